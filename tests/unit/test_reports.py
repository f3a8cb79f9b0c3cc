"""Reports of merit: subject, lý lịch, past awards, and who may number one."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from service.document import Issued
from service.kinds import bao_cao_ca_nhan, bao_cao_tap_the
from service.kinds._report import DanhHieuDaNhan
from service.kinds.bao_cao_ca_nhan import BaoCaoCaNhan
from service.kinds.bao_cao_tap_the import BaoCaoTapThe
from service.kinds.quyet_dinh import SAMPLE as DECISION

ISSUED = Issued(1, date(2023, 11, 24))
PERSON, COLLECTIVE = bao_cao_ca_nhan.SAMPLE, bao_cao_tap_the.SAMPLE


def person(**changes: Any) -> BaoCaoCaNhan:
    return BaoCaoCaNhan.model_validate_json(json.dumps(PERSON.model_dump(mode="json") | changes))


def collective(**changes: Any) -> BaoCaoTapThe:
    return BaoCaoTapThe.model_validate_json(json.dumps(COLLECTIVE.model_dump(mode="json") | changes))


def text(filled: dict[str, Any], part: str = "noi_dung") -> str:
    return "\n".join(line["chu"] for line in filled[part]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("loai", "deed", "subject"),
    [
        ("cong_trang", None, "Đề nghị tặng Giấy khen cho bà Trần Thị Thu Hương"),
        (
            "dot_xuat",
            "cứu người",
            "Đề nghị tặng Giấy khen cho bà Trần Thị Thu Hương về thành tích đột xuất trong cứu người",
        ),
        (
            "chuyen_de",
            "phong trào A.",
            "Đề nghị tặng Giấy khen cho bà Trần Thị Thu Hương về thành tích xuất sắc trong phong trào A",
        ),
    ],
)
def test_the_subject_names_award_person_and_deed(loai: str, deed: str | None, subject: str) -> None:
    payload = person(loai=loai, thanh_tich_trong=deed, de_nghi="Đề nghị tặng Giấy khen")
    assert bao_cao_ca_nhan.heading(payload).trich_yeu == subject


@pytest.mark.parametrize("loai", ["dot_xuat", "chuyen_de"])
def test_a_deed_or_movement_is_named_where_the_award_is_for_one(loai: str) -> None:
    with pytest.raises(ValidationError, match="Việc lập thành tích"):
        person(loai=loai, thanh_tich_trong=None)


def test_what_is_left_out_of_the_life_takes_no_line() -> None:
    shown = text(bao_cao_ca_nhan.context(PERSON, ISSUED))
    assert "- Giới tính: Nữ." in shown
    assert "- Ngày, tháng, năm sinh: 12/05/1986." in shown
    assert "Quê quán" not in shown
    full = person(ly_lich=PERSON.ly_lich.model_dump(mode="json") | {"que_quan": "xã Tân Lập", "bi_danh": "Hoa"})
    assert "- Bí danh: Hoa." in text(bao_cao_ca_nhan.context(full, ISSUED))


def test_a_past_award_is_told_as_far_as_its_decision_is_known() -> None:
    award: dict[str, Any] = {"nam": 2022, "danh_hieu": "Lao động tiên tiến"}
    assert DanhHieuDaNhan.model_validate(award).decision() == "…"
    award |= {"so_quyet_dinh": "số 06/QĐ-SXD", "co_quan": "Giám đốc Sở"}
    assert DanhHieuDaNhan.model_validate(award).decision() == "Quyết định số 06/QĐ-SXD của Giám đốc Sở"
    award |= {"ngay": date(2023, 1, 10)}
    assert "số 06/QĐ-SXD ngày 10 tháng 01 năm 2023 của" in DanhHieuDaNhan.model_validate(award).decision()


def test_a_single_result_needs_no_letter() -> None:
    alone = text(bao_cao_ca_nhan.context(person(thanh_tich=[{"noi_dung": ["Cứu người.", "Hai."]}]), ISSUED))
    assert "2. Thành tích đạt được\nCứu người.\nHai.\nIII." in alone
    assert "a) Kết quả thực hiện nhiệm vụ được giao: Thẩm định" in text(bao_cao_ca_nhan.context(PERSON, ISSUED))


def test_a_person_never_numbers_a_report_and_a_collective_may() -> None:
    assert bao_cao_ca_nhan.heading(PERSON).symbol == ""
    assert bao_cao_ca_nhan.context(PERSON, ISSUED)["so_ky_hieu"] == ""
    assert bao_cao_tap_the.context(COLLECTIVE, ISSUED)["so_ky_hieu"] == "01/BC-TTKĐ"
    bare = bao_cao_tap_the.context(collective(danh_so=False), ISSUED)
    assert (bare["so_ky_hieu"], bare["noi_nhan"]) == ("", [])
    with pytest.raises(ValidationError, match="viết tắt"):
        collective(co_quan={"ten": "Phòng Quản lý nhà"})


def test_the_figures_stand_below_the_title_of_the_results() -> None:
    filled = bao_cao_tap_the.context(COLLECTIVE, ISSUED)
    assert text(filled).endswith("II. THÀNH TÍCH ĐẠT ĐƯỢC\n1. Kết quả thực hiện nhiệm vụ được giao")
    assert text(filled, "noi_dung_tiep").startswith("a) Nhiệm vụ quản lý nhà nước: Kiểm định")
    assert (filled["so_lieu"]["nam_truoc"], filled["so_lieu"]["nam"]) == (2022, 2023)
    short = bao_cao_tap_the.context(collective(so_lieu=None, bien_phap=[], chap_hanh=[], dang_doan_the=[]), ISSUED)
    assert text(short, "noi_dung_tiep").splitlines()[-1] == "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"
    assert "\n2. " not in text(short, "noi_dung_tiep")


def test_who_confirms_finds_a_hint_until_named() -> None:
    filled = bao_cao_ca_nhan.context(person(thu_truong_don_vi=None), ISSUED)
    assert (filled["ben_trai"]["huong_dan"], filled["ben_trai"]["ho_ten"]) == ("(Ký, đóng dấu)", "")
    assert (filled["ben_duoi"]["huong_dan"], filled["ben_duoi"]["ho_ten"]) == ("", "Võ Tất Dũng")


@pytest.mark.parametrize("born", ["2024-01-01", "1899-12-31"])
def test_nobody_reports_before_being_born_or_after_a_century(born: str) -> None:
    with pytest.raises(ValidationError, match="Ngày sinh"):
        person(ly_lich=PERSON.ly_lich.model_dump(mode="json") | {"ngay_sinh": born})


def test_the_samples_report_who_is_awarded_in_the_sample_decision() -> None:
    assert PERSON.ly_lich.in_full() in [one.in_full() for one in DECISION.ca_nhan]
    assert COLLECTIVE.co_quan.ten in DECISION.tap_the
    assert PERSON.de_nghi == COLLECTIVE.de_nghi == DECISION.hinh_thuc
