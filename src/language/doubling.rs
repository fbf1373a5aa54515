//! Which repeats of a word or a character are language and no slip, as data.

/// A small Han character that hardly ever stands twice in a row, with what makes it right after all.
#[derive(Debug)]
pub struct Small {
    /// The character.
    pub c: char,
    /// Characters before the two with which the first makes a word: 可以|以, 参与|与.
    pub ends: &'static str,
    /// Characters after the two with which the second makes a word: 对|对方, 和|和平.
    pub begins: &'static str,
}

const fn small(c: char, ends: &'static str, begins: &'static str) -> Small {
    Small { c, ends, begins }
}

/// Small characters. One that is missing here may stand twice for many reasons.
pub const SMALLS: &[Small] = &[
    small('其', "尤极与土何莫", "实中乐妙"),
    small(
        '对',
        "核校配查绝结比",
        "外方象手话策接应口称岸账比照等换内抗立待联弈象付",
    ),
    small(
        '在',
        "现存所内实潜自好外正旨健",
        "于线场职岗校世意乎编建押此座野",
    ),
    small(
        '和',
        "共饱温柔缓平附调谐总中求",
        "平谐解睦好约声会缓面谈气风服暖亲煦善",
    ),
    small('与', "参给赋授付干", "会其否共时日此众"),
    small('及', "以普涉顾危波触提论埃", "时格早其至物笄第"),
    small(
        '为',
        "行作成因认称视以定改分列变转人更极颇甚",
        "了何人民难此什主期止",
    ),
    small('是', "但可于只就还凡若不总都要倒或正老真算硬乃却", "否非的"),
    small('将', "即大上中少健猛名武战老虎干主麻", "来要军领士官近"),
    small('被', "棉植", "告动子害褥单盖窝"),
    small('从', "服听跟随无遵顺盲主", "事业而前容来属此中小未头严政医"),
    small(
        '向',
        "方趋导面走取倾内外动意转定志去航流风单双",
        "导来往日上下前后",
    ),
    small(
        '以',
        "可予难足所加得何用是给借致",
        "及为后来上下内外前便免致此至色往期",
    ),
    small('于', "由关对属基至等位在处终过鉴善勇便高低大小", "是此今"),
    small('也', "", "许好就罢门"),
    small('都', "首成京故古国迁建定大", "市会城是督江匀昌"),
    small('并', "合吞兼归一", "且非列购轨行发存联网举未不"),
    small('就', "成造迁将早高", "业是要算地近任职医读餐位诊"),
    small('了', "为除罢到得", "解结却不然如"),
    small('的', "目标有", "士确话当"),
    small('把', "一两火拖车手大", "握手关控守柄"),
    small('或', "抑", "者许是"),
    small('该', "应活", ""),
    small('由', "自理经缘因事", "于此来衷"),
    small('已', "而不早", "经知婚"),
    small('均', "平人户", "匀等衡可"),
    small('使', "即促大公天特行假驱指迫致", "用命得者馆节领"),
    small('们', "我你他她它人咱", ""),
    small('并', "合吞兼归一", "且非列购轨行发存联网"),
    small('且', "并而况", "慢"),
    small('这', "", ""),
];

/// Words of one character that are said twice: 往往, 人人.
pub const REDUPLICATED: &str = "往仅渐常天人家处时事户村层年月日代种等刚大多少慢快好早远近深高低轻重紧牢稳默静悄偷匆频屡连纷\
节步环丝点滴星爸妈哥弟姐妹爷奶叔伯舅姑太宝娃猩个件条项句字页张块片团圈堆排行队列座间篇封本次回趟遍样般类色色面方\
看听说想谈试问走坐站等歇聊读写唱跳笑哈呵嘿嘻啊哦嗯呀哎哗啦咚叮当嗡汪喵谢拜足满区寥茫苍莽滔滚浩荡漫冉袅款\
娓喋窃侃津孜兢勃蓬郁葱芸济彬翩赫堂炯熊灼斑历历比依切谆循频隐约微暗明朗恰偏统通每各世生万千百";

/// Characters that stand at the end of names and may follow a word that ends in the same one: 干部|部.
pub const SUFFIXES: &str =
    "部院会员法局司处科所室人者家学生化性力线区县市省国公长体分站队团社店厂校系组";

/// Verbs and other words of two characters that may be said twice in running speech: 商量商量, 非常非常.
pub const SPOKEN_TWICE: &[&str] = &[
    "商量", "讨论", "研究", "考虑", "学习", "休息", "打扫", "收拾", "整理", "了解", "认识", "交流",
    "锻炼", "练习", "尝试", "放松", "调查", "分析", "总结", "检查", "参观", "打听", "琢磨", "观察",
    "体验", "感受", "享受", "品尝", "欣赏", "介绍", "准备", "联系", "意思", "表示",
];

/// What stands before a word that is said twice: 要, 去, 我们.
pub const SPEAKERS: &str = "要再来去请想好先们我你他她它得该可能便就多并且且";

/// Words of two characters that are said twice for stress.
pub const STRESSED: &[&str] = &[
    "非常", "很多", "好多", "许多", "特别", "十分", "永远", "哈哈", "谢谢", "一步", "一个",
];

/// Words that may stand twice in a row, lower case: had had, that that; так, очень.
pub const LEGAL_TWICE: &[&str] = &[
    "had",
    "that",
    "very",
    "no",
    "so",
    "far",
    "bye",
    "ha",
    "blah",
    "knock",
    "tut",
    "ta",
    "well",
    "now",
    "hear",
    "long",
    "really",
    "так",
    "да",
    "нет",
    "очень",
    "еле",
    "чуть",
    "что",
    "ну",
    "вот",
    "едва",
    "давно",
    "долго",
    "далеко",
    "тихо",
    "никогда",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_characters_are_words_of_two_characters() {
        assert!(
            SPOKEN_TWICE
                .iter()
                .chain(STRESSED)
                .all(|word| word.chars().count() == 2)
        );
    }
}
