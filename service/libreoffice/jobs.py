"""Documents on their way to a worker: handed out in order, several together when they are of one family."""

import hashlib
import threading
import time
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

# Documents printed in one load; more would keep the first waiting for the last.
TOGETHER: Final = 8


@dataclass(slots=True, eq=False)
class Done:
    """A printed document, and how it was made: on what, seconds waited and run, how many shared the run, which try."""

    pdf: bytes
    libreoffice: str
    fonts: Mapping[str, str]
    waited: float
    ran: float
    together: int
    attempt: int


@dataclass(slots=True, eq=False)
class Job:
    """One document to print; those of one `family` may share a load, unless it has to be `alone`."""

    docx: bytes
    family: str | None = None
    failures: int = 0
    avoid: object = None
    result: "Future[Done]" = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)

    @property
    def alone(self) -> bool:
        return self.family is None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.docx).hexdigest()


class Jobs:
    """The jobs that wait for a worker."""

    def __init__(self, sharing: int) -> None:
        self._waiting: deque[Job] = deque()
        self._sharing = sharing
        self._changed = threading.Condition()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, job: Job) -> None:
        with self._changed:
            self._waiting.append(job)
            self._changed.notify_all()

    def put_back(self, jobs: list[Job]) -> None:
        """They go first again."""
        with self._changed:
            self._waiting.extendleft(reversed(jobs))
            self._changed.notify_all()

    def take(self, worker: object, seconds: float) -> list[Job]:
        """The next job that `worker` may do, with its like, or none after `seconds`.

        What waits is shared among the workers rather than taken by the first.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._next(worker) is not None, seconds)
            first = self._next(worker)
            if first is None:
                return []
            share = min(TOGETHER, -(-len(self._waiting) // self._sharing))
            alike = [job for job in self._waiting if job.family == first.family and job.avoid is not worker]
            taken = [first] if first.alone else alike[:share]
            for job in taken:
                self._waiting.remove(job)
            return taken

    def fail_all(self, error: Exception) -> None:
        """Answer every waiting job with `error`."""
        with self._changed:
            failed, self._waiting = list(self._waiting), deque()
        for job in failed:
            job.result.set_exception(error)

    def forget(self, job: Job) -> None:
        """Nobody waits for `job` any more."""
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)

    def _next(self, worker: object) -> Job | None:
        return next((job for job in self._waiting if job.avoid is not worker), None)
