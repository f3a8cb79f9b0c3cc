"""Annexes and long documents as printed: numbers, page sizes, tables over many pages, nothing outside the margins."""

from typing import Any

import pytest

from service.document import DocumentKind
from service.kinds import kind_named
from tests.real.conftest import Press
from tests.real.test_layout import LONG_NAME, MM, SENTENCE, line, lines_of, pages_of, share, typed

PLAN, DECISION, LETTER = kind_named("ke-hoach"), kind_named("quyet-dinh"), kind_named("cong-van")
PROPOSAL = kind_named("to-trinh")
TASKS = {
    "cot": [
        {"tieu_de": "Nội dung công việc"},
        {"tieu_de": "Đơn vị chủ trì"},
        {"tieu_de": "Đơn vị phối hợp"},
        {"tieu_de": "Thời gian hoàn thành"},
        {"tieu_de": "Kinh phí (đồng)"},
    ],
    "dong": [[SENTENCE, "Văn phòng Sở", "Các phòng, đơn vị", "Tháng 02/2023", f"{n}.250.000"] for n in range(1, 26)],
}
LANDSCAPE = {"tieu_de": "Phân công nhiệm vụ thực hiện phong trào thi đua", "kho_ngang": True, "bang": TASKS}
OUTLINE = {
    "tieu_de": "Đề cương báo cáo kết quả phong trào thi đua",
    "muc": [{"tieu_de": "Kết quả", "khoan": [{"tieu_de": "Tổ chức", "noi_dung": [SENTENCE * 5] * 9}]}],
}
SHORT = {
    "tieu_de": "Chỉ tiêu",
    "bang": {"cot": [{"tieu_de": "Chỉ tiêu"}, {"tieu_de": "Số lượng"}], "dong": [["Sáng kiến", "12"]]},
}


def changed(kind: DocumentKind, **changes: Any) -> Any:
    return kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)


@pytest.fixture(scope="module")
def annexed(press: Press) -> Any:
    """A plan with a landscape table, an outline and a short table, without its three pages of text."""
    payload = changed(
        PLAN, ket_thuc="Trên đây là Kế hoạch (có các Phụ lục kèm theo)", phu_luc=[LANDSCAPE, OUTLINE, SHORT]
    )
    with pages_of(press.pdf(PLAN, payload).pdf) as pages:
        yield pages[3:]


def starts(pages: list[Any]) -> list[int]:
    """Where the annexes begin."""
    return [place for place, page in enumerate(pages) if "(Kèm theo Kế hoạch" in page.extract_text()]


def number_of(page: Any) -> str:
    """What stands in the top margin."""
    return "".join(item["text"] for item in page.extract_text_lines() if item["bottom"] < 20 * MM)


def test_annexes_are_headed_as_the_decree_heads_them(annexed: Any) -> None:
    first, second, third = (annexed[place] for place in starts(annexed))
    for page, name, title in (
        (first, "Phụ lục I", "PHÂN CÔNG NHIỆM VỤ"),
        (second, "Phụ lục II", "ĐỀ CƯƠNG BÁO CÁO"),
        (third, "Phụ lục III", "CHỈ TIÊU"),
    ):
        heads = [line(page, text, right=page.width / MM) for text in (name, title, "(Kèm theo Kế hoạch số …/KH-SXD")]
        assert heads[0]["text"] == name
        assert [typed(head) for head in heads] == [(14, True, False), (14, True, False), (14, False, True)]
        middle = (30 * MM + page.width - 15 * MM) / 2
        assert all((head["x0"] + head["x1"]) / 2 == pytest.approx(middle, abs=2) for head in heads)
        assert 1 / 3 - 0.01 <= share(page, heads[2]) <= 1 / 2 + 0.01


def test_a_landscape_annex_stands_between_upright_ones(annexed: Any) -> None:
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in annexed]
    second = starts(annexed)[1]
    assert set(sizes[:second]) == {(297, 210)}
    assert set(sizes[second:]) == {(210, 297)}


def test_each_annex_counts_its_own_pages_in_the_middle_of_the_top_margin(annexed: Any) -> None:
    first, second, third = starts(annexed)
    lengths = (second - first, third - second, len(annexed) - third)
    assert min(lengths[:2]) > 1
    expected = [str(number) if number > 1 else "" for length in lengths for number in range(1, length + 1)]
    assert [number_of(page) for page in annexed] == expected
    (number,) = [item for item in annexed[1].extract_text_lines() if item["bottom"] < 20 * MM]
    assert typed(number) == (14, False, False)
    assert (number["x0"] + number["x1"]) / 2 / MM == pytest.approx(30 + 252 / 2, abs=0.5)


def test_a_table_repeats_its_header_row_and_splits_no_row(annexed: Any) -> None:
    pages = annexed[: starts(annexed)[1]]
    assert all("Nội dung công việc" in page.extract_text() for page in pages)
    rows = [row for page in pages for row in page.extract_table()[1:]]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 26)]
    assert all(" ".join(row[1].split()) == SENTENCE.strip() for row in rows)


def test_numbers_stand_at_the_right_of_their_column(annexed: Any) -> None:
    amounts = [word for word in annexed[0].extract_words() if word["text"].endswith(".250.000")]
    assert len(amounts) > 5
    assert {round(word["x1"]) for word in amounts} == {round(amounts[0]["x1"])}
    assert amounts[0]["x1"] / MM == pytest.approx(30 + 252 - 1.5, abs=0.5)


def test_each_annex_ends_with_the_end_mark_and_so_does_the_text(annexed: Any) -> None:
    _, second, third = starts(annexed)
    for last in (second - 1, third - 1, len(annexed) - 1):
        assert annexed[last].extract_text_lines()[-1]["text"].endswith("./.")
    assert "".join(page.extract_text() for page in annexed).count("./.") == 3


@pytest.mark.parametrize("people", range(28, 36))
def test_the_end_mark_is_never_alone_under_the_repeated_header(press: Press, people: int) -> None:
    payload = DECISION.sample.model_copy(update={"tap_the": (), "ca_nhan": DECISION.sample.ca_nhan[1:2] * people})
    with pages_of(press.pdf(DECISION, payload).pdf) as pages:
        last = [item["text"] for item in lines_of(pages[-1])]
        assert last[-1] == "./."
        assert last[-2].startswith(f"{people} Bà Trần Thị Thu Hương")


def test_a_list_of_five_hundred_people_is_whole(press: Press) -> None:
    people = [
        person | {"ho_ten": f"{person['ho_ten']} {number}"}
        for number, person in enumerate([item.model_dump(mode="json") for item in DECISION.sample.ca_nhan] * 100, 1)
    ]
    with pages_of(press.pdf(DECISION, changed(DECISION, ca_nhan=people)).pdf) as pages:
        assert "cho 03 tập thể và 500 cá nhân" in " ".join(pages[0].extract_text().split())
        rows = [row for page in pages[2:] for table in page.extract_tables() for row in table if row[0] != "STT"]
        assert [row[0] for row in rows[3:]] == [str(number) for number in range(1, 501)]
        assert [" ".join(row[1].split()) for row in rows[3:]] == [
            f"{person['danh_xung']} {person['ho_ten']}" for person in people
        ]
        assert number_of(pages[-1]) == str(len(pages) - 2)
        assert all(within_the_margins(page) for page in pages)


def test_a_plan_of_twenty_pages_is_numbered_to_its_end(press: Press) -> None:
    clause = {"tieu_de": "Nhiệm vụ", "noi_dung": [SENTENCE * 6] * 3, "diem": [{"noi_dung": [SENTENCE * 3]}] * 3}
    sections = [{"tieu_de": "Nội dung", "khoan": [clause] * 3}] * 9
    with pages_of(press.pdf(PLAN, changed(PLAN, muc=sections)).pdf) as pages:
        assert len(pages) > 20
        assert [number_of(page) for page in pages] == ["", *(str(number) for number in range(2, len(pages) + 1))]
        assert all(within_the_margins(page) for page in pages)
        headings = [page.extract_text().splitlines()[-1] for page in pages[:-1]]
        assert not [text for text in headings if text.startswith(("1. Nhiệm", "2. Nhiệm", "3. Nhiệm"))]


def within_the_margins(page: Any) -> bool:
    """Whether every letter below the top margin keeps the lawful margins."""
    letters = [char for char in page.chars if char["text"].strip() and char["top"] > 20 * MM]
    return all(
        char["x0"] >= 30 * MM - 1
        and char["x1"] <= page.width - 15 * MM + 1
        and char["bottom"] <= page.height - 20 * MM + 1
        for char in letters
    )


LONG: dict[str, Any] = {
    "co_quan": {"chu_quan": LONG_NAME, "ten": LONG_NAME, "viet_tat": "BQLDA"},
    "trich_yeu": "Về việc " + "tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc, " * 4,
    "dia_danh": "Phường Xuân Hương - Đà Lạt",
    "nguoi_ky": {
        "quyen_han": [
            {"hinh_thuc": "TM.", "cua": "Hội đồng Thi đua - Khen thưởng " + LONG_NAME[:60]},
            {"hinh_thuc": "KT.", "cua": "Chủ tịch Hội đồng Thi đua - Khen thưởng"},
        ],
        "chuc_vu": "Phó Chủ tịch Thường trực Hội đồng Thi đua - Khen thưởng",
        "chuc_vu_khac": "Phó Giám đốc " + LONG_NAME,
        "ho_ten": "Công Tằng Tôn Nữ Hoàng Nguyễn Thị Thanh Phương",
    },
}
LONG_PEOPLE = [
    {"danh_xung": "Bà", "ho_ten": "Công Tằng Tôn Nữ Thị Thanh Phương", "chuc_vu": SENTENCE, "don_vi": LONG_NAME}
    | {"thanh_tich": SENTENCE * 2}
]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (PLAN, {"ket_thuc": "Theo Phụ lục", "phu_luc": [LANDSCAPE | {"tieu_de": "Phân công " + SENTENCE * 4}]}),
        (LETTER, {"kinh_gui": [LONG_NAME * 2, "Sở Nội vụ"], "dia_chi": []}),
        (DECISION, {"ca_nhan": LONG_PEOPLE * 3, "tham_quyen": "Giám đốc " + LONG_NAME * 2}),
        (PROPOSAL, {"ca_nhan": LONG_PEOPLE * 3, "cach_trinh_bay_danh_sach": "kem_theo", "kinh_gui": [LONG_NAME * 2]}),
    ],
    ids=lambda item: item.slug if isinstance(item, DocumentKind) else "",
)
def test_long_names_and_titles_stay_within_the_margins(
    press: Press, kind: DocumentKind, changes: dict[str, Any]
) -> None:
    with pages_of(press.pdf(kind, changed(kind, **LONG | changes)).pdf) as pages:
        assert all(within_the_margins(page) for page in pages)
        signers = [place for place, page in enumerate(pages) if "TM. HỘI ĐỒNG" in page.extract_text()]
        assert len(signers) == 1
        assert "Phương" in pages[signers[0]].extract_text().split("TM. HỘI ĐỒNG")[1]


@pytest.mark.parametrize("lines", range(1, 16, 2))
@pytest.mark.parametrize("kind", [LETTER, DECISION, PROPOSAL], ids=lambda kind: kind.slug)
def test_the_signature_of_every_kind_keeps_a_line_of_text_with_it(press: Press, kind: DocumentKind, lines: int) -> None:
    free = {LETTER: "mo_dau", DECISION: "dieu_khac", PROPOSAL: "thuyet_minh"}[kind]
    payload = changed(kind, **{free: [f"Dòng {number}" for number in range(lines)]})
    with pages_of(press.pdf(kind, payload).pdf) as pages:
        (page,) = [page for page in pages if "Nơi nhận:" in page.extract_text()]
        text = page.extract_text()
        assert text.index("./.") < text.index("Nơi nhận:") < text.index("- Lưu: VT")
        assert payload.nguoi_ky.ho_ten in text


def test_a_proposal_has_its_addressee_between_title_and_grounds(press: Press) -> None:
    with pages_of(press.pdf(PROPOSAL, PROPOSAL.sample, 12).pdf) as pages:
        texts = [item["text"] for item in lines_of(pages[0])]
        places = [
            next(place for place, text in enumerate(texts) if text.startswith(start))
            for start in (
                "TỜ TRÌNH",
                "Về việc đề nghị",
                "Kính gửi: Giám đốc Sở Xây dựng",
                "Căn cứ Luật",
                "Sau 10 tháng",
            )
        ]
        assert places == sorted(places)
        assert typed(line(pages[0], "TỜ TRÌNH")) == (14, True, False)
        assert typed(line(pages[0], "Kính gửi:")) == (14, False, False)
        assert typed(line(pages[0], "Căn cứ Luật")) == (14, False, True)
        assert line(pages[0], "Số: 12/TTr-VP", right=94)
