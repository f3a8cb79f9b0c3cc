"""What the checker says of a base or a mutant, and whether that is what it should say."""

from functools import cache
from typing import Final

from service.finding import Finding
from service.nd30 import check
from service.nd30.paper import Medium
from service.nd30.rules import RULES
from tests.nd30_mutants.bases import BASES, docx
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PdfMutant

DRAFTS: Final = frozenset(name for name, base in BASES.items() if base.number is None)

# A fault of letters may be seen in a PDF by the fonts that it embeds, and by what stands in for an old font.
_TWINS: Final = {"PG-07": {"PDF-01"}, "PG-09": {"PG-07", "PDF-01"}, "PDF-01": {"PG-07"}}


def judged_in(medium: Medium) -> frozenset[str]:
    """The rules that the checker holds such a file against."""
    return frozenset(rule.id for rule in RULES if medium in rule.judges)


def findings(content: bytes, base: str) -> tuple[Finding, ...]:
    """Of a DOCX or a PDF; that it is a draft is told, what kind it is must be seen."""
    return tuple(check(content, draft=base in DRAFTS).findings)


@cache
def findings_of_base(name: str) -> tuple[Finding, ...]:
    return findings(docx(name), name)


def caught(mutant: Mutant | PdfMutant, found: tuple[Finding, ...], before: tuple[Finding, ...]) -> bool:
    """Whether its rule says something of the mutant that it does not say of the base."""
    return bool(_names(mutant) & {item.rule for item in _fresh(found, before)})


def unrelated(
    mutant: Mutant | PdfMutant, found: tuple[Finding, ...], before: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Mandatory findings that neither the fault explains nor the base has."""
    explained = {*_names(mutant), *mutant.also}
    return tuple(item for item in _fresh(found, before) if item.blocks and item.rule not in explained)


def blamed(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(item for item in found if item.blocks)


def told(found: tuple[Finding, ...]) -> str:
    """For a person who reads the failure."""
    return "\n".join(f"{item.rule} [{item.severity}] {item.place}: {item.found} – {item.expected}" for item in found)


def _fresh(found: tuple[Finding, ...], before: tuple[Finding, ...]) -> tuple[Finding, ...]:
    known = {(item.rule, item.found) for item in before}
    return tuple(item for item in found if (item.rule, item.found) not in known)


def _names(mutant: Mutant | PdfMutant) -> set[str]:
    return {mutant.rule, *_TWINS.get(mutant.rule, ())}
