"""The formatting in effect in a DOCX: defaults, styles and what they are based on, direct formatting, theme fonts."""

import re
from functools import lru_cache
from typing import Any, Final

from service.nd30.docx_package import W, child_of, parsed
from service.nd30.paper import Edge

# What is said about a run or a paragraph, by short names; what is not said is absent. Lengths in mm, type in points.
Props = dict[str, Any]

TWIPS_PER_MM: Final = 1440 / 25.4

_SINGLE: Final = frozenset(("single", "thick"))
_LACKING: Final = "\0"  # no XML can name a style so
_LARGE: Final = 256 * 1024  # bytes of styles; a tree takes twenty times as much
_MOST_LOOKS: Final = 1_000  # of one file, kept at a time
_BASED_ON_LIMIT: Final = 50  # of styles on each other; Word itself allows about ten

# A toggle that two levels of styles both turn on is off (ISO/IEC 29500-1, 17.7.3).
_TOGGLES: Final = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_UNIT_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "pi": 25.4 / 6}
_MEASURE: Final = re.compile(r"(-?[\d.]+)(mm|cm|in|pt|pc|pi)?$")
_ALIGN: Final = {"center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both"}
_THEME: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def mm(value: str | None) -> float | None:
    """A length of WordprocessingML, in twips unless it names a unit."""
    if value is not None and value.isdecimal():
        return float(value) / TWIPS_PER_MM
    found = _MEASURE.match(value or "")
    if not found:
        return None
    return float(found[1]) * _UNIT_MM[found[2]] if found[2] else float(found[1]) / TWIPS_PER_MM


def points(value: str | None) -> float | None:
    """The same in points."""
    length = mm(value)
    return None if length is None else round(length * 72 / 25.4, 2)


def is_on(node: Any) -> bool:
    return node.get(f"{W}val", "true") not in {"0", "false", "off", "none"}


def is_drawn(border: Any) -> bool:
    return border.get(f"{W}val", "nil") not in {"nil", "none"}


def edge_of(border: Any) -> Edge:
    """How a border is drawn."""
    colour = border.get(f"{W}color", "auto")
    return Edge("000000" if colour == "auto" else colour.upper(), border.get(f"{W}val") in _SINGLE)


class Styles:
    """The styles of one file. Look-ups are remembered, and so are whole files: offices use the same all year."""

    def __init__(self, styles: bytes | None, theme: bytes | None) -> None:
        self._fonts = _theme_fonts(theme)
        self._nodes: dict[str, Any] = {}
        self._defaults: dict[str, str] = {}  # kind of style → id
        self._resolved: dict[str, tuple[Props, Props]] = {}
        self._paragraphs: dict[tuple[str, ...], Props] = {}
        self._looks: dict[tuple[str, ...], Props] = {}
        self._base: tuple[Props, Props] = ({}, {"ascii": "Times New Roman", "other": "Times New Roman", "size": 10.0})
        if styles is None:
            return
        root = parsed(styles)
        for node in root.iterchildren(f"{W}style"):
            key = node.get(f"{W}styleId", "")
            self._nodes[key] = node
            if node.get(f"{W}default") in {"1", "true"}:
                self._defaults[node.get(f"{W}type", "")] = key
        paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = (self.paragraph_says(paragraph), self._base[1] | self.run_says(run))

    def paragraph(self, style: str, table: str = "") -> Props:
        """What defaults, table style and paragraph style say about a paragraph."""
        props = self._paragraphs.get((table, style))
        if props is None:
            key = (self._held(table), self._held(style))
            props = self._base[0] | self._style(key[0])[0] | self._style(self._known(key[1]))[0]
            _remember(self._paragraphs, key, props)
        return props

    def run(self, paragraph_style: str, run_style: str = "", table: str = "") -> Props:
        """What defaults, table, paragraph and character style say about a run."""
        look = self._looks.get((table, paragraph_style, run_style))
        if look is None:
            key = (self._held(table), self._held(paragraph_style), self._held(run_style))
            levels = [self._style(name)[1] for name in (key[0], self._known(key[1]), key[2])]
            look = dict(self._base[1])
            for level in levels:
                look |= level
            for toggle in _TOGGLES.values():
                on = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
                look[toggle] = bool(self._base[1].get(toggle)) or on
            _remember(self._looks, key, look)
        return look

    def table_borders(self, style: str) -> Any:
        """The borders that a table style draws, or None."""
        for node in self._based(style):
            borders = node.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return borders
        return None

    def run_says(self, node: Any) -> Props:
        """What a `w:rPr` itself says."""
        props: Props = {}
        for child in node if node is not None else ():
            name = child.tag.removeprefix(W)
            if name in _TOGGLES:
                props[_TOGGLES[name]] = is_on(child)
            elif name == "rFonts":
                props |= self._fonts_of(child)
            elif name == "sz":
                size = child.get(f"{W}val", "")
                props["size"] = float(size) / 2 if size.isdigit() else points(size) or 10.0
            elif name == "color":
                value = child.get(f"{W}val", "auto")
                props["colour"] = "000000" if value == "auto" else value.upper()
            elif name == "u":
                props["underline"] = child.get(f"{W}val", "single") != "none"
            elif name == "vertAlign":
                props["raised"] = child.get(f"{W}val") != "baseline"
            elif name == "rStyle":
                props["style"] = child.get(f"{W}val", "")
        return props

    def paragraph_says(self, node: Any) -> Props:
        """What a `w:pPr` itself says."""
        props: Props = {}
        for child in node if node is not None else ():
            name = child.tag.removeprefix(W)
            if name == "jc":
                props["align"] = _ALIGN.get(child.get(f"{W}val", ""), "left")
            elif name == "ind":
                props |= _indents(child)
            elif name == "spacing":
                props |= _spacing(child)
            elif name in {"keepNext", "contextualSpacing"}:
                props[name] = is_on(child)
            elif name == "pBdr":
                props["borders"] = {side.tag.removeprefix(W): side for side in child if is_drawn(side)}
            elif name == "numPr":
                props["number"] = _value(child, "numId")
                props["level"] = int(_value(child, "ilvl") or 0)
            elif name == "pStyle":
                props["style"] = child.get(f"{W}val", "")
            elif name in {"framePr", "tabs", "sectPr"}:
                props[name] = child
        return props

    def _known(self, style: str) -> str:
        return style if style in self._nodes else self._defaults.get("paragraph", "")

    def _held(self, style: str) -> str:
        """The style, or one name for all that the file lacks: they must not fill the memory."""
        return style if not style or style in self._nodes else _LACKING

    def _style(self, key: str) -> tuple[Props, Props]:
        """What a style and those below it say, paragraph and run."""
        if key not in self._resolved:
            paragraph: Props = {}
            run: Props = {}
            for node in reversed(self._based(key)):
                paragraph |= self.paragraph_says(node.find(f"{W}pPr"))
                run |= self.run_says(node.find(f"{W}rPr"))
            self._resolved[key] = (paragraph, run)
        return self._resolved[key]

    def _based(self, key: str) -> list[Any]:
        """A style and those it is based on, itself first; a circle ends where it began."""
        chain: list[Any] = []
        node = self._nodes.get(key)
        while node is not None and node not in chain and len(chain) < _BASED_ON_LIMIT:
            chain.append(node)
            node = self._nodes.get(_value(node, "basedOn") or "")
        return chain

    def _fonts_of(self, node: Any) -> Props:
        """Font of ASCII and of other letters; a theme font goes before a named one."""
        props: Props = {}
        for slot, key in (("ascii", "ascii"), ("hAnsi", "other")):
            theme = node.get(f"{W}{slot}Theme")
            name = self._fonts.get(theme[:5], "") if theme else node.get(f"{W}{slot}")
            if name:
                props[key] = name
        return props


def styles_of(styles: bytes | None, theme: bytes | None) -> Styles:
    """The Styles of a file; what is not too large is remembered."""
    large = len(styles or b"") + len(theme or b"") > _LARGE
    return Styles(styles, theme) if large else _remembered(styles, theme)


_remembered: Final = lru_cache(maxsize=32)(Styles)


def _remember(memory: dict[tuple[str, ...], Props], key: tuple[str, ...], props: Props) -> None:
    if len(memory) >= _MOST_LOOKS:
        memory.clear()
    memory[key] = props


def _theme_fonts(theme: bytes | None) -> dict[str, str]:
    if theme is None:
        return {}
    root = parsed(theme)
    fonts = {}
    for kind in ("major", "minor"):
        latin = root.find(f".//{_THEME}{kind}Font/{_THEME}latin")
        fonts[kind] = latin.get("typeface", "") if latin is not None else ""
    return fonts


def _value(node: Any, name: str) -> str | None:
    child = child_of(node, W + name)
    return None if child is None else child.get(f"{W}val")


def _indents(node: Any) -> Props:
    props: Props = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end")), ("first", ("firstLine",))):
        lengths = [mm(node.get(f"{W}{name}")) for name in names if node.get(f"{W}{name}") is not None]
        if lengths:
            props[key] = lengths[0] or 0.0
    hanging = mm(node.get(f"{W}hanging"))
    if hanging is not None and (hanging or "first" not in props):
        props["first"] = -hanging
    return props


def _spacing(node: Any) -> Props:
    props: Props = {}
    for side in ("before", "after"):
        automatic = node.get(f"{W}{side}Autospacing")
        if automatic in {"1", "true", "on"}:
            props[side] = 14.0  # what Word puts there
        elif (space := points(node.get(f"{W}{side}"))) is not None:
            props[side] = space
    line = node.get(f"{W}line")
    if line is not None:
        exact = node.get(f"{W}lineRule", "auto") in {"exact", "atLeast"}
        props["line"] = (points(line) or 0.0) if exact else float(line) / 240
        props["line_rule"] = node.get(f"{W}lineRule", "auto")
    return props
