#!/usr/bin/env python3
"""Fail when a figure of the evaluation falls under what was reached before.

    floor.py REACHED.json SCORE.out...

REACHED.json holds the least value of each figure over all outputs given. When every figure holds and some are better, the better
ones are printed, to be written there with the change that earned them.
"""
import json, re, sys

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
        lower_is_better = name in ("diff untruthful", "diff cost")
        worst = max if lower_is_better else min
        found[name] = worst(found.get(name, value), value)
failed = []
for name, value in found.items():
    least, lower_is_better = reached[name], name in ("diff untruthful", "diff cost")
    worse = value > least if lower_is_better else value < least
    print(f"{name}: {value} (reached before: {least})")
    if worse:
        failed.append(name)
sys.exit(f"worse than before: {', '.join(failed)}" if failed else 0)
