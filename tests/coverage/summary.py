"""Prints the share of branches taken, and the files where most are not: summary.py SUMMARY.json FOLDER"""

import json
import os
import sys

LONGEST_LIST = 30


def main():
    summary, folder = sys.argv[1:]
    with open(summary, encoding="utf-8") as file:
        files = json.load(file)["data"][0]["files"]
    rows = []
    for file in files:
        branches = file["summary"]["branches"]
        name = os.path.relpath(file["filename"], folder)
        if not name.startswith(".."):
            rows.append((branches["count"] - branches["covered"], branches["count"], name))
    rows.sort(reverse=True)
    print(f"{'not taken':>9}  {'branches':>8}  {'taken':>6}  file")
    for missed, count, name in rows[:LONGEST_LIST]:
        if missed > 0:
            print(f"{missed:9}  {count:8}  {100 * (count - missed) / count:5.1f}%  src/{name}")
    missed, count = (sum(row[i] for row in rows) for i in (0, 1))
    print(f"{missed:9}  {count:8}  {100 * (count - missed) / count:5.1f}%  all of src/")


main()
