//! The rule `party-variant`.

use rustc_hash::FxHashMap;

use crate::document::reading::{Paragraph, Reading};
use crate::facts::companies::{self, Company};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a company whose name ends in two legal forms, or in two spellings of one: `Acme Corp.` and `Acme Corporation`,
    /// 有限公司 and 有限责任公司, ООО «Ромашка» and АО «Ромашка», 株式会社 and 有限会社.
    ///
    /// Only the parties of a document are compared: in at least one place, the name is followed by a definition in brackets, such
    /// as `(the "Seller")`, or follows a colon, or is alone on its line. Two companies may share a name. Two different legal
    /// forms are therefore reported only if they are in different paragraphs, are not defined separately, and one is more
    /// frequent than the other.
    ///
    /// ## Why
    /// A contract binds the company that it names. With a different legal form, that is a different company, or none.
    ///
    /// ## Example
    /// ```bad
    /// Acme Corp. (the "Seller") and Oak Ltd (the "Buyer") agree. The Seller sends the Buyer a list. Acme Corporation shall deliver the goods in May.
    /// ```
    /// ```bad
    /// 甲方：北港水泵有限公司。乙方应当向北港水泵有限责任公司付款。
    /// ```
    /// ```good
    /// Acme Corp. and Acme Tools Inc. agree. Acme Corp. shall deliver the goods in May.
    /// ```
    ///
    /// ## Default
    /// A warning: only the company register shows which form is right.
    "party-variant", "names and terms", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

/// What may follow the name of a party on its line, in bytes: `; and`. Chosen by hand.
const BEHIND: u32 = 6;

/// Where a company stands: its paragraph, name and form.
type Places = Vec<(usize, Company, Span)>;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut by_name: FxHashMap<String, Places> = FxHashMap::default();
    let mut names: Vec<String> = Vec::new();
    let paragraphs: Vec<Paragraph> = reading.prose().collect();
    for company in companies::find(reading.keys()) {
        let place = paragraphs.partition_point(|each| each.key.end < company.at.end);
        let Some(paragraph) = paragraphs.get(place) else {
            break;
        };
        if paragraph.key.start > company.at.start {
            continue;
        }
        let Some(mut company) = company.clipped(reading.keys(), paragraph.body) else {
            continue;
        };
        company.introduced |= stands_alone(*paragraph, &company);
        let at = reading.source(company.at);
        let places = by_name.entry(company.name.clone()).or_default();
        if places.is_empty() {
            names.push(company.name.clone());
        }
        places.push((paragraph.index(), company, at));
    }
    for name in names {
        let Some(places) = by_name.get(&name) else {
            continue;
        };
        if let Some(finding) = variant(reading, places) {
            findings.push(finding);
        }
    }
}

/// Whether a company is all that its paragraph says, as in a list of the parties and above a signature: `(1) Acme Limited; and`.
fn stands_alone(paragraph: Paragraph, company: &Company) -> bool {
    let rest = paragraph.key.end.saturating_sub(company.at.end);
    company.at.start <= paragraph.body && rest <= BEHIND
}

/// The finding at the first place of the seldom form, if there are two that cannot both be meant.
fn variant(reading: &Reading, places: &Places) -> Option<Finding> {
    let mut spellings: Vec<(&str, usize)> = Vec::new();
    for (_, company, _) in places {
        match spellings
            .iter_mut()
            .find(|(known, _)| *known == company.spelling)
        {
            Some((_, count)) => *count += 1,
            None => spellings.push((company.spelling, 1)),
        }
    }
    let most = spellings.iter().map(|(_, count)| *count).max()?;
    let usual = spellings.iter().find(|(_, count)| *count == most)?.0;
    let (paragraph, first, example) = places.iter().find(|(_, each, _)| each.spelling == usual)?;
    let differs =
        |each: &Company| each.spelling != usual && (each.form != first.form || !each.free);
    let (other, odd, at) = places.iter().find(|(_, each, _)| differs(each))?;
    let count = places
        .iter()
        .filter(|(_, each, _)| each.spelling == odd.spelling)
        .count();
    if odd.form != first.form {
        let introduced = places
            .iter()
            .any(|(_, each, _)| each.spelling == odd.spelling && each.bracket);
        if introduced || other == paragraph || count >= most {
            return None;
        }
    }
    // What is no party of the document may be spelled as in its source.
    let same_name =
        |each: &Company| each.introduced && [usual, odd.spelling].contains(&each.spelling);
    if !places.iter().any(|(_, each, _)| same_name(each)) {
        return None;
    }
    let message = message!(
        "party-variant.forms",
        odd = reading.quote(*at),
        count = count,
        usual = reading.quote(*example),
        most = most
    );
    let again = places
        .iter()
        .filter(|(_, each, span)| each.spelling == odd.spelling && span != at);
    let finding = RULE.finding(reading.number(), *at, message);
    let finding = again.fold(finding, |finding, (.., span)| finding.again(*span));
    Some(finding.also(*example, message!("party-variant.other")))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_a_company_in_two_forms() {
        for (text, odd, usual) in [
            (
                "Elm Tools Inc. (the \"Seller\") sells saws.\n\nElm Tools Incorporated delivers in May.",
                "Elm Tools Incorporated",
                "Elm Tools Inc.",
            ),
            (
                "甲方：东湖渔具有限责任公司。\n\n乙方向东湖渔具有限公司付款。",
                "东湖渔具有限公司",
                "东湖渔具有限责任公司",
            ),
            (
                "ООО «Причал» (далее — «Продавец») продаёт сети. Счёт выставляет ООО «Причал».\n\nОплата поступает АО «Причал» в мае.",
                "АО «Причал»",
                "ООО «Причал»",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn finds_the_legal_forms_of_many_languages() {
        for (text, odd, usual) in [
            (
                "Die Falke Optik GmbH (nachfolgend „Lieferant“) und der Kunde schließen diesen Vertrag.\n\nDie Falke Optik GmbH liefert die Linsen.\n\nDie Falke Optik KG haftet für die Linsen.",
                "Falke Optik KG",
                "Falke Optik GmbH",
            ),
            (
                "Faro Azul S.A. (en adelante, el «Cliente») y el Proveedor celebran este contrato.\n\nFaro Azul S.A. recibe las lámparas que el Proveedor entrega en el puerto.\n\nEl Proveedor cobra el precio a Faro Azul S.L.U. en el mes de mayo.",
                "Faro Azul S.L.U.",
                "Faro Azul S.A.",
            ),
            (
                "Lumière du Port SNC (ci-après « le Client ») et le Fournisseur concluent ce contrat.\n\nLe prix des lampes est payé par Lumière du Port SNC dans les dix jours.\n\nLe Fournisseur livre les lampes à Lumière du Port S.A.R.L. dans le mois qui suit la commande.",
                "Lumière du Port S.A.R.L.",
                "Lumière du Port SNC",
            ),
            (
                "株式会社東灯商会（以下「甲」という。）と買主は、次のとおり契約を締結する。\n\n株式会社東灯商会は、照明を納品する。\n\n合同会社東灯商会は、代金を受領する。",
                "合同会社東灯商会",
                "株式会社東灯商会",
            ),
            (
                "동등조명 유한회사(이하 \"갑\"이라 한다)와 매수인은 계약을 체결한다.\n\n동등조명 유한회사는 조명을 납품한다.\n\n동등조명 합자회사는 대금을 받는다.",
                "동등조명 합자회사",
                "동등조명 유한회사",
            ),
            (
                "甲方：东灯光学有限公司。\n\n东灯光学有限公司供货。\n\n乙方向东灯光学股份有限公司付款。",
                "东灯光学股份有限公司",
                "东灯光学有限公司",
            ),
            (
                "МУП «Маяк» (далее — «Заказчик») заказывает лампы. Лампы принимает МУП «Маяк».\n\nОплату производит ГУП «Маяк» в мае.",
                "ГУП «Маяк»",
                "МУП «Маяк»",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn spellings_of_one_form_and_other_names_are_fine() {
        silent(
            &RULE,
            &[
                "Die Falke Optik GmbH (nachfolgend „Lieferant“) liefert.\n\nDie Falke Optik GmbH haftet.\n\nDie Falke Optik GmbH & Co. KG (nachfolgend „Bürge“) bürgt dafür.",
                "Die Falke Optik GmbH (nachfolgend „Lieferant“) liefert.\n\nDie Falke Optik Gesellschaft mit beschränkter Haftung haftet.\n\nDie Falke Handel KG bürgt dafür.",
                "Faro Azul SA (en adelante, el «Cliente») paga.\n\nFaro Azul, S.A., recibe las lámparas.\n\nFaro Azul S.A.U. firma. Faro Verde S.L. cobra.",
                "Vent du Port SARL (ci-après « le Client ») paie le prix.\n\nVent du Port SARL reçoit les lampes.\n\nLe Fournisseur écrit à Lumière du Port SAS en mai.",
                "株式会社東灯商会（以下「甲」という。）は納品する。\n\n(株)東灯商会は受領する。\n\n西灯商会有限会社は支払う。",
                "동등 조명 주식회사(이하 \"갑\"이라 한다)는 납품한다.\n\n매수인은 서등 조명 유한회사에 지급한다.",
            ],
        );
    }

    #[test]
    fn labels_and_verbs_are_no_part_of_a_name() {
        for (text, odd, usual) in [
            (
                "第一条　甲方：北岭软件有限公司。\n\n第二条　甲方提供软件。\n\n第三条　北岭软件有限责任公司按期交付。",
                "北岭软件有限责任公司",
                "北岭软件有限公司",
            ),
            (
                "甲方：三河软件有限公司\n\n乙方：南溪机械有限公司\n\n一、甲方委托南溪机械有限责任公司制造设备，价款十万元。\n\n二、甲方按期付款。\n\n乙方：南溪机械有限公司",
                "南溪机械有限责任公司",
                "南溪机械有限公司",
            ),
            (
                "甲方：三河软件有限公司\n\n一、乙方邀请两家三河软件有限责任公司的客户。\n\n二、甲方按期付款。\n\n甲方：三河软件有限公司",
                "三河软件有限责任公司",
                "三河软件有限公司",
            ),
            (
                "Clause 1 Elm Tools Inc. (the \"Seller\") sells saws.\n\nClause 2 The Buyer pays Elm Tools Inc. in May.\n\nClause 3 Elm Tools LLC delivers the saws.",
                "Elm Tools LLC",
                "Elm Tools Inc.",
            ),
            (
                "This agreement is made between:\n\n(1) Elm Tools Limited; and\n\n(2) Oak Bakers Limited.\n\n1. Elm Tools Limited sells saws.\n\n2. The fee is paid to Elm Tools LLP in May.",
                "Elm Tools LLP",
                "Elm Tools Limited",
            ),
            (
                "Статья 1. ООО «Причал» (далее — «Продавец») продаёт сети.\n\nСтатья 2. Счёт выставляет ООО «Причал».\n\nСтатья 3. ПАО «Причал» передаёт сети.",
                "ПАО «Причал»",
                "ООО «Причал»",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn other_companies_and_long_forms_are_fine() {
        silent(
            &RULE,
            &[
                "Elm Inc. and Elm Ltd are two companies. Elm Inc. is old.",
                "Elm Inc. (the \"Seller\") sells saws. Elm Inc. is old.\n\nElm Ltd (the \"Guarantor\") stands for it.",
                "The Company sells saws. The Corporation buys them. Oak Company is old.",
                "甲方：东湖渔具有限公司\n\n一、甲方的子公司上海东湖渔具有限责任公司供货。\n\n甲方：东湖渔具有限公司",
                "东湖渔具有限公司和西湖渔具有限责任公司签订合同。",
                "Общество с ограниченной ответственностью «Причал» продаёт сети. ООО «Причал» платит налог.",
            ],
        );
    }
}
