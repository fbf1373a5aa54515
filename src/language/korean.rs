//! Korean.

use crate::language::Language;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
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
use crate::language::topics::sentences::Sentences;
use crate::language::words::words;

pub(super) static KOREAN: Language = Language {
    name: "Korean",
    code: "ko",
    evidence: Evidence {
        script: Script::Hangul,
        function_words: words!(
            "및 또는 그리고 그러나 하지만 이 그 저 것 수 등 때 중 위해 대한 따라 있다 없다 한다 합니다 있습니다 입니다"
        ),
        ..Evidence::NONE
    },
    sentences: Sentences {
        joining: words!("및 또는 그리고 혹은 내지"),
        pointing: words!("다음 아래 위의 전항 전조"),
        // Particles of the cases and endings of verbs that join clauses.
        glue: words!(
            "를 하기로 하고 하며 하여 하면서 에서 에게 으로써 으로부터 에 대하여 에 따라 에 의하여 및"
        ),
        ..Sentences::NONE
    },
    modality: Modality {
        // Short and long negation in their usual forms, and the verbs that negate. Written by hand.
        negations: words!(
            "안 못 아니 아니다 아니한다 아니하다 아니하는 아니하고 아니하며 아니할 아닌 않다 않는다 않는 않고 않으며 않을 않은 않습니다 않았다 않았습니다 못했다 못하였다 아니하였다 못한다 못하다 못하는 못하며 못할 못합니다 없다 없는 없이 없고 없으며 없을 \
             없습니다"
        ),
        negation_endings: words!("지않는다 지아니한다"),
        // The prefixes 무, 불 and 미 in words of law.
        opposites: &[
            ("유효", "무효"),
            ("유상", "무상"),
            ("유기", "무기"),
            ("유료", "무료"),
            ("유죄", "무죄"),
            ("가능", "불가능"),
            ("적법", "불법"),
            ("이행", "불이행"),
            ("성립", "불성립"),
            ("완료", "미완료"),
            ("지급", "미지급"),
            ("납부", "미납"),
            ("공개", "비공개"),
        ],
        modals: &[
            words!("하여야 해야 되어야 돼야 어야 아야"),
            words!("수"),
            &[
                "의무가 있다",
                "의무를 진다",
                "의무를 부담한다",
                "의무가 있습니다",
            ],
            &[
                "권리가 있다",
                "권리를 가진다",
                "권리를 갖는다",
                "권리가 있습니다",
            ],
            &["것이 좋다", "것이 바람직하다"],
            // 된다 alone says that something becomes something, as well.
            words!("안된다 안됩니다"),
            words!("금지 금지한다 금지된다 금지합니다"),
            words!("허용한다 허용된다 허용합니다"),
            words!("필요하다 필요가 필요합니다"),
        ],
        // With the vowels that run together with the ending; not 이야 and 서야, which stress and say when.
        modal_endings: &[(
            "하여야",
            words!(
                "아야 어야 여야 해야 돼야 춰야 줘야 와야 봐야 내야 써야 가야 켜야 겨야 쳐야 져야 려야 혀야 셔야 둬야 꿔야 눠야 나야 떠야 꺼야 \
                 커야 매야 빼야 채야 자야 차야 타야 펴야 워야 러야 라야 따야 놔야 아야만 어야만 여야만 해야만 돼야만"
            ),
        )],
        ..Modality::NONE
    },
    pages: Pages {
        forms: &["#쪽", "# 쪽", "#페이지", "# 페이지", "- # -"],
        ..Pages::NONE
    },
    notices: Notices {
        sure: words!("저작권"),
        unsure: words!("라이선스 면책"),
        others: words!("고지 조항 안내 표시"),
    },
    placeholders: Placeholders {
        forms: words!("양식 서식 신청서"),
        choices: &["체크하십시오", "선택하십시오"],
        templates: words!("템플릿"),
        formats: words!("형식 표기 입력"),
        names: words!("성명 이름 날짜 일자 금액 회사명 주소 미정 추후 확인필요"),
        instructions: &[
            "기재",
            "입력하세요",
            "입력하십시오",
            "작성 예정",
            "추후 확정",
            "추후 결정",
            "확인 필요",
            "삽입",
        ],
        openings: &[
            "추후 확정",
            "추후 결정",
            "추후 기재",
            "추후 기입",
            "추후 작성",
            "추후 보완",
            "추후 입력",
            "작성 예정",
            "기재 예정",
            "보완 예정",
            "확인 필요",
            "작성 필요",
            "보완 필요",
        ],
        units: "조항회년월일시군호원",
        samples: words!("예 예시 예문 서식 양식 견본 샘플 템플릿 표준안"),
        ..Placeholders::NONE
    },
    lists: Lists {
        step_ends: words!("합니다 하세요 하십시오 누릅니다 누르세요 엽니다 닫습니다"),
        conjunctions: words!("그리고 또는 혹은 및"),
        topics: words!("는 은"),
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[Whole {
            word: "양 당사자",
            joints: words!("와 과"),
        }],
        between: words!("와 과 및"),
        // 상법, article 170; 변호사법, 공인회계사법, 세무사법, 민법, article 32, 의료법, 사립학교법, 협동조합 기본법, and 농어업경영체 육성 및 지원에
        // 관한 법률, which create the other bodies.
        forms: &[
            Form::beside(words!("주식회사 (주) ㈜")),
            Form::beside(words!("유한회사 (유) ㈲")),
            Form::beside(words!("유한책임회사")),
            Form::beside(words!("합자회사")),
            Form::beside(words!("합명회사")),
            Form::beside(words!("사단법인")),
            Form::beside(words!("재단법인")),
            Form::beside(words!("의료법인")),
            Form::beside(words!("학교법인")),
            Form::beside(words!("사회복지법인")),
            Form::beside(words!("농업회사법인")),
            Form::beside(words!("어업회사법인")),
            Form::beside(words!("영농조합법인")),
            Form::beside(words!("영어조합법인")),
            Form::beside(words!("법무법인")),
            Form::beside(words!("회계법인")),
            Form::beside(words!("세무법인")),
            Form::beside(words!("특허법인")),
            Form::beside(words!("협동조합")),
            Form::beside(words!("사회적협동조합")),
        ],
        behind_names: words!("은 는 이 가 을 를 와 과 의 에 에게 에서 로 으로 도 만 및"),
        ..Parties::NONE
    },
    quotation: Quotation {
        // The rules of spelling, 한글 맞춤법.
        pairs: &[('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        // Adverbs and nouns that are also doubled with a space, and interjections. Written by hand, not yet held against a dictionary.
        words: words!(
            "하루 두고 대대 거듭 얼른 어서 둥실 토닥 슬금 살금 느릿 층층 곳곳 방방 하나 조금 오래 자주 멀리 아주 매우 정말 너무 빨리 천천히 구석 차례 가지 굽이 군데 갈래 방울 송이 마디 켜켜이 집집 줄줄 점점 차차 사이 고루 두루 서로 무럭 반짝 출렁 살랑 흔들 깡충 아장 엉금 \
             뒤뚱 쿵쿵 하하 호호 그래 네 예 자 아니 한 둘 셋 다시 꼭 잘 더 쉬엄 가끔 띄엄 드문 이러 저러 부디 제발 안녕 여기 저기 한참 널리 높이 깊이 길이 진짜 참 또 번 걸음"
        ),
        letters: words!("및 등 것 이 그 저 수 할 될 된 은 는 중 때"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        starts: words!("이하"),
        closings: &[
            "라 한다",
            "라고 한다",
            "라 함",
            "라고 함",
            "라 칭한다",
            "라고 칭한다",
            "라 합니다",
            "라고 합니다",
            "라 칭합니다",
            "라 부른다",
        ],
        ..Definitions::NONE
    },
    names: Names {
        renaming: &["로 한다", "로 변경", "로 개칭", "로 고친다", "로 바꾼다"],
        ..Names::NONE
    },
    parts: Parts {
        captions: words!("예제 예시 예 리스트 코드"),
        contents: &["목차", "차례", "목 차"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                behind: "편",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("별첨 첨부"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("부록"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("별표"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                behind: "장",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                behind: "절",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                behind: "조",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                behind: "항",
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("표"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("그림"),
                ..DivisionNames::NONE
            },
        ],
        ordinal: "제",
        inserted: "의",
        spoken_of_before: "를을의와과에은는이가로부까",
        counted: "개명건",
        joiners: words!("와 과 및 또는 내지 부터 에서"),
        documents: words!(
            "법 법률 조례 규칙 규정 규약 계약 계약서 협정 협약 조약 헌법 시행령 시행규칙 약관 정관 지침 고시 기준"
        ),
        no_documents: &[("법", "방불위합적문용사")],
        linking: "의 ",
        own: words!("이 본"),
        own_before: words!("이 본"),
        earlier: "구",
        its: words!("그"),
        stubs: &[
            "의도적으로 비워 둠",
            "공란",
            "빈칸",
            "내용 없음",
            "생략",
            "삭제",
            "없음",
            "해당 없음",
        ],
        partial: words!("발췌 초록 생략 삭제 개정 다음과같이한다"),
        ..Parts::NONE
    },
    dates: Dates {
        weekdays: [
            words!("월요일 월"),
            words!("화요일 화"),
            words!("수요일 수"),
            words!("목요일 목"),
            words!("금요일 금"),
            words!("토요일 토"),
            words!("일요일 일"),
        ],
        times_of_day: "오아저밤",
        year_units: "년",
        month_units: "월",
        day_units: "일",
        no_years: "대간도",
        range_joints: words!("부터 에서"),
        calendars: &["음력", "음력 ", "단기", "단기 ", "불기", "불기 ", "주체"],
        moves: words!("변경 연기 앞당"),
        examples: &["존재하지 않", "유효하지 않", "없는 날"],
        halves_before: words!("오전 오후"),
        hour_units: "시",
        no_hours: "간",
        ..Dates::NONE
    },
    numbers: Numbers {
        // A comma, as in English.
        thousands: ",",
        cardinals: &[
            ("하나", &["", "의"], 1),
            ("둘", &[""], 2),
            ("두", &[""], 2),
            ("셋", &[""], 3),
            ("세", &[""], 3),
            ("넷", &[""], 4),
            ("네", &[""], 4),
            ("다섯", &[""], 5),
            ("여섯", &[""], 6),
            ("일곱", &[""], 7),
            ("여덟", &[""], 8),
            ("아홉", &[""], 9),
            ("열", &[""], 10),
            ("열두", &[""], 12),
            ("스무", &[""], 20),
            ("서른", &[""], 30),
            ("마흔", &[""], 40),
            ("쉰", &[""], 50),
        ],
        compared: &[
            ("스물", &[""], 20),
            ("예순", &[""], 60),
            ("일흔", &[""], 70),
            ("여든", &[""], 80),
            ("아흔", &[""], 90),
        ],
        ones: words!("한"),
        unit_behind_ten: true,
        share_joints: &["분의 ", "분의"],
        ordinals: &[
            ("첫", 1),
            ("둘", 2),
            ("셋", 3),
            ("넷", 4),
            ("다섯", 5),
            ("여섯", 6),
            ("일곱", 7),
            ("여덟", 8),
            ("아홉", 9),
            ("열", 10),
        ],
        ordinal_endings: words!("째 번째"),
        // The numbers that came from Chinese, 한자어 수사. 육 and 륙 are forms of one.
        letters: &[
            ('영', '零'),
            ('일', '一'),
            ('이', '二'),
            ('삼', '三'),
            ('사', '四'),
            ('오', '五'),
            ('육', '六'),
            ('륙', '六'),
            ('칠', '七'),
            ('팔', '八'),
            ('구', '九'),
            ('십', '十'),
            ('백', '百'),
            ('천', '千'),
            ('만', '万'),
            ('억', '亿'),
        ],
        // 이천 and 사천 are towns, 오만 is a country.
        letters_of_things: "일이삼사오육륙칠팔구십백",
        letters_of_groups: "만억",
        currencies: words!("원정 원 달러 유로 엔 위안"),
        percents: words!("퍼센트"),
        leads: words!("일금 금 대금 총 한글로"),
        money_ends: "원정整",
        whole_ends: "정整",
        units: "일월년원개명인회건대쪽주호세점층시",
        amounts: words!("두 세 네 다섯 여섯 일곱 여덟 아홉 열 스무 서른 마흔 쉰 백 천 만 억"),
        ..Numbers::NONE
    },
    counting: Counting {
        characters: words!("글자 자 문자 기호"),
        spoken: words!("단어 낱말"),
        // With the space, for the particle belongs to the word before it.
        list_ends: &[
            " 둔다",
            " 있다",
            " 두고 있다",
            " 갖는다",
            " 가진다",
            " 나뉜다",
            " 구성된다",
        ],
        open_ends: words!("등 기타 그밖"),
        no_counts: &["약 ", "최대 ", "최소 ", "매 "],
        joints: words!("및 또는 그리고 와 과"),
        totals: words!("합계 총계"),
        bracket_leads: words!("즉"),
        ..Counting::NONE
    },
    revisions: Revisions {
        earlier: words!("구버전 초안"),
        later: words!("신버전 최종 최종본 서명본"),
        copies: &["복사본", "사본"],
        ..Revisions::NONE
    },
    ..Language::NONE
};
