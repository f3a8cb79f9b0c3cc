"""Issues many documents of one kind at once: numbered in their order, printed several to a load."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

from service.document import Actor, DocumentKind, Record
from service.errors import VanthuError
from service.issue import Office, issue

# Documents under way at once: enough for every worker to have its next load waiting.
UNDER_WAY: Final = 32


def issue_each(
    office: Office, kind: DocumentKind, payloads: Sequence[Any], actor: Actor
) -> Iterator[Record | VanthuError]:
    """What became of each payload, in their order: its record, or the error that kept it alone from being issued.

    Numbers rise with the payloads. People who issue one document meanwhile go first.
    """
    order = _Order()

    def one(place: int) -> Record | VanthuError:
        gate = order.turn_of(place)
        try:
            return issue(office, kind, payloads[place], actor, batch=True, gate=gate)
        except VanthuError as exc:
            return exc
        finally:
            order.pass_by(place)

    with ThreadPoolExecutor(UNDER_WAY, "bulk") as threads:
        yield from threads.map(one, range(len(payloads)))


class _Order:
    """A gate that lets places through one by one, in order."""

    def __init__(self) -> None:
        self._next = 0
        self._passed: set[int] = set()
        self._changed = threading.Condition()

    @contextmanager
    def turn_of(self, place: int) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: self._next == place)
        try:
            yield
        finally:
            self.pass_by(place)

    def pass_by(self, place: int) -> None:
        """`place` is through, or will never come."""
        with self._changed:
            if place >= self._next:
                self._passed.add(place)
            while self._next in self._passed:
                self._passed.remove(self._next)
                self._next += 1
            self._changed.notify_all()
