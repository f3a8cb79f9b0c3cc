"""Keeps a number of workers at work: started ahead, relieved when spent, replaced when lost, with growing patience."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import structlog

from service.errors import ConverterUnavailable
from service.libreoffice.jobs import Job, Jobs
from service.libreoffice.metrics import PoolMetrics
from service.libreoffice.poison import Poison
from service.libreoffice.port import Worker
from service.libreoffice.shift import Limits, Shift
from service.render.inspect import PdfFacts, verify_pdf

# A place whose workers keep ending is given its next one after 0.5 s, 1 s, 2 s … 30 s.
PATIENCE: Final = 2
WINDOW_SECONDS: Final = 60.0
FIRST_DELAY: Final = 0.5
LONGEST_DELAY: Final = 30.0

_log = structlog.get_logger(__name__)


@dataclass(slots=True, eq=False)
class _Place:
    """Where one worker works: who makes it, who serves and who comes, and when workers were lost here.

    A place is given up when its last worker did not even start; it is tried again all the same.
    """

    name: str
    worker: Callable[[], Worker]
    serving: Shift | None = None
    coming: Shift | None = None
    given_up: bool = False
    lost: deque[float] = field(default_factory=lambda: deque(maxlen=10))

    def wants_one(self) -> bool:
        """Whether nobody serves, or only one who is to be relieved, and nobody comes."""
        return self.coming is None and (self.serving is None or self.serving.spent)

    def delay(self) -> float:
        """Seconds to wait before the next start."""
        recent = sum(time.monotonic() - when < WINDOW_SECONDS for when in self.lost)
        return min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** (recent - PATIENCE)) if recent >= PATIENCE else 0.0


class LibreOfficeCrew:
    """A worker for each that `workers` make; they take from `jobs`."""

    def __init__(
        self,
        workers: Sequence[Callable[[], Worker]],
        jobs: Jobs,
        limits: Limits,
        *,
        verify: Callable[[bytes, tuple[str, ...]], PdfFacts] = verify_pdf,
    ) -> None:
        self.jobs = jobs
        self.limits = limits
        self.verify = verify
        self.poison = Poison()
        self.metrics = PoolMetrics()
        self.metrics.jobs.set_function(lambda: len(jobs))
        self.metrics.workers.set_function(lambda: self.serving)
        self.metrics.poisoned.set_function(lambda: len(self.poison))
        self._places = [_Place(f"libreoffice-{number}", worker) for number, worker in enumerate(workers, 1)]
        self._shifts: set[Shift] = set()
        self._changed = threading.Condition(threading.RLock())
        self._closed = False

    @property
    def serving(self) -> int:
        """How many workers print now or would."""
        return sum(place.serving is not None for place in self._places)

    def has_idle(self) -> bool:
        """Whether a worker has nothing to do."""
        return any(place.serving is not None and not place.serving.busy for place in self._places)

    def call(self) -> None:
        """Let every place that has no worker get one."""
        with self._changed:
            for place in self._places:
                if place.wants_one() and not self._closed:
                    self._begin(place)

    def wait(self, seconds: float) -> None:
        """Until a worker serves. Raises ConverterUnavailable when none does in time, or when none can be started."""
        with self._changed:
            self._changed.wait_for(lambda: self.serving or self._given_up() or self._closed, seconds)
            if not self.serving:
                raise _down()

    def put(self, job: Job) -> None:
        """Let `job` wait for a worker. Raises ConverterUnavailable when none can be started."""
        with self._changed:
            if self._given_up():
                raise _down()
            self.jobs.put(job)

    def close(self) -> None:
        """End every worker, whatever it is doing, and wait until nothing of them is left."""
        with self._changed:
            self._closed = True
            shifts = list(self._shifts)  # one that was relieved and still prints holds no place
            self._changed.notify_all()
        for shift in shifts:
            shift.interrupt()
        for shift in shifts:
            shift.join()

    def begun(self, shift: Shift) -> None:
        with self._changed:
            self.metrics.began(shift.name, shift.worker, shift.fonts)
            place = self._place_of(shift)
            place.given_up = False
            before, place.serving, place.coming = place.serving, shift, None
            self._changed.notify_all()
        if before is not None:
            before.leave("recycled")

    def relieve(self, shift: Shift) -> None:
        with self._changed:
            place = self._place_of(shift)
            if not self._closed and place.coming is None:
                self._begin(place)

    def ran(self, shift: Shift, seconds: float, documents: int) -> None:
        self.metrics.ran.labels(documents).observe(seconds)
        self.metrics.remember(shift.name, shift.worker)

    def ended(self, shift: Shift, reason: str) -> None:
        self.metrics.ended.labels(reason).inc()
        if reason != "stopped":
            _log.info("worker-ended", place=shift.name, reason=reason)
        with self._changed:
            self._shifts.discard(shift)
            place = self._place_of(shift)
            if place.serving is shift:
                place.serving = None
                self.metrics.forget(place.name)
            if place.coming is shift:
                place.coming = None
            if reason != "recycled":
                place.lost.append(time.monotonic())
                place.given_up = reason == "not-started"
            if place.wants_one() and not self._closed:
                self._begin(place)
            if self._given_up():
                self.jobs.fail_all(_down())
            self._changed.notify_all()

    def _begin(self, place: _Place) -> None:
        shift = Shift(self, place.worker(), place.name, place.delay())
        shift.start()  # may fail; it tells nothing before we let go of the lock
        place.coming = shift
        self._shifts.add(shift)

    def _given_up(self) -> bool:
        return all(place.given_up and place.serving is None for place in self._places)

    def _place_of(self, shift: Shift) -> _Place:
        return next(place for place in self._places if place.name == shift.name)


def _down() -> ConverterUnavailable:
    return ConverterUnavailable(
        "LibreOffice không khởi động được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị viên chạy `vanthu doctor`.",
        log="no worker serves",
    )
