//! Arabic.

use crate::language::Language;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
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
        negations: words!("لا لم لن ليس ليست غير دون بدون"),
        modals: &[
            words!("يجب يتعين يلزم يلتزم تلتزم"),
            words!("يجوز يمكن يحق"),
            words!("ينبغي"),
            words!("يحظر يمنع"),
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
