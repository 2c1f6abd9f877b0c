"""Holds that work grows as its input does: each family of inputs at two sizes, one twice the other.

growth.py NTM [FAMILY...]

What is counted are instructions, by valgrind: no clock, so the same on a busy machine. What a start costs, and reading
the rules, is taken off first. Twice the input may then take at most 2.5 times the work.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

MOST = 2.5
HEADER = "commune_code,commune,district," + ",".join(f"c{i:02}" for i in range(1, 20))
MARKS = ",".join("10"[i % 2] for i in range(19))
FEW_COLUMNS = "commune_code,commune,district,criteria_met"
WITH_PROVINCE = "commune_code,commune,district,province,criteria_met"
NO_CODES = HEADER.partition(",")[2]


def table(rows, header=HEADER):
    return "\n".join([header, *rows]) + "\n"


def row(i, district="Huyện A", name=None):
    return f"{10001 + i},{name or f'Xã A{i}'},{district},{MARKS}"


def of_years(text):
    """One text as the files of two years."""
    return {"2012.csv": text, "2013.csv": text}


# Of each pair either, all of them in this order, and a line feed: any two such texts have one hash under the function
# that std::hash is in GNU's library (MurmurHash64A), whose seed is no secret.
SAME_HASH = """
    icI5ZCgRPiEM3jKt RzH0SPaqdlC2bJPf
    bNzFcfzfMfdA6yBl LoDkbQQWKsWbPZKz
    6Ipfdyt1f6k2axet Qg7QR5FPVRr1Zzur
    4eKImqxfanWEH2kl yonYM91DWFqChDlV
    D1j0OuUZdPT2JlSa BWob8s1NHFv6plaC
    RLgzSdXKM7v6I4sc FioR4OtKrM2r8BV0
    p6KamT7MXRKv3ThS Ujoago3fJQVF6rI2
    1mfLw4pFZYY1Prhc 53tL6MjKLrexRwcz
    0tzJidreUP58Pe7S OC33YlHvYijtzHwk
    qYNIwEn8dSwGCjTK QWix385JB4KOznNZ
    zYdixZf1GEYwyjxI 1RtYRJvXDnTHGdMo
    RzhYjkIEFWG1970J xE5x2Y0DI54uYNhB
"""


# ---- families: a size -> files, the words of a command; {} stands for the folder


def long_title_and_many_columns(size):
    titles = " ".join(["đạt"] * size)
    return {"2013.csv": table([row(1) + ",1" * size], titles + "\n" + HEADER + "".join(f",cột {i}" for i in range(size)))}


def many_files(size):
    return {f"huyện {i}/2013.csv": table([row(i)]) for i in range(size)}


def targets_and_districts(size):
    return {"2013.csv": table(row(i, f"Huyện {i}") for i in range(size))} | {
        "rules/targets.csv": "scope,name,measure,test,value,year\n"
        + "".join(f"district,Huyện {i},average,>=,8.2,2014\n" for i in range(size))
    }


def one_name_in_all_districts(size):
    return of_years(table((f"Xã A,Huyện {i},{MARKS}" for i in range(size)), NO_CODES))


def one_name_many_times(size):
    return of_years(table((f"Xã A,Huyện A,{MARKS}" for _ in range(size)), NO_CODES))


def names_without_codes(size):
    return of_years(table((f"Xã A{i},Huyện {i % 7},{MARKS}" for i in range(size)), NO_CODES))


def with_codes_and_without(name, province, size):
    """The same units twice: with codes, where the rows say no province, and without."""
    lines = [(name.format(i), province.format(i)) for i in range(size)]
    return {
        "2012.csv": table((f"{10001 + i},{name},Huyện A,,9" for i, (name, _) in enumerate(lines)), WITH_PROVINCE),
        "2013.csv": table((f"{name},Huyện A,{province},9" for name, province in lines), WITH_PROVINCE.partition(",")[2]),
    }


def one_name_in_all_provinces(size):
    return with_codes_and_without("Xã A", "Tỉnh {}", size)


def one_name_numbered(size):
    return with_codes_and_without("{}. Xã A", "Tỉnh A", size)


def unknown_columns(size):
    return {"2013.csv": table([row(1) + ",1" * size], HEADER + "".join(f",Cột {i}" for i in range(size)))}


def doubled_columns(size):
    return {"2013.csv": table([row(1) + ",1" * size], HEADER + ",c01" * size)}


def one_district_a_commune(size):
    return of_years(table(row(i, f"Huyện {i}") for i in range(size)))


def long_word(size):
    return {"2013.csv": table(row(i, name="Xã " + "dài" * (size if i == 0 else 1)) for i in range(size))}


def communes(size):
    return of_years(table(row(i, f"Huyện {i % 50}") for i in range(size)))


def bad_rows(size):
    return {"2013.csv": table(row(i)[:-1] + "?" for i in range(size))}


def rows_of_other_widths(size):
    return {"2013.csv": table(row(i)[:-2] for i in range(size))}


def headings(size):
    lines = []
    for i in range(size):
        lines += [f",Huyện {i}" + "," * 19, f"{10001 + i},Xã A{i},{MARKS}"]
    return {"2013.csv": table(lines, HEADER.replace(",district", ""))}


def chosen_hashes(size):
    pairs = [line.split() for line in SAME_HASH.split("\n") if line]
    names = ("".join(pair[i >> at & 1] for at, pair in enumerate(pairs)) for i in range(size))
    return {"2013.csv": table((f"{10001 + i},Xã A{i},{name},9" for i, name in enumerate(names)), FEW_COLUMNS)}


def totals(size):
    lines = []
    for i in range(size):
        lines += [row(i), ",Cộng" + ",1" * 20]
    return {"2013.csv": table(lines)}


def long_layout(size):
    rows = (f"{10001 + i},Xã A{i},Huyện {i % 50},{criterion},1" for i in range(size) for criterion in range(1, 20))
    return {"2013.csv": table(rows, "commune_code,commune,district,criterion,met")}


def one_quoted_cell(size):
    return {"2013.csv": table([*(row(i) for i in range(size)), row(size, '"' + "dòng\n" * size + '"')])}


def remarks(size):
    return {"2013.csv": table([row(1), *(f"Ghi chú {i}: số liệu năm 2012" for i in range(size))])}


def many_wheres(size):
    return communes(size)


# ---- each with its smaller size and its command; a report that is refused is work, too

FAMILIES = {
    long_title_and_many_columns: (300, ["report", "{}", "-f", "csv"]),
    many_files: (80, ["report", "{}", "-f", "csv"]),
    targets_and_districts: (150, ["report", "{}/2013.csv", "--rules", "{}/rules", "--by", "district", "-f", "csv"]),
    one_name_in_all_districts: (500, ["report", "{}", "-f", "csv"]),
    one_name_many_times: (500, ["report", "{}", "-f", "csv"]),
    names_without_codes: (500, ["report", "{}", "-f", "csv"]),
    one_name_in_all_provinces: (200, ["report", "{}", "-f", "csv"]),
    one_name_numbered: (200, ["report", "{}", "-f", "csv"]),
    unknown_columns: (500, ["report", "{}", "-f", "csv"]),
    doubled_columns: (1000, ["report", "{}", "-f", "csv"]),
    one_district_a_commune: (150, ["report", "{}", "--by", "district", "-f", "csv"]),
    long_word: (500, ["communes", "{}", "--width", "80"]),
    communes: (100, ["communes", "{}", "-f", "html"]),
    bad_rows: (1000, ["check", "{}"]),
    rows_of_other_widths: (1000, ["check", "{}"]),
    headings: (250, ["report", "{}", "-f", "csv"]),
    chosen_hashes: (2000, ["report", "{}", "-f", "csv"]),
    totals: (500, ["check", "{}"]),
    long_layout: (300, ["report", "{}", "-f", "csv"]),
    one_quoted_cell: (1000, ["report", "{}", "-f", "csv"]),
    remarks: (500, ["check", "{}"]),
    many_wheres: (150, ["communes", "{}", "-f", "csv"]),
}


# What is refused, and what has findings. Of all others a report comes: an error that ends a run early would hide its work.
EXIT_CODES = {one_name_many_times: 3, one_name_in_all_provinces: 3, one_name_numbered: 3, doubled_columns: 3,
              bad_rows: 1, rows_of_other_widths: 1}  # fmt: skip


class Counter:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def count(self, family, size, words):
        here = self.folder / f"{family.__name__}-{size}"
        if family is targets_and_districts:
            write_rules = [self.program, "rules", "lai-chau-2014", "-o", here / "rules/"]
            subprocess.run(write_rules, check=True, capture_output=True)
        for name, text in family(size).items():
            path = here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        words = [word.format(here) for word in words]
        if family is many_wheres:
            for i in range(size):
                words += ["--where", f"district=Huyện {i % 50}"]
        valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        run = subprocess.run([*valgrind, self.program, *words, "--lang", "en", "--threads", "1"], capture_output=True)
        counted = re.search(rb"I +refs: +([0-9,]+)", run.stderr)
        # one row alone has nothing that could be refused
        wanted = {EXIT_CODES.get(family, 0)} | ({0} if size == 1 else set())
        if counted is None or run.returncode not in wanted:
            sys.exit(f"{family.__name__}: exit code {run.returncode}\n{run.stderr[-2000:].decode()}")
        return int(counted[1].replace(b",", b""))


def main():
    program, *chosen = sys.argv[1:]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(program, pathlib.Path(folder))
        starts = {}  # by command
        for family, (size, words) in FAMILIES.items():
            if chosen and family.__name__ not in chosen:
                continue
            if tuple(words) not in starts:
                starts[tuple(words)] = counter.count(family, 1, words)
            start = starts[tuple(words)]
            once, twice = (counter.count(family, of, words) for of in (size, 2 * size))
            ratio = (twice - start) / max(once - start, 1)
            is_right = ratio <= MOST
            wrong += not is_right
            print(f"{'' if is_right else 'WRONG '}{family.__name__}: {ratio:.2f} ({start / 1e6:.0f}, {once / 1e6:.0f}, "
                  f"{twice / 1e6:.0f} million instructions)", flush=True)
    sys.exit(1 if wrong else 0)


main()
