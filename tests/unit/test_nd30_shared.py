"""What the checker remembers from one document to the next never shows in another one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.errors import FileUnreadable
from service.nd30 import check
from service.nd30.docx import read_docx
from service.nd30.docx_styles import _MOST_LOOKS, styles_of
from service.nd30.paper import Paper
from service.nd30.pdf import read_pdf_paper
from service.nd30.pieces import words_of
from service.nd30.remembered import _LONGEST, remembered
from tests.unit.small_docx import TIMES, docx, xml
from tests.unit.test_nd30_pdf import pdf_of, words

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROUNDS = 40


def document(size: int, number: str) -> bytes:
    """Two of these have styles, headers and lists of the same names, and the same words."""
    return docx(
        'p/(pPr/(pStyle{val=A},numPr/(ilvl{val=0},numId{val=1})),r/t"Nơi nhận có  hai chỗ , như trên")',
        "sectPr/headerReference{r:id=header_1}",
        styles=f"styles/({TIMES},style{{type=paragraph,styleId=A}}/rPr/sz{{val={size}}})",
        numbering="numbering/(abstractNum{abstractNumId=1}/lvl{ilvl=0}/(numFmt{val=decimal},"
        f"lvlText{{val={number}}}),num{{numId=1}}/abstractNumId{{val=1}})",
        header_1=f'hdr/p/r/t"{number}"',
    )


def told(paper: Paper) -> list[tuple[float, str]]:
    return [(block.spans[-1].size, block.text) for block in paper.blocks]


def test_two_documents_read_in_turn_by_many_threads_stay_two() -> None:
    small, large = document(24, "%1."), document(28, "Điều %1.")
    text = "Nơi nhận có hai chỗ , như trên"
    due = {small: [(12, f"1. {text}"), (14, "%1.")], large: [(14, f"Điều 1. {text}"), (14, "Điều %1.")]}
    with ThreadPoolExecutor(4) as pool:
        for content, paper in zip((small, large) * ROUNDS, pool.map(read_docx, (small, large) * ROUNDS), strict=True):
            assert told(paper) == due[content]


def test_two_prints_read_in_turn_by_many_threads_stay_two() -> None:
    red, bold = pdf_of("1 0 0 rg\n" + words("Kinh gui", 30, 30)), pdf_of(words("Kinh gui", 30, 60, 12, "B"))
    with ThreadPoolExecutor(4) as pool:
        for content, paper in zip((red, bold) * ROUNDS, pool.map(read_pdf_paper, (red, bold) * ROUNDS), strict=True):
            (span,) = paper.blocks[0].spans
            assert (span.colour, span.bold, span.size) == (
                ("FF0000", False, 14) if content is red else ("000000", True, 12)
            )


def test_the_same_words_are_blamed_at_their_own_place_in_each_document() -> None:
    body = 'p/r/t"Điều gì đó về Huân chương lao động , và thôi."'
    first, second = docx(body), docx('p/r/t"Một đoạn khác."', body)
    for _ in range(3):
        places = [{one.place for one in check(content).findings if one.rule[:2] == "VH"} for content in (first, second)]
        assert [place.split(":")[0] for found in places for place in found] == ["đoạn 1", "đoạn 2"]


def test_names_of_styles_that_a_file_lacks_are_not_remembered() -> None:
    styles = xml(f"styles/({TIMES},style{{type=paragraph,styleId=A}}/rPr/b)").replace("<w:styles", f"<w:styles {SPACE}")
    known = styles_of(styles.encode(), None)
    assert known is styles_of(styles.encode(), None)
    for number in range(2 * _MOST_LOOKS):
        known.run("A", f"unknown {number}")
        known.paragraph(f"unknown {number}")
    assert len(known._looks) + len(known._paragraphs) + len(known._resolved) < 10
    assert known.run("A")["bold"]


def test_what_is_very_long_is_not_remembered() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "a" * _LONGEST, "a" * (_LONGEST + 1)
    assert [length(short), length(short), length(long), length(long)] == [_LONGEST] * 2 + [_LONGEST + 1] * 2
    assert asked == [short, long, long]
    assert words_of("Kính gửi" + " và" * 10_000) == words_of(("Kính gửi" + " và" * 10_000)[:200])


def test_a_part_that_is_refused_is_refused_again() -> None:
    unsafe = f"<!DOCTYPE x []><w:hdr {SPACE}/>"
    content = docx('p/r/t"a"', "sectPr/headerReference{r:id=header_1}", header_1=unsafe)
    for _ in range(2):
        with pytest.raises(FileUnreadable, match="không an toàn"):
            read_docx(content)
