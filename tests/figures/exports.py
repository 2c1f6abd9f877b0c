"""A year's facts as an office may export them: columns, words, signs and encodings by chance."""

import unicodedata

VIETNAMESE = {"year": "Năm", "commune_code": "Mã xã", "commune": "Tên xã", "district": "Huyện", "province": "Tỉnh",
              "pilot": "Xã điểm", "criteria_met": "Tổng số TC đạt", "households": "Số hộ",
              "poor_households": "Hộ nghèo", "population": "Dân số", "income": "Thu nhập"}
MARKS = (("1", "0"), ("x", ""), ("Đạt", "Chưa đạt"), ("Đ", "CĐ"), ("yes", "no"), ("+", "-"))
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text):
    """A letter, and its tone behind it."""
    result = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        result += unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        result += "".join(part for part in parts if part in TONES)
    return result.encode("cp1258")


ENCODINGS = (str.encode, str.encode, str.encode, lambda text: text.encode("utf-8-sig"),
             lambda text: b"\xff\xfe" + text.encode("utf-16-le"), lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
             windows_1258)


def decimal(value, sign):
    if value is None:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    digits = str(value * 100 // 1).rjust(3, "0")
    return (digits[:-2] + sign + digits[-2:]).rstrip("0")


def whole(value):
    return "" if value is None else str(value)


def columns_of(year, units, criteria, random):
    """(canonical name, text of each unit), what is not reported of any unit left out."""
    sign = random.choice(".,")

    def marks(name, values):
        yes, no = random.choice(MARKS) if any(values) else MARKS[0]  # a blank says "no" only beside marks
        return name, ["" if unit.is_left_out else yes if value else no for unit, value in zip(units, values)]

    columns = [("commune_code", [unit.code for unit in units]), ("commune", [unit.name for unit in units]),
               ("district", [unit.district for unit in units]), ("province", [unit.province for unit in units])]
    if units[0].pilot is not None:
        columns.append(marks("pilot", [unit.pilot for unit in units]))
    yes, no = MARKS[0] if not any(unit.met for unit in units) else random.choice(MARKS)
    observed = sorted(units[0].observed)
    columns += [(f"c{number:02}", ["" if unit.is_left_out else yes if number in unit.met else no for unit in units])
                for number in observed]
    if len(observed) < criteria or random.random() < 0.3:
        columns.append(("criteria_met", [whole(unit.criteria_met) for unit in units]))
    columns += [(name, [whole(getattr(unit, name)) for unit in units])
                for name in ("households", "poor_households", "population")]
    columns.append(("income", [decimal(unit.income, sign) for unit in units]))
    optional = ("district", "province", "households", "poor_households", "population", "income")
    columns = [column for column in columns if any(column[1]) or column[0] not in optional]
    if random.random() < 0.3:
        random.shuffle(columns)
        columns.sort(key=lambda column: column[0][:1] == "c" and column[0][1:].isdigit())  # no form begins with marks
    return columns


def export(year, units, criteria, random):
    """(file name, bytes, units in the order of the rows)"""
    columns = columns_of(year, units, criteria, random)
    titled = random.random() < 0.3
    if random.random() < 0.5:
        columns.insert(0, ("year", [str(year)] * len(units)))
        name = random.choice((f"communes-{year}.csv", f"bieu-{chr(ord('a') + year % 26)}.csv"))
    else:
        name = f"NTM {year}.csv"
    delimiter, end, quotes = random.choice(",;\t"), random.choice(("\n", "\r\n")), random.random() < 0.2

    def cell(text):
        return '"' + text.replace('"', '""') + '"' if quotes or delimiter in text else text

    def line(texts):
        return delimiter.join(map(cell, texts)) + end

    words = [name for name, _ in columns]
    if random.random() < 0.5:
        before = random.choice(("TC", "Tiêu chí "))
        words = [VIETNAMESE.get(word) or before + str(int(word[1:])) for word in words]
    text = ""
    if titled:
        blanks = [""] * (len(columns) - 1)
        text += line(["UBND TỈNH", *blanks]) + line([f"KẾT QUẢ NÔNG THÔN MỚI NĂM {year}", *blanks])
    text += line(words)
    rows = list(zip(*(values for _, values in columns), units))
    if random.random() < 0.3:
        random.shuffle(rows)
    text += "".join(line(cells) for *cells, _ in rows)
    if random.random() < 0.3:
        total = {"commune": "Tổng cộng", **{f"c{number:02}": str(sum(number in unit.met for unit in units))
                                            for number in units[0].observed}}
        text += line([total.get(name, "") for name, _ in columns])
    return name, random.choice(ENCODINGS)(text), [row[-1] for row in rows]
