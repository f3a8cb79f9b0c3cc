"""What prints, and how it fails: the Worker port, behind which is a process of ours or another machine."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from service.libreoffice.group import Group

EXPORT_OPTIONS: Final = ("SelectPdfVersion=2", "UseTaggedPDF=true")


class WorkerLost(Exception):
    """The worker crashed, or overran its time; `reason` is a metric label. It is good for nothing but `remove`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DocumentRefused(Exception):
    """LibreOffice does not open the document; the worker is well."""


class PdfUnwritten(Exception):
    """LibreOffice opened the document and could not write its PDF; the worker is well."""


class WorkerBusy(Exception):
    """The worker prints for others, or is about to go or to come back; it and the document are well."""


class Worker(Protocol):
    """Something that prints, one order at a time: a process of ours, or another machine."""

    address: str  # where it is, when it is not on this machine
    libreoffice: str
    fonts: Mapping[str, str]  # version by PostScript name, as far as known
    memory: int  # in bytes; 0 when unknown
    together: bool  # whether it prints several documents in one load

    def start(self) -> None:
        """Return when it takes orders. Raises ConverterUnavailable or WorkerLost when it will not."""

    def to_pdf(self, docx: bytes, seconds: float) -> bytes:
        """The PDF of one document. Raises WorkerLost, WorkerBusy, DocumentRefused or PdfUnwritten."""

    def to_pdfs(self, group: Group, seconds: float) -> Iterator[bytes]:
        """The PDF of each member of a group as it is printed, when the worker prints `together`.

        Raises like `to_pdf` for those that are missing.
        """

    def ping(self, seconds: float) -> None:
        """Nothing, when it answers in time; WorkerLost otherwise. Only an idle worker may be asked."""

    def interrupt(self) -> None:
        """Stop whatever it does, from any thread: it ends in WorkerLost."""

    def remove(self) -> None:
        """End it and leave nothing of it behind."""
