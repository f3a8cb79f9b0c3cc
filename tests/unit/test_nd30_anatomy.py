"""The components of a document are found wherever people put them: in tables, behind tabs, in plain lines."""

import pytest

from service.nd30.anatomy import Anatomy, dissect
from service.nd30.docx import read_docx
from service.nd30.genre import GENRES, genre_abbreviated, genre_named, genre_titled
from tests.unit.small_docx import docx

CENTRE, BOLD = "pPr/jc{val=center}", "rPr/b"


def line(text: str, *, bold: bool = False, centre: bool = True) -> str:
    look = f"({BOLD},t{quoted(text)})" if bold else f"t{quoted(text)}"
    return f"p/({CENTRE},r/{look})" if centre else f"p/r/{look}"


def quoted(text: str) -> str:
    return f'"{text}"'


def table(*rows: tuple[list[str], list[str]]) -> str:
    cells = [f"tr/(tc/({','.join(left)}),tc/({','.join(right)}))" for left, right in rows]
    return f"tbl/(tblGrid/(gridCol{{w=3600}},gridCol{{w=5700}}),{','.join(cells)})"


LEFT = [line("UBND TỈNH HỒNG LAM"), line("SỞ XÂY DỰNG", bold=True)]
RIGHT = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True), line("Độc lập - Tự do - Hạnh phúc", bold=True)]
NUMBER, DAY = line("Số: 15/KH-SXD"), line("Hồng Lam, ngày 05 tháng 6 năm 2026")
TITLE = [line("KẾ HOẠCH", bold=True), line("Triển khai phong trào thi đua", bold=True)]
BODY = [
    line("Thực hiện Chỉ thị của tỉnh, Sở ban hành kế hoạch.", centre=False),
    line("Trên đây là kế hoạch./.", centre=False),
]
RECIPIENTS = [line("Nơi nhận:", centre=False), line("- UBND tỉnh;", centre=False), line("- Lưu: VT.", centre=False)]
SIGNER = [
    line("KT. GIÁM ĐỐC", bold=True),
    line("PHÓ GIÁM ĐỐC", bold=True),
    "p",
    "p",
    "p",
    line("Võ Tất Dũng", bold=True),
]
IN_TABLES = [table((LEFT, RIGHT), ([NUMBER], [DAY])), *TITLE, *BODY, table((RECIPIENTS, SIGNER))]
IN_ONE_ROW = [table(([*LEFT, NUMBER], [*RIGHT, DAY])), *TITLE, *BODY, table((RECIPIENTS, SIGNER))]


def tabbed(left: str, right: str) -> str:
    return f"p/r/(t{quoted(left)},tab,t{quoted(right)})"


BEHIND_TABS = [
    tabbed("UBND TỈNH HỒNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    tabbed("SỞ XÂY DỰNG", "Độc lập - Tự do - Hạnh phúc"),
    tabbed("Số: 15/KH-SXD", "Hồng Lam, ngày 05 tháng 6 năm 2026"),
    *TITLE,
    *BODY,
    tabbed("Nơi nhận:", "KT. GIÁM ĐỐC"),
    tabbed("- UBND tỉnh;", "PHÓ GIÁM ĐỐC"),
    "p",
    "p",
    tabbed("- Lưu: VT.", "Võ Tất Dũng"),
]


def broken(*texts: str) -> str:
    """Lines in one paragraph."""
    return f"p/({CENTRE},r/({',br,'.join(f't{quoted(text)}' for text in texts)}))"


IN_ONE_PARAGRAPH = [
    table(
        (
            [broken("UBND TỈNH HỒNG LAM", "SỞ XÂY DỰNG", "Số: 15/KH-SXD")],
            [
                broken(
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập - Tự do - Hạnh phúc",
                    "Hồng Lam, ngày 05 tháng 6 năm 2026",
                )
            ],
        )
    ),
    *TITLE,
    *BODY,
    table(
        (
            [broken("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.")],
            [broken("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "", "Võ Tất Dũng")],
        )
    ),
]


def found(*body: str) -> Anatomy:
    return dissect(read_docx(docx(*body)))


@pytest.mark.parametrize(
    "body", [IN_TABLES, IN_ONE_ROW, BEHIND_TABS, IN_ONE_PARAGRAPH], ids=["tables", "one row", "tabs", "one paragraph"]
)
def test_a_plan_is_taken_apart_however_it_is_laid_out(body: list[str]) -> None:
    parts = found(*body)
    head, foot = parts.head, parts.foot
    assert parts.genre is genre_named("ke-hoach")
    assert head.quoc_hieu is not None
    assert head.quoc_hieu.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.tieu_ngu is not None
    assert head.tieu_ngu.text == "Độc lập - Tự do - Hạnh phúc"
    assert [name.text for name in head.chu_quan] == ["UBND TỈNH HỒNG LAM"]
    assert [name.text for name in head.co_quan] == ["SỞ XÂY DỰNG"]
    assert head.so_ky_hieu is not None
    assert head.so_ky_hieu.text == "Số: 15/KH-SXD"
    assert head.symbol == "KH-SXD"
    assert head.dia_danh is not None
    assert head.dia_danh.text == "Hồng Lam, ngày 05 tháng 6 năm 2026"
    assert [block.text for block in parts.trich_yeu] == ["Triển khai phong trào thi đua"]
    assert [block.text for block in parts.body][-1] == "Trên đây là kế hoạch./."
    assert len(parts.body) == 2
    assert foot.noi_nhan is not None
    assert [item.text for item in foot.noi_nhan_muc] == ["- UBND tỉnh;", "- Lưu: VT."]
    assert foot.signature is not None
    assert [block.text for block in foot.signature.quyen_han] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert foot.signature.ho_ten is not None
    assert foot.signature.ho_ten.text == "Võ Tất Dũng"


def test_a_letter_is_known_by_its_subject_and_its_addressees() -> None:
    subject = line("V/v báo cáo kết quả")
    letter = [
        table(([*LEFT, line("Số: 15/SXD-VP"), subject], [*RIGHT, DAY])),
        line("Kính gửi:"),
        line("- Bộ Nội vụ;"),
        line("- Bộ Tài chính."),
        *BODY,
        table((RECIPIENTS, SIGNER)),
    ]
    parts = found(*letter)
    assert parts.genre is not None
    assert parts.genre.letter
    assert [block.text for block in parts.head.ve_viec] == ["V/v báo cáo kết quả"]
    assert [block.text for block in parts.kinh_gui_muc] == ["- Bộ Nội vụ;", "- Bộ Tài chính."]
    assert len(parts.body) == 2


def test_a_decision_has_its_bases_its_order_and_its_articles() -> None:
    decision = [
        table((LEFT, RIGHT), ([line("Số: 15/QĐ-SXD")], [DAY])),
        line("QUYẾT ĐỊNH", bold=True),
        line("Về việc tặng Giấy khen", bold=True),
        line("GIÁM ĐỐC SỞ XÂY DỰNG", bold=True),
        line("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", centre=False),
        line("Theo đề nghị của Chánh Văn phòng Sở.", centre=False),
        line("QUYẾT ĐỊNH:", bold=True),
        line("Điều 1. Tặng Giấy khen cho 02 cá nhân.", centre=False),
        line("Điều 2. Các cá nhân có tên thi hành Quyết định này./.", centre=False),
        table((RECIPIENTS, SIGNER)),
        line("Phụ lục", bold=True),
        line("DANH SÁCH KHEN THƯỞNG", bold=True),
        line("(Kèm theo Quyết định số …/QĐ-SXD ngày … tháng … năm … của Sở Xây dựng)"),
        line("Nguyễn Văn A", centre=False),
    ]
    parts = found(*decision)
    assert [block.text for block in parts.tham_quyen] == ["GIÁM ĐỐC SỞ XÂY DỰNG"]
    assert len(parts.can_cu) == 2
    assert parts.lenh is not None
    assert [block.text[:6] for block in parts.body] == ["Điều 1", "Điều 2"]
    (annex,) = parts.phu_luc
    assert (annex.heading.text, [block.text for block in annex.title]) == ("Phụ lục", ["DANH SÁCH KHEN THƯỞNG"])
    assert annex.origin is not None


def test_minutes_have_two_who_sign_and_no_place_and_day() -> None:
    minutes = [
        table((LEFT, RIGHT), ([line("Số: 15/BB-SXD")], [line("")])),
        line("BIÊN BẢN", bold=True),
        line("Họp Hội đồng", bold=True),
        line("Cuộc họp kết thúc vào 11 giờ./.", centre=False),
        table(
            (
                [line("THƯ KÝ", bold=True), "p", "p", line("A B", bold=True)],
                [line("CHỦ TỌA", bold=True), "p", "p", line("C D")],
            )
        ),
        *RECIPIENTS,
    ]
    parts = found(*minutes)
    assert parts.genre is not None
    assert parts.genre.minutes
    assert parts.head.dia_danh is None
    names = [signature.ho_ten.text for signature in parts.foot.signatures if signature.ho_ten]
    assert names == ["A B", "C D"]
    assert len(parts.foot.noi_nhan_muc) == 2


def test_a_sentence_that_begins_with_can_cu_is_text() -> None:
    body = line("Căn cứ Kế hoạch của tỉnh, Sở Xây dựng triển khai như sau:", centre=False)
    parts = found(table((LEFT, RIGHT), ([NUMBER], [DAY])), *TITLE, body, *BODY, table((RECIPIENTS, SIGNER)))
    assert parts.can_cu == ()
    assert len(parts.body) == 3


def test_a_missing_component_is_none_and_takes_nothing_else_with_it() -> None:
    parts = found(table((LEFT, [RIGHT[1]]), ([NUMBER], [DAY])), TITLE[0], *BODY)
    assert parts.head.quoc_hieu is None
    assert parts.head.tieu_ngu is not None
    assert parts.foot.noi_nhan is None
    assert parts.foot.signatures == ()
    assert len(parts.body) == 2


def test_every_genre_is_known_by_its_title_and_its_abbreviation() -> None:
    for genre in GENRES:
        assert genre_named(genre.slug) is genre
        if genre.letter:
            assert genre_titled(genre.name) is None
        else:
            assert genre_titled(genre.name) is genre
    assert genre_abbreviated("QyĐ-BNV") is genre_named("quy-dinh")
    assert genre_abbreviated("SXD-VP") is None
