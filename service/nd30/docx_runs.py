"""The runs of a DOCX paragraph: its letters as they are set, without what is deleted, hidden or only a field's code."""

from typing import Any, Final

from service.nd30.docx_drawing import ALTERNATE, chosen
from service.nd30.docx_package import W, child_of
from service.nd30.docx_styles import Props, Styles
from service.nd30.paper import Span

_SKIPPED: Final = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "delText", "instrText", "bookmarkStart")
)
_DRAWINGS: Final = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_BREAKS: Final = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_RUN: Final = f"{W}r"
_SAYS: Final = f"{W}rPr"
_TEXT: Final = f"{W}t"
_SUPERSCRIPT: Final = 0.65  # of the size; matters for underscores that rule a line


class RunReader:
    """Remembers the fields that are open: one may begin in a paragraph and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[list[str]] = []  # code, and whether "code" or "result" is being read

    def read(self, node: Any, style: str, table_style: str) -> tuple[list[Span], list[Any]]:
        """The spans of a paragraph, and the drawings that hang on it."""
        spans: list[Span] = []
        drawings: list[Any] = []
        self._content(node, (style, table_style), spans, drawings)
        return spans, drawings

    def _content(self, node: Any, styles: tuple[str, str], spans: list[Span], drawings: list[Any]) -> None:
        for child in node:
            tag = child.tag
            if tag == _RUN:
                self._run(child, self._look(child, *styles), spans, drawings)
            elif tag == f"{W}fldSimple":
                self._fields.append([child.get(f"{W}instr", ""), "result"])
                self._content(child, styles, spans, drawings)
                self._fields.pop()
            elif tag == ALTERNATE:
                self._content(chosen(child), styles, spans, drawings)
            elif tag not in _SKIPPED:
                self._content(child, styles, spans, drawings)

    def _look(self, node: Any, style: str, table_style: str) -> Props:
        says = child_of(node, _SAYS)
        if says is None:
            return self._styles.run(style, "", table_style)
        direct = self._styles.run_says(says)
        return self._styles.run(style, direct.get("style", ""), table_style) | direct

    def _run(self, node: Any, look: Props, spans: list[Span], drawings: list[Any]) -> None:
        for child in node:
            tag = child.tag
            if tag == _TEXT:
                spans += self._printed(child.text or "", look)
            elif tag in _BREAKS:
                spans += self._printed(_BREAKS[tag], look)
            elif tag == f"{W}sym":
                font = child.get(f"{W}font", "")
                spans += self._printed(
                    chr(int(child.get(f"{W}char", "2022"), 16)), look | {"ascii": font, "other": font}
                )
            elif tag == f"{W}pgNum":
                spans += spans_of("2", look, "PAGE")
            elif tag == ALTERNATE:
                drawings += [drawing for drawing in chosen(child) if drawing.tag in _DRAWINGS]
            elif tag in _DRAWINGS:
                drawings.append(child)
            else:
                self._field(child)

    def _field(self, node: Any) -> None:
        if node.tag == f"{W}instrText" and self._fields:
            self._fields[-1][0] += node.text or ""
        elif node.tag == f"{W}fldChar":
            step = node.get(f"{W}fldCharType", "")
            if step == "begin":
                self._fields.append(["", "code"])
            elif step == "separate" and self._fields:
                self._fields[-1][1] = "result"
            elif step == "end" and self._fields:
                self._fields.pop()

    def _printed(self, text: str, look: Props) -> list[Span]:
        if look.get("hidden") or any(step == "code" for _, step in self._fields):
            return []
        words = self._fields[-1][0].split() if self._fields else []
        return spans_of(text, look, words[0].upper() if words else "")


def spans_of(text: str, look: Props, field: str = "") -> list[Span]:
    """`text` set as `look` says; where ASCII has a font of its own, each font's letters apart."""
    if look.get("caps"):
        text = text.upper()
    plain, other = look.get("ascii", ""), look.get("other", "")
    if plain == other or text.isascii():
        return [_span(text, plain, text, look, field)]
    pieces: list[Span] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end].isascii() != text[start].isascii():
            piece = text[start:end]
            pieces.append(_span(piece, plain if piece.isascii() else other, text, look, field))
            start = end
    return pieces


def _span(piece: str, font: str, text: str, look: Props, field: str) -> Span:
    """A piece of `text`."""
    raised = bool(look.get("raised"))
    return Span(
        piece,
        font,
        look["size"] * (_SUPERSCRIPT if raised and not text.strip("_") else 1),
        bool(look.get("bold")),
        bool(look.get("italic")),
        look.get("colour", "000000"),
        bool(look.get("underline")),
        field,
        raised,
    )
