"""What a checker sees of a document, whichever file it lies in: blocks of text, how they are set, and where.

A DOCX is read with every property in effect (run, paragraph style, defaults); a PDF by the glyphs and lines on its
pages. Both become a `Paper`, so that a rule is written once. Lengths are in mm, sizes and spacing in points, places
from the top left corner of the page; what a file cannot tell is None.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

_QUOTE: Final = 48

Medium = Literal["docx", "pdf"]
Vertical = Literal["top", "center", "bottom"]
Align = Literal["left", "center", "right", "both"]
# "frame" is a text box or another paragraph at a fixed place; headers and footers say
# whether they are those of a first page, or of even pages alone.
Region = Literal["text", "header", "header-first", "header-even", "footer", "footer-first", "footer-even", "frame"]


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that are set alike; `colour` is six hex digits, black for automatic."""

    text: str
    font: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    underline: bool = False
    field: str = ""  # the DOCX field that prints it, such as "PAGE"
    raised: bool = False  # above or below the line, as the mark of a note is


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A drawn horizontal line below a block: its length, and how far its middle lies from that of the text."""

    length: float
    offset: float
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table of a DOCX a block stands, counted from 0; `ruled` tables show their borders."""

    table: int
    row: int
    column: int
    columns: int
    ruled: bool = False
    vertical: Vertical = "top"
    whole: bool = False  # no page break splits its row


@dataclass(frozen=True, slots=True)
class Edge:
    """How a frame is drawn: its colour, and whether as one unbroken line."""

    colour: str = "000000"
    single: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with words; of a PDF, the lines that form one.

    `place` names the spot without its words ("đoạn 14", "trang 2, đoạn 3"); `spot` adds them. A line break within the
    paragraph is a line feed in `spans`; `lines` are the printed lines of a PDF, or the text between the line breaks of
    a DOCX. `room` is the width that its text may fill. `rule` is a ruled line directly below it, `rule_above` one
    directly above it; a line between two blocks is both. `boxed` is the frame drawn around it, and of a DOCX only its
    width and height are sure. Tiny empty paragraphs and lines of underscores are not blocks but lines or nothing.
    """

    place: str
    spans: tuple[Span, ...]
    region: Region = "text"
    section: int = 0
    cell: Cell | None = None
    align: Align | None = None
    indent: float | None = None  # of the first line
    left: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None  # in lines: 1.0 is single; the distance in points divided by 1.15 × size when exact
    room: float | None = None
    rule: RuledLine | None = None
    rule_above: RuledLine | None = None
    boxed: Box | None = None
    edge: Edge | None = None  # of the frame, where the file tells
    keep_next: bool = False
    numbered: bool = False  # by the word processor's automatic numbering, whose number is the first span
    blanks_above: int = 0  # empty paragraphs of a DOCX that stand between it and the block above
    page: int | None = None  # of a PDF, counted from 1
    last_page: int | None = None  # of a PDF, where it ends
    box: Box | None = None  # of a PDF, and of a DOCX what is fixed on the page
    lines: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)  # its letters; line breaks and no-break spaces are spaces

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join("".join(span.text for span in self.spans).split()))

    @property
    def spot(self) -> str:
        """Where a reader finds it: its place and how it begins."""
        text = self.text
        return f"{self.place}: “{text if len(text) <= _QUOTE else text[:_QUOTE].rsplit(' ', 1)[0] + '…'}”"

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        letters: dict[float, int] = {}
        for span in self.spans:
            letters[span.size] = letters.get(span.size, 0) + len(span.text.strip())
        return max(letters, key=letters.__getitem__, default=0.0)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one geometry, in mm. Of a PDF each page is one, its margins measured by the text that stands there."""

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    landscape: bool = False
    title_page: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    wide_table: bool = False  # it holds a table with borders
    even_pages: bool = False  # its even pages have a header of their own, or none


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on the page: its file type, size in mm, and the mean colour of what is neither transparent nor white.

    `page` and `box` say where it lies in a PDF; of a DOCX, `box` is measured from the left of its column.
    """

    place: str
    mime: str
    width: float
    height: float
    colour: str | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: its blocks in reading order (left column before right), and what holds them."""

    medium: Medium
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...] = ()
    pages: int | None = None  # of a PDF
    fonts_missing: tuple[str, ...] = ()  # of a PDF: not embedded
    pdfa: str | None = None
