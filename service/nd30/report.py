"""Checks a file against every rule of its day, and says what was found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import service.nd30.checks  # noqa: F401 - registers the checks
from service.errors import FileUnreadable
from service.finding import Finding
from service.nd30.anatomy import dissect
from service.nd30.case import CHECKS, Case, Flaw
from service.nd30.docx import read_docx
from service.nd30.genre import genre_named
from service.nd30.outline import outline_of
from service.nd30.paper import Medium, Paper
from service.nd30.pdf import read_pdf_paper
from service.nd30.rule import RULE_SET, Rule
from service.nd30.rules import rules_on
from service.nd30.suggestions import suggestions

# What can be asked of an annex in a file of its own: the page, its fonts, its numbers, and the annex itself.
_OF_AN_ANNEX: Final = ("PG", "PD", "TX", "PL")


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker found in one file; `genre` is the kind of document that it took it for."""

    medium: Medium
    rule_set: str
    genre: str
    pages: int | None
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether a mandatory rule is broken."""
        return any(finding.blocks for finding in self.findings)


def check(
    content: bytes, *, genre: str | None = None, issued_on: date | None = None, draft: bool | None = None
) -> Report:
    """Every finding in a DOCX or PDF. Raises FileUnreadable when it is neither.

    `genre` is a slug such as "quyet-dinh" where the caller knows it; `issued_on` chooses the rules of that day;
    `draft` accepts blanks for number and date, and is seen from the words DỰ THẢO when not given.
    """
    paper = read(content)
    report = check_paper(paper, genre=genre, issued_on=issued_on, draft=draft)
    return replace(report, findings=(*report.findings, *suggestions(paper)))


def read(content: bytes) -> Paper:
    """The Paper in a file, whichever of the two kinds it is."""
    if content.startswith(b"PK"):
        return read_docx(content)
    if b"%PDF-" in content[:1024]:
        return read_pdf_paper(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return read_docx(content)
    raise FileUnreadable("Tệp không phải là DOCX hay PDF. Chọn tệp .docx hoặc .pdf.", log="neither docx nor pdf")


def check_paper(
    paper: Paper, *, genre: str | None = None, issued_on: date | None = None, draft: bool | None = None
) -> Report:
    parts = dissect(paper, genre_named(genre) if genre else None)
    is_draft = parts.du_thao is not None if draft is None else draft
    case = Case(paper, parts, is_draft, outline_of(parts.prose))
    findings: list[Finding] = []
    for rule in rules_on(issued_on or date.today()).values():  # noqa: DTZ011 - a day of the law, not a moment
        if rule.id in CHECKS and paper.medium in rule.judges and (not parts.alone or rule.id[:2] in _OF_AN_ANNEX):
            findings += _gathered(rule, CHECKS[rule.id](case))
    name = parts.genre.name if parts.genre else ""
    return Report(paper.medium, RULE_SET, name, paper.pages, tuple(findings))


def _gathered(rule: Rule, flaws: Iterable[Flaw]) -> list[Finding]:
    """One finding for each way of breaking the rule: the first place, and how many more there are."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for flaw in flaws:
        places.setdefault((flaw.found, flaw.expected, flaw.mend), []).append(flaw.place)
    return [
        Finding(
            rule=rule.id,
            severity=rule.severity,
            place=spots[0] + (f" và {len(spots) - 1} chỗ khác" if len(spots) > 1 else ""),
            found=found,
            expected=expected,
            mend=mend,
            basis=rule.basis,
        )
        for (found, expected, mend), spots in places.items()
    ]
