"""What the checker says of a base or a mutant, and whether that is what it should say."""

from functools import cache
from typing import Final

from service.finding import Finding
from service.nd30 import check
from tests.nd30_mutants.bases import BASES, docx
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PdfMutant

# A fault of letters is seen in a PDF by the fonts that it embeds.
PDF_TWIN: Final = {"PG-07": "PDF-01", "PG-09": "PDF-01"}


def findings(content: bytes, base: str) -> tuple[Finding, ...]:
    """Of a DOCX or a PDF; that it is a draft is told, what kind it is must be seen."""
    return tuple(check(content, draft=BASES[base].number is None).findings)


@cache
def findings_of_base(name: str) -> tuple[Finding, ...]:
    return findings(docx(name), name)


def caught(mutant: Mutant | PdfMutant, found: tuple[Finding, ...]) -> bool:
    return bool(_names(mutant) & {item.rule for item in found})


def unrelated(
    mutant: Mutant | PdfMutant, found: tuple[Finding, ...], before: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Mandatory findings that neither the fault explains nor the base has."""
    known = {*_names(mutant), *mutant.also, *(item.rule for item in before)}
    return tuple(item for item in found if item.blocks and item.rule not in known)


def told(found: tuple[Finding, ...]) -> str:
    """For a person who reads the failure."""
    return "\n".join(f"{item.rule} [{item.severity}] {item.place}: {item.found} – {item.expected}" for item in found)


def _names(mutant: Mutant | PdfMutant) -> set[str]:
    return {mutant.rule, PDF_TWIN.get(mutant.rule, mutant.rule)}
