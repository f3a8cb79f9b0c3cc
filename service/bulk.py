"""Issues many documents of one kind at once: numbered in their order, printed several to a load."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

import structlog

from service.document import Actor, DocumentKind, Record
from service.errors import ConverterUnavailable, Unavailable, Unexpected, VanthuError
from service.issue import Office, issue

# Documents under way at once: enough for every worker to have its next load waiting.
UNDER_WAY: Final = 32

# How long a document waits for those before it to take their numbers.
ORDER_SECONDS: Final = 600.0

_log = structlog.get_logger(__name__)


def issue_each(
    office: Office, kind: DocumentKind, payloads: Sequence[Any], actor: Actor
) -> Iterator[Record | VanthuError]:
    """What became of each payload, in their order: its record, or the error that kept it alone from being issued.

    Numbers rise with the payloads. People who issue one document meanwhile go first. When LibreOffice lets one in no
    more, those that come after it fail with it.
    """
    order = _Order()

    def one(place: int) -> Record | VanthuError:
        try:
            order.refuse_when_ended()
            return issue(office, kind, payloads[place], actor, batch=True, gate=order.turn_of(place))
        except VanthuError as exc:
            return exc
        except Exception as exc:  # noqa: BLE001 - what happens to one must not hide what became of the others
            _log.error("unexpected-error", place=place, exc_info=exc)
            return Unexpected(
                "Văn bản này gặp lỗi ngoài dự kiến nên chưa được ban hành. Báo quản trị viên.", log=type(exc).__name__
            )
        finally:
            order.pass_by(place)

    with ThreadPoolExecutor(UNDER_WAY, "bulk") as threads:
        yield from threads.map(one, range(len(payloads)))


class _Order:
    """A gate that lets places through one by one, in order, until LibreOffice turns one of them away."""

    def __init__(self) -> None:
        self._next = 0
        self._passed: set[int] = set()
        self._ended: ConverterUnavailable | None = None
        self._changed = threading.Condition()

    @contextmanager
    def turn_of(self, place: int) -> Iterator[None]:
        with self._changed:
            if not self._changed.wait_for(lambda: self._next == place, ORDER_SECONDS):
                raise Unavailable("Các văn bản trước chưa xong. Thử lại sau ít phút.", log="order overran")
        self.refuse_when_ended()
        try:
            yield
        except ConverterUnavailable as exc:
            self._ended = exc
            raise
        finally:
            self.pass_by(place)

    def refuse_when_ended(self) -> None:
        """Raise what the place said that LibreOffice turned away, if any."""
        if self._ended is not None:
            raise ConverterUnavailable(str(self._ended), log=self._ended.log)

    def pass_by(self, place: int) -> None:
        """`place` is through, or will never come."""
        with self._changed:
            if place >= self._next:
                self._passed.add(place)
            while self._next in self._passed:
                self._passed.remove(self._next)
                self._next += 1
            self._changed.notify_all()
