"""Faults of ô 3 and 4: number and symbol, place and date (II.3 and II.4)."""

from copy import deepcopy
from typing import Any, Final

from tests.nd30_mutants.edits import before, blank, text
from tests.nd30_mutants.looks import paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, w

_NUMBER, _DATE = "Số:", "Hồng Lam, ngày"


def _second_row_swapped(package: Package) -> None:
    left, right = package.tree().findall(f".//{w('tr')}")[1].findall(w("tc"))
    _swap(left, right)


def _swap(left: Any, right: Any) -> None:
    contents = [[item for item in cell if item.tag == w("p")] for cell in (left, right)]
    for cell, content in zip((right, left), contents, strict=True):
        for item in content:
            cell.append(item)


def _date_in_a_row_below(package: Package) -> None:
    row = package.tree().findall(f".//{w('tr')}")[1]
    below = deepcopy(row)
    row.addnext(below)
    for place, column in ((row, 1), (below, 0)):
        item = place.findall(w("tc"))[column].find(w("p"))
        for run in item.findall(w("r")):
            item.remove(run)


NUMBER_AND_DATE: Final = (
    Mutant("HD-12", "the number line is of size 12", "plan", style("SoKyHieu", size=12)),
    Mutant("HD-12", "the number line is of size 14", "plan", paragraph(_NUMBER, size=14)),
    Mutant("HD-12", "the number line is bold", "plan", style("SoKyHieu", bold=True)),
    Mutant("HD-12", "the symbol alone is italic", "plan", words("KH-SXD", italic=True)),
    Mutant("HD-12", "the number line is on the left", "plan", style("SoKyHieu", align="left")),
    Mutant("HD-12", "the word So is in capitals", "plan", text("Số: 01", "SỐ: 01"), also=("HD-13",)),
    Mutant("HD-12", "the word So has no colon", "plan", text("Số: 01", "Số 01"), also=("HD-13",)),
    Mutant("HD-12", "number and date have changed sides", "plan", _second_row_swapped, also=("HD-16", "HD-17")),
    Mutant("HD-13", "the number has a year as a law has", "decision", text("Số: 01/QĐ", "Số: 01/2023/QĐ")),
    Mutant("HD-13", "the symbol lacks the agency", "decision", text("01/QĐ-SXD", "01/QĐ"), also=("TT-08",)),
    Mutant("HD-13", "the agency in the symbol is in small letters", "plan", text("Số: 01/KH-SXD", "Số: 01/KH-sxd")),
    Mutant(
        "HD-13",
        "the slash between number and symbol is a hyphen",
        "decision",
        text("01/QĐ-SXD", "01-QĐ-SXD"),
        also=("HD-14", "HD-15", "TT-08"),
    ),
    Mutant("HD-13", "the symbol of a letter lacks the drafting unit", "letter", text("Số: 01/SXD-VP", "Số: 01/SXD")),
    Mutant(
        "HD-13",
        "the symbol of a letter begins with that of a notice",
        "letter",
        text("Số: 01/SXD-VP", "Số: 01/TB-SXD"),
        also=("TT-08",),
    ),
    Mutant("HD-13", "the number is in letters", "decision", text("Số: 01/QĐ", "Số: một/QĐ"), also=("HD-14",)),
    Mutant(
        "HD-12",
        "the number line is missing",
        "plan",
        blank(_NUMBER),
        also=("HD-12", "HD-14", "HD-15", "HD-17", "TT-08", "HD-13"),
    ),
    Mutant("HD-14", "the number below 10 lacks its zero", "plan", text("Số: 01/KH", "Số: 1/KH"), also=("HD-13",)),
    Mutant(
        "HD-14",
        "the number below 10 of a letter lacks its zero",
        "letter",
        text("Số: 01/SXD", "Số: 7/SXD"),
        also=("HD-13",),
    ),
    Mutant(
        "HD-15",
        "spaces stand around the slash",
        "plan",
        text("Số: 01/KH-SXD", "Số: 01 / KH-SXD"),
        also=("HD-13", "TT-08"),
    ),
    Mutant(
        "HD-15",
        "spaces stand around the hyphen",
        "plan",
        text("Số: 01/KH-SXD", "Số: 01/KH - SXD"),
        also=("HD-13", "TT-08"),
    ),
    Mutant(
        "HD-15",
        "the groups of the symbol are joined by an en dash",
        "plan",
        text("Số: 01/KH-SXD", "Số: 01/KH–SXD"),
        also=("HD-13", "TT-08"),
    ),
    Mutant(
        "HD-15",
        "the groups of the symbol are joined by a slash",
        "plan",
        text("Số: 01/KH-SXD", "Số: 01/KH/SXD"),
        also=("HD-13", "TT-08"),
    ),
    Mutant("HD-16", "place and date are of size 12", "plan", style("DiaDanh", size=12)),
    Mutant("HD-16", "place and date are upright", "plan", style("DiaDanh", italic=False)),
    Mutant("HD-16", "the date alone is upright", "plan", words("ngày 01 tháng 02 năm 2023", italic=False)),
    Mutant("HD-16", "place and date are bold", "plan", paragraph(_DATE, bold=True)),
    Mutant("HD-16", "place and date are on the right", "plan", style("DiaDanh", align="right")),
    Mutant("HD-16", "place and date set by hand are upright", "decision set by hand", paragraph(_DATE, italic=False)),
    Mutant("HD-17", "place and date stand a line below the number", "plan", _date_in_a_row_below),
    Mutant("HD-17", "an empty line pushes the date down", "plan", before(_DATE, ("DiaDanh", ""))),
    Mutant("HD-18", "no comma follows the place", "plan", text("Hồng Lam, ngày 01", "Hồng Lam ngày 01")),
    Mutant(
        "HD-18",
        "the date is written with slashes",
        "plan",
        text("ngày 01 tháng 02 năm 2023", "01/02/2023"),
        also=("HD-19",),
    ),
    Mutant("HD-18", "the place is missing", "decision", text("Hồng Lam, ngày", "ngày")),
    Mutant("HD-18", "the place begins with a small letter", "decision", text("Hồng Lam, ngày", "hồng Lam, ngày")),
    Mutant(
        "HD-18",
        "the day is not in the calendar",
        "decision",
        text("ngày 20 tháng 12 năm 2023", "ngày 31 tháng 11 năm 2023"),
    ),
    Mutant(
        "HD-18", "the year has two digits", "decision", text("ngày 20 tháng 12 năm 2023", "ngày 20 tháng 12 năm 23")
    ),
    Mutant(
        "HD-18",
        "the issued document has no day",
        "decision",
        text("ngày 20 tháng 12", "ngày     tháng 12"),
        also=("HD-19",),
    ),
    Mutant(
        "HD-19",
        "the day below 10 lacks its zero",
        "plan",
        text("ngày 01 tháng 02 năm 2023", "ngày 1 tháng 02 năm 2023"),
        also=("HD-18",),
    ),
    Mutant(
        "HD-19",
        "February lacks its zero",
        "plan",
        text("ngày 01 tháng 02 năm 2023", "ngày 01 tháng 2 năm 2023"),
        also=("HD-18",),
    ),
    Mutant(
        "HD-19", "June has a zero", "decision of June", text("tháng 6 năm 2023", "tháng 06 năm 2023"), also=("HD-18",)
    ),
)
