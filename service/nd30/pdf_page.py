"""One page of a PDF as pdfium draws it: runs of letters, ruled lines and images, in mm from the top left corner."""

from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from service.nd30.pdf_drawn import Image, Stroke, Turn, drawn_on
from service.nd30.pdf_letters import Run, runs_of
from service.pdfium import Document

_MM_PER_POINT: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Leaf:
    width: float
    height: float
    runs: tuple[Run, ...]
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]
    images: tuple[Image, ...]
    turned: bool = False  # a quarter, against the page as one sees it


def read_leaf(document: Document, number: int) -> Leaf:
    """Page `number` of an open document, counted from 0. Raises FileUnreadable when it holds too much.

    A page that lies on its side is read as its letters stand, and marked as turned.
    """
    with document.page(number) as page:
        turn = pdfium.FPDFPage_GetRotation(page.page) % 4
        for side in (0, 1, 3, 2):
            width, height, place = _geometry(page.page, (turn + side) % 4)
            runs = tuple(runs_of(page.letters, place))
            if runs:
                break
        else:
            side, (width, height, place) = 0, _geometry(page.page, turn)
        strokes, images = drawn_on(page, place)
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
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    width, height = (right - left) * _MM_PER_POINT, (top - bottom) * _MM_PER_POINT
    turns: tuple[Turn, ...] = (
        lambda x, y: ((x - left) * _MM_PER_POINT, (top - y) * _MM_PER_POINT),
        lambda x, y: ((y - bottom) * _MM_PER_POINT, (x - left) * _MM_PER_POINT),
        lambda x, y: ((right - x) * _MM_PER_POINT, (y - bottom) * _MM_PER_POINT),
        lambda x, y: ((top - y) * _MM_PER_POINT, (right - x) * _MM_PER_POINT),
    )
    return (height, width, turns[turn]) if turn % 2 else (width, height, turns[turn])
