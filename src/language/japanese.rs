//! Japanese.

use crate::language::Language;
use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::{Doubling, Small};
use crate::language::topics::events::{DatedDocuments, Event, Events};
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
use crate::language::topics::sentences::Sentences;
use crate::language::topics::spelling::Spelling;
use crate::language::words::words;

pub(super) static JAPANESE: Language = Language {
    name: "Japanese",
    code: "ja",
    evidence: Evidence {
        script: Script::Kana,
        function_words: words!("は が を に の と も で へ や から まで より など です ます"),
        ..Evidence::NONE
    },
    sentences: Sentences {
        joining: words!("及び 並びに 又は 若しくは および ならびに または もしくは かつ"),
        pointing: words!("次の 以下の 下記 上記 前項 前条 次項 次条"),
        // Particles of the cases and topics, and what Japanese grammars call compound particles.
        glue: words!(
            "を が は から まで より には では とは への との として について により によって に対し において ため"
        ),
        // Parts of speech and of writing.
        word_nouns: words!("単語 助詞 接続詞 前置詞 代名詞 冠詞 副詞 という語 という字 という単語"),
        meaning: words!("は「 の意味 を意味"),
        ..Sentences::NONE
    },
    spelling: Spelling {
        // サーバー, or サーバ as in the older JIS Z 8301.
        long_mark: Some('ー'),
        ..Spelling::NONE
    },
    modality: Modality {
        // Forms of ない and ず, those of する and できる whole, and the prefixes of laws. Longer forms first. Written by hand.
        negations: words!(
            "ことができない ことができません できない できません しない しません ない なかった なく なけれ ません ず ずに ぬ まい 不 未 非 無"
        ),
        affirmations: words!("有 既 ある する します る た ます"),
        modals: &[
            words!(
                "しなければならない しなければなりません なければならない なければなりません ねばならない 義務を負う 義務がある 義務を有する"
            ),
            words!("ものとする ものとします"),
            words!("べき"),
            words!(
                "することができる することができます ことができる ことができます できる できます 得る てもよい よい いい 差し支えない 権利を有する 権利がある 権利を持つ"
            ),
            words!("てはならない てはなりません 禁止 禁ずる"),
            words!("必要 要する"),
            words!("望ましい 望まれる 推奨"),
            words!("かもしれない おそれ"),
        ],
        ..Modality::NONE
    },
    pages: Pages {
        forms: &[
            "#ページ",
            "# ページ",
            "#頁",
            "# 頁",
            "#/#ページ",
            "p. #",
            "p.#",
        ],
        ..Pages::NONE
    },
    notices: Notices {
        sure: words!("著作権表示 著作権について 著作権"),
        unsure: words!("ライセンス 免責事項"),
        ..Notices::NONE
    },
    placeholders: Placeholders {
        forms: words!("様式 書式 ひな形 雛形 申込書 申請書 調査票"),
        choices: &["チェックしてください", "選択してください"],
        explains: words!("とは"),
        templates: words!("テンプレート"),
        formats: words!("形式 書き方 入力 表記"),
        names: words!("氏名 日付 金額 会社名 住所 未定 要確認 要追記 調整中 未記入"),
        instructions: words!(
            "を記入 をご記入 を入力 をご入力 を記載してください を挿入 ここに 要確認 要追記 追記予定 記入してください"
        ),
        openings: words!(
            "要確認 要追記 追記予定 未定稿 ここに 要記入 要加筆 要修正 要確定 後日記入 後日追記 後日確定 追って記入 追って追記"
        ),
        units: "円条項号様社株県町村",
        behind_units: "以内前後間まもをと",
        samples: words!("記載例 記入例 文例 様式 書式 ひな形 雛形 見本 テンプレート サンプル"),
        ..Placeholders::NONE
    },
    lists: Lists {
        step_ends: words!(
            "します ください 押す 戻す 押します 開きます 閉じます 戻ります 待ちます 選びます"
        ),
        // と and や join, too, but end many a word.
        conjunctions: words!("若しくは もしくは 並びに ならびに 及び および 又は または"),
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[Whole {
            word: "両当事者",
            joints: words!("と"),
        }],
        between: words!("と 及び"),
        // 会社法 (2005), article 2; 会社法の施行に伴う関係法律の整備等に関する法律 (2005), article 3, for 有限会社; the laws that create
        // the other bodies: 一般社団法人及び一般財団法人に関する法律, 医療法, 私立学校法, 社会福祉法, 宗教法人法, 保険業法.
        forms: &[
            Form::beside(words!("株式会社 (株) ㈱")),
            Form::beside(words!("有限会社 (有) ㈲")),
            Form::beside(words!("合同会社")),
            Form::beside(words!("合資会社")),
            Form::beside(words!("合名会社")),
            Form::beside(words!("相互会社")),
            Form::beside(words!("特定目的会社")),
            Form::beside(words!("一般社団法人 (一社)")),
            Form::beside(words!("公益社団法人")),
            Form::beside(words!("一般財団法人 (一財)")),
            Form::beside(words!("公益財団法人 (公財)")),
            Form::beside(words!("特定非営利活動法人 NPO法人")),
            Form::beside(words!("医療法人社団 医療法人財団 医療法人")),
            Form::beside(words!("学校法人")),
            Form::beside(words!("社会福祉法人")),
            Form::beside(words!("宗教法人")),
            Form::beside(words!("独立行政法人")),
            Form::beside(words!("地方独立行政法人")),
            Form::beside(words!("国立大学法人")),
            Form::beside(words!("農事組合法人")),
            Form::beside(words!("投資法人")),
            Form::beside(words!("弁護士法人")),
            Form::beside(words!("税理士法人")),
            Form::beside(words!("監査法人")),
            Form::beside(words!("有限責任監査法人")),
            Form::beside(words!("有限責任事業組合")),
            Form::beside(words!("協同組合")),
        ],
        // Particles: what stands before a name that they end is no part of the next one.
        before_names: "はがをにとでもび",
        ..Parties::NONE
    },
    quotation: Quotation {
        // Bunkachō, 公用文作成の考え方.
        pairs: &[('「', '」'), ('『', '』'), ('“', '”')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        // Of the particles, those of the subject, the topic and the object: adverbs end in に and と, and what is said twice in も.
        phrase_ends: "はがを",
        phrase_joints: "を",
        // Particles and the ending た. What surrounds them makes the word of which one of the two is a part: これは|はっきり, こと|と,
        // まで|で. Written by hand, not yet held against a dictionary.
        smalls: &[
            // Endings of nouns written in Han characters, with the words that begin with them. Written by hand.
            small('法', "司立憲刑民", "律案則令人務廷定規学典曹王"),
            small('性', "男女異同", "格能質別急病的交"),
            small('者', "", ""),
            small('化', "文", "学石粧合膿身繊"),
            small('型', "", "式枠番紙"),
            small('率', "", "直先"),
            small('を', "", ""),
            small(
                'は',
                "はあ",
                "はいがしじずっったてなねばびへべまみめもやらりるれろんぐげこさすせそただつどのひふほ",
            ),
            small(
                'が',
                "",
                "がくけしすせたちっつてないぶまみめやらりるれわんいうさとばびり",
            ),
            small(
                'に',
                "なくたかわいさ",
                "にいおがきぎくげこごさしじせちっつてとのはひべぼもやらりれわんゃゅょ",
            ),
            small(
                'と',
                "ことひもあさまやかおい",
                "とあいうえおかがきぎくけげこごさしじすせそたちっつてとどなにねのはばびぶへほまみめもやらりるれろんん",
            ),
            small(
                'の',
                "もこそど",
                "のあいうえおきくけこさしすせぞたちっつてとどばびべぼまみむめもらりるれろわんじ",
            ),
            small('で', "まいつおな", "できすしもあはんぐこたっのるか"),
            small('へ', "", "いえきこずそただちっつてとなばびぼまやらりんへ"),
            small(
                'た',
                "いうかきしひほ",
                "たあいうえおかがきくけこごさしすずせそだちっつてでとどなにねのはばびぶへべほまみむめもやゆよらりるれろわん",
            ),
        ],
        suffixes: "部員会者家人国法性力化",
        // What is said twice in Han is written with 々, or counted one by one.
        openers: "一",
        ..Doubling::NONE
    },
    definitions: Definitions {
        starts: words!("以下"),
        closings: words!(
            "という といいます といい とする とします と称する と称します と称し と呼ぶ と呼びます と総称する と総称します と略す と略します と略称する と表記する と表記します と記す と定義する と定義します"
        ),
        followers: "はがをにのともへでやかよなだすせしさ",
        verbs: words!("とは"),
        nouns: &[],
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: words!("この章 この節 この部 この編 この附属書 この付録 この条 本章 本節 本編"),
        bounds: "はがをにのとも、",
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: words!("に改め に改称 と改称 に変更 に改題 旧称"),
        ..Names::NONE
    },
    parts: Parts {
        captions: words!("例 リスト コード アルゴリズム"),
        contents: &["目次", "もくじ"],
        // What Chinese has, too, is there: 章, 節, 条, 項, 表.
        names: &[
            DivisionNames {
                division: Division::Annex,
                heading: words!("別紙 別添 様式 別記様式"),
                ordinal_follows: words!("別紙 別添 様式 別記様式"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("付録 附録"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("別表"),
                ordinal_follows: words!("別表"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("図"),
                ..DivisionNames::NONE
            },
        ],
        ordinal: "第",
        inserted: "の",
        // Titles may start with any other particle: 第1章 はじめに.
        spoken_of_before: "を",
        other_words: "意企地略構試版",
        counted: "つ個枚",
        joiners: words!("と 及び 又は 並びに 若しくは および または から ないし 乃至"),
        documents: words!(
            "法 法律 条例 規則 規程 規約 契約 契約書 協定 協定書 条約 憲法 政令 省令 府令 施行令 施行規則 約款 定款 覚書 要綱 告示 通達 指針 規格 議定書 基準"
        ),
        linking: "の",
        own: words!("本 この"),
        own_before: words!("本 この"),
        earlier: "旧",
        its: words!("その 同令"),
        stubs: &[
            "意図的に空白",
            "空白",
            "空欄",
            "内容なし",
            "該当なし",
            "略",
            "省略",
            "削除",
            "欠番",
            "なし",
        ],
        partial: words!("抜粋 抜萃 (抄) (略) 以下略 削除 改正 改める 加える"),
        ..Parts::NONE
    },
    dates: Dates {
        weekdays: [
            words!("月曜日 月曜 月"),
            words!("火曜日 火曜 火"),
            words!("水曜日 水曜 水"),
            words!("木曜日 木曜 木"),
            words!("金曜日 金曜 金"),
            words!("土曜日 土曜 土"),
            words!("日曜日 日曜 日"),
        ],
        // (月・祝) is Monday, a holiday.
        times_of_day: "午朝夜夕昼正・祝",
        year_units: "年",
        month_units: "月",
        day_units: "日",
        no_years: "代度間",
        range_joints: words!("から より ないし"),
        calendars: words!("旧暦 陰暦 旧 明治 慶応 元治 文久 嘉永 天保 享保 皇紀 和暦"),
        eras: &[
            ("令和", 2018),
            ("平成", 1988),
            ("昭和", 1925),
            ("大正", 1911),
        ],
        first_year: "元",
        moves: words!("変更 延期 前倒し 繰り上げ 繰り下げ"),
        examples: words!("存在しない 無効 ありません 不正"),
        halves_before: words!("午前 午後"),
        hour_units: "時",
        no_hours: "間",
        ..Dates::NONE
    },
    events: Events {
        words: &[
            (Event::Signing, words!("署名 調印 締結")),
            (Event::Founding, words!("設立 創立 創業 創設 結成 発足")),
            (Event::Adoption, words!("採択 可決")),
            (Event::Force, words!("発効")),
            (Event::Application, words!("施行")),
            (Event::Publication, words!("公布 発表 刊行 公表")),
            (Event::Relations, words!("国交")),
            (Event::Birth, words!("誕生 生まれ")),
            (Event::Opening, words!("開幕 開館 開校")),
            (Event::Launch, words!("開通 開業")),
        ],
        marked_behind: words!(
            "を迎え を祝 を記念 を数え となる となった となり になる になった になり にあたる にあたり に当たる に当たり を経 記念 の節目 の記念"
        ),
        year_particles: words!("には では は に で"),
        back_references: words!("その この 同 当該 本"),
        documents: DatedDocuments {
            no_names: "のはがをにその",
            recurring: words!("改正 廃止"),
            ..DatedDocuments::NONE
        },
        ..Events::NONE
    },
    numbers: Numbers {
        thousands: ",",
        currencies: words!("円 圓 ドル ユーロ 元"),
        percents: words!("パーセント"),
        share_joints: words!("分の"),
        percent_leads: words!("百分の"),
        // 参百万円 has a numeral that is a common character as well; 数百万円 is no certain number.
        no_amount_leads: words!("第 週 其 唯 数 何 幾 参 高 中 小 の 々"),
        money_ends: "円圓也",
        whole_ends: "也",
        units: "日月年円個名人回件台頁週か箇カヵヶケ",
        ..Numbers::NONE
    },
    counting: Counting {
        characters: words!("文字 字 記号 漢字"),
        spoken: words!("単語 語"),
        shares: words!("の法則 の原則 の割合"),
        measures: "つ個項種点条名件部章段社校",
        levels: "段",
        noun_joints: "の",
        list_ends: words!(
            "を持つ を持っている を有する を有している を置く を置いている を設ける を設けている を備える がある からなる から成る で構成される に分かれる"
        ),
        open_ends: words!("など 等 ほか その他 といった"),
        no_counts: words!(
            "第 約 以上 少なくとも 最大 最低 毎 各 前 後 うち 残り もう あと 他 他に"
        ),
        definite: words!(
            "この その あの これら それら 上記 上記の 他の 残りの すべての 全ての いずれの 同じ"
        ),
        conditions: words!("もし たとえば 例えば 場合"),
        no_nouns: "以上下内外前後月年日",
        range_characters: "～〜",
        joint_characters: "と・/や及又並若",
        joints: words!("および または ならびに もしくは"),
        totals: words!("合計 総計"),
        bracket_leads: words!("すなわち"),
        no_list_leads: words!("参照 例 うち"),
        no_sums: "のはがをにもとや等各約計全第他",
        inexact: words!("以上 以下 以内 ほど 程度 前後 分 目 月 日 年 時間 か月 ヶ月 カ月 週間"),
        no_items: "をはがに",
        ..Counting::NONE
    },
    segmentation: Segmentation {
        kana: words!(
            "この その あの どの ここ そこ これ それ あれ どれ する した して します しない される された ある あった \
             ない なかった ます ました ません です でした でしょう である できる できた なる なった れる られる せる させる"
        ),
        ..Segmentation::NONE
    },
    revisions: Revisions {
        earlier: words!("旧版 旧 初稿 下書き 改訂前"),
        later: words!("新版 新 最終版 最終 改訂版 改訂後 署名済"),
        copies: &["のコピー", "コピー", "の複製", "複製"],
        ..Revisions::NONE
    },
};

const fn small(c: char, ends: &'static str, begins: &'static str) -> Small {
    Small { c, ends, begins }
}
