#!/usr/bin/env python3
"""How fast ntm is, beside other tools that compute the same totals from the same files.

    tests/bench/bench.py [--ntm build/ntm] [--sizes province,country,stress] [--dialects excel,utf16] [--no-formats] [--runs N]
                         [--slow] [--work build/bench]

Panels are generated once into the work folder. Every tool is a whole process that reads a folder of CSV files and
writes its figures into one; they take turns, after a run that warms the file cache and is not counted, and each number
is a median of the runs. The floor is a plain count of the newlines in the same bytes. Where another tool's figures are
not those of ntm, this says so and fails: a faster wrong answer is no competitor. Then the same facts are read as offices
export them (dialects.py).

Other tools take part where they are installed:

    apt-get install miller sqlite3
    npm install --prefix build/bench @duckdb/node-api

This measures, it tests nothing: no test depends on how long anything takes.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from dialects import DIALECTS, Bench
from measuring import (HERE, SIZES, disagreement, figures, first_line, generated, machine, measured, ratio_of_turns,
                       short_count, short_ratio, short_time)

ROOT = HERE.parents[1]
# Sizes that SQLite and Miller take minutes for: they run once then, and only if asked to.
LARGE = ("stress", "stress-shuffled")


class Tool:
    """A command from a folder to a file; how to install it, where it is missing; the sizes that it is slow at."""

    def __init__(self, name, command, version=None, missing=None, slow=()):
        self.name, self.command, self.missing, self.slow = name, command, missing, slow
        self.version = version() if version and not missing else None


def rules_of_all_years(ntm, work):
    """The other tools compare all years, so ntm is to do the same: a set without set.csv holds for all years. What is
    plausible is checked by ntm alone; a set without checks.csv leaves that to those of the country, year by year."""
    rules = work / "rules"
    shutil.rmtree(rules, ignore_errors=True)
    subprocess.run([ntm, "rules", "lai-chau-2014", "-o", rules], check=True)
    for table in ("set.csv", "checks.csv"):
        (rules / table).unlink()
    return rules


def find_tools(ntm, work, rules):
    duckdb = work / "node_modules/@duckdb/node-api/package.json"
    options = subprocess.run([ntm, "report", "--help"], capture_output=True, text=True, check=True).stdout

    def report(*more):
        return lambda folder, out: [ntm, "report", folder, "-f", "csv", "-o", out, "--rules", rules, *more]

    tools = [Tool("ntm", report(), lambda: first_line(ntm, "--version"))]
    if "--threads" in options:
        tools.append(Tool("ntm, 1 thread", report("--threads", "1")))
    tools.append(
        Tool("DuckDB", lambda folder, out: ["node", HERE / "duckdb.mjs", work, folder, out],
             lambda: f"DuckDB {json.loads(duckdb.read_text())['version']}, Node.js {first_line('node', '--version')}",
             None if duckdb.exists() and shutil.which("node") else f"npm install --prefix {work} @duckdb/node-api"))
    tools.append(
        Tool("SQLite", lambda folder, out: [HERE / "sqlite.sh", folder, out],
             lambda: "SQLite " + first_line("sqlite3", "--version").split()[0],
             None if shutil.which("sqlite3") else "apt-get install sqlite3", LARGE))
    tools.append(
        Tool("Miller", lambda folder, out: [HERE / "miller.sh", folder, out],
             lambda: first_line("mlr", "--version").replace("mlr", "Miller").replace("version ", ""),
             None if shutil.which("mlr") else "apt-get install miller", LARGE))
    return tools


def table(size, bytes_read, rows, runs, skipped):
    units, years, _ = SIZES[size]
    lines = [
        f"{size}: {units:,} units x {years} years, {rows:,} rows, {short_count(bytes_read)}B", "",
        "| tool | wall | CPU | peak memory | rows/s | wall / newline count | ntm is faster |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, of_tool in runs.items():
        wall = statistics.median(run.wall for run in of_tool)
        cells = [
            name + (", one run" if len(of_tool) < len(runs["ntm"]) else ""),
            short_time(wall),
            short_time(statistics.median(run.cpu for run in of_tool)),
            f"{max(run.memory_kib for run in of_tool) * 1024 / 1e6:,.0f} MB",
            short_count(rows / wall),
            short_ratio(ratio_of_turns(of_tool, runs["newline count"])),
            "" if name in ("ntm", "newline count") else short_ratio(ratio_of_turns(of_tool, runs["ntm"])) + " times",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    lines += [f"| {name} | {why} |  |  |  |  |  |" for name, why in skipped.items()]
    return "\n".join(lines)


def summary(results):
    """A row a tool, a column a size: the table in the README."""
    sizes = list(results)
    names = list(dict.fromkeys(name for runs in results.values() for name in runs))
    lines = [
        f"| | {' | '.join(f'{size}, {SIZES[size][0]:,} x {SIZES[size][1]}' for size in sizes)} |",
        "| --- |" + " ---: |" * len(sizes),
    ]
    for name in names:
        cells = [name]
        for size in sizes:
            of_tool = results[size].get(name)
            cells.append("" if not of_tool else f"{short_time(statistics.median(run.wall for run in of_tool))}, "
                         f"{max(run.memory_kib for run in of_tool) * 1024 / 1e6:,.0f} MB")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def benchmark(size, tools, folder, helpers, options):
    """Runs the tools in turn. Returns the table, the runs, and what is wrong with the figures of some."""
    files = sorted(folder.glob("*.csv"))
    floor = [helpers["newlines"], *files]
    newlines = int(first_line(*floor))
    results = options.work / "results"
    results.mkdir(exist_ok=True)

    def output(tool):
        return results / f"{size}-{tool.name}.csv"

    runs, skipped, wrong = {"newline count": []}, {}, []
    commands = {"newline count": floor}
    for tool in tools:
        out = output(tool)
        slow = size in tool.slow
        if slow and not options.slow:
            skipped[tool.name] = "skipped, see --slow"
            continue
        commands[tool.name] = tool.command(folder, out)
        if not slow:
            measured(helpers["measure"], commands[tool.name])  # warms the cache, and what it computes is checked
        runs[tool.name] = []
    for turn in range(options.runs):
        for name, command in commands.items():
            slow = any(tool.name == name and size in tool.slow for tool in tools)
            if turn == 0 or not slow:
                runs[name].append(measured(helpers["measure"], command))

    ours, *others = [tool for tool in tools if tool.name in runs]
    for tool in others:
        if tool.name.startswith(ours.name):
            same = output(tool).read_bytes() == output(ours).read_bytes()
            problem = None if same else f"writes other bytes than {ours.name}"
        else:
            problem = disagreement(figures(output(ours)), figures(output(tool)))
        if problem:
            wrong.append(f"{size}: {tool.name} {problem}")
    return table(size, sum(file.stat().st_size for file in files), newlines - len(files), runs, skipped), runs, wrong


FORMATS = {"text": "txt", "csv": "csv", "csv-wide": "csv", "excel": "csv", "excel-figures": "csv", "html": "html",
           "md": "md", "jsonl": "jsonl", "xlsx": "xlsx"}


def of_formats(ntm, folder, helpers, options):
    """What a whole report by province and district costs in each format. One that lacks its library is left out."""
    lines = ["| ntm report --by province,district, as | wall | peak memory | bytes | beside csv |",
             "| --- | ---: | ---: | ---: | ---: |"]
    runs = {name: [] for name in FORMATS}
    files = {name: options.work / "results" / f"format-{name}.{end}" for name, end in FORMATS.items()}
    for turn in range(options.runs + 1):
        for name, out in files.items():
            command = [ntm, "report", folder, "--by", "province,district", "-f", name, "-o", out]
            if name not in runs:
                continue
            if subprocess.run([*command[:2], ROOT / "sample-data", "-f", name], capture_output=True).returncode:
                del runs[name]
                continue
            run = measured(helpers["measure"], command)
            if turn > 0:
                runs[name].append(run)
    for name, of_format in runs.items():
        wall = statistics.median(run.wall for run in of_format)
        memory = max(run.memory_kib for run in of_format) * 1024 / 1e6
        lines.append(f"| {name} | {short_time(wall)} | {memory:,.0f} MB | {short_count(files[name].stat().st_size)}B | "
                     f"{short_ratio(ratio_of_turns(of_format, runs['csv']))} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ntm", type=Path, default=ROOT / "build/ntm", help="the program; its helpers stand beside it")
    parser.add_argument("--sizes", default="province,country,stress", help="of " + ", ".join(SIZES))
    parser.add_argument("--dialects", default=",".join(DIALECTS), help="as offices export; none: ''; default: all 18")
    parser.add_argument("--formats", action=argparse.BooleanOptionalAction, default=True,
                        help="each output format at country size; default: yes")
    parser.add_argument("--runs", type=int, default=7, help="of each tool; default: 7")
    parser.add_argument("--slow", action="store_true", help="also, once, tools that take minutes (Miller: and 11 GB)")
    parser.add_argument("--work", type=Path, default=ROOT / "build/bench", help="where panels and results are kept")
    options = parser.parse_args()
    options.ntm, options.work = options.ntm.resolve(), options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    sizes, dialects = (names.split(",") if names else [] for names in (options.sizes, options.dialects))
    if unknown := [size for size in sizes if size not in SIZES]:
        parser.error(f"no size {unknown[0]}; there are {', '.join(SIZES)}")
    if unknown := [name for name in dialects if name not in DIALECTS]:
        parser.error(f"no dialect {unknown[0]}; there are {', '.join(DIALECTS)}")
    helpers = {name: options.ntm.parent / f"ntm-bench-{name}"
               for name in ("dialects", "generate", "newlines", "measure")}
    for program in (options.ntm, *helpers.values()):
        if not program.exists():
            parser.error(f"{program} is not built: cmake --build build --target bench builds and runs all")

    options.rules = rules_of_all_years(options.ntm, options.work)
    tools = find_tools(options.ntm, options.work, options.rules)
    for tool in tools:
        if tool.missing:
            print(f"{tool.name} is not installed: {tool.missing}", file=sys.stderr)
    tools = [tool for tool in tools if not tool.missing]
    wrong, results = [], {}
    for size in sizes:
        folder = generated(helpers["generate"], size, options.work)
        text, results[size], problems = benchmark(size, tools, folder, helpers, options)
        print(text, end="\n\n", flush=True)
        wrong += problems
    if results:
        print(summary(results), end="\n\n")
    if "country" in sizes and options.formats:
        print(of_formats(options.ntm, generated(helpers["generate"], "country", options.work), helpers, options),
              end="\n\n", flush=True)
    with_duckdb = any(tool.name == "DuckDB" for tool in tools)
    bench = Bench(options, helpers, with_duckdb)
    if dialects:
        print(bench.of_country(dialects), end="\n\n", flush=True)
    if dialects and "stress" in sizes:
        print(bench.of_stress(), end="\n\n", flush=True)
    wrong += bench.wrong
    print(f"{machine()}; {', '.join(tool.version for tool in tools if tool.version)}; medians of {options.runs} runs, and of the ratios within each round.")
    if with_duckdb:
        print("DuckDB runs inside Node.js, whose start is counted in the first table and left out of the others.")
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
