#!/usr/bin/env python3
"""Draw findings at random, to be judged one by one by somebody who did not write the rules.

    sample.py BINARY SEED NUMBER [--not RULE,RULE] [--seen FILE]... PATH... >SAMPLE.jsonl

One finding a line, as `check --format json` reports it; notes are left out, and so is what stands in a file of an earlier sample. The
judge writes for each whether an editor who keeps the text would mend it, or want to know. Standard error counts what there is by rule.
"""
import argparse, collections, json, random, subprocess, sys

arguments = argparse.ArgumentParser()
arguments.add_argument("binary")
arguments.add_argument("seed", type=int)
arguments.add_argument("number", type=int)
arguments.add_argument("--not", dest="left_out", default="", help="rules that are not judged")
arguments.add_argument("--seen", action="append", default=[], help="an earlier sample")
arguments.add_argument("paths", nargs="+")
given = arguments.parse_args()

seen = {json.loads(line)["fingerprint"] for path in given.seen for line in open(path, encoding="utf-8")}
left_out = set(given.left_out.split(","))
command = [given.binary, "check", "--no-config", "--format", "json", *given.paths]
report = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)
found = [
    finding
    for finding in report["findings"]
    if finding["severity"] != "note" and finding["rule"] not in left_out and finding["fingerprint"] not in seen
]
print(len(found), dict(collections.Counter(finding["rule"] for finding in found).most_common()), file=sys.stderr)
random.Random(given.seed).shuffle(found)
for finding in found[: given.number]:
    print(json.dumps(finding, ensure_ascii=False))
