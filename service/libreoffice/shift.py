"""The life of one worker: started, proved by a real page, fed, and ended; one thread each."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from service.errors import OutputBroken, PrintUnwritten, VanthuError
from service.libreoffice.fonts import font_versions
from service.libreoffice.group import merged
from service.libreoffice.jobs import Done, Job, Jobs
from service.libreoffice.poison import Poison
from service.libreoffice.port import DocumentRefused, PdfUnwritten, Worker, WorkerBusy, WorkerLost
from service.libreoffice.proof import PROOF_TEXT, proof_page
from service.render.inspect import PdfFacts

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

    def verify(self, pdf: bytes, expected: tuple[str, ...]) -> PdfFacts:
        """What is known of a print of ours. Raises OutputBroken unless it is sound and says `expected`."""

    def begun(self, shift: "Shift") -> None:
        """The worker has printed its first page."""

    def ran(self, shift: "Shift", seconds: float, documents: int) -> None:
        """The worker has printed so many documents in one run."""

    def relieve(self, shift: "Shift") -> None:
        """The worker has done its share and works on until another serves in its place; told once."""

    def ended(self, shift: "Shift", reason: str) -> None:
        """The worker is no more: "stopped", "recycled", "not-started", "broken", or what WorkerLost tells."""


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
        self._interrupted = False
        self.busy = False
        self.spent = False

    def leave(self, reason: str = "stopped") -> None:
        """End after the order in hand."""
        self._reason = reason
        self._leave.set()

    def interrupt(self) -> None:
        """End at once; the order in hand is left to another worker."""
        self._interrupted = True
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
            if self._seen:
                reason = exc.reason
            else:
                _log.warning("worker-not-started", reason=exc.reason)
        except VanthuError as exc:
            _log.warning("worker-not-started", reason=exc.log)
        except Exception:  # noqa: BLE001 - a mistake of ours costs a worker, not the place that it had
            reason = "broken" if self._seen else reason
            _log.exception("worker-broken")
        finally:
            self._end("stopped" if self._interrupted else reason)

    def _end(self, reason: str) -> None:
        try:
            self.worker.remove()
        finally:
            self._crew.ended(self, reason)

    def _serve(self) -> None:
        while not self._leave.is_set():
            jobs = self._crew.jobs.take(self, _LOOK_UP_SECONDS, together=self.worker.together)
            if jobs:
                self.busy = True
                try:
                    self._do(jobs)
                finally:
                    self._crew.jobs.release(self)
                    self.busy = False
            elif time.monotonic() - self._seen > _PROVE_EVERY_SECONDS:
                self._prove()
            if self._is_spent() and not self.spent:
                self.spent = True
                self._crew.relieve(self)

    def _do(self, jobs: list[Job]) -> None:
        try:
            self._print(jobs)
        except WorkerLost:
            raise
        except Exception:  # a mistake of ours: nobody may wait for ever because of it
            for job in jobs:
                if not job.result.done():
                    job.result.set_exception(_broken())
            raise

    def _print(self, jobs: list[Job]) -> None:
        try:
            self.worker.ping(_PING_SECONDS)
        except WorkerLost:
            self._crew.jobs.put_back(jobs)
            raise
        if len(jobs) == 1:
            self._alone(jobs[0])
        else:
            self._together(jobs)

    def _together(self, jobs: list[Job]) -> None:
        """Print `jobs` in one load; whatever fails, each that is missing is printed alone then."""
        started, missing = time.monotonic(), list(jobs)
        try:
            for pdf in self.worker.to_pdfs(merged([job.docx for job in jobs]), self._crew.limits.run_seconds):
                self._deliver(missing.pop(0), pdf, started, len(jobs))
        except WorkerLost:
            self._part(missing)
            raise
        except Exception as exc:  # noqa: BLE001 - whatever it is, each can still be printed by itself
            _log.info("printed-one-by-one", documents=len(missing), reason=str(exc) or type(exc).__name__)
            self._part(missing)
        if len(missing) < len(jobs):
            self._crew.ran(self, self._seen - started, len(jobs) - len(missing))

    def _alone(self, job: Job) -> None:
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
                lambda: PrintUnwritten(
                    "LibreOffice không ghi được PDF (đĩa tạm đầy hoặc thiếu quyền). Báo quản trị viên.",
                    log=f"PDF unwritten: {reason}",
                ),
            )
        except WorkerBusy:
            self._crew.jobs.put_back([job], avoid=self)
        except WorkerLost:
            if self._interrupted:
                self._crew.jobs.put_back([job])
            else:
                self._failed(job, lambda: self._crew.poison.condemn(job.docx))
            raise
        else:
            self._deliver(job, pdf, started, 1)
            self._crew.ran(self, self._seen - started, 1)

    def _deliver(self, job: Job, pdf: bytes, started: float, together: int) -> None:
        self._seen = time.monotonic()
        self._documents += 1
        worker, waited, ran = self.worker, started - job.since, self._seen - started
        job.result.set_result(Done(pdf, worker.libreoffice, worker.fonts, waited, ran, together, job.failures + 1))

    def _part(self, jobs: list[Job]) -> None:
        """Give `jobs` back, each to be printed alone; nobody knows yet whose fault it was."""
        for job in jobs:
            job.family = None
        self._crew.jobs.put_back(jobs)

    def _failed(self, job: Job, error: Callable[[], VanthuError]) -> None:
        """Leave the job to another worker; when that fails as well, the caller learns why."""
        job.failures += 1
        job.family = None  # from now on it endangers nobody but itself
        if job.failures < MAX_FAILURES:
            self._crew.jobs.put_back([job], avoid=self)
        else:
            job.result.set_exception(error())

    def _prove(self) -> None:
        try:
            pdf = self.worker.to_pdf(proof_page(), _PROVE_SECONDS)
            facts = self._crew.verify(pdf, (PROOF_TEXT,))
        except WorkerBusy as exc:
            if not self._seen:
                raise WorkerLost("busy") from exc
            self.worker.ping(_PING_SECONDS)
            self._seen = time.monotonic()
            return
        except (DocumentRefused, PdfUnwritten) as exc:
            raise WorkerLost("unfit") from exc
        except OutputBroken as exc:
            _log.warning("proof-page-refused", place=self.name, address=self.worker.address, reason=exc.log)
            raise WorkerLost("garbled") from exc
        self.fonts = font_versions(self.worker.fonts, facts.fonts)
        self._seen = time.monotonic()

    def _is_spent(self) -> bool:
        limits = self._crew.limits
        return self._documents >= limits.documents or self.worker.memory >= limits.memory


def _broken() -> OutputBroken:
    return OutputBroken("Bộ chuyển PDF gặp lỗi của chính nó. Báo quản trị viên xem nhật ký.", log="worker-broken")
