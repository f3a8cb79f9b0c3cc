"""The language in which a fault is told: each word gives a function that edits a package in one respect.

Sizes and spacing are in points, lengths in mm. A paragraph is named by how its text begins.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.package import STYLES, Package, R, W, drop, properties, put, w

Edit = Callable[[Package], None]

_FONT_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_LOOKS: Final = (
    "size", "bold", "italic", "caps", "colour", "underline", "font", "theme", "align", "before", "after", "lines",
    "exact", "at_least", "indent", "left", "contextual", "keep_next",
)  # fmt: skip


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def steps(*edits: Edit) -> Edit:
    """Several edits that make one fault."""

    def edit(package: Package) -> None:
        for each in edits:
            each(package)

    return edit


# How text is set: through the style, directly, through a character style, through the defaults.


def style(key: str, **look: Any) -> Edit:
    def edit(package: Package) -> None:
        found = package.style(key)
        _set_paragraph(properties(found), look)
        letters = found.find(w("rPr"))
        _set_letters(etree.SubElement(found, w("rPr")) if letters is None else letters, look)

    return edit


def paragraph(start: str, **look: Any) -> Edit:
    """Direct formatting of a paragraph and of all its runs."""

    def edit(package: Package) -> None:
        found = package.paragraph(start)
        _set_paragraph(properties(found), look)
        for run in found.iter(w("r")):
            _set_letters(properties(run), look)

    return edit


def words(text: str, **look: Any) -> Edit:
    """Direct formatting of a few words within a run."""
    return lambda package: _set_letters(properties(_own_run(package, text)), look)


def character_style(text: str, **look: Any) -> Edit:
    """A few words set through a character style."""

    def edit(package: Package) -> None:
        made = etree.SubElement(package.tree(STYLES), w("style"))
        made.set(w("type"), "character")
        made.set(w("styleId"), "Khac")
        put(made, "name", val="Khác")
        _set_letters(etree.SubElement(made, w("rPr")), look)
        put(properties(_own_run(package, text)), "rStyle", val="Khac")

    return edit


def defaults(**look: Any) -> Edit:
    """The document's defaults, which hold where neither run nor style says otherwise."""

    def edit(package: Package) -> None:
        root = package.tree(STYLES).find(w("docDefaults"))
        _set_letters(root.find(w("rPrDefault")).find(w("rPr")), look)
        _set_paragraph(properties(root.find(w("pPrDefault"))), look)

    return edit


def unset(key: str, *names: str) -> Edit:
    """Take properties out of a style."""

    def edit(package: Package) -> None:
        for part in ("pPr", "rPr"):
            drop(package.style(key).find(w(part)), *names)

    return edit


# What the text says, and in what order.


def text(old: str, new: str) -> Edit:
    """`old` stands in exactly one run."""

    def edit(package: Package) -> None:
        found = _holders(package, old)
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
        for found in _holders(package, old):
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


def of_style(start: str, key: str) -> Edit:
    """Give a paragraph another style."""
    return lambda package: put(properties(package.paragraph(start)), "pStyle", val=key) and None


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


# Ruled lines: the paragraph with a top border below the text.


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


# Pages.


def page(section: int | None = None, **margins: float) -> Edit:
    """`top`, `bottom`, `left`, `right`, `gutter` in mm, of all sections or of one."""

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
    return lambda package: [put(found, "pgNumType", **values) for found in _chosen(package, section)] and None


def section_without(name: str, section: int | None = None) -> Edit:
    def edit(package: Package) -> None:
        for found in _chosen(package, section):
            drop(found, name)

    return edit


def in_part(part: str, change: Callable[[Any], None]) -> Edit:
    """Whatever else is to be done to a header, a footer or the settings."""
    return lambda package: change(package.tree(part))


def new_footer(*paragraphs: Any) -> Edit:
    """A footer on every page but a section's first."""

    def edit(package: Package) -> None:
        root = etree.Element(w("ftr"), nsmap=package.tree("word/footer1.xml").nsmap)
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


def _holders(package: Package, text: str) -> list[Any]:
    return [
        item for part in package.text_parts() for item in package.tree(part).iter(w("t")) if text in (item.text or "")
    ]


def _own_run(package: Package, text: str) -> Any:
    """The run that holds `text`, split so that it holds nothing else."""
    found = next(iter(_holders(package, text)), None)
    if found is None:
        raise LookupError(f"{text!r} stands nowhere")
    run = found.getparent()
    head, _, tail = found.text.partition(text)
    for content, place in ((head, run.addprevious), (tail, run.addnext)):
        if content:
            other = deepcopy(run)
            (letters,) = other.iter(w("t"))
            letters.text = content
            letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            place(other)
    found.text = text
    return run


def _set_letters(properties: Any, look: dict[str, Any]) -> None:
    unknown = look.keys() - _LOOKS
    if unknown:
        raise TypeError(f"no such look: {unknown}")
    for key, value in look.items():
        match key:
            case "size":
                for name in ("sz", "szCs"):
                    put(properties, name, val=round(value * 2))
            case "bold" | "italic" | "caps":
                put(properties, {"bold": "b", "italic": "i", "caps": "caps"}[key], val=int(value))
            case "colour":
                put(properties, "color", val=value)
            case "underline":
                put(properties, "u", val="single")
            case "font":
                put(properties, "rFonts", **dict.fromkeys(_FONT_SLOTS, value))
            case "theme":
                put(properties, "rFonts", asciiTheme=value, hAnsiTheme=value)


def _set_paragraph(properties: Any, look: dict[str, Any]) -> None:
    for key, value in look.items():
        match key:
            case "align":
                put(properties, "jc", val=value)
            case "before" | "after" | "lines" | "exact" | "at_least":
                put(properties, "spacing", **_spacing(key, value))
            case "indent":
                drop(properties, "ind")
                put(properties, "ind", firstLine=twips(value))
            case "left":
                put(properties, "ind", left=twips(value))
            case "contextual":
                put(properties, "contextualSpacing")
            case "keep_next":
                put(properties, "keepNext", val=int(value))


def _spacing(key: str, value: float) -> dict[str, object]:
    rules = {"lines": (240, "auto"), "exact": (20, "exact"), "at_least": (20, "atLeast")}
    if key not in rules:
        return {key: round(value * 20)}
    unit, name = rules[key]
    return {"line": round(value * unit), "lineRule": name}
