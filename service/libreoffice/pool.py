"""The converter that the service uses: many workers behind one queue, each PDF verified before it is handed out."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as NotInTime
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from service.document import Printing
from service.errors import ConverterUnavailable, OutputBroken
from service.libreoffice.crew import LibreOfficeCrew
from service.libreoffice.fonts import font_versions
from service.libreoffice.group import LONGEST_MEMBER, NotMergeable, weight
from service.libreoffice.jobs import TOGETHER, Done, Job, Jobs
from service.libreoffice.outside import refuse_reaching_out
from service.libreoffice.port import Worker
from service.libreoffice.proof import proof_page
from service.libreoffice.shift import MAX_FAILURES, Limits
from service.libreoffice.turns import Turns
from service.pdfium import kept_open
from service.render.inspect import verify_pdf
from service.render.pdf import Inspect, Printed, no_inspection

DRAIN_SECONDS: Final = 20.0
READY_SECONDS: Final = 5.0


class ConverterPool:
    """Workers that print for all threads of this process, one order each at a time.

    `workers` make one worker each. At most `queue_length` callers wait for their turn, each up to `queue_seconds`;
    a document that ends a worker, or overruns `limits.run_seconds`, is given to one other before it is refused.
    """

    def __init__(
        self,
        workers: Sequence[Callable[[], Worker]],
        *,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        queue_length: int = 64,
        queue_seconds: float = 30,
    ) -> None:
        self._limits = limits
        self._jobs = Jobs(len(workers))
        self._crew = LibreOfficeCrew(workers, self._jobs, limits)
        self._turns = Turns(len(workers) * TOGETHER, queue_length, queue_seconds)
        self._queue_seconds = queue_seconds
        self._held = _Held()
        self.metrics = self._crew.metrics
        self.metrics.callers.set_function(lambda: self._turns.waiting)
        self.registry = self.metrics.registry

    @property
    def serving(self) -> int:
        """How many workers print now or would."""
        return self._crew.serving

    def start(self) -> None:
        """Start the workers ahead of the first document."""
        self._crew.call()

    @contextmanager
    def turn(self, *, batch: bool = False) -> Iterator[None]:
        if self._held.turn is not None:
            yield
            return
        asked = time.monotonic()
        with self._turns.one(batch=batch):
            self._crew.call()
            self._crew.wait(self._queue_seconds)
            self._held.turn = _Turn(batch, time.monotonic() - asked)
            try:
                yield
            finally:
                self._held.turn = None

    def to_pdf(
        self, docx: bytes, expected: tuple[str, ...], inspect: Inspect = no_inspection, *, family: str | None = None
    ) -> Printed:
        with self.turn():
            done = self.unverified(docx, family)
            if done.together > 1:
                with suppress(OutputBroken):
                    printed = _checked(done, expected, inspect)
                    if not any(finding.blocks for finding in printed.findings):
                        return printed
                done = self.unverified(docx)  # what is not right in company is tried alone
            return _checked(done, expected, inspect)

    def unverified(self, docx: bytes, family: str | None = None) -> Done:
        """The PDF as a worker wrote it, for whoever holds it against what it should be."""
        if not docx.startswith(b"PK"):  # LibreOffice would print an empty page
            raise OutputBroken("Tệp cần chuyển không phải DOCX.", log="input is not a DOCX")
        refuse_reaching_out(docx)
        self._crew.poison.refuse(docx)
        with self.turn():
            assert self._held.turn is not None  # noqa: S101 - just taken
            done = self._done(_job(docx, family, self._held.turn))
        self.metrics.waited.observe(done.waited)
        return done

    def ready(self) -> None:
        """Nothing, when a worker has just printed, or prints a page now; ConverterUnavailable otherwise."""
        self._crew.call()
        self._crew.wait(READY_SECONDS)
        if self._crew.has_idle():
            self._done(Job(proof_page()), READY_SECONDS)

    def close(self) -> None:
        """Let nobody in any more, let those who are in finish, and end every worker."""
        self._turns.close(DRAIN_SECONDS)
        self._crew.close()
        self._jobs.close(ConverterUnavailable("Dịch vụ đang dừng. Thử lại sau ít phút.", log="converter is closed"))

    def _done(self, job: Job, seconds: float | None = None) -> Done:
        """The job once a worker has done it."""
        longest = self._queue_seconds + MAX_FAILURES * self._limits.run_seconds
        self._crew.put(job)
        try:
            done = job.result.result(seconds or longest)
        except NotInTime as exc:
            self._jobs.forget(job)
            raise ConverterUnavailable(
                "Bộ chuyển PDF không trả lời kịp. Thử lại sau ít phút.", log="no worker took the document"
            ) from exc
        return done


@dataclass(frozen=True, slots=True)
class _Turn:
    """A place that a thread holds: whether for one of a batch, and the seconds that it stood in line for it."""

    batch: bool
    waited: float


class _Held(threading.local):
    """The turn that this thread holds."""

    turn: _Turn | None = None


def _job(docx: bytes, family: str | None, turn: _Turn) -> Job:
    """A job that is printed with others of its family, if it is short enough to gain by it."""
    since = time.monotonic() - turn.waited
    try:
        heavy = weight(docx)
    except NotMergeable:
        return Job(docx, batch=turn.batch, since=since)
    return Job(docx, family if heavy <= LONGEST_MEMBER else None, heavy, batch=turn.batch, since=since)


def _checked(done: Done, expected: tuple[str, ...], inspect: Inspect) -> Printed:
    """What was printed, once it is proved to be the document."""
    with kept_open(done.pdf):
        facts = verify_pdf(done.pdf, expected)
        findings = inspect(done.pdf)
    printing = Printing(
        f"LibreOffice {done.libreoffice}",
        font_versions(done.fonts, facts.fonts),
        round(done.waited, 3),
        round(done.ran, 3),
        done.together,
        done.attempt,
    )
    return Printed(done.pdf, len(facts.pages), facts.fonts, printing, findings)
