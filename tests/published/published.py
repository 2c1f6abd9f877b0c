#!/usr/bin/env python3
"""Holds published summaries against want.csv, and reports against the data that they are of.

    published.py NTM PROJECT

A report that is read back must agree in every line, in both forms of CSV. And no input makes it slow: of 200 lines
that all contradict each other a release build takes less than 50 ms, and any build less than the bound below.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = "tests/golden/data"
REFORM = (f"{DATA}/reform/2024.csv", f"{DATA}/reform/2025.csv")
REPORTS = (
    ("sample-data",),
    ("sample-data", "--by", "province,district"),
    (f"{DATA}/by-district", "--by", "district"),
    (f"{DATA}/counts-only", "--by", "province,district"),
    (f"{DATA}/excel-vi",),
    (f"{DATA}/long",),
    (f"{DATA}/one-file",),
    (f"{DATA}/unicode-text",),
    (*REFORM, "--by", "province,district"),
    (*REFORM, "--crosswalk", f"{DATA}/reform/crosswalk.csv", "--by", "province,district"),
)


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, check=False)


def check_published(ntm, folder):
    """How many summaries do not come out as wanted, in one language or the other."""
    failures = 0
    with open(folder / "want.csv", encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    for row in wanted:
        for language in ("en", "vi"):
            done = run(ntm, "reconcile", folder / f"{row['id']}.csv", "--lang", language, "--width", "1000")
            if done.returncode != int(row["exit"]) or not re.search(row["must_match"], done.stdout.decode()):
                print(f"{row['id']} ({language}): exit code {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
                failures += 1
    return failures


def check_report(ntm, work, form, words):
    """Whether a report agrees with its own data in every line."""
    by = words.index("--by") if "--by" in words else len(words)
    published = work / "report.csv"
    report = run(ntm, "report", *words, "-f", form)
    published.write_bytes(report.stdout)
    done = run(ntm, "reconcile", published, *words[:by], "-f", "csv")
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    wrong = [row for row in rows if row["verdict"] != "agrees"]
    if report.returncode == 0 and done.returncode == 0 and not wrong and len(rows) == report.stdout.count(b"\n") - 1:
        return True
    print(f"{form} of {' '.join(words)}: exit code {done.returncode}, {len(rows)} lines\n{done.stderr.decode()}")
    for row in wrong[:5]:
        print(row)
    return False


SECONDS = 5  # of builds for tests, some of them with sanitizers


def check_speed(ntm, work):
    """Whether 200 lines that contradict each other are done in time."""
    header = "source,place,measure,scope,name,item,year,base_year,value\n"
    cases = {
        "sources": [f"S{i},,communes,all,,,2013,,{1000 + 7 * i}" for i in range(200)],
        "changes": [f",,average_change,all,,,{2005 + i % 15},{1995 + i % 7},{i % 11}.5" for i in range(200)],
        "bands": [f",,band,all,,{i % 19}-{i % 17},2020,,{i}" for i in range(200)],
        "shares": [f",,recognised_share,district,D{i},standard,2020,,{i / 7:.3f}" for i in range(200)],
    }
    failures = 0
    for name, rows in cases.items():
        published = work / f"{name}.csv"
        published.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
        begin = time.monotonic()
        done = run(ntm, "reconcile", published)
        seconds = time.monotonic() - begin
        if done.returncode not in (0, 1) or seconds > SECONDS:
            print(f"{name}: exit code {done.returncode} after {seconds:.2f} s\n{done.stderr.decode()}")
            failures += 1
    return failures


def main():
    ntm, project = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    failures = check_published(ntm, project / "tests" / "published")
    os.chdir(project)
    with tempfile.TemporaryDirectory() as work:
        failures += check_speed(ntm, Path(work))
        for words in REPORTS:
            for form in ("csv", "excel-figures"):
                failures += not check_report(ntm, Path(work), form, words)
    print(f"{failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
