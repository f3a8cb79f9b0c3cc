"""What is drawn on a PDF page beside letters: straight lines and images, in mm from the top left corner."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pypdfium2.raw as pdfium

from service.errors import FileUnreadable
from service.nd30.paper import Box
from service.pdfium import Page, quick

MAX_OBJECTS: Final = 20_000  # on one page, forms included

Place = tuple[float, float]
Turn = Callable[[float, float], Place]

_kind_of: Final = quick(pdfium.FPDFPageObj_GetType)
_object_of: Final = quick(pdfium.FPDFPage_GetObject)
_object_in: Final = quick(pdfium.FPDFFormObj_GetObject)
_matrix_of: Final = quick(pdfium.FPDFPageObj_GetMatrix)
_draw_mode: Final = quick(pdfium.FPDFPath_GetDrawMode)
_dashes: Final = quick(pdfium.FPDFPageObj_GetDashCount)
_segments: Final = quick(pdfium.FPDFPath_CountSegments)
_segment: Final = quick(pdfium.FPDFPath_GetPathSegment)
_segment_kind: Final = quick(pdfium.FPDFPathSegment_GetType)
_point: Final = quick(pdfium.FPDFPathSegment_GetPoint)
_form_objects: Final = quick(pdfium.FPDFFormObj_CountObjects)
_filters: Final = quick(pdfium.FPDFImageObj_GetImageFilterCount)
_filter: Final = quick(pdfium.FPDFImageObj_GetImageFilter)
_pixels: Final = quick(pdfium.FPDFImageObj_GetImagePixelSize)
_stroke_colour: Final = quick(pdfium.FPDFPageObj_GetStrokeColor)
_fill_colour: Final = quick(pdfium.FPDFPageObj_GetFillColor)

_THIN: Final = 0.8  # mm: a filled shape no thicker is a ruled line
_DEEPEST_FORM: Final = 6
_NEARLY_BLACK: Final = 0x38
_LARGEST_SEAL: Final = 90.0  # mm: larger images are neither seal nor signature
_MOST_PIXELS: Final = 8_000_000
_SAMPLES: Final = 4_000
_CLEAR, _WHITE = 0x40, 0xE6


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line along the page or down it; its thickness is left out."""

    left: float
    top: float
    right: float
    bottom: float
    solid: bool = True
    colour: str = "000000"


@dataclass(frozen=True, slots=True)
class Image:
    box: Box
    mime: str
    colour: str | None


def drawn_on(page: Page, place: Turn) -> tuple[list[Stroke], list[Image]]:
    strokes: set[Stroke] = set()
    images: list[Image] = []
    for drawn, turn in _objects(page.page):
        if _kind_of(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            strokes.update(_strokes(drawn, turn, place))
        else:
            images.append(_image(page, drawn, turn, place))
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
            kind = _kind_of(drawn)
            if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                yield drawn, turn
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = _after(_matrix(drawn), turn)
                form = drawn
                yield from of(
                    _form_objects(form),
                    lambda at, form=form: _object_in(form, at),  # type: ignore[misc]
                    inner,
                    depth + 1,
                )

    yield from of(pdfium.FPDFPage_CountObjects(page), lambda at: _object_of(page, at), lambda x, y: (x, y), 0)


def _matrix(drawn: int) -> Any:
    matrix = pdfium.FS_MATRIX()
    _matrix_of(drawn, matrix)
    return matrix


def _after(matrix: Any, turn: Turn) -> Turn:
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: turn(a * x + c * y + e, b * x + d * y + f)


def _strokes(drawn: int, turn: Turn, place: Turn) -> Iterator[Stroke]:
    """The straight lines along or down the page in a path; a drawn rectangle is four."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    _draw_mode(drawn, fill, stroked)
    if not fill.value and not stroked.value:
        return
    colour = colour_of(drawn, stroked=bool(stroked.value))
    if colour == "FFFFFF":
        return
    solid = _dashes(drawn) <= 0
    for points in _outlines(drawn, _after(_matrix(drawn), turn)):
        at = [place(x, y) for x, y in points]
        left, right = min(x for x, _ in at), max(x for x, _ in at)
        top, bottom = min(y for _, y in at), max(y for _, y in at)
        if min(right - left, bottom - top) <= _THIN:
            if right - left < bottom - top:
                left = right = (left + right) / 2
            else:
                top = bottom = (top + bottom) / 2
            yield _stroke(left, top, right, bottom, solid, colour)
        elif stroked.value and len({round(x, 1) for x, _ in at}) == 2 and len({round(y, 1) for _, y in at}) == 2:
            yield _stroke(left, top, right, top, solid, colour)
            yield _stroke(left, bottom, right, bottom, solid, colour)
            yield _stroke(left, top, left, bottom, solid, colour)
            yield _stroke(right, top, right, bottom, solid, colour)


def _stroke(left: float, top: float, right: float, bottom: float, solid: bool, colour: str) -> Stroke:
    """Rounded to 0.01 mm, so that a line drawn twice is one."""
    return Stroke(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2), solid, colour)


def _outlines(drawn: int, turn: Turn) -> Iterator[list[Place]]:
    """The corners of each closed or open figure of a path that is made of straight lines."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Place] = []
    for index in range(min(_segments(drawn), MAX_OBJECTS)):
        segment = _segment(drawn, index)
        kind = _segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield points
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            points = []
        _point(segment, x, y)
        points.append(turn(x.value, y.value))
    if len(points) > 1:
        yield points


def _image(page: Page, drawn: int, turn: Turn, place: Turn) -> Image:
    corners = [place(*_after(_matrix(drawn), turn)(x, y)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    box = Box(
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )
    colour = _mean_colour(page, drawn) if max(box.width, box.height) <= _LARGEST_SEAL else None
    return Image(box, _mime(drawn), colour)


def _mime(drawn: int) -> str:
    """What the image was before: a PDF keeps a JPEG as it is, and makes its own of a PNG."""
    filters = []
    for index in range(_filters(drawn)):
        buffer = ctypes.create_string_buffer(32)
        _filter(drawn, index, buffer, len(buffer))
        filters.append(buffer.value.decode("ascii", errors="replace"))
    return "image/jpeg" if "DCTDecode" in filters else "image/jp2" if "JPXDecode" in filters else "image/png"


def _mean_colour(page: Page, drawn: int) -> str | None:
    """The mean of what is neither transparent nor white."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    known = _pixels(drawn, wide, high)
    if not known or wide.value * high.value > _MOST_PIXELS:
        return None
    handle = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(page.document, page.page, handle)
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


def colour_of(drawn: int, *, stroked: bool = False) -> str:
    ask = _stroke_colour if stroked else _fill_colour
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not ask(drawn, red, green, blue, alpha):
        return "000000"
    return _named(red.value, green.value, blue.value)


@lru_cache(maxsize=256)
def _named(*shades: int) -> str:
    if (
        max(shades) <= _NEARLY_BLACK and max(shades) - min(shades) <= 8
    ):  # black of the press, turned into screen colours
        return "000000"
    return "{:02X}{:02X}{:02X}".format(*shades)
