//! Turkish.

use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;
use crate::language::{Language, Words};

/// A number word that never changes.
const WHOLE: Words = &[""];

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
            "değil değildir değildi değilse değiller değillerdir yok yoktur yoktu asla hiç hiçbir"
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
            &[
                "yükümlülüğüne sahiptir",
                "yükümlülüğü vardır",
                "yükümlülüğü altındadır",
            ],
            &[
                "hakkına sahiptir",
                "hakkı vardır",
                "yetkisine sahiptir",
                "yetkisi vardır",
            ],
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
    parts: Parts {
        only_compared: true,
        captions: words!("örnek örnekte kutu şema"),
        contents: &["içindekiler"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                // In capitals it has the letter that other languages write small as i.
                heading: words!("kısım kisim"),
                one: words!("kısma kısımda kısmın kısmı kısmına kısmında kısmının"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("bölüm"),
                one: words!("bölüme bölümde bölümün bölümü bölümüne bölümünde bölümünün bölümden"),
                several: words!("bölümler bölümlerde"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("madde"),
                one: words!(
                    "maddeye maddede maddenin maddeden maddeyi maddesi maddesine maddesinde maddesinin maddesinden maddesini"
                ),
                several: words!(
                    "maddeler maddelere maddelerde maddelerin maddeleri maddelerine maddelerinde maddelerinin md."
                ),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!(
                    "tablo tabloda tabloya tablonun tablosu tablosunda çizelge çizelgede çizelgeye"
                ),
                several: words!("tablolar"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("şekil grafik grafikte"),
                several: words!("şekiller"),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("no no."),
        joiners: words!("ve ile veya ya"),
        narrower: words!(
            "madde maddeye maddede maddenin maddeden maddeyi maddesi maddesine maddesinde maddesinin maddesinden maddesini maddeleri \
             maddelerine maddelerinde fıkra fıkraya fıkrada fıkranın fıkradan fıkrası fıkrasına fıkrasında fıkrasının fıkrasından \
             fıkrasını fıkraları fıkralarına bent bende bentte bendin bendi bendine bendinde bendinin bentleri cümle cümlesi \
             cümlesine cümlesinde paragraf paragrafta paragrafı paragrafına paragrafında bölüm bölüme bölümde bölümün bölümü \
             bölümünde"
        ),
        stubs: &[
            "bilerek boş bırakılmıştır",
            "boş bırakılmıştır",
            "içerik yok",
            "yürürlükten kaldırıldı",
            "yürürlükten kaldırılmıştır",
            "mülga",
            "iptal",
            "kaldırıldı",
            "saklıdır",
            "ayrılmıştır",
            "yoktur",
        ],
        ..Parts::NONE
    },
    numbers: Numbers {
        // Without those for 1, which is the article, and for 10, 100 and 1000, which are below.
        cardinals: &[
            ("iki", WHOLE, 2),
            ("üç", WHOLE, 3),
            ("dört", WHOLE, 4),
            ("beş", WHOLE, 5),
            ("altı", WHOLE, 6),
            ("yedi", WHOLE, 7),
            ("sekiz", WHOLE, 8),
            ("dokuz", WHOLE, 9),
            ("yirmi", WHOLE, 20),
            ("otuz", WHOLE, 30),
            ("kırk", WHOLE, 40),
            ("elli", WHOLE, 50),
            ("altmış", WHOLE, 60),
            ("yetmiş", WHOLE, 70),
            ("seksen", WHOLE, 80),
            ("doksan", WHOLE, 90),
        ],
        own: &[
            ("on", WHOLE, 10),
            ("yüz", WHOLE, 100),
            ("bin", WHOLE, 1_000),
        ],
        ordinals: &[
            ("birinci", 1),
            ("ikinci", 2),
            ("üçüncü", 3),
            ("dördüncü", 4),
            ("beşinci", 5),
            ("altıncı", 6),
            ("yedinci", 7),
            ("sekizinci", 8),
            ("dokuzuncu", 9),
            ("onuncu", 10),
        ],
        ordinal_endings: WHOLE,
        figure_endings: words!(
            "inci ıncı uncu üncü nci ncı ncu ncü 'inci 'ıncı 'uncu 'üncü 'nci 'ncı 'ncu 'ncü"
        ),
        // Türk Dil Kurumu: a point.
        thousands: ".",
        ..Numbers::NONE
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
