"""Each capital rule of Phụ lục II: what it mends, and what it leaves alone."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import DocumentKind
from service.kinds import kinds
from service.nd30.capitals import agency_findings, capital_findings, name_findings
from service.nd30.spellings import RULES, SPELLINGS

# Rule, what is written, and what the suggestion makes of it.
WRONG: Final = [
    ("VH-01", "Sở đã ban hành Kế hoạch. các phòng thực hiện.", "Sở đã ban hành Kế hoạch. Các phòng thực hiện."),
    ("VH-01", "báo cáo kết quả thực hiện năm 2023.", "Báo cáo kết quả thực hiện năm 2023."),
    ("VH-01", "a) phối hợp với các đơn vị có liên quan.", "a) Phối hợp với các đơn vị có liên quan."),
    ("VH-01", "Tỷ lệ đạt 95%. kết quả tốt năm 2023. tiếp tục", "Tỷ lệ đạt 95%. Kết quả tốt năm 2023. Tiếp tục"),
    ("VH-01", "Hồ sơ gồm những gì? ai ký?", "Hồ sơ gồm những gì? Ai ký?"),
    ("VH-02", "khen thưởng bà Trần thị Hoa", "khen thưởng bà Trần Thị Hoa"),
    ("VH-02", "Giao ông nguyễn Văn An thực hiện", "Giao ông Nguyễn Văn An thực hiện"),
    ("VH-02", "theo tư tưởng Hồ Chí minh", "theo tư tưởng Hồ Chí Minh"),
    ("VH-04", "của Tỉnh Nam Định", "của tỉnh Nam Định"),
    ("VH-04", "trên địa bàn Phường Hồng Lam", "trên địa bàn phường Hồng Lam"),
    ("VH-04", "ở Hà nội và Việt nam", "ở Hà Nội và Việt Nam"),
    ("VH-04", "tại tỉnh hòa bình", "tại tỉnh Hòa Bình"),
    ("VH-04", "thuộc Thành phố Vũng Tàu", "thuộc thành phố Vũng Tàu"),
    ("VH-05", "trụ sở tại phường Điện Biên Phủ", "trụ sở tại Phường Điện Biên Phủ"),
    ("VH-05", "đường Lê Lợi, quận 1, Thành phố Hồ Chí Minh", "đường Lê Lợi, Quận 1, Thành phố Hồ Chí Minh"),
    ("VH-05", "Trụ sở tại phường 12.", "Trụ sở tại Phường 12."),
    ("VH-06", "tại thủ đô Hà Nội", "tại Thủ đô Hà Nội"),
    ("VH-06", "tại thành phố Hồ Chí Minh", "tại Thành phố Hồ Chí Minh"),
    ("VH-06", "Ủy ban nhân dân Thành Phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
    ("VH-07", "bãi biển Cửa lò", "bãi biển Cửa Lò"),
    ("VH-07", "phường Cầu giấy", "phường Cầu Giấy"),
    ("VH-07", "vịnh Hạ long", "vịnh Hạ Long"),
    ("VH-08", "vùng tây bắc", "vùng Tây Bắc"),
    ("VH-08", "vùng Đông nam bộ", "vùng Đông Nam Bộ"),
    ("VH-08", "vùng Tây nguyên", "vùng Tây Nguyên"),
    ("VH-09", "Giám đốc Sở Xây Dựng", "Giám đốc Sở Xây dựng"),
    ("VH-09", "Ủy Ban Nhân Dân xã Hồng Lam", "Ủy ban nhân dân xã Hồng Lam"),
    ("VH-09", "trình Bộ nội vụ", "trình Bộ Nội vụ"),
    ("VH-09", "Chánh Văn Phòng", "Chánh Văn phòng"),
    ("VH-09", "Uỷ Ban Nhân Dân", "Uỷ ban nhân dân"),
    ("VH-10", "Đảng cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
    ("VH-10", "Ban chấp hành trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
    ("VH-10", "của Bộ chính trị", "của Bộ Chính trị"),
    ("VH-11", "của Liên Hợp Quốc", "của Liên hợp quốc"),
    ("VH-11", "Liên hợp Quốc", "Liên hợp quốc"),
    ("VH-11", "Tổ chức Y tế Thế giới", "Tổ chức Y tế thế giới"),
    ("VH-12", "phục vụ nhân dân tốt hơn", "phục vụ Nhân dân tốt hơn"),
    ("VH-12", "chủ trương của Đảng, nhà nước", "chủ trương của Đảng, Nhà nước"),
    ("VH-12", "Đảng bộ, chính quyền và nhân dân trong tỉnh", "Đảng bộ, chính quyền và Nhân dân trong tỉnh"),
    ("VH-12", "của Nhà Nước", "của Nhà nước"),
    ("VH-13", "tặng Huân chương Lao động hạng nhất", "tặng Huân chương Lao động hạng Nhất"),
    ("VH-13", "tặng huân chương lao động", "tặng Huân chương Lao động"),
    ("VH-13", "danh hiệu lao động tiên tiến", "danh hiệu Lao động tiên tiến"),
    ("VH-13", "danh hiệu “chiến sĩ thi đua cơ sở”", "danh hiệu “Chiến sĩ thi đua cơ sở”"),
    ("VH-13", "tặng Giấy Khen cho tập thể", "tặng Giấy khen cho tập thể"),
    ("VH-13", "danh hiệu Nhà giáo nhân dân", "danh hiệu Nhà giáo Nhân dân"),
    ("VH-14", "Thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("VH-14", "Phó Giám Đốc Sở", "Phó Giám đốc Sở"),
    ("VH-14", "Chủ Tịch xã", "Chủ tịch xã"),
    ("VH-16", "ngày quốc khánh 2-9", "ngày Quốc khánh 2-9"),
    ("VH-16", "ngày Quốc tế lao động 1-5", "ngày Quốc tế Lao động 1-5"),
    ("VH-16", "ngày phụ nữ Việt Nam 20-10", "ngày Phụ nữ Việt Nam 20-10"),
    ("VH-17", "theo quyết định số 45/QĐ-UBND", "theo Quyết định số 45/QĐ-UBND"),
    ("VH-17", "theo thông tư liên tịch số 1/TTLT", "theo Thông tư liên tịch số 1/TTLT"),
    ("VH-17", "thi hành quyết định này", "thi hành Quyết định này"),
    ("VH-17", "Căn cứ luật Thi đua, khen thưởng", "Căn cứ Luật Thi đua, khen thưởng"),
    ("VH-17", "Căn cứ Bộ luật hình sự", "Căn cứ Bộ luật Hình sự"),
    ("VH-17", "Nghị Định của Chính phủ", "Nghị định của Chính phủ"),
    ("VH-18", "theo Khoản 1 Điều 75", "theo khoản 1 Điều 75"),
    ("VH-18", "theo khoản 1 điều 75", "theo khoản 1 Điều 75"),
    ("VH-18", "tại điều 5 Nghị định này", "tại Điều 5 Nghị định này"),
    ("VH-18", "quy định tại Điểm a, Khoản 2, điều 103", "quy định tại điểm a, khoản 2, Điều 103"),
    ("VH-18", "mục 5 chương XII phần I của Bộ luật Hình sự", "Mục 5 Chương XII Phần I của Bộ luật Hình sự"),
    ("VH-18", "khoản 1 Điều 24 tiểu mục 1", "khoản 1 Điều 24 Tiểu mục 1"),
    ("VH-19", "mừng xuân Ất tỵ", "mừng xuân Ất Tỵ"),
    ("VH-19", "dịp Tết Nguyên Đán", "dịp tết Nguyên đán"),
    ("VH-19", "tết trung thu", "tết Trung thu"),
    ("VH-19", "trong dịp tết, các đơn vị trực", "trong dịp Tết, các đơn vị trực"),
    ("VH-19", "vào sáng thứ hai, tháng giêng", "vào sáng thứ Hai, tháng Giêng"),
    ("VH-19", "họp vào thứ sáu hằng tuần", "họp vào thứ Sáu hằng tuần"),
    ("VH-20", "Cách mạng Tháng Tám", "Cách mạng tháng Tám"),
    ("VH-20", "cách mạng tháng mười", "Cách mạng tháng Mười"),
    ("VH-20", "Phong trào Xô Viết Nghệ tĩnh", "Phong trào Xô viết Nghệ Tĩnh"),
    ("VH-21", "trên báo Nhân dân", "trên báo Nhân Dân"),
    ("VH-21", "trên Tạp chí Cộng Sản", "trên tạp chí Cộng sản"),
    ("VH-21", "báo nhân dân đưa tin", "báo Nhân Dân đưa tin"),
]

RIGHT: Final = [
    # Phụ lục II's own examples
    "Nguyễn Ái Quốc, Trần Phú, Vua Hùng, Bà Triệu, Bác Hồ, Mao Trạch Đông, Vla-đi-mia I-lích Lê-nin",
    "thành phố Thái Nguyên, tỉnh Nam Định, Quận 1, Phường Điện Biên Phủ, Thủ đô Hà Nội, Thành phố Hồ Chí Minh",
    "Cửa Lò, Vũng Tàu, Lạch Trường, Vàm Cỏ, Cầu Giấy, biển Cửa Lò, chợ Bến Thành, sông Vàm Cỏ, vịnh Hạ Long",
    "Ban Chỉ đạo trung ương về Phòng chống tham nhũng, Văn phòng Chủ tịch nước, Bộ Tài nguyên và Môi trường",
    "Tập đoàn Điện lực Việt Nam, Hội đồng nhân dân tỉnh Sơn La, Sở Tài chính, Văn phòng Trung ương Đảng",
    "Nhân dân, Nhà nước, Huân chương Sao vàng, Nghệ sĩ Nhân dân, Anh hùng Lao động, Chủ tịch Quốc hội",
    "ngày Quốc khánh 2-9, ngày Quốc tế Lao động 1-5, ngày Phụ nữ Việt Nam 20-10, Bộ luật Hình sự",
    "Căn cứ điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
    "Kỷ Tỵ, năm Mậu Thân, tết Nguyên đán, tết Đoan ngọ, nghỉ Tết, thứ Hai, tháng Năm, Cách mạng tháng Tám",
    # what only looks wrong
    "Khoản 1 Điều này áp dụng cho phường, xã.",
    "Tỉnh Nam Định và thành phố Huế",
    "Trình độ: ThS. quản lý công; TP. Hồ Chí Minh, v.v. và các chi phí khác",
    "… giai đoạn 2021 - 2025 . . . và các năm sau... tiếp tục; 1. mục tiêu; 2.1. nội dung",
    "- phòng chuyên môn;",
    "xuất sắc trong phong trào thi đua",
    "quản lý nhà nước, ngân sách nhà nước, cơ quan hành chính nhà nước",
    "Quân đội nhân dân, Tòa án nhân dân, Viện kiểm sát nhân dân và Ban thanh tra nhân dân; 100 nhân dân tệ",
    "pháp luật xây dựng, pháp luật đất đai, luật đất đai, Luật Thi đua, Khen thưởng",
    "gồm 8 chương 96 điều 5 phụ lục; danh mục 1; hạng mục I; các điều 5, 6; số tài khoản 12",
    "lần thứ hai ngày 05 tháng 3 năm 2020; mỗi tháng một lần; hạng ba toàn đoàn",
    "đường Cách Mạng Tháng Tám, đường Lê Lợi, mỗi phường 02 người, các phường 3, 4",
    "Ông Nguyễn Trung Tâm, bà Lê Thị Thanh Tra, ông Trần Văn Phòng",
    "Công an tỉnh, cơ sở Y tế, cán bộ Công an, Tỉnh Đoàn, thuộc Phường Trần Hưng Đạo",
    "UBND TỈNH NAM ĐỊNH",
    "BÁO CÁO của Sở Xây dựng",
    "Các chỉ thị, nghị quyết của Đảng; quyết định này của ông A; báo Nhân Dân",
]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def mended(text: str) -> str:
    """`text` after the advice of every finding, taken in turn."""
    for finding in capital_findings(text, ""):
        wrong, right = re.fullmatch(r"Sửa “(.+)” thành “(.+)”\.", finding.mend).groups()  # type: ignore[union-attr]
        assert (finding.found, finding.expected) == (f"“{wrong}”", f"“{right}”")
        text = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, text, count=1)
    return text


@pytest.mark.parametrize(("rule", "wrong", "right"), WRONG)
def test_a_wrong_capital_is_found_and_mended(rule: str, wrong: str, right: str) -> None:
    findings = list(capital_findings(unicodedata.normalize("NFD", wrong), "đoạn 1"))
    assert {(found.rule, found.place, found.severity) for found in findings} == {(rule, "đoạn 1", "goi_y")}
    assert mended(wrong) == right


@pytest.mark.parametrize("text", [*RIGHT, *(right for _, _, right in WRONG)])
def test_a_right_text_is_left_alone(text: str) -> None:
    assert [found.mend for found in capital_findings(text, "")] == []


PIECES: Final = [word for _, wrong, right in WRONG for word in f"{wrong} {right}".split()]


@settings(max_examples=40)
@given(st.lists(st.sampled_from((*PIECES, "Hà Nộı", "…", "İ", "-", "’")), max_size=8).map(" ".join))
def test_only_the_case_of_letters_is_ever_changed(text: str) -> None:
    for findings in (capital_findings, agency_findings, name_findings):
        for found in findings(text, ""):
            assert found.found != found.expected
            assert found.found.casefold() == found.expected.casefold()


def test_every_rule_that_a_program_judges_has_three_wrong_texts() -> None:
    judged = {rule.id for rule in RULES.values() if rule.judges != ("person",)}
    counts = {rule: sum(rule == of for of, _, _ in WRONG) for rule in judged}
    assert all(count >= 3 for count in counts.values()), counts
    assert {rule for rule, _, _ in WRONG} <= judged


def test_no_phrase_is_listed_twice() -> None:
    phrases = [phrase.lower() for _, _, listed in SPELLINGS for phrase in listed]
    assert len(set(phrases)) == len(phrases)


def test_each_rule_of_the_annex_is_there_and_what_is_left_to_persons_has_its_reason() -> None:
    assert list(RULES) == [f"VH-{number:02d}" for number in range(1, 22)]
    assert all(rule.why for rule in RULES.values() if "person" in rule.judges)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_the_samples_are_written_as_the_annex_wants(kind: DocumentKind) -> None:
    assert [found.mend for text in strings(kind.sample.model_dump()) for found in capital_findings(text, "")] == []


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_the_names_in_the_samples_are_right(kind: DocumentKind) -> None:
    assert not list(agency_findings(kind.sample.co_quan.ten, ""))
    assert not list(name_findings(kind.heading(kind.sample).nguoi_ky, ""))


def test_places_and_lines_keep_their_order() -> None:
    text = "theo Khoản\u00a01 Điều 5\nSỞ XÂY DỰNG\ncủa Sở Xây Dựng tại Tỉnh Nam Định"
    assert [found.rule for found in capital_findings(text, "")] == ["VH-18", "VH-09", "VH-04"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("nguyễn Văn an", "Nguyễn Văn An"),
        ("Trần Thị hoa", "Trần Thị Hoa"),
        ("VÕ TẤT DŨNG", "Võ Tất Dũng"),
        ("NguyỄn Văn An", "Nguyễn Văn An"),
        ("h'Hen Niê", "H'Hen Niê"),
        ("vla-đi-mia I-lích Lê-nin", "Vla-đi-mia I-lích Lê-nin"),
    ],
)
def test_a_personal_name_is_mended(wrong: str, right: str) -> None:
    (finding,) = name_findings(wrong, "/nguoi_ky/ho_ten")
    assert (finding.rule, finding.place, finding.expected) == ("VH-02", "/nguoi_ky/ho_ten", f"“{right}”")


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Ái Quốc", "A", "Y Moan Êban", "H'Hen Niê", "Vla-đi-mia I-lích Lê-nin", "TS. Lê An", "John McDonald"],
)
def test_a_right_personal_name_is_left_alone(name: str) -> None:
    assert not list(name_findings(name, ""))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Sở Xây Dựng", "Sở Xây dựng"),
        ("sở xây dựng", "Sở Xây dựng"),
        ("Ủy Ban Nhân Dân Tỉnh Hồng Lam", "Ủy ban nhân dân tỉnh Hồng Lam"),
        ("Sở Giáo Dục Và Đào Tạo", "Sở Giáo dục và Đào tạo"),
        ("Phòng Quản Lý Nhà", "Phòng Quản lý Nhà"),
        ("Trung Tâm Kiểm Định Chất Lượng", "Trung tâm Kiểm định Chất lượng"),
        ("Hội đồng Nhân Dân xã Hồng Lam", "Hội đồng nhân dân xã Hồng Lam"),
    ],
)
def test_the_name_of_an_agency_is_mended(wrong: str, right: str) -> None:
    (finding,) = agency_findings(wrong, "")
    assert (finding.rule, finding.expected) == ("VH-09", f"“{right}”")


@pytest.mark.parametrize(
    "name",
    [
        "Sở Xây dựng",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
        "Trung tâm Kiểm định chất lượng công trình xây dựng",
        "Trường Trung học phổ thông Nguyễn Trãi",
        "UBND",
        "SỞ XÂY DỰNG",
    ],
)
def test_a_right_name_of_an_agency_is_left_alone(name: str) -> None:
    assert not list(agency_findings(name, ""))
