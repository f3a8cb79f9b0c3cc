"""Runs pure functions in processes of their own, so that the interpreter that serves stays free to serve.

Python computes in one thread at a time. Reading a DOCX and a PDF rule by rule takes a third of what one document costs;
done elsewhere, it uses another core, and a long list that is checked keeps nobody waiting for an answer.
"""

import importlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Final, Protocol, TypeVar, TypeVarTuple

import structlog

from service.errors import CheckUnavailable

# How long a caller waits for a process, how long its function may take, and how long `close` lets it finish.
WAIT_SECONDS: Final = 120.0
RUN_SECONDS: Final = 120.0
CLOSE_SECONDS: Final = 5.0

# Started afresh: a fork would carry over the locks that the threads of this process hold.
_FRESH: Final = multiprocessing.get_context("spawn")

_log = structlog.get_logger(__name__)

Result = TypeVar("Result")
Values = TypeVarTuple("Values")


class Run(Protocol):
    """Calls a function of a module with values that can be pickled, wherever that is."""

    def __call__(self, function: Callable[[*Values], Result], *values: *Values) -> Result: ...

    def start(self) -> None:
        """Start ahead of the first function."""

    def close(self) -> None:
        """Stop what was started."""


class Here:
    """Runs functions in the very thread that asks."""

    def __call__(self, function: Callable[[*Values], Result], *values: *Values) -> Result:
        return function(*values)

    def start(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to stop."""


class Elsewhere:
    """Runs functions of `module` in `processes` that it keeps, each started when it is first needed.

    A process that dies takes only its own function with it, which is tried once more in a new one. Raises
    CheckUnavailable when that dies too, when all stay busy, and when the function overruns RUN_SECONDS: then its
    process is killed. Else raises what the function raises.
    """

    def __init__(self, processes: int, module: str) -> None:
        self._all = [_Process(module) for _ in range(processes)]
        self._idle = list(self._all)
        self._changed = threading.Condition()
        self._closed = False

    def __call__(self, function: Callable[[*Values], Result], *values: *Values) -> Result:
        with self._one() as process:
            try:
                return process.run(function, values)
            except _Lost:
                _log.warning("check-process-lost")
            if self._closed:
                raise _unavailable("checks are closed")
            try:
                return process.run(function, values)
            except _Lost as exc:
                raise _unavailable("check process lost twice") from exc

    def start(self) -> None:
        with self._one() as process:
            process.start()

    def close(self) -> None:
        """Let nobody in any more, give those who are in a moment, and end every process."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: len(self._idle) == len(self._all), CLOSE_SECONDS)
        for process in self._all:
            process.kill()

    @contextmanager
    def _one(self) -> Iterator["_Process"]:
        """A process that nobody else uses meanwhile: the one last used, which is most likely to run already."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._idle, WAIT_SECONDS)
            if self._closed or not self._idle:
                raise _unavailable("checks are closed" if self._closed else "checks stayed busy")
            process = self._idle.pop()
        try:
            yield process
        finally:
            with self._changed:
                self._idle.append(process)
                self._changed.notify_all()
            if self._closed:
                process.kill()


class _Lost(Exception):
    """The process died before it answered."""


class _Process:
    """One process that runs one function at a time, and is started anew when it is gone."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._running: tuple[SpawnProcess, Connection[Any, Any]] | None = None
        self._killing = threading.Lock()

    def start(self) -> "tuple[SpawnProcess, Connection[Any, Any]]":
        if self._running is None:
            line, its_end = _FRESH.Pipe()
            process = _FRESH.Process(target=_serve, args=(its_end, self._module), name="check", daemon=True)
            process.start()
            its_end.close()  # so that the line breaks when the process does
            self._running = process, line
        return self._running

    def run(self, function: Callable[[*Values], Result], values: tuple[*Values]) -> Result:
        """What `function` returns or raises there; _Lost or CheckUnavailable when the process is gone by now."""
        process, line = self.start()
        alarm = threading.Timer(RUN_SECONDS, process.kill)
        alarm.daemon = True
        give_up = time.monotonic() + RUN_SECONDS
        alarm.start()
        try:
            line.send((function, values))
            answer, error = line.recv()
        except (EOFError, OSError) as exc:
            self._end(line)
            if time.monotonic() >= give_up:
                raise _unavailable("check overran") from exc
            raise _Lost from exc
        except BaseException:
            self._end(line)  # its answer must not become the next caller's
            raise
        finally:
            alarm.cancel()
        if error is not None:
            raise error
        result: Result = answer
        return result

    def kill(self) -> None:
        """End it now; whoever waits for its answer finds it gone."""
        running = self._running
        if running is not None:
            with self._killing:  # of two who ask a process at once how it ended, one would never hear
                running[0].kill()
                running[0].join(1)

    def _end(self, line: "Connection[Any, Any]") -> None:
        self.kill()
        line.close()
        self._running = None


def _unavailable(log: str) -> CheckUnavailable:
    return CheckUnavailable(
        "Chưa soát xong thể thức của văn bản. Thử lại sau ít phút; nếu vẫn vậy, tách phụ lục dài ra.", log=log
    )


def _serve(line: "Connection[Any, Any]", module: str) -> None:
    """In a new process: answer on `line` until it is cut, and end when the service does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the service's to answer
    parent: Any = multiprocessing.parent_process()

    def leave() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=leave, daemon=True).start()
    importlib.import_module(module)
    with suppress(EOFError, OSError):
        while True:
            function, values = line.recv()
            try:
                answer: tuple[Any, Exception | None] = function(*values), None
            except Exception as exc:  # noqa: BLE001 - whatever it is, it is the caller's
                exc.add_note(traceback.format_exc())
                answer = None, exc
            line.send(answer)
