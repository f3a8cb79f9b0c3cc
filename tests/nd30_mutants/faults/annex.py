"""Faults of annexes (III.1)."""

from typing import Final

from tests.nd30_mutants.edits import Edit, move, remove, reword, steps, text
from tests.nd30_mutants.looks import paragraph, style
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, drop, put, w
from tests.nd30_mutants.pages import numbering

_TITLE, _ORIGIN = "TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG", "(Kèm theo"


def _page_break_only(package: Package) -> None:
    """The annex begins on a new page of the same section."""
    first, last = package.sections()
    last.getparent().replace(last, first)
    put(package.paragraph("DANH SÁCH").find(w("pPr")), "pageBreakBefore")


def _pages_go_on(package: Package) -> None:
    drop(package.sections()[-1], "pgNumType")


def _on_one_line(package: Package) -> None:
    reword("Phụ lục", "Phụ lục", "Phụ lục: DANH SÁCH ĐƯỢC KHEN")(package)
    remove(_TITLE)(package)


def _title(**look: object) -> Edit:
    return paragraph(_TITLE, **look)


ANNEX: Final = (
    Mutant("PL-01", "the word of the annex is of size 13", "decision with an annex", style("TenPhuLuc", size=13)),
    Mutant("PL-01", "the word of the annex is of size 16", "decision with an annex", paragraph("Phụ lục", size=16)),
    Mutant("PL-01", "the word of the annex is not bold", "decision with an annex", style("TenPhuLuc", bold=False)),
    Mutant("PL-01", "the word of the annex is italic", "decision with an annex", paragraph("Phụ lục", italic=True)),
    Mutant("PL-01", "the word of the annex is on the left", "decision with an annex", style("TenPhuLuc", align="left")),
    Mutant(
        "PL-01",
        "the word of the annex is in capitals",
        "decision with an annex",
        reword("Phụ lục", "Phụ lục", "PHỤ LỤC"),
    ),
    Mutant(
        "PL-01",
        "the word of the annex and its title share a line",
        "decision with an annex",
        _on_one_line,
        also=("PL-03",),
    ),
    Mutant(
        "PL-01", "the second annex alone is of size 12", "decision with two annexes", paragraph("Phụ lục II", size=12)
    ),
    Mutant(
        "PL-02",
        "two annexes have no numbers",
        "decision with two annexes",
        steps(reword("Phụ lục I", " I", ""), reword("Phụ lục II", " II", "")),
    ),
    Mutant(
        "PL-02",
        "two annexes have Arabic numbers",
        "decision with two annexes",
        steps(reword("Phụ lục I", " I", " 1"), reword("Phụ lục II", " II", " 2")),
        also=("PL-06",),
    ),
    Mutant(
        "PL-02",
        "two annexes have the numbers I and III",
        "decision with two annexes",
        reword("Phụ lục II", " II", " III"),
        also=("PL-06",),
    ),
    Mutant(
        "PL-03",
        "the title of the annex is in small letters",
        "decision with an annex",
        steps(
            reword(_TITLE, "TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "Tập thể, cá nhân được tặng Giấy khen"),
            reword("Tập thể, cá nhân", "CỦA GIÁM ĐỐC SỞ XÂY DỰNG", "của Giám đốc Sở Xây dựng"),
        ),
    ),
    Mutant("PL-03", "the title of the annex is not bold", "decision with an annex", _title(bold=False)),
    Mutant("PL-03", "the title of the annex is of size 12", "decision with an annex", _title(size=12)),
    Mutant("PL-03", "the title of the annex is italic", "decision with an annex", _title(italic=True)),
    Mutant("PL-03", "the title of the annex is on the left", "decision", _title(align="left")),
    Mutant("PL-03", "the title of the list is not bold", "decision", _title(bold=False)),
    Mutant("PL-04", "what the annex goes with is upright", "decision", style("KemTheo", italic=False)),
    Mutant("PL-04", "what the annex goes with is bold", "decision", style("KemTheo", bold=True)),
    Mutant("PL-04", "what the annex goes with is of size 12", "decision", paragraph(_ORIGIN, size=12)),
    Mutant("PL-04", "what the annex goes with is on the left", "decision", style("KemTheo", align="left")),
    Mutant("PL-04", "the annex does not say what it goes with", "decision with an annex", remove(_ORIGIN)),
    Mutant(
        "PL-04",
        "what the annex goes with comes before its title",
        "decision with an annex",
        move(_ORIGIN, behind="Phụ lục"),
        also=("PL-03",),
    ),
    Mutant("PL-04", "the number is filled and the date is not", "decision", text("số …/QĐ-SXD", "số 01/QĐ-SXD")),
    Mutant(
        "PL-04",
        "the date is filled and the number is not",
        "decision on paper",
        reword(_ORIGIN, "số 01/QĐ-SXD", "số …/QĐ-SXD"),
    ),
    Mutant(
        "PL-04",
        "the annex does not say who issued it",
        "decision with an annex",
        reword(_ORIGIN, " của Giám đốc Sở Xây dựng)", ")"),
    ),
    Mutant("PL-05", "the pages of the annex go on from those of the text", "decision with a long list", _pages_go_on),
    Mutant("PL-05", "the pages of the annex are counted from 2", "decision with a long list", numbering(1, start=2)),
    Mutant("PL-05", "the annex is in the section of the text", "decision with a long list", _page_break_only),
    Mutant("PL-06", "the text does not mention its list", "decision", text(" (có Danh sách kèm theo).", ".")),
    Mutant(
        "PL-06", "the text does not mention its annex", "decision with an annex", text(" (có Phụ lục kèm theo).", ".")
    ),
    Mutant(
        "PL-06",
        "the text mentions the first of two annexes alone",
        "decision with two annexes",
        text("có Phụ lục I và Phụ lục II kèm theo", "có Phụ lục I kèm theo"),
    ),
    Mutant(
        "PL-07",
        "an annex in its own file does not say by which document and when it was signed",
        "annex in its own file",
        remove("01/QĐ-SXD"),
    ),
    Mutant("PL-07", "what was signed is of size 13", "annex in its own file", paragraph("01/QĐ-SXD", size=13)),
    Mutant("PL-07", "what was signed is italic", "annex in its own file", paragraph("01/QĐ-SXD", italic=True)),
    Mutant("PL-07", "what was signed is on the left", "annex in its own file", paragraph("01/QĐ-SXD", align="left")),
    Mutant("PL-07", "what was signed lacks the time zone", "annex in its own file", text("T09:30:00+07:00", "")),
    Mutant(
        "PL-01",
        "the word of the only annex with a number is not bold",
        "decision with an only annex that is numbered",
        style("TenPhuLuc", bold=False),
    ),
    Mutant(
        "PL-02",
        "the second of two annexes has no number",
        "decision with two annexes",
        reword("Phụ lục II", " II", ""),
        also=("PL-06",),
    ),
    Mutant(
        "PL-03",
        "the title of the second annex is of size 15",
        "decision with two annexes",
        style("TrichYeu", size=15),
        also=("TT-03",),
    ),
    Mutant(
        "PL-04", "what an annex on paper goes with is upright", "decision on paper", paragraph(_ORIGIN, italic=False)
    ),
    Mutant("PL-04", "the month is filled and the rest is not", "decision", text("tháng … năm", "tháng 12 năm")),
)
