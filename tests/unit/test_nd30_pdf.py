"""The reader of PDFs on pages drawn by hand: what it refuses, and what it sees. Points count from the lower left."""

import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from service.errors import FileUnreadable
from service.nd30.paper import Block, Paper
from service.nd30.pdf import read_pdf_paper

MM = 72 / 25.4
FONTS = {"R": "Times-Roman", "B": "Times-Bold", "I": "Times-Italic"}


def pdf_of(*pages: str, size: tuple[float, float] = (595.3, 841.9), rotate: int = 0) -> bytes:
    """A PDF of pages drawn by these commands, in the three standard faces R, B and I."""
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(
        {
            f"/{key}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{name}")
            )
            for key, name in FONTS.items()
        }
    )
    for commands in pages:
        page = pdf.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = pdf.make_stream(commands.encode("latin-1"))
        if rotate:
            page.rotate(rotate, relative=False)
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def words(text: str, x: float, y: float, size: float = 14, face: str = "R", mode: int = 0) -> str:
    """Text whose base line begins `x` mm from the left and `y` mm from the top of an A4 page."""
    return f"BT {mode} Tr /{face} {size} Tf 1 0 0 1 {x * MM:.3f} {841.9 - y * MM:.3f} Tm ({text}) Tj ET\n"


def stroke(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x * MM:.3f} {841.9 - y * MM:.3f} m {to_x * MM:.3f} {841.9 - to_y * MM:.3f} l S\n"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"1 0 0 RG {x * MM:.3f} {841.9 - (y + height) * MM:.3f} {width * MM:.3f} {height * MM:.3f} re S 0 G\n"


def read(*pages: str, **options: Any) -> Paper:
    return read_pdf_paper(pdf_of(*pages, **options))


def block(paper: Paper, text: str) -> Block:
    found = [one for one in paper.blocks if one.text == text]
    assert found, f"{text!r} is not among {[one.text for one in paper.blocks]}"
    return found[0]


def refusal(content: bytes) -> str:
    with pytest.raises(FileUnreadable) as caught:
        read_pdf_paper(content)
    return str(caught.value)


def test_what_is_no_pdf_is_refused() -> None:
    for content in (b"", b"PK\x03\x04 a package", bytes(range(256)) * 20):
        assert "không phải là PDF" in refusal(content)


def test_a_damaged_pdf_is_refused() -> None:
    whole = pdf_of(words("Kinh gui", 30, 30))
    for content in (b"%PDF-1.7\n" + bytes(range(256)) * 20, whole[: len(whole) // 3], whole[:40]):
        assert "hỏng" in refusal(content)


def test_a_pdf_with_a_password_is_refused_and_one_that_only_forbids_changes_is_read() -> None:
    pdf = pikepdf.open(BytesIO(pdf_of(words("Kinh gui", 30, 30))))
    assert "mật khẩu" in refusal(saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b")))
    assert read_pdf_paper(saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))).pages == 1


def test_a_page_without_letters_is_refused_as_a_scan() -> None:
    assert "lớp chữ" in refusal(pdf_of(""))
    assert "lớp chữ" in refusal(pdf_of(stroke(30, 30, 60, 30)))


def test_letters_laid_invisibly_under_a_scan_do_not_count() -> None:
    assert "lớp chữ" in refusal(pdf_of(words("CONG HOA", 30, 30, mode=3)))


def test_a_scan_that_bears_only_a_stamp_is_refused() -> None:
    pdf = pikepdf.open(BytesIO(pdf_of(words("Nguoi ky: Vo Tat Dung", 120, 20))))
    image = pdf.make_stream(
        bytes([200]) * 100,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=10,
        Height=10,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page = pdf.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(Scan=image)
    page.contents_add(pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q"), prepend=True)
    assert "ảnh quét" in refusal(saved(pdf))


@pytest.mark.parametrize("where", ["page", "tree", "another parent"])
@pytest.mark.parametrize("depth", [6, 9, 30])
def test_forms_that_draw_forms_without_end_are_refused_before_they_are_drawn(depth: int, where: str) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    kind: dict[str, Any] = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 600, 850]}
    form = pdf.make_stream(b"0 0 9 9 re f", **kind)
    for _ in range(depth):
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        form = pdf.make_stream(b"/F Do " * 10, Resources=resources, **kind)
    page.Contents = pdf.make_stream(b"/F Do")
    if where != "page":
        del page.obj["/Resources"]
    if where == "another parent":
        page.obj.Parent = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages))
    holder = page.obj if where == "page" else page.obj.Parent
    holder.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    assert "quá nhiều nét vẽ" in refusal(saved(pdf))


def test_page_trees_without_end_are_refused() -> None:
    pdf = pikepdf.open(BytesIO(pdf_of(words("Kinh gui", 30, 30))))
    page = pdf.pages[0].obj
    for _ in range(200):
        page.Parent = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Parent=page.Parent))
    del page["/Resources"]
    assert "hỏng" in refusal(saved(pdf))


def test_a_form_that_draws_itself_is_refused() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    form = pdf.make_stream(b"/F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 850])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do")
    assert "quá nhiều nét vẽ" in refusal(saved(pdf))


def test_a_stream_that_unfolds_a_thousandfold_is_refused() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Contents = pikepdf.Stream(pdf, zlib.compress(b"0 0 m 1 1 l S " * 2_000_000), Filter=pikepdf.Name.FlateDecode)
    content = saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(content) < 100_000
    assert "quá nhiều nét vẽ" in refusal(content)


def test_a_page_of_too_many_strokes_letters_or_a_file_of_too_many_pages_is_refused() -> None:
    assert "nét vẽ" in refusal(pdf_of(stroke(30, 30, 60, 30) * 21_000))
    assert "chữ" in refusal(pdf_of("".join(words("a" * 400, 30, 1.5 * at, size=3) for at in range(160))))
    assert "300 trang" in refusal(pdf_of(*[""] * 301))


def test_the_page_is_measured_as_one_sees_it() -> None:
    for rotate, sides in ((0, (210, 297)), (90, (297, 210)), (180, (210, 297))):
        paper = read(words("Kinh gui", 30, 30), rotate=rotate)
        section = paper.sections[0]
        assert (section.width, section.height, section.landscape) == (*sides, rotate == 90)
        assert [one.text for one in paper.blocks] == ["Kinh gui"]


def test_a_page_of_another_size_keeps_it() -> None:
    section = read(words("Kinh gui", 30, 100), size=(612, 792)).sections[0]
    assert (section.width, section.height) == (215.9, 279.4)


def test_words_set_sideways_are_left_out() -> None:
    sideways = f"BT /R 14 Tf 0 1 -1 0 {20 * MM} {300} Tm (De ca van ban) Tj ET\n"
    assert [one.text for one in read(words("Kinh gui", 30, 30) + sideways).blocks] == ["Kinh gui"]


def test_letters_drawn_one_by_one_become_words() -> None:
    letters = "".join(words(letter, 30 + at * 2.47, 30) for at, letter in enumerate("dunghang"))
    assert [one.text for one in read(letters + words("quy", 52, 30)).blocks] == ["dunghang quy"]


def test_sizes_that_word_writes_as_fractions_are_whole() -> None:
    paper = read(words("mot", 30, 30, 14.04) + words("hai", 30, 60, 12.96) + words("ba", 30, 90, 11.3))
    assert [one.size for one in paper.blocks] == [14, 13, 11.3]


def test_faces_and_fonts_are_told_by_name_and_missing_ones_named() -> None:
    paper = read(words("dung", 30, 30) + words("dam", 30, 60, face="B") + words("nghieng", 30, 90, face="I"))
    assert [(one.spans[0].font, one.spans[0].bold, one.spans[0].italic) for one in paper.blocks] == [
        ("Times", False, False),
        ("Times", True, False),
        ("Times", False, True),
    ]
    assert paper.fonts_missing == ("Times",)
    assert paper.pdfa is None


def test_bold_made_by_a_stroke_is_bold() -> None:
    assert read(words("dam", 30, 30, mode=2)).blocks[0].spans[0].bold


def test_colours_are_seen_and_nearly_black_is_black() -> None:
    red, grey = "1 0 0 rg\n" + words("KHAN", 30, 30), "0 0 0 1 k\n" + words("den", 30, 60)
    assert [one.spans[0].colour for one in read(red + grey).blocks] == ["FF0000", "000000"]


def test_a_ruled_line_belongs_to_the_words_above_and_below_it() -> None:
    paper = read(words("SO XAY DUNG", 50, 30, 12, "B") + stroke(58, 32, 70, 32) + words("So: 01/QD-SXD", 50, 38, 13))
    above, below = block(paper, "SO XAY DUNG").rule, block(paper, "So: 01/QD-SXD").rule_above
    assert above is not None
    assert below is not None
    assert (above.length, above.solid, below.length) == (12, True, 12)
    middle = block(paper, "SO XAY DUNG").box
    assert middle is not None
    assert above.offset == pytest.approx(64 - middle.middle, abs=0.06)


def test_a_line_drawn_twice_or_as_a_thin_box_is_one() -> None:
    filled = f"{58 * MM} {841.9 - 32 * MM} {12 * MM} 0.5 re f\n"
    for line in (stroke(58, 32, 70, 32) * 2, filled):
        rule = read(words("SO XAY DUNG", 50, 30, 12, "B") + line).blocks[0].rule
        assert rule is not None
        assert rule.length == 12


def test_a_dashed_line_is_not_solid_and_underscores_are_a_line() -> None:
    text = words("SO XAY DUNG", 50, 30, 12, "B")
    dashed = read(text + "[3 3] 0 d " + stroke(58, 32, 70, 32)).blocks[0].rule
    typed = read(text + words("______", 55, 33))
    hyphens = read(text + words("--------", 55, 34)).blocks[0].rule
    assert dashed is not None
    assert not dashed.solid
    assert [one.text for one in typed.blocks] == ["SO XAY DUNG"]
    assert typed.blocks[0].rule is not None
    assert typed.blocks[0].rule.solid
    assert hyphens is not None
    assert not hyphens.solid


def test_a_line_that_touches_the_words_is_an_underline() -> None:
    paper = read(words("SO XAY DUNG", 50, 30, 12, "B") + stroke(50, 30.6, 80, 30.6))
    assert paper.blocks[0].rule is None
    assert paper.blocks[0].spans[0].underline


def test_a_frame_is_measured_with_its_colour() -> None:
    framed = read(words("KHAN", 52, 50, 13, "B") + box(46, 45, 20, 8)).blocks[0]
    assert framed.boxed is not None
    assert (framed.boxed.width, framed.boxed.height) == (pytest.approx(20, abs=0.1), pytest.approx(8, abs=0.1))
    assert framed.edge is not None
    assert (framed.edge.colour, framed.edge.single) == ("FF0000", True)


def test_a_double_frame_is_not_single() -> None:
    edge = read(words("KHAN", 52, 50, 13, "B") + box(46, 45, 20, 8) + box(45, 44, 22, 10)).blocks[0].edge
    assert edge is not None
    assert not edge.single


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    lines = "".join(stroke(30, y, 150, y) for y in (50, 60, 80)) + "".join(stroke(x, 50, x, 80) for x in (30, 45, 150))
    cells = words("STT", 33, 57) + words("Ho va ten", 60, 57) + words("1", 36, 67)
    name = words("Ong Nguyen Quoc Bao, Truong phong Phong Quan ly", 46, 67, 12) + words("nha va thi truong", 46, 72, 12)
    paper = read(lines + cells + name)
    assert [(one.text, one.cell and (one.cell.row, one.cell.column, one.cell.ruled)) for one in paper.blocks] == [
        ("STT", (0, 0, True)),
        ("Ho va ten", (0, 1, True)),
        ("1", (1, 0, True)),
        ("Ong Nguyen Quoc Bao, Truong phong Phong Quan ly nha va thi truong", (1, 1, True)),
    ]


def test_the_left_column_of_a_letterhead_is_read_before_the_right() -> None:
    paper = read(
        words("UBND TINH HONG LAM", 38.6, 24, 12)
        + words("CONG HOA XA HOI CHU NGHIA VIET NAM", 100.4, 24, 12, "B")
        + words("SO XAY DUNG", 47, 28.9, 12, "B")
        + words("Doc lap - Tu do - Hanh phuc", 116.5, 29.2, 13, "B")
        + words("So: 01/QD-SXD", 46.8, 38.6, 13)
        + words("Hong Lam, ngay 20 thang 12 nam 2023", 107.8, 38.6, 13, "I")
        + words("QUYET DINH", 97, 61, 14, "B")
    )
    assert [one.text for one in paper.blocks] == [
        "UBND TINH HONG LAM",
        "SO XAY DUNG",
        "So: 01/QD-SXD",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "Doc lap - Tu do - Hanh phuc",
        "Hong Lam, ngay 20 thang 12 nam 2023",
        "QUYET DINH",
    ]
    assert {one.align for one in paper.blocks[:6]} == {"center"}


def test_page_numbers_and_stamps_stand_in_the_margins() -> None:
    text = "".join(words("Dong chu cua noi dung van ban hanh chinh, du dai.", 30, 30 + at * 6) for at in range(5))
    first = words("LUU HANH NOI BO", 145, 14, 13, "B") + text
    paper = read(first, words("2", 111, 14) + text, text + words("3", 111, 285))
    assert [(one.text, one.region, one.page) for one in paper.blocks if one.region != "text"] == [
        ("LUU HANH NOI BO", "header-first", 1),
        ("2", "header", 2),
        ("3", "footer", 3),
    ]
    assert block(paper, "2").spans[0].field == "PAGE"
    assert block(paper, "2").place == "trang 2, lề trên"


def test_a_raised_mark_of_a_note_stays_on_its_line() -> None:
    paper = read(words("TEN CO QUAN", 40, 30, 13, "B") + words("2", 72.5, 28.4, 7.5))
    assert [one.text for one in paper.blocks] == ["TEN CO QUAN2"]
