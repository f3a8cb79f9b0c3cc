"""Faults of ô 1 and 2: national name and motto, agency (II.1 and II.2)."""

from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import Edit, after, move, remove, steps, text, twips
from tests.nd30_mutants.looks import character_style, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, w
from tests.nd30_mutants.ruled_lines import move_rule, no_rule, rule

_NATION, _MOTTO, _PARENT, _ISSUER = "CỘNG HÒA", "Độc lập", "UBND TỈNH", "SỞ XÂY DỰNG"


def _cells_swapped(package: Package) -> None:
    left, right = package.tree().find(f".//{w('tr')}").findall(w("tc"))
    _swap(left, right)


def _swap(left: Any, right: Any) -> None:
    contents = [[item for item in cell if item.tag == w("p")] for cell in (left, right)]
    for cell, content in zip((right, left), contents, strict=True):
        for item in content:
            cell.append(item)


def _columns_of_half(package: Package) -> None:
    """Both columns 82,5 mm, the national name at size 13 and the lines still as long as before."""
    table = package.tree().find(f".//{w('tbl')}")
    half = twips(82.5)
    for column in table.find(w("tblGrid")):
        column.set(w("w"), str(half))
    for cell in table.iter(w("tc")):
        width = cell.find(w("tcPr")).find(w("tcW"))
        change = (half - int(width.get(w("w")))) // 2
        width.set(w("w"), str(half))
        for place in cell.iter(w("ind")):
            for side in ("left", "right"):
                place.set(w(side), str(int(place.get(w(side))) + change))
    style("QuocHieu", size=13)(package)


def _underlined_instead(start: str) -> Edit:
    return steps(no_rule(start), paragraph(start, underline=True))


def _drawn(start: str, times: float) -> Edit:
    """A line drawn as a shape, `times` as long, with the same middle."""

    def edit(package: Package) -> None:
        shape = package.paragraph(start).getparent().findall(w("p"))[-1]
        extents = [item for item in shape.iter() if etree.QName(item).localname in {"extent", "ext"} and item.get("cx")]
        (place, *_) = (item for item in shape.iter() if etree.QName(item).localname == "posOffset")
        length = int(extents[0].get("cx"))
        place.text = str(int(place.text) - round(length * (times - 1) / 2))
        for item in extents:
            item.set("cx", str(round(length * times)))

    return edit


def _no_drawing(start: str) -> Edit:
    def edit(package: Package) -> None:
        holder = package.paragraph(start).getparent().findall(w("p"))[-1]
        for run in holder.findall(w("r")):
            holder.remove(run)

    return edit


LETTERHEAD: Final = (
    Mutant("HD-01", "a letter of the national name is wrong", "plan", text("CỘNG HÒA", "CỘNG HOÀI")),
    Mutant("HD-01", "the national name lacks its last word", "plan", text("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT")),
    Mutant("HD-01", "the national name is missing", "plan", remove(_NATION), also=("HD-02", "HD-05", "HD-06")),
    Mutant(
        "HD-01",
        "national name and agency have changed sides",
        "plan",
        _cells_swapped,
        also=("HD-06", "HD-07", "HD-09", "HD-10", "HD-11", "HD-12", "HD-16"),
    ),
    Mutant("HD-02", "the national name is of size 14 by its style", "plan", style("QuocHieu", size=14)),
    Mutant("HD-02", "the national name is of size 11 directly", "plan", paragraph(_NATION, size=11)),
    Mutant("HD-02", "the national name is of size 11,5", "plan", style("QuocHieu", size=11.5)),
    Mutant("HD-02", "the national name is not bold", "plan", style("QuocHieu", bold=False)),
    Mutant("HD-02", "one word of the national name is not bold", "plan", words("CỘNG HÒA", bold=False)),
    Mutant(
        "HD-02",
        "the national name is italic by a character style",
        "plan",
        character_style("CỘNG HÒA XÃ HỘI", italic=True),
    ),
    Mutant(
        "HD-02",
        "the national name is in small letters",
        "plan",
        text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        also=("HD-01",),
    ),
    Mutant(
        "HD-03",
        "the national name of size 13 breaks in a column of half the page",
        "plan",
        _columns_of_half,
        also=("HD-07",),
    ),
    Mutant(
        "HD-04", "the motto has en dashes", "plan", text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    ),
    Mutant(
        "HD-04",
        "the motto has no spaces around its hyphens",
        "plan",
        text("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
        also=("HD-07",),
    ),
    Mutant("HD-04", "a phrase of the motto begins with a small letter", "plan", text("- Tự do -", "- tự do -")),
    Mutant(
        "HD-04",
        "every word of the motto is capitalised",
        "plan",
        text("Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc"),
    ),
    Mutant("HD-04", "the motto ends with a full stop", "plan", text("Hạnh phúc", "Hạnh phúc.")),
    Mutant("HD-04", "the motto is missing", "plan", remove(_MOTTO), also=("HD-05", "HD-06", "HD-07")),
    Mutant("HD-05", "the motto is of size 12", "plan", style("TieuNgu", size=12)),
    Mutant("HD-05", "the motto is of size 15", "plan", paragraph(_MOTTO, size=15), also=("HD-07",)),
    Mutant("HD-05", "the motto is not bold", "plan", style("TieuNgu", bold=False)),
    Mutant("HD-05", "the motto is italic", "plan", paragraph(_MOTTO, italic=True)),
    Mutant("HD-05", "the motto set by hand is of size 12", "decision set by hand", paragraph(_MOTTO, size=12)),
    Mutant("HD-06", "the motto is on the left of its block", "plan", style("TieuNgu", align="left"), also=("HD-07",)),
    Mutant("HD-06", "the national name is on the right of its block", "plan", paragraph(_NATION, align="right")),
    Mutant("HD-06", "12 points lie between national name and motto", "plan", style("TieuNgu", before=12)),
    Mutant(
        "HD-06",
        "national name and motto are one and a half lines apart",
        "plan",
        steps(style("QuocHieu", lines=1.5), style("TieuNgu", lines=1.5)),
        printed=False,
    ),
    Mutant("HD-06", "an empty line lies between national name and motto", "plan", after(_NATION, ("QuocHieu", ""))),
    Mutant("HD-07", "the line below the motto is missing", "plan", no_rule(_MOTTO)),
    Mutant("HD-07", "the line below the motto is half as long", "plan", rule(_MOTTO, times=0.5)),
    Mutant("HD-07", "the line below the motto is a third longer", "plan", rule(_MOTTO, times=1.33)),
    Mutant("HD-07", "the line below the motto is dashed", "plan", rule(_MOTTO, val="dashed")),
    Mutant("HD-07", "the motto is underlined in place of a line", "plan", _underlined_instead(_MOTTO), printed=False),
    Mutant(
        "HD-07",
        "the line stands between national name and motto",
        "plan",
        move_rule(_MOTTO, behind=_NATION),
        also=("HD-06",),
    ),
    Mutant(
        "HD-07", "the shape drawn below the motto is half as long", "decision with drawn lines", _drawn(_MOTTO, 0.5)
    ),
    Mutant("HD-07", "the shape below the motto is missing", "decision with drawn lines", _no_drawing(_MOTTO)),
    Mutant("HD-08", "the parent body is bold", "plan", style("ChuQuan", bold=True), also=("HD-09", "HD-11")),
    Mutant("HD-08", "the parent body is of size 14", "plan", style("ChuQuan", size=14)),
    Mutant("HD-08", "the parent body is of size 11", "plan", paragraph(_PARENT, size=11)),
    Mutant("HD-08", "the parent body is italic", "plan", paragraph(_PARENT, italic=True)),
    Mutant("HD-08", "the parent body is in small letters", "plan", text("UBND TỈNH HỒNG LAM", "UBND tỉnh Hồng Lam")),
    Mutant("HD-09", "the issuer is not bold", "plan", style("CoQuan", bold=False), also=("HD-08", "HD-10")),
    Mutant("HD-09", "the issuer is of size 14", "plan", style("CoQuan", size=14)),
    Mutant("HD-09", "the issuer is of size 11", "letter", paragraph(_ISSUER, size=11)),
    Mutant("HD-09", "the issuer is italic", "letter", paragraph(_ISSUER, italic=True)),
    Mutant("HD-09", "the issuer is in small letters", "letter", text("SỞ XÂY DỰNG", "Sở Xây dựng"), also=("HD-10",)),
    Mutant(
        "HD-09",
        "the issuer set by hand is not bold",
        "decision set by hand",
        paragraph(_ISSUER, bold=False),
        also=("HD-08", "HD-10"),
    ),
    Mutant("HD-10", "the line below the issuer is as long as its name", "plan", rule(_ISSUER, times=1 / 0.42)),
    Mutant("HD-10", "the line below the issuer is a fifth of its name", "plan", rule(_ISSUER, times=0.48)),
    Mutant("HD-10", "the line below the issuer is missing", "plan", no_rule(_ISSUER)),
    Mutant("HD-10", "the line below the issuer is not under its middle", "plan", rule(_ISSUER, shift=8)),
    Mutant("HD-10", "the line below the issuer is dotted", "plan", rule(_ISSUER, val="dotted"), printed=False),
    Mutant("HD-10", "the issuer is underlined in place of a line", "plan", _underlined_instead(_ISSUER), printed=False),
    Mutant(
        "HD-10", "the line stands under the parent body", "plan", move_rule(_ISSUER, behind=_PARENT), also=("HD-11",)
    ),
    Mutant(
        "HD-10",
        "the shape drawn below the issuer is as long as its name",
        "decision with drawn lines",
        _drawn(_ISSUER, 1 / 0.42),
    ),
    Mutant(
        "HD-11",
        "the issuer stands above its parent body",
        "plan",
        move(_PARENT, behind=_ISSUER),
        also=("HD-08", "HD-09", "HD-10"),
    ),
    Mutant("HD-11", "the parent body is on the left", "plan", style("ChuQuan", align="left")),
    Mutant("HD-11", "the issuer is on the right", "plan", paragraph(_ISSUER, align="right"), also=("HD-09", "HD-10")),
    Mutant("HD-11", "12 points lie between parent body and issuer", "plan", style("CoQuan", before=12)),
    Mutant("HD-11", "an empty line lies between parent body and issuer", "plan", after(_PARENT, ("ChuQuan", ""))),
)
