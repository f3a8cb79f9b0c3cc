"""The reader: what Word would print, however the file says it."""

import zipfile
from io import BytesIO

import pytest

from service.errors import FileUnreadable
from service.nd30.docx import read_docx
from service.nd30.docx_package import Package, W
from service.nd30.paper import Block, Paper
from tests.unit.small_docx import TIMES, docx, xml, zipped

SECTION = "sectPr/(pgSz{w=11906,h=16838},pgMar{top=1134,bottom=1134,left=1701,right=850})"


def read(*body: str, **parts: str) -> Paper:
    return read_docx(docx(*body, **parts))


def only(*body: str, **parts: str) -> Block:
    (block,) = read(*body, **parts).blocks
    return block


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks]


def test_the_small_language_writes_what_it_says() -> None:
    assert xml('p/(pPr/jc{val=center},r/t"a & b")') == (
        '<w:p><w:pPr><w:jc w:val="center"></w:jc></w:pPr><w:r><w:t xml:space="preserve">a &amp; b</w:t></w:r></w:p>'
    )


def test_formatting_comes_from_defaults_then_styles_then_the_run() -> None:
    styles = (
        f"styles/({TIMES},style{{type=paragraph,styleId=A}}/rPr/(b,sz{{val=24}}),"
        "style{type=paragraph,styleId=B}/(basedOn{val=A},pPr/jc{val=center},rPr/i),"
        "style{type=character,styleId=C}/rPr/color{val=FF0000})"
    )
    block = only('p/(pPr/pStyle{val=B},r/(rPr/(rStyle{val=C},sz{val=20}),t"chữ"))', styles=styles)
    (span,) = block.spans
    assert (span.size, span.bold, span.italic, span.colour, span.font) == (10, True, True, "FF0000", "Times New Roman")
    assert block.align == "center"


def test_a_toggle_turned_on_by_two_styles_is_off_and_a_run_has_the_last_word() -> None:
    styles = f"styles/({TIMES},style{{type=paragraph,styleId=A}}/rPr/b,style{{type=character,styleId=C}}/rPr/b)"
    block = only(
        'p/(pPr/pStyle{val=A},r/t"một",r/(rPr/rStyle{val=C},t"hai"),r/(rPr/(rStyle{val=C},b),t"ba"),r/(rPr/b{val=0},t"bốn"))',
        styles=styles,
    )
    assert [span.bold for span in block.spans] == [True, False, True, False]


def test_styles_that_are_based_on_each_other_end_somewhere() -> None:
    styles = (
        "styles/(style{type=paragraph,styleId=A}/(basedOn{val=B},rPr/b),style{type=paragraph,styleId=B}/basedOn{val=A})"
    )
    assert only('p/(pPr/pStyle{val=A},r/t"chữ")', styles=styles).spans[0].bold


def test_theme_fonts_are_resolved_and_mixed_fonts_are_told_apart() -> None:
    styles = "styles/docDefaults/rPrDefault/rPr/rFonts{asciiTheme=minorHAnsi,hAnsi=Arial}"
    theme = "a:theme/a:themeElements/a:fontScheme/a:minorFont/a:latin{typeface=Calibri}"
    block = only('p/r/t"Số ư"', styles=styles, theme=theme)
    assert [(span.text, span.font) for span in block.spans] == [
        ("S", "Calibri"),
        ("ố", "Arial"),
        (" ", "Calibri"),
        ("ư", "Arial"),
    ]


def test_capitals_by_formatting_are_read_as_capitals() -> None:
    assert only('p/r/(rPr/caps,t"Sở Xây dựng")').text == "SỞ XÂY DỰNG"


def test_deleted_and_hidden_text_is_not_read_and_inserted_text_is() -> None:
    assert only('p/(r/t"a",del/r/delText"b",ins/r/t"c",r/(rPr/vanish,t"d"),hyperlink/r/t"e")').text == "ace"


def test_automatic_numbers_are_printed_and_counted_as_word_counts_them() -> None:
    numbering = (
        "numbering/(abstractNum{abstractNumId=0}/("
        "lvl{ilvl=0}/(start{val=1},numFmt{val=upperRoman},lvlText{val=%1.}),"
        "lvl{ilvl=1}/(start{val=1},numFmt{val=decimal},lvlText{val=%1.%2.})),"
        "num{numId=5}/abstractNumId{val=0})"
    )

    def item(level: int) -> str:
        return f'p/(pPr/numPr/(ilvl{{val={level}}},numId{{val=5}}),r/t"mục")'

    paper = read(*(item(level) for level in (0, 1, 1, 0, 1)), numbering=numbering)
    assert texts(paper) == ["I. mục", "I.1. mục", "I.2. mục", "II. mục", "II.1. mục"]
    assert all(block.numbered for block in paper.blocks)


def test_word_letters_points_as_english_does() -> None:
    numbering = (
        "numbering/(abstractNum{abstractNumId=0}/lvl{ilvl=0}/(numFmt{val=lowerLetter},lvlText{val=%1)}),"
        "num{numId=1}/abstractNumId{val=0})"
    )
    paper = read(*['p/(pPr/numPr/numId{val=1},r/t"điểm")'] * 5, numbering=numbering)
    assert texts(paper)[3:] == ["d) điểm", "e) điểm"]


def test_a_line_of_underscores_and_a_border_rule_the_text_above_them() -> None:
    centre = "pPr/jc{val=center}"
    typed, bordered = read(
        f'p/({centre},r/t"SỞ XÂY DỰNG")',
        f'p/({centre},r/t"________")',
        f'p/({centre},r/t"KẾ HOẠCH")',
        "p/pPr/(pBdr/top{val=single},ind{left=2000,right=2000})",
        SECTION,
    ).blocks
    assert typed.rule is not None
    assert typed.rule.length == pytest.approx(8 * 7 * 25.4 / 72, abs=0.1)
    assert bordered.rule is not None
    assert bordered.rule.length == pytest.approx(165 - 2 * 35.28, abs=0.2)
    assert bordered.rule.offset == 0


def test_a_dashed_border_is_no_solid_line() -> None:
    block = only('p/(pPr/pBdr/bottom{val=dashed},r/t"chữ")')
    assert block.rule is not None
    assert not block.rule.solid


@pytest.mark.parametrize(
    "drawing",
    [
        '<w:pict><v:line from="40pt,2pt" to="120pt,2pt"/></w:pict>',
        xml(
            "drawing/wp:anchor/(wp:extent{cx=1016000,cy=0},"
            'wp:positionH{relativeFrom=column}/wp:posOffset"508000",'
            'wp:positionV{relativeFrom=paragraph}/wp:posOffset"25400",'
            "a:graphic/a:graphicData/wps:wsp/wps:spPr/a:prstGeom{prst=line})"
        ),
    ],
    ids=["older Words", "newer Words"],
)
def test_a_drawn_line_rules_the_text_that_it_lies_under(drawing: str) -> None:
    block, _ = read(
        "<w:p><w:r><w:t>SỞ XÂY DỰNG</w:t></w:r></w:p>",
        f"<w:p><w:r>{drawing}</w:r></w:p>",
        'p/r/t"KẾ HOẠCH"',
        SECTION,
    ).blocks
    assert block.rule is not None
    assert block.rule.length == pytest.approx(80 * 25.4 / 72, abs=0.1)


def test_what_newer_and_older_words_both_draw_is_read_once() -> None:
    inner = 'txbxContent/p/r/t"KHẨN"'
    shape = f"a:graphic/a:graphicData/wps:wsp/wps:txbx/{inner}"
    new = f"mc:Choice/drawing/wp:anchor/(wp:extent{{cx=720000,cy=288000}},{shape})"
    old = f"mc:Fallback/pict/v:shape/v:textbox/{inner}"
    paper = read(f'p/(r/t"trước",r/mc:AlternateContent/({new},{old}))')
    assert [(block.text, block.region) for block in paper.blocks] == [("trước", "text"), ("KHẨN", "frame")]


def test_cells_say_where_they_stand_and_a_table_of_one_cell_is_a_frame() -> None:
    def cell(width: int, text: str) -> str:
        return f'tc/(tcPr/tcW{{w={width}}},p/r/t"{text}")'

    table = f"tbl/(tblGrid/(gridCol{{w=3628}},gridCol{{w=5726}}),tr/({cell(3628, 'trái')},{cell(5726, 'phải')}))"
    sides = ",".join(f"{side}{{val=single,color=FF0000}}" for side in ("top", "left", "bottom", "right"))
    stamp = (
        f"tbl/(tblPr/tblBorders/({sides}),tblGrid/gridCol{{w=1134}},tr/(trPr/trHeight{{val=454}},{cell(1134, 'KHẨN')}))"
    )
    left, right, framed = read(table, stamp, SECTION).blocks
    assert (left.place, right.place) == ("bảng 1, hàng 1, ô trái, dòng 1", "bảng 1, hàng 1, ô phải, dòng 1")
    assert right.cell is not None
    assert (right.cell.row, right.cell.column, right.cell.columns, right.cell.ruled) == (0, 1, 2, False)
    assert framed.boxed is not None
    assert (round(framed.boxed.width), round(framed.boxed.height)) == (20, 8)
    assert framed.edge is not None
    assert framed.edge.colour == "FF0000"


def test_a_header_that_a_section_lacks_is_that_of_the_section_before() -> None:
    page = 'hdr/p/(pPr/jc{val=center},r/fldChar{fldCharType=begin},r/instrText" PAGE ",r/fldChar{fldCharType=end})'
    number = 'hdr/p/(pPr/jc{val=center},fldSimple{instr=PAGE}/r/t"2")'
    first = "p/pPr/sectPr/headerReference{type=default,r:id=header_1}"
    paper = read('p/r/t"một"', first, 'p/r/t"hai"', "sectPr/titlePg", header_1=number)
    headers = [block for block in paper.blocks if block.region == "header"]
    assert [(block.section, block.spans[0].field) for block in headers] == [(0, "PAGE"), (1, "PAGE")]
    assert paper.sections[1].title_page
    assert read('p/r/t"một"', first, header_1=page).sections[0].page_format == "decimal"


def test_a_field_prints_its_result_and_not_its_code() -> None:
    steps = [f"r/fldChar{{fldCharType={step}}}" for step in ("begin", "separate", "end")]
    field = f'{steps[0]},r/instrText"REF x",{steps[1]},r/t"kết quả",{steps[2]}'
    assert only(f'p/(r/t"a ",{field},r/t" b")').text == "a kết quả b"


def test_spacing_is_dropped_between_paragraphs_of_one_style_that_ask_for_it() -> None:
    close = "pPr/(contextualSpacing,spacing{before=120,after=120})"
    first, second, third = read(f'p/({close},r/t"a")', f'p/({close},r/t"b")', 'p/(pPr/pStyle{val=X},r/t"c")').blocks
    assert (first.after, second.before, second.after) == (0, 0, 6)
    assert third.blanks_above == 0


def test_tabs_and_empty_paragraphs_are_seen() -> None:
    block = only('p/r/t""', 'p/r/t""', 'p/r/(tab,t"thụt")')
    assert (block.blanks_above, block.indent, block.text) == (2, 12.7, "thụt")


def test_lines_at_least_and_exactly_so_high_count_as_lines() -> None:
    exact, least = read(
        'p/(pPr/spacing{line=360,lineRule=exact},r/t"a")', 'p/(pPr/spacing{line=200,lineRule=atLeast},r/t"b")'
    ).blocks
    assert exact.line == pytest.approx(18 / (1.15 * 14), abs=0.01)
    assert least.line == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 rubbish", "hỏng"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "mật khẩu"),
        (zipped({"a.txt": "a"}), "không tìm thấy nội dung"),
        (docx('p/r/t"a"')[:300], "hỏng"),
        (docx("<w:p><w:r></w:p>"), "hỏng"),
        (docx('p/r/t"a"', styles='<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'), "không an toàn"),
    ],
)
def test_what_is_no_docx_is_refused_with_the_reason(content: bytes, says: str) -> None:
    with pytest.raises(FileUnreadable, match=says):
        read_docx(content)


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.nd30.docx_package.MAX_UNPACKED", 1024**2)
    with pytest.raises(FileUnreadable, match="hơn 1 MB"):
        read_docx(docx('p/r/t"a"', styles="<w:styles>" + " " * 1024**2 + "</w:styles>"))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<w:p/>" * 50_001, "hơn 50000 đoạn"),
        ("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 20_001 + "</w:p>", "Ngắt thành nhiều đoạn"),
        ("<w:tbl><w:tr>" + "<w:tc/>" * 50_001 + "</w:tr></w:tbl>", "hơn 50000 đoạn hoặc ô"),
        ("<w:p><w:r>" + "<w:tab/>" * 1_500_000 + "</w:r></w:p>", "quá lớn.*Tách phụ lục"),
        ("<w:p><w:r>" + '<w:t a="" b="" c=""/>' * 380_000 + "</w:r></w:p>", "quá lớn.*Tách phụ lục"),
        ("<w:p><w:r><w:t>" + " " * 25 * 1024**2 + "</w:t></w:r></w:p>", "quá lớn.*Tách phụ lục"),
    ],
    ids=["paragraphs", "runs", "cells", "elements", "attributes", "letters"],
)
def test_a_file_that_would_take_too_long_is_refused_and_says_what_to_do(body: str, says: str) -> None:
    with pytest.raises(FileUnreadable, match=says):
        read_docx(docx(body))


def test_a_list_of_five_thousand_rows_and_eight_columns_is_not_refused() -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>An</w:t></w:r></w:p></w:tc>" * 8 + "</w:tr>"
    assert len(read(f"<w:tbl>{row * 500}</w:tbl>").blocks) == 4_000
    body = Package(docx(f"<w:tbl>{row * 5_000}</w:tbl>")).main().root
    assert sum(1 for _ in body.iter(f"{W}tc")) == 40_000


def test_relations_without_end_are_refused() -> None:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    listing = f'<Relationships xmlns="{namespace}">' + '<Relationship Id="a"/>' * 5_001 + "</Relationships>"
    with pytest.raises(FileUnreadable, match="hơn 5000 liên kết"):
        read_docx(zipped({"_rels/.rels": listing}))


def test_shapes_without_end_are_refused() -> None:
    line = "p/r/pict/v:line{from=0,to=100}"
    with pytest.raises(FileUnreadable, match="hơn 500 hình vẽ"):
        read(*[line] * 501)


def test_lines_of_a_cell_are_counted_past_those_without_words() -> None:
    cell = 'tbl/tr/(tc/p/r/t"a",tc/(p/r/t"b",p,p/r/t"____",p/r/t"c"))'
    assert [block.place[-6:] for block in read(cell).blocks] == ["dòng 1", "dòng 1", "dòng 2"]


def test_styles_based_on_each_other_without_end_are_read_fifty_deep() -> None:
    chain = ",".join(
        f"style{{type=paragraph,styleId=S{at}}}/(basedOn{{val=S{at + 1}}},rPr/{said})"
        for at, said in ((at, {49: "b", 50: "i"}.get(at, "sz{val=20}")) for at in range(1_200))
    )
    (span,) = only('p/(pPr/pStyle{val=S0},r/t"chữ")', styles=f"styles/({chain})").spans
    assert (span.bold, span.italic) == (True, False)


def without(content: bytes, name: str) -> bytes:
    source = zipfile.ZipFile(BytesIO(content))
    return zipped({other: source.read(other).decode() for other in source.namelist() if other != name})


def test_a_file_without_styles_is_read_as_word_reads_it() -> None:
    (block,) = read_docx(without(docx('p/r/t"a"'), "word/styles.xml")).blocks
    assert (block.spans[0].font, block.spans[0].size) == ("Times New Roman", 10)


def test_a_missing_part_is_named() -> None:
    content = docx('p/r/t"a"', "sectPr/headerReference{r:id=header}", header='hdr/p/r/t"b"')
    with pytest.raises(FileUnreadable, match=r"word/header\.xml"):
        read_docx(without(content, "word/header.xml"))


def test_tables_without_end_within_each_other_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60
    with pytest.raises(FileUnreadable, match="lồng nhau"):
        read_docx(docx(deep))
