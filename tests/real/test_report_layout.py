"""The printed page of minutes (Mẫu 1.9) and reports: signatures side by side, tables over several pages."""

from typing import Any

import pytest

from service.kinds import kind_named
from tests.real.conftest import Press
from tests.real.test_layout import MM, SENTENCE, line, lines_of, pages_of, share, typed

MINUTES, PERSON, COLLECTIVE = map(kind_named, ("bien-ban", "bao-cao-ca-nhan", "bao-cao-tap-the"))

LAST: dict[str, tuple[str, ...]] = {
    "bien-ban": ("Cuộc họp kết thúc", "THƯ KÝ", "CHỦ TỌA", "Bùi Thị Lan Phương", "Nơi nhận:", "- Lưu: VT, Hồ sơ."),
    "bao-cao-ca-nhan": (
        "Tôi cam đoan",
        "NGƯỜI BÁO CÁO THÀNH TÍCH",
        "Vũ Đức Thành",
        "THỦ TRƯỞNG CẤP TRÊN",
        "Võ Tất Dũng",
    ),
    "bao-cao-tap-the": (
        "Trên đây là",
        "THỦ TRƯỞNG CẤP TRÊN",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "Phan Đình Khôi",
        "- Lưu: VT, HCTH.",
    ),
}


def paragraphs(count: int) -> list[str]:
    return [f"Dòng thứ {number}." for number in range(count)]


def filled(kind: Any, **changes: Any) -> Any:
    return kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)


def big_minutes() -> Any:
    sample = MINUTES.sample.model_dump(mode="json")
    members = [sample["co_mat"][0], *({**sample["co_mat"][1], "ho_ten": f"Họ Tên Thứ {n}"} for n in range(38))]
    people = [{**sample["ca_nhan"][0], "ho_ten": f"Nguyễn Văn Người Thứ {n}"} for n in range(60)]
    return filled(MINUTES, co_mat=[*members, sample["co_mat"][-1]], thao_luan=[], kiem_phieu=None, ca_nhan=people)


def test_minutes_have_a_number_and_no_place_and_date_line(press: Press) -> None:
    with pages_of(press.pdf(MINUTES, MINUTES.sample).pdf) as pages:
        page = pages[0]
        assert typed(line(page, "Số: 01/BB-HĐTĐKT", right=94)) == (13, False, False)
        right = [item["text"] for item in lines_of(page, left=94) if item["bottom"] < line(page, "BIÊN BẢN")["top"]]
        assert right == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        assert typed(line(page, "BIÊN BẢN")) == (14, True, False)
        assert 1 / 3 <= share(page, line(page, "xét khen thưởng phong trào")) <= 1 / 2
        for label in ("Thời gian bắt đầu:", "Địa điểm:", "Thành phần tham dự:", "Chủ trì:", "Thư ký:"):
            assert typed(line(page, label)) == (14, False, False)


def test_the_secretary_signs_at_the_left_the_chair_at_the_right_and_recipients_stand_below(press: Press) -> None:
    with pages_of(press.pdf(MINUTES, MINUTES.sample).pdf) as pages:
        page, left, right = pages[-1], {"right": 112}, {"left": 112}
        secretary, chair = line(page, "THƯ KÝ", **left), line(page, "CHỦ TỌA", **right)
        assert typed(secretary) == typed(chair) == (14, True, False)
        assert abs(secretary["top"] - chair["top"]) < 1
        names = line(page, "Bùi Thị Lan Phương", **left), line(page, "Võ Tất Dũng", **right)
        assert abs(names[0]["top"] - names[1]["top"]) < 1
        for title, name in zip((secretary, chair), names, strict=True):
            assert abs((title["x0"] + title["x1"]) - (name["x0"] + name["x1"])) < 2
            assert (name["top"] - title["bottom"]) / MM > 25
        assert line(page, "GIÁM ĐỐC SỞ XÂY DỰNG", **right)["bottom"] <= names[1]["top"] + 1
        recipients = line(page, "Nơi nhận:", **left)
        assert typed(recipients) == (12, True, True)
        assert recipients["top"] > names[0]["bottom"]
        assert recipients["x0"] / MM == pytest.approx(30, abs=0.5)


def test_a_report_without_a_number_shows_no_mark_of_one(press: Press) -> None:
    for kind, payload in ((PERSON, PERSON.sample), (COLLECTIVE, filled(COLLECTIVE, danh_so=False))):
        with pages_of(press.pdf(kind, payload).pdf) as pages:
            assert "Số:" not in pages[0].extract_text()
            assert "Nơi nhận" not in pages[-1].extract_text()
            assert typed(line(pages[0], "Hồng Lam, ngày", left=94)) == (13, False, True)
    with pages_of(press.pdf(COLLECTIVE, COLLECTIVE.sample).pdf) as pages:
        number, day = line(pages[0], "Số: 01/BC-TTKĐ", right=94), line(pages[0], "Hồng Lam, ngày", left=94)
        assert abs(number["bottom"] - day["bottom"]) < 0.5


def test_a_draft_without_a_number_is_marked_as_one(press: Press) -> None:
    with pages_of(press.pdf(PERSON, PERSON.sample, number=None).pdf) as pages:
        assert all("DỰ THẢO" in page.extract_text() for page in pages)
        assert "Số:" not in pages[0].extract_text()


@pytest.mark.parametrize("count", range(1, 31))
@pytest.mark.parametrize(
    ("kind", "field"),
    [(MINUTES, "ket_luan"), (PERSON, "nhiem_vu"), (COLLECTIVE, "dac_diem")],
    ids=["minutes", "person", "collective"],
)
def test_the_signatures_are_never_alone_on_a_page_nor_split(press: Press, kind: Any, field: str, count: int) -> None:
    with pages_of(press.pdf(kind, filled(kind, **{field: paragraphs(count)})).pdf) as pages:
        texts = [page.extract_text() for page in pages]
        for part in LAST[kind.slug]:
            assert part in texts[-1]
        assert all(LAST[kind.slug][1] not in text for text in texts[:-1])


@pytest.mark.parametrize("count", [1, 14, 28])
def test_the_longest_lawful_end_still_fits_one_page(press: Press, count: int) -> None:
    office = "Ủy viên Ban Thường vụ Đảng ủy, Phó Giám đốc phụ trách Sở Xây dựng tỉnh Hồng Lam, Trưởng ban"
    signers = {
        name: {**getattr(MINUTES.sample, name).model_dump(), "chuc_vu_khac": office} for name in ("chu_toa", "thu_ky")
    }
    minutes = filled(MINUTES, ket_luan=paragraphs(count), noi_nhan=["Các phòng chuyên môn thuộc Sở"] * 36, **signers)
    recipients = ["Các phòng chuyên môn, đơn vị trực thuộc Sở " * 2] * 12
    ending = {"ket_thuc": (SENTENCE * 9)[:900], "noi_nhan": recipients, "thu_truong_cap_tren": None}
    collective = filled(COLLECTIVE, dac_diem=paragraphs(count), **ending)
    person = filled(PERSON, nhiem_vu=paragraphs(count), ket_thuc=ending["ket_thuc"])
    for kind, payload in ((MINUTES, minutes), (COLLECTIVE, collective), (PERSON, person)):
        with pages_of(press.pdf(kind, payload).pdf) as pages:
            texts = [page.extract_text() for page in pages]
            assert "./." in texts[-1]
            for part in LAST[kind.slug][1:3]:
                assert part in texts[-1]
            assert all("Nơi nhận" not in text for text in texts[:-1])


def test_the_header_row_of_a_vote_is_repeated_and_no_row_is_split(press: Press) -> None:
    with pages_of(press.pdf(MINUTES, big_minutes()).pdf) as pages:
        tables = [table for page in pages for table in page.extract_tables() if table[0][1].startswith("Họ và tên")]
        assert len(tables) > 3
        rows = [row for table in tables for row in table[1:]]
        assert [row[0] for row in rows] == [str(number) for number in range(1, 61)]
        assert all(row[1].replace("\n", " ").endswith("Phòng Quản lý nhà") and row[-1] == "Đạt" for row in rows)
        assert rows[0][5] == "21,95%"
        assert "CHỦ TỌA" in pages[-1].extract_text()


@pytest.mark.parametrize("count", range(20, 44, 3))
def test_a_heading_stays_with_its_table(press: Press, count: int) -> None:
    payload = filled(PERSON, nhiem_vu=paragraphs(count), thanh_tich=[{"noi_dung": [SENTENCE]}])
    with pages_of(press.pdf(PERSON, payload).pdf) as pages:
        for page in pages[:-1]:
            assert not page.extract_text().splitlines()[-1].startswith(("III.", "1. Danh hiệu", "2. Hình thức", "Năm"))


def test_a_long_report_and_a_short_one_are_printed_whole(press: Press) -> None:
    many = [{"tieu_de": f"Nhóm {number}", "noi_dung": [SENTENCE * 6] * 3} for number in range(10)]
    with pages_of(press.pdf(PERSON, filled(PERSON, thanh_tich=many)).pdf) as pages:
        assert len(pages) >= 8
        assert "NGƯỜI BÁO CÁO THÀNH TÍCH" in pages[-1].extract_text()
    short = filled(PERSON, thanh_tich=[{"noi_dung": ["Cứu người."]}], danh_hieu=[], hinh_thuc=[])
    with pages_of(press.pdf(PERSON, short).pdf) as pages:
        assert pages[0].extract_text().count("Không.") + pages[-1].extract_text().count("Không.") == 2
