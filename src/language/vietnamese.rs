//! Vietnamese.

use crate::language::Language;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::words::words;

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
    },
    modality: Modality {
        negations: words!("không chưa chẳng chả đừng chớ"),
        ..Modality::NONE
    },
    doubling: Doubling {
        // Adverbs, adjectives, nouns and verbs may be doubled, words of grammar are not. Written by hand, not yet held against a grammar.
        reduplicates: true,
        single: words!(
            "và của là các những trong với cho để đã sẽ đang được bị khi tại về theo hoặc nếu thì mà này đó có không phải cũng \
             bởi trên ở đến vào như do một nên vì tuy nhưng hay rằng cùng giữa"
        ),
        ..Doubling::NONE
    },
    ..Language::NONE
};
