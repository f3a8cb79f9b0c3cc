"""The language in which a fault is told: each word gives a function that edits a package in one respect.

Here is what the text says and in what order; `looks`, `pages` and `ruled_lines` have the rest. A paragraph is named by
how its text begins.
"""

from collections.abc import Callable
from typing import Any

from lxml import etree

from tests.nd30_mutants.package import Package, W, properties, put, w

Edit = Callable[[Package], None]


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def steps(*edits: Edit) -> Edit:
    """Several edits that make one fault."""

    def edit(package: Package) -> None:
        for each in edits:
            each(package)

    return edit


def text(old: str, new: str) -> Edit:
    """`old` stands in exactly one run."""

    def edit(package: Package) -> None:
        found = holders(package, old)
        if len(found) != 1:
            raise LookupError(f"{old!r} stands in {len(found)} places")
        found[0].text = found[0].text.replace(old, new)
        found[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return edit


def reword(start: str, old: str, new: str) -> Edit:
    """`old` stands in the paragraph that begins so, and perhaps elsewhere."""

    def edit(package: Package) -> None:
        found = next(item for item in package.paragraph(start).iter(w("t")) if old in (item.text or ""))
        found.text = found.text.replace(old, new)

    return edit


def everywhere(old: str, new: str) -> Edit:
    def edit(package: Package) -> None:
        for found in holders(package, old):
            found.text = found.text.replace(old, new)

    return edit


def remove(start: str) -> Edit:
    def edit(package: Package) -> None:
        found = package.paragraph(start)
        found.getparent().remove(found)

    return edit


def remove_style(key: str) -> Edit:
    """Remove every paragraph of a style."""

    def edit(package: Package) -> None:
        for found in package.of_style(key):
            found.getparent().remove(found)

    return edit


def blank(start: str) -> Edit:
    """Leave the paragraph, take its text."""

    def edit(package: Package) -> None:
        found = package.paragraph(start)
        for run in found.findall(w("r")):
            found.remove(run)

    return edit


def after(start: str, *lines: tuple[str, str]) -> Edit:
    """Insert paragraphs of (style, text) after the one that begins so."""

    def edit(package: Package) -> None:
        place = package.paragraph(start)
        for key, content in reversed(lines):
            place.addnext(made(key, content))

    return edit


def before(start: str, *lines: tuple[str, str]) -> Edit:
    def edit(package: Package) -> None:
        for key, content in lines:
            package.paragraph(start).addprevious(made(key, content))

    return edit


def move(start: str, *, behind: str) -> Edit:
    def edit(package: Package) -> None:
        package.paragraph(behind).addnext(package.paragraph(start))

    return edit


def made(key: str, content: str = "") -> Any:
    """A paragraph of a style; a line feed becomes a line break."""
    paragraph = etree.Element(w("p"))
    put(properties(paragraph), "pStyle", val=key)
    if content:
        run = etree.SubElement(paragraph, w("r"))
        for number, line in enumerate(content.split("\n")):
            if number:
                etree.SubElement(run, w("br"))
            etree.SubElement(run, w("t")).text = line
    return paragraph


def counted(start: str, mark: str = "%1.") -> Edit:
    """A paragraph that the word processor numbers by itself."""

    def edit(package: Package) -> None:
        root = etree.Element(w("numbering"), nsmap={"w": W})
        abstract = etree.SubElement(root, w("abstractNum"), {w("abstractNumId"): "1"})
        level = etree.SubElement(abstract, w("lvl"), {w("ilvl"): "0"})
        kind = "bullet" if "%" not in mark else "decimal"
        for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", mark), ("lvlJc", "left")):
            etree.SubElement(level, w(name), {w("val"): value})
        etree.SubElement(etree.SubElement(root, w("num"), {w("numId"): "1"}), w("abstractNumId"), {w("val"): "1"})
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        package.add_part("word/numbering.xml", etree.tostring(root), content_type, "numbering")
        number = put(properties(package.paragraph(start)), "numPr")
        put(number, "ilvl", val=0)
        put(number, "numId", val=1)

    return edit


def holders(package: Package, text: str) -> list[Any]:
    return [
        item for part in package.text_parts() for item in package.tree(part).iter(w("t")) if text in (item.text or "")
    ]
