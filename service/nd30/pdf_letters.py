"""The letters of a PDF page by the command that draws them: font, size, colour, place."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any, Final

import pypdfium2.raw as pdfium

from service.errors import FileUnreadable
from service.nd30.pdf_drawn import Turn, colour_of
from service.pdfium import quick

MAX_LETTERS: Final = 60_000  # on one page; a full page of size 6 has 15,000

_object_at: Final = quick(pdfium.FPDFText_GetTextObject)
_matrix_at: Final = quick(pdfium.FPDFText_GetMatrix)
_origin_at: Final = quick(pdfium.FPDFText_GetCharOrigin)
_box_at: Final = quick(pdfium.FPDFText_GetLooseCharBox)
_size_at: Final = quick(pdfium.FPDFText_GetFontSize)
_mode_of: Final = quick(pdfium.FPDFTextObj_GetTextRenderMode)
_font_of: Final = quick(pdfium.FPDFTextObj_GetFont)
_font_name: Final = quick(pdfium.FPDFFont_GetBaseFontName)
_font_angle: Final = quick(pdfium.FPDFFont_GetItalicAngle)
_font_embedded: Final = quick(pdfium.FPDFFont_GetIsEmbedded)

_INVISIBLE: Final = 3  # the text rendering mode of the text layer under a scan
_FILL_AND_STROKE: Final = 2  # how bold is made out of a font that has none

_WEIGHT: Final = re.compile("bold|black|heavy", re.IGNORECASE)
_SLANT: Final = re.compile("italic|oblique", re.IGNORECASE)
# What follows the family in a font's name: ",Bold", "-BoldMT", "PS-BoldItalicMT".
_STYLE: Final = re.compile("(PS)?(MT)?([,-].*)?$")
_CAMEL: Final = re.compile("(?<=[a-z])(?=[A-Z])")
_ODD: Final = re.compile("[\x02\ufffe\xad\xa0\ufb00-\ufb06]")
_PLAIN: Final = {"\x02": "-", "\ufffe": "-", "\xad": "-", "\xa0": " "}


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the page, its family as people write it: “Times New Roman”."""

    family: str
    bold: bool
    italic: bool
    embedded: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one drawing command sets; `joined` when no space parts them from the run before."""

    text: str
    face: Face
    size: float
    colour: str
    left: float
    right: float
    base: float
    joined: bool = False
    raised: bool = False  # above or below the line, as the mark of a note is


def runs_of(text: Any, place: Turn) -> Iterator[Run]:
    """The letters of a page by the command that draws them; upright ones that can be seen."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_LETTERS:
        raise FileUnreadable(f"Một trang có hơn {MAX_LETTERS} chữ, không phải văn bản.", log="too many letters")
    letters = _letters(text, count)
    faces: dict[int, Face] = {}
    start, parted = 0, True
    while start < count:
        drawn = _object_at(text, start)
        if not drawn:  # a space or line break that pdfium puts between two commands
            start, parted = start + 1, True
            continue
        end = _end(text, letters, start, drawn)
        words = letters[start:end]
        run = _run(text, drawn, start, words, faces, place, joined=not parted)
        if run is not None:
            yield run
        parted, start = run is None or words[-1:].isspace(), end


def _letters(text: Any, count: int) -> str:
    """Every letter of the page, one character each."""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, buffer)
    letters = bytes(buffer).decode("utf-16le", errors="replace")[:count]
    if len(letters) != count or "\0" in letters:  # rare signs take two units, unknown ones none
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        letters = "".join(chr(code) if code else "\ufffd" for code in codes)
    return letters


def _end(text: Any, letters: str, start: int, owner: int) -> int:
    """Where the letters that `owner` draws end; they stand together, so a few looks find it."""
    break_ = letters.find("\r", start)  # which pdfium puts where a line ends, and most commands end there
    if break_ > start and _object_at(text, break_ - 1) == owner and _object_at(text, break_) != owner:
        return break_
    inside, step = start, 1
    count = len(letters)
    while inside + step < count and _object_at(text, inside + step) == owner:
        inside, step = inside + step, step * 2
    outside = min(inside + step, count)
    while outside - inside > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if _object_at(text, middle) == owner else (inside, middle)
    return outside


def _run(
    text: Any,
    drawn: int,
    start: int,
    words: str,
    faces: dict[int, Face],
    place: Turn,
    *,
    joined: bool,
) -> Run | None:
    mode = _mode_of(drawn)
    if mode == _INVISIBLE or not words.strip():
        return None
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    at_x, at_y = ctypes.c_double(), ctypes.c_double()
    _matrix_at(text, first, matrix)
    _origin_at(text, first, at_x, at_y)
    _box_at(text, last, box)
    x, y = at_x.value, at_y.value
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    left, base = place(x, y)
    ahead = place(x + a, y + b)
    if ahead[0] <= left or abs(ahead[1] - base) > 0.05 * (ahead[0] - left):  # rotated or mirrored
        return None
    right = max(place(box.left, y)[0], place(box.right, y)[0], place(x, box.top)[0])
    font = _font_of(drawn)
    face = faces.get(font) or faces.setdefault(font, _face(font))
    if mode == _FILL_AND_STROKE and not face.bold:
        face = Face(face.family, True, face.italic, face.embedded)
    if abs(c) > 0.1 * abs(d) and not face.italic and b == 0:  # slanted by hand
        face = Face(face.family, face.bold, True, face.embedded)
    size = _size(_size_at(text, first) * hypot(c, d))
    return Run(_clean(words), face, size, colour_of(drawn), left, right, base, joined)


def _clean(words: str) -> str:
    """As a reader sees it: hyphens that pdfium marks at line ends, ligatures and no-break spaces as typed."""
    return _ODD.sub(lambda found: _PLAIN.get(found[0]) or unicodedata.normalize("NFKC", found[0]), words)


def _size(points: float) -> float:
    """Points; Word writes 14 as 14.04, so what is near a half is that half."""
    half = round(points * 2) / 2
    return half if abs(points - half) <= 0.06 else round(points, 1)


def _face(font: int) -> Face:
    length = _font_name(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    _font_name(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace").split("+")[-1]
    angle = ctypes.c_int()
    slanted = bool(_font_angle(font, angle)) and angle.value != 0
    family = _CAMEL.sub(" ", _STYLE.sub("", name.replace(" ", "")))
    embedded = _font_embedded(font) == 1
    return Face(family or name, bool(_WEIGHT.search(name)), slanted or bool(_SLANT.search(name)), embedded)
