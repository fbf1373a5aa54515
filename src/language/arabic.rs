//! Arabic.

use crate::language::Language;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;

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
        stubs: &["ملغاة", "ملغى", "ملغي", "ألغيت", "محذوفة", "محذوف", "حذفت"],
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
    ..Language::NONE
};
