"""What the rules say about a document on its way out, and whether it may go: content by award, form by nd30."""

from datetime import date
from typing import Any

from service.award.law import Law
from service.award.review import review
from service.document import DocumentKind
from service.errors import FieldError, FormInvalid, PayloadInvalid
from service.finding import SEVERITIES, Finding
from service.nd30 import check
from service.reading import title_at


def judge_content(kind: DocumentKind, payload: Any, day: date, law: Law) -> tuple[FieldError, ...]:
    """What the content rules warn of. Raises PayloadInvalid with every error, and nothing but errors."""
    findings = review(kind, payload, day, law)
    mistakes = tuple(_mistake(kind, finding) for finding in findings if finding.blocks)
    if mistakes:
        raise PayloadInvalid(mistakes)
    return tuple(_mistake(kind, finding) for finding in findings)


def judge_draft(docx: bytes, day: date) -> tuple[Finding, ...]:
    """What a draft breaks of the decree short of a mandatory rule. Raises FormInvalid when it breaks one."""
    return may_go(check(docx, issued_on=day, draft=True).findings)


def may_go(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """`findings` as they are, or FormInvalid with those that keep a document from being issued."""
    if broken := tuple(finding for finding in findings if finding.blocks):
        raise FormInvalid(tuple(FieldError("", one.place, _told(one), one.rule, one.basis) for one in broken))
    return findings


def notice(finding: Finding) -> str:
    """ "Cảnh báo BR-12: … (căn cứ)"."""
    return f"{SEVERITIES[finding.severity].capitalize()} {finding.rule}: {_told(finding)} ({finding.basis})"


def _mistake(kind: DocumentKind, finding: Finding) -> FieldError:
    title = title_at(kind.payload, finding.place)
    return FieldError(finding.place, title, _told(finding), finding.rule, finding.basis)


def _told(finding: Finding) -> str:
    return f"{finding.found[:1].upper()}{finding.found[1:]}; đúng ra: {finding.expected}. {finding.mend}"
