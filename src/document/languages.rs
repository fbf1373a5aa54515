//! The language of each paragraph, found by evidence: script, then function words.
//!
//! A paragraph that shows no language takes its document's, a document that shows none the one that most of its folder is in; else it
//! is unknown. A paragraph that shows a language which is not in the table is unknown, too; one that could be in the language of nearly
//! all of its document, by what is known of the neighbours of that language, is taken to be in it. Where a language is unknown, rules that
//! need words stay silent.

use std::path::Path;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::document::{Document, Kind};
use crate::language::Language;
use crate::parallel::prelude::*;

mod count;

use count::{Count, SURE, Shown, Table};

/// The languages of the paragraphs of a document.
#[derive(Clone, Debug, Default)]
pub struct Languages(Vec<Option<&'static Language>>);

impl Languages {
    /// The language of the paragraph with that index, where it is known.
    #[must_use]
    pub fn of(&self, paragraph: usize) -> Option<&'static Language> {
        self.0.get(paragraph).copied().flatten()
    }

    /// Every paragraph in one language, as somebody has said.
    #[must_use]
    pub fn all(document: &Document, language: &'static Language) -> Self {
        Self(vec![Some(language); document.paragraphs.len()])
    }
}

/// So much of the text of a document in one script, in percent, is in the language that a paragraph takes which says too little to
/// tell. Chosen by hand: a quotation of a paragraph in ten may be in another.
const NEARLY_ALL: usize = 90;

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

/// The language that a text shows by itself, where so many of its function words tell it: [`SURE`] for a paragraph, 1 for a document.
fn shown(text: &str, words: usize) -> Option<&'static Language> {
    let count = TABLE.count(text);
    match count.shows(words, count.has_kana()) {
        Shown::Known(language) => Some(language),
        Shown::Other | Shown::Nothing => None,
    }
}

/// So many bytes of a document tell its language, as a rule. Chosen by hand.
const START: usize = 4000;

/// The language of a paragraph: what it shows itself, else what the start of its document shows.
#[must_use]
pub(crate) fn of(paragraph: &str, document: &Document) -> Option<&'static Language> {
    let keys = document.keys.text();
    let start = &keys[..keys.floor_char_boundary(START)];
    shown(paragraph, SURE).or_else(|| shown(start, 1))
}

/// The languages of the paragraphs of all documents of a run, in their order.
#[must_use]
pub fn find(documents: &[Document]) -> Vec<Languages> {
    let counts: Vec<Vec<Count>> = documents
        .par_iter()
        .map(|document| {
            let paragraphs = document.paragraphs.iter();
            let count = |paragraph| TABLE.count(document.key(paragraph));
            paragraphs.map(count).collect()
        })
        .collect();
    let sums: Vec<Count> = documents
        .iter()
        .zip(&counts)
        .map(|(document, counts)| sum(document, counts))
        .collect();
    let shown: Vec<Shown> = sums
        .iter()
        .map(|sum| sum.shows(1, sum.has_kana()))
        .collect();
    let folders = Folders::new(documents, &sums, &shown);
    let mut out = Vec::with_capacity(documents.len());
    for (at, document) in documents.iter().enumerate() {
        let own = match shown[at] {
            Shown::Known(language) => Some(language),
            Shown::Other => None,
            Shown::Nothing => folders.language(document),
        };
        let has_kana = sums[at].has_kana();
        let each: Vec<Shown> = counts[at]
            .iter()
            .map(|count| count.shows(SURE, has_kana || count.has_kana()))
            .collect();
        let alone = own.filter(|language| has_nearly_all(language, &counts[at], &each));
        let of = |(count, shows): (&Count, &Shown)| match shows {
            Shown::Known(language) => {
                let departs = !matches!(shown[at], Shown::Other) || count.departs(language);
                departs.then_some(*language)
            }
            Shown::Other => alone.filter(|language| count.may_be(language)),
            Shown::Nothing => own,
        };
        out.push(Languages(counts[at].iter().zip(&each).map(of).collect()));
    }
    out
}

/// Whether a language has nearly all text of a document that is in its script: what shows another language is against it, but not a
/// paragraph that says too little to tell.
fn has_nearly_all(language: &Language, counts: &[Count], shown: &[Shown]) -> bool {
    let (mut own, mut others) = (0, 0);
    for (count, shows) in counts.iter().zip(shown) {
        let weight = count.weight_of(language.evidence.script);
        match shows {
            Shown::Known(each) if each.code == language.code => own += weight,
            Shown::Known(each) if each.evidence.script == language.evidence.script => {
                others += weight;
            }
            Shown::Other if !count.may_be(language) => others += weight,
            _ => {}
        }
    }
    own * 100 >= NEARLY_ALL * (own + others).max(1)
}

/// The counts of a document: its code says nothing of its language.
fn sum(document: &Document, counts: &[Count]) -> Count {
    let mut sum = Count::default();
    for (paragraph, count) in document.paragraphs.iter().zip(counts) {
        if paragraph.kind != Kind::Code {
            sum.add(count);
        }
    }
    sum
}

/// The language that most of each folder is in, and of all folders together.
struct Folders<'a> {
    most: FxHashMap<&'a Path, &'static Language>,
}

impl<'a> Folders<'a> {
    fn new(documents: &'a [Document], sums: &[Count], shown: &[Shown]) -> Self {
        let mut weights: FxHashMap<&Path, Vec<(&'static Language, usize)>> = FxHashMap::default();
        for ((document, sum), shown) in documents.iter().zip(sums).zip(shown) {
            let Shown::Known(language) = shown else {
                continue;
            };
            let folder = weights.entry(folder(document)).or_default();
            let weight = sum.total();
            match folder
                .iter_mut()
                .find(|(each, _)| each.code == language.code)
            {
                Some((_, sum)) => *sum += weight,
                None => folder.push((language, weight)),
            }
        }
        let most = weights.into_iter().filter_map(|(folder, languages)| {
            let most = languages.iter().map(|(_, weight)| *weight).max()?;
            let (language, _) = languages.iter().find(|(_, weight)| *weight == most)?;
            Some((folder, *language))
        });
        Self {
            most: most.collect(),
        }
    }

    fn language(&self, document: &Document) -> Option<&'static Language> {
        self.most.get(folder(document)).copied()
    }
}

fn folder(document: &Document) -> &Path {
    let path = Path::new(&document.name);
    path.parent().unwrap_or(Path::new(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn document(name: &str, text: &str) -> Document {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    /// The codes of the languages of the paragraphs of several files.
    fn codes(files: &[(&str, &str)]) -> Vec<Vec<&'static str>> {
        let documents: Vec<Document> = files
            .iter()
            .map(|(name, text)| document(name, text))
            .collect();
        let code = |language: Option<&Language>| language.map_or("?", |each| each.code);
        let all = find(&documents).into_iter();
        all.map(|each| each.0.into_iter().map(code).collect())
            .collect()
    }

    fn code(text: &str) -> &'static str {
        codes(&[("a.txt", text)])[0][0]
    }

    #[test]
    fn two_short_sentences_show_their_language() {
        for (text, expected) in [
            (
                "Совет порта утвердил план ремонта причала. Причал будет закрыт до конца мая.",
                "ru",
            ),
            (
                "Viento Claro S.L. (en adelante, el «Dueño») y Mar S.A. (en adelante, el «Cliente») firman este contrato.",
                "es",
            ),
            (
                "Le quai se trouve au sud de la ville. Les pêcheurs de Brest y sont venus.",
                "fr",
            ),
            (
                "Советот на пристаништето го одобри планот. Кејот ќе биде затворен до крајот на мај.",
                "?",
            ),
            (
                "Съветът на пристанището одобри плана. Кеят ще бъде затворен до края на май.",
                "?",
            ),
            (
                "Vento Claro S.L. (en diante, o «Dono») e Mar S.A. (en diante, o «Cliente») asinan este contrato.",
                "?",
            ),
            (
                "El moll es troba al sud de la ciutat. Els pescadors de Roses hi són vinguts.",
                "?",
            ),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_in_english_makes_no_paragraph_english() {
        let text = "Hamnen är öppen varje dag från klockan sju, och den som kommer sent får vänta utanför grinden.\n\n\
            Hamnen följer Guidelines for the Protection of the Sea, och den som som regel kommer sent får vänta.\n";
        assert_eq!(codes(&[("a.txt", text)]), [["?", "?"]]);
        let mixed = "Hamnen är öppen varje dag från klockan sju, och den som kommer sent får vänta utanför grinden.\n\n\
            The gate is opened at seven by the harbour master and closed at the end of the day.\n";
        assert_eq!(codes(&[("a.txt", mixed)]), [["?", "en"]]);
    }

    #[test]
    fn a_short_text_of_shared_words_shows_nothing() {
        for text in [
            "Als dat dat is, is het goed.",
            "Hij zegt dat dat in orde is.",
        ] {
            assert_eq!(code(text), "?", "{text}");
        }
        assert_eq!(code("No refund is due."), "en");
    }

    const SENTENCES: &[(&str, &str)] = &[
        ("双方同意扩大合作。", "zh"),
        ("雙方同意擴大合作。", "zh"),
        ("The keeper shall open the gate at dawn.", "en"),
        ("The the contract ends.", "en"),
        (
            "Сторож открывает ворота на рассвете и закрывает их на закате.",
            "ru",
        ),
        (
            "Der Wärter öffnet das Tor bei Tagesanbruch und schließt es am Abend, wenn niemand mehr kommt.",
            "de",
        ),
        (
            "Le gardien ouvre la porte au lever du jour et la ferme le soir, quand plus personne ne vient.",
            "fr",
        ),
        (
            "El guarda abre la puerta al amanecer y la cierra por la noche, cuando ya no viene nadie más por aquí.",
            "es",
        ),
        (
            "O guarda abre o portão ao amanhecer e fecha-o à noite, quando não há mais ninguém no cais.",
            "pt",
        ),
        (
            "Il guardiano apre la porta all'alba e la chiude la sera, quando non viene più nessuno e la strada è vuota.",
            "?",
        ),
        (
            "Paznicul deschide poarta în zori și o închide seara, când nu mai vine nimeni la port și la moară.",
            "?",
        ),
        (
            "Vagten åbner porten ved daggry og lukker den om aftenen, når der ikke kommer flere til havnen.",
            "?",
        ),
        (
            "Grindvakten öppnar grinden i gryningen och stänger den på kvällen, när ingen kommer längre.",
            "?",
        ),
        (
            "Bekçi şafakta kapıyı yavaş yavaş açar ve akşam kimse gelmediğinde kapatır, sonra evine döner.",
            "tr",
        ),
        (
            "Người gác cổng luôn luôn mở cổng lúc bình minh và đóng cổng vào buổi tối khi không còn ai đến.",
            "vi",
        ),
        (
            "Als dat dat niet is, dan is het in de stad zo, en wie er in de haven werkt, gaat in de avond naar huis.",
            "?",
        ),
        (
            "El guardià obre la porta a trenc d'alba i la tanca a la nit, i no deixa passar a ningú fins a la tornada.",
            "?",
        ),
        (
            "Пазачът отваря вратата на разсъмване и я затваря вечер, а ключовете не дава на никого от града до сутринта.",
            "?",
        ),
        (
            "Сакчы капканы таң атканда ача һәм кич белән яба, ә ачкычларны беркемгә дә бирми, дип яза бу кенәгәдә.",
            "?",
        ),
        ("No refund is due.", "en"),
        ("Пункт и и пункт.", "ru"),
        ("番人は夜明けに門を開け、夕方に閉める。", "ja"),
        ("문지기는 새벽에 문을 열고 저녁에 닫는다.", "ko"),
        (
            "Сторож відчиняє ворота на світанку і зачиняє їх увечері, коли вже ніхто не приходить.",
            "uk",
        ),
        ("पहरेदार सुबह फाटक खोलता है और शाम को बंद करता है।", "hi"),
        ("השומר פותח את השער עם שחר, והוא סוגר אותו בערב.", "he"),
        (
            "Portinvartija avaa portin aamunkoitteessa ja sulkee sen illalla, kun kukaan ei enää tule.",
            "?",
        ),
        (
            "Вартаўнік адчыняе браму на світанні і зачыняе яе ўвечары, калі ўжо ніхто не прыходзіць да горада.",
            "?",
        ),
        (
            "Чувар отвара капију у зору и затвара је увече, када више нико не долази, па иде кући.",
            "?",
        ),
        (
            "نگهبان دروازه را در سپیده‌دم باز می‌کند و شب آن را می‌بندد و به خانه می‌رود.",
            "?",
        ),
        ("يفتح الحارس البوابة عند الفجر ويغلقها في المساء.", "ar"),
    ];

    #[test]
    fn a_sentence_shows_its_language() {
        for (text, expected) in SENTENCES {
            assert_eq!(code(text), *expected, "{text}");
        }
    }

    #[test]
    fn an_agreement_in_short_sentences_shows_its_language() {
        let french = "Le bailleur loue un hangar au locataire pour trois ans. Le loyer est de quarante euros et le locataire le règle au début \
            du mois. Le hangar est en bon état et la porte est neuve. En cas de vente, le bail est maintenu. Les clés sont remises \
            au locataire le jour de la signature. Le présent bail est rédigé en deux originaux, et chaque partie garde le sien.";
        let spanish = "El propietario alquila la nave al inquilino. El alquiler es de cuarenta euros al mes y se paga al inicio del mes. La \
            nave se entrega con la puerta en buen estado. En caso de venta, el alquiler se mantiene un año. Los gastos de la luz son \
            del inquilino. El contrato se firma en dos copias con valor igual, y la ley de la plaza decide lo no previsto.";
        let italian = "Il proprietario affitta il capannone al conduttore per tre anni. Il canone è di quaranta euro e si paga al principio del \
            mese. In caso di vendita il contratto resta valido. Le chiavi sono consegnate al conduttore il giorno della firma, e la \
            porta è nuova. Le spese della luce sono a carico del conduttore, con la sola eccezione della torre e della strada.";
        let catalan = "El propietari lloga la nau al llogater per un any. El lloguer és de quaranta euros al mes i es paga al començament del \
            mes. La nau es lliura amb la porta en bon estat. En cas de venda, el contracte es manté dos anys. Les despeses de la llum \
            són del llogater, i a la llei de la plaça es decideix el que no es preveu.";
        for (text, expected) in [
            (french, "fr"),
            (spanish, "es"),
            (italian, "?"),
            (catalan, "?"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_paragraph_that_shows_none_takes_that_of_its_document() {
        let text = "Gate Keeping\n\nThe keeper shall open the gate at dawn, and close it at dusk.\n\nPort of Haven: 12.5 km\n";
        assert_eq!(codes(&[("a.txt", text)]), [["en", "en", "en"]]);
        let text = "総則\n\n番人は夜明けに門を開け、夕方に閉める。";
        assert_eq!(codes(&[("a.txt", text)]), [["ja", "ja"]]);
    }

    #[test]
    fn a_paragraph_of_words_that_languages_share_takes_that_of_its_document() {
        let shared = "Сторож на пристани в тумане с лампой, а за пристанью на берегу не видно никого от моста до маяка.";
        let russian = format!("Сторож открывает ворота, если это нужно.\n\n{shared}");
        assert_eq!(codes(&[("a.txt", &russian)]), [["ru", "ru"]]);
        assert_eq!(code(shared), "?");
    }

    #[test]
    fn a_short_russian_sentence_shows_its_language_by_what_its_neighbours_lack() {
        for text in [
            "Хранитель обязан передать все журналы смотрителю и и закрыть архив.",
            "ПРАВИЛА\nпользования читальным залом\n\n1. Настоящие Правила определяет «смотритель, порядок и сроки пользования читальным залом.",
            "Смотритель должен проверить лестницу и составить акт.",
            "Каждая сторона вправе расторгнуть договор, если та, другая, нарушила пункт 2.",
        ] {
            let found = codes(&[("a.txt", text)]);
            assert!(
                found[0].iter().all(|each| *each == "ru"),
                "{found:?} {text}"
            );
        }
        for (text, expected) in [
            (
                "Наемателят плаща наема и разходите за ремонт на покрива до края на месеца.",
                "?",
            ),
            (
                "Решението на управителя и предложението за условията се обявяват на портала.",
                "?",
            ),
            (
                "Интервю и меню за участие в изложението на музея и театъра в града.",
                "?",
            ),
            (
                "Станар плаћа закуп и трошкове поправке крова до краја сваког месеца.",
                "?",
            ),
            (
                "Закупац предаје зграду и инвентар управи града без накнаде и одлагања.",
                "?",
            ),
            (
                "Вони не можуть передавати права на оренду без згоди та оплати.",
                "uk",
            ),
            (
                "Кошти не можуть передаватись на рахунок без згоди наглядача порту.",
                "?",
            ),
            (
                "Жалдаушы барлық құжаттарды уақытында тапсырады және төлемді жасайды.",
                "?",
            ),
            (
                "Орендар сплачує кошти на рахунок порту до першого числа щомісяця.",
                "uk",
            ),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn a_paragraph_that_says_too_little_takes_the_language_of_nearly_all_of_its_document() {
        let clauses = "1. Смотритель открывает ворота на рассвете и закрывает их на закате, если не было тумана.\n\n\
            2. Ключи от всех ворот хранятся у смотрителя, который отвечает за них перед управлением порта.\n\n";
        let thin = "Смена краски, лака, ламп, стекол, рам, петель, ручек, замков маяка.";
        let last = |text: String| codes(&[("a.txt", &text)])[0].last().copied();
        assert_eq!(code(thin), "?");
        assert_eq!(last(format!("{clauses}{thin}")), Some("ru"));
        for other in [
            "Пазачът отваря вратата на разсъмване и я затваря вечер, а ключовете не дава на никого, за да се пази градът.",
            "Чувар отвара капију у зору и затвара је увече, када више нико не долази, па иде кући.",
            "Сакчы капканы таң атканда ача һәм кич белән яба, ә ачкычларны беркемгә дә бирми.",
        ] {
            assert_eq!(last(format!("{clauses}{other}")), Some("?"), "{other}");
            let mixed = format!("{clauses}{other}\n\n{thin}");
            assert_eq!(last(mixed), Some("?"), "{other}");
        }
    }

    #[test]
    fn letters_of_another_script_make_no_other_language_of_a_text() {
        assert_eq!(
            code("Сторож держит пристань в 清洁 порядке и не пускает никого."),
            "ru"
        );
        // The `o` of the first word is Latin.
        assert_eq!(
            code("Стoрож держит пристань в порядке и не пускает никого."),
            "ru"
        );
    }

    #[test]
    fn a_paragraph_of_another_language_has_its_own() {
        let text = "双方同意扩大合作，本文件一式两份。\n\nThe parties agree to extend their cooperation, and sign two copies of this document.\n\nOsapuolet sopivat laajentavansa yhteistyötään ja allekirjoittavat tämän asiakirjan kahtena kappaleena, jotka ovat yhtä todistusvoimaiset.";
        assert_eq!(codes(&[("a.txt", text)]), [["zh", "en", "?"]]);
        // Names in Latin letters make no English of a Chinese sentence.
        assert_eq!(
            code("使用 docker compose 启动 PostgreSQL 数据库服务。"),
            "zh"
        );
    }

    #[test]
    fn a_document_that_shows_none_takes_that_of_its_folder() {
        let english = "The keeper shall open the gate at dawn, and close it at dusk.";
        let found = codes(&[
            ("en/a.txt", english),
            ("en/b.txt", "Haven Port"),
            ("zh/a.txt", "双方同意扩大合作。"),
            ("zh/b.txt", "Haven Port"),
            ("c.txt", "Haven Port"),
        ]);
        assert_eq!(found, [["en"], ["en"], ["zh"], ["zh"], ["?"]]);
    }

    #[test]
    fn code_says_nothing_of_the_language() {
        let text = "The keeper opens the gate with this command, and closes it with the other.\n\n    gate.open(force=True); gate.close(wait=10, retries=3)\n";
        assert!(
            codes(&[("a.txt", text)])[0]
                .iter()
                .all(|each| *each == "en")
        );
    }
}
