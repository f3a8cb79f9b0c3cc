"""A column of paragraphs becomes blocks: each with the lines ruled around it and its true spacing."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Final

from service.nd30.docx_styles import Props, edge_of
from service.nd30.paper import Block, Box, Cell, Edge, Region, RuledLine, Span
from service.nd30.remembered import remembered
from service.typography import Face, text_width

# Height in mm of a single line of Times New Roman, for each point of its size.
LINE_MM: Final = 1.15 * 25.4 / 72

# Letters that people type to rule a line, and those of them that make a solid one.
_TYPED: Final = re.compile(r"[_─━―—–=\-.*~\s]*[_─━―—–=\-.*~]{3}[_─━―—–=\-.*~\s]*")
_SOLID: Final = frozenset("_─━―—")
_SIDES: Final = frozenset(("top", "bottom", "left", "right"))
_NO_SIDES: Final[frozenset[str]] = frozenset()
_text_width: Final = remembered(text_width)

_LOW: Final = 7.0  # points: an empty paragraph this low is no empty line


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line drawn with the mouse: `middle` from the left of the column, `depth` below the top of its paragraph."""

    length: float
    middle: float | None
    depth: float
    solid: bool


@dataclass(slots=True)
class Paragraph:
    """What is known of a paragraph before its neighbours are."""

    props: Props
    size: float  # of its mark, which is that of an empty paragraph
    width: float  # of the column
    spans: tuple[Span, ...] = ()
    numbered: bool = False
    place: str = ""
    frame: Box | None = None
    drawn: list[DrawnLine] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)  # the text boxes that hang on it
    letters: str = field(init=False)
    text: str = field(init=False)  # without spaces around it
    has_words: bool = field(init=False)

    def __post_init__(self) -> None:
        self.letters = "".join([span.text for span in self.spans])
        self.text = self.letters.strip()
        self.has_words = bool(self.text) and not _TYPED.fullmatch(self.text)

    @property
    def left(self) -> float:
        return float(self.props.get("left", 0.0))

    @property
    def first(self) -> float:
        return float(self.props.get("first", 0.0))

    @property
    def room(self) -> float:
        return float(self.width - self.left - self.props.get("right", 0.0))

    @property
    def borders(self) -> Set[str]:
        return self.props["borders"].keys() if "borders" in self.props else _NO_SIDES

    def edge(self, *sides: str) -> Edge | None:
        """How the first of these borders is drawn."""
        drawn = self.props.get("borders", {})
        return next((edge_of(drawn[side]) for side in sides if side in drawn), None)

    @property
    def line(self) -> float:
        """Distance of its lines: 1.0 is single."""
        line, natural = float(self.props.get("line", 1.0)), 1.15 * self.size
        rule = self.props.get("line_rule", "auto")
        if rule == "auto" or not natural:
            return line
        return line / natural if rule == "exact" else max(1.0, line / natural)

    @property
    def height(self) -> float:
        """In mm, about."""
        wrapped = len(self.letters) * self.size * 0.17 / max(self.room, 1.0)
        return max(self.text.count("\n") + 1, int(wrapped) + 1) * self.line * self.size * LINE_MM


def blocks_of(flow: list[Paragraph], region: Region, section: int, cell: Cell | None = None) -> list[Block]:
    """The blocks of a column from top to bottom."""
    rules = _rules(flow)
    blocks: list[Block] = []
    at = 0
    for number, paragraph in enumerate(flow):
        if paragraph.has_words:
            before, after = _spacing(flow, number)
            framed = paragraph.borders >= _SIDES
            block = Block(
                place=paragraph.place,
                spans=paragraph.spans,
                region=region if paragraph.frame is None or region != "text" else "frame",
                section=section,
                cell=cell,
                align=paragraph.props.get("align", "left"),
                indent=round(paragraph.first + _typed_indent(paragraph), 2),
                left=round(paragraph.left, 2),
                before=before,
                after=after,
                line=round(paragraph.line, 3),
                room=round(paragraph.room, 2),
                rule=rules.get(at + 1),
                rule_above=rules.get(at),
                boxed=(paragraph.frame or Box(0, 0, paragraph.room, 0)) if framed else None,
                edge=paragraph.edge("top") if framed else None,
                keep_next=bool(paragraph.props.get("keepNext")),
                numbered=paragraph.numbered,
                blanks_above=_blanks(flow, number),
                box=paragraph.frame,
                lines=tuple(line.strip() for line in paragraph.text.split("\n")),
            )
            blocks.append(block)
            at += 1
        blocks += paragraph.boxes
    return blocks


def _rules(flow: list[Paragraph]) -> dict[int, RuledLine]:
    """The ruled lines of a column, by how many paragraphs with words stand above them."""
    rules: dict[int, RuledLine] = {}
    tops = _tops(flow) if any(paragraph.drawn for paragraph in flow) else []
    over: Paragraph | None = None
    above = 0
    for number, paragraph in enumerate(flow):
        if paragraph.has_words:
            if paragraph.borders and not paragraph.borders >= _SIDES:
                if "top" in paragraph.borders:
                    rules[above] = _border(paragraph, over, "top")
                if "bottom" in paragraph.borders:
                    rules[above + 1] = _border(paragraph, paragraph, "bottom")
            over, above = paragraph, above + 1
        elif paragraph.text:
            rules[above] = _typed(paragraph, over)
        elif paragraph.borders & {"top", "bottom", "between"}:
            rules[above] = _border(paragraph, over, "top", "bottom", "between")
        for line in paragraph.drawn:
            depth = tops[number] + line.depth
            passed = [
                other
                for other, top in zip(flow, tops, strict=True)
                if other.has_words and top + other.size * LINE_MM * 0.6 < depth
            ]
            last = passed[-1] if passed else None
            offset = 0.0 if line.middle is None or last is None else line.middle - _middle(last)
            rules[len(passed)] = RuledLine(round(line.length, 2), round(offset, 2), line.solid)
    return rules


def _border(paragraph: Paragraph, over: Paragraph | None, *sides: str) -> RuledLine:
    edge = paragraph.edge(*sides)
    middle = paragraph.left + paragraph.room / 2
    return RuledLine(
        round(paragraph.room, 2), round(middle - _middle(over), 2) if over else 0.0, edge is None or edge.single
    )


def _typed(paragraph: Paragraph, over: Paragraph | None) -> RuledLine:
    text = paragraph.text
    offset = _middle(paragraph) - _middle(over) if over else 0.0
    return RuledLine(round(_width(paragraph, text), 2), round(offset, 2), frozenset(text) - {" "} <= _SOLID)


def _middle(paragraph: Paragraph) -> float:
    """Where the middle of its last line lies, from the left of the column."""
    align = paragraph.props.get("align", "left")
    if align == "center":
        return paragraph.left + (paragraph.room + (0 if "\n" in paragraph.text else paragraph.first)) / 2
    width = min(_width(paragraph, paragraph.text.split("\n")[-1]), paragraph.room)
    if align == "right":
        return paragraph.left + paragraph.room - width / 2
    return paragraph.left + paragraph.first + _typed_indent(paragraph) + width / 2


def _width(paragraph: Paragraph, text: str) -> float:
    look = next((span for span in paragraph.spans if span.text.strip()), None)
    if look is None:
        return 0.0
    face: Face = "đậm" if look.bold else "nghiêng" if look.italic else "đứng"
    return _text_width(text, look.size, face)


def _tops(flow: list[Paragraph]) -> list[float]:
    """How far below the top of the column each paragraph starts, in mm, about."""
    tops, depth = [], 0.0
    for number, paragraph in enumerate(flow):
        before, after = _spacing(flow, number)
        depth += before * 25.4 / 72
        tops.append(depth)
        depth += paragraph.height + after * 25.4 / 72
    return tops


def _spacing(flow: list[Paragraph], number: int) -> tuple[float, float]:
    """Points before and after it; none between paragraphs of one style that ask to be set close."""
    paragraph = flow[number]
    before, after = float(paragraph.props.get("before", 0.0)), float(paragraph.props.get("after", 0.0))
    if paragraph.props.get("contextualSpacing"):
        style = paragraph.props.get("style")
        if number > 0 and flow[number - 1].props.get("style") == style:
            before = 0.0
        if number + 1 < len(flow) and flow[number + 1].props.get("style") == style:
            after = 0.0
    return before, after


def _blanks(flow: list[Paragraph], number: int) -> int:
    """How many empty lines stand right above a paragraph."""
    count = 0
    for above in range(number - 1, -1, -1):
        paragraph = flow[above]
        if paragraph.text:
            break
        drawn = paragraph.drawn or paragraph.borders or paragraph.boxes
        if not drawn and paragraph.line * paragraph.size > _LOW:
            count += 1
    return count


def _typed_indent(paragraph: Paragraph) -> float:
    """Tabs and spaces typed before the first word, in mm."""
    text = paragraph.letters
    lead = text[: len(text) - len(text.lstrip(" \t\u00a0"))]
    if not lead or paragraph.props.get("dotted"):
        return 0.0
    place = start = paragraph.left + paragraph.first
    stops = paragraph.props.get("stops", ())
    for char in lead:
        if char == "\t":
            place = next((stop for stop in stops if stop > place + 0.1), (place // 12.7 + 1) * 12.7)
        else:
            place += _text_width(char, paragraph.size, "đứng")
    return float(place - start)
