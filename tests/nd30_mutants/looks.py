"""How text is set: through its style, directly, through a character style, through the defaults.

Sizes and spacing are in points, lengths in mm.
"""

from copy import deepcopy
from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import Edit, holders, twips
from tests.nd30_mutants.package import STYLES, Package, drop, properties, put, w

_FONT_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")


_LOOKS: Final = (
    "size", "bold", "italic", "caps", "colour", "underline", "font", "theme", "align", "before", "after", "lines",
    "exact", "at_least", "indent", "left", "contextual", "keep_next",
)  # fmt: skip


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


def _own_run(package: Package, text: str) -> Any:
    """The run that holds `text`, split so that it holds nothing else."""
    found = next(iter(holders(package, text)), None)
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
