"""The checker as a whole: what it says of a file, and that rules and checks know each other."""

from dataclasses import replace
from datetime import date

import pytest

from service.document import Issued
from service.errors import FileUnreadable
from service.kinds import kind_named
from service.nd30 import check
from service.nd30.case import CHECKS
from service.nd30.docx import read_docx
from service.nd30.report import check_paper
from service.nd30.rule import Rule
from service.nd30.rules import RULES, rules_on
from service.render.docx import Templates
from tests.unit.small_docx import docx

DAY = date(2023, 12, 20)
PLAN = kind_named("ke-hoach")

# Judged where both files are at hand, not by a check of one.
OF_TWO_FILES = {"PDF-03"}


@pytest.fixture(scope="module")
def plan(templates: Templates) -> bytes:
    return templates.named(PLAN.stem).fill(PLAN.context(PLAN.sample, Issued(1, DAY)), PLAN.heading(PLAN.sample), DAY)


@pytest.fixture(scope="module")
def draft(templates: Templates) -> bytes:
    context = PLAN.context(PLAN.sample, Issued(None, DAY))
    return templates.named(PLAN.stem).fill(context, PLAN.heading(PLAN.sample), DAY)


def test_every_rule_is_judged_by_a_check_or_says_why_a_person_must() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        by_person = rule.judges == ("person",)
        assert by_person == bool(rule.why), rule.id
        assert by_person != (rule.id in CHECKS or rule.id in OF_TWO_FILES), rule.id
        assert rule.basis.startswith(("NĐ 30/2020/NĐ-CP, ", "Thông lệ")), rule.id
        assert rule.severity in {"bat_buoc", "mau", "thong_le"}, rule.id
        assert (rule.severity == "bat_buoc") <= ("Thông lệ" not in rule.basis), rule.id
    assert set(CHECKS) <= {rule.id for rule in RULES}


def test_rules_hold_from_their_day_to_their_day(monkeypatch: pytest.MonkeyPatch) -> None:
    old = Rule("XX-01", "cũ", "bat_buoc", "NĐ 30/2020/NĐ-CP, Điều 1", until=date(2026, 12, 31))
    new = replace(old, says="mới", since=date(2027, 1, 1), until=None)
    monkeypatch.setattr("service.nd30.rules.RULES", (old, new))
    assert rules_on(date(2026, 12, 31))["XX-01"].says == "cũ"
    assert rules_on(date(2027, 1, 1))["XX-01"].says == "mới"
    assert rules_on(date(2020, 3, 4)) == {}


def test_a_good_document_is_not_broken_and_says_what_it_is(plan: bytes) -> None:
    report = check(plan)
    assert not report.broken
    assert (report.medium, report.genre) == ("docx", "KẾ HOẠCH")


def test_a_finding_names_place_found_expected_mend_and_basis() -> None:
    (finding,) = [finding for finding in check(docx('p/r/t"Số liệu"')).findings if finding.rule == "PG-01"]
    assert finding.place == "trang giấy"
    assert finding.found == "215,9 mm × 279,4 mm"
    assert finding.expected == "210 mm × 297 mm"
    assert finding.mend
    assert finding.basis == "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.1"


def test_the_same_fault_in_many_paragraphs_is_told_once_with_its_first_place(plan: bytes) -> None:
    paper = read_docx(plan)
    blocks = tuple(replace(block, line=2.0) for block in paper.blocks)
    found = [finding for finding in check_paper(replace(paper, blocks=blocks)).findings if finding.rule == "ND-05"]
    assert len(found) == 1
    assert "đoạn 3: “Thực hiện Chỉ thị" in found[0].place
    assert found[0].place.endswith("chỗ khác")


def test_blanks_are_right_in_a_draft_and_wrong_in_an_issued_document(draft: bytes) -> None:
    assert not check(draft).broken
    rules = {finding.rule for finding in check(draft, draft=False).findings if finding.blocks}
    assert rules == {"HD-13"}


def test_a_missing_component_is_a_finding_of_its_rule() -> None:
    rules = {finding.rule for finding in check(docx('p/r/t"Một đoạn văn."'), genre="quyet-dinh").findings}
    assert {"HD-01", "HD-04", "HD-09", "HD-13", "HD-16", "TT-01", "QD-01", "QD-02", "QD-03", "CK-01", "NN-01"} <= rules


def test_who_calls_may_say_what_the_document_is(plan: bytes) -> None:
    report = check(plan, genre="to-trinh")
    assert report.genre == "TỜ TRÌNH"
    assert {"TT-08", "NN-06"} <= {finding.rule for finding in report.findings}


@pytest.mark.parametrize("content", [b"", b"just text", b"{\\rtf1}", b"GIF89a"])
def test_a_file_that_is_neither_docx_nor_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable, match="DOCX hay PDF"):
        check(content)
