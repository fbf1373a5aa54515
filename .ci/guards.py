#!/usr/bin/env python3
"""Fail when a case that is a guard fails without a reason, or when a reason has outlived its case.

    guards.py GUARDS.json CASES OUTPUTS

CASES is the folder of the `*.jsonl` with the cases, OUTPUTS that of `cases-*.out`, where `cases.py --failed` names a failed case a
line. GUARDS.json holds the guards that may fail, each with its reason: {"ID": "REASON"}.
"""
import json, sys
from pathlib import Path

allowed_path, cases, outputs = sys.argv[1:]
allowed = json.loads(Path(allowed_path).read_text(encoding="utf-8"))
guards, failed = set(), set()
for output in sorted(Path(outputs).glob("cases-*.out")):
    lines = Path(cases, output.stem.removeprefix("cases-") + ".jsonl").read_text(encoding="utf-8").split("\n")
    all_cases = [json.loads(line) for line in lines if line.strip()]
    guards |= {case["id"] for case in all_cases if case.get("guard")}
    failed |= set(output.read_text(encoding="utf-8").split("\n")) & {case["id"] for case in all_cases}
wrong = [f"{name}: this guard fails, and no reason is given" for name in sorted(guards & failed - allowed.keys())]
wrong += [f"{name}: no guard has this name" for name in sorted(allowed.keys() - guards)]
wrong += [f"{name}: this guard passes again" for name in sorted(allowed.keys() & guards - failed)]
wrong += [f"{name}: its reason is missing" for name, reason in sorted(allowed.items()) if not str(reason).strip()]
print(f"guards: {len(guards - failed)} of {len(guards)} hold, {len(allowed)} may fail")
if wrong:
    sys.exit("\n".join([f"{allowed_path} and the cases do not agree:", *wrong]))
