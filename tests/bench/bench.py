#!/usr/bin/env python3
"""How fast ntm is, beside other tools that compute the same totals from the same files.

    tests/bench/bench.py [--ntm build/ntm] [--sizes province,country,stress] [--runs N] [--slow] [--work build/bench]

Panels are generated once into the work folder. Every tool is a whole process that reads a folder of CSV files and
writes its figures into one; they take turns, after a run that warms the file cache and is not counted, and each number
is a median of the runs. The floor is a plain count of the newlines in the same bytes. Where another tool's figures are
not those of ntm, this says so and fails: a faster wrong answer is no competitor.

Other tools take part where they are installed:

    apt-get install miller sqlite3
    npm install --prefix build/bench @duckdb/node-api

This measures, it tests nothing: no test depends on how long anything takes.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEED = "1"

# name: units, years, what the generator is told besides
SIZES = {
    "province": (96, 3, []),
    "country": (11_000, 15, []),
    "stress": (1_000_000, 5, []),
    "stress-shuffled": (1_000_000, 5, ["--shuffled"]),
}
# Figures that a tool must have, all that ntm has; it may leave out others, and those that both have are all compared.
REQUIRED = {"communes", "criteria_met", "matched_communes", "entered", "left", "gained", "lost"}
# Sizes that SQLite and Miller take minutes for: they run once then, and only if asked to.
LARGE = ("stress", "stress-shuffled")


class Tool:
    """A command from a folder to a file; how to install it, where it is missing; the sizes that it is slow at."""

    def __init__(self, name, command, version=None, missing=None, slow=()):
        self.name, self.command, self.missing, self.slow = name, command, missing, slow
        self.version = version() if version and not missing else None


class Run:
    def __init__(self, wall, cpu, memory_kib):
        self.wall, self.cpu, self.memory_kib = wall, cpu, memory_kib


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]


def find_tools(ntm, work):
    duckdb = work / "node_modules/@duckdb/node-api/package.json"
    options = subprocess.run([ntm, "report", "--help"], capture_output=True, text=True, check=True).stdout

    def report(*more):
        return lambda folder, out: [ntm, "report", folder, "-f", "csv", "-o", out, *more]

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


def generated(generator, size, work):
    """The folder with the panel of a size, made where it is missing or older than what makes it."""
    units, years, options = SIZES[size]
    folder = work / size
    if not folder.exists() or folder.stat().st_mtime < generator.stat().st_mtime:
        unfinished = work / f"{size}.unfinished"
        for old in (folder, unfinished):
            shutil.rmtree(old, ignore_errors=True)
        subprocess.run([generator, str(units), str(years), SEED, unfinished, *options], check=True)
        unfinished.rename(folder)
    return folder


def measured(measure, command):
    result = subprocess.run([measure, *command], stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit(f"failed with {result.returncode}: {' '.join(map(str, command))}")
    wall, cpu, memory = result.stdout.split()
    return Run(float(wall), float(cpu), int(memory))


def figures(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {tuple(row[key] for key in ("measure", "scope", "name", "item", "year", "base_year")): row["value"]
                for row in rows if row["value"]}


def disagreement(ours, theirs):
    """What is wrong with another tool's figures, or nothing. ntm prints six decimals; a sum of doubles errs below."""
    for key, value in ours.items():
        if key not in theirs:
            if key[0] in REQUIRED:
                return f"has no {','.join(key)}"
        elif abs(float(value) - float(theirs[key])) > 2e-6 + 1e-9 * abs(float(value)):
            return f"{','.join(key)} is {theirs[key]}, not {value}"
    unknown = theirs.keys() - ours.keys()
    return f"has {','.join(min(unknown))}, which ntm has not" if unknown else None


def short_time(seconds):
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def short_count(count):
    for least, unit in ((1e6, " M"), (1e3, " k")):
        if count >= least:
            return f"{count / least:.3g}{unit}" if count < 1000 * least else f"{count / least:.0f}{unit}"
    return f"{count:.0f}"


def short_ratio(ratio):
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def ratio_of_turns(one, other):
    """The median of the ratios within each turn: what slows a machine for a while slows both."""
    return statistics.median(a.wall / b.wall for a, b in zip(one, other))


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


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), "unknown processor")
    return f"{model}, {len(os.sched_getaffinity(0))} cores"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ntm", type=Path, default=ROOT / "build/ntm", help="the program; its helpers stand beside it")
    parser.add_argument("--sizes", default="province,country,stress", help="of " + ", ".join(SIZES))
    parser.add_argument("--runs", type=int, default=7, help="of each tool; default: 7")
    parser.add_argument("--slow", action="store_true", help="also, once, tools that take minutes (Miller: and 11 GB)")
    parser.add_argument("--work", type=Path, default=ROOT / "build/bench", help="where panels and results are kept")
    options = parser.parse_args()
    options.ntm, options.work = options.ntm.resolve(), options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    sizes = options.sizes.split(",")
    if unknown := [size for size in sizes if size not in SIZES]:
        parser.error(f"no size {unknown[0]}; there are {', '.join(SIZES)}")
    helpers = {name: options.ntm.parent / f"ntm-bench-{name}" for name in ("generate", "newlines", "measure")}
    for program in (options.ntm, *helpers.values()):
        if not program.exists():
            parser.error(f"{program} is not built: cmake --build build --target bench builds and runs all")

    tools = find_tools(options.ntm, options.work)
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
    print(summary(results), end="\n\n")
    print(f"{machine()}; {', '.join(tool.version for tool in tools if tool.version)}; medians of {options.runs} runs.")
    if any(tool.name == "DuckDB" for tool in tools):
        print("DuckDB runs inside Node.js, whose start counts.")
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
