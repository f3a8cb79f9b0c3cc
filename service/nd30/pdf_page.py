"""One page of a PDF as pdfium draws it: runs of letters, ruled lines and images, in mm from the top left corner."""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any, Final

import pypdfium2.raw as pdfium

from service.errors import FileUnreadable

MAX_LETTERS: Final = 60_000  # on one page; a full page of size 6 has 15,000
MAX_OBJECTS: Final = 20_000  # drawn on one page, forms included

_POINTS_PER_MM: Final = 72 / 25.4
_MM_PER_POINT: Final = 25.4 / 72
_INVISIBLE: Final = 3  # the text rendering mode of the text layer under a scan
_FILL_AND_STROKE: Final = 2  # how bold is made out of a font that has none
_THIN: Final = 0.8  # mm: a filled shape no thicker is a ruled line
_DEEPEST_FORM: Final = 6
_NEARLY_BLACK: Final = 0x38
_LARGEST_SEAL: Final = 90.0  # mm: larger images are neither seal nor signature
_MOST_PIXELS: Final = 8_000_000
_SAMPLES: Final = 4_000
_CLEAR, _WHITE = 0x40, 0xE6

_WEIGHT: Final = re.compile("bold|black|heavy", re.IGNORECASE)
_SLANT: Final = re.compile("italic|oblique", re.IGNORECASE)
# What follows the family in a font's name: ",Bold", "-BoldMT", "PS-BoldItalicMT".
_STYLE: Final = re.compile("(PS)?(MT)?([,-].*)?$")
_ODD: Final = re.compile("[\x02\ufffe\xad\xa0\ufb00-\ufb06]")
_PLAIN: Final = {"\x02": "-", "\ufffe": "-", "\xad": "-", "\xa0": " "}
_CAMEL: Final = re.compile("(?<=[a-z])(?=[A-Z])")

Place = tuple[float, float]
Turn = Callable[[float, float], Place]


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


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line along the page or down it; its thickness is left out."""

    left: float
    top: float
    right: float
    bottom: float
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Image:
    width: float
    height: float
    mime: str
    colour: str | None


@dataclass(frozen=True, slots=True)
class Leaf:
    width: float
    height: float
    runs: tuple[Run, ...]
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]
    images: tuple[Image, ...]
    turned: bool = False  # a quarter, against the page as one sees it


def read_leaf(document: Any, number: int) -> Leaf:
    """Page `number` of an open document, counted from 0. Raises FileUnreadable when it holds too much.

    A page that lies on its side is read as its letters stand, and marked as turned.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        turn = pdfium.FPDFPage_GetRotation(page.raw) % 4
        for side in (0, 1, 3, 2):
            width, height, place = _geometry(page, (turn + side) % 4)
            runs = tuple(_runs(text.raw, place))
            if runs:
                break
        else:
            side, (width, height, place) = 0, _geometry(page, turn)
        strokes, images = _drawn(document, page, place)
    finally:
        text.close()
        page.close()
    return Leaf(
        width,
        height,
        runs,
        tuple(line for line in strokes if line.bottom - line.top < line.right - line.left),
        tuple(line for line in strokes if line.bottom - line.top >= line.right - line.left),
        tuple(images),
        turned=side % 2 == 1,
    )


def _geometry(page: Any, turn: int) -> tuple[float, float, Turn]:
    """Width and height in mm of a page turned so many times clockwise, and what turns a point of its own into mm."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, rect)
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    width, height = (right - left) * _MM_PER_POINT, (top - bottom) * _MM_PER_POINT
    turns: tuple[Turn, ...] = (
        lambda x, y: ((x - left) * _MM_PER_POINT, (top - y) * _MM_PER_POINT),
        lambda x, y: ((y - bottom) * _MM_PER_POINT, (x - left) * _MM_PER_POINT),
        lambda x, y: ((right - x) * _MM_PER_POINT, (y - bottom) * _MM_PER_POINT),
        lambda x, y: ((top - y) * _MM_PER_POINT, (right - x) * _MM_PER_POINT),
    )
    return (height, width, turns[turn]) if turn % 2 else (width, height, turns[turn])


def _runs(text: Any, place: Turn) -> Iterator[Run]:
    """The letters of a page by the command that draws them; upright ones that can be seen."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_LETTERS:
        raise FileUnreadable(f"Một trang có hơn {MAX_LETTERS} chữ, không phải văn bản.", log="too many letters")
    letters = _letters(text, count)
    faces: dict[int, Face] = {}
    start, parted = 0, True
    while start < count:
        drawn = pdfium.FPDFText_GetTextObject(text, start)
        if not drawn:  # a space or line break that pdfium puts between two commands
            start, parted = start + 1, True
            continue
        end = _end(text, letters, start, ctypes.addressof(drawn.contents))
        words = letters[start:end]
        run = _run(text, drawn, start, words, faces, place, joined=not parted)
        if run is not None:
            yield run
        parted, start = run is None or words[-1:].isspace(), end


def _letters(text: Any, count: int) -> str:
    """Every letter of the page, one character each."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    pdfium.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    letters = buffer.raw.decode("utf-16le", errors="replace")[:count]
    if len(letters) != count or "\0" in letters:  # rare signs take two units, unknown ones none
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        letters = "".join(chr(code) if code else "\ufffd" for code in codes)
    return letters


def _end(text: Any, letters: str, start: int, owner: int) -> int:
    """Where the letters that `owner` draws end; they stand together, so a few looks find it."""

    def owned(index: int) -> bool:
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        return bool(drawn) and ctypes.addressof(drawn.contents) == owner

    break_ = letters.find("\r", start)  # which pdfium puts where a line ends, and most commands end there
    if break_ > start and owned(break_ - 1) and not owned(break_):
        return break_
    inside, step = start, 1
    count = len(letters)
    while inside + step < count and owned(inside + step):
        inside, step = inside + step, step * 2
    outside = min(inside + step, count)
    while outside - inside > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if owned(middle) else (inside, middle)
    return outside


def _run(
    text: Any,
    drawn: Any,
    start: int,
    words: str,
    faces: dict[int, Face],
    place: Turn,
    *,
    joined: bool,
) -> Run | None:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
    stripped = words.strip()
    if mode == _INVISIBLE or not stripped:
        return None
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(text, first, matrix)
    pdfium.FPDFText_GetCharOrigin(text, first, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, last, box)
    left, base = place(x.value, y.value)
    ahead = place(x.value + matrix.a, y.value + matrix.b)
    if ahead[0] <= left or abs(ahead[1] - base) > 0.05 * (ahead[0] - left):  # rotated or mirrored
        return None
    right = max(place(box.left, y.value)[0], place(box.right, y.value)[0], place(x.value, box.top)[0])
    font = pdfium.FPDFTextObj_GetFont(drawn)
    key = ctypes.addressof(font.contents)
    face = faces.get(key) or faces.setdefault(key, _face(font))
    if mode == _FILL_AND_STROKE and not face.bold:
        face = Face(face.family, True, face.italic, face.embedded)
    if abs(matrix.c) > 0.1 * abs(matrix.d) and not face.italic and matrix.b == 0:  # slanted by hand
        face = Face(face.family, face.bold, True, face.embedded)
    size = _size(pdfium.FPDFText_GetFontSize(text, first) * hypot(matrix.c, matrix.d))
    return Run(_clean(words), face, size, _colour(drawn), left, right, base, joined)


def _clean(words: str) -> str:
    """As a reader sees it: hyphens that pdfium marks at line ends, ligatures and no-break spaces as typed."""
    return _ODD.sub(lambda found: _PLAIN.get(found[0]) or unicodedata.normalize("NFKC", found[0]), words)


def _size(points: float) -> float:
    """Points; Word writes 14 as 14.04, so what is near a half is that half."""
    half = round(points * 2) / 2
    return half if abs(points - half) <= 0.06 else round(points, 1)


def _face(font: Any) -> Face:
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace").split("+")[-1]
    angle = ctypes.c_int()
    slanted = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
    family = _CAMEL.sub(" ", _STYLE.sub("", name.replace(" ", "")))
    embedded = pdfium.FPDFFont_GetIsEmbedded(font) == 1
    return Face(family or name, bool(_WEIGHT.search(name)), slanted or bool(_SLANT.search(name)), embedded)


def _colour(drawn: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
        return "000000"
    shades = (red.value, green.value, blue.value)
    if (
        max(shades) <= _NEARLY_BLACK and max(shades) - min(shades) <= 8
    ):  # black of the press, turned into screen colours
        return "000000"
    return "{:02X}{:02X}{:02X}".format(*shades)


def _drawn(document: Any, page: Any, place: Turn) -> tuple[list[Stroke], list[Image]]:
    strokes: set[Stroke] = set()
    images: list[Image] = []
    for drawn, turn in _objects(page.raw):
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            strokes.update(_strokes(drawn, turn, place))
        else:
            images.append(_image(document, page, drawn, turn, place))
    return sorted(strokes, key=lambda line: (line.top, line.left)), images


def _objects(page: Any) -> Iterator[tuple[Any, Turn]]:
    """Paths and images of a page and of the forms on it, each with what turns its points into those of the page."""
    left = MAX_OBJECTS

    def of(count: int, get: Callable[[int], Any], turn: Turn, depth: int) -> Iterator[tuple[Any, Turn]]:
        nonlocal left
        left -= count
        if left < 0:
            raise FileUnreadable(f"Một trang có hơn {MAX_OBJECTS} nét vẽ, không phải văn bản.", log="too many objects")
        for index in range(count):
            drawn = get(index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                yield drawn, turn
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = _after(_matrix(drawn), turn)
                form = drawn
                yield from of(
                    pdfium.FPDFFormObj_CountObjects(form),
                    lambda at, form=form: pdfium.FPDFFormObj_GetObject(form, at),  # type: ignore[misc]
                    inner,
                    depth + 1,
                )

    yield from of(
        pdfium.FPDFPage_CountObjects(page), lambda at: pdfium.FPDFPage_GetObject(page, at), lambda x, y: (x, y), 0
    )


def _matrix(drawn: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    return matrix


def _after(matrix: Any, turn: Turn) -> Turn:
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: turn(a * x + c * y + e, b * x + d * y + f)


def _strokes(drawn: Any, turn: Turn, place: Turn) -> Iterator[Stroke]:
    """The straight lines along or down the page in a path; a drawn rectangle is four."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroked)
    if not fill.value and not stroked.value:
        return
    if not stroked.value and _colour(drawn) == "FFFFFF":
        return
    solid = pdfium.FPDFPageObj_GetDashCount(drawn) <= 0
    for points in _outlines(drawn, _after(_matrix(drawn), turn)):
        at = [place(x, y) for x, y in points]
        left, right = min(x for x, _ in at), max(x for x, _ in at)
        top, bottom = min(y for _, y in at), max(y for _, y in at)
        if min(right - left, bottom - top) <= _THIN:
            if right - left < bottom - top:
                left = right = (left + right) / 2
            else:
                top = bottom = (top + bottom) / 2
            yield _stroke(left, top, right, bottom, solid)
        elif stroked.value and len({round(x, 1) for x, _ in at}) == 2 and len({round(y, 1) for _, y in at}) == 2:
            yield _stroke(left, top, right, top, solid)
            yield _stroke(left, bottom, right, bottom, solid)
            yield _stroke(left, top, left, bottom, solid)
            yield _stroke(right, top, right, bottom, solid)


def _stroke(left: float, top: float, right: float, bottom: float, solid: bool) -> Stroke:
    """Rounded to 0.01 mm, so that a line drawn twice is one."""
    return Stroke(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2), solid)


def _outlines(drawn: Any, turn: Turn) -> Iterator[list[Place]]:
    """The corners of each closed or open figure of a path that is made of straight lines."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Place] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), MAX_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield points
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(turn(x.value, y.value))
    if len(points) > 1:
        yield points


def _image(document: Any, page: Any, drawn: Any, turn: Turn, place: Turn) -> Image:
    corners = [place(*_after(_matrix(drawn), turn)(x, y)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    width = max(x for x, _ in corners) - min(x for x, _ in corners)
    height = max(y for _, y in corners) - min(y for _, y in corners)
    colour = _mean_colour(document, page, drawn) if max(width, height) <= _LARGEST_SEAL else None
    return Image(width, height, _mime(drawn), colour)


def _mime(drawn: Any) -> str:
    """What the image was before: a PDF keeps a JPEG as it is, and makes its own of a PNG."""
    filters = []
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(drawn)):
        buffer = ctypes.create_string_buffer(32)
        pdfium.FPDFImageObj_GetImageFilter(drawn, index, buffer, len(buffer))
        filters.append(buffer.value.decode("ascii", errors="replace"))
    return "image/jpeg" if "DCTDecode" in filters else "image/jp2" if "JPXDecode" in filters else "image/png"


def _mean_colour(document: Any, page: Any, drawn: Any) -> str | None:
    """The mean of what is neither transparent nor white."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    known = pdfium.FPDFImageObj_GetImagePixelSize(drawn, wide, high)
    if not known or wide.value * high.value > _MOST_PIXELS:
        return None
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, drawn)
    if not bitmap:
        return None
    try:
        format_ = pdfium.FPDFBitmap_GetFormat(bitmap)
        size = pdfium.FPDFBitmap_GetStride(bitmap) * pdfium.FPDFBitmap_GetHeight(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    if format_ != pdfium.FPDFBitmap_BGRA:
        return None
    step = 4 * max(1, size // 4 // _SAMPLES)
    seen = [
        (red, green, blue)
        for blue, green, red, alpha in zip(data[0::step], data[1::step], data[2::step], data[3::step], strict=False)
        if alpha > _CLEAR and min(red, green, blue) < _WHITE
    ]
    if not seen:
        return None
    return "".join(f"{round(sum(shade) / len(seen)):02X}" for shade in zip(*seen, strict=True))
