"""DOCX to PDF/A-2b: the Converter port and its in-memory twin; `service.libreoffice` is the real one."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from prometheus_client import CollectorRegistry

from service.document import Printing
from service.finding import Finding


@dataclass(frozen=True, slots=True)
class Printed:
    """A verified PDF, its number of pages, the fonts that it embeds, how it was printed, and what was found in it."""

    pdf: bytes
    pages: int
    fonts: tuple[str, ...]
    printing: Printing
    findings: tuple[Finding, ...] = ()


Inspect = Callable[[bytes], tuple[Finding, ...]]


def no_inspection(_: bytes) -> tuple[Finding, ...]:
    return ()


@runtime_checkable
class Converter(Protocol):
    registry: CollectorRegistry  # what it counts, for Prometheus

    def turn(self, *, batch: bool = False) -> AbstractContextManager[None]:
        """Hold a place among those who are printed next: within it, `to_pdf` of this thread queues for nothing more.

        Whoever is of a batch lets others go first. Raises ConverterUnavailable when LibreOffice does not start or the
        line is too long.
        """

    def to_pdf(
        self, docx: bytes, expected: tuple[str, ...], inspect: Inspect = no_inspection, *, family: str | None = None
    ) -> Printed:
        """The PDF of `docx`, whose first page says each `expected` text, with what `inspect` finds in it.

        Documents of one `family` are filled from the same template: they may be printed in one load.
        Raises ConverterUnavailable when it is down or busy, OutputBroken when its output is not the document,
        DocumentUnprintable when this very document ends it.
        """

    def start(self) -> None:
        """Start ahead of the first document."""

    def ready(self) -> None:
        """Nothing, when it prints; ConverterUnavailable otherwise."""

    def close(self) -> None:
        """Stop what was started."""


class MemoryConverter:
    """The twin for fast tests: "prints" the DOCX bytes behind a PDF header; fails, or has findings, on demand."""

    def __init__(self, failure: BaseException | None = None, findings: tuple[Finding, ...] = ()) -> None:
        self.failure = failure
        self.findings = findings
        self.registry = CollectorRegistry()
        self.expected: list[tuple[str, ...]] = []

    def turn(self, *, batch: bool = False) -> AbstractContextManager[None]:  # noqa: ARG002 - nobody ever waits
        return nullcontext()

    def to_pdf(
        self,
        docx: bytes,
        expected: tuple[str, ...],
        inspect: Inspect = no_inspection,  # noqa: ARG002 - nothing is on its pages
        *,
        family: str | None = None,  # noqa: ARG002 - every document is alone
    ) -> Printed:
        if self.failure is not None:
            raise self.failure
        self.expected.append(expected)
        return Printed(b"%PDF-1.6\n" + docx, 1, ("TimesNewRomanPSMT",), Printing("MemoryConverter"), self.findings)

    def start(self) -> None:
        """Nothing to start."""

    def ready(self) -> None:
        if self.failure is not None:
            raise self.failure

    def close(self) -> None:
        """Nothing to stop."""
