"""The door to pdfium, which is not thread-safe: one open document in the process at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2

_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The PdfDocument in `content`, until the block ends. Raises pypdfium2.PdfiumError when there is none."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
