//! PDFs, made of the texts of a case: each is an object that is written by hand, numbered from 1 on, and the first is the catalogue. Streams
//! are packed, and the table of objects is built, so that a case that was changed is a file again.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How a file says where its objects are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// In a table, as up to PDF 1.4.
    Lines,
    /// In a stream.
    Stream,
    /// In a stream, and what is no stream itself is packed in another.
    Packed,
    /// Nowhere: whoever reads it has to look for them.
    None,
    /// In a table whose places are wrong.
    Wrong,
}

/// How its streams are packed.
#[derive(Clone, Copy)]
pub enum Packing {
    Plain,
    Deflated,
    Hexadecimal,
    Runs,
    /// Deflated, and then as hexadecimal digits.
    Twice,
}

/// What is told of the length of a stream.
#[derive(Clone, Copy)]
pub enum Length {
    Right,
    Missing,
    Wrong,
}

pub const TABLES: [Table; 5] = [
    Table::Lines,
    Table::Stream,
    Table::Packed,
    Table::None,
    Table::Wrong,
];
pub const PACKINGS: [Packing; 5] = [
    Packing::Plain,
    Packing::Deflated,
    Packing::Hexadecimal,
    Packing::Runs,
    Packing::Twice,
];
pub const LENGTHS: [Length; 3] = [Length::Right, Length::Missing, Length::Wrong];

/// What is between the dictionary of an object and its stream.
const STREAM: &[u8] = b"\nstream\n";

/// The bytes of a file of these objects.
#[must_use]
pub fn bytes(objects: &[&[u8]], table: Table, packing: Packing, length: Length) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = vec![0; objects.len()];
    let mut packed = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        let number = at + 1;
        let is_stream = object.windows(STREAM.len()).any(|part| part == STREAM);
        if table == Table::Packed && !is_stream {
            packed.push((number, *object));
            continue;
        }
        places[at] = file.len();
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(body(object, packing, length));
        file.extend(b"\nendobj\n");
    }
    match table {
        Table::Stream | Table::Packed => streamed(&mut file, &places, &packed),
        Table::Lines | Table::Wrong => {
            let start = file.len();
            file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
            for (at, place) in places.iter().enumerate() {
                let place = if table == Table::Wrong {
                    place + at % 3
                } else {
                    *place
                };
                file.extend(format!("{place:010} 00000 n \n").bytes());
            }
            let size = places.len() + 1;
            file.extend(
                format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")
                    .bytes(),
            );
        }
        Table::None => file.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n"),
    }
    file
}

/// An object, with its stream packed.
fn body(object: &[u8], packing: Packing, length: Length) -> Vec<u8> {
    let at = object.windows(STREAM.len()).position(|part| part == STREAM);
    let Some(at) = at else {
        return object.to_vec();
    };
    let data = &object[at + STREAM.len()..];
    let (filter, data) = match packing {
        Packing::Plain => ("", data.to_vec()),
        Packing::Deflated => ("/FlateDecode", deflated(data)),
        Packing::Hexadecimal => ("/ASCIIHexDecode", hexadecimal(data)),
        Packing::Runs => ("/RunLengthDecode", runs(data)),
        Packing::Twice => (
            "[/ASCIIHexDecode/FlateDecode]",
            hexadecimal(&deflated(data)),
        ),
    };
    let mut more = String::new();
    if !filter.is_empty() {
        more += &format!("/Filter {filter}");
    }
    match length {
        Length::Right => more += &format!("/Length {}", data.len()),
        Length::Missing => {}
        Length::Wrong => more += &format!("/Length {}", data.len() * 2 / 3),
    }
    // Where its dictionary has no end, it has none with this either.
    let dictionary = &object[..at];
    let end = dictionary.windows(2).rposition(|part| part == b">>");
    let (front, back) = dictionary.split_at(end.unwrap_or(dictionary.len()));
    [front, more.as_bytes(), back, STREAM, &data, b"\nendstream"].concat()
}

/// Adds a stream that says where objects are, and one of the objects in `packed`.
fn streamed(file: &mut Vec<u8>, places: &[usize], packed: &[(usize, &[u8])]) {
    let holder = places.len() + 1;
    let mut rows: Vec<[u8; 7]> = vec![[0, 0, 0, 0, 0, 0, 0]];
    rows.extend(places.iter().map(|place| row(1, *place, 0)));
    if packed.is_empty() {
        rows.push(row(0, 0, 0));
    } else {
        let (mut head, mut data) = (String::new(), Vec::new());
        for (index, (number, object)) in packed.iter().enumerate() {
            head += &format!("{number} {} ", data.len());
            data.extend(*object);
            data.push(b'\n');
            rows[*number] = row(2, holder, index);
        }
        let dictionary = format!("<</Type/ObjStm/N {}/First {}>>", packed.len(), head.len());
        rows.push(row(1, file.len(), 0));
        file.extend(format!("{holder} 0 obj\n").bytes());
        let object = [dictionary.as_bytes(), STREAM, head.as_bytes(), &data].concat();
        file.extend(body(&object, Packing::Deflated, Length::Right));
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    rows.push(row(1, start, 0));
    let dictionary = format!("<</Type/XRef/Root 1 0 R/W[1 4 2]/Size {}>>", rows.len());
    file.extend(format!("{} 0 obj\n", holder + 1).bytes());
    let object = [dictionary.as_bytes(), STREAM, &rows.concat()].concat();
    file.extend(body(&object, Packing::Deflated, Length::Right));
    file.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
}

fn row(kind: u8, place: usize, index: usize) -> [u8; 7] {
    let [a, b, c, d] = (place as u32).to_be_bytes();
    let [e, f] = (index as u16).to_be_bytes();
    [kind, a, b, c, d, e, f]
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).expect("a vector takes it all");
    encoder.finish().expect("a vector takes it all")
}

fn hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits = data
        .iter()
        .flat_map(|byte| format!("{byte:02x}").into_bytes());
    digits.chain(*b">").collect()
}

fn runs(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in data.chunks(128) {
        out.push(part.len() as u8 - 1);
        out.extend(part);
    }
    out.push(128);
    out
}
