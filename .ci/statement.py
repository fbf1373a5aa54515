#!/usr/bin/env python3
"""Hold what `variorum check` says of the joint statement against what a copy editor marks in it.

    statement.py BINARY STATEMENT
"""
import json, subprocess, sys

binary, path = sys.argv[1:]
run = subprocess.run([binary, "check", "--select", "duplicate-passage,broken-paragraph", "--format", "json", path], capture_output=True)
assert run.returncode == 1, run.stderr.decode()
text = open(path, encoding="utf-8").read()
findings = json.loads(run.stdout)["findings"]
bare = lambda span: "".join(text[span["offset"]:span["offset"] + span["length"]].split())
repeats = [f for f in findings if f["rule"] == "duplicate-passage"]
assert len(repeats) == 1, repeats
copies = [repeats[0]["span"]] + [r["span"] for r in repeats[0]["related"]]
assert len(copies) == 2 and {len(bare(s)) for s in copies} == {365}, copies
assert {(s["line"], s["end_line"]) for s in copies} == {(197, 199), (201, 203)}, copies
assert all(bare(s).startswith("战略进攻性") for s in copies)
broken = sorted((f["span"]["line"], f["related"][0]["span"]["line"]) for f in findings if f["rule"] == "broken-paragraph")
assert broken == [(49, 51), (93, 95), (127, 129), (171, 173)], broken
print("the statement: one repeated passage of 365 characters, four broken paragraphs, nothing else")
