#!/usr/bin/env python3
"""Fail when a figure of the evaluation falls under what was reached before.

    floor.py REACHED.json SCORE.out...

REACHED.json holds the least value of each figure over all outputs given. When every figure holds and some are better, the better
ones are printed, to be written there with the change that earned them.
"""
import json, re, sys

LOWER = ("diff untruthful", "diff cost", "lint on clean text")
reached = json.load(open(sys.argv[1], encoding="utf-8"))
found = {}
for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    for name, pattern in {
        "diff F1": r"diff total: .* F1 ([\d.]+)",
        "diff untruthful": r"diff total: .* untruthful (\d+)",
        "diff cost": r"diff total: .* cost ([\d.]+)",
        "duplicates plagdet": r"duplicates total: mean plagdet ([\d.]+)",
    }.items():
        value = float(re.search(pattern, text).group(1))
        lower_is_better = name in LOWER
        worst = max if lower_is_better else min
        found[name] = worst(found.get(name, value), value)
    lint = re.findall(r"\.lint\s+defects\s+(\d+)\s+found\s+(\d+)\s+on the clean text\s+(\d+)", text)
    recall = round(sum(int(n) for _, n, _ in lint) / sum(int(n) for n, _, _ in lint), 4)
    found["lint recall"] = min(found.get("lint recall", recall), recall)
    clean = sum(int(n) for _, _, n in lint)
    found["lint on clean text"] = max(found.get("lint on clean text", clean), clean)
failed = []
for name, value in found.items():
    least, lower_is_better = reached[name], name in LOWER
    worse = value > least if lower_is_better else value < least
    print(f"{name}: {value} (reached before: {least})")
    if worse:
        failed.append(name)
sys.exit(f"worse than before: {', '.join(failed)}" if failed else 0)
