"""The figures, each from its definition, from plain facts in memory.

Written from the definitions alone (ntm(1), FIGURES), with fractions and in the plainest way, so that the program can
be held against it: sets of criteria are sets, the fewest further criteria are tried one after the other.
"""

import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Unit:
    """A unit in one year. What is not reported is None; `observed` are the criteria that are reported on."""

    code: str
    name: str
    district: str
    province: str
    pilot: bool | None
    met: frozenset
    observed: frozenset
    criteria_met: int | None
    households: int | None
    poor_households: int | None
    population: int | None
    income: Fraction | None
    is_left_out: bool = False  # has not reported, and counts in no average, band or criterion


@dataclass
class Target:
    scope: str
    name: str
    measure: str
    test: str
    value: str
    year: int

    @property
    def item(self):
        return self.measure + self.test + self.value

    @property
    def is_rise(self):
        return self.measure == "average_change"


@dataclass
class Rules:
    criteria: int
    bands: list  # (label, from, to)
    targets: list = field(default_factory=list)
    decree: str = ""  # years are alike where it is the same


HEADER = "measure,scope,name,item,year,base_year,value,numerator,denominator,unit"

UNITS = {
    **dict.fromkeys(("communes", "reported", "matched_communes", "entered", "left", "units_unchanged",
                     "units_merged", "units_split", "units_irregular", "improved", "unchanged", "declined", "band",
                     "band_change", "transition", "criterion_met", "criterion_change", "criterion_missing",
                     "short_communes", "poverty_communes", "income_communes", "territory_poverty_communes",
                     "territory_income_communes"), "communes"),
    **dict.fromkeys(("criteria_met", "gained", "lost", "needed", "needed_each"), "criteria"),
    **dict.fromkeys(("average", "average_change", "matched_change", "composition_effect", "merged_change_least",
                     "merged_change_most", "target", "gap"),
                    "criteria/commune"),
    **dict.fromkeys(("pace_needed", "pace_observed"), "criteria/commune/year"),
    **dict.fromkeys(("band_share", "criterion_share", "poverty_rate", "territory_poverty_before",
                     "territory_poverty_after"), "percent"),
    **dict.fromkeys(("income", "income_change", "territory_income_before", "territory_income_after"), "million VND/person/year"),
    "poverty_rate_change": "percentage points", "households": "households", "population": "people", "rank": "rank",
}


def holds(value, test, wanted):
    return {">=": value >= wanted, ">": value > wanted, "<=": value <= wanted, "<": value < wanted,
            "=": value == wanted}[test]


def rounded(value, decimals):
    """Half away from zero, from the exact value."""
    scaled = abs(value) * 10**decimals
    digits = scaled.numerator // scaled.denominator
    if scaled - digits >= Fraction(1, 2):
        digits += 1
    text = str(digits).rjust(decimals + 1, "0")
    text = text[:-decimals] + "." + text[-decimals:]
    return "-" + text if value < 0 and digits else text


def exact(value):
    """A decimal in full: only incomes have decimals at all."""
    decimals = 0
    while (value * 10**decimals).denominator != 1:
        decimals += 1
    return str(value) if decimals == 0 else rounded(value, decimals)


def key_of(name):
    """Names that differ in letter case are one."""
    return unicodedata.normalize("NFC", name).casefold()


def alphabetical(name):
    """By the letters of the Vietnamese alphabet, then by tones."""
    shapes = {"\u0306": 2, "\u0302": 3, "\u031b": 4}  # ă, â ê ô, ơ ư
    tones = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
    letters, heights = [], []
    for mark in unicodedata.normalize("NFD", key_of(name)):
        if mark in shapes:
            letters[-1] = (letters[-1][0], shapes[mark])
        elif mark in tones:
            heights[-1] = tones[mark]
        else:
            letters.append(("d", 2) if mark == "đ" else (mark, 1))
            heights.append(1)
    return letters, heights, name


class Report:
    """`panel` is {year: [Unit]} and `rules` {year: Rules}; the figures of `year` against `base`, which default to the
    last and the first that is alike. `crosswalk` is {first year of new units: [(old code, new code, whether whole)]}.
    `decree_in` gives the decree of the rules that hold in a year, or None."""

    def __init__(self, panel, rules, by=(), year=None, base=None, crosswalk=None, decree_in=lambda year: None):
        self.rules, self.by, self.crosswalk, self.decree_in = rules, by, crosswalk or {}, decree_in
        self.y = year or max(panel)
        self.b = base or min(t for t in panel if t <= self.y and self.are_alike(t, self.y))
        self.spell_places(panel)
        self.years = sorted(t for t in panel if t <= self.y)
        self.panel = {t: sorted(panel[t], key=lambda unit: unit.code) for t in self.years}
        self.comparisons = list(zip(self.years[1:], self.years))
        if self.b != self.y and (self.y, self.b) not in self.comparisons:
            self.comparisons.append((self.y, self.b))
        provinces = {unit.province for t in self.years for unit in self.panel[t]}
        self.several_provinces = len(provinces) > 1
        self.ranked = "province" if len({unit.province for unit in self.panel[self.y]}) > 1 else "district"
        self.groups = self.find_groups()
        self.rows = []

    def are_alike(self, t, s):
        return self.rules[t].decree == self.rules[s].decree

    # ---- who

    @staticmethod
    def spell_places(panel):
        """Spellings that differ in case are one name: that of most rows; of several, of the latest year, there the
        first by bytes."""
        def most_used(key, text):
            rows = {}
            for t, units in panel.items():
                for unit in units:
                    count, latest = rows.setdefault(key(unit), {}).get(text(unit), (0, t))
                    rows[key(unit)][text(unit)] = count + 1, max(latest, t)
            return {name: min(of, key=lambda s: (-of[s][0], -of[s][1], s.encode())) for name, of in rows.items()}

        provinces = most_used(lambda u: key_of(u.province), lambda u: u.province)
        districts = most_used(lambda u: (key_of(u.province), key_of(u.district)), lambda u: u.district)
        for units in panel.values():
            for unit in units:
                place = key_of(unit.province), key_of(unit.district)
                unit.province, unit.district = provinces[place[0]], districts[place]

    def district_name(self, unit):
        in_full = self.several_provinces and unit.province and unit.district
        return f"{unit.province} / {unit.district}" if in_full else unit.district

    def find_groups(self):
        """(scope, name, whether listed), in the order of the figures."""
        groups = [("all", "", True)]
        if any(unit.pilot is not None for t in self.years for unit in self.panel[t]):
            groups += [("pilot", "", True), ("other", "", True)]
        everyone = [unit for t in self.years for unit in self.panel[t]]
        for scope, name_of in (("province", lambda unit: unit.province), ("district", self.district_name)):
            names = {name_of(unit) for unit in everyone} - {""}
            groups += [(scope, name, scope in self.by) for name in sorted(names, key=alphabetical)]
        return groups

    def is_in(self, unit, group):
        scope, name, _ = group
        return {"all": True, "pilot": unit.pilot is True, "other": unit.pilot is False,
                "province": unit.province == name, "district": self.district_name(unit) == name}[scope]

    def everyone_of(self, group, t):
        return [unit for unit in self.panel[t] if self.is_in(unit, group)]

    def of(self, group, t):
        return [unit for unit in self.everyone_of(group, t) if not unit.is_left_out]

    # ---- what

    def add(self, measure, group, item, year, base_year, value, numerator, denominator):
        text = str(value) if value.denominator == 1 else rounded(value, 6)
        base = "" if base_year is None else str(base_year)
        self.rows.append(",".join((measure, group[0], group[1], item, str(year), base, text, exact(numerator),
                                   str(denominator), UNITS[measure])))

    def count(self, measure, group, year, base_year, value, item=""):
        self.add(measure, group, item, year, base_year, Fraction(value), Fraction(value), 1)

    def ratio(self, measure, group, year, numerator, denominator, item="", base_year=None, times=1):
        value = Fraction(numerator) / denominator
        self.add(measure, group, item, year, base_year, value * times, Fraction(numerator), denominator)

    def fraction(self, measure, group, year, base_year, value, item="", times=1):
        self.add(measure, group, item, year, base_year, value * times, Fraction(value.numerator), value.denominator)

    @staticmethod
    def average(units):
        if not units or any(unit.criteria_met is None for unit in units):
            return None
        return Fraction(sum(unit.criteria_met for unit in units), len(units))

    def crosses_map(self, t, s):
        return any(s < year <= t for year in self.crosswalk)

    def is_complete(self, year):
        """Whether the table names most units of the first year after the change: then who is in no row is not known."""
        after = min((t for t in self.panel if t >= year), default=None)
        listed = {new for _, new, _ in self.crosswalk[year]}
        return after is not None and 2 * sum(unit.code in listed for unit in self.panel[after]) > len(self.panel[after])

    def parts(self, code, t, s):
        """[(old code, whether whole)] of a unit of t in s."""
        parts = [(code, True)]
        for year in sorted(self.crosswalk, reverse=True):
            if not s < year <= t:
                continue
            rows, before = self.crosswalk[year], []
            for now, is_whole in parts:
                of = [(old, is_whole and whole) for old, new, whole in rows if new == now]
                is_listed = of or any(old == now for old, _, _ in rows)
                before += of if is_listed or self.is_complete(year) else [(now, is_whole)]
            parts = before
        return parts

    def lies_reform_between(self, t, s):
        """The reform of July 2025: surely, or where data of that year are compared, as a crosswalk of that year or the next
        says, or else where more than a third of the units are gone; but not as whole districts without a row, nor while
        those that stay are as large as before and bear the same names."""
        if s < 2025 < t:
            return True
        if 2025 not in (s, t):
            return False
        if {2025, 2026} & self.crosswalk.keys():
            return self.crosses_map(t, s)
        later, earlier = ({unit.code: unit for unit in self.panel[year]} for year in (t, s))
        gone = [unit for code, unit in earlier.items() if code not in later]
        if 3 * len(gone) <= len(earlier):
            return False
        places = {(unit.province, unit.district) for unit in later.values()}
        empty = [unit for unit in gone if unit.district and (unit.province, unit.district) not in places]
        if any(unit.district for unit in later.values()) and 10 * len(empty) >= 9 * len(gone):
            return False
        both = [(unit, earlier[code]) for code, unit in later.items() if code in earlier]
        sizes = []
        for now, before in both:
            for after, until in ((now.households, before.households), (now.population, before.population)):
                if after is not None and until:
                    sizes.append(4 * after >= 5 * until)
                    break
        renamed = sum(now.name != before.name for now, before in both)
        return not (len(sizes) >= 3 and 2 * sum(sizes) <= len(sizes) and 20 * renamed <= len(both))

    def crosses_reform(self, t, s):
        return self.crosses_map(t, s) or self.lies_reform_between(t, s)

    def has_same_territory(self, group, t, s):
        """Provinces and districts are other land across a reform, unless a crosswalk shows that nothing came or went."""
        if group[0] not in ("province", "district"):
            return True
        if not self.crosses_map(t, s):
            return not self.lies_reform_between(t, s)
        earlier = {unit.code: unit for unit in self.panel[s]}
        return all(self.is_in(unit, group) == self.is_in(earlier[old], group)
                   for unit in self.panel[t] for old, _ in self.parts(unit.code, t, s) if old in earlier)

    @staticmethod
    def origin(parts):
        if len(parts) == 1:
            return "unchanged" if parts[0][1] else "split"
        return "merged" if parts and all(is_whole for _, is_whole in parts) else "irregular"

    def matched(self, group, t, s):
        """Pairs of units in both years, units only in the one, units only in the other."""
        later, earlier = ({unit.code: unit for unit in self.panel[year]} for year in (t, s))
        if self.crosses_map(t, s):
            parts = {code: self.parts(code, t, s) for code in later}
            both = [(unit, earlier[parts[code][0][0]]) for code, unit in later.items() if self.is_in(unit, group)
                    and self.origin(parts[code]) == "unchanged" and parts[code][0][0] in earlier]
            both = [(unit, before) for unit, before in both if not unit.is_left_out and not before.is_left_out]
            entered = [unit for code, unit in later.items() if self.is_in(unit, group)
                       and not any(old in earlier for old, _ in parts[code])]
            used = {old for of in parts.values() for old, _ in of}
            return both, entered, [unit for code, unit in earlier.items() if code not in used and self.is_in(unit, group)]
        both = [(unit, earlier[code]) for code, unit in later.items() if code in earlier and self.is_in(unit, group)
                and not unit.is_left_out and not earlier[code].is_left_out]
        entered = [unit for code, unit in later.items() if code not in earlier and self.is_in(unit, group)]
        left = [unit for code, unit in earlier.items() if code not in later and self.is_in(unit, group)]
        return both, entered, left

    def has_same_units(self, t, s):
        """False where more than half of the matched units, three at least, bear another name, and where the reform of July
        2025 lies between, but for a crosswalk that says what became of the units."""
        if self.crosses_map(t, s):
            return True
        if self.lies_reform_between(t, s):
            return False
        later, earlier = ({unit.code: unit for unit in self.panel[year]} for year in (t, s))
        both = [(unit, earlier[code]) for code, unit in later.items() if code in earlier]
        return len(both) < 3 or 2 * sum(later.name != earlier.name for later, earlier in both) <= len(both)

    def knows(self, group, t, s, what):
        """Whether `what` is known of all matched units; of a group without any, what holds for all communes."""
        both = self.matched(group, t, s)[0] or self.matched(self.groups[0], t, s)[0]
        if not both and self.crosses_map(t, s):
            return False
        return all(what(later) and what(earlier) for later, earlier in both)

    def knows_numbers(self, group, t, s):
        return self.knows(group, t, s, lambda unit: unit.criteria_met is not None)

    def knows_marks(self, group, t, s):
        return self.knows(group, t, s, lambda unit: len(unit.observed) == self.rules[t].criteria)

    # ---- the sections

    def averages(self, group):
        for t in self.years:
            units = self.of(group, t)
            everyone = self.everyone_of(group, t)
            if not everyone:
                continue
            self.count("communes", group, t, None, len(everyone))
            self.count("reported", group, t, None, sum(unit.criteria_met is not None for unit in units))
            if self.average(units) is not None:
                met = sum(unit.criteria_met for unit in units)
                self.count("criteria_met", group, t, None, met)
                self.ratio("average", group, t, met, len(units))

    def increments(self, group):
        for t, s in self.comparisons:
            if not self.everyone_of(group, t) and not self.everyone_of(group, s):
                continue
            after, before = self.average(self.of(group, t)), self.average(self.of(group, s))
            rise = after - before if after is not None and before is not None and self.are_alike(t, s) and \
                self.has_same_territory(group, t, s) else None
            both, entered, left = self.matched(group, t, s)
            if rise is not None:
                self.fraction("average_change", group, t, s, rise)
            if not self.has_same_units(t, s):
                continue
            self.count("matched_communes", group, t, s, len(both))
            counted = self.are_alike(t, s) and self.knows_numbers(group, t, s)
            changes = [later.criteria_met - earlier.criteria_met for later, earlier in both] if counted else []
            if changes:
                self.ratio("matched_change", group, t, sum(changes), len(both), base_year=s)
                if rise is not None:
                    self.fraction("composition_effect", group, t, s, rise - Fraction(sum(changes), len(both)))
            self.count("entered", group, t, s, len(entered))
            self.count("left", group, t, s, len(left))
            if self.crosses_map(t, s):
                self.origins(group, t, s)
            if counted:
                self.count("improved", group, t, s, sum(change > 0 for change in changes))
                self.count("unchanged", group, t, s, sum(change == 0 for change in changes))
                self.count("declined", group, t, s, sum(change < 0 for change in changes))
            if self.are_alike(t, s) and self.knows_marks(group, t, s):
                self.count("gained", group, t, s, sum(len(later.met - earlier.met) for later, earlier in both))
                self.count("lost", group, t, s, sum(len(earlier.met - later.met) for later, earlier in both))

    def origins(self, group, t, s):
        units = [(unit, self.parts(unit.code, t, s)) for unit in self.panel[t] if self.is_in(unit, group)]
        for origin in ("unchanged", "merged", "split", "irregular"):
            self.count("units_" + origin, group, t, s, sum(self.origin(parts) == origin for _, parts in units))
        earlier = {unit.code: unit for unit in self.panel[s]}
        everything = range(1, self.rules[t].criteria + 1)
        least, most = [], []
        for unit, parts in units:
            if self.origin(parts) != "merged" or not self.are_alike(t, s) or any(old not in earlier for old, _ in parts):
                continue
            before = [earlier[old] for old, _ in parts]
            if any(set(each.observed) != set(everything) for each in (unit, *before)):
                continue
            least.append(len(unit.met) - len(frozenset.union(*(old.met for old in before))))
            most.append(len(unit.met) - len(frozenset.intersection(*(old.met for old in before))))
        if least:
            self.ratio("merged_change_least", group, t, sum(least), len(least), base_year=s)
            self.ratio("merged_change_most", group, t, sum(most), len(most), base_year=s)

    def bands(self, group):
        def in_band(units, band):
            return sum(band[1] <= unit.criteria_met <= band[2] for unit in units)

        for t in self.years:
            units, bands = self.of(group, t), self.rules[t].bands
            if self.average(units) is None:
                continue
            for band in bands:
                self.count("band", group, t, None, in_band(units, band), band[0])
            for band in bands:
                self.ratio("band_share", group, t, in_band(units, band), len(units), band[0], times=100)
        for t, s in self.comparisons:
            if not self.are_alike(t, s):
                continue
            bands = self.rules[t].bands
            later, earlier = self.of(group, t), self.of(group, s)
            if self.average(later) is not None and self.average(earlier) is not None and \
                    self.has_same_territory(group, t, s):
                for band in bands:
                    self.count("band_change", group, t, s, in_band(later, band) - in_band(earlier, band), band[0])
            everyone = self.everyone_of(group, t) + self.everyone_of(group, s)
            if everyone and self.has_same_units(t, s) and self.knows_numbers(group, t, s):
                both = self.matched(group, t, s)[0]
                for old in bands:
                    for new in bands:
                        moved = sum(in_band([before], old) and in_band([after], new) for after, before in both)
                        self.count("transition", group, t, s, moved, f"{old[0]}>{new[0]}")

    def criteria(self, group):
        def known(units, t):
            return [number for number in range(1, self.rules[t].criteria + 1)
                    if units and all(number in unit.observed for unit in units)]

        def met(units, number):
            return sum(number in unit.met for unit in units)

        for t in self.years:
            units = self.of(group, t)
            for number in known(units, t):
                self.count("criterion_met", group, t, None, met(units, number), f"c{number:02}")
            for number in known(units, t):
                self.ratio("criterion_share", group, t, met(units, number), len(units), f"c{number:02}", times=100)
            for number in known(units, t):
                self.count("criterion_missing", group, t, None, len(units) - met(units, number), f"c{number:02}")
        for t, s in self.comparisons:
            later, earlier = self.of(group, t), self.of(group, s)
            for number in known(later, t) if self.are_alike(t, s) and self.has_same_territory(group, t, s) else ():
                if number in known(earlier, s):
                    self.count("criterion_change", group, t, s, met(later, number) - met(earlier, number),
                               f"c{number:02}")

    def gap(self):
        judged = set()
        sets = []
        for t in self.years:
            sets += [self.rules[t]] if self.rules[t] not in sets else []
        for one, target in ((one, target) for one in sets for target in one.targets):
            of_year = self.rules.get(target.year) if target.year <= self.y else None
            decree = of_year.decree if of_year else self.decree_in(target.year)
            if decree is not None and decree != one.decree:
                continue  # by then others apply
            e = min(target.year, self.y)
            if e not in self.years:
                continue
            if target.is_rise and e == target.year and not (
                    e - 1 in self.years and self.are_alike(e, e - 1) and not self.crosses_reform(e, e - 1)):
                continue  # the rise of one year, of one map
            for group in self.groups:
                meant = target.scope == group[0] and key_of(target.name) in (
                    "", key_of(group[1]), key_of(group[1].rpartition(" / ")[2]))
                if not meant or not self.everyone_of(group, e) or (group, target.item, target.year) in judged:
                    continue
                judged.add((group, target.item, target.year))
                self.judge(target, group, e)

    def judge(self, target, group, e):
        units, value = self.of(group, e), Fraction(target.value)
        average = self.average(units)
        start, actual = Fraction(0), average  # of a level
        if target.is_rise and e < target.year:  # nothing of it has happened yet
            start, actual = average, None if average is None else Fraction(0)
        elif target.is_rise:
            start = self.average(self.of(group, e - 1))
            actual = None if average is None or start is None else average - start

        def fewest(met, communes, wanted):
            for further in range(communes * self.rules[e].criteria - met + 1):
                if holds(Fraction(met + further, communes), target.test, wanted):
                    return further
            return None

        def write(measure, amount):
            if amount is not None:
                self.count(measure, group, target.year, e, amount, target.item)

        self.fraction("target", group, target.year, e, value, target.item)
        if actual is not None:
            self.fraction("gap", group, target.year, e, value - actual, target.item)
            write("needed", fewest(sum(unit.criteria_met for unit in units), len(units), value + start))
        if not target.is_rise and average is not None:
            write("short_communes", sum(not holds(unit.criteria_met, target.test, value) for unit in units))
            each = [fewest(unit.criteria_met, 1, value) for unit in units]
            write("needed_each", None if None in each else sum(each))
        if target.year > e and actual is not None:
            pace = value if target.is_rise else (value - actual) / (target.year - e)
            self.fraction("pace_needed", group, target.year, e, pace, target.item)
        base = self.average(self.of(group, self.b))
        first, last = min(self.b, e), max(self.b, e)
        steps = [(t, s) for t, s in zip(self.years[1:], self.years) if first <= s and t <= last]
        crosses = any(self.crosses_reform(t, s) for t, s in steps)
        if e != self.b and self.are_alike(e, self.b) and not crosses and base is not None and average is not None:
            self.fraction("pace_observed", group, target.year, e, (average - base) / (e - self.b), target.item)

    def indicators(self, group):
        def poverty(units):
            both = [unit for unit in units if unit.households is not None and unit.poor_households is not None]
            return sum(unit.poor_households for unit in both), sum(unit.households for unit in both)

        def income(units):
            both = [unit for unit in units if unit.income is not None and unit.population is not None]
            return sum((unit.income * unit.population for unit in both), Fraction(0)), sum(u.population for u in both)

        for t in self.years:
            units = self.everyone_of(group, t)
            for measure in ("households", "population"):
                reported = [getattr(unit, measure) for unit in units if getattr(unit, measure) is not None]
                if reported:
                    self.count(measure, group, t, None, sum(reported))
            if units:
                for measure, numbers in (("poverty_communes", ("households", "poor_households")),
                                         ("income_communes", ("income", "population"))):
                    self.count(measure, group, t, None, sum(
                        all(getattr(unit, number) is not None for number in numbers) for unit in units))
            if poverty(units)[1]:
                self.ratio("poverty_rate", group, t, *poverty(units), times=100)
            if income(units)[1]:
                self.ratio("income", group, t, *income(units))
        for t, s in self.comparisons:
            if self.crosses_map(t, s):
                self.territory(group, t, s, poverty, ("households", "poor_households"), "poverty", 100)
                self.territory(group, t, s, income, ("income", "population"), "income", 1)
            if not self.has_same_territory(group, t, s):
                continue
            for measure, of, times in (("poverty_rate_change", poverty, 100), ("income_change", income, 1)):
                (later, size), (earlier, size_before) = of(self.everyone_of(group, t)), of(self.everyone_of(group, s))
                if size and size_before:
                    self.fraction(measure, group, t, s, Fraction(later) / size - Fraction(earlier) / size_before,
                                  times=times)

    def territory(self, group, t, s, rate, numbers, name, times):
        """The same rate over units made of whole old ones, where they and all of those report its numbers."""
        earlier = {unit.code: unit for unit in self.panel[s]}
        communes, now, before = 0, [], []
        for unit in self.everyone_of(group, t):
            parts = self.parts(unit.code, t, s)
            if self.origin(parts) not in ("unchanged", "merged") or any(old not in earlier for old, _ in parts):
                continue
            old_units = [earlier[old] for old, _ in parts]
            if any(getattr(each, number) is None for each in (unit, *old_units) for number in numbers):
                continue
            communes += 1
            now.append(unit)
            before.extend(old_units)
        if rate(now)[1] and rate(before)[1]:
            self.count(f"territory_{name}_communes", group, t, s, communes)
            self.ratio(f"territory_{name}_before", group, t, *rate(before), base_year=s, times=times)
            self.ratio(f"territory_{name}_after", group, t, *rate(now), base_year=s, times=times)

    def ranking(self):
        averages = {group: self.average(self.of(group, self.y)) for group in self.groups if group[0] == self.ranked}
        averages = {group: average for group, average in averages.items() if average is not None}
        for group, average in averages.items():
            better = sum(other > average for other in averages.values())
            self.add("rank", group, "", self.y, None, Fraction(better + 1), Fraction(better + 1), len(averages))

    def csv(self):
        listed = [group for group in self.groups if group[2]]
        for section in (self.averages, self.increments, self.bands, self.criteria):
            for group in listed:
                section(group)
        self.gap()
        for group in listed:
            self.indicators(group)
        self.ranking()
        return "\n".join((HEADER, *self.rows)) + "\n"
