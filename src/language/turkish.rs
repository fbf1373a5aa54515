//! Turkish.

use crate::language::Language;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;

pub(super) static TURKISH: Language = Language {
    name: "Turkish",
    code: "tr",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "ve bir bu için ile olarak olan gibi daha çok veya ama fakat ancak değil kadar sonra göre ise hiçbir kendi var yok \
             tarafından hakkında üzere bütün"
        ),
        shared_words: words!("ve bir bu"),
        // Azeri and Crimean Tatar have it, too, and letters that Turkish lacks.
        letters: "ı",
        alphabet: "abcçdefgğhıijklmnoöprsştuüvyzâîû",
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!(
            "değil değildir değildi değilse değiller değillerdir yok asla hiç hiçbir"
        ),
        // The aorist, the present, the future and the duty of a verb that is denied, and its participles. Written by hand.
        negation_endings: words!(
            "maz mez mazlar mezler mamaktadır memektedir mıyor miyor muyor müyor mayacak meyecek mayacaktır meyecektir mamalı memeli \
             mamalıdır memelidir mamıştır memiştir mayan meyen madan meden madı medi madılar mediler madık medik"
        ),
        modals: &[
            words!(
                "zorunda zorundadır zorundadırlar zorunludur gerekir gerekmektedir gereklidir mecburdur yükümlüdür yükümlüdürler şarttır"
            ),
            words!("mümkündür yetkilidir yetkilidirler serbesttir"),
            words!("yasaktır yasaklanmıştır"),
        ],
        modal_endings: &[
            (
                "zorunda",
                words!("malı meli malıdır melidir malıdırlar melidirler"),
            ),
            (
                "mümkündür",
                words!(
                    "abilir ebilir abilirler ebilirler abilecek ebilecek abilecektir ebilecektir"
                ),
            ),
        ],
        ..Modality::NONE
    },
    placeholders: Placeholders {
        instructions: &[
            "belirlenecek",
            "belirlenecektir",
            "doldurulacak",
            "eklenecek",
            "tamamlanacak",
            "teyit edilecek",
            "onaylanacak",
            "kararlaştırılacak",
            "yazılacak",
            "buraya yazın",
            "adınızı girin",
            "tarih girin",
        ],
        ..Placeholders::NONE
    },
    doubling: Doubling {
        // Adverbs, adjectives and nouns are doubled, words that join others and finite verbs are not. Written by hand, not yet held
        // against a grammar.
        reduplicates: true,
        single: words!(
            "ve bir bu şu da de için ile olarak olan gibi daha en ya veya ama fakat ancak değil her kadar sonra göre ise ki \
             tarafından hakkında üzere çünkü eğer hem bazı"
        ),
        single_endings: words!(
            "iyor ıyor uyor üyor iyorum ıyorum uyorum üyorum iyorsanız ıyorsanız uyorsanız üyorsanız iyorlar ıyorlar uyorlar \
             üyorlar acak ecek acaktır ecektir malı meli malıdır melidir mıştır miştir muştur müştür maktadır mektedir mak mek \
             ması mesi sanız seniz ları leri larını lerini larının lerinin ların lerin ında inde unda ünde ından inden undan \
             ünden dır dir dur dür tır tir tur tür"
        ),
        ..Doubling::NONE
    },
    dates: Dates {
        months: [
            words!("Ocak"),
            words!("Şubat"),
            words!("Mart"),
            words!("Nisan"),
            words!("Mayıs"),
            words!("Haziran"),
            words!("Temmuz"),
            words!("Ağustos"),
            words!("Eylül"),
            words!("Ekim"),
            words!("Kasım"),
            words!("Aralık"),
        ],
        weekdays: [
            words!("Pazartesi"),
            words!("Salı"),
            words!("Çarşamba"),
            words!("Perşembe"),
            words!("Cuma"),
            words!("Cumartesi"),
            words!("Pazar"),
        ],
        capitals: true,
        weekday_follows: true,
        ..Dates::NONE
    },
    ..Language::NONE
};
