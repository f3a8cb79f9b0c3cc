"""The door to pdfium, which is not thread-safe: one open document in the process at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2

from service.errors import ConverterUnavailable

WAIT_SECONDS: Final = 60.0

_ONE_AT_A_TIME: Final = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The PdfDocument in `content`, until the block ends.

    Raises pypdfium2.PdfiumError when there is none, ConverterUnavailable when others read for too long.
    """
    if not _ONE_AT_A_TIME.acquire(timeout=WAIT_SECONDS):
        raise ConverterUnavailable("Đang có nhiều tệp PDF lớn chờ đọc. Thử lại sau ít phút.", log="pdfium is busy")
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
    finally:
        _ONE_AT_A_TIME.release()
