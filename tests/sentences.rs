//! Sentences of the languages in the table, right and wrong: what is found in each.

use variorum::{check, input};

/// A sentence, and what is found in it: the rule, and the words. A right one has nothing.
type Row = (&'static str, &'static [(&'static str, &'static str)]);

const GERMAN: &[Row] = &[
    (
        "Die Sitzung beginnt am Montag, den 3. März 2025, im großen Saal.",
        &[],
    ),
    (
        "Die Sitzung beginnt am Dienstag, den 3. März 2025, im großen Saal.",
        &[("weekday-mismatch", "Dienstag")],
    ),
    (
        "Der Rat tagt am Freitag, 14. März 2025, und am Sonnabend, dem 15. März 2025.",
        &[],
    ),
    (
        "Der Rat tagt am Freitag, dem 15. März 2025, und nicht im April.",
        &[("weekday-mismatch", "Freitag")],
    ),
    (
        "Die Frist endet am 31. Juni 2025 und wird nicht verlängert.",
        &[("impossible-date", "31. Juni 2025")],
    ),
    (
        "Die Frist endet am 30. Juni 2025 und wird nicht verlängert.",
        &[],
    ),
    (
        "Das Tor ist vom 3. bis zum 5. Mai 2025 und am 7., 8. und 9. Juni geschlossen.",
        &[],
    ),
    (
        "Im Februar 30 Gäste zu haben, ist für den Hafen nicht wenig.",
        &[],
    ),
    (
        "Die Leute, die die Tür öffnen, wohnen in dem Haus, das das Amt mietet.",
        &[],
    ),
    (
        "Der Mann, der der Stadt das Boot verkaufte, ist nicht mehr da.",
        &[],
    ),
    (
        "Sie weiß, dass sie sie nach der Arbeit im Hafen nicht mehr trifft.",
        &[],
    ),
    (
        "Ab und zu zu Hause zu arbeiten, ist nach der Regel erlaubt.",
        &[],
    ),
    (
        "Der Wart sagt, dass dass Boot am Steg liegt.",
        &[("doubled-word", "dass dass")],
    ),
    (
        "Das Boot ist ist am Steg nicht mehr zu sehen.",
        &[("doubled-word", "ist ist")],
    ),
    (
        "Der Wart schließt das Tor und und geht nach Hause.",
        &[("doubled-word", "und und")],
    ),
    (
        "Der Verein hat drei Abteilungen: Hafen, Wald und Feld.",
        &[],
    ),
    (
        "Der Verein hat vier Abteilungen: Hafen, Wald und Feld.",
        &[("sum-mismatch", "vier Abteilungen")],
    ),
    (
        "Es gibt mindestens vier Abteilungen: Hafen, Wald und Feld.",
        &[],
    ),
    (
        "Der Bericht nennt drei Häfen, nämlich den alten und den neuen.",
        &[],
    ),
    (
        "Der Preis beträgt [wird noch eingetragen] Euro für das Boot.",
        &[("placeholder", "[wird noch eingetragen]")],
    ),
    (
        "Der Satz steht in eckigen Klammern [wie hier] und ist nicht falsch.",
        &[],
    ),
    (
        "Der Wart sagte: „Das Tor ist zu.“ Und er ging nach Hause.",
        &[],
    ),
    (
        "Die Zahlen stehen in Tabelle 4.\n\nTabelle 1: Boote\n\nTabelle 2: Stege",
        &[("dangling-reference", "Tabelle 4")],
    ),
    (
        "Die Zahlen stehen in Tabelle 2.\n\nTabelle 1: Boote\n\nTabelle 2: Stege",
        &[],
    ),
    (
        "## § 1 Amt\n\nNach § 2 gilt das.\n\n## § 2 Frist\n\nNach § 29 Absatz 1 Satz 2 des Hafengesetzes ist das erlaubt.\n\n## § 3 Ende\n\nEs gilt § 1.",
        &[],
    ),
];

const FRENCH: &[Row] = &[
    (
        "La séance a lieu le lundi 3 mars 2025 dans la grande salle.",
        &[],
    ),
    (
        "La séance a lieu le mardi 3 mars 2025 dans la grande salle.",
        &[("weekday-mismatch", "mardi")],
    ),
    (
        "Le conseil se réunit le samedi 1er mars 2025 et le mercredi 5 mars 2025.",
        &[],
    ),
    (
        "Le conseil se réunit le dimanche 1er mars 2025 et non en avril.",
        &[("weekday-mismatch", "dimanche")],
    ),
    (
        "Le délai expire le 31 juin 2025 et ne sera pas prolongé.",
        &[("impossible-date", "31 juin 2025")],
    ),
    (
        "Le délai expire le 30 juin 2025 et ne sera pas prolongé.",
        &[],
    ),
    (
        "Le port est fermé du 3 au 5 mai 2025, et les 7 et 8 juin.",
        &[],
    ),
    (
        "En février 30 élèves et en avril 31 élèves sont venus dans la salle.",
        &[],
    ),
    ("Nous nous levons tôt et vous vous trompez de porte.", &[]),
    (
        "Il en parle en en riant, et elle le fait très très bien.",
        &[],
    ),
    (
        "Le gardien est est parti avant la nuit.",
        &[("doubled-word", "est est")],
    ),
    (
        "Le gardien revient de de la ville avec les clés.",
        &[("doubled-word", "de de")],
    ),
    (
        "Il faut que que la porte soit fermée avant la nuit.",
        &[("doubled-word", "que que")],
    ),
    (
        "Le gardien ferme la porte avec les les clés du port.",
        &[("doubled-word", "les les")],
    ),
    ("Le cercle a trois sections : port, bois et champ.", &[]),
    (
        "Dans cette ville, le cercle a quatre sections : port, bois et champ.",
        &[("sum-mismatch", "quatre sections")],
    ),
    (
        "Le cercle a au moins quatre sections : port, bois et champ.",
        &[],
    ),
    (
        "Le cercle a plusieurs sections, par exemple port, bois et champ.",
        &[],
    ),
    (
        "Le bail est conclu pour [à préciser] ans dans la ville.",
        &[("placeholder", "[à préciser]")],
    ),
    (
        "Le gardien dit [avec un sourire] que la porte est ouverte.",
        &[],
    ),
    (
        "La société Port et Cie (ci-après « le Vendeur ») vend le bateau. Le Vendeur le livre.",
        &[],
    ),
    (
        "Les chiffres sont dans le tableau 4.\n\nTableau 1 : bateaux\n\nTableau 2 : quais",
        &[("dangling-reference", "tableau 4")],
    ),
    (
        "Les chiffres sont dans le tableau 2.\n\nTableau 1 : bateaux\n\nTableau 2 : quais",
        &[],
    ),
    (
        "Pour cette liste, voir l'annexe 4.\n\nAnnexe 1 Liste\n\nAnnexe 2 Carte",
        &[("dangling-reference", "annexe 4")],
    ),
    (
        "Pour cette liste, voir l'annexe 2.\n\nAnnexe 1 Liste\n\nAnnexe 2 Carte",
        &[],
    ),
];

const SPANISH: &[Row] = &[
    (
        "La sesión empieza el lunes, 3 de marzo de 2025, en la sala grande.",
        &[],
    ),
    (
        "La sesión empieza el martes, 3 de marzo de 2025, en la sala grande.",
        &[("weekday-mismatch", "martes")],
    ),
    (
        "El consejo se reúne el miércoles 5 de marzo de 2025 y el sábado, día 8 de marzo de 2025.",
        &[],
    ),
    (
        "El consejo se reúne el miércoles 6 de marzo de 2025 y no en abril.",
        &[("weekday-mismatch", "miércoles")],
    ),
    (
        "El plazo vence el 31 de junio de 2025 y no se prorroga.",
        &[("impossible-date", "31 de junio de 2025")],
    ),
    (
        "El plazo vence el 30 de junio de 2025 y no se prorroga.",
        &[],
    ),
    (
        "El puerto está cerrado del 3 al 5 de mayo de 2025 y el 7 de junio del 2025.",
        &[],
    ),
    (
        "En febrero 30 alumnos y en abril 31 alumnos vinieron a la sala.",
        &[],
    ),
    ("El guarda es muy muy amable y casi casi nunca se va.", &[]),
    ("El guarda cierra la la puerta cuando ya no hay nadie.", &[]),
    (
        "El guarda dice que que la puerta está abierta.",
        &[("doubled-word", "que que")],
    ),
    (
        "El guarda vuelve de de la ciudad cuando puede, pero sin las llaves.",
        &[("doubled-word", "de de")],
    ),
    (
        "La puerta está está abierta cuando no hay nadie.",
        &[("doubled-word", "está está")],
    ),
    (
        "El guarda cierra el el portón cuando ya no hay nadie.",
        &[("doubled-word", "el el")],
    ),
    ("El club tiene tres secciones: puerto, bosque y campo.", &[]),
    (
        "Según los estatutos, el club tiene cuatro secciones: puerto, bosque y campo.",
        &[("sum-mismatch", "cuatro secciones")],
    ),
    (
        "El club tiene al menos cuatro secciones: puerto, bosque y campo.",
        &[],
    ),
    (
        "El club tiene varias secciones, por ejemplo puerto, bosque y campo.",
        &[],
    ),
    (
        "La renta es de [por determinar] euros al mes según el contrato.",
        &[("placeholder", "[por determinar]")],
    ),
    (
        "El guarda dice [con una sonrisa] que la puerta está abierta.",
        &[],
    ),
    (
        "La sociedad Puerto y Cía (en adelante, «el Vendedor») vende el barco. El Vendedor lo entrega.",
        &[],
    ),
    (
        "Las cifras están en la tabla 4.\n\nTabla 1: barcos\n\nTabla 2: muelles",
        &[("dangling-reference", "tabla 4")],
    ),
    (
        "Las cifras están en la tabla 2.\n\nTabla 1: barcos\n\nTabla 2: muelles",
        &[],
    ),
    (
        "Véase el anexo 4, según se dice.\n\nAnexo 1 Lista\n\nAnexo 2 Mapa",
        &[("dangling-reference", "anexo 4")],
    ),
    (
        "Véase el anexo 2, según se dice.\n\nAnexo 1 Lista\n\nAnexo 2 Mapa",
        &[],
    ),
];

const PORTUGUESE: &[Row] = &[
    (
        "A sessão começa na segunda-feira, 3 de março de 2025, na sala grande.",
        &[],
    ),
    (
        "A sessão começa na terça-feira, 3 de março de 2025, na sala grande.",
        &[("weekday-mismatch", "terça-feira")],
    ),
    (
        "O prazo acaba em 31 de junho de 2025 e não será prorrogado.",
        &[("impossible-date", "31 de junho de 2025")],
    ),
    ("O guarda é muito muito amável e não fecha a porta.", &[]),
    (
        "O guarda diz que que a porta não está aberta.",
        &[("doubled-word", "que que")],
    ),
];

fn wrong(rows: &[Row]) -> Vec<String> {
    let row = |(text, expected): &Row| {
        let options = input::Options::default();
        let document =
            input::from_bytes("a.md", text.as_bytes(), &options).expect("the sentence can be read");
        let found = check::check(std::slice::from_ref(&document), &check::Options::default());
        let found: Vec<_> = found
            .iter()
            .map(|each| (each.rule, document.slice(each.place.span)))
            .collect();
        (found != *expected).then(|| format!("{text}: {found:?}"))
    };
    rows.iter().filter_map(row).collect()
}

#[test]
fn sentences_have_what_is_wrong_in_them_and_nothing_else() {
    let languages = [GERMAN, FRENCH, SPANISH, PORTUGUESE];
    let wrong: Vec<String> = languages.into_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
