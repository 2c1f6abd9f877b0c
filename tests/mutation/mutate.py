#!/usr/bin/env python3
"""Changes one operator after the other and looks whether a test fails.

mutate.py BUILD [--every N] [--first N] [FILE...]

BUILD is one that the preset `mutation` made: without optimization, so that a changed function is the one that is
called. The changed file is compiled alone and linked in front of the libraries, which takes seconds, not minutes. What
survives is printed: a change that no test sees. The sources stay as they are. `--every 5 --first 2` tries each fifth,
from the third on.
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]

# Where figures come from, by what they are of. Of a header the files that are compiled with it.
FILES = {
    # rounding
    "src/text/ratio.cpp": None,
    # bands
    "src/rules/rules.cpp": None,
    "src/sections/bands.cpp": None,
    # the gap
    "src/summary/judgements.cpp": None,
    "src/sections/gap.cpp": None,
    "src/sections/targets.cpp": None,
    # matching
    "src/panel/match_by_name.cpp": None,
    "src/panel/likely_same.cpp": None,
    "src/panel/identities.cpp": None,
    "src/panel/panel.cpp": None,
    "src/summary/count_lineage.cpp": None,
    # sums
    "src/summary/counting.cpp": None,
    "src/summary/pair_counter.hpp": ["src/summary/counting.cpp", "src/summary/count_lineage.cpp"],
    "src/summary/summary.cpp": None,
    "src/summary/figure.cpp": None,
    "src/sections/averages.cpp": None,
    "src/sections/increments.cpp": None,
    "src/sections/indicators.cpp": None,
    "src/read/totals.cpp": None,
}

# Changes that make no difference, as the line is and becomes, and why they make none.
EQUIVALENT = {
    # what is assigned before it is read
    ("Integer sum = 0;", "Integer sum = 1;"),
    ("Integer product = 0;", "Integer product = 1;"),
    ("Integer required = 0;", "Integer required = 1;"),
    ("std::size_t level_ = 0;          // of the next total", "std::size_t level_ = 1;          // of the next total"),
    # 0 has no sign, and no ratio has the denominator 0
    (
        "Integer magnitude(Integer value) { return value < 0 ? -value : value; }",
        "Integer magnitude(Integer value) { return value <= 0 ? -value : value; }",
    ),
    (
        "Integer magnitude(Integer value) { return value < 0 ? -value : value; }",
        "Integer magnitude(Integer value) { return value < 1 ? -value : value; }",
    ),
    (
        "const Whole rest = signed_rest < 0 ? -signed_rest : signed_rest;",
        "const Whole rest = signed_rest <= 0 ? -signed_rest : signed_rest;",
    ),
    (
        "const Whole rest = signed_rest < 0 ? -signed_rest : signed_rest;",
        "const Whole rest = signed_rest < 1 ? -signed_rest : signed_rest;",
    ),
    ("const Integer sign = denominator < 0 ? -1 : 1;", "const Integer sign = denominator <= 0 ? -1 : 1;"),
    ("const Integer sign = denominator < 0 ? -1 : 1;", "const Integer sign = denominator < 1 ? -1 : 1;"),
    # what has no rest was returned before
    ("return value < 0 ? quotient - 1 : quotient + 1;", "return value < 1 ? quotient - 1 : quotient + 1;"),
    # the least and the largest number of 64 bits are computed and written alike by both ways
    (
        "return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();",
        "return value > std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();",
    ),
    (
        "return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();",
        "return value >= std::numeric_limits<std::int64_t>::min() && value < std::numeric_limits<std::int64_t>::max();",
    ),
    (
        "char* begin = number <= std::numeric_limits<std::uint64_t>::max()",
        "char* begin = number < std::numeric_limits<std::uint64_t>::max()",
    ),
    # what meets as many as are required was answered before
    (
        "if (required < met || required > communes * most_each) return std::nullopt;",
        "if (required <= met || required > communes * most_each) return std::nullopt;",
    ),
    # the first unit that is known by its name stands in the order of all, too
    (
        "if (unit >= named_unit) return numbers_of_named_[number_of_unit(unit)];",
        "if (unit > named_unit) return numbers_of_named_[number_of_unit(unit)];",
    ),
    # where the base year is the first that is shown, it is shown
    (
        "if (summary.base_year() < shown.front() && summary.base_year() >= years.front()) shown.front() = summary.base_year();",
        "if (summary.base_year() <= shown.front() && summary.base_year() >= years.front()) shown.front() = summary.base_year();",
    ),
    # by another hash, too, a figure is found by all that it is about
    (
        "if (!item.empty()) hash = mixed(hash, TextHash()(item));",
        "if (item.empty()) hash = mixed(hash, TextHash()(item));",
    ),
    # on how many threads units are counted makes no difference
    ("std::size_t count = 0;", "std::size_t count = 1;"),
    # every set of rules has a criterion
    ("int most = 0;", "int most = 1;"),
    # 0 has no sign
    ("return value < 0 ? -bits : bits;", "return value <= 0 ? -bits : bits;"),
    ("return value < 0 ? -bits : bits;", "return value < 1 ? -bits : bits;"),
    (
        "return 2 * (away < 0 ? -away : away) <= last_digit * number;",
        "return 2 * (away <= 0 ? -away : away) <= last_digit * number;",
    ),
    (
        "return 2 * (away < 0 ? -away : away) <= last_digit * number;",
        "return 2 * (away < 1 ? -away : away) <= last_digit * number;",
    ),
    # a packed column is read beyond its end, which the sanitizers see
    (
        "for (std::size_t row = 0; row < chunk.size() && !could_be_.empty(); ++row) {",
        "for (std::size_t row = 0; row <= chunk.size() && !could_be_.empty(); ++row) {",
    ),
    # zeros are looked for where none can have been lost, and none are found
    ("unsigned lengths = 0;", "unsigned lengths = 1;"),
    (
        "return counts_codes() || (leading_zeros && (lengths & (lengths - 1)) != 0);",
        "return counts_codes() || (leading_zeros && (lengths | (lengths - 1)) != 0);",
    ),
    (
        "return counts_codes() || (leading_zeros && (lengths & (lengths - 1)) != 0);",
        "return counts_codes() || (leading_zeros && (lengths & (lengths - 1)) != 1);",
    ),
    # of eight sets the sum is the same one by one, and no count has a digit beyond those that are used
    ("for (; sets.size() >= 8; sets = sets.subspan(8)) {", "for (; sets.size() > 8; sets = sets.subspan(8)) {"),
    (
        "for (std::size_t digit = 0; digit < used; ++digit) {",
        "for (std::size_t digit = 0; digit <= used; ++digit) {",
    ),
    # bytes are carried before they are full, and some are never used
    (
        "if (++in_bytes == std::numeric_limits<std::uint8_t>::max()) carry();",
        "if (++in_bytes != std::numeric_limits<std::uint8_t>::max()) carry();",
    ),
    (
        "std::array<std::uint64_t, max_criteria / 8> met_bytes{};  // how many units more meet each criterion, as bytes",
        "std::array<std::uint64_t, max_criteria * 8> met_bytes{};  // how many units more meet each criterion, as bytes",
    ),
    # where one list is empty, there are no pairs
    ("if (entered.empty() || left.empty()) return {};", "if (entered.empty() && left.empty()) return {};"),
    # what is looked through is wider, and the same is found
    ("for (std::size_t at = 0; at < name.size();) {", "for (std::size_t at = 0; at <= name.size();) {"),
    (
        "while (from + step < units_.size() && units_[from + step] < unit) step *= 2;",
        "while (from + step < units_.size() && units_[from + step] <= unit) step *= 2;",
    ),
}

CHANGES = [
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "),
    (" + ", " - "), (" - ", " + "), (" * ", " + "), (" / ", " * "), (" % ", " / "), (" += ", " -= "),
    (" && ", " || "), (" || ", " && "), ("++", "--"), (" & ", " | "), (" | ", " & "),
    (" 1", " 2"), (" 0", " 1"), ("(0", "(1"), ("!", ""),
]  # fmt: skip


def mutants_of(path):
    """Each as the number of a line, what it was and what it becomes."""
    for number, line in enumerate((PROJECT / path).read_text(encoding="utf-8").splitlines()):
        code = re.sub(r'"(\\.|[^"\\])*"', lambda text: " " * len(text[0]), line)  # no words
        code = code.partition("//")[0]
        if code.lstrip().startswith(("#", "template", "static_assert")):
            continue
        for old, new in CHANGES:
            for found in re.finditer(re.escape(old), code):
                if old == "!" and code[found.end() : found.end() + 1] == "=":
                    continue
                if old[-1] in "01" and code[found.end() : found.end() + 1] not in ";,) ]}":
                    continue
                if "&" in old and re.match(r"\s*(const )?auto ", code):
                    continue
                changed = line[: found.start()] + new + line[found.end() :]
                if (line.strip(), changed.strip()) not in EQUIVALENT:
                    yield number, line, changed


class Build:
    def __init__(self, folder, work):
        self.folder, self.work = folder, work
        self.compiler = self.command_for("CMakeFiles/ntm.dir/")
        self.links = {name: self.link_of(name) for name in ("ntm_unit_tests", "ntm")}

    def command_for(self, part):
        """How a file of the library is compiled, but for its names."""
        lines = self.ninja("-t", "commands", "libntm.a").splitlines()
        command = next(line for line in lines if part in line and " -c " in line)
        words = shlex.split(command.partition(" -MD ")[0])
        return [word for word in words if word != "ccache"]

    def link_of(self, target):
        command = self.ninja("-t", "commands", target).splitlines()[-1]
        words = shlex.split(command.replace(": && ", "", 1).partition(" && ")[0])
        return words

    def ninja(self, *words):
        return subprocess.run(["ninja", "-C", self.folder, "--quiet", *words], check=True, capture_output=True, text=True).stdout

    def make(self, path, mutant):
        """Whether what was changed compiles; its objects then lie in the work folder."""
        number, _, changed = mutant
        lines = (PROJECT / path).read_text(encoding="utf-8").splitlines()
        lines[number] = changed
        source = self.work / "source" / path
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        compiled = FILES[path]
        includes = ["-I", self.work / "source" / "src"] if compiled else []
        self.objects = []
        for file in [PROJECT / name for name in compiled] if compiled else [source]:
            self.objects.append(self.work / f"{file.stem}.o")
            # what is read beyond an end is not left to chance
            checked = ["-D_GLIBCXX_ASSERTIONS", "-w"]
            words = [*self.compiler[:1], *includes, *self.compiler[1:], *checked, "-c", file, "-o", self.objects[-1]]
            if subprocess.run(words, cwd=self.folder, capture_output=True).returncode != 0:
                source.unlink()
                return False
        source.unlink()
        return True

    def link(self, target):
        """The program with what was changed, in the work folder."""
        link = self.links[target]
        at = link.index("-o")
        words = [*link[:at], *self.objects, "-Wl,-z,muldefs", "-o", self.work / target, *link[at + 2 :]]
        subprocess.run(words, cwd=self.folder, check=True, capture_output=True)
        return self.work / target

    def survives(self):
        """Whether all tests pass: those that see most first."""
        golden = PROJECT / "tests" / "golden"
        files = "ratio rules counting summary sections report totals panel crosswalk likely properties formats reconcile figure read spellings"
        unit_tests = ",".join(f"*/{file}*_test*" for file in files.split())
        chosen = f"--source-file={unit_tests}"
        if not self.passes([self.link("ntm_unit_tests"), "--abort-after=1", chosen]):
            return False
        self.link("ntm")
        tests = []
        for name in ("report", "sections", "figures", "notice", "understood", "years", "crosswalk", "doubts", "by_year",
                     "variants", "communes", "reconcile", "refusals", "outliers", "conditions", "own_rules"):  # fmt: skip
            tests.append(["bash", golden / "golden.sh", self.work, PROJECT, golden / f"{name}.golden"])
        tests.append(["bash", PROJECT / "tests/figures/figures.sh", self.work / "ntm", PROJECT, "--panels", "100"])
        return all(self.passes(test) for test in tests)

    def passes(self, test):
        try:
            run = subprocess.run(test, cwd=self.folder, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return False
        return run.returncode in (0, 77)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_intermixed_args()
    survivors = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        build = Build(options.build.resolve(), pathlib.Path(folder))
        first = next(iter(FILES))
        if not build.make(first, (0, "", (PROJECT / first).read_text(encoding="utf-8").splitlines()[0])):
            sys.exit("what is not changed does not compile")
        if not build.survives():
            sys.exit("the tests fail without any change")
        for path in options.files or FILES:
            for mutant in list(mutants_of(path))[options.first :: options.every]:
                if not build.make(path, mutant):
                    continue
                tried += 1
                number, old, new = mutant
                if build.survives():
                    survivors += 1
                    print(f"{path}:{number + 1}: survives\n  - {old.strip()}\n  + {new.strip()}", flush=True)
            print(f"{path}: {tried} changes so far, {survivors} of them survive", flush=True)
    sys.exit(1 if survivors else 0)


main()
