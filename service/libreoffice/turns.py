"""Who may come in next: a bounded number of places, and a bounded queue before them."""

import heapq
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import ConverterUnavailable


class Turns:
    """`places` callers may be in at once; others wait in line, a person's before a batch's, up to `seconds`.

    Raises ConverterUnavailable for whom the line, of at most `length`, is too long.
    """

    def __init__(self, places: int, length: int, seconds: float) -> None:
        self._places = places
        self._free = places
        self._length = length
        self._seconds = seconds
        self._line: list[tuple[bool, int]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def waiting(self) -> int:
        return len(self._line)

    @contextmanager
    def one(self, *, batch: bool = False) -> Iterator[None]:
        """Hold a place for as long as the block runs."""
        self._enter(batch=batch)
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def close(self, seconds: float) -> None:
        """Let nobody in any more, and wait up to `seconds` for those who are in."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._free == self._places, seconds)

    def _enter(self, *, batch: bool) -> None:
        give_up = time.monotonic() + self._seconds
        with self._changed:
            if len(self._line) >= self._length:
                raise _busy("converter queue is full")
            mine = (batch, next(self._numbers))
            heapq.heappush(self._line, mine)
            try:
                while not (self._closed or (self._free and self._line[0] == mine)):
                    left = give_up - time.monotonic()
                    if left <= 0:
                        raise _busy("converter stayed busy")
                    self._changed.wait(left)
                if self._closed:
                    raise ConverterUnavailable("Dịch vụ đang dừng. Thử lại sau ít phút.", log="converter is closed")
                self._free -= 1
            finally:
                self._line.remove(mine)
                heapq.heapify(self._line)
                self._changed.notify_all()


def _busy(log: str) -> ConverterUnavailable:
    return ConverterUnavailable("Bộ chuyển PDF đang bận. Thử lại sau ít giây.", log=log)
