"""The life of one worker: started, proved by a real page, fed, and ended; one thread each."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from service.errors import ConverterUnavailable, OutputBroken, VanthuError
from service.libreoffice.fonts import font_versions
from service.libreoffice.jobs import Done, Job, Jobs
from service.libreoffice.poison import Poison
from service.libreoffice.process import DocumentRefused, PdfUnwritten, Worker, WorkerLost
from service.libreoffice.proof import PROOF_TEXT, proof_page
from service.render.inspect import verify_pdf

# A document that ends two workers, or that two cannot write, is not given to a third.
MAX_FAILURES: Final = 2

# How often a worker looks up from waiting: for the end of its shift, and for its successor.
_LOOK_UP_SECONDS: Final = 0.2
# Before an order the worker is asked whether it is there: what happened to it before is not the document's fault.
_PING_SECONDS: Final = 5.0
# A worker that was idle so long prints a page, so that one that is frozen is found before it is needed.
_PROVE_EVERY_SECONDS: Final = 20.0
_PROVE_SECONDS: Final = 20.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one order and one worker may take: seconds per order, documents and bytes of memory per worker."""

    run_seconds: float = 60
    documents: int = 2000
    memory: int = 1024**3


class Crew(Protocol):
    """Whom a shift works for, and tells what becomes of it."""

    jobs: Jobs
    limits: Limits
    poison: Poison

    def begun(self, shift: "Shift") -> None:
        """The worker has printed its first page."""

    def ran(self, shift: "Shift", seconds: float, documents: int) -> None:
        """The worker has printed so many documents in one run."""

    def spent(self, shift: "Shift") -> None:
        """The worker has done its share and wants to be relieved; told once."""

    def ended(self, shift: "Shift", reason: str) -> None:
        """The worker is no more: "stopped", "recycled", "not-started", or what WorkerLost tells."""


class Shift(threading.Thread):
    """One worker from its start, after `delay` seconds, to its end."""

    def __init__(self, crew: Crew, worker: Worker, name: str, delay: float = 0) -> None:
        super().__init__(name=name, daemon=True)
        self.worker = worker
        self.fonts: tuple[str, ...] = ()
        self._crew = crew
        self._delay = delay
        self._leave = threading.Event()
        self._reason = "stopped"
        self._documents = 0
        self._seen = 0.0
        self._told_spent = False
        self.busy = False

    def leave(self, reason: str = "stopped") -> None:
        """End after the order in hand."""
        self._reason = reason
        self._leave.set()

    def interrupt(self) -> None:
        """End at once; the order in hand is left to another worker."""
        self.leave()
        self.worker.interrupt()

    def run(self) -> None:
        reason = "not-started"
        try:
            if not self._leave.wait(self._delay):
                self.worker.start()
                self._prove()
                self._crew.begun(self)
                self._serve()
            reason = self._reason
        except WorkerLost as exc:
            reason = exc.reason if self._seen else reason
        except (VanthuError, DocumentRefused, PdfUnwritten) as exc:
            _log.warning("worker-not-started", reason=getattr(exc, "log", type(exc).__name__))
        finally:
            self.worker.remove()
            self._crew.ended(self, reason)

    def _serve(self) -> None:
        while not self._leave.is_set():
            jobs = self._crew.jobs.take(self, _LOOK_UP_SECONDS)
            if jobs:
                self.busy = True
                self._print(jobs)
                self.busy = False
            elif time.monotonic() - self._seen > _PROVE_EVERY_SECONDS:
                self._prove()
            if self._is_spent() and not self._told_spent:
                self._told_spent = True
                self._crew.spent(self)

    def _print(self, jobs: list[Job]) -> None:
        try:
            self.worker.ping(_PING_SECONDS)
        except WorkerLost:
            self._crew.jobs.put_back(jobs)
            raise
        self._one(jobs[0])

    def _one(self, job: Job) -> None:
        started = time.monotonic()
        try:
            pdf = self.worker.to_pdf(job.docx, self._crew.limits.run_seconds)
        except DocumentRefused:
            job.result.set_exception(
                OutputBroken(
                    "LibreOffice không mở được tệp DOCX. Báo quản trị viên kiểm tra mẫu.",
                    log="LibreOffice refused the document",
                )
            )
        except PdfUnwritten as exc:
            reason = str(exc)
            self._failed(
                job,
                lambda: ConverterUnavailable(
                    "LibreOffice không ghi được PDF (đĩa tạm đầy hoặc thiếu quyền). Báo quản trị viên.",
                    log=f"PDF unwritten: {reason}",
                ),
            )
        except WorkerLost:
            self._failed(job, lambda: self._crew.poison.condemn(job.docx))
            raise
        else:
            self._seen = time.monotonic()
            self._documents += 1
            ran = self._seen - started
            self._crew.ran(self, ran, 1)
            waited = started - job.since
            worker = self.worker
            job.result.set_result(Done(pdf, worker.libreoffice, worker.fonts, waited, ran, 1, job.failures + 1))

    def _failed(self, job: Job, error: Callable[[], VanthuError]) -> None:
        """Leave the job to another worker; when that fails as well, the caller learns why."""
        job.failures += 1
        job.avoid = self
        if job.failures < MAX_FAILURES:
            self._crew.jobs.put_back([job])
        else:
            job.result.set_exception(error())

    def _prove(self) -> None:
        pdf = self.worker.to_pdf(proof_page(), _PROVE_SECONDS)
        try:
            facts = verify_pdf(pdf, (PROOF_TEXT,))
        except OutputBroken as exc:
            _log.warning("proof-page-refused", place=self.name, address=self.worker.address, reason=exc.log)
            raise WorkerLost("garbled") from exc
        self.fonts = font_versions(self.worker.fonts, facts.fonts)
        self._seen = time.monotonic()

    def _is_spent(self) -> bool:
        limits = self._crew.limits
        return self._documents >= limits.documents or self.worker.memory >= limits.memory
