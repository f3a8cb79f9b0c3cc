"""Functions run in other processes: what they answer, and what becomes of those that die or hang."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from service import offload
from service.errors import CheckUnavailable, Unavailable
from service.offload import Elsewhere, Here
from tests.real import far_away


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    elsewhere = Elsewhere(1, "tests.real.far_away")
    yield elsewhere
    elsewhere.close()


def alive(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


def test_what_a_function_returns_and_raises_comes_back_from_a_process_that_is_kept(elsewhere: Elsewhere) -> None:
    elsewhere.start()
    assert elsewhere(far_away.add, 2, 3) == 5
    process = elsewhere(far_away.own_id)
    assert process != os.getpid()
    with pytest.raises(ValueError, match="sai rồi") as caught:
        elsewhere(far_away.refuse, "sai rồi")
    assert "far_away.py" in caught.value.__notes__[0], "where it was raised is told"
    assert elsewhere(far_away.own_id) == process


def test_values_that_cannot_travel_are_the_callers_fault_and_leave_no_answer_behind(elsewhere: Elsewhere) -> None:
    with pytest.raises(Exception, match="pickle"):
        elsewhere(far_away.refuse, threading.Lock())  # type: ignore[arg-type]
    assert elsewhere(far_away.add, 1, 1) == 2


def test_a_function_that_hangs_is_killed_and_the_next_one_runs(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = elsewhere(far_away.own_id)
    monkeypatch.setattr(offload, "RUN_SECONDS", 0.3)
    with pytest.raises(CheckUnavailable) as caught:
        elsewhere(far_away.wait, 60)
    assert caught.value.log == "check overran"
    assert not alive(hanging)
    monkeypatch.undo()
    assert elsewhere(far_away.add, 1, 2) == 3


def test_waiting_for_others_is_not_running(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(far_away.own_id)
    monkeypatch.setattr(offload, "RUN_SECONDS", 1.0)
    with ThreadPoolExecutor(4) as callers:
        answers = list(callers.map(lambda _: elsewhere(far_away.wait, 0.4), range(4)))
    assert answers == ["waited"] * 4


def test_who_waits_too_long_for_a_process_is_told_so(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(far_away.own_id)
    monkeypatch.setattr(offload, "WAIT_SECONDS", 0.1)
    with ThreadPoolExecutor(1) as caller:
        busy = caller.submit(elsewhere, far_away.wait, 1)
        time.sleep(0.3)
        with pytest.raises(CheckUnavailable) as caught:
            elsewhere(far_away.add, 1, 1)
        assert caught.value.log == "checks stayed busy"
        assert busy.result() == "waited"


def test_only_the_one_that_kills_its_process_fails() -> None:
    elsewhere = Elsewhere(2, "tests.real.far_away")

    def kill() -> str:
        with pytest.raises(CheckUnavailable):
            elsewhere(far_away.die)
        return "lost"

    with ThreadPoolExecutor(8) as callers:
        innocent = [callers.submit(elsewhere, far_away.wait, 0.1) for _ in range(5)]
        killers = [callers.submit(kill) for _ in range(3)]
        assert [future.result() for future in innocent] == ["waited"] * 5
        assert [future.result() for future in killers] == ["lost"] * 3
    elsewhere.close()


def test_a_process_that_was_killed_from_outside_costs_nobody_a_document(elsewhere: Elsewhere) -> None:
    process = elsewhere(far_away.own_id)
    os.kill(process, signal.SIGKILL)
    assert elsewhere(far_away.own_id) != process
    with ThreadPoolExecutor(1) as caller:
        process = elsewhere(far_away.own_id)
        waiting = caller.submit(elsewhere, far_away.wait, 0.5)
        time.sleep(0.2)
        os.kill(process, signal.SIGKILL)
        assert waiting.result() == "waited", "it was tried once more"


def test_closing_does_not_wait_for_a_function_that_hangs(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    process = elsewhere(far_away.own_id)
    monkeypatch.setattr(offload, "CLOSE_SECONDS", 0.2)
    with ThreadPoolExecutor(2) as callers:
        hanging = callers.submit(elsewhere, far_away.wait, 60)
        time.sleep(0.2)
        queued = callers.submit(elsewhere, far_away.wait, 60)
        time.sleep(0.1)
        began = time.monotonic()
        elsewhere.close()
        assert time.monotonic() - began < 3
        for future in (hanging, queued):
            with pytest.raises(Unavailable):
                future.result(3)
    assert not alive(process)
    with pytest.raises(Unavailable):
        elsewhere(far_away.add, 1, 1)


def test_closing_lets_a_function_finish_that_is_nearly_done(elsewhere: Elsewhere) -> None:
    elsewhere(far_away.own_id)
    with ThreadPoolExecutor(1) as caller:
        running = caller.submit(elsewhere, far_away.wait, 0.5)
        time.sleep(0.2)
        elsewhere.close()
        assert running.result() == "waited"


def test_here_is_this_very_process() -> None:
    here = Here()
    here.start()
    assert here(far_away.own_id) == os.getpid()
    here.close()
