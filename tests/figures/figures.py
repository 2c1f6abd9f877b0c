#!/usr/bin/env python3
"""Holds the figures of the program against their definitions.

    figures.py NTM PROJECT [--panels 300] [--seed 1]

Random panels are written as offices export them and read by `NTM report`, whose CSV must be, byte for byte, that of
definitions.py; and that CSV is read by `NTM reconcile`, which must agree with every line. Needs nothing but Python's own library.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

from definitions import Report, Rules, Target, Unit
from exports import export

# some differ in a tone or the shape of a letter alone
DISTRICTS = ("Huyện Châu Thành", "Huyện Mỏ Cày", "Huyện Mõ Cày", "Huyện Tăm Đảo", "Huyện Tâm Đảo", "Huyện Đà Bắc",
             "Huyện Dầu Tiếng", "Thành phố Ô Môn", "Thành phố Ơ Môn", "Huyện Ê Đê")
PROVINCES = ("Tỉnh Lai Châu", "Tỉnh Lào Cai", "Thành phố Hà Nội", "Tỉnh Đắk Lắk", "Tỉnh Đăk Nông")
SYLLABLES = ("Nậm", "Tả", "Bản", "Mường", "San", "Hồ", "Lùng", "Thàng")
BUILT_IN = ("lai-chau-2014", "national-2009", "national-2016", "national-2021", "national-2026")


def built_in_rules(folder):
    """The rules of a folder, and the years and the province in which they hold."""
    def rows(name):
        with open(folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    terms = rows("set.csv")[0]
    rules = Rules(len(rows("criteria.csv")),
                  [(row["label"], int(row["from"]), int(row["to"])) for row in rows("bands.csv")],
                  [Target(row["scope"], row["name"], row["measure"], row["test"], row["value"], int(row["year"]))
                   for row in rows("targets.csv")], terms["criteria"])
    return rules, range(int(terms["from"]), int(terms["to"] or 2040) + 1), terms["province"]


def rules_of_year(sets, year, units):
    """Those of the province of all units before those of the country."""
    provinces = {unit.province for unit in units}
    holding = [(rules, province) for rules, years, province in sets if year in years]
    own = [rules for rules, province in holding if provinces == {province}]
    return (own + [rules for rules, province in holding if not province])[0]


def random_targets(criteria, years, random):
    """Of every kind; of some, what all are asked is asked of one by name, too."""
    targets = {}
    for _ in range(random.randint(0, 6)):
        scope = random.choice(("all", "pilot", "other", "province", "district"))
        measure = random.choice(("average", "average_change"))
        most = criteria if measure == "average" else min(3, criteria)
        whole = random.randint(0, most)
        # of more criteria than there are, none can be asked
        value = f"{whole}{random.choice(('', '.5', '.25', '.2')) if whole < criteria else ''}"
        asked = measure, random.choice((">=", ">", "<=", "<", "=", ">=", ">=")), value
        year = random.choice(years) + random.randint(0, 2)
        names = {"province": PROVINCES, "district": DISTRICTS}.get(scope)
        for name in random.choices(("", *names), k=random.choice((1, 3))) if names else [""]:
            targets[scope, name, asked, year] = Target(scope, name, *asked, year)
    return list(targets.values())


def own_rules(folder, years, random, terms=None):
    """Any number of criteria, bands of any width, and targets of every kind, as files and in memory. With `terms` they
    hold in the first to the last of these years only."""
    criteria = random.randint(1, 24)
    cuts = sorted(random.sample(range(1, criteria + 1), random.randint(0, min(4, criteria))))
    bands = [(f"{low}-{high - 1}", low, high - 1) for low, high in zip([0, *cuts], [*cuts, criteria + 1])][::-1]
    targets = random_targets(criteria, years, random)
    folder.mkdir()
    (folder / "criteria.csv").write_text("number,name_vi,name_en,group_vi\n" + "".join(
        f"{number},Việc {number},Matter {number},\n" for number in range(1, criteria + 1)), encoding="utf-8")
    (folder / "bands.csv").write_text("label,from,to\n" + "".join(
        f"{label},{low},{high}\n" for label, low, high in bands), encoding="utf-8")
    (folder / "targets.csv").write_text("scope,name,measure,test,value,year\n" + "".join(
        f"{t.scope},{t.name},{t.measure},{t.test},{t.value},{t.year}\n" for t in targets), encoding="utf-8")
    if terms:
        (folder / "set.csv").write_text(
            f"title_en,title_vi,from,to,province,criteria\nOwn,Riêng,{terms[0]},{terms[-1]},,{folder.name}\n", encoding="utf-8")
    return Rules(criteria, bands, targets, folder.name)


def choose_rules(project, work, years, random):
    """What is given with --rules, a function that says which rules judge a year of units, and one that gives the decree
    of those that hold in any year."""
    kind = random.choice(("built-in", "one", "one", "two", "default", "default"))
    sets = [built_in_rules(project / "src/rules" / name) for name in BUILT_IN]
    if kind == "default":
        return [], lambda year, units: rules_of_year(sets, year, units), decree_by_years(sets)
    if kind == "built-in":
        held = [i for i in range(len(sets)) if not sets[i][2] and set(years) <= set(sets[i][1])]
        if held:
            number = random.choice(held)
            return ["--rules", BUILT_IN[number]], lambda year, units: sets[number][0], decree_by_years([sets[number]])
    if kind == "two":
        cut = random.choice(years)
        before = own_rules(work / "before", years, random, [years[0] - 3, cut - 1])
        since = own_rules(work / "since", years, random, [cut, years[-1] + 3])
        return (["--rules", work / "since", "--rules", work / "before"],
                lambda year, units: since if year >= cut else before,
                decree_by_years([(since, range(cut, years[-1] + 4), ""), (before, range(years[0] - 3, cut), "")]))
    own = own_rules(work / "rules", years, random)
    return ["--rules", work / "rules"], lambda year, units: own, lambda year: own.decree


def decree_by_years(sets):
    return lambda year: next((rules.decree for rules, years, _ in sets if year in years), None)


def random_income(random):
    """A plausible one with up to two decimals, now and then any: a whole column that is none is refused."""
    if random.random() < 0.03:
        return Fraction(random.randint(0, 999))
    parts = random.choice((1, 10, 100))
    return Fraction(random.randint(6 * parts, 99 * parts), parts)


def random_panel(years, criteria_of, random):
    """{year: [Unit]}. Units come and go, move and become pilots; of some years only counts are known."""
    places = [(random.choice(PROVINCES[:random.choice((1, 1, 3, 5))]), random.choice(DISTRICTS))
              for _ in range(random.randint(1, 6))]
    if random.random() < 0.1:
        places.append((places[0][0], ""))
    codes = random.sample(range(60, 99_999, 7), random.randint(1, random.choice((6, 25))))
    renames = random.choice((0, 0, 0.1, 0.6))

    def new_name(code):
        return f"Xã {random.choice(SYLLABLES)} {random.choice(SYLLABLES)} {code}"

    criteria = max(criteria_of.values())
    facts = {}
    for code in codes:
        facts[code] = {"name": new_name(code), "place": random.choice(places), "pilot": random.random() < 0.25,
                       "ease": random.random(), "met": {n for n in range(1, criteria + 1) if random.random() < 0.3}}
    blanks = random.choice((0, 0, 0.15))
    silent = random.choice((0, 0, 0, 0.15))
    names_pilots = random.random() < 0.8
    panel = {}
    for year in years:
        pilots_are_known = names_pilots and random.random() < 0.9
        criteria_now = criteria_of[year]
        if random.random() < 0.8:
            observed = range(1, criteria_now + 1)
        else:  # counts, beside some marks or none
            observed = sorted(random.sample(range(1, criteria_now + 1), random.choice((0, criteria_now // 2))))
        capitals = random.choice((0, 0, 0, 0.5, 1))
        units = []
        for code in codes:
            fact = facts[code]
            for number in range(1, criteria + 1):
                if random.random() < 0.25 * fact["ease"]:
                    fact["met"] ^= {number}
            if random.random() < 0.05:
                fact["place"] = random.choice(places)
            if random.random() < renames:
                fact["name"] = new_name(code)
            if units and random.random() < 0.1:
                continue

            def reported(value):
                return None if random.random() < blanks else value

            province, district = fact["place"]
            if units and random.random() < silent:
                units.append(Unit(f"{code:05}", fact["name"], district, province, None,
                                  frozenset(), frozenset(), None, None, None, None, None, is_left_out=True))
                continue
            met = {number for number in fact["met"] if number <= criteria_now}
            households = random.choice((0, random.randint(1, 9_999)))
            units.append(Unit(
                f"{code:05}", fact["name"],
                district.upper() if random.random() < capitals else district, province, fact["pilot"] if pilots_are_known else None,
                frozenset(met) & frozenset(observed), frozenset(observed),
                len(met) if len(observed) == criteria_now else reported(len(met)),
                reported(households), reported(random.randint(0, households)),
                # a row without anything is that of a commune that has not reported
                (reported if met else lambda value: value)(random.choice((0, random.randint(1, 99_999)))),
                reported(random_income(random))))
        panel[year] = units
    return panel


def random_crosswalk(panel, random):
    """{first year of new units: [(old code, new code, whether whole)]}: communes go on, merge, are split, change codes; some
    stand in no row."""
    crosswalk = {}
    codes = sorted({unit.code for units in panel.values() for unit in units})
    for year in random.sample(sorted(panel)[1:], random.randint(1, len(panel) - 1)):
        rows = []
        for code in codes:
            fate = random.random()
            if fate < 0.1:
                continue
            if fate < 0.25 and len(codes) > 1:
                rows += [(code, new, False) for new in random.sample(codes, 2)]
            else:
                rows.append((code, code if fate < 0.6 else random.choice(codes), True))
        if rows:
            crosswalk[year] = rows
    return crosswalk


def written(crosswalk):
    return "old_code,new_code,part,year\n" + "".join(
        f"{old},{new},{'whole' if is_whole else 'part'},{year}\n"
        for year, rows in crosswalk.items() for old, new, is_whole in rows)


def looks_merged(units):
    """Whether a reader must take the districts that are blank for those of merged cells: each stands once, above blanks."""
    districts = [unit.district for unit in units]
    named = [district for district in districts if district]
    return bool(named) and bool(districts[0]) and len(districts) > 2 * len(named) and len(set(named)) == len(named)


def without_count(unit):
    """The unit, left out also where it reports all but the count that alone says how many criteria it meets."""
    return replace(unit, is_left_out=unit.is_left_out or (not unit.observed and unit.criteria_met is None))


def agrees_with_itself(ntm, folder, work, figures, reading):
    """Whether the figures hold against the panel that they are of, line by line, and obey every law."""
    published = work / "published.csv"
    published.write_bytes(figures)
    command = [ntm, "reconcile", published, folder, "-f", "csv", "--lang", "en", *reading]
    done = subprocess.run(command, capture_output=True, check=False)
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    wrong = [row for row in rows if row["verdict"] != "agrees"]
    if done.returncode == 0 and not wrong and len(rows) == figures.count(b"\n") - 1:
        return True
    print(f"exit code {done.returncode}: {' '.join(map(str, command))}\n{done.stderr.decode()}")
    for row in wrong[:5]:
        print(row)
    return False


def check(ntm, project, work, random):
    """Whether the figures of one panel are right; says what is wrong."""
    first = random.randint(2009, 2030)
    years = sorted(random.sample(range(first, first + 6), random.randint(1, 4)))
    folder = work / "in"
    folder.mkdir(parents=True)
    given, rules_for, decree_in = choose_rules(project, work, years, random)
    # the number of criteria does not depend on the province
    panel = random_panel(years, {t: rules_for(t, []).criteria for t in years}, random)
    rules = {t: rules_for(t, units) for t, units in panel.items()}
    for t, units in panel.items():
        while True:
            file, content, rows = export(t, units, rules[t].criteria, random)
            if not looks_merged(rows):
                break
        (folder / file).write_bytes(content)
    year = random.choice(years) if random.random() < 0.3 else None
    base = random.choice([t for t in years if t <= (year or years[-1])]) if random.random() < 0.3 else None
    by = random.choice(((), ("province",), ("district",), ("province", "district"), ("province", "district")))
    reading = [*given, "--threads", random.choice("123")]
    command = [ntm, "report", folder, "-f", "csv", "--lang", "en"]
    for option, value in (("--year", year), ("--base", base), ("--by", ",".join(by))):
        if value:
            command += [option, str(value)]
    if any(unit.is_left_out for units in panel.values() for unit in units):
        reading += ["--not-reported", "exclude"]
        panel = {year: [without_count(unit) for unit in units] for year, units in panel.items()}
    crosswalk = random_crosswalk(panel, random) if len(years) > 1 and random.random() < 0.3 else {}
    if crosswalk:
        (work / "crosswalk.csv").write_text(written(crosswalk), encoding="utf-8")
        reading += ["--crosswalk", work / "crosswalk.csv"]
    command += reading
    expected = Report(panel, rules, by, year, base, crosswalk, decree_in).csv()
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 0 and done.stdout == expected.encode():
        return agrees_with_itself(ntm, folder, work, done.stdout, reading)
    print(f"exit code {done.returncode}: {' '.join(map(str, command))}\n{done.stderr.decode()}")
    ours, theirs = done.stdout.decode().split("\n"), expected.split("\n")
    for number, (row, wanted) in enumerate(zip([*ours, "(end)"], [*theirs, "(end)"]), 1):
        if row != wanted:
            print(f"row {number}\n  the program: {row}\n  definitions: {wanted}")
            break
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntm", type=Path)
    parser.add_argument("project", type=Path)
    parser.add_argument("--panels", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder that a panel with wrong figures is kept in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as work:
        work = options.keep or Path(work)
        for number in range(options.panels):
            if not check(options.ntm, options.project, work / str(number), Random(f"{options.seed}/{number}")):
                print(f"panel {number} of seed {options.seed}")
                return 1
    print(f"{options.panels} panels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
