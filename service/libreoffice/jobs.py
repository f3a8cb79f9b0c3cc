"""Documents on their way to a worker: handed out in order, several together when they are of one family."""

import threading
import time
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final

from service.libreoffice.group import LONGEST_GROUP

# How long a load of short documents takes at most, when nothing is wrong.
LOAD_SECONDS: Final = 1.0

# Documents printed in one load; more would keep the first waiting for the last.
TOGETHER: Final = 12

# How long a job is kept for another worker than the one that could not do it: there may be no other.
AVOID_SECONDS: Final = 2.0


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
    """One document to print; those of one `family` may share a load, as long as they are not too heavy together.

    One of a `batch` lets those of people go first. The worker that it is to `avoid` gets it only when no other took it
    in time.
    """

    docx: bytes
    family: str | None = None
    weight: int = 0
    batch: bool = False
    failures: int = 0
    avoid: object = None
    avoid_until: float = 0
    result: "Future[Done]" = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)

    @property
    def alone(self) -> bool:
        return self.family is None


class Jobs:
    """The jobs that wait for a worker."""

    def __init__(self, workers: int = 1) -> None:
        self._waiting: deque[Job] = deque()
        self._in_hand: dict[object, tuple[str | None, float]] = {}
        self._loads_at_once = -(-workers // 2)
        self._changed = threading.Condition()
        self._closed: Exception | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, job: Job) -> None:
        """Let `job` wait, a person's before a batch's; raises what `close` was told when no worker will come."""
        with self._changed:
            if self._closed is not None:
                raise self._closed
            people = [place for place, other in enumerate(self._waiting, 1) if not other.batch]
            self._waiting.insert(len(self._waiting) if job.batch else max(people, default=0), job)
            self._changed.notify_all()

    def put_back(self, jobs: list[Job], avoid: object = None) -> None:
        """They go first again, at best to another worker than `avoid`."""
        with self._changed:
            for job in reversed(jobs):
                job.avoid, job.avoid_until = avoid, time.monotonic() + AVOID_SECONDS
                self._waiting.appendleft(job)
            self._changed.notify_all()

    def take(self, worker: object, seconds: float, *, together: bool) -> list[Job]:
        """The next job that `worker` may do, `together` with its like, or none after `seconds`; see `release`.

        Half of the workers print one family at a time: what comes meanwhile makes up the next load, which costs less
        than many small ones, and the other cores fill, check and keep what is printed. A full load waits for none, and
        none waits for a load that takes longer than LOAD_SECONDS.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._next(worker) is not None, seconds)
            first = self._next(worker)
            if first is None:
                return []
            taken = [first] if first.alone or not together else self._alike(first, worker)
            for job in taken:
                self._waiting.remove(job)
            self._in_hand[worker] = first.family, time.monotonic()
            return taken

    def release(self, worker: object) -> None:
        """`worker` is done with what it took."""
        with self._changed:
            self._in_hand.pop(worker, None)
            self._changed.notify_all()

    def fail_all(self, error: Exception) -> None:
        """Answer every waiting job with `error`."""
        with self._changed:
            failed, self._waiting = list(self._waiting), deque()
        for job in failed:
            job.result.set_exception(error)

    def close(self, error: Exception) -> None:
        """Answer every job, waiting or still to come, with `error`."""
        with self._changed:
            self._closed = error
        self.fail_all(error)

    def forget(self, job: Job) -> None:
        """Nobody waits for `job` any more."""
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)

    def _alike(self, first: Job, worker: object) -> list[Job]:
        taken: list[Job] = []
        weight = 0
        for job in self._waiting:
            if job.family == first.family and _may_do(worker, job):
                weight += job.weight
                if len(taken) == TOGETHER or (taken and weight > LONGEST_GROUP):
                    break
                taken.append(job)
        return taken

    def _next(self, worker: object) -> Job | None:
        return next((job for job in self._waiting if _may_do(worker, job) and self._may_start(job.family)), None)

    def _may_start(self, family: str | None) -> bool:
        young = time.monotonic() - LOAD_SECONDS
        loads = sum(family == other and since > young for other, since in self._in_hand.values())
        if family is None or loads < self._loads_at_once:
            return True
        return sum(job.family == family for job in self._waiting) >= TOGETHER


def _may_do(worker: object, job: Job) -> bool:
    return job.avoid is not worker or time.monotonic() >= job.avoid_until
