"""Every kind keeps the house rules; the frame and the two kinds say what the decree wants."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from service.document import DocumentKind, Issued
from service.errors import KindUnknown
from service.kinds import kind_named, kinds
from service.kinds._body import Khoan, Muc, closing, legal_bases, outline
from service.kinds._frame import CoQuan, Luu, addressees
from service.kinds._signers import NguoiKy, QuyenHan
from service.kinds.ke_hoach import SAMPLE as PLAN
from service.kinds.quyet_dinh import SAMPLE as DECISION
from service.kinds.quyet_dinh import QuyetDinh, context

ISSUED = Issued(5, date(2023, 12, 20))


def changed(payload: BaseModel, **changes: Any) -> dict[str, Any]:
    return payload.model_dump(mode="json") | changes


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_a_sample_is_valid_and_survives_json(kind: DocumentKind) -> None:
    text = kind.sample.model_dump_json(exclude_defaults=True)
    assert kind.payload.model_validate_json(text) == kind.sample


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_every_field_of_a_schema_has_a_vietnamese_title(kind: DocumentKind) -> None:
    schema = kind.payload.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        assert model["additionalProperties"] is False
        for name, field in model["properties"].items():
            assert field.get("title", name) != name.replace("_", " ").title(), f"{name} has no title of its own"


def test_an_unknown_kind_is_refused_with_the_ones_that_exist() -> None:
    slugs = "bao-cao-ca-nhan, bao-cao-tap-the, bien-ban, cong-van, ke-hoach, quyet-dinh, to-trinh"
    with pytest.raises(KindUnknown, match=slugs):
        kind_named("hop-dong")


def test_numbers_below_ten_take_a_zero_and_a_draft_has_a_blank() -> None:
    assert context(DECISION, ISSUED)["so_ky_hieu"] == "05/QĐ-SXD"
    draft = context(DECISION, Issued(None, ISSUED.ngay_ban_hanh))
    assert draft["so_ky_hieu"].strip() == "/QĐ-SXD"
    assert draft["du_thao"]


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (NguoiKy(chuc_vu="Giám đốc", ho_ten="A"), ["GIÁM ĐỐC"]),
        (NguoiKy(chuc_vu="Giám đốc", quyen_cap_truong=True, ho_ten="A"), ["Q. GIÁM ĐỐC"]),
        (
            NguoiKy(quyen_han=(QuyenHan(hinh_thuc="KT.", cua="Giám đốc"),), chuc_vu="Phó Giám đốc", ho_ten="A"),
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ),
        (
            NguoiKy(quyen_han=(QuyenHan(hinh_thuc="TL.", cua="Giám đốc"),), chuc_vu="Chánh Văn phòng", ho_ten="A"),
            ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        ),
        (
            NguoiKy(quyen_han=(QuyenHan(hinh_thuc="TUQ.", cua="Giám đốc"),), chuc_vu="Trưởng phòng", ho_ten="A"),
            ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
        ),
        (
            NguoiKy(
                quyen_han=(
                    QuyenHan(hinh_thuc="TM.", cua="Ủy ban nhân dân"),
                    QuyenHan(hinh_thuc="KT.", cua="Chủ tịch"),
                ),
                chuc_vu="Phó Chủ tịch",
                ho_ten="A",
            ),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
    ],
)
def test_the_signer_signs_in_one_of_the_lawful_ways(signer: NguoiKy, lines: list[str]) -> None:
    assert signer.lines() == lines


@pytest.mark.parametrize(
    "signer",
    [
        {"quyen_han": [{"hinh_thuc": "KT.", "cua": "Giám đốc"}, {"hinh_thuc": "TM.", "cua": "Ủy ban"}]},
        {"quyen_han": [{"hinh_thuc": "KT.", "cua": "Giám đốc"}], "quyen_cap_truong": True},
        {"quyen_han": [{"hinh_thuc": "KT.", "cua": "giám đốc"}]},
    ],
)
def test_a_signer_cannot_sign_in_two_ways_at_once(signer: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        NguoiKy.model_validate({"chuc_vu": "Giám đốc", "ho_ten": "A", **signer})


def test_the_last_recipient_is_the_archive() -> None:
    assert Luu().line() == "- Lưu: VT."
    assert Luu(don_vi="VP", so_ban=2).line() == "- Lưu: VT, VP (02)."


def test_recipients_begin_with_the_article_that_charges_them() -> None:
    assert context(DECISION, ISSUED)["noi_nhan"][0] == "- Như Điều 3;"


@pytest.mark.parametrize("symbol", ["sxd", "SXD ", "S/XD", "-SXD", "SXD-", ""])
def test_an_abbreviation_that_no_symbol_can_hold_is_refused(symbol: str) -> None:
    if symbol.strip() == "SXD":
        assert CoQuan(ten="Sở", viet_tat=symbol).viet_tat == "SXD"
    else:
        with pytest.raises(ValidationError):
            CoQuan(ten="Sở", viet_tat=symbol)


def test_legal_bases_end_with_semicolons_and_a_full_stop() -> None:
    assert legal_bases(("Căn cứ A;", "Căn cứ A", "Căn cứ B.")) == ["Căn cứ A;", "Căn cứ A;", "Căn cứ B."]
    assert legal_bases(()) == []


@pytest.mark.parametrize("text", ["Hết", "Hết.", "Hết./.", "Hết ; "])
def test_the_text_ends_with_the_end_mark_once(text: str) -> None:
    assert closing(text) == "Hết./."


def test_an_outline_numbers_sections_clauses_and_points() -> None:
    section = Muc.model_validate(
        {
            "tieu_de": "Mục đích",
            "noi_dung": ["Mở."],
            "khoan": [
                {"tieu_de": "Một", "noi_dung": ["a\n- b"], "diem": [{"noi_dung": [f"điểm {n}"]} for n in range(5)]},
                {"noi_dung": ["Hai"], "danh_so_diem": "thap_phan", "diem": [{"noi_dung": ["x", "y"]}]},
            ],
        }
    )
    assert [(line["bac"], line["chu"]) for line in outline((section,))] == [
        ("muc", "I. MỤC ĐÍCH"),
        ("loi_van", "Mở."),
        ("khoan", "1. Một"),
        ("loi_van", "a"),
        ("loi_van", "- b"),
        ("loi_van", "a) điểm 0"),
        ("loi_van", "b) điểm 1"),
        ("loi_van", "c) điểm 2"),
        ("loi_van", "d) điểm 3"),
        ("loi_van", "đ) điểm 4"),
        ("loi_van", "2. Hai"),
        ("loi_van", "2.1. x"),
        ("loi_van", "y"),
    ]


@pytest.mark.parametrize("title", ["I. Mục đích", "1. Mục đích", "2.1. Mục đích", "a) Mục đích", "đ) Mục đích"])
def test_a_number_that_the_outline_gives_is_not_typed(title: str) -> None:
    with pytest.raises(ValidationError, match="tự động"):
        Muc.model_validate({"tieu_de": title})


def test_words_that_the_text_supplies_may_be_typed_as_well() -> None:
    changes = {
        "theo_de_nghi": "Theo đề nghị của Chánh Văn phòng",
        "thanh_tich": "đã có thành tích xuất sắc",
        "dia_danh": "Hồng Lam,",
        "trich_yeu": "Về việc tặng Giấy khen.",
        "noi_nhan": ["- Sở Nội vụ;"],
    }
    filled = context(QuyetDinh.model_validate(changed(DECISION, **changes)), ISSUED)
    assert filled["can_cu"][-1] == "Theo đề nghị của Chánh Văn phòng."
    assert "đã có thành tích xuất sắc (có" in filled["cac_dieu"][0]["chu"]
    assert filled["dia_danh_thoi_gian"].startswith("Hồng Lam, ngày")
    assert filled["trich_yeu"] == "Về việc tặng Giấy khen"
    assert filled["noi_nhan"][1] == "- Sở Nội vụ;"


def test_an_empty_clause_is_refused() -> None:
    with pytest.raises(ValidationError, match="tiêu đề hoặc nội dung"):
        Khoan()


def test_article_1_counts_what_the_lists_hold() -> None:
    article = context(DECISION, ISSUED)["cac_dieu"][0]["chu"]
    assert "cho 03 tập thể và 05 cá nhân đã có thành tích xuất sắc" in article
    assert article.endswith("(có Danh sách kèm theo).")


def test_a_short_list_can_stand_in_article_1() -> None:
    filled = context(QuyetDinh.model_validate(changed(DECISION, cach_trinh_bay_danh_sach="trong_dieu_1")), ISSUED)
    assert filled["cac_phu_luc"] == []
    assert filled["cac_dieu"][0]["doan"][:3] == [
        "1. Tập thể:",
        "a) Phòng Quản lý hoạt động xây dựng;",
        "b) Phòng Quy hoạch - Kiến trúc;",
    ]
    assert filled["cac_dieu"][0]["doan"][-1].startswith("đ) Ông Hoàng Văn Thịnh, ")
    assert filled["cac_dieu"][0]["doan"][-1].endswith(".")


def test_the_annex_names_the_decision_on_paper_and_leaves_blanks_in_the_electronic_one() -> None:
    electronic = context(DECISION, ISSUED)["cac_phu_luc"][0]["kem_theo"].replace("\u00a0", " ")
    paper = context(DECISION.model_copy(update={"ban_giay": True}), ISSUED)["cac_phu_luc"][0]["kem_theo"]
    assert electronic == "(Kèm theo Quyết định số …/QĐ-SXD ngày … tháng … năm … của Giám đốc Sở Xây dựng)"
    assert (
        paper.replace("\u00a0", " ")
        == "(Kèm theo Quyết định số 05/QĐ-SXD ngày 20 tháng 12 năm 2023 của Giám đốc Sở Xây dựng)"
    )


def test_only_people_on_the_list_means_only_people_in_the_text() -> None:
    filled = context(DECISION.model_copy(update={"tap_the": ()}), ISSUED)
    assert "cho 05 cá nhân đã" in filled["cac_dieu"][0]["chu"]
    (table,) = filled["cac_phu_luc"][0]["cac_bang"]
    assert table["tieu_de"] == "", "one group needs no heading"
    assert "tập thể" not in filled["cac_dieu"][1]["chu"]
    assert "các cá nhân có tên tại Điều 1" in filled["dieu_cuoi"]["chu"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tap_the": [], "ca_nhan": []}, "ít nhất một"),
        ({"tap_the": ["A"] * 40, "cach_trinh_bay_danh_sach": "trong_dieu_1"}, "kem_theo"),
        ({"tien_thuong": {"nguon_kinh_phi": "Quỹ"}}, "mức"),
        ({"can_cu": ["- Căn cứ Luật"]}, "pattern"),
        ({"ngay_ban_hanh": "2020-03-04"}, "2020"),
        ({"ngay_ban_hanh": "2023-02-30"}, "date"),
        ({"trich_yeu": "x" * 501}, "500"),
        ({"trich_yeu": "một\nhai"}, "xuống dòng"),
        ({"noi_nhan": ["Sở Xây dựng"] * 37}, "Gộp"),
        ({"noi_nhan": ["ỦY BAN NHÂN DÂN CÁC HUYỆN, THÀNH PHỐ, THỊ"] * 30}, "Gộp"),
        ({"noi_nhan": ["W" * 200] * 7}, "Gộp"),
        ({"noi_nhan": ["Lưu: VT, VP."]}, "tự động"),
        ({"noi_nhan": ["- Như Điều 3;"]}, "tự động"),
        ({"noi_nhan": ["-"]}, "at least 1"),
        ({"can_cu": ["Căn cứ ."]}, "pattern"),
        ({"trich_yeu": "..."}, "pattern"),
        ({"dia_danh": ","}, "pattern"),
        ({"thi_hanh": "./."}, "pattern"),
        ({"dieu_khac": ["Điều 3. Khác"]}, "tự động"),
        ({"tien_thuong": {"nguon_kinh_phi": "Quỹ", "ca_nhan": "1.000"}}, "integer"),
        ({"tien_thuong": {"nguon_kinh_phi": "Quỹ", "ca_nhan": True}}, "integer"),
        ({"ban_giay": "yes"}, "boolean"),
        ({"ngay_ban_hanh": 1675209600}, "date"),
        ({"ngay_ban_hanh": "1675209600"}, "date"),
        ({"thanh_tich": "✓ xong"}, r"U\+2713"),
        ({"tap_the": [[]] * 60_000}, "Tách"),
        ({"tap_the": ["x" * 200] * 5000, "dieu_khac": ["y\nz"] * 40}, "Tách"),
        ({"trich_yeu": "bí\u202eẩn"}, r"U\+202E"),
    ],
)
def test_a_decision_that_contradicts_itself_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        QuyetDinh.model_validate_json(json.dumps(changed(DECISION, **changes)))


def test_decomposed_text_is_normalised_silently() -> None:
    plan = PLAN.__class__.model_validate(changed(PLAN, dia_danh="Ho\u0302\u0300ng Lam"))
    assert plan.dia_danh == "Hồng Lam"


def test_a_letter_is_numbered_by_agency_and_drafting_unit() -> None:
    letter = kind_named("cong-van")
    assert letter.context(letter.sample, ISSUED)["so_ky_hieu"] == "05/SXD-VP"
    assert letter.heading(letter.sample).symbol == "SXD-VP"
    assert letter.context(letter.sample, ISSUED)["noi_nhan"][0] == "- Như trên;"


def test_addressees_are_one_on_a_line_or_a_punctuated_list() -> None:
    assert addressees(("Bộ Nội vụ",)) == {"kinh_gui": "Bộ Nội vụ", "kinh_gui_nhieu": []}
    assert addressees(("A", "B", "C"))["kinh_gui_nhieu"] == ["- A;", "- B;", "- C."]


@pytest.mark.parametrize("subject", ["V/v báo cáo kết quả", "Về việc báo cáo kết quả", "báo cáo kết quả."])
def test_the_subject_of_a_letter_is_kept_without_its_mark(subject: str) -> None:
    letter = kind_named("cong-van")
    payload = letter.payload.model_validate(changed(letter.sample, trich_yeu=subject))
    assert payload.trich_yeu == "báo cáo kết quả"
