"""A document of ours before it is issued: its DOCX and its PDF keep the decree, and say the same."""

from datetime import date

from service.finding import Finding
from service.nd30.report import check, check_paper, read
from service.nd30.same_text import same_text
from service.nd30.suggestions import suggestions


def judge_draft(docx: bytes, issued_on: date) -> tuple[Finding, ...]:
    """Every finding in a DOCX that waits for its number, by the rules of the day on which it would be issued."""
    return check(docx, issued_on=issued_on, draft=True).findings


def judge(docx: bytes, pdf: bytes, issued_on: date) -> tuple[Finding, ...]:
    """Every finding in either file by the rules of the day of issue, and where the two differ."""
    filled, printed = read(docx), read(pdf)
    found = [finding for paper in (filled, printed) for finding in check_paper(paper, issued_on=issued_on).findings]
    return (*found, *suggestions(filled), *same_text(filled, printed))
