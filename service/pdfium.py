"""The door to pdfium, which is not thread-safe: one page of one document at a time, in the order of asking."""

import ctypes
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from service.errors import ConverterUnavailable

WAIT_SECONDS: Final = 60.0

_MOST_KEPT: Final = 50  # pages of one document that stay loaded for its next reader


@contextmanager
def opened(content: bytes) -> Iterator["Document"]:
    """The Document in `content`, until the block ends. Raises pypdfium2.PdfiumError when there is none."""
    kept = _KEPT.get()
    if kept is not None and kept.content is content:
        kept.open()
        yield kept
        return
    document = Document(content)
    try:
        document.open()
        yield document
    finally:
        document.close()


@contextmanager
def kept_open(content: bytes) -> Iterator[None]:
    """Within the block, all who open this very `content` read one document, whose pages are loaded once."""
    document = Document(content, keep=True)
    token = _KEPT.set(document)
    try:
        yield
    finally:
        _KEPT.reset(token)
        document.close()


def quick(function: Any) -> Any:
    """A function of pdfium that takes no time, with handles that are plain numbers; it runs while we hold the GIL.

    To give that up around each letter would let every busy thread of the process go first, again and again.
    """
    prototype = ctypes.PYFUNCTYPE(*map(_plain, (function.restype, *function.argtypes)))
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _plain(kind: Any) -> Any:
    """A handle is a pointer to a structure that shows no fields."""
    what = getattr(kind, "_type_", None)
    hidden = isinstance(what, type) and issubclass(what, ctypes.Structure) and not hasattr(what, "_fields_")
    return ctypes.c_void_p if hidden else kind


@dataclass(frozen=True, slots=True)
class Page:
    """Handles of pdfium to a page, its letters and its document; good while `Document.page` lends them."""

    document: Any
    page: Any
    letters: Any

    def text(self) -> str:
        """Its words in the order of the file."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.page, box)
        edges = (self.letters, box.left, box.top, box.right, box.bottom)
        buffer = (ctypes.c_ushort * max(pdfium.FPDFText_GetBoundedText(*edges, None, 0), 0))()
        pdfium.FPDFText_GetBoundedText(*edges, buffer, len(buffer))
        return bytes(buffer).decode("utf-16-le", errors="ignore")

    def close(self) -> None:
        pdfium.FPDFText_ClosePage(self.letters)
        pdfium.FPDF_ClosePage(self.page)


class Document:
    """A PDF in pdfium's hands; between two of its pages others have their turn."""

    def __init__(self, content: bytes, *, keep: bool = False) -> None:
        self.content = content  # pdfium reads it where it lies
        self.pages = 0
        self._raw: Any = None
        self._keep = keep
        self._loaded: dict[int, Page] = {}

    def open(self) -> None:
        if self.pages:
            return
        with _turn():
            self._raw = pdfium.FPDF_LoadMemDocument64(self.content, len(self.content), None)
            self.pages = pdfium.FPDF_GetPageCount(self._raw)
        if self.pages < 1:
            self.close()
            raise pypdfium2.PdfiumError("no document")

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """A page, counted from 0. Within the block nobody else reads anything.

        Raises pypdfium2.PdfiumError when it is damaged, ConverterUnavailable when others read for too long.
        """
        with _turn():
            page = self._loaded.pop(number, None) or self._load(number)
            try:
                yield page
            finally:
                if self._keep and len(self._loaded) < _MOST_KEPT:
                    self._loaded[number] = page
                else:
                    page.close()

    def close(self) -> None:
        if self._raw is None:
            return
        with _turn(patient=True):
            for page in self._loaded.values():
                page.close()
            self._loaded.clear()
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

    def _load(self, number: int) -> Page:
        page = pdfium.FPDF_LoadPage(self._raw, number)
        letters = pdfium.FPDFText_LoadPage(page) if page else None
        if not letters:
            pdfium.FPDF_ClosePage(page)
            raise pypdfium2.PdfiumError("no page")
        return Page(self._raw, page, letters)


class _Turns:
    """A lock that goes to whoever has waited longest; one that is free for all would go back to who just left it."""

    def __init__(self) -> None:
        self._desk = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    def acquire(self, timeout: float) -> bool:
        with self._desk:
            if not self._taken:
                self._taken = True
                return True
            called = threading.Lock()
            called.acquire()
            self._waiting.append(called)
        if called.acquire(timeout=timeout):
            return True
        with self._desk:
            if called in self._waiting:
                self._waiting.remove(called)
                return False
        return True  # called in the last moment

    def release(self) -> None:
        with self._desk:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_TURNS: Final = _Turns()
_KEPT: Final[ContextVar[Document | None]] = ContextVar("kept", default=None)


@contextmanager
def _turn(*, patient: bool = False) -> Iterator[None]:
    if not _TURNS.acquire(-1 if patient else WAIT_SECONDS):
        raise ConverterUnavailable("Đang có nhiều tệp PDF lớn chờ đọc. Thử lại sau ít phút.", log="pdfium is busy")
    try:
        yield
    finally:
        _TURNS.release()
