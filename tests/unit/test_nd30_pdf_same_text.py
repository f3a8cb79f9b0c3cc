"""PDF-03 on papers made by hand: the same words in other pieces are the same, one word less is not."""

from service.nd30.paper import Block, Cell, Medium, Paper, Region, Section, Span
from service.nd30.same_text import same_text


def said(text: str, region: Region = "text", cell: Cell | None = None, field: str = "") -> Block:
    return Block("đoạn", (Span(text, "Times New Roman", 14, field=field),), region, cell=cell)


def paper(medium: Medium, *blocks: Block) -> Paper:
    return Paper(medium, (Section(210, 297),), blocks)


def found(docx: tuple[Block, ...], pdf: tuple[Block, ...]) -> list[str]:
    return [item.found for item in same_text(paper("docx", *docx), paper("pdf", *pdf))]


def test_words_in_other_pieces_are_the_same() -> None:
    docx = (said("SỞ XÂY\nDỰNG"), said("Số: 01/QĐ-SXD"), said("Điều 1. Tặng Giấy khen."))
    pdf = (said("SỞ XÂY"), said("DỰNG"), said("Số:  01/QĐ- SXD"), said("Điều 1. Tặng"), said("Giấy khen."))
    assert found(docx, pdf) == []


def test_a_word_that_the_pdf_lacks_is_told() -> None:
    assert found((said("Tặng Giấy khen cho 03 tập thể."),), (said("Tặng Giấy khen cho 30 tập thể."),)) == [
        "PDF không có “Tặng Giấy khen cho 03 tập thể.”"
    ]


def test_a_word_that_the_pdf_adds_is_told() -> None:
    assert found((said("Điều 1."),), (said("Điều 1."), said("Điều 2."))) == ["PDF có thêm “Điều2”"]


def test_paragraphs_that_changed_places_are_told() -> None:
    first, second = said("Điều 1. Tặng Giấy khen."), said("Điều 2. Kèm theo tiền thưởng.")
    assert found((first, second), (second, first)) == ["đứng ở chỗ khác trong PDF"]


def test_a_table_may_repeat_its_head_and_break_a_cell() -> None:
    head, cell = (Cell(1, row, 0, 1, ruled=True) for row in (0, 1))
    docx = (said("Họ và tên", cell=head), said("Ông Nguyễn Quốc Bảo, Trưởng phòng", cell=cell))
    pdf = (
        said("Họ và tên", cell=head),
        said("Ông Nguyễn Quốc", cell=cell),
        said("Họ và tên", cell=head),
        said("Bảo, Trưởng phòng", cell=cell),
    )
    assert found(docx, pdf) == []


def test_page_numbers_are_left_out_and_other_words_in_margins_compared() -> None:
    docx = (said("Điều 1."), said("2", "header", field="PAGE"), said("LƯU HÀNH NỘI BỘ", "header-first"))
    pdf = (said("Điều 1."), said("2", "header"), said("3", "header"))
    assert found(docx, (*pdf, said("LƯU HÀNH NỘI BỘ", "header-first"))) == []
    assert found(docx, pdf) == ["PDF không có “LƯUHÀNHNỘIBỘ”"]
    assert found(docx[:2], (*pdf, said("MẬT", "header-first"))) == ["PDF có thêm “MẬT”"]
