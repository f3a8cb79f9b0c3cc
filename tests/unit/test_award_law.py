"""The law as data: what holds when, who gives what, how an office overrides it, and the căn cứ that follow from it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from service.award.awards import judge_authority, judge_money
from service.award.bases import offered
from service.award.law import Law, current
from service.award.law_file import load_law
from service.errors import LawBroken

LAW = load_law()
TWO_LEVELS = date(2025, 7, 1)
NEW_LAW = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("day", "dong"),
    [
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
        (date(2026, 11, 22), 2_530_000),
    ],
)
def test_the_base_salary_is_that_of_the_day(day: date, dong: int) -> None:
    assert next(current(LAW.luong_co_so, day)).dong == dong


def test_where_no_base_salary_is_known_nothing_is_said() -> None:
    assert list(current(LAW.luong_co_so, date(2019, 6, 30))) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Giấy khen của Giám đốc Sở Xây dựng", "GK"),
        ("Giấy khen", "GK"),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "BK_TINH"),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Hồng Lam", "BK_TINH"),
        ("Bằng khen của Bộ trưởng Bộ Xây dựng", "BK_TINH"),
        ("Bằng khen của Thủ tướng Chính phủ", "BK_TTG"),
        ("Bằng khen của Giám đốc Đại học Quốc gia Hà Nội", "BK_QK"),
        ("Bằng khen", None),
        ("Cờ thi đua của Chính phủ", "CO_CP"),
        ("Cờ thi đua của Ủy ban nhân dân tỉnh", "CO_TINH"),
        ("danh hiệu “Tập thể lao động tiên tiến”", "TTLDTT"),
        ("danh hiệu “Lao động tiên tiến” năm 2025", "LDTT"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("Chiến sĩ thi đua tỉnh Hồng Lam", "CSTDT"),
        ("Chiến sĩ thi đua toàn quốc", "CSTDTQ"),
        ("Kỷ niệm chương", None),
        ("đã có thi đua", None),
    ],
)
def test_an_award_is_recognised_in_text(text: str, code: str | None) -> None:
    assert LAW.award(text, date(2026, 8, 5)) == code


@pytest.mark.parametrize(
    ("post", "day", "level"),
    [
        ("Giám đốc Sở Xây dựng", date(2026, 8, 5), "SO"),
        ("GIÁM ĐỐC SỞ XÂY DỰNG", date(2023, 12, 20), "SO"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam", date(2026, 8, 5), "CT_TINH"),
        ("Chủ tịch UBND thành phố Hải Phòng", date(2026, 8, 5), "CT_TINH"),
        ("Chủ tịch UBND thành phố Vinh", date(2026, 8, 5), None),
        ("Chủ tịch Ủy ban nhân dân xã Hồng Lam", date(2026, 8, 5), "CT_XA"),
        ("Chủ tịch Ủy ban nhân dân huyện Hồng Lam", date(2025, 6, 30), "CT_HUYEN"),
        ("Chủ tịch Ủy ban nhân dân huyện Hồng Lam", date(2025, 7, 1), None),
        ("Hiệu trưởng Trường Tiểu học Hồng Lam", date(2026, 8, 5), "HIEU_TRUONG"),
        ("Bộ trưởng Bộ Nội vụ", date(2026, 8, 5), "BO"),
        ("Giám đốc Công ty Cấp nước", date(2026, 8, 5), "DOANH_NGHIEP"),
        ("Trưởng phòng", date(2026, 8, 5), None),
    ],
)
def test_an_authority_is_recognised_by_its_post_on_the_day(post: str, day: date, level: str | None) -> None:
    found = LAW.giver(post, day)
    assert (found.cap if found else None) == level


def own(tmp_path: Path, text: str) -> Law:
    file = tmp_path / "quy-dinh.toml"
    file.write_text(text, "utf-8")
    return load_law(file)


def test_an_office_overrides_one_value_and_keeps_the_rest(tmp_path: Path) -> None:
    law = own(tmp_path, "[bo_phieu.CO-SO-152]\nnguong = '9/10'\nmuc_do = 'loi'\n")
    assert law.bo_phieu["CO-SO-152"] == replace(LAW.bo_phieu["CO-SO-152"], nguong=Fraction(9, 10), muc_do="loi")
    assert law.luong_co_so == LAW.luong_co_so
    assert law.phien_ban.startswith(f"{LAW.phien_ban}+"), "the evidence tells whose law it was"


def test_an_office_adds_an_authority_of_its_own(tmp_path: Path) -> None:
    text = """
    [tham_quyen.BAN-QUAN-LY]
    cap = "BQL"
    ten = "Trưởng Ban Quản lý khu kinh tế"
    mau = ['^trưởng ban ban quản lý']
    tang = ["GK"]
    co_so = "Quyết định của tỉnh"
    da_kiem_chung = true
    """
    law = own(tmp_path, text)
    post = "Trưởng ban Ban Quản lý Khu kinh tế Hồng Lam"
    day = date(2026, 8, 5)
    assert list(judge_authority(law, day, "", "Giấy khen", post)) == []
    (finding,) = judge_authority(law, day, "", "Chiến sĩ thi đua cơ sở", post)
    assert (finding.severity, finding.basis) == ("loi", "Quyết định của tỉnh")
    assert list(judge_authority(LAW, day, "", "Chiến sĩ thi đua cơ sở", post)) == [], "unknown here: nothing is said"


def test_an_own_entry_stands_before_those_that_come_with_vanthu(tmp_path: Path) -> None:
    text = "[muc_thuong.TINH]\ntu = 2026-01-01\nco_so = 'Nghị quyết của tỉnh'\nda_kiem_chung = true\n"
    law = own(tmp_path, f"{text}[muc_thuong.TINH.he_so]\nGK = {{ ca_nhan = '0.5' }}\n")
    day, award, post = date(2026, 8, 5), "Giấy khen", "Giám đốc Sở Xây dựng"
    assert list(judge_money(law, day, "", award, post, ["ca_nhan"], 1_270_000)) == []
    (finding,) = judge_money(law, day, "", award, post, ["ca_nhan"], 760_000)
    assert finding.basis == "Nghị quyết của tỉnh"
    assert list(judge_money(law, day, "", "Lao động tiên tiến", post, ["ca_nhan"], 760_000)) == [], (
        "of the decree still"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lam_tron = '10'", "lam_tron: cần một số nguyên không có dấu nháy, không phải '10'"),
        ("lam_tron = 0", "lam_tron: cần một số lớn hơn 0"),
        ("he_so_ho = 1.5", "he_so_ho: cần một phân số trong dấu nháy"),
        ("[bo_phieu.CO-SO-152]\nnguong = '80%'", "bo_phieu.CO-SO-152.nguong: cần một phân số"),
        ("[bo_phieu.CO-SO-152]\nnguong = '5/4'", "bo_phieu.CO-SO-152.nguong: cần một tỷ lệ"),
        ("[quy_tac.BR-06]\nmuc_do = 'nang'", "quy_tac.BR-06.muc_do: cần một trong các giá trị"),
        ("[quy_tac.BR-06]\nmucdo = 'loi'", "quy_tac.BR-06.mucdo: không có khóa này"),
        ("[luong_co_so.MOI]\ntu = 2027-07-01", "luong_co_so.MOI.co_so: thiếu khóa này"),
        ("[chua_ro]\ntu = 'mai'", "chua_ro.tu: cần một ngày"),
        ("[tham_quyen.SO]\nmau = ['(']", "tham_quyen.SO.mau.0: cần một biểu thức"),
        ("[tham_quyen.SO]\nmau = 'x'", "tham_quyen.SO.mau: cần một danh sách"),
        ("[tham_quyen.SO]\ntang = ['GIAY']", "tham_quyen.SO.tang: cần một mã hình thức đã có"),
        ("[van_ban.ND-98-2023]\nthay_bang = 'ND-1'", "van_ban.ND-98-2023.thay_bang: cần tên của một mục van_ban"),
        ("[tham_quyen.SO]\nda_kiem_chung = 'co'", "tham_quyen.SO.da_kiem_chung: cần true hoặc false"),
        ("[van_ban.ND-98-2023]\nkiem_chung_tu = 'mai'", "van_ban.ND-98-2023.kiem_chung_tu: cần một ngày"),
        ("quy_tac = 3", "quy_tac: cần một bảng"),
        ("[luong_co_so.ND-73-2024]\nden = 2024-06-30", "luong_co_so.ND-73-2024.den: cần một ngày từ 2024-07-01 (tu)"),
        ("[cap_huyen]\ntu = 2030-01-01", "cap_huyen.den: cần một ngày từ 2030-01-01 (tu) trở đi"),
        ("[quy_tac.BR-99]\nten = 'x'\nmuc_do = 'loi'\nco_so = 'x'", "quy_tac.BR-99: cần mã của một quy tắc đã có"),
        ("[chua_ro]\nquy_tac = ['BR-3']", "chua_ro.quy_tac: cần mã của một quy tắc đã có"),
        (
            "lam_tron = 1_000_000_000",
            "lam_tron: cần 1, 10, 100, 1_000, 10_000 hoặc 100_000 đồng, không phải 1000000000",
        ),
        ("lam_tron = 7", "lam_tron: cần 1, 10"),
        (
            "[chua_ro]\ntu = 2026-10-01T00:00:00+07:00",
            "một ngày không có dấu nháy và giờ, như 2026-10-01, không phải 2026-10",
        ),
        ("[tham_quyen.SO]\nden = 2026-10-01T00:00:00Z", "tham_quyen.SO.den: cần một ngày"),
        ("[tham_quyen.SO]\ntu = 1_699_920_000", "tham_quyen.SO.tu: cần một ngày"),
        ("[quy_tac.BR-06]\nmuc_do = 'nang'", "'loi' hoặc 'canh_bao', không phải 'nang'"),
        ("a = ", "không phải TOML đúng ở cuối tệp."),
        ("lam_tron = 10\na = = 1", "không phải TOML đúng ở dòng 2, cột 5."),
    ],
)
def test_a_wrong_file_is_told_with_file_key_and_what_fits(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LawBroken) as caught:
        own(tmp_path, text)
    assert told in str(caught.value)
    assert "quy-dinh.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("khong-co.toml", "khong-co.toml: không có tệp này."),
        (".", "đây là một thư mục."),
        ("cp1258.toml", "cp1258.toml không ghi bằng mã UTF-8, từ byte thứ 6."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_vietnamese(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "cp1258.toml").write_bytes(b"a = '\xd0'")
    with pytest.raises(LawBroken) as caught:
        load_law(tmp_path / name)
    assert told in str(caught.value)


def lines(day: date, authority: str = "") -> list[str]:
    return [offer.dong for offer in offered(LAW, day, authority)]


def test_the_lines_of_a_province_come_competence_first_then_law_decree_circular() -> None:
    found = lines(date(2026, 8, 5), "Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam")
    assert [line.split(" ngày ")[0] for line in found] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Luật Thi đua, khen thưởng",
        "Căn cứ Nghị định số 152/2025/NĐ-CP",
        "Căn cứ Thông tư số 15/2025/TT-BNV",
    ]


@pytest.mark.parametrize(
    ("authority", "first"),
    [
        ("Giám đốc Sở Xây dựng", "Căn cứ Quyết định số …"),
        ("Hiệu trưởng Trường A", "Căn cứ Quyết định số …"),
        ("", "Căn cứ Luật Thi đua, khen thưởng"),
        ("Trưởng phòng", "Căn cứ Luật Thi đua, khen thưởng"),
    ],
)
def test_competence_depends_on_the_authority(authority: str, first: str) -> None:
    assert lines(date(2026, 8, 5), authority)[0].startswith(first)


def test_a_commune_also_rests_on_the_decree_that_gave_it_the_power() -> None:
    assert [line[7:33] for line in lines(TWO_LEVELS, "Chủ tịch UBND xã A")][:2] == [
        "Luật Tổ chức chính quyền đ",
        "Nghị định số 129/2025/NĐ-C",
    ]


@pytest.mark.parametrize(
    ("day", "decree", "law"),
    [
        (date(2023, 12, 20), "91/2017/NĐ-CP", "26 tháng 11 năm 2003"),
        (date(2024, 1, 1), "98/2023/NĐ-CP", "15 tháng 6 năm 2022"),
        (date(2025, 6, 30), "98/2023/NĐ-CP", "15 tháng 6 năm 2022"),
        (date(2025, 7, 1), "152/2025/NĐ-CP", "15 tháng 6 năm 2022"),
    ],
)
def test_the_law_offered_is_that_of_the_day(day: date, decree: str, law: str) -> None:
    found = " | ".join(lines(day))
    assert decree in found
    assert law in found
    assert found.count("Nghị định số") == 1 + found.count("Thông tư")


def test_a_line_whose_text_was_not_compared_says_so() -> None:
    old = offered(LAW, date(2023, 12, 20))
    assert old
    assert not any(offer.da_kiem_chung for offer in old)
    assert {offer.ghi_chu for offer in old} == {"chưa đối chiếu với văn bản gốc"}


def test_from_the_new_law_on_its_line_is_offered_and_the_old_ones_are_marked() -> None:
    before, after = offered(LAW, date(2026, 9, 30)), offered(LAW, NEW_LAW)
    assert all(offer.da_kiem_chung for offer in before)
    assert not any(offer.da_kiem_chung for offer in after)
    assert [offer.dong for offer in after if offer not in before and "23 tháng 4 năm 2026" in offer.dong]
