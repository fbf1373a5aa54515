#!/usr/bin/env python3
"""Fail when a figure of the evaluation falls under what was reached before.

    floor.py REACHED.json OUTPUTS

OUTPUTS is a folder: `score-*.out` holds what score.py says, `natural.out` what natural.py says, `cases-*.out` what cases.py says.
REACHED.json holds for each figure the worst value over all outputs. All figures are printed; a better one is to be written there
with the change that earned it, and a worse one only with a reason that the commit gives.
"""
import json, re, sys
from pathlib import Path

LOWER_IS_BETTER = ("diff untruthful", "diff cost", "lint on clean text", "natural alarms")
TOTALS = {
    "diff F1": r"diff total: .* F1 ([\d.]+)",
    "diff untruthful": r"diff total: .* untruthful (\d+)",
    "diff cost": r"diff total: .* cost ([\d.]+)",
    "duplicates plagdet": r"duplicates total: mean plagdet ([\d.]+)",
}
LINT = r"\.lint\s+defects\s+(\d+)\s+found\s+(\d+)\s+on the clean text\s+(\d+)"
NATURAL = {"natural found": r"natural defects found (\d+) of", "natural alarms": r"alarms on right places (\d+) of"}
CASES = r"cases: (\d+) of \d+ passed"


def figure(pattern, text, path):
    match = re.search(pattern, text)
    if match is None:
        sys.exit(f"{path}: there is no {pattern!r} in it:\n{text[-500:]}")
    return float(match.group(1))


def figures(path):
    """The figures of one output, by their names."""
    text = path.read_text(encoding="utf-8")
    if path.name == "natural.out":
        return {name: figure(pattern, text, path) for name, pattern in NATURAL.items()}
    if path.name.startswith("cases-"):
        return {f"{path.stem.replace('-', ' ')} passed": figure(CASES, text, path)}
    found = {name: figure(pattern, text, path) for name, pattern in TOTALS.items()}
    defects, hits, alarms = (sum(int(n) for n in column) for column in zip(*re.findall(LINT, text)))
    return found | {"lint recall": round(hits / defects, 4), "lint on clean text": alarms}


reached_path, outputs = sys.argv[1:]
reached = json.loads(Path(reached_path).read_text(encoding="utf-8"))
found = {}
for path in sorted(Path(outputs).glob("*.out")):
    for name, value in figures(path).items():
        worst = max if name in LOWER_IS_BETTER else min
        found[name] = worst(found.get(name, value), value)
if found.keys() != reached.keys():
    sys.exit(f"{reached_path} and the outputs have other figures: {sorted(found.keys() ^ reached.keys())}")
failed = []
for name, value in found.items():
    least = reached[name]
    worse, better = (value > least, value < least) if name in LOWER_IS_BETTER else (value < least, value > least)
    print(f"{name}: {value:g} (reached before: {least:g}){': write it down' if better else ''}")
    if worse:
        failed.append(name)
if failed:
    sys.exit(f"worse than before: {', '.join(failed)}")
