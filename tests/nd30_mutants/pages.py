"""Paper, margins, page numbers, headers and footers; lengths in mm."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from tests.nd30_mutants.edits import Edit, twips
from tests.nd30_mutants.package import Package, R, drop, put, w


def page(section: int | None = None, **margins: float) -> Edit:
    """`top`, `bottom`, `left`, `right`, `gutter` and `footer` in mm, of all sections or of one."""

    def edit(package: Package) -> None:
        for found in _chosen(package, section):
            put(found, "pgMar", **{name: twips(value) for name, value in margins.items()})

    return edit


def paper(width: float, height: float, section: int | None = None) -> Edit:
    """Its size in mm; wider than high is landscape."""

    def edit(package: Package) -> None:
        for found in _chosen(package, section):
            size = put(found, "pgSz", w=twips(width), h=twips(height))
            if width > height:
                size.set(w("orient"), "landscape")

    return edit


def numbering(section: int | None = None, **values: object) -> Edit:
    """`start` and `fmt` of the page number."""

    def edit(package: Package) -> None:
        for found in _chosen(package, section):
            put(found, "pgNumType", **values)

    return edit


def section_without(name: str, section: int | None = None) -> Edit:
    def edit(package: Package) -> None:
        for found in _chosen(package, section):
            drop(found, name)

    return edit


def in_header(pages: str, change: Callable[[Any], None]) -> Edit:
    """Whatever else is to be done to the header of the "first" page or of the "default" ones."""
    return lambda package: change(package.margin("header", pages))


def new_footer(*paragraphs: Any) -> Edit:
    """A footer on every page but a section's first."""

    def edit(package: Package) -> None:
        root = etree.Element(w("ftr"), nsmap=package.tree().nsmap)
        root.extend(deepcopy(paragraphs))
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
        key = package.add_part("word/footer9.xml", etree.tostring(root), kind, "footer")
        for section in package.sections():
            reference = etree.Element(w("footerReference"), {w("type"): "default", f"{{{R}}}id": key})
            section.insert(0, reference)

    return edit


def _chosen(package: Package, section: int | None) -> list[Any]:
    found = package.sections()
    return found if section is None else [found[section]]
