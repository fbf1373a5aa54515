//! Arabic.

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

pub(super) static ARABIC: Language = Language {
    name: "Arabic",
    code: "ar",
    evidence: Evidence {
        script: Script::Arabic,
        function_words: words!(
            "في من على إلى أن إن لا ما هذا هذه التي الذي أو ثم عن مع كان كانت قد لم لن بعد قبل كل بين حتى إذا ذلك تلك هو هي \
             لكن غير عند حيث أي أية وفي ومن وعلى ولا وأن بما كما فيه فيها منها منه له لها لهم به بها وهو وهي دون تحت ضد نحو \
             خلال عليه عليها إليه لكل ولكل أنه أنها بأن لأن وذلك سواء"
        ),
        alphabet: "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ",
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!("لا لم لن ليس ليست غير دون بدون ولا ولم ولن وليس فلا"),
        modals: &[
            words!(
                "يجب ويجب فيجب تجب يتعين ويتعين يتوجب يلزم يلتزم ويلتزم تلتزم وتلتزم ملزم ملزمة"
            ),
            words!("يجوز ويجوز فيجوز تجوز يمكن ويمكن يحق ويحق يسمح ويسمح"),
            words!("ينبغي"),
            words!("يحظر ويحظر تحظر يمنع ويمنع"),
            &["له الحق", "لها الحق", "لهم الحق"],
        ],
        ..Modality::NONE
    },
    placeholders: Placeholders {
        instructions: &[
            "يحدد لاحقا",
            "يحدد لاحقًا",
            "سيتم تحديده",
            "سيحدد لاحقا",
            "يستكمل لاحقا",
            "يرجى التعبئة",
            "أدخل الاسم",
            "أدخل التاريخ",
            "اكتب هنا",
            "قيد التأكيد",
        ],
        ..Placeholders::NONE
    },
    doubling: Doubling {
        // Words that are doubled for stress or to share out. Written by hand, not yet held against a grammar.
        words: words!(
            "جدا رويدا قليلا شيئا يوما واحدا واحدة صفا دكا بابا سطرا كلمة خطوة درجة حرفا اثنين ثلاثة نعم كلا هيهات مهلا حقا \
             أبدا مرارا كثيرا فردا جماعة زوجا جزءا قطعة مرحلة"
        ),
        ..Doubling::NONE
    },
    parts: Parts {
        only_compared: true,
        ordinal_words: &[
            ("الأولى", 1),
            ("الأول", 1),
            ("الثانية", 2),
            ("الثاني", 2),
            ("الثالثة", 3),
            ("الثالث", 3),
            ("الرابعة", 4),
            ("الرابع", 4),
            ("الخامسة", 5),
            ("الخامس", 5),
            ("السادسة", 6),
            ("السادس", 6),
            ("السابعة", 7),
            ("السابع", 7),
            ("الثامنة", 8),
            ("الثامن", 8),
            ("التاسعة", 9),
            ("التاسع", 9),
            ("العاشرة", 10),
            ("العاشر", 10),
        ],
        number_brackets: "(",
        captions: words!("مثال المثال إطار الإطار مخطط المخطط"),
        contents: &["المحتويات", "الفهرس", "جدول المحتويات", "قائمة المحتويات"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("الجزء"),
                one: words!("بالجزء للجزء والجزء"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("الملحق ملحق"),
                one: words!("بالملحق للملحق والملحق"),
                several: words!("الملاحق"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("الفصل"),
                one: words!("فصل بالفصل للفصل والفصل"),
                several: words!("الفصول"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Title,
                heading: words!("الباب"),
                one: words!("بالباب للباب والباب"),
                several: words!("الأبواب"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("القسم"),
                one: words!("بالقسم للقسم والقسم"),
                several: words!("الأقسام"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("المادة مادة"),
                one: words!("بالمادة للمادة والمادة فالمادة كالمادة"),
                several: words!(
                    "المواد بالمواد للمواد والمواد المادتين المادتان بالمادتين للمادتين"
                ),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("الجدول جدول بالجدول للجدول والجدول"),
                several: words!("الجداول الجدولين"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("الشكل شكل بالشكل للشكل والشكل الرسم"),
                several: words!("الأشكال الشكلين"),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("رقم"),
        joiners: words!("و أو إلى"),
        narrower: words!(
            "المادة مادة بالمادة للمادة والمادة الفقرة فقرة بالفقرة للفقرة والفقرة الفقرتين الفقرات البند بند بالبند للبند والبند \
             البندين البنود"
        ),
        sums: words!(
            "دينار دينارا دينارًا دنانير درهم درهما درهمًا دراهم ريال ريالا ريالًا ريالات جنيه جنيها جنيهًا جنيهات ليرة ليرات دولار \
             دولارا دولارًا دولارات يورو ألف ألفا آلاف مليون مليونا ملايين بالمائة بالمئة"
        ),
        stubs: &[
            "تركت فارغة عمدا",
            "متروكة فارغة",
            "بدون محتوى",
            "ملغاة",
            "ملغى",
            "ملغي",
            "ألغيت",
            "محذوفة",
            "محذوف",
            "حذفت",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("يناير كانون"),
            words!("فبراير شباط"),
            words!("مارس آذار"),
            words!("أبريل إبريل نيسان"),
            words!("مايو أيار"),
            words!("يونيو يونيه حزيران"),
            words!("يوليو يوليه تموز"),
            words!("أغسطس آب"),
            words!("سبتمبر أيلول"),
            words!("أكتوبر"),
            words!("نوفمبر"),
            words!("ديسمبر"),
        ],
        weekdays: [
            words!("الاثنين الإثنين"),
            words!("الثلاثاء"),
            words!("الأربعاء"),
            words!("الخميس"),
            words!("الجمعة"),
            words!("السبت"),
            words!("الأحد"),
        ],
        weekday_follows: true,
        ..Dates::NONE
    },
    numbers: Numbers {
        compared: &[
            ("اثنان", WHOLE, 2),
            ("اثنين", WHOLE, 2),
            ("اثنتان", WHOLE, 2),
            ("اثنتين", WHOLE, 2),
            ("اثنا", WHOLE, 2),
            ("اثني", WHOLE, 2),
            ("ثلاثة", WHOLE, 3),
            ("ثلاث", WHOLE, 3),
            ("أربعة", WHOLE, 4),
            ("أربع", WHOLE, 4),
            ("خمسة", WHOLE, 5),
            ("خمس", WHOLE, 5),
            ("ستة", WHOLE, 6),
            ("ست", WHOLE, 6),
            ("سبعة", WHOLE, 7),
            ("سبع", WHOLE, 7),
            ("ثمانية", WHOLE, 8),
            ("ثماني", WHOLE, 8),
            ("ثمان", WHOLE, 8),
            ("تسعة", WHOLE, 9),
            ("تسع", WHOLE, 9),
            ("عشرة", WHOLE, 10),
            ("عشر", WHOLE, 10),
            ("عشرون", WHOLE, 20),
            ("عشرين", WHOLE, 20),
            ("ثلاثون", WHOLE, 30),
            ("ثلاثين", WHOLE, 30),
            ("أربعون", WHOLE, 40),
            ("أربعين", WHOLE, 40),
            ("خمسون", WHOLE, 50),
            ("خمسين", WHOLE, 50),
            ("ستون", WHOLE, 60),
            ("ستين", WHOLE, 60),
            ("سبعون", WHOLE, 70),
            ("سبعين", WHOLE, 70),
            ("ثمانون", WHOLE, 80),
            ("ثمانين", WHOLE, 80),
            ("تسعون", WHOLE, 90),
            ("تسعين", WHOLE, 90),
            ("مائة", WHOLE, 100),
            ("مئة", WHOLE, 100),
            ("مائتان", WHOLE, 200),
            ("مائتين", WHOLE, 200),
            ("مئتان", WHOLE, 200),
            ("مئتين", WHOLE, 200),
            ("ثلاثمائة", WHOLE, 300),
            ("ثلاثمئة", WHOLE, 300),
            ("أربعمائة", WHOLE, 400),
            ("أربعمئة", WHOLE, 400),
            ("خمسمائة", WHOLE, 500),
            ("خمسمئة", WHOLE, 500),
            ("ستمائة", WHOLE, 600),
            ("ستمئة", WHOLE, 600),
            ("سبعمائة", WHOLE, 700),
            ("سبعمئة", WHOLE, 700),
            ("ثمانمائة", WHOLE, 800),
            ("ثمانمئة", WHOLE, 800),
            ("تسعمائة", WHOLE, 900),
            ("تسعمئة", WHOLE, 900),
            ("ألف", WHOLE, 1_000),
            ("ألفا", WHOLE, 1_000),
            ("آلاف", WHOLE, 1_000),
            ("ألفان", WHOLE, 2_000),
            ("ألفين", WHOLE, 2_000),
            ("الثانية", WHOLE, 2),
            ("الثاني", WHOLE, 2),
            ("الثالثة", WHOLE, 3),
            ("الثالث", WHOLE, 3),
            ("الرابعة", WHOLE, 4),
            ("الرابع", WHOLE, 4),
            ("الخامسة", WHOLE, 5),
            ("الخامس", WHOLE, 5),
            ("السادسة", WHOLE, 6),
            ("السادس", WHOLE, 6),
            ("السابعة", WHOLE, 7),
            ("السابع", WHOLE, 7),
            ("الثامنة", WHOLE, 8),
            ("الثامن", WHOLE, 8),
            ("التاسعة", WHOLE, 9),
            ("التاسع", WHOLE, 9),
            ("العاشرة", WHOLE, 10),
            ("العاشر", WHOLE, 10),
            ("مليون", WHOLE, 1_000_000),
            ("مليونا", WHOLE, 1_000_000),
            ("ملايين", WHOLE, 1_000_000),
            ("مليار", WHOLE, 1_000_000_000),
            ("مليارا", WHOLE, 1_000_000_000),
            ("مليارات", WHOLE, 1_000_000_000),
        ],
        ones: words!("واحد واحدا واحدة أحد إحدى"),
        teens: words!("عشر عشرة"),
        glued_joints: words!("و"),
        percents: &["في المائة", "في المئة", "بالمائة", "بالمئة"],
        ..Numbers::NONE
    },
    ..Language::NONE
};
