//! Links between the files of a folder, checked with files that are there and not read.

#![cfg(feature = "cli")]

mod support;

use support::{Scratch, variorum};

#[test]
fn only_what_is_not_in_the_folder_is_found() {
    let scratch = Scratch::new("links");
    scratch.write(
        "docs/index.md",
        "# Harbour handbook\n\nBoats are moored as the [mooring rules](mooring.md#by-night) say, nets dry on the [racks](./racks.md), \
         and the [gate](Gate.md) shuts at ten. See [fees](drafts/fees.md), [tides](tides.md), [the plan](plan.png), [us](../us.md).\n",
    );
    scratch.write(
        "docs/mooring.md",
        "# Mooring\n\n## By day\n\nAny ring is free: see the [handbook](index.md#harbour-handbook).\n",
    );
    scratch.write(
        "docs/gate.md",
        "# Gate\n\nIt opens at six: see [mooring](mooring.md), the [handbook](./index.md) and [rings](mooring.md).\n",
    );
    // Left out by a list of what is ignored, and made of another file when the site is built.
    scratch.write("docs/.ignore", "drafts/\n");
    scratch.write("docs/drafts/fees.md", "# Fees\n");
    scratch.write("docs/tides.md.in", "# Tides\n");
    let found = |arguments: &[&str]| {
        let output = variorum(&scratch.path)
            .args([
                "check",
                "--format",
                "concise",
                "--select",
                "dangling-reference",
            ])
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let all = found(&["docs"]);
    for message in [
        "`#by-night` does not exist in `mooring.md`",
        "the file `./racks.md` does not exist",
        "`Gate.md` does not exist: the file is called `docs/gate.md`",
    ] {
        assert!(all.contains(message), "{message}: {all}");
    }
    assert_eq!(all.matches("does not exist").count(), 3, "{all}");
    // Of files that are named one by one nothing says which others there are.
    let some = found(&["docs/index.md", "docs/mooring.md"]);
    assert_eq!(some.matches("does not exist").count(), 1, "{some}");
}
