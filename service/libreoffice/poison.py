"""Documents that end LibreOffice: remembered by hash, so that one file cannot bring down every worker in turn."""

import hashlib
import threading
import time
from typing import Final

from service.errors import DocumentUnprintable

# How long a document stays refused: whoever ended two workers in a row may have been only in bad company.
FORGET_SECONDS: Final = 15 * 60
MAX_REMEMBERED: Final = 1000


class Poison:
    """The documents that ended two workers each, and when."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many documents are refused now."""
        with self._lock:
            return sum(time.monotonic() - since < FORGET_SECONDS for since in self._since.values())

    def condemn(self, docx: bytes) -> DocumentUnprintable:
        """Remember `docx`; the error to tell its caller."""
        digest = _digest(docx)
        with self._lock:
            self._since.pop(digest, None)  # it goes to the end: the first is the oldest
            if len(self._since) >= MAX_REMEMBERED:
                del self._since[next(iter(self._since))]
            self._since[digest] = time.monotonic()
        return _error()

    def refuse(self, docx: bytes) -> None:
        """Raise DocumentUnprintable when `docx` is known to end LibreOffice."""
        with self._lock:
            since = self._since.get(_digest(docx))
        if since is not None and time.monotonic() - since < FORGET_SECONDS:
            raise _error()


def _digest(docx: bytes) -> str:
    return hashlib.sha256(docx).hexdigest()


def _error() -> DocumentUnprintable:
    return DocumentUnprintable(
        "LibreOffice dừng hai lần liền khi in chính văn bản này nên không in lại nữa. "
        "Rút gọn hoặc tách nội dung; nếu vẫn vậy, báo quản trị viên.",
        log="document ends LibreOffice",
    )
