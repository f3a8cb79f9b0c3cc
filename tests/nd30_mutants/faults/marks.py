"""Faults of urgency, circulation, the drafter's mark and the address (III.2, III.3, III.4)."""

from copy import deepcopy
from typing import Any, Final

from tests.nd30_mutants.edits import Edit, text, twips
from tests.nd30_mutants.looks import paragraph, style
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, drop, properties, put, w
from tests.nd30_mutants.pages import new_footer

_URGENT, _FEW = "decision with urgency", "decision for few readers"
_DRAFTER: Final = "decision with its drafter"


def _stamp(package: Package) -> Any:
    """The table that is the red box."""
    return next(package.of_style("DoKhan")[0].iterancestors(w("tbl")))


def _box(width: float, height: float = 8) -> Edit:
    def edit(package: Package) -> None:
        stamp = _stamp(package)
        for item in (*stamp.iter(w("tblW")), *stamp.iter(w("gridCol")), *stamp.iter(w("tcW"))):
            item.set(w("w"), str(twips(width)))
        next(stamp.iter(w("trHeight"))).set(w("val"), str(twips(height)))

    return edit


def _border(colour: str = "FF0000", kind: str = "single") -> Edit:
    def edit(package: Package) -> None:
        for side in next(_stamp(package).iter(w("tblBorders"))):
            side.set(w("color"), colour)
            side.set(w("val"), kind)

    return edit


def _stamp_on_the_right(package: Package) -> None:
    """The box under the date."""
    place = package.paragraph("Hồng Lam, ngày")
    stamp = _stamp(package)
    following = stamp.getnext()
    place.addnext(stamp)
    stamp.addnext(following)


def _address_on_every_page(package: Package) -> None:
    lines = list(package.margin("footer", "first").iter(w("p")))
    new_footer(*deepcopy(lines))(package)


def _line_above_address(**place: int) -> Edit:
    def edit(package: Package) -> None:
        line = next(package.margin("footer", "first").iter(w("p")))
        put(properties(line), "ind", **place)

    return edit


def _no_line_above_address(package: Package) -> None:
    root = package.margin("footer", "first")
    root.remove(next(root.iter(w("p"))))


def _drop_frame_border(package: Package) -> None:
    drop(package.style("LuuHanh").find(w("pPr")), "pBdr")


def _thick_double_box(package: Package) -> None:
    for side in package.style("LuuHanh").find(w("pPr")).find(w("pBdr")):
        side.set(w("val"), "double")


def _circulation_in_the_text(package: Package) -> None:
    note = next(item for item in package.of_style("LuuHanh"))
    drop(note.find(w("pPr")), "framePr")
    package.of_style("TenLoai")[0].addprevious(note)


MARKS: Final = (
    Mutant("KH-01", "the box of KHAN is as wide as that of HOA TOC", _URGENT, _box(30)),
    Mutant("KH-01", "the box of HOA TOC is 40 mm wide", "decision with greatest urgency", _box(40)),
    Mutant("KH-01", "the box of THUONG KHAN is 12 mm high", "decision with greater urgency", _box(40, 12)),
    Mutant("KH-01", "the urgency is black", _URGENT, style("DoKhan", colour="000000")),
    Mutant("KH-01", "the box of the urgency is black", _URGENT, _border("000000")),
    Mutant("KH-01", "the urgency has no box", _URGENT, _border(kind="nil")),
    Mutant("KH-01", "the urgency is not bold", _URGENT, style("DoKhan", bold=False)),
    Mutant("KH-01", "the urgency is italic", _URGENT, paragraph("KHẨN", italic=True)),
    Mutant("KH-01", "the urgency is of size 12", _URGENT, style("DoKhan", size=12)),
    Mutant("KH-01", "the urgency is in small letters", _URGENT, text("KHẨN", "Khẩn")),
    Mutant("KH-01", "the decree knows no such urgency", _URGENT, text("KHẨN", "GẤP"), also=("PG-08",)),
    Mutant("KH-01", "the urgency stands under the date", _URGENT, _stamp_on_the_right),
    Mutant("LH-01", "a word of the circulation is misspelt", _FEW, text("LƯU HÀNH NỘI BỘ", "LƯU HÀNH NỘI BÔ")),
    Mutant("LH-01", "the circulation is of size 12", _FEW, style("LuuHanh", size=12)),
    Mutant("LH-01", "the circulation is not bold", _FEW, style("LuuHanh", bold=False)),
    Mutant("LH-01", "the circulation is italic", "decision to be given back", paragraph("XEM XONG", italic=True)),
    Mutant("LH-01", "the circulation has no box", _FEW, _drop_frame_border),
    Mutant("LH-01", "the box of the circulation is double", _FEW, _thick_double_box, printed=False),
    Mutant("LH-01", "the circulation is in small letters", _FEW, text("LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ")),
    Mutant("LH-01", "the circulation stands in the text", _FEW, _circulation_in_the_text),
    Mutant("ST-01", "the mark of the drafter is of size 14", _DRAFTER, paragraph("PL.(300)", size=14)),
    Mutant("ST-01", "the mark of the drafter is italic", _DRAFTER, paragraph("PL.(300)", italic=True)),
    Mutant("ST-01", "the mark of the drafter is bold", _DRAFTER, paragraph("PL.(300)", bold=True)),
    Mutant("ST-01", "the mark of the drafter is in small letters", _DRAFTER, text("PL.(300)", "pl.(300)")),
    Mutant("DC-01", "the address is of size 13", "letter", style("DiaChi", size=13)),
    Mutant("DC-01", "the address is of size 10", "letter", paragraph("Số 1, đường", size=10)),
    Mutant("DC-01", "the address is bold", "letter", style("DiaChi", bold=True)),
    Mutant("DC-01", "the address is italic", "letter", paragraph("Số 1, đường", italic=True)),
    Mutant(
        "DC-01",
        "the address is in capitals",
        "letter",
        text(
            "Số 1, đường Hùng Vương, phường Hồng Lam, tỉnh Hồng Lam",
            "SỐ 1, ĐƯỜNG HÙNG VƯƠNG, PHƯỜNG HỒNG LAM, TỈNH HỒNG LAM",
        ),
    ),
    Mutant("DC-01", "no line stands above the address", "letter", _no_line_above_address),
    Mutant("DC-01", "the line above the address is half the width", "letter", _line_above_address(left=0, right=4677)),
    Mutant("DC-01", "the address stands on every page", "letter on two pages", _address_on_every_page),
    Mutant("KH-01", "the greatest urgency is italic", "decision with greatest urgency", style("DoKhan", italic=True)),
    Mutant("KH-01", "the box of KHAN is 10 mm high", _URGENT, _box(20, 10)),
    Mutant("LH-01", "a limit of circulation is of size 15", "decision to be given back", style("LuuHanh", size=15)),
    Mutant("ST-01", "the mark of the drafter is of size 12", _DRAFTER, paragraph("PL.(300)", size=12)),
    Mutant("DC-01", "the second line of the address is of size 14", "letter on two pages", paragraph("ĐT:", size=14)),
)
