"""What the rules say about a document on its way out, and whether it may go: content by award, form by nd30."""

from datetime import date
from typing import Any

from service.award.law import Law
from service.award.review import review
from service.award.text import texts
from service.document import DocumentKind
from service.errors import FieldError, FormInvalid, OutputBroken, PayloadInvalid
from service.finding import SEVERITIES, Finding
from service.nd30.capitals import agency_findings, name_findings
from service.reading import title_at


def judge_content(kind: DocumentKind, payload: Any, day: date, law: Law) -> tuple[Finding, ...]:
    """What the content rules warn of. Raises PayloadInvalid with every error, and nothing but errors."""
    findings = review(kind, payload, day, law)
    mistakes = as_mistakes(kind, tuple(finding for finding in findings if finding.blocks))
    if mistakes:
        raise PayloadInvalid(mistakes)
    return findings


def as_mistakes(kind: DocumentKind, findings: tuple[Finding, ...]) -> tuple[FieldError, ...]:
    """`findings` by the titles of the fields that they are about."""
    return tuple(
        FieldError(finding.place, title_at(kind.payload, finding.place), finding.told, finding.rule, finding.basis)
        for finding in findings
    )


def judge_names(payload: Any) -> tuple[Finding, ...]:
    """Suggestions on the capitals of persons' and agencies' names in a payload (Phụ lục II)."""
    findings: list[Finding] = []
    for text in texts(payload):
        if text.name in {"ho_ten", "chu_ho"}:
            findings += name_findings(text.words, text.place)
        elif text.place in {"/co_quan/ten", "/co_quan/chu_quan"}:
            findings += agency_findings(text.words, text.place)
    return tuple(findings)


def accept_draft(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """`findings` of a draft, which may be issued with them. Raises FormInvalid when it breaks a mandatory rule."""
    if broken := [finding for finding in findings if finding.blocks]:
        raise FormInvalid(tuple(FieldError("", one.place, one.told, one.rule, one.basis) for one in broken))
    return findings


def accept_print(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """`findings` of what was printed after a sound draft: what breaks a mandatory rule there is a fault of ours."""
    if broken := [finding for finding in findings if finding.blocks]:
        raise OutputBroken(
            f"Bản in trái thể thức bắt buộc dù dữ liệu đúng: {broken[0].rule}, {broken[0].place}: {broken[0].told} "
            "Báo quản trị viên kiểm tra mẫu và phông chữ.",
            log=f"print breaks {' '.join(sorted({finding.rule for finding in broken}))}",
        )
    return findings


def notice(finding: Finding) -> str:
    """ "Cảnh báo BR-12: … (căn cứ)"."""
    return f"{SEVERITIES[finding.severity].capitalize()} {finding.rule}: {finding.told} ({finding.basis})"
