"""The same facts as offices export them: how long ntm takes for each dialect, beside its own canonical files and beside
DuckDB's engine, which is told all there is to know of the files (duckdb-dialects.mjs), the start of Node.js left out."""

import shutil
import statistics
import subprocess

from measuring import (HERE, SIZES, Run, disagreement, figures, generated, measured, ratio_of_turns, short_count,
                       short_ratio, short_time)

# as the generator calls them: what they are
DIALECTS = {
    "plain": "canonical",
    "crlf": "with CRLF",
    "quoted": "every cell in quotes",
    "onequote": "one cell of all in quotes",
    "semicolon": "semicolons, decimal commas",
    "excel": "Excel in Vietnamese: titles, x or nothing, a total",
    "onefile": "the last year from Excel, the others canonical",
    "utf16": "Excel's Unicode text: UTF-16, tabs",
    "cp1258": "Windows-1258, Đ or CĐ",
    "headings": "districts in rows above, a header of two rows",
    "words": "Đạt or Chưa đạt",
    "vihead": "a Vietnamese header",
    "extra": "three more columns",
    "reorder": "columns in another order",
    "unsorted": "rows in another order",
    "lostzeros": "codes without their zeros every second year",
    "nocodes": "without codes",
    "long": "one row per commune and criterion",
}


class Files:
    """The folders of one size, a dialect each, made where they are missing or older than what makes them."""

    def __init__(self, size, dialects, helpers, work):
        canonical = generated(helpers["generate"], size, work)
        self.folder = work / f"{size}-dialects"
        newest = max(canonical.stat().st_mtime, helpers["dialects"].stat().st_mtime)
        old = [name for name in dialects if not self[name].exists() or self[name].stat().st_mtime < newest]
        for name in old:
            shutil.rmtree(self[name], ignore_errors=True)
        if old:
            unfinished = work / f"{size}-dialects.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            subprocess.run([helpers["dialects"], canonical, unfinished, *old], check=True)
            self.folder.mkdir(exist_ok=True)
            for name in old:
                (unfinished / name).rename(self[name])

    def __getitem__(self, dialect):
        return self.folder / dialect


class Bench:
    def __init__(self, options, helpers, with_duckdb):
        self.options, self.helpers, self.with_duckdb = options, helpers, with_duckdb
        self.results = options.work / "results"
        self.results.mkdir(exist_ok=True)
        self.wrong = []

    def ntm(self, folder, *more, out=None):
        to_file = ["-o", out] if out else []
        command = [self.options.ntm, "report", folder, "-f", "csv", "--rules", self.options.rules, *to_file, *more]
        return measured(self.helpers["measure"], command)

    def duckdb(self, folder, dialect, out):
        run = measured(self.helpers["measure"],
                       ["node", HERE / "duckdb.mjs", self.options.work, folder, out, dialect])
        return Run(float(out.with_name(out.name + ".seconds").read_text()), run.cpu, run.memory_kib)

    def check(self, what, out, canonical, duckdb=None):
        # a city that is a province stands in a heading as "Tỉnh Thành phố …", and the ranking names it so
        ours, expected = ([row for row in path.read_bytes().split(b"\n") if not row.startswith(b"rank,")]
                          for path in (out, canonical))
        if ours != expected:
            self.wrong.append(f"{what}: ntm writes other figures than for canonical files")
        problem = disagreement(figures(canonical), figures(duckdb)) if duckdb else None
        if problem:
            self.wrong.append(f"{what}: DuckDB {problem}")

    def of_country(self, dialects, size="country"):
        """A row a dialect: the table in the README."""
        names = ["plain", *(name for name in dialects if name != "plain")]
        files, small = (Files(each, names, self.helpers, self.options.work) for each in (size, "province"))
        runs = {name: {"canonical": [], "ntm": [], "DuckDB": [], "province": []} for name in names}
        reference = self.results / f"{size}-dialects-ntm.csv"
        self.ntm(files["plain"], out=reference)
        for turn in range(self.options.runs + 1):  # the first warms the file cache
            for name, of_dialect in runs.items():
                ours, theirs = (self.results / f"{size}-dialects-{name}-{tool}.csv" for tool in ("ntm", "duckdb"))
                made = {"canonical": self.ntm(files["plain"], out=reference),
                        "ntm": self.ntm(files[name], out=ours),
                        "province": self.ntm(small[name])}
                if self.with_duckdb:
                    made["DuckDB"] = self.duckdb(files[name], name, theirs)
                if turn == 0:
                    self.check(f"{size}, {name}", ours, reference, theirs if self.with_duckdb else None)
                    continue
                for tool, run in made.items():
                    of_dialect[tool].append(run)
        units, years, _ = SIZES[size]
        lines = [
            f"| {size}, {units:,} x {years} | bytes | ntm | × canonical | peak memory | DuckDB | ntm is faster "
            "| province, 96 x 3 |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name, of_dialect in runs.items():
            ours, theirs = of_dialect["ntm"], of_dialect["DuckDB"]
            cells = [
                DIALECTS[name],
                f"{short_count(sum(file.stat().st_size for file in files[name].iterdir()))}B",
                wall(ours),
                "" if name == "plain" else short_ratio(ratio_of_turns(ours, of_dialect["canonical"])) + " x",
                memory(ours),
                f"{wall(theirs)}, {memory(theirs)}" if theirs else "",
                short_ratio(ratio_of_turns(theirs, ours)) + " x" if theirs else "",
                wall(of_dialect["province"]),
            ]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)

    def of_stress(self, size="stress"):
        """Canonical files and Excel's, with one thread and two."""
        names = ("plain", "excel")
        files = Files(size, names, self.helpers, self.options.work)
        tools = ["1 thread", "2 threads", *(["DuckDB"] if self.with_duckdb else [])]
        runs = {name: {tool: [] for tool in tools} for name in names}
        reference = self.results / f"{size}-dialects-ntm.csv"
        self.ntm(files["plain"], out=reference)
        for turn in range(self.options.runs + 1):
            for name, of_dialect in runs.items():
                for tool, so_far in of_dialect.items():
                    out = self.results / f"{size}-dialects-{name}-{tool}.csv"
                    is_duckdb = tool == "DuckDB"
                    run = self.duckdb(files[name], name, out) if is_duckdb else self.ntm(
                        files[name], "--threads", tool.split()[0], out=out)
                    if turn > 0:
                        so_far.append(run)
                    elif is_duckdb:
                        self.check(f"{size}, {name}", reference, reference, out)
                    else:
                        self.check(f"{size}, {name}, {tool}", out, reference)
        units, years, _ = SIZES[size]
        lines = [f"| {size}, {units:,} x {years} | bytes | {' | '.join(tools)} |",
                 "| --- | ---: |" + " ---: |" * len(tools)]
        for name, of_dialect in runs.items():
            cells = [DIALECTS[name], f"{short_count(sum(file.stat().st_size for file in files[name].iterdir()))}B",
                     *(f"{wall(of_tool)}, {memory(of_tool)}" for of_tool in of_dialect.values())]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)


def wall(runs):
    return short_time(statistics.median(run.wall for run in runs))


def memory(runs):
    return f"{max(run.memory_kib for run in runs) * 1024 / 1e6:,.0f} MB"
