"""Reads reports back in every format and compares their numbers with the CSV, which the test "figures: python" compares
with the definitions: workbook.py PROGRAM PROJECT-FOLDER. Where the library for workbooks is missing, 77."""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

program, project = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PERCENT = {"band_share", "criterion_share", "poverty_rate", "poverty_rate_change"}
failures = []


def check(is_right, *what):
    if not is_right:
        failures.append(what)
        print(*what)


def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, check=True, cwd=project).stdout


def rounded(value, decimals):
    """Half away from zero, as the program rounds."""
    scaled = abs(value) * 10**decimals
    digits = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(digits if value >= 0 else -digits, 10**decimals)


class Figures:
    """The CSV: rows as they are, and exact values by what they are about."""

    def __init__(self, text):
        self.rows = list(csv.DictReader(io.StringIO(text.decode())))
        self.exact = {}
        for row in self.rows:
            value = Fraction(row["numerator"]) / Fraction(row["denominator"])
            if row["measure"] in PERCENT:
                value *= 100
            if row["measure"] == "rank":
                value = Fraction(row["numerator"])
            key = (row["measure"], row["scope"], row["name"], row["item"], row["year"], row["base_year"])
            self.exact[key] = value

    def find(self, measure, group, item="", year="", base=""):
        return self.exact.get((measure, *group, item, str(year), str(base)))


# ---- workbooks


def sheets_of(data):
    """Names of sheets -> rows of (text or number), by column."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            for item in xml.fromstring(book.read("xl/sharedStrings.xml")):
                shared.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
        relations = {r.get("Id"): r.get("Target") for r in xml.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        check(b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml"), "the time of making is not fixed")
        sheets = {}
        for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            name = sheet.get("name")
            check(len(name.encode("utf-16-le")) <= 62, "name of a sheet", name)
            text = book.read("xl/" + relations[sheet.get(RELATION)])
            check(b"<f>" not in text and b"<f " not in text, "a formula on sheet", name)
            rows = []
            for row in xml.fromstring(text).iter(MAIN + "row"):
                cells = {}
                for cell in row:
                    column = re.match("[A-Z]+", cell.get("r")).group()
                    kind = cell.get("t")
                    if kind == "inlineStr":
                        cells[column] = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
                    elif cell.find(MAIN + "v") is not None:
                        value = cell.find(MAIN + "v").text
                        cells[column] = shared[int(value)] if kind == "s" else float(value)
                rows.append(cells)
            sheets[name] = rows
        charts = sorted(n for n in names if n.startswith("xl/charts/chart"))
        bars = [n for n in names if n.startswith("xl/worksheets/sheet") and b'minLength="0"' in book.read(n)]
    return sheets, charts, bars


def check_figure_sheet(rows, figures, title):
    keys = ["measure", "scope", "name", "item", "year", "base_year", "value", "numerator", "denominator", "unit"]
    check(len(rows) - 1 == len(figures.rows), title, "figures:", len(rows) - 1, "of", len(figures.rows))
    for cells, row in zip(rows[1:], figures.rows):
        for column, key in zip("ABCDEFGHIJ", keys):
            cell, expected = cells.get(column, ""), row[key]
            if key in ("year", "base_year", "numerator", "denominator"):
                same = cell == "" if expected == "" else Fraction(cell) == Fraction(expected) or str(cell) == expected
                if key == "numerator" and "." in expected:
                    same = float(cell) == float(expected)
            elif key == "value":
                same = abs(float(cell) - float(expected)) <= 5.0000001e-7
            else:
                same = cell == expected
            check(same, title, key, cell, "for", row)


# ---- tables of pages and of texts


class Tables(HTMLParser):
    """Tables of a page: titles -> rows of texts, the name of the group first where there are groups."""

    def __init__(self):
        super().__init__()
        self.tables, self.title, self.row, self.cell, self.group, self.heading = {}, None, None, None, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("h2", "h3"):
            self.heading = ""
        elif tag == "table":
            self.tables[self.title] = []
            self.group = None
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.cell = ""
            self.is_group = attributes.get("scope") == "rowgroup"

    def handle_endtag(self, tag):
        if tag in ("h2", "h3"):
            self.title, self.heading = self.heading, None
        elif tag in ("td", "th"):
            if self.is_group:
                self.group = self.cell
            else:
                self.row.append(self.cell)
            self.cell = None
        elif tag == "tr" and self.row:
            self.tables[self.title].append(([self.group] if self.group else []) + self.row)
            self.row = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        elif self.heading is not None:
            self.heading += data


def html_tables(text):
    parser = Tables()
    parser.feed(text)
    return parser.tables


def markdown_tables(text):
    tables, title, group = {}, None, None
    unescape = lambda cell: re.sub(r"\\(.)", r"\1", cell.strip()).replace("&amp;", "&")
    for line in text.splitlines():
        if line.startswith("## "):
            title, group = unescape(line[3:]), None
        elif line.startswith("| "):
            cells = [unescape(c) for c in re.split(r"(?<!\\)\|", line)[1:-1]]
            bold = re.fullmatch(r"\*\*(.*)\*\*", cells[0])
            if bold:
                group = bold.group(1)
            elif not cells[0].startswith((":--", "--")):
                tables.setdefault(title, []).append(([group] if group else []) + cells)
    return tables


def wide_tables(text, delimiter):
    tables, title, before = {}, None, []
    plain = lambda cell: cell[2:-1].replace('""', '"') if cell.startswith('="') else cell
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        if len(row) < 2:
            title = plain(row[0]) if row and not before else title
        else:
            tables.setdefault(title, []).append([plain(cell) for cell in row])
        before = row
    return tables


GROUPS = {"All communes": ("all", ""), "Pilot communes": ("pilot", ""), "Other communes": ("other", "")}


def group_of(name, districts):
    return GROUPS.get(name) or (("district", name) if name in districts else None)


def number_of(cell, decimal_comma=False):
    if isinstance(cell, float):
        return cell
    cell = cell.replace(",", ".") if decimal_comma else cell.replace(",", "")
    return Fraction(cell.lstrip("+")) if re.fullmatch(r"[+-]?[0-9.]+", cell) else None


def check_number(cell, exact, decimals, comma, *what):
    """A missing figure shows as a dash or nothing."""
    shown = number_of(cell, comma)
    if exact is None:
        check(shown is None, *what, cell, "is no data")
    elif isinstance(shown, float):
        check(abs(shown - float(exact)) <= 1e-9 * max(1, abs(shown)), *what, cell, "is", float(exact))
    else:
        check(shown == rounded(exact, decimals), *what, cell, "is", float(exact))
    return exact is not None


def check_text_tables(tables, figures, districts, comma, title):
    """The tables of texts: years and bands as rows."""
    seen = 0
    for group, year, communes, met, average, *_ in tables["Average number of criteria met per commune"]:
        whose = group_of(group, districts)
        if whose is None:
            continue  # the header
        for measure, cell, decimals in (("communes", communes, 0), ("criteria_met", met, 0), ("average", average, 2)):
            seen += check_number(cell, figures.find(measure, whose, year=year), decimals, comma, title, group, year, measure)
    for group, band, *cells in tables["Communes by number of criteria met"]:
        whose = group_of(group, districts)
        if whose is None:
            continue
        for year, cell in zip((2011, 2012, 2013), cells):
            seen += check_number(cell, figures.find("band", whose, band, year), 0, comma, title, group, band, year)
        seen += check_number(cells[3], figures.find("band_share", whose, band, 2013), 1, comma, title, group, band)
        for base, cell in zip((2012, 2011), cells[4:]):
            seen += check_number(cell, figures.find("band_change", whose, band, 2013, base), 0, comma, title, group, band, base)
    for group, number, _, missing, met, share, *changes in tables["Criteria in 2013, most often missed first"]:
        whose = group_of(group, districts)
        if whose is None:
            continue
        item = f"c{int(number):02}"
        cells = [("criterion_missing", missing, 0, ""), ("criterion_met", met, 0, ""), ("criterion_share", share, 1, "")]
        cells += [("criterion_change", cell, 0, base) for cell, base in zip(changes, (2012, 2011))]
        for measure, cell, decimals, base in cells:
            seen += check_number(cell, figures.find(measure, whose, item, 2013, base), decimals, comma, title, group, item)
    check(seen > 500, title, "only so many numbers:", seen)


def check_page_tables(tables, figures, districts, title):
    """The tables of pages and workbooks: years and bands as columns."""
    seen = 0
    titles = ["Average number of criteria met, criteria per commune"]
    for name in titles + [titles[0] + ", by place"]:
        for group, *cells in tables[name][1:]:
            whose = group_of(group, districts)
            if whose is None:
                continue
            for year, cell in zip((2011, 2012, 2013), cells):
                seen += check_number(cell, figures.find("average", whose, year=year), 2, False, title, group, year)
            for base, cell in zip((2012, 2011), cells[3:]):
                seen += check_number(cell, figures.find("average_change", whose, "", 2013, base), 2, False, title, group, base)
    bands = ["0-4", "5-9", "10-14", "15-19"]
    for group, year, *cells in tables["Communes by number of criteria met"]:
        whose = group_of(group, districts)
        if whose is None:
            continue
        measure, decimals, base = "band", 0, ""
        if year.startswith("Share"):
            measure, decimals, year = "band_share", 1, "2013"
        elif year.startswith("Change"):
            measure, base, year = "band_change", year[-4:], "2013"
        for band, cell in zip(bands, cells[-4:]):
            seen += check_number(cell, figures.find(measure, whose, band, year, base), decimals, False, title, group, band)
    for group, *cells in tables["Communes that miss each criterion in 2013, by place"][1:]:
        for i, cell in enumerate(cells[:19]):
            value = figures.find("criterion_missing", ("district", group), f"c{i + 1:02}", 2013)
            seen += check_number(cell, value, 0, False, title, group, i + 1)
    for name, measure in (("Poor households, % of households", "poverty_rate"),
                          ("Income, million VND per person per year", "income")):
        for group, *cells in tables[name][1:] + tables[name + ", by place"][1:]:
            whose = group_of(group, districts)
            for year, cell in zip((2012, 2013), cells):
                seen += check_number(cell, figures.find(measure, whose, year=year), 2, False, title, group, measure, year)
    check(seen > 250, title, "only so many numbers:", seen)


def tables_of_sheets(sheets):
    """A title is alone in its row, and headers follow."""
    tables = {}
    for rows in sheets.values():
        title, alone = None, None
        for cells in rows:
            values = list(cells.values())
            if len(values) == 1 and isinstance(values[0], str):
                alone = values[0]
            elif values:
                title, alone = alone or title, None
                last = max(ord(c[-1]) - 64 + 26 * (len(c) - 1) for c in cells)
                names = [chr(64 + i) if i <= 26 else "A" + chr(38 + i) for i in range(1, last + 1)]
                tables.setdefault(title, []).append([cells.get(n, "") for n in names])
    return tables


def compare(data, options, check_tables):
    title = " ".join([*map(str, data), *options])
    figures = Figures(run("report", *data, *options, "-f", "csv"))
    districts = {row["name"] for row in figures.rows if row["scope"] == "district"}

    lines = [json.loads(line, parse_float=str, parse_int=str) for line in run("report", *data, *options, "-f", "jsonl").decode().splitlines()]
    check(len(lines) == len(figures.rows), title, "lines of JSON:", len(lines))
    for line, row in zip(lines, figures.rows):
        check(list(line) == list(row) and {k: v or "" for k, v in line.items()} == row, title, line, "is", row)

    listed = list(csv.DictReader(io.StringIO(run("report", *data, *options, "-f", "excel-figures").decode("utf-8-sig")), delimiter=";"))
    for line, row in zip(listed, figures.rows):
        plain = {k: v[2:-1].replace('""', '"') if v.startswith('="') else v for k, v in line.items()}
        for key in ("value", "numerator"):
            plain[key] = plain[key].replace(",", ".")
        check(plain == row, title, plain, "is", row)

    for language in ("en", "vi"):
        book = run("report", *data, *options, "-f", "xlsx", "--lang", language)
        check(book == run("report", *data, *options, "-f", "xlsx", "--lang", language), title, "workbooks differ")
        sheets, charts, bars = sheets_of(book)
        names = list(sheets)
        check_figure_sheet(sheets["All figures" if language == "en" else "Toàn bộ số liệu"], figures, title)
        if check_tables:
            check(len(charts) == 3 and len(bars) == 1, title, "charts", charts, "bars", bars)
            codes = [c for row in sheets["Communes" if language == "en" else "Các xã"] for c in row.values() if c == "03403" or c == 3403.0]
            check(codes == ["03403"], title, "a code is no text", codes)
        if language == "en" and check_tables:
            check_page_tables(tables_of_sheets({n: sheets[n] for n in names if n not in ("All figures", "Notes")}), figures, districts, "workbook")
    if not check_tables:
        return
    page = run("report", *data, *options, "-f", "html", "--lang", "en").decode()
    check_page_tables(html_tables(page), figures, districts, "html")
    read = lambda name: run("report", *data, *options, "-f", name, "--lang", "en").decode("utf-8-sig")
    check_text_tables(markdown_tables(read("md")), figures, districts, False, "md")
    check_text_tables(wide_tables(read("csv-wide"), ","), figures, districts, False, "csv-wide")
    check_text_tables(wide_tables(read("excel"), ";"), figures, districts, True, "excel")


class Words(HTMLParser):
    """All elements of a page, and the words of each."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes, self.words = set(), set(), []

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_data(self, data):
        self.words.append(data)


def check_print():
    """The sheet of all figures prints its first rows, and says so where there are more."""
    for options, is_cut in ([], False), (["--by", "district"], True):
        book = run("report", "sample-data", *options, "-f", "xlsx", "--lang", "en")
        with zipfile.ZipFile(io.BytesIO(book)) as parts:
            names = [n for n in xml.fromstring(parts.read("xl/workbook.xml")).iter(MAIN + "definedName")]
        areas = [name.text for name in names if name.get("name") == "_xlnm.Print_Area"]
        check(areas == (["'All figures'!$A$1:$J$2001"] if is_cut else []), "what is printed:", areas)
        sheets, _, _ = sheets_of(book)
        check(len(sheets["All figures"]) > 2001 or not is_cut, "figures are missing")
        notes = {cell for row in sheets["Notes"] for cell in row.values()}
        check(("Of 'All figures' the first 2,000 rows are printed." in notes) == is_cut, "the note on printing:", notes)


def check_names():
    """Names that a program could take for more than names are names in every format, and what is not to be seen in them
    is gone."""
    names = ["=1+1", "+x", "-x", "@x", "\uff1d1+1", "<b>&amp;", "=cmd|' /C calc'!A0", "<script>alert(1)</script>",
             "*a* _b_ `c` | d", "x\" onload=\"y", "# a"]
    hidden = {"Ba\u202eng": "Bang", "Bo\u2066ng": "Bong", "Bi\u200bng": "Bing"}  # as it is written: as it is read
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2013.csv"
        quoted = [name.replace('"', '""') for name in [*names, *hidden]]
        rows = [f'{i},"Xã {name}","{name}",1' for i, name in enumerate(quoted, 1)]
        path.write_text("commune_code,commune,district,c01\n" + "\n".join(rows) + "\n")
        shown = {*names, *hidden.values()}
        read = lambda name, section="report": run(section, path, "--by", "district", "-f", name, "--lang", "en").decode("utf-8-sig")

        sheets, _, _ = sheets_of(run("report", path, "--by", "district", "-f", "xlsx", "--lang", "en"))
        for sheet in ("All figures", "Communes"):
            cells = {c for row in sheets[sheet] for c in row.values()}
            check(shown <= cells, "names in a workbook:", sheet, shown - cells)

        plain, page = Words(), Words()
        plain.feed(run("report", "sample-data", "--by", "district", "-f", "html", "--lang", "en").decode())
        page.feed(read("html"))
        check(page.elements <= plain.elements, "elements of a page:", page.elements - plain.elements)
        check(page.attributes <= plain.attributes, "attributes of a page:", page.attributes - plain.attributes)
        check(shown <= set(page.words), "names on a page:", shown - set(page.words))

        found = {cell for rows in markdown_tables(read("md")).values() for row in rows for cell in row}
        check(shown <= found, "names in Markdown:", shown - found)

        # what a spreadsheet would run stands behind an apostrophe, or as a formula that is nothing but a text
        risky = {name for name in shown if name[0] in "=+-@\uff1d"}
        for name, delimiter in (("csv-wide", ","), ("excel", ";")):
            cells = {cell for row in csv.reader(io.StringIO(read(name)), delimiter=delimiter) for cell in row}
            guarded = {"'" + n if name == "csv-wide" else '="' + n.replace('"', '""') + '"' for n in risky}
            check(guarded <= cells, "names in", name, guarded - cells)
            check(not risky & cells, "formulas in", name, risky & cells)
            check(shown - risky <= {c[2:-1] if c.startswith('="') else c for c in cells}, "names in", name, shown - risky - cells)

        for line in read("jsonl").splitlines():
            check(json.loads(line)["name"] in {"", *shown}, "names in JSON lines:", line)
        found = {row["name"] for row in csv.DictReader(io.StringIO(read("csv")))}
        check(shown <= found, "names in the CSV:", shown - found)
        text = read("text")
        check(all(name.split()[0] in text for name in shown), "names in the text")
        for name in ("text", "csv", "csv-wide", "excel", "excel-figures", "html", "md", "jsonl"):
            check(not re.search("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]", read(name).replace("\r\n", "\n")),
                  "signs that nobody sees in", name)


def check_charts():
    """Lines end where years are not to be compared; stacks are those of one group, in shares where the groups of the
    years are not as large."""
    rows = ["2022,03390,1,15", "2022,03405,0,9", "2023,03390,1,16", "2023,03405,0,9", "2023,03406,0,3",
            "2026,03390,1,8", "2026,03405,0,10"]
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "years.csv"
        path.write_text("\n".join(["year,commune_code,pilot,criteria_met", *rows]) + "\n")
        book = run("report", path, "-f", "xlsx", "--lang", "en")
    found = []
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        for name in sorted(n for n in parts.namelist() if n.startswith("xl/charts/chart")):
            drawn = xml.fromstring(parts.read(name))
            unnamed = [e.find(chart + "idx").get("val") for e in drawn.iter(chart + "legendEntry")]
            values = [e.find(f".//{chart}f").text for e in drawn.iter(chart + "val")]
            found.append((next(drawn.iter(chart + "grouping")).get("val"), values, unnamed))
        check(b"<dc:title>New rural development: 2026</dc:title>" in parts.read("docProps/core.xml"), "no title")
    lines = [cells for row in (3, 4, 5)
             for cells in (f"Averages!$B${row}:$C${row}", f"(Averages!$B$7:$C$7,Averages!$D${row})")]
    expected = [("standard", lines, ["1", "3", "5"]),
                ("stacked", [f"Bands!${c}$3" for c in "CDE"], []),
                ("percentStacked", [f"Bands!${c}$10:${c}$11" for c in "CDEFG"], [])]
    check(found == expected, "charts:", found)


probe = subprocess.run([program, "gap", "sample-data", "-f", "xlsx"], capture_output=True, cwd=project, check=False)
if probe.returncode == 4 and b"libxlsxwriter" in probe.stderr:
    sys.exit(77)
compare(["sample-data"], ["--by", "district"], True)
reform = project / "tests/golden/data/reform"
compare([reform / "2024.csv", reform / "2025.csv"], ["--crosswalk", str(reform / "crosswalk.csv"), "--by", "province"], False)
compare([reform / "2024.csv", reform / "2026.csv"], ["--crosswalk", str(reform / "crosswalk.csv")], False)
check_print()
check_charts()
check_names()
print(f"{len(failures)} numbers differ" if failures else "all formats say what the CSV says")
sys.exit(1 if failures else 0)
