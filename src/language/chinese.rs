//! Chinese.

mod closed;

use crate::language::Language;
use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::{Doubling, Small};
use crate::language::topics::events::{Anniversaries, DatedDocuments, Event, Events};
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties, Whole};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::segmentation::Segmentation;
use crate::language::topics::sentences::{Sentences, Stray};
use crate::language::words::words;

pub(super) static CHINESE: Language = Language {
    name: "Chinese",
    code: "zh",
    evidence: Evidence {
        script: Script::Han,
        function_words: words!(
            "的 了 是 在 和 与 及 或 等 对 为 不 其 以 于 由 应 将 该 并 而 之 所 有 中 上"
        ),
        ..Evidence::NONE
    },
    sentences: Sentences {
        joining: words!("和 与 及 或 的 对 在 将 把 被 从 向 以 为 逐步 同时 并 而 且"),
        // 现代汉语词典: words that end in a character of the list above and need nothing after them.
        ending: words!(
            "的 总和 温和 缓和 饱和 共和 调和 柔和 平和 中和 求和 亲和 随和 祥和 谦和 参与 赠与 授与 给与 涉及 普及 触及 顾及 危及 波及 提及 \
             论及 殃及 惠及 遍及 企及 累及 抑或 核对 反对 相对 绝对 应对 比对 配对 成对 校对 派对 不对 值对 存在 内在 外在 现在 潜在 \
             实在 所在 自在 主将 火把 拖把 车把 棉被 植被 覆被 服从 跟从 随从 盲从 主从 听从 遵从 方向 导向 定向 流向 走向 取向 意向 趋向 \
             志向 朝向 横向 纵向 双向 单向 反向 正向 转向 去向 动向 风向 航向 内向 外向 偏向 倾向 指向 可以 足以 得以 所以 难以 行为 \
             作为 人为 无为 合并 兼并 吞并 归并 裁并 撤并 火并 反而 况且 暂且 姑且"
        ),
        clinging: "的",
        pointing: words!("下列 以下 如下 前款 前项 上述"),
        greetings: words!("亲爱的 親愛的 尊敬的 敬爱的 敬愛的 各位 诸位 諸位"),
        // Particles, 吕叔湘, 现代汉语八百词, and 之 with what a phrase of it ends in.
        leaning: words!("的 们 者 之日 之时 之间 之内 之外 之一 之中 之上 之下 之首 之际 之规定"),
        // Parts of speech and of writing.
        word_nouns: words!("单词 连词 介词 代词 助词 副词 冠词 虚词 一词 一字 这个词 这个字"),
        meaning: words!("表示 意为 意思 是指 意即 的意思 的用法 的含义"),
        stray: &[
            Stray {
                word: "和",
                han: None,
                code: false,
            },
            Stray {
                word: "与",
                han: None,
                code: false,
            },
            Stray {
                word: "及",
                han: None,
                code: false,
            },
            Stray {
                word: "或",
                han: None,
                code: false,
            },
            Stray {
                word: "的",
                han: None,
                code: false,
            },
            Stray {
                word: "在",
                han: None,
                code: false,
            },
        ],
        ..Sentences::NONE
    },
    modality: Modality {
        negations: words!("尚未 并非 並非 绝非 絕非 不 非 未 无 無 没 沒 勿 莫"),
        idioms: &["不限于", "不仅", "不但", "不论", "不管", "无论", "可选"],
        affirmations: words!("已经 有 已 是 曾"),
        modals: &[
            words!("应当 應當 应该 應該 有义务 有義務 应 應"),
            words!("必须 必須 须 須"),
            words!("可以 可 得 有权 有權 允许 允許 准许 准許 能够 能"),
            words!("需要"),
            words!("禁止"),
            words!("宜"),
        ],
        coordinators: words!("并 并且 並 並且 或者 或 和 以及 且"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &[
            "第#页",
            "第 # 页",
            "第#頁",
            "第#页共#页",
            "第 # 页 共 # 页",
            "第#页/共#页",
            "第 # 页，共 # 页",
            "第#页，共#页",
            "共#页第#页",
        ],
        ..Pages::NONE
    },
    notices: Notices {
        sure: words!("版权声明 著作权声明 版权所有 版权信息 版权说明 版權聲明"),
        unsure: words!("免责声明 法律声明 许可证 知识产权声明 免責聲明"),
        ..Notices::NONE
    },
    placeholders: Placeholders {
        forms: words!("申请表 登记表 审批表 报名表 调查表 备案表 统计表 推荐表 样表 样本 范本 模板 示范文本 格式文本"),
        choices: &["请勾选", "请选择", "选择一项", "任选一项", "打勾"],
        explains: words!("代表 表示 是指 意为 意思"),
        templates: words!("模板 占位符"),
        names: words!("待定 待补 略待补 您的姓名 姓名 日期 金额 公司名称"),
        instructions: words!("待补充 待确认 待填 待定稿 此处填 此处插入 请填写 请输入 请插入 填写"),
        openings: words!("待补充 待确认 待填 待定稿 待补齐 待补全 待添加 待插入 待完善 待更新 待修订 此处补充 此处插入"),
        formats: words!("格式 写法 形式 样式 输入"),
        // 某 says the same. What follows is a noun with the unit at its head.
        left_out: words!(
            "公司 公众 公园 公寓 公民 公务 公安 公馆 部门 部队 部长 部落 局长 局势 厅长 市长 市民 市场 县长 区长 区域 区别 区间 省长 省份 省略 \
             镇长 乡长 页面 号码 日报 日子 日期 月刊 月份 年级 年代 年龄 元素 元件 街道 街坊 路线 路由 路径"
        ),
        units: "年月日号页元省市县區区镇乡局厅部公路街",
        behind_units: "内內前后後起止至以之整的",
        samples: words!("示例 例子 样本 样例 范本 范例 模板 格式 样式 示范文本 表样"),
        ..Placeholders::NONE
    },
    lists: Lists {
        steps: words!(
            "点击 单击 双击 右击 选择 选中 勾选 打开 关闭 保存 等待 停止 启动 重启 重新启动 运行 执行 重复 输入 填写 检查 确认 返回 滚动 拖动 复制 \
             粘贴 添加 删除 创建 更新 编辑 提交 安装 卸载 启用 禁用 开启 设置 重置 发送 登录 下载 上传 部署 测试 清洗 搅拌 加热 冷却 放入 取出 转到 \
             进入 退出 如果 若 按下 点选 點擊 選擇 開啟 關閉 儲存 啟動 輸入 檢查 返回 刪除"
        ),
        fillers: words!("对 是 好"),
        stressing: words!("再 还 还是 又 更 更是 仍 仍是 永远"),
        conjunctions: words!("或者 以及 和 或"),
        pairing: "和与",
        going_on: "和与及以",
        ending: "或等",
        openers: words!("产品有 主要有 部门有 单位有 成员有 项目有 设备有 材料有 品种有 种类有 分别有 还有 包括 包含 含有 分为 例如 诸如 譬如 涉及 涵盖 分别是 分别为 具有 列明"),
        verbs: words!(
            "记录 写明 注明 载明 标明 提供 提交 说明 介绍 负责 配备 设有 准备 出示 填写 领取 携带 检查 保护 遵守 适用 发展 加强 促进 推进 推动 开展"
        ),
        // The auxiliaries of the technical rules for drafting laws, and adverbs of conduct.
        modals: words!(
            "禁止 严禁 不得 不准 不许 不可 不应 不能 不宜 不予 应当 必须 务必 可以 能够 需要 有权 无权 允许 准予 依法 擅自 私自 非法 违法 随意 故意 恶意"
        ),
        takers: "以按对含把用从供",
        leads: "有在到去为是从对把将用向往经至",
        // Adjectives and nouns of 现代汉语词典 that end in one of these.
        describing: words!(
            "所有 现有 国有 私有 公有 民有 原有 固有 特有 独有 共有 自有 专有 既有 享有 稀有 占有 持有 应有 仅有 常有 少有 罕有 富有 持有 内在 外在 \
             潜在 现在 存在 所在 正在 实在 自在 人为 作为 行为 认为 成为 称为 视为 更为 较为 极为 最为 颇为 甚为 尤为 只是 但是 可是 还是 就是 都是 不是 \
             于是 总是 凡是 要是 若是 服从 自从 跟从 随从 反对 相对 绝对 应对 核对 面对 针对 主将 即将 必将 采用 使用 通用 专用 公用 民用 军用 商用 农用 \
             家用 应用 适用 实用 常用 方向 定向 单向 双向 横向 纵向 以往 来往 交往 前往 曾经 已经 财经 神经 甚至 直至 乃至 以至 达到 得到 受到 看到 \
             遇到 做到 收到 过去 失去"
        ),
        phrases: "的和或及等以由向对其被为与时是",
        prefixes: "不非副总正前后大小新老半多单双和与及或的主次高低上下内外有无未再准超本该各全",
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[
            Whole {
                word: "双方",
                joints: words!("同 与 和"),
            },
            Whole {
                word: "雙方",
                joints: words!("同 與 和"),
            },
            Whole {
                word: "两国",
                joints: words!("同 与"),
            },
            Whole {
                word: "三方",
                joints: words!("同 与"),
            },
            Whole {
                word: "各方",
                joints: words!("同 与"),
            },
        ],
        between: words!("与 和"),
        wishes: words!("愿 将 應 应 可 须 拟 继续 希望 决定 同意 商定"),
        side: Some('方'),
        no_members: words!(
            "双方 雙方 各方 三方 对方 對方 第三方 多方 他方 一方 另一方 地方 官方 警方 军方 何方 西方 东方 南方 北方"
        ),
        // Company Law of the PRC (2023), articles 2 and 7; Partnership Enterprise Law (2006), articles 15, 56 and 62; Law on Farmers'
        // Cooperatives (2017); Company Act of Taiwan, article 2.
        forms: &[
            Form::behind(words!("股份有限公司 股份公司")),
            Form::behind(words!("有限责任公司 有限公司")),
            Form::behind(words!("有限責任公司")),
            Form::free(words!("無限公司 无限公司")),
            Form::free(words!("兩合公司 两合公司")),
            Form::free(words!("合伙企业(有限合伙) (有限合伙)")),
            Form::free(words!("合伙企业(普通合伙) (普通合伙)")),
            Form::free(words!("合伙企业(特殊普通合伙) (特殊普通合伙)")),
            Form::free(words!("农民专业合作社 专业合作社")),
            Form::free(words!("农民专业合作社联合社 专业合作社联合社")),
            Form::free(words!("股份合作公司")),
        ],
        before_names: "的称为由向在是和与及同对被将给跟按经即至从",
        // Verbs of the pivotal construction (兼语句) in 现代汉语八百词, as far as they are in contracts and not in names, as 担保, 介绍 are.
        asking: words!(
            "委托 授权 通知 要求 邀请 聘请 聘用 雇用 雇佣 指定 选定 选聘 委派 请求 催告 责令 告知 允许 准许 同意 督促 敦促 陪同 任命
             起诉 收到 委託 授權 聘請 邀請 選定 請求 責令 允許 準許 起訴"
        ),
        counting: words!("一家 两家 三家 四家 五家 六家 七家 八家 九家 十家 几家 多家 各家 该 本 兩家 幾家 該"),
        ..Parties::NONE
    },
    quotation: Quotation {
        // The standard for punctuation, GB/T 15834, and corner brackets as in Taiwan.
        pairs: &[('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        // The words between two others in repeats of 930 published laws that are right (2026-11-28), and more of their kind by hand.
        between: words!("创业 信用 共建 就业 应用 费用 通用 专用 办理 代理"),
        acts: words!(
            "规定 要求 决定 建议 通知 指示 命令 承诺 约定 说明 批复 判决 裁定 请求 声明 公告 通告 授权"
        ),
        acts_named: words!("有关 相关 上述 前述 该 该项 此项 各项 其他 这些 这一"),
        acts_done: words!("应当 必须 不得 可以 需要 禁止 允许 由"),
        acts_describing: words!("的"),
        governing: words!("按照 依照 根据 依据 遵照 违反 符合 遵守 执行 依 按"),
        closed: closed::CLOSED,
        smalls: &[
            // What begins after the two: words of the language, and of the nouns and verbs in the dictionary of jieba 0.42.1 (10 times or
            // more in its corpus) those that another word can govern, 对|对子, less those whose next character begins commoner nouns.
            small('其', "尤极与土何莫", "实中乐妙"),
            small(
                '对',
                "核校配查绝结比",
                "外方象手话策接应口称岸账比照等换内抗立待联弈象付面头阵白偶子虾襟仗局练歌峙垒",
            ),
            small(
                '在',
                "现存所内实潜自好外正旨健",
                "于线场职岗校世意乎编建押此座野册读籍岸",
            ),
            small(
                '和',
                "共饱温柔缓平附调谐总中求",
                "平谐解睦好约声会缓面谈气风服暖亲煦善尚蔼畅美悦顺弦局盘衷泰婉颜乐田稀了龙硕棋",
            ),
            small('与', "参给赋授付干", "会其否共时日此众"),
            small('及', "以普涉顾危波触提论埃", "时格早其至物笄第"),
            small(
                '为',
                "行作成因认称视以定改分列变转人更极颇甚",
                "了何人民难此什主期止",
            ),
            small('是', "但可于只就还凡若不总都要倒或正老真算硬乃却", "否非的"),
            small('将', "即大上中少健猛名武战老虎干主麻", "来要军领士官近令帅"),
            small('被', "棉植", "告动子害褥单盖窝套"),
            small('从', "服听跟随无遵顺盲主", "事业而前容来属此中小未头严政医军犯"),
            small(
                '向',
                "方趋导面走取倾内外动意转定志去航流风单双",
                "导来往日上下前后阳",
            ),
            small(
                '以',
                "可予难足所加得何用是给借致",
                "及为后来上下内外前便免致此至色往期太",
            ),
            small('于', "由关对属基至等位在处终过鉴善勇便高低大小", "是此今"),
            small('也', "", "许好就罢门"),
            small('都', "首成京故古国迁建定大", "市会城是督江匀昌尉灵"),
            small('并', "合吞兼归一", "且非列购轨行发存联网举未不"),
            small('就', "成造迁将早高", "业是要算地近任职医读餐位诊寝"),
            small('了', "为除罢到得不", "解结却不然如"),
            small('的', "目标有", "士确话当"),
            small('把', "一两火拖车手大", "握手关控守柄脉舵儿"),
            small('或', "抑", "者许是"),
            small('该', "应活", ""),
            small('由', "自理经缘因事", "于此来衷"),
            small('已', "而不早", "经知婚"),
            small('均', "平人户", "匀等衡可值"),
            small('使', "即促大公天特行假驱指迫致", "用命得者馆节领臣徒唤"),
            small('们', "我你他她它人咱", ""),
            small('并', "合吞兼归一", "且非列购轨行发存联网"),
            small('且', "并而况", "慢"),
            small('这', "", ""),
        ],
        reduplicated: "往仅渐常天人家处时事户村层年月日代种等刚大多少慢快好早远近深高低轻重紧牢稳默静悄偷匆频屡连纷\
节步环丝点滴星爸妈哥弟姐妹爷奶叔伯舅姑太宝娃猩个件条项句字页张块片团圈堆排行队列座间篇封本次回趟遍样般类色色面方\
看听说想谈试问走坐站等歇聊读写唱跳笑哈呵嘿嘻啊哦嗯呀哎哗啦咚叮当嗡汪喵谢拜足满区寥茫苍莽滔滚浩荡漫冉袅款\
娓喋窃侃津孜兢勃蓬郁葱芸济彬翩赫堂炯熊灼斑历历比依切谆循频隐约微暗明朗恰偏统通每各世生万千百",
        suffixes: "部院会员法局司处科所室人者家学生化性力线区县市省国公长体分站队团社店厂校系组",
        // Verbs of what people do of their own will and for as long as they like, the class whose doubling is grammar: Zhu Dexi, 语法讲义,
        // and 现代汉语八百词 on 动词重叠式. Verbs of offices (管理, 许可, 规定) are none of them.
        spoken: words!(
            "商量 讨论 研究 考虑 学习 休息 打扫 收拾 整理 了解 认识 交流 锻炼 练习 尝试 放松 调查 分析 总结 检查 \
             参观 打听 琢磨 观察 体验 感受 享受 品尝 欣赏 介绍 准备 联系 意思 表示 \
             研讨 比较 熟悉 回忆 请教 关心 照顾 活动 推敲 帮助 帮忙 表扬 批评 解释 品味 协调 沟通 活跃 反省 见识 \
             鼓励 安慰 劝说 开导 指点 指导 提醒 嘱咐 打扮 打量 掂量 盘算 合计 核计 思考 思量 斟酌 揣摩 体会 体谅 领略 \
             回味 回想 消化 温习 复习 预习 演习 排练 操练 磨炼 历练 锤炼 试探 打探 探望 看望 拜访 拜会 \
             招待 招呼 应付 应酬 伺候 照应 照料 照看 关照 爱护 保养 保重 调理 调养 调剂 疏通 疏导 清扫 \
             洗刷 擦洗 修理 修补 修整 拾掇 归置 布置 装饰 点缀 丰富 评论 议论 争论 辩论 谈论 \
             核对 对照 参考 参谋 参详 请示 汇报 客气 计较 估计 估量 \
             考验 搜集 寻找 查找 翻阅 浏览 阅读 朗读 背诵 欢迎 \
             发泄 号召 团结 联欢 娱乐 消遣 游览 逛荡 溜达 散步 走动 运动 舒展 缓和 \
             休整 冷静 镇静 平静 端正 收敛 克制 忍耐 等待 享用"
        ),
        speakers: "要再来去请想好先们我你他她它得该可能便就多并且且以",
        no_speakers: words!("其他 予以 加以 给以 处以 致以 难以 足以 所以"),
        // Stretches of the calendar and of work, and the demonstratives and numerals that come before a measure word.
        periods: words!(
            "年度 季度 学期 学年 财年 月份 周期 年级 假期 旬度 月度 世纪 年代 时期 阶段"
        ),
        periods_after: "本该每各某前后上下首头末当次这那今去明同半整全一二三四五六七八九十两几",
        // First the adjectives that are doubled like verbs, for a while of what they say, which their other doubling (高高兴兴) does not:
        // Zhu Dexi, 语法讲义, and the entries of 现代汉语八百词. Then what is said twice for stress, and the words for sounds
        // (拟声词 in 现代汉语词典).
        stressed: words!(
            "凉快 热闹 舒服 清静 暖和 痛快 快活 高兴 轻松 亲热 安静 清闲 威风 神气 漂亮 干净 明白 清楚 \
             非常 很多 好多 许多 特别 十分 永远 哈哈 谢谢 一步 一个 什么 怎么 怎样 如何 哪里 哪儿 哪些 哪个 这样 那样 这么 那么 \
             整页 整箱 整天 整夜 整晚 整月 整年 整片 整块 整段 整套 整批 整车 整本 整篇 整排 整瓶 整袋 整包 整盒 整桶 整筐 整捆 \
             大把 大片 大口 大步 大块 大段 大群 大批 大堆 大桶 大包 大滴 大颗 大捆 大车 大箱 大盘 大碗 大声 成片 成堆 成群 成批 成排 成箱 成车 \
             这个 那个 多少 如此 真的 太好 相当 极其 尤其 无比 格外 绝对 千万 快点 慢点 加油 拜托 不要 不行 \
             哗啦 呼啦 忽啦 哔哩 噼啪 劈啪 吧嗒 叭嗒 啪嗒 吧唧 咕噜 咕嘟 咕咚 咕叽 咕唧 咕隆 咯吱 咯噔 咯嘣 嘎吱 嘎嘣 嘎巴 喀嚓 咔嚓 咔哒 咔嗒 \
             哐当 哐啷 咣当 咣啷 当啷 丁当 叮当 叮咚 丁冬 丁零 叮铃 滴答 嘀嗒 滴嗒 淅沥 扑通 噗通 扑哧 噗嗤 扑腾 扑棱 呼哧 吭哧 哼哧 哼唧 呼噜 \
             刺啦 嗤啦 哧溜 出溜 吱呀 吱扭 唧咕 叽咕 嘀咕 叽喳 唧喳 咿呀 哇啦 呜哇 呜噜 呜啦 轰隆 乒乓 窸窣 悉索 稀里 嘚啵 嘟噜 嘟囔 嘟哝 咕哝 \
             呱嗒 呱唧 呱啦 咚锵"
        ),
        // 很长很长的路, 多好多好, 太晚太晚: adverbs of degree, which both copies have in front. Written by hand.
        openers: "一的之很多每半几各太",
        closers: "着每各不",
        followers: "再吧看",
        resuming: "再又",
        nominal_endings: "度率性者",
        clause_marks: "，。！？；：…",
        pronouns: "我你您他她它",
        after_pronouns: "不就也才都还会能该要可没却又再怎",
        ..Doubling::NONE
    },
    definitions: Definitions {
        // 合同当事人：天干之序，以及民法典典型合同之名。
        roles: &[
            (words!("甲方 乙方"), words!("丙方 丁方 戊方 己方")),
            (words!("出卖人 卖方"), words!("买受人 买方")),
            (words!("出租人 出租方"), words!("承租人 承租方")),
            (words!("发包人 发包方"), words!("承包人 承包方")),
            (words!("贷款人"), words!("借款人")),
            (words!("委托人 委托方"), words!("受托人 受托方")),
            (words!("许可方"), words!("被许可方")),
            (words!("转让方"), words!("受让方")),
        ],
        // Words that begin with 方 or 人.
        no_roles: "式案法面向便程针位圆形才员民数口类工士力物家选",
        markers: words!(
            "以下统一简称 以下分别简称 以下分别称 以下简称 以下统称 以下合称 以下并称 以下称 下文简称 下文称 下称 统称 简称"
        ),
        glosses: words!("简称"),
        copulas: "为作",
        borrowing: words!("中的 所称的 规定的 所规定的"),
        duties: "应须将可按向不已",
        followers: "的应当须可由在与和及或将对为按依不能有是于已向同经每愿认要均也还就负履承审",
        phrases: words!("以下简称 以下统称 以下称 以下合称"),
        verbs: words!("是指 系指 均指 即指 意指 指"),
        discussing: words!("指的是 指的就是"),
        nouns: words!(
            "本合同所称 本协议所称 本法所称 本条例所称 本办法所称 本规定所称 本规则所称 本细则所称 本章程所称 本条所称 本章所称 本节所称 本公约所称 \
             本决定所称 本标准所称 本文所称 本文件所称 本公司所称 本合同所称的 本协议所称的 本法所称的 本条例所称的 本办法所称的 本规定所称的 \
             本规则所称的 本细则所称的 本章程所称的 本条所称的 本合同中 本协议中 本条例中 本办法中 本规定中 本合同项下 本协议项下"
        ),
        lead_ins: words!("在本 就本 为本 為本 于本 於本 除非 除另有 除文意 除上下文"),
        defining: words!(
            "合同 合约 合約 协议 協議 契约 契約 法 条例 條例 办法 辦法 规定 規定 规则 規則 细则 細則 章程 条款 條款 公约 公約 条约 條約 议定书 議定書 决定 决议 标准 標準 文件 公告 通知 说明书 招标 \
             投标 保单 文意 上下文 另有"
        ),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: words!("本章 本节 本節 本编 本編 本部分 本附件 本附录 本附錄"),
        bounds: "的称为由向在是和与及了",
        attributive: "的",
        titles: words!(
            "示例 实例 范例 例子 举例 案例 用法 说明 概述 概览 简介 介绍 入门 教程 指南 步骤 附录 总结 小结 前言 目录 对比 比较 区别 练习 答案 \
             使用方法 安装方法 常见问题 示範 實例 範例 例子 舉例 說明 概覽 簡介 介紹 入門 步驟 附錄 總結 目錄 對比"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: words!("修改为 修改為 改为 改為 更名为 更名為 改名为 改名為 替换为 替換為 修订为 变更为 變更為 更正为 更正為 原名 原称 误为"),
        fronts: words!("中华人民共和国 中国"),
        small_characters: "的之和与及、·和暨〈〉“”\"' -—以了于地得",
        telling_characters: "上下前后左右东西南北内外进出入新旧大小多少高低长短男女老少父母正副总分省市县区乡镇州国中美俄英法德日韩朝欧亚非海陆空水土木金火春夏秋冬甲乙丙丁戊己庚辛壬癸冬夏不无非未",
        going_on: "实施修解补草配暂》〉\"〈《（(、",
        leads: "据照反",
        words_of_one: "的了在和与與及等其之为為以于於是不有我他她它对對由从從中上下内外后前或者可应當当将將把被并并而且各该本此这那所到出入得能会會要未无非也都还又再很更最",
        ..Names::NONE
    },
    parts: Parts {
        captions: words!("示例 例 例子 范例 清单 代码清单 程序清单 代码 代码示例 算法 範例 清單 程式碼"),
        contents: &["目录", "目 录", "目錄", "目 錄", "目次"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                behind: "编編卷篇部",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("附件"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("附录 附錄"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("附表"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                behind: "章回",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                behind: "节節",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                behind: "条條",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                behind: "款项項目",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("表"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("图 圖"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Listing,
                one: words!("示例 代码清单 程序清单"),
                ..DivisionNames::NONE
            },
        ],
        ordinal: "第",
        inserted: "之",
        spoken_of_before: "规規所至和或及与與的中第",
        other_words: "代列年仪发地构钟手报附意企版试力外上下前",
        counted: "个件份张年月日",
        joiners: words!("和 与 與 及 或 或者 以及 至 到"),
        referring: words!("按照 依照 符合 按 见"),
        ruling: words!("的规定 的要求 规定的 要求"),
        documents: words!(
            "法 条例 條例 规定 規定 办法 辦法 决定 決定 细则 細則 规则 規則 公约 公約 条约 條約 协定 協定 议定书 議定書 宪章 憲章 章程 \
             宪法 通则 标准 標準 合同 协议 協議 解释 解釋 决议 声明 聲明 宣言 纲要 方案 规程 准则"
        ),
        documents_beside: words!("规范 規範"),
        no_documents: &[("法", "依违合非方无执守司立办普")],
        linking: "的中之内里所",
        own: words!("本"),
        own_before: words!("本"),
        earlier: "原",
        its: words!("其"),
        stubs: &[
            "有意留空",
            "有意留白",
            "此页有意留白",
            "本页空白",
            "空白",
            "留空",
            "无内容",
            "待定",
            "暂无",
            "不适用",
            "略",
            "從略",
            "从略",
            "无",
            "無",
            "空缺",
            "保留",
            "删去",
            "刪去",
            "删除",
            "刪除",
            "已删除",
            "废止",
            "廢止",
            "已废止",
            "已廢止",
        ],
        partial: words!("节选 節選 摘录 摘錄 摘编 选录 选编 (略) 从略 删去 删除 刪除 废止 廢止 修改为 修正 修订为 作为第 作如下修改 保留条"),
        ..Parts::NONE
    },
    dates: Dates {
        weekdays: [
            words!("星期一"),
            words!("星期二"),
            words!("星期三"),
            words!("星期四"),
            words!("星期五"),
            words!("星期六"),
            words!("星期日"),
        ],
        weekday_prefixes: words!("星期 礼拜 禮拜 周 週"),
        sundays: "日天",
        times_of_day: "上下晚早中",
        year_units: "年",
        month_units: "月",
        day_units: "日号號",
        no_years: "代來来多余",
        range_joints: words!("至 到 起至"),
        // The calendar of the Republic: its months and days are those of the common one.
        eras: &[("民国", 1911), ("民國", 1911)],
        calendars: words!("农历 農曆 阴历 陰曆 旧历 舊曆 夏历 藏历 回历 康熙 乾隆 光绪"),
        moves: words!("提前 调整 变更 改"),
        examples: words!("不存在 无效"),
        halves_before: words!("上午 下午 早上 早晨 晚上 傍晚 凌晨"),
        hour_units: "时點点時",
        // GB/T 9704: the year of a document's number is in full between these brackets.
        decree_years: Some(('〔', '〕', '号')),
        ..Dates::NONE
    },
    events: Events {
        words: &[
            (Event::Signing, words!("签署 签订 缔结 签字 簽署 簽訂")),
            (
                Event::Founding,
                words!("成立 建校 建国 建党 建军 建厂 建院 建市 建立 创立 创建 创办 设立"),
            ),
            (Event::Adoption, words!("通过")),
            (Event::Force, words!("生效")),
            (Event::Application, words!("施行 实施")),
            (Event::Publication, words!("发表 发布 公布 颁布 印发")),
            (Event::Relations, words!("建交")),
            (Event::Birth, words!("诞生 出生 诞辰")),
            (Event::Opening, words!("开幕")),
            (Event::Launch, words!("开通 通车 启用")),
        ],
        marking: words!(
            "举行 举行了 举办 举办了 召开 召开了 迎来了 庆祝 正值 适逢 恰逢 将迎来 迎来 时值 正是 将是 走过 走过了 已走过 已走过了 历经 历经了 走過 走過了 是 为 系"
        ),
        // Adverbs of manner and time before a verb that says that something is kept. Written by hand, after 现代汉语八百词.
        manners: words!(
            "隆重 热烈 共同 一起 一同 携手 联合 正 恰 又 还 再 已 已经 将 即将 刚 刚刚 正式 专门 特别 特意 专程 盛大 全面 广泛              深入 积极 如期 同时 同步 随即 随后 分别 先后 陆续 相继 都 均 也 就 才 顺利 成功 公开 低调 简朴 集中 统一 首次 再次 多次              连续 喜"
        ),
        places: words!("在 于"),
        back_references: words!("该 其 此 这 本"),
        anniversaries: Anniversaries {
            units: words!("周年 週年"),
            years: words!("年"),
            years_verbs: words!("走过 走过了 已走过 已走过了 历经 历经了 走過 走過了"),
            ..Anniversaries::NONE
        },
        documents: DatedDocuments {
            title_joints: words!("已于 是于 于 自"),
            attributive: words!("的"),
            verbs_before: words!("成立于 创立于 创建于 创办于 出生于 诞生于 通车于 开通于"),
            no_names: "的其该此由于它他她",
            recurring: words!("修改 废止 修正 修订"),
            ..DatedDocuments::NONE
        },
        ..Events::NONE
    },
    counting: Counting {
        score_leads: words!("比分 比分为 比分是 比數"),
        shares: words!("原则 原則 法则 法則 定律 定理 原理 规律 規律 开 開"),
        measures: "个個项項种種类類点點条條名位家座支只件大组級级步章部款期批处處份套层層门門场場台辆艘间間栋棟幅册",
        levels: "级級",
        // 反义语素并列的双音词，现代汉语词典。
        opposites: words!(
            "深浅 软硬 大小 长短 高低 冷热 粗细 厚薄 男女 老少 公私 正反 左右 上下 前后 内外 黑白 干湿 新旧 轻重 快慢 明暗 南北 东西 中外 城乡 \
             早晚 昼夜 宽窄 单双 雌雄 阴阳 咸甜 生熟 荤素 动静 有无 真假 优劣 主次 远近 横竖 繁简 文武 水陆 海陆 浓淡 红白 红绿 进出 出入 \
             买卖 收支 供需 增减 加减 开关 起落 来去 往返 升降 胜负 得失 成败 师生 父母 夫妻 兄弟 姐妹 祖孙 官兵 干群 古今 始终 首尾 \
             方圆 曲直 虚实 强弱 松紧 疏密 盈亏 存亡 生死 苦乐 悲喜 善恶 美丑 是非 对错 清浊 贵贱 贫富 奖惩 赏罚 攻守 攻防 取舍 褒贬 \
             甲乙 春秋 寒暑 旱涝 天地 山水 江河 东南 西北"
        ),
        open_ends: words!("等 及其他 或者其他 以及其他"),
        no_counts: words!("第 近 约 多 超过 至少 不少于 每 前 后"),
        definite: words!(
            "这 那 該 该 此 其 其他 其它 另 另外 其余 剩下 剩余 剩下的 上述 上面 上面的 前述 同样的 这些 那些 所有 全部 任意 任何"
        ),
        conditions: words!("如果 若 当 例如 比如 假如 假设 对于 对 为了 针对"),
        no_nouns: "以之的内月年上下为是有由一",
        list_verbs: words!("分别是 分别为"),
        list_adverbs: words!("分别"),
        explaining: words!("即"),
        characters: words!("字 字母 字符 汉字 漢字 符号 下划线 空格 横线"),
        spoken: words!("词 詞 单词"),
        following: words!("下列 以下 如下 分为 包括"),
        range_characters: "至到",
        joint_characters: "和与及或",
        totals: words!("合计 共计 总计"),
        bracket_leads: words!("即"),
        no_list_leads: words!("包括 见 含"),
        no_sums: "等各共的第中余和与及或约近每前后了为是有以至到另其",
        inexact: words!("以上 以下 以内 左右 之 半 中 月 级 或 工作日 小时 日 天 周"),
        verb_ends: "为是有括设将含即立成",
        verbs: words!("分为 分成 包括 设有 列为 划为 称为"),
        no_items: "的或等及以各起不于在",
        open_characters: "等",
        no_lists: "省级",
        number_units: "年月元",
        ..Counting::NONE
    },
    // Amounts in contracts, after the rules for filling in cheques: 人民币壹拾贰万叁仟元整（¥123,000.00）.
    numbers: Numbers {
        // GB/T 15835: a comma or a narrow space.
        thousands: ", ",
        currencies: words!("人民币 元 圆 美元 欧元 港元 日元 英镑"),
        leads: words!("大写 小写 即 计 合计"),
        no_amount_leads: words!("第 之 星期 周 其 唯 统 万 初 高 大 民国"),
        share_joints: words!("分之"),
        percent_leads: words!("百分之"),
        written_leads: words!("大写"),
        figure_leads: words!("小写"),
        money_ends: "元圆圓整正",
        whole_ends: "整正",
        money_parts: &[('分', 1), ('角', 10)],
        units: "日天年月个元份名人次件台套页期季周万亿倍",
        counting: "两兩",
        ..Numbers::NONE
    },
    segmentation: Segmentation {
        pairs: include_str!("chinese/words.txt"),
        ..Segmentation::NONE
    },
    revisions: Revisions {
        earlier: words!("旧版 旧稿 旧 初稿 草稿 草案 原稿 修改前 修订前"),
        later: words!("新版 新稿 新 定稿 终稿 最终版 修改后 修订后 签署版 签字版 盖章版"),
        copies: words!("的副本 副本 复件 拷贝"),
        counting: words!("甲 乙 丙 丁 戊 己 庚 辛 壬 癸"),
    },
    ..Language::NONE
};

const fn small(c: char, ends: &'static str, begins: &'static str) -> Small {
    Small { c, ends, begins }
}
