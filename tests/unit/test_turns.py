"""Turns are bounded in number, length and time; a person goes before a batch; nobody waits at a closed door."""

import threading
import time
from collections.abc import Callable

import pytest

from service.errors import ConverterUnavailable
from service.libreoffice.turns import Turns


def eventually(condition: Callable[[], object]) -> None:
    give_up = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < give_up, "it did not come to pass"
        time.sleep(0.002)


class Caller(threading.Thread):
    """Takes a turn, notes its name, and leaves; or notes why it got none."""

    def __init__(self, turns: Turns, name: str, notes: list[str], *, batch: bool = False) -> None:
        super().__init__(name=name)
        self._turns, self._notes, self._batch = turns, notes, batch
        waiting = turns.waiting
        self.start()
        eventually(lambda: turns.waiting > waiting)

    def run(self) -> None:
        try:
            with self._turns.one(batch=self._batch):
                self._notes.append(self.name)
        except ConverterUnavailable as error:
            self._notes.append(f"{self.name}: {error.log}")


def test_persons_go_before_batches_and_otherwise_in_order() -> None:
    turns, notes = Turns(1, 9, 5), list[str]()
    with turns.one():
        callers = [
            Caller(turns, "batch 1", notes, batch=True),
            Caller(turns, "person 1", notes),
            Caller(turns, "batch 2", notes, batch=True),
            Caller(turns, "person 2", notes),
        ]
    for caller in callers:
        caller.join()
    assert notes == ["person 1", "person 2", "batch 1", "batch 2"]


def test_no_more_are_in_than_there_are_places() -> None:
    turns, inside, most = Turns(3, 50, 5), list[int](), list[int]()

    def one() -> None:
        with turns.one():
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.002)
            inside.pop()

    threads = [threading.Thread(target=one) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 3
    assert len(most) == 30


def test_a_line_that_is_too_long_refuses_at_once() -> None:
    turns, notes = Turns(1, 1, 5), list[str]()
    with turns.one():
        caller = Caller(turns, "patient", notes)
        started = time.monotonic()
        with pytest.raises(ConverterUnavailable, match="bận"), turns.one():
            pass
        assert time.monotonic() - started < 1
    caller.join()
    assert notes == ["patient"]


def test_who_waited_long_enough_is_refused_and_holds_nobody_up() -> None:
    turns = Turns(1, 9, 0.02)
    with turns.one(), pytest.raises(ConverterUnavailable, match="bận"), turns.one():
        pass
    assert turns.waiting == 0
    with turns.one():
        pass


def test_an_error_inside_gives_the_place_back() -> None:
    turns = Turns(1, 9, 0.02)
    with pytest.raises(ZeroDivisionError), turns.one():
        raise ZeroDivisionError
    with turns.one():
        pass


def test_closing_sends_the_line_away_and_waits_for_those_who_are_in() -> None:
    turns, notes = Turns(1, 9, 5), list[str]()
    with turns.one():
        caller = Caller(turns, "late", notes)
        closing = threading.Thread(target=turns.close, args=(5,))
        closing.start()
        caller.join()
        assert notes == ["late: converter is closed"]
        assert closing.is_alive()
    closing.join(5)
    assert not closing.is_alive()
    with pytest.raises(ConverterUnavailable, match="dừng"), turns.one():
        pass
