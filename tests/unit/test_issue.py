"""The use case over the in-memory twins: order of steps, and what each failure leaves behind."""

import hashlib
import json
import shutil
import zipfile
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import ClassVar, cast

import pytest

from service.archive.register import LEASE, FileName
from service.archive.search import Query
from service.archive.store import MemoryStore
from service.document import DocumentKind, Issued
from service.errors import ArchiveBroken, ConverterUnavailable, PayloadInvalid, StoreUnavailable, TemplateBroken
from service.issue import MAX_ATTEMPTS, Office, finish_pending, issue, preview
from service.kinds import kind_named
from service.kinds._frame import CoQuan
from service.kinds._signers import NguoiKy
from service.numerals import Wording
from service.render.docx import Templates
from service.render.pdf import MemoryConverter
from service.settings import ROOT
from tests.conftest import CLERK, NOON

DECISION = kind_named("quyet-dinh")
PLAN = kind_named("ke-hoach")
REPORT = kind_named("bao-cao-ca-nhan")
SERIES = ("QĐ-SXD", 2023)
FILES: tuple[FileName, ...] = ("docx", "pdf", "payload")


def converter_of(office: Office) -> MemoryConverter:
    return cast("MemoryConverter", office.converter)


def test_an_issued_document_is_numbered_stored_and_registered(office: Office) -> None:
    record = issue(office, DECISION, DECISION.sample, CLERK)
    assert record.so_ky_hieu == "01/QĐ-SXD"
    for name in FILES:
        content = office.store.get(office.register.key(record.id, name))
        assert hashlib.sha256(content).hexdigest() == getattr(record.sha256, name)
    assert converter_of(office).expected == [("01/QĐ-SXD", DECISION.sample.trich_yeu)]


def test_an_advisory_council_has_a_series_of_its_own(office: Office) -> None:
    council = PLAN.sample.model_copy(
        update={
            "co_quan": CoQuan(chu_quan="Sở Xây dựng", ten="Hội đồng Thi đua - Khen thưởng", viet_tat="HĐTĐKT"),
            "nguoi_ky": NguoiKy(chuc_vu="Chủ tịch Hội đồng", chuc_vu_khac="Giám đốc Sở", ho_ten="Võ Tất Dũng"),
        }
    )
    numbers = [
        issue(office, PLAN, payload, CLERK).so_ky_hieu for payload in (PLAN.sample, council, PLAN.sample, council)
    ]
    assert numbers == ["01/KH-SXD", "01/KH-HĐTĐKT", "02/KH-SXD", "02/KH-HĐTĐKT"]
    printed = PLAN.context(council, Issued(2, date(2023, 2, 1)))
    assert printed["ten_co_quan"].replace("\u00a0", " ") == "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
    assert printed["quyen_han_chuc_vu"] == ["CHỦ TỊCH HỘI ĐỒNG"]
    assert (printed["chuc_vu_khac"], printed["ho_ten"]) == ("GIÁM ĐỐC SỞ", "Võ Tất Dũng")


def test_amounts_are_worded_as_the_office_words_them(office: Office) -> None:
    record = issue(replace(office, wording=Wording(thousand="ngàn", even=True)), DECISION, DECISION.sample, CLERK)
    with zipfile.ZipFile(BytesIO(office.store.get(office.register.key(record.id, "docx")))) as docx:
        assert "(Năm trăm bốn mươi ngàn đồng chẵn)" in docx.read("word/document.xml").decode()


def test_the_manifest_says_what_the_document_was_made_from(office: Office) -> None:
    record = issue(office, DECISION, DECISION.sample, CLERK)
    manifest = json.loads(office.store.get(office.register.key(record.id, "manifest")))
    assert manifest["sha256"]["pdf"] == record.sha256.pdf
    assert manifest["actor"] == "thu-ky"
    assert manifest["printing"]["printer"] == "MemoryConverter"
    template = office.store.get(f"templates/{manifest['template_sha256']}.docx")
    assert template == office.templates.named("quyet_dinh").content


def test_a_document_without_a_date_bears_the_day_in_vietnam(office: Office) -> None:
    late = replace(office, now=lambda: NOON.replace(hour=18))  # 01:00 of the next day in Vietnam
    record = issue(late, PLAN, PLAN.sample.model_copy(update={"ngay_ban_hanh": None}), CLERK)
    assert record.ngay_ban_hanh == date(2026, 11, 23)


def test_a_date_after_today_is_refused_before_a_number_is_taken(office: Office) -> None:
    payload = DECISION.sample.model_copy(update={"ngay_ban_hanh": date(2026, 11, 23)})
    with pytest.raises(PayloadInvalid):
        issue(office, DECISION, payload, CLERK)
    assert office.register.states("QĐ-SXD", 2026) == []


def test_a_template_that_does_not_fill_takes_no_number(office: Office, tmp_path: Path) -> None:
    shutil.copy(ROOT / "templates" / "quyet_dinh.docx", tmp_path / "ke_hoach.docx")
    with pytest.raises(TemplateBroken):
        issue(replace(office, templates=Templates(tmp_path)), PLAN, PLAN.sample, CLERK)
    assert office.register.states("KH-SXD", 2023) == []


def test_a_preview_takes_no_number_and_keeps_nothing(office: Office) -> None:
    assert preview(office, PLAN, PLAN.sample).pdf.startswith(b"%PDF")
    assert office.register.states("KH-SXD", 2023) == []
    assert cast("MemoryStore", office.store).objects == {}


def test_a_converter_that_is_down_costs_no_number(office: Office) -> None:
    converter_of(office).failure = ConverterUnavailable("bận")
    with pytest.raises(ConverterUnavailable):
        issue(office, DECISION, DECISION.sample, CLERK)
    assert office.register.states(*SERIES) == []
    converter_of(office).failure = None
    assert issue(office, DECISION, DECISION.sample, CLERK).so_ky_hieu == "01/QĐ-SXD"


class FullStore(MemoryStore):
    """Takes the template, then is full."""

    def put(self, key: str, content: bytes) -> None:
        if not key.startswith("templates/"):
            raise StoreUnavailable("đầy")
        super().put(key, content)


class LyingStore(MemoryStore):
    """Says that it stored and stores something else."""

    def put(self, key: str, content: bytes) -> None:
        super().put(key, content if key.startswith("templates/") else content[:-1])


@pytest.mark.parametrize(("store", "error"), [(FullStore(), StoreUnavailable), (LyingStore(), ArchiveBroken)])
def test_a_store_that_fails_or_lies_costs_no_number_and_shows_no_document(
    office: Office, store: MemoryStore, error: type[Exception]
) -> None:
    with pytest.raises(error):
        issue(replace(office, store=store), DECISION, DECISION.sample, CLERK)
    assert office.register.states(*SERIES) == []
    assert office.register.search(Query()).documents == ()


class Died(BaseException):
    """Stands for SIGKILL: nothing of ours catches it."""


def dies(office: Office, kind: DocumentKind = DECISION) -> None:
    """An issue whose process dies while it converts."""
    broken = replace(office, converter=MemoryConverter(Died()))
    with pytest.raises(Died):
        issue(broken, kind, kind.sample, CLERK)


def later(office: Office, leases: int = 1) -> Office:
    return replace(office, now=lambda: NOON + leases * (LEASE + timedelta(seconds=1)))


def test_what_a_dead_process_left_is_finished_under_its_own_number(office: Office) -> None:
    dies(office)
    assert finish_pending(office) == 0, "its lease has not run out"
    assert finish_pending(later(office)) == 1
    (record,) = office.register.search(Query()).documents
    assert record.so_ky_hieu == "01/QĐ-SXD"
    assert issue(office, DECISION, DECISION.sample, CLERK).so_ky_hieu == "02/QĐ-SXD"


def test_what_a_dead_process_left_without_a_number_is_finished_without_one(office: Office) -> None:
    dies(office, REPORT)
    assert office.register.states(REPORT.slug, 2023) == [(1, "reserved")]
    assert finish_pending(later(office)) == 1
    (record,) = office.register.search(Query()).documents
    assert record.so_ky_hieu == ""
    manifest = json.loads(office.store.get(office.register.key(record.id, "manifest")))
    assert (manifest["so_ky_hieu"], manifest["kind"]) == ("", REPORT.slug)
    assert issue(office, REPORT, REPORT.sample, CLERK).file_stem != record.file_stem
    assert office.register.states(REPORT.slug, 2023) == [(1, "issued"), (2, "issued")]


def test_a_document_without_a_number_that_fails_leaves_no_row(office: Office) -> None:
    converter_of(office).failure = ConverterUnavailable("bận")
    with pytest.raises(ConverterUnavailable):
        issue(office, REPORT, REPORT.sample, CLERK)
    assert office.register.states(REPORT.slug, 2023) == []


def test_a_document_without_a_number_is_proved_by_its_subject(office: Office) -> None:
    issue(office, REPORT, REPORT.sample, CLERK)
    assert converter_of(office).expected == [("", REPORT.sample.trich_yeu)]


def test_a_fault_of_ours_costs_no_number_either(office: Office) -> None:
    converter_of(office).failure = RuntimeError("bug")
    with pytest.raises(RuntimeError):
        issue(office, DECISION, DECISION.sample, CLERK)
    assert office.register.states(*SERIES) == []


def test_one_document_that_cannot_be_finished_does_not_keep_the_others_from_it(office: Office) -> None:
    dies(office)
    store = cast("MemoryStore", office.store)
    lost = dict(store.objects)
    store.objects.clear()
    broken = replace(office, converter=MemoryConverter(Died()))
    with pytest.raises(Died):
        issue(broken, PLAN, PLAN.sample, CLERK)
    assert finish_pending(later(office)) == 1, "the decision's template is gone, the plan's is not"
    assert office.register.states("KH-SXD", 2023) == [(1, "issued")]
    store.objects.update(lost)
    assert finish_pending(later(office, 2)) == 1


def test_a_reservation_is_finished_with_the_template_that_it_was_made_with(office: Office, tmp_path: Path) -> None:
    dies(office)
    shutil.copy(ROOT / "templates" / "ke_hoach.docx", tmp_path / "quyet_dinh.docx")
    changed = replace(later(office), templates=Templates(tmp_path))
    assert finish_pending(changed) == 1
    (record,) = office.register.search(Query()).documents
    manifest = json.loads(office.store.get(office.register.key(record.id, "manifest")))
    assert manifest["template_sha256"] == office.templates.named("quyet_dinh").version


def test_what_cannot_be_finished_is_voided_with_a_reason_after_some_tries(office: Office) -> None:
    dies(office)
    issue(office, DECISION, DECISION.sample, CLERK)
    converter_of(office).failure = ConverterUnavailable("hỏng")
    for turn in range(1, MAX_ATTEMPTS + 1):
        assert office.register.states(*SERIES) == [(1, "reserved"), (2, "issued")]
        assert finish_pending(later(office, turn)) == 0
    assert office.register.states(*SERIES) == [(1, "void"), (2, "issued")]


def test_a_service_that_stops_leaves_the_rest_to_the_next(office: Office) -> None:
    dies(office)
    dies(office)
    answers = iter([False, True])
    assert finish_pending(later(office), lambda: next(answers)) == 1
    assert sorted(office.register.states(*SERIES)) == [(1, "issued"), (2, "reserved")]
    assert finish_pending(later(office, 2)) == 1


def test_what_is_finished_later_lets_others_go_first(office: Office) -> None:
    class Asked(MemoryConverter):
        turns: ClassVar[list[bool]] = []

        def turn(self, *, batch: bool = False) -> AbstractContextManager[None]:
            self.turns.append(batch)
            return super().turn(batch=batch)

    dies(office)
    converter = Asked()
    assert finish_pending(replace(later(office), converter=converter)) == 1
    assert converter.turns == [True]
