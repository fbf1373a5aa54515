//! What the command line says of rules and of reading, as the layer over all configuration files.

use crate::cli::args::{InputArguments, RuleArguments};
use crate::cli::config::layer::{Layer, Origin, Set};
use crate::cli::config::{Configurations, Lookup};
use crate::cli::{self, settings};
use crate::finding::Severity;
use crate::input;
use crate::rule::{Legitimate, Treatment};

/// Where settings come from: configuration files, and over them what the command line says of rules and of reading.
///
/// # Errors
/// When an option names what does not exist.
pub(in crate::cli) fn configurations(
    rules: Option<&RuleArguments>,
    input: &InputArguments,
) -> Result<Configurations, cli::Error> {
    let lookup = match &input.config {
        Some(file) => Lookup::File(file.clone()),
        None if input.no_config => Lookup::None,
        None => Lookup::Nearest,
    };
    let mut layer = match rules {
        Some(rules) => rule_layer(rules)?,
        None => Layer::default(),
    };
    layer.encoding = match &input.encoding {
        Some(label) => Some(said(input::decode::encoding(label)?)),
        None => None,
    };
    let format = input.input_format.as_deref();
    layer.input_format = format.and_then(input::reader).map(said);
    Ok(Configurations::new(lookup, layer))
}

/// A value of an option.
fn said<T>(value: T) -> Set<T> {
    Set {
        value,
        from: Origin::CommandLine,
    }
}

fn rule_layer(arguments: &RuleArguments) -> Result<Layer, settings::Error> {
    let named = |names: &[String]| {
        let rules = names.iter().map(|name| settings::rule(name.trim()));
        rules
            .map(|rule| rule.map(|rule| said(rule.name)))
            .collect::<Result<Vec<_>, _>>()
    };
    let (select, ignore) = (named(&arguments.select)?, named(&arguments.ignore)?);
    let treatments = arguments.repeats.iter().map(|text| treatment(text));
    let treatments: Vec<(Legitimate, Treatment)> = treatments.collect::<Result<_, _>>()?;
    Ok(Layer {
        select: (!select.is_empty()).then(|| said(select)),
        ignore,
        min_length: arguments.min_length.map(said),
        repeats: treatments
            .into_iter()
            .map(|(class, treatment)| (class, said(treatment)))
            .collect(),
        pins: arguments.pins.iter().cloned().map(said).collect(),
        fail_on: arguments.fail_on.map(said),
        include_code: arguments.include_code.then(|| said(true)),
        ..Layer::default()
    })
}

/// A class of repeats and what becomes of it, as in `code=ignore`.
fn treatment(text: &str) -> Result<(Legitimate, Treatment), settings::Error> {
    let unknown = || settings::Error::UnknownRepeats(text.to_owned());
    let (class, level) = text.split_once('=').ok_or_else(unknown)?;
    let class = Legitimate::ALL
        .into_iter()
        .find(|each| each.name() == class.trim())
        .ok_or_else(unknown)?;
    let level = match level.trim() {
        "ignore" => Treatment::Ignore,
        "note" => Treatment::Report(Severity::Note),
        "warning" => Treatment::Report(Severity::Warning),
        "error" => Treatment::Report(Severity::Error),
        _ => return Err(unknown()),
    };
    Ok((class, level))
}
