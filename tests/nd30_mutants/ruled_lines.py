"""Ruled lines: the paragraph with a top border that stands below a text."""

from typing import Any

from tests.nd30_mutants.edits import Edit, twips
from tests.nd30_mutants.package import Package, properties, put, w


def rule(start: str, *, times: float = 1, shift: float = 0, val: str = "") -> Edit:
    """The ruled line below a paragraph `times` as long, moved right by `shift` mm, of another kind of stroke."""

    def edit(package: Package) -> None:
        found = _rule_below(package, start)
        place = found.find(w("pPr")).find(w("ind"))
        left, right = (int(place.get(w(side))) for side in ("left", "right"))
        room = _room(package, found)
        grown = (room - left - right) * (times - 1) / 2
        put(
            properties(found), "ind", left=round(left - grown + twips(shift)), right=round(right - grown - twips(shift))
        )
        if val:
            border = put(properties(found), "pBdr")
            put(border, "top", val=val, sz=6, space=0, color="auto")

    return edit


def no_rule(start: str) -> Edit:
    def edit(package: Package) -> None:
        found = _rule_below(package, start)
        found.getparent().remove(found)

    return edit


def move_rule(start: str, *, behind: str) -> Edit:
    return lambda package: package.paragraph(behind).addnext(_rule_below(package, start))


def _rule_below(package: Package, start: str) -> Any:
    found = package.paragraph(start).getnext()
    while found.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='KeNgang']") is None:
        found = found.getnext()
    return found


def _room(package: Package, item: Any) -> int:
    """The width in twips of the cell or of the text that holds a paragraph."""
    parent = item.getparent()
    if parent.tag == w("tc"):
        return int(parent.find(w("tcPr")).find(w("tcW")).get(w("w")))
    page = package.sections()[-1]
    size, margin = page.find(w("pgSz")), page.find(w("pgMar"))
    return int(size.get(w("w"))) - int(margin.get(w("left"))) - int(margin.get(w("right")))
