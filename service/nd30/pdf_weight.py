"""Refuses a PDF whose pages unfold into more drawing commands than a document has, before anything draws them.

A few kilobytes can unfold without end: a compressed stream of zeros, or forms that each call the next ten times.
"""

import re
import zlib
from typing import Any, Final

import pikepdf

from service.errors import FileUnreadable
from service.pdf_objects import resources_of

MAX_PAGES: Final = 300
MAX_COMMANDS: Final = 3 * 1024 * 1024  # bytes of drawing commands on one page, forms counted as often as they are drawn

_DRAWN: Final = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")
_DEEPEST: Final = 12


def weigh(pdf: pikepdf.Pdf) -> None:
    """Raises FileUnreadable when the document has too many pages or a page too many commands."""
    if len(pdf.pages) > MAX_PAGES:
        raise FileUnreadable(f"Tệp PDF có hơn {MAX_PAGES} trang. Tách tệp rồi kiểm tra.", log="too many pages")
    forms: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        contents: Any = page.obj.get("/Contents", pikepdf.Array())
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        resources = resources_of(page)
        weight = sum(_weight(stream, resources, forms, 0) for stream in streams)
        if weight > MAX_COMMANDS:
            raise FileUnreadable("Một trang PDF có quá nhiều nét vẽ, không phải văn bản.", log="page too heavy")


def _weight(stream: Any, resources: Any, forms: dict[tuple[int, int], int], depth: int) -> int:
    if not isinstance(stream, pikepdf.Stream):
        return 0
    commands = _unfolded(stream)
    weight = len(commands)
    objects = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(objects, pikepdf.Dictionary) or weight > MAX_COMMANDS:
        return weight
    if depth > _DEEPEST:
        return MAX_COMMANDS + 1
    for found in _DRAWN.finditer(commands):
        form = objects.get("/" + found[1].decode("latin-1"))
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
            if form.objgen not in forms:
                forms[form.objgen] = MAX_COMMANDS + 1  # what a form that draws itself weighs
                forms[form.objgen] = _weight(form, form.get("/Resources", resources), forms, depth + 1)
            weight += forms[form.objgen]
            if weight > MAX_COMMANDS:
                break
    return weight


def _unfolded(stream: Any) -> bytes:
    """The commands in a stream, or the first of far too many. Filters that unfold little are left alone."""
    content: bytes = stream.read_raw_bytes()
    filters = stream.get("/Filter", pikepdf.Array())
    for name in filters if isinstance(filters, pikepdf.Array) else [filters]:
        if name not in {"/FlateDecode", "/Fl"}:
            break
        try:
            content = zlib.decompressobj().decompress(content, MAX_COMMANDS + 1)
        except zlib.error:
            break
    return content
