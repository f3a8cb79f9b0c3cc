"""How a block is set, compared with how it should be: size, weight, slant, capitals, place, ruled line."""

from collections.abc import Iterator
from typing import Final

from service.nd30.case import Flaw
from service.nd30.paper import Block, RuledLine, Span
from service.nd30.pieces import is_capitals, lettered
from service.nd30.remembered import remembered
from service.typography import Face, text_width

_width: Final = remembered(text_width)

_SIZE_TOLERANCE: Final = 0.2  # points; a PDF rounds
_OFF_CENTRE: Final = 2.5  # mm
_INDENTS: Final = (10.0, 12.7)
_INDENT_TOLERANCE, _INDENT_BLUR = 0.25, 0.7  # mm; of a DOCX, and of the letters of a PDF


def number(value: float) -> str:
    """ "12", "12,5"."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def missing(what: str, where: str, mend: str) -> Flaw:
    return Flaw(where, f"không có {what}", f"có {what}", mend)


def typed(
    block: Block | None,
    *,
    size: tuple[float, float] | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    capitals: bool | None = None,
    centred: bool = False,
) -> Iterator[Flaw]:
    """Whether a block is set so; None leaves a matter open."""
    if block is None:
        return
    if size:
        yield from sized(block, *size)
    yield from _styled(block, bold, italic)
    if capitals is True and not is_capitals(block.text):
        yield Flaw(block.spot, "chữ in thường", "chữ in hoa", "Gõ lại bằng chữ in hoa.")
    if capitals is False and is_capitals(block.text):
        yield Flaw(block.spot, "chữ in hoa", "chữ in thường", "Gõ lại bằng chữ in thường.")
    if centred:
        yield from centered(block)


def sized(block: Block, low: float, high: float) -> Iterator[Flaw]:
    wrong = [size for size in sorted({span.size for span in lettered(block)}) if _off(size, low, high)]
    if wrong:
        expected = f"cỡ chữ {number(low)}" + (f" đến {number(high)}" if high > low else "")
        mend = f"Đặt cỡ chữ {number(low)}" + (f" hoặc {number(high)}." if high > low else ".")
        yield Flaw(block.spot, f"cỡ chữ {' và '.join(number(size) for size in wrong)}", expected, mend)


def _off(size: float, low: float, high: float) -> bool:
    return not low - _SIZE_TOLERANCE <= size <= high + _SIZE_TOLERANCE


def _styled(block: Block, bold: bool | None, italic: bool | None) -> Iterator[Flaw]:
    spans = lettered(block)
    wrong_bold = bold is not None and any(span.bold is not bold for span in spans)
    wrong_italic = italic is not None and any(span.italic is not italic for span in spans)
    if wrong_bold or wrong_italic:
        some = "một phần " if not all(_is_wrong(span, bold, italic) for span in spans) else ""
        first = next(span for span in spans if _is_wrong(span, bold, italic))
        expected = _style(italic, bold)
        yield Flaw(
            block.spot,
            f"{some}kiểu chữ {_style(first.italic, first.bold)}",
            f"kiểu chữ {expected}",
            f"Đặt chữ {expected}.",
        )


def _is_wrong(span: Span, bold: bool | None, italic: bool | None) -> bool:
    return (bold is not None and span.bold is not bold) or (italic is not None and span.italic is not italic)


def _style(italic: bool | None, bold: bool | None) -> str:
    slant = {True: "nghiêng", False: "đứng", None: ""}[italic]
    weight = {True: "đậm", False: "không đậm", None: ""}[bold]
    return ", ".join(part for part in (slant, weight) if part)


def centered(block: Block) -> Iterator[Flaw]:
    names = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai bên"}
    if block.align in names:
        yield Flaw(block.spot, names[block.align], "canh giữa", "Canh giữa và bỏ thụt đầu dòng.")


def ruled(block: Block, line: RuledLine | None, what: str, low: float, high: float, length: str) -> Iterator[Flaw]:
    """Whether the line ruled under a block is solid, balanced, and `low` to `high` times as long as its text."""
    expected = f"đường kẻ ngang, nét liền, {length}"
    if line is None:
        underlined = all(span.underline for span in lettered(block))
        found = "chữ gạch chân thay cho đường kẻ" if underlined else f"không có đường kẻ dưới {what}"
        yield Flaw(block.spot, found, expected, "Vẽ một đường kẻ ngang dưới dòng chữ (Insert, Shapes, Line).")
        return
    if not line.solid:
        yield Flaw(block.spot, "đường kẻ không liền nét", expected, "Thay bằng đường kẻ nét liền.")
    widths = [width for width in printed_widths(block) if width > 0]
    shares = [line.length / width for width in widths]
    if shares and not any(low <= share <= high for share in (shares[-1], line.length / max(widths))):
        share = f"dài {number(line.length)} mm, bằng {round(100 * line.length / max(widths))}% dòng chữ"
        lower, upper = (number(max(widths) * bound) for bound in (low, high))
        yield Flaw(block.spot, f"đường kẻ {share}", expected, f"Sửa đường kẻ dài từ {lower} mm đến {upper} mm.")
    if abs(line.offset) > _OFF_CENTRE:
        yield Flaw(
            block.spot,
            f"đường kẻ lệch {number(abs(line.offset))} mm so với dòng chữ",
            "đường kẻ đặt cân đối giữa dòng chữ",
            "Canh giữa đường kẻ.",
        )


def indent_of_text(block: Block) -> Iterator[Flaw]:
    """Whether its first line starts 1 cm or 1,27 cm from the margin (II.6e)."""
    if block.indent is None or block.align == "center":
        return
    indent = block.indent + (block.left or 0.0)
    slack = _INDENT_TOLERANCE if block.page is None else _INDENT_BLUR
    if not any(abs(indent - allowed) <= slack for allowed in _INDENTS):
        yield Flaw(
            block.spot,
            f"lùi đầu dòng {number(indent)} mm",
            "lùi đầu dòng 10 mm hoặc 12,7 mm",
            "Đặt First line 1 cm hoặc 1,27 cm.",
        )


def printed_widths(block: Block) -> list[float]:
    """Width in mm of each printed line: measured in a PDF, computed for a DOCX."""
    if block.page is not None and block.box is not None and len(block.lines) <= 1:
        return [block.box.width]
    return [width for line in block.lines or (block.text,) for width in _wrapped(line, block)]


def line_width(block: Block, text: str) -> float:
    spans = lettered(block)
    face: Face = "đứng"
    if spans:
        face = "đậm" if spans[0].bold else "nghiêng" if spans[0].italic else "đứng"
    return _width(text, block.size, face)


def _wrapped(text: str, block: Block) -> list[float]:
    """The widths of the lines into which `text` falls in the room of its block."""
    width = line_width(block, text)
    if block.page is not None or block.room is None or width <= block.room:
        return [width]
    lines, space = [0.0], line_width(block, " ")
    for word in text.split():
        longer = line_width(block, word) + (lines[-1] + space if lines[-1] else 0.0)
        if longer <= block.room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(line_width(block, word))
    return lines
