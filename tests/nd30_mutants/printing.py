"""The page of a mutant, printed by the real LibreOffice without the checks that would refuse it."""

from service.finding import Finding
from service.libreoffice.pool import ConverterPool
from tests.nd30_mutants.bases import docx
from tests.nd30_mutants.judge import findings
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PdfMutant


class Printer:
    """Prints each base once and keeps what the checker says of it."""

    def __init__(self, converter: ConverterPool) -> None:
        self._converter = converter
        self._bases: dict[str, tuple[bytes, tuple[Finding, ...]]] = {}

    def findings_of_base(self, name: str) -> tuple[Finding, ...]:
        return self._base(name)[1]

    def findings(self, mutant: Mutant | PdfMutant) -> tuple[Finding, ...]:
        if isinstance(mutant, PdfMutant):
            return findings(mutant.of(self._base(mutant.base)[0]), mutant.base)
        return findings(self._pdf(mutant.docx()), mutant.base)

    def _base(self, name: str) -> tuple[bytes, tuple[Finding, ...]]:
        if name not in self._bases:
            printed = self._pdf(docx(name))
            self._bases[name] = (printed, findings(printed, name))
        return self._bases[name]

    def _pdf(self, content: bytes) -> bytes:
        return self._converter.unverified(content).pdf  # to_pdf refuses pages in other fonts
