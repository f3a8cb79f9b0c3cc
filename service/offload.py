"""Runs pure functions in processes of their own, so that the interpreter that serves stays free to serve.

Python computes in one thread at a time. Reading a DOCX and a PDF rule by rule takes a third of what one document costs;
done elsewhere, it uses another core, and a long list that is checked keeps nobody waiting for an answer.
"""

import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, Protocol, TypeVar, TypeVarTuple

import structlog

from service.errors import ConverterUnavailable

RUN_SECONDS: Final = 120.0

_log = structlog.get_logger(__name__)

Result = TypeVar("Result")
Values = TypeVarTuple("Values")


class Run(Protocol):
    """Calls a function of a module with values that can be pickled, wherever that is."""

    def __call__(self, function: Callable[[*Values], Result], *values: *Values) -> Result: ...


def here(function: Callable[[*Values], Result], *values: *Values) -> Result:
    """Run `function` in this very thread."""
    return function(*values)


class Elsewhere:
    """Runs functions of `module` in `processes` that it keeps, each started when it is first needed.

    A process that dies is replaced and its work tried once more. Raises ConverterUnavailable when that fails too, or
    when the work takes longer than RUN_SECONDS; else what the function raises.
    """

    def __init__(self, processes: int, module: str) -> None:
        self._processes = processes
        self._module = module
        self._changing = threading.Lock()
        self._pool = self._new_pool()

    def __call__(self, function: Callable[[*Values], Result], *values: *Values) -> Result:
        for _ in range(2):
            pool = self._pool
            try:
                return pool.submit(function, *values).result(RUN_SECONDS)
            except BrokenProcessPool:
                _log.warning("check-process-lost")
                self._replace(pool)
            except NotInTime as exc:
                raise _unavailable("check overran") from exc
        raise _unavailable("check process lost twice")

    def start(self) -> None:
        """Start a process ahead of the first function."""
        self._pool.submit(os.getpid)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._changing:
            if self._pool is broken:
                self._pool = self._new_pool()
        broken.shutdown(wait=False)

    def _new_pool(self) -> ProcessPoolExecutor:
        # Started afresh: a fork would carry over the locks that the threads of this process hold.
        fresh = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, fresh, _prepare, (self._module,))


def _unavailable(log: str) -> ConverterUnavailable:
    return ConverterUnavailable(
        "Chưa soát xong thể thức của văn bản. Thử lại sau ít phút; nếu vẫn vậy, tách phụ lục dài ra.", log=log
    )


def _prepare(module: str) -> None:
    """In a new process: have the functions at hand, and end when the service does, however it ends."""
    importlib.import_module(module)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the service's to answer
    parent: Any = multiprocessing.parent_process()

    def leave() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=leave, daemon=True).start()
