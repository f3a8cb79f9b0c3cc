"""A contestant's program as a child process: ordered, answered, and never left behind."""

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

from service.settings import ROOT
from tests.bench.orders import Answer, Order

ANSWER_SECONDS: Final = 600
STOP_SECONDS: Final = 30


class Program:
    """Runs `tests.bench.contestants.<module>` in a session of its own; it starts while others do, too.

    It ends when its standard input closes, so also when the bench is killed.
    """

    def __init__(self, module: str, folder: Path, *, python: str = sys.executable) -> None:
        folder.mkdir()
        self.name = module
        self._log = folder / "program.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [python, "-m", f"tests.bench.contestants.{module}", str(folder)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        self._greeting: dict[str, Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let it end by itself, then kill whatever is left of its session."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process.stdout.close()

    @property
    def greeting(self) -> dict[str, Any]:
        """What it said when it was ready; `root` is the process whose tree is measured."""
        if self._greeting is None:
            self._greeting = self._read()
        return self._greeting

    def send(self, order: Order) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()

    def receive(self) -> Answer:
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        readable, _, _ = select.select([self._process.stdout], [], [], ANSWER_SECONDS)
        line = self._process.stdout.readline() if readable else b""
        if not line:
            said = self._log.read_text(errors="replace").strip()
            raise RuntimeError(f"{self.name}: không trả lời.\n{said}")
        answer: dict[str, Any] = json.loads(line)
        return answer
