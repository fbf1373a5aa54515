//! Fonts: what the codes of a text say, and how far each goes.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::kurbo::Shape;
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, OutlineGlyph,
    StandardFont, UNITS_PER_EM,
};
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, Stream, String as Bytes};
use hayro_syntax::page::Resources;
use rustc_hash::FxHashMap;
use skrifa::{FontRef, MetadataProvider};

/// The fonts of a file.
pub(super) struct Faces<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
    known: FxHashMap<Key, Option<Rc<Face<'a>>>>,
}

/// What tells a font from another: where it is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Object(ObjRef),
    Inline(usize),
}

/// What a code of a font is.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// What it says; `None` where nobody knows.
    pub(super) text: Option<Rc<str>>,
    /// How far it goes, as a part of the size of the font.
    pub(super) advance: f64,
    /// Whether it is a digit that the font itself draws above the line.
    pub(super) is_raised: bool,
}

/// A font.
pub(super) struct Face<'a> {
    font: Font<'a>,
    codes: RefCell<FxHashMap<u32, Code>>,
    backup: Backup,
    /// Whether it is bold.
    pub(super) is_bold: bool,
    /// Whether its lines run across.
    pub(super) is_across: bool,
}

/// What codes of a font say whose file does not tell.
enum Backup {
    /// Numbers of characters in a collection that is known, such as Adobe-GB1.
    Collection(Box<Collection>),
    /// The characters that the font itself has its glyphs for.
    Glyphs(FxHashMap<u32, char>),
    Nothing,
}

/// The characters of a collection that is known, and how codes count them.
struct Collection {
    encoding: CMap,
    unicode: CMap,
}

impl<'a> Faces<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            // Of a font that is not in the file only its widths matter, which the file has.
            fonts: Arc::new(|query| {
                let font = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(font.get_font_data())
            }),
            maps: Arc::new(load_embedded),
            known: FxHashMap::default(),
        }
    }

    /// The font of that name in the resources of a page. `None` when it cannot be read.
    pub(super) fn face(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
    ) -> Option<Rc<Face<'a>>> {
        let Some(dict) = resources.get_font(name) else {
            return self.standard();
        };
        let key = match resources.fonts.get_ref(name) {
            Some(reference) => Key::Object(reference),
            None => Key::Inline(dict.data().as_ptr() as usize),
        };
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let face = self.read(&dict).map(Rc::new);
        self.known.insert(key, face.clone());
        face
    }

    /// The font of a text that names none.
    pub(super) fn standard(&mut self) -> Option<Rc<Face<'a>>> {
        let key = Key::Inline(0);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let font = self
            .cache
            .standard_font(StandardFont::Helvetica, &self.fonts);
        let face = font.map(|font| Rc::new(Face::new(font, Backup::Nothing, false)));
        self.known.insert(key, face.clone());
        face
    }

    fn read(&self, dict: &Dict<'a>) -> Option<Face<'a>> {
        let below = dict.get::<Array<'_>>(b"DescendantFonts");
        let below = below.and_then(|list| list.iter::<Dict<'_>>().next());
        let holder = below.as_ref().unwrap_or(dict);
        if !has_sane_widths(holder) {
            return None;
        }
        let font = self.cache.font(dict, &self.fonts, &self.maps)?;
        let backup = match &below {
            Some(below) if !dict.contains_key(b"ToUnicode") => {
                Self::backup(dict, below).unwrap_or(Backup::Nothing)
            }
            _ => Backup::Nothing,
        };
        Some(Face::new(font, backup, is_bold(dict, holder)))
    }

    /// What the codes of a font of many characters say that has no table for that.
    fn backup(dict: &Dict<'_>, below: &Dict<'_>) -> Option<Backup> {
        let encoding = Self::encoding(dict)?;
        let family = encoding.metadata().character_collection.as_ref();
        let family = family.map(|collection| &collection.family);
        let named = collection(below);
        let family = family
            .filter(|family| family.ucs2_cmap().is_some())
            .or(named.as_ref());
        if let Some(name) = family.and_then(CidFamily::ucs2_cmap) {
            let unicode = CMap::parse(load_embedded(name)?, load_embedded)?;
            return Some(Backup::Collection(Box::new(Collection {
                encoding,
                unicode,
            })));
        }
        let descriptor = below.get::<Dict<'_>>(b"FontDescriptor")?;
        let mut file = [&b"FontFile2"[..], b"FontFile3"].into_iter();
        let file = file.find_map(|key| descriptor.get::<Stream<'_>>(key))?;
        let data = file.decoded_data().ok()?;
        let font = FontRef::new(&data).ok()?;
        let mut glyphs = FxHashMap::default();
        for (character, glyph) in font.charmap().mappings() {
            let Some(character) = char::from_u32(character) else {
                continue;
            };
            // One glyph may be for several characters, such as a space and one that does not break: the first is the usual one.
            glyphs.entry(glyph.to_u32()).or_insert(character);
        }
        Some(Backup::Glyphs(glyphs))
    }

    fn encoding(dict: &Dict<'_>) -> Option<CMap> {
        match dict.get::<Object<'_>>(b"Encoding")? {
            Object::Name(name) => match CMapName::from_bytes(&name) {
                CMapName::IdentityH => Some(CMap::identity_h()),
                CMapName::IdentityV => Some(CMap::identity_v()),
                name => CMap::parse(load_embedded(name)?, load_embedded),
            },
            Object::Stream(stream) => {
                let data = stream.decoded_data().ok()?;
                CMap::parse(&data, load_embedded)
            }
            _ => None,
        }
    }
}

/// The collection that the numbers of characters of a font are of.
fn collection(below: &Dict<'_>) -> Option<CidFamily> {
    let info = below.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let part = |key: &[u8]| Some(info.get::<Bytes<'_>>(key)?.as_bytes().to_vec());
    let family = CidFamily::from_registry_ordering(&part(b"Registry")?, &part(b"Ordering")?);
    family.ucs2_cmap().is_some().then_some(family)
}

/// Whether the tables of widths of a font are for numbers that a font can have: a table names a range by its ends, and a range of all
/// numbers would take all memory.
fn has_sane_widths(dict: &Dict<'_>) -> bool {
    const MOST: usize = 1 << 17;
    const LARGEST: f64 = 65_535.0;
    [&b"W"[..], b"W2"].into_iter().all(|key| {
        let Some(list) = dict.get::<Array<'_>>(key) else {
            return true;
        };
        let sane = |object: &Object<'_>| match object {
            Object::Number(number) => number.as_f64().abs() <= LARGEST,
            Object::Array(list) => list.iter::<Object<'_>>().take(MOST).count() < MOST,
            _ => true,
        };
        let mut count = 0;
        list.iter::<Object<'_>>().all(|object| {
            count += 1;
            count < MOST && sane(&object)
        })
    })
}

/// Whether a font is bold, by its name or what its descriptor says.
fn is_bold(dict: &Dict<'_>, holder: &Dict<'_>) -> bool {
    /// The weight of a font from which on it is bold (ISO 32000-1, table 122).
    const BOLD: f64 = 600.0;
    /// The bit of the flags for fonts that are to be shown bold (table 123).
    const FORCED: u32 = 1 << 18;
    let name = dict.get::<Name<'_>>(b"BaseFont");
    let name = name.map(|name| name.as_str().to_ascii_lowercase());
    let says = |name: std::string::String| {
        let heavy = ["bold", "black", "heavy", "cmbx", "sfbx", "-demi"];
        heavy.iter().any(|word| name.contains(word))
    };
    if name.is_some_and(says) {
        return true;
    }
    let Some(descriptor) = holder.get::<Dict<'_>>(b"FontDescriptor") else {
        return false;
    };
    let weight = descriptor.get::<f64>(b"FontWeight").unwrap_or(0.0);
    let flags = descriptor.get::<u32>(b"Flags").unwrap_or(0);
    weight >= BOLD || flags & FORCED != 0
}

impl<'a> Face<'a> {
    fn new(font: Font<'a>, backup: Backup, is_bold: bool) -> Self {
        Self {
            is_across: font.is_horizontal(),
            font,
            codes: RefCell::default(),
            backup,
            is_bold,
        }
    }

    /// The next code of a text and how many bytes it has.
    pub(super) fn next(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What a code is.
    pub(super) fn code(&self, code: u32) -> Code {
        if let Some(known) = self.codes.borrow().get(&code) {
            return known.clone();
        }
        let found = self.look_up(code);
        self.codes.borrow_mut().insert(code, found.clone());
        found
    }

    fn look_up(&self, code: u32) -> Code {
        let advance = self.font.code_advance(code);
        let advance = if self.is_across {
            advance.x
        } else {
            -advance.y
        };
        let glyph = self.font.map_code(code);
        let (told, outline) = match self.font.glyph(glyph, code) {
            FontGlyph::Outline(outline) => (outline.as_unicode(), Some(outline)),
            FontGlyph::Type3(drawn) => (drawn.as_unicode(), None),
        };
        let told = told.map(text_of).or_else(|| match &self.backup {
            Backup::Collection(known) => {
                let cid =
                    (1..=4).find_map(|length| known.encoding.lookup_cid_code(code, length))?;
                known.unicode.lookup_bf_string(cid).map(text_of)
            }
            Backup::Glyphs(known) => known.get(&glyph.to_u32()).map(char::to_string),
            Backup::Nothing => None,
        });
        let advance = advance / f64::from(UNITS_PER_EM);
        let is_digit = told
            .as_ref()
            .is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let outline = outline.filter(|_| is_digit);
        Code {
            is_raised: outline.is_some_and(|outline| is_above(&outline)),
            text: told.filter(|text| is_text(text)).map(Rc::from),
            advance: if advance.is_finite() { advance } else { 0.0 },
        }
    }
}

/// Whether a glyph is drawn well above its baseline, as digits for powers and notes are. Others stand on it or go below it.
fn is_above(outline: &OutlineGlyph) -> bool {
    const LOWEST: f64 = 0.2 * UNITS_PER_EM as f64;
    let drawn = outline.outline().bounding_box();
    drawn.height() > 0.0 && drawn.y0 > LOWEST
}

fn text_of(text: BfString) -> String {
    match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

/// Whether something is a text, and not what a program writes where it knows none.
fn is_text(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\u{fffd}', '\0', '\u{ffff}', '\u{fffe}'])
}
