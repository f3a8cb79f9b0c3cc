"""Who is proposed or awarded: counts, names within the text, tables; the decision and the tờ trình say it alike."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from service.award.law_file import load_law
from service.document import DocumentKind, Issued
from service.kinds import kind_named

PROPOSAL, DECISION = kind_named("to-trinh"), kind_named("quyet-dinh")
LAW = load_law()
ISSUED = Issued(12, date(2023, 12, 18))
HOME = {"danh_xung": "Ông", "chu_ho": "Nguyễn Văn Hòa", "dia_chi": "thôn Đông, xã Hồng Hà"}
PERSON = {"danh_xung": "Bà", "ho_ten": "Lê Thị An", "chuc_vu": "Kế toán viên", "don_vi": "Văn phòng Sở"}
NOBODY: dict[str, Any] = {"tap_the": [], "ca_nhan": [], "ho_gia_dinh": [], "tien_thuong": None}


def proposal(**changes: Any) -> dict[str, Any]:
    payload = PROPOSAL.payload.model_validate(PROPOSAL.sample.model_dump(mode="json") | changes)
    return PROPOSAL.context(payload, ISSUED)


def decision(**changes: Any) -> dict[str, Any]:
    payload = DECISION.payload.model_validate(DECISION.sample.model_dump(mode="json") | changes)
    return DECISION.context(payload, ISSUED)


def test_the_sample_proposes_those_whom_the_sample_decision_awards() -> None:
    assert PROPOSAL.sample.proposed() == DECISION.sample.awarded()
    assert (PROPOSAL.sample.hinh_thuc, PROPOSAL.sample.thanh_tich) == (
        DECISION.sample.hinh_thuc,
        DECISION.sample.thanh_tich,
    )
    assert "Tờ trình số 12/TTr-VP ngày 18 tháng 12 năm 2023" in DECISION.sample.theo_de_nghi
    assert proposal()["so_ky_hieu"] == "12/TTr-VP"


def test_a_proposal_counts_what_it_names_and_what_it_attaches() -> None:
    text = proposal()["noi_dung"]
    (sentence,) = [line for line in text if "đề nghị Giám đốc Sở Xây dựng tặng" in line]
    assert "cho 03 tập thể và 05 cá nhân đã có thành tích xuất sắc" in sentence
    assert sentence.endswith(", gồm:")
    start = text.index(sentence) + 1
    assert text[start : start + 3] == [
        "1. Tập thể:",
        "a) Phòng Quản lý hoạt động xây dựng;",
        "b) Phòng Quy hoạch\u00a0- Kiến trúc;",
    ]
    assert text[-1].endswith("; 08 báo cáo thành tích của tập thể, cá nhân).")


def test_a_proposal_ends_with_the_request_and_goes_to_its_addressee_first() -> None:
    filled = proposal()
    assert filled["ket_thuc"] == "Kính đề nghị Giám đốc Sở Xây dựng xem xét, quyết định./."
    assert filled["noi_nhan"][0] == "- Như trên;"
    assert filled["kinh_gui"] == "Giám đốc Sở Xây dựng"


def test_the_list_of_a_proposal_may_have_pages_of_its_own() -> None:
    filled = proposal(cach_trinh_bay_danh_sach="kem_theo")
    (annex,) = filled["cac_phu_luc"]
    assert (annex["ten"], annex["tieu_de"]) == (
        "DANH SÁCH",
        "TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ XÂY DỰNG",
    )
    assert annex["kem_theo"].startswith("(Kèm theo Tờ trình số …/TTr-VP")
    assert any(line.endswith("(có Danh sách kèm theo).") for line in filled["noi_dung"])


def test_the_council_is_cited_last_with_its_votes() -> None:
    council = PROPOSAL.sample.ket_qua_xet.model_dump(mode="json") | {"so_bien_ban": "02/BB-HĐTĐKT", "phieu_dong_y": 8}
    assert proposal(ket_qua_xet=council)["can_cu"][-1] == (
        "Căn cứ kết quả họp xét ngày 15 tháng 12 năm 2023 của Hội đồng Thi đua\u00a0- Khen thưởng Sở Xây dựng "
        "(Biên bản số 02/BB-HĐTĐKT; tỷ lệ phiếu đồng ý từ 08/09 thành viên trở lên, đạt từ 88,89% trở lên)."
    )
    assert len(proposal(ket_qua_xet=None)["can_cu"]) == len(PROPOSAL.sample.can_cu)


def test_more_votes_than_members_are_refused() -> None:
    council = PROPOSAL.sample.ket_qua_xet.model_dump(mode="json") | {"phieu_dong_y": 10}
    with pytest.raises(ValidationError, match=r"\(10\) nhiều hơn số thành viên hội đồng \(9\)"):
        proposal(ket_qua_xet=council)


@pytest.mark.parametrize(
    ("who", "counts", "everyone"),
    [
        ({"tap_the": ["A"]}, "cho 01 tập thể đã", "và tập thể có tên"),
        ({"ca_nhan": [PERSON] * 2}, "cho 02 cá nhân đã", "và các cá nhân có tên"),
        (
            {"tap_the": ["A"], "ho_gia_dinh": [HOME]},
            "cho 01 tập thể và 01 hộ gia đình đã",
            "và các tập thể, hộ gia đình",
        ),
        (
            {"tap_the": ["A"] * 3, "ca_nhan": [PERSON], "ho_gia_dinh": [HOME] * 12},
            "cho 03 tập thể, 01 cá nhân và 12 hộ gia đình đã",
            "và các tập thể, cá nhân, hộ gia đình có tên",
        ),
    ],
)
def test_a_decision_counts_and_charges_the_groups_that_it_awards(
    who: dict[str, Any], counts: str, everyone: str
) -> None:
    filled = decision(**NOBODY | who)
    assert counts in filled["cac_dieu"][0]["chu"]
    assert everyone in filled["dieu_cuoi"]["chu"]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({"tap_the": ["Phòng Quản lý nhà"]}, "cho Phòng Quản lý nhà, đã có thành tích"),
        ({"ca_nhan": [PERSON]}, "cho bà Lê Thị An, Kế toán viên, Văn phòng Sở, đã có thành tích"),
        ({"ho_gia_dinh": [HOME]}, "cho hộ ông Nguyễn Văn Hòa, thôn Đông, xã Hồng Hà, đã có thành tích"),
    ],
)
def test_a_single_name_stands_in_the_sentence_itself(who: dict[str, Any], sentence: str) -> None:
    article = decision(**NOBODY | who, cach_trinh_bay_danh_sach="trong_dieu_1")["cac_dieu"][0]
    assert sentence in article["chu"]
    assert article["doan"] == []
    lines = proposal(**{name: NOBODY[name] for name in ("tap_the", "ca_nhan", "ho_gia_dinh")} | who)["noi_dung"]
    assert any(sentence in line for line in lines)


def test_several_of_one_group_are_numbered_within_the_text() -> None:
    article = decision(**NOBODY | {"ca_nhan": [PERSON] * 2}, cach_trinh_bay_danh_sach="trong_dieu_1")["cac_dieu"][0]
    assert article["doan"] == [
        "1. Bà Lê Thị An, Kế toán viên, Văn phòng Sở;",
        "2. Bà Lê Thị An, Kế toán viên, Văn phòng Sở.",
    ]


def test_each_group_has_a_table_and_a_heading_in_the_list() -> None:
    who = {"tap_the": ["A"], "ca_nhan": [PERSON], "ho_gia_dinh": [HOME]}
    tables = decision(**NOBODY | who)["cac_phu_luc"][0]["cac_bang"]
    assert [table["tieu_de"] for table in tables] == ["I. TẬP THỂ", "II. CÁ NHÂN", "III. HỘ GIA ĐÌNH"]
    assert [table["dong"] for table in tables] == [
        [("1", "A")],
        [("1", "Bà Lê Thị An", "Kế toán viên, Văn phòng Sở")],
        [("1", "Hộ ông Nguyễn Văn Hòa", "thôn Đông, xã Hồng Hà")],
    ]


def test_achievements_of_their_own_make_a_column() -> None:
    who = {"ca_nhan": [PERSON | {"thanh_tich": "Thẩm định 42 hồ sơ"}, PERSON]}
    (table,) = decision(**NOBODY | who)["cac_phu_luc"][0]["cac_bang"]
    assert [column["tieu_de"] for column in table["cot"]] == ["STT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích"]
    assert [row[-1] for row in table["dong"]] == ["Thẩm định 42 hồ sơ", ""]


def test_a_household_gets_the_money_that_is_meant_for_one() -> None:
    money = {"nguon_kinh_phi": "Quỹ thi đua, khen thưởng", "ho_gia_dinh": 810_000, "tap_the": 1_080_000}
    article = decision(**NOBODY | {"ho_gia_dinh": [HOME], "tien_thuong": money})["cac_dieu"][1]["chu"]
    assert "mỗi hộ gia đình được thưởng 810.000 đồng (Tám trăm mười nghìn đồng)." in article
    assert "tập thể" not in article


@pytest.mark.parametrize("fill", [proposal, decision])
def test_an_award_to_nobody_is_refused(fill: Any) -> None:
    nobody = NOBODY if fill is decision else {name: [] for name in ("tap_the", "ca_nhan")}
    with pytest.raises(ValidationError, match="ít nhất một tập thể"):
        fill(**nobody)


def test_a_list_too_long_for_the_text_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"trong Tờ trình tối đa 23 dòng.*“kem_theo”"):
        proposal(ca_nhan=[PERSON] * 24)
    with pytest.raises(ValidationError, match=r"trong Điều 1 tối đa 23 dòng"):
        decision(ca_nhan=[PERSON] * 24, cach_trinh_bay_danh_sach="trong_dieu_1")


def findings(kind: DocumentKind, day: date, **changes: Any) -> list[tuple[str, str]]:
    payload = kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)
    return [(one.rule, one.place) for one in kind.review(payload, day, LAW)]


def council(**changes: Any) -> dict[str, Any]:
    return dict(PROPOSAL.sample.ket_qua_xet.model_dump(mode="json") | changes)


TITLE = "Danh hiệu “Chiến sĩ thi đua cơ sở”"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"hinh_thuc": TITLE, "tap_the": [], "ho_gia_dinh": [HOME]}, ("BR-02", "/ho_gia_dinh")),
        (
            {"hinh_thuc": TITLE, "tap_the": [], "ket_qua_xet": council(phieu_dong_y=7)},
            ("BR-06", "/ket_qua_xet/phieu_dong_y"),
        ),
        ({"ca_nhan": [PERSON, PERSON]}, ("BR-09", "/ca_nhan/1")),
        ({"ho_gia_dinh": [HOME, HOME]}, ("BR-09", "/ho_gia_dinh/1")),
        ({"mo_dau": ["Văn phòng Sở đề nghị tặng 04 tập thể."]}, ("BR-04", "/mo_dau/0")),
        ({"ket_qua_xet": council(ngay_hop="2026-08-06")}, ("BR-08", "/ket_qua_xet/ngay_hop")),
        ({"hinh_thuc": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"}, ("BR-01", "/hinh_thuc")),
    ],
)
def test_the_content_of_a_proposal_is_judged(changes: dict[str, Any], found: tuple[str, str]) -> None:
    day = date(2026, 8, 5)
    assert found not in findings(PROPOSAL, day)
    assert found in findings(PROPOSAL, day, **changes)


def test_the_money_of_a_household_is_judged() -> None:
    changes = NOBODY | {"ho_gia_dinh": [HOME], "ngay_ban_hanh": "2026-08-05"}
    for dong, wrong in ((1_140_000, False), (1_000_000, True)):
        gift = {"nguon_kinh_phi": "Quỹ thi đua, khen thưởng", "ho_gia_dinh": dong}
        found = findings(DECISION, date(2026, 8, 5), **changes | {"tien_thuong": gift})
        assert (("BR-03", "/tien_thuong/ho_gia_dinh") in found) is wrong


@pytest.mark.parametrize(("kind", "within"), [(DECISION, "trong_dieu_1"), (PROPOSAL, "trong_to_trinh")])
def test_an_achievement_of_its_own_is_not_lost_in_a_list_within_the_text(kind: DocumentKind, within: str) -> None:
    changes = {"ca_nhan": [PERSON | {"thanh_tich": "Thẩm định 42 hồ sơ"}], "cach_trinh_bay_danh_sach": within}
    with pytest.raises(ValidationError, match="Thành tích riêng chỉ in được trong Danh sách"):
        kind.payload.model_validate(kind.sample.model_dump() | changes)
