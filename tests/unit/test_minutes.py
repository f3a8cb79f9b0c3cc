"""Minutes count and name only what their lists hold."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from service.document import Issued
from service.kinds.bien_ban import KIND, SAMPLE, BienBan, context, heading
from service.kinds.quyet_dinh import SAMPLE as DECISION
from service.vietnamese import percent

ISSUED = Issued(1, date(2023, 12, 15))


def minutes(**changes: Any) -> BienBan:
    return BienBan.model_validate_json(json.dumps(SAMPLE.model_dump(mode="json") | changes))


def lines(payload: BienBan, part: str) -> list[str]:
    return [line["chu"].replace("\u00a0", " ") for line in context(payload, ISSUED)[part]]


def text(payload: BienBan) -> str:
    return "\n".join(context(payload, ISSUED)["mo_dau"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(8, 9), "88,89%"),
        (Fraction(1, 1), "100,00%"),
        (Fraction(0, 9), "0,00%"),
        (Fraction(1, 3), "33,33%"),
        (Fraction(2, 3), "66,67%"),
        (Fraction(1, 32), "3,13%"),  # 3.125: the half is rounded up
        (Fraction(3, 32), "9,38%"),  # 9.375, which binary floating point would round to even
        (Fraction(1, 2000), "0,05%"),
        (Fraction(1, 20000), "0,01%"),
    ],
)
def test_a_share_has_two_decimals_and_rounds_the_half_up(share: Fraction, shown: str) -> None:
    assert percent(share) == shown


def test_counts_come_from_the_lists() -> None:
    assert "Hội đồng có 09 thành viên; có mặt 08, vắng mặt 01 thành viên; khách mời 01 người." in text(SAMPLE)
    alone = minutes(vang_mat=[], khach_moi=[], thao_luan=[])
    assert "Hội đồng có 08 thành viên; có mặt 08, vắng mặt 00 thành viên." in text(alone)
    assert "b)" not in text(alone)


def test_an_absent_member_is_listed_with_the_reason_and_the_written_opinion() -> None:
    line = next(line for line in text(SAMPLE).splitlines() if "Phan Đình Khôi" in line)
    assert line.endswith("; lý do vắng mặt: đi công tác theo Giấy mời của Bộ Xây dựng; có ý kiến bằng văn bản.")
    assert any("(ý kiến bằng văn bản): Nhất trí" in line for line in lines(SAMPLE, "noi_dung"))


def test_the_share_is_of_all_members_present_or_not() -> None:
    collectives, people = context(SAMPLE, ISSUED)["bieu_quyet"]
    assert (collectives["tieu_de"], people["tieu_de"]) == ("a) Tập thể:", "b) Cá nhân:")
    assert collectives["dong"][2][2:] == ("08", "01", "88,89%", "Đạt")
    assert people["dong"][-1][2:] == ("03", "06", "33,33%", "Không đạt")


def test_votes_that_say_neither_yes_nor_no_are_shown() -> None:
    person = SAMPLE.model_dump(mode="json")["ca_nhan"][0] | {"dong_y": 7, "khong_dong_y": 0, "y_kien_khac": 2}
    (table,) = context(minutes(tap_the=[], ca_nhan=[person]), ISSUED)["bieu_quyet"]
    assert table["dong"][0][2:5] == ("07", "00 (khác: 02)", "77,78%")
    assert table["tieu_de"] == "", "one table needs no letter"


def test_valid_ballots_are_those_returned_less_the_invalid_ones() -> None:
    ballot = SAMPLE.model_dump(mode="json")["kiem_phieu"] | {"phieu_thu": 8, "khong_hop_le": 2}
    payload = minutes(kiem_phieu=ballot)
    assert payload.kiem_phieu is not None
    assert payload.kiem_phieu.hop_le == 6
    said = " ".join(lines(payload, "noi_dung"))
    assert "Số phiếu phát ra: 09 (gồm 01 ý kiến bằng văn bản của thành viên vắng mặt);" in said
    assert "số phiếu thu về: 08; số phiếu hợp lệ: 06; số phiếu không hợp lệ: 02." in said


def test_without_ballots_the_vote_is_an_open_one() -> None:
    filled = context(minutes(kiem_phieu=None), ISSUED)
    assert filled["dan_bieu_quyet"].startswith("Hội đồng biểu quyết công khai")
    assert filled["noi_dung"][-1] == {"bac": "khoan", "chu": "4. Kết quả biểu quyết"}


def test_parts_without_content_take_no_number() -> None:
    short = minutes(chuong_trinh=[], bao_cao=[], thao_luan=[], kiem_phieu=None, tap_the=[], ca_nhan=[])
    assert lines(short, "noi_dung") == []
    assert lines(short, "ket_luan")[0] == "1. Kết luận của chủ tọa"
    assert lines(SAMPLE, "ket_luan")[0] == "5. Kết luận của chủ tọa"


def test_minutes_are_dated_by_the_end_of_the_meeting() -> None:
    assert heading(minutes(ngay_ban_hanh=None)).ngay_ban_hanh == date(2023, 12, 15)
    filled = context(SAMPLE, ISSUED)
    assert "dia_danh_thoi_gian" not in filled
    assert filled["so_ky_hieu"] == "01/BB-HĐTĐKT"
    assert filled["ket_thuc"] == "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 15 tháng 12 năm 2023./."
    assert filled["noi_nhan"][-1] == "- Lưu: VT, Hồ sơ."


def test_a_long_speech_is_printed_whole() -> None:
    speech = {"nguoi_phat_bieu": "Lê Quang Vinh", "noi_dung": ["x" * 20_000]}
    assert any("x" * 20_000 in line for line in lines(minutes(thao_luan=[speech]), "noi_dung"))


def test_the_sample_is_the_meeting_that_the_sample_decision_rests_on() -> None:
    passed = [person for person in SAMPLE.ca_nhan if person.ket_luan == "dat"]
    assert tuple(collective.ten for collective in SAMPLE.tap_the) == DECISION.tap_the
    assert [person.in_full() for person in passed] == [person.in_full() for person in DECISION.ca_nhan]
    assert {result.hinh_thuc for result in (*SAMPLE.tap_the, *passed)} == {DECISION.hinh_thuc}
    assert KIND.abbreviation == "BB"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ket_thuc": {"ngay": "2023-12-15", "gio": 24}}, "23"),
        ({"chu_toa": {"ho_ten": "Phan Đình Khôi"}}, "Chủ tọa “Phan Đình Khôi” không có"),
        ({"thu_ky": {"ho_ten": "Ai Đó"}}, "Thư ký “Ai Đó” không có"),
        ({"thu_ky": {"ho_ten": "Võ Tất Dũng"}}, "hai người"),
        ({"thao_luan": [{"nguoi_phat_bieu": "Ai Đó", "noi_dung": ["x"]}]}, "Người phát biểu “Ai Đó”"),
        ({"thao_luan": [{"noi_dung": ["1. x"]}]}, "tự động"),
        ({"tap_the": [], "ca_nhan": []}, "Có kiểm phiếu"),
        ({"co_mat": []}, "at least 1"),
    ],
)
def test_minutes_that_contradict_themselves_are_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        minutes(**changes)


def test_nobody_is_both_there_and_away() -> None:
    away = SAMPLE.model_dump(mode="json")["vang_mat"][0] | {"ho_ten": "Lê Quang Vinh"}
    with pytest.raises(ValidationError, match="vừa có mặt vừa vắng mặt"):
        minutes(vang_mat=[away])


def test_an_absent_member_without_a_written_opinion_cannot_have_spoken() -> None:
    away = SAMPLE.model_dump(mode="json")["vang_mat"][0] | {"y_kien_bang_van_ban": False}
    with pytest.raises(ValidationError, match="Phan Đình Khôi"):
        minutes(vang_mat=[away])


def test_no_more_ballots_are_invalid_than_were_returned() -> None:
    ballot = SAMPLE.model_dump(mode="json")["kiem_phieu"] | {"khong_hop_le": 10}
    with pytest.raises(ValidationError, match="nhiều hơn"):
        minutes(kiem_phieu=ballot)


def test_minutes_may_have_annexes_that_their_text_points_to() -> None:
    annex = {"tieu_de": "Tổng hợp phiếu", "noi_dung": ["Số phiếu của từng thành viên."]}
    with pytest.raises(ValidationError, match="chưa nhắc đến Phụ lục"):
        minutes(phu_luc=[annex])
    pointed = minutes(phu_luc=[annex], ket_luan=["Thông qua danh sách theo Phụ lục kèm theo."])
    (printed,) = context(pointed, ISSUED)["cac_phu_luc"]
    assert printed["ten"] == "Phụ lục"
    assert printed["kem_theo"].replace("\u00a0", " ").startswith("(Kèm theo Biên bản số …/BB-")
