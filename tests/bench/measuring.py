"""What the benchmarks share: panels of all sizes, commands that are measured, figures that are compared."""

import csv
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
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


class Run:
    def __init__(self, wall, cpu, memory_kib):
        self.wall, self.cpu, self.memory_kib = wall, cpu, memory_kib


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]


def measured(measure, command):
    """Runs a command to its end; what it has to say matters only where it fails."""
    result = subprocess.run([measure, *command], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"failed with {result.returncode}: {' '.join(map(str, command))}\n{result.stderr}")
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


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), "unknown processor")
    return f"{model}, {len(os.sched_getaffinity(0))} cores"


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
