//! Vietnamese.

use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;
use crate::language::{Language, Words};

/// A word that has no endings.
const WHOLE: Words = &[""];

pub(super) static VIETNAMESE: Language = Language {
    name: "Vietnamese",
    code: "vi",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "và của là các những trong với cho để đã sẽ đang được bị khi tại về theo hoặc nếu thì mà này đó có không phải cũng \
             bởi trên từ một người ở đến vào như"
        ),
        // French and Italian.
        shared_words: words!("là"),
        // Marks of both a vowel and a tone: other languages write one of them.
        letters: "ơưấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự",
        alphabet: "abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!("không chưa chẳng chả đừng chớ"),
        compounds: &[
            "không gian",
            "không khí",
            "không quân",
            "không trung",
            "không phận",
            "không lưu",
            "không tặc",
            "hàng không",
            "trên không",
            "phòng không",
            "chân không",
        ],
        idioms: &[
            "không dưới",
            "không quá",
            "không ít hơn",
            "không nhiều hơn",
            "không những",
            "không chỉ",
        ],
        modals: &[
            &[
                "phải",
                "cần phải",
                "bắt buộc",
                "có nghĩa vụ",
                "có trách nhiệm",
            ],
            &["có thể", "được phép", "có quyền", "được quyền"],
            &["nên"],
            &["cấm", "nghiêm cấm", "bị cấm"],
        ],
        ..Modality::NONE
    },
    parts: Parts {
        only_compared: true,
        captions: &["ví dụ", "hộp", "sơ đồ", "biểu đồ", "biểu"],
        contents: &["mục lục"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("phần quyển"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: &["phụ lục"],
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("chương"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("mục"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("điều"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("bảng"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("hình"),
                ..DivisionNames::NONE
            },
        ],
        joiners: words!("và hoặc đến"),
        narrower: words!("khoản tiểu"),
        lettered: words!("điểm"),
        sums: words!("nghìn ngàn triệu tỷ tỉ đồng usd euro"),
        stubs: &[
            "để trống",
            "cố ý để trống",
            "không có nội dung",
            "đã bãi bỏ",
            "bãi bỏ",
            "được bãi bỏ",
            "bị bãi bỏ",
            "hủy bỏ",
            "đã hủy bỏ",
            "không có",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        // The words ngày, tháng and năm stand before their numbers.
        months: [
            &["tháng 1", "tháng 01", "tháng giêng"],
            &["tháng 2", "tháng 02", "tháng hai"],
            &["tháng 3", "tháng 03", "tháng ba"],
            &["tháng 4", "tháng 04", "tháng tư"],
            &["tháng 5", "tháng 05", "tháng năm"],
            &["tháng 6", "tháng 06", "tháng sáu"],
            &["tháng 7", "tháng 07", "tháng bảy"],
            &["tháng 8", "tháng 08", "tháng tám"],
            &["tháng 9", "tháng 09", "tháng chín"],
            &["tháng 10", "tháng mười"],
            &["tháng 11"],
            &["tháng 12", "tháng chạp"],
        ],
        weekdays: [
            &["thứ hai", "thứ 2"],
            &["thứ ba", "thứ 3"],
            &["thứ tư", "thứ 4"],
            &["thứ năm", "thứ 5"],
            &["thứ sáu", "thứ 6"],
            &["thứ bảy", "thứ 7"],
            &["chủ nhật"],
        ],
        day_first: true,
        weekday_joints: words!("ngày"),
        year_joints: words!("năm"),
        range_joints: &["đến", "đến ngày"],
        leads: words!("ngày từ đến trước sau"),
        ..Dates::NONE
    },
    placeholders: Placeholders {
        instructions: &[
            "cần bổ sung",
            "sẽ bổ sung",
            "cần xác nhận",
            "sẽ xác định",
            "chưa xác định",
            "sẽ thông báo",
            "điền vào",
            "điền tên",
            "nhập tên",
            "ghi rõ",
            "chờ xác nhận",
        ],
        ..Placeholders::NONE
    },
    doubling: Doubling {
        // Adverbs, adjectives, nouns and verbs may be doubled, words of grammar are not; `hay` is or, and good as well (hay hay, quite good).
        // Written by hand, not yet held against a grammar.
        reduplicates: true,
        single: words!(
            "và của là các những trong với cho để đã sẽ đang được bị khi tại về theo hoặc nếu thì mà này đó có không phải cũng \
             bởi trên ở đến vào như do một nên vì tuy nhưng rằng cùng giữa"
        ),
        ..Doubling::NONE
    },
    numbers: Numbers {
        thousands: ".",
        compared: &[
            ("mốt", WHOLE, 1),
            ("hai", WHOLE, 2),
            ("ba", WHOLE, 3),
            ("bốn", WHOLE, 4),
            ("tư", WHOLE, 4),
            ("năm", WHOLE, 5),
            ("lăm", WHOLE, 5),
            ("nhăm", WHOLE, 5),
            ("sáu", WHOLE, 6),
            ("bảy", WHOLE, 7),
            ("bẩy", WHOLE, 7),
            ("tám", WHOLE, 8),
            ("chín", WHOLE, 9),
            ("mười", WHOLE, 10),
            ("trăm", WHOLE, 100),
            ("nghìn", WHOLE, 1_000),
            ("ngàn", WHOLE, 1_000),
            ("triệu", WHOLE, 1_000_000),
            ("tỷ", WHOLE, 1_000_000_000),
            ("tỉ", WHOLE, 1_000_000_000),
        ],
        ones: words!("một"),
        tens: words!("mươi"),
        joints: words!("linh lẻ"),
        percents: &["phần trăm"],
        ..Numbers::NONE
    },
    ..Language::NONE
};
