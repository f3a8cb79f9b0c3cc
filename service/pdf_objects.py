"""What the objects of a PDF tell of its pages and of the whole, before anything is drawn."""

import re
from io import BytesIO
from typing import Any, Final

import pikepdf

# As an element or as an attribute; PDF/A fixes the prefix.
_PDFA_PART: Final = re.compile(rb"""pdfaid:part(?:>|\s*=\s*["'])\s*(\d)""")
_DEEPEST: Final = 100  # page trees within each other


def opened(content: bytes) -> pikepdf.Pdf:
    """The objects in `content`, each read when it is asked for. Raises pikepdf.PdfError.

    What pages inherit is left where it is: to hand it down, all objects of the file would have to be read.
    """
    return pikepdf.open(BytesIO(content), inherit_page_attributes=False)


def resources_of(page: pikepdf.Page) -> Any:
    """The /Resources of a page, its own or those of the nodes that it hangs on; None without any.

    Raises pikepdf.PdfError when it hangs too deep.
    """
    node: Any = page.obj
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        resources = node.get("/Resources")
        # qpdf gives empty ones to a page that has none in its tree, where pdfium looks further up.
        if isinstance(resources, pikepdf.Dictionary) and len(resources):
            return resources
        node = node.get("/Parent")
    raise pikepdf.PdfError("page trees too deep within each other")


def pdfa_part(pdf: pikepdf.Pdf) -> str | None:
    """The part of PDF/A that a file claims to keep, such as "2"."""
    metadata = pdf.Root.get("/Metadata")
    found = _PDFA_PART.search(metadata.read_bytes()) if isinstance(metadata, pikepdf.Stream) else None
    return found[1].decode() if found else None
