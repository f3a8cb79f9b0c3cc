"""ND-01 to ND-05, ND-13, ND-15: how the text is set (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6e)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.genre import BAO_CAO_THANH_TICH
from service.nd30.look import indent_of_text, line_width, number, sized
from service.nd30.outline import is_bold_all
from service.nd30.paper import Block
from service.nd30.pieces import lettered

_POINT: Final = 0.1
_END: Final = "./."
_RUNNING: Final = frozenset(("dieu", "khoan", "diem", "loi_van"))


@keeps("ND-01")
def the_text_is_of_one_size(case: Case) -> Iterator[Flaw]:
    prose = tuple(block for block, rank in case.outline if rank in _RUNNING and not is_bold_all(block))
    usual = _usual_size(prose)
    for block in prose:
        yield from sized(block, 13, 14)
        if 12.8 <= block.size <= 14.2 and abs(block.size - usual) > 0.2 and not _is_centred(block):
            found = f"cỡ chữ {number(block.size)}"
            yield Flaw(
                block.spot,
                found,
                f"cỡ chữ {number(usual)} như các đoạn khác",
                f"Đặt cỡ chữ {number(usual)} cho cả nội dung.",
            )


def _usual_size(blocks: tuple[Block, ...]) -> float:
    letters: Counter[float] = Counter()
    for block in blocks:
        for span in lettered(block):
            letters[span.size] += len(span.text)
    return letters.most_common(1)[0][0] if letters else 14.0


@keeps("ND-02")
def the_text_is_justified(case: Case) -> Iterator[Flaw]:
    names = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}
    running = tuple(block for block, rank in case.outline if rank in _RUNNING and not is_bold_all(block))
    for block in running + case.parts.can_cu:
        if block.align in names and _is_of_several_lines(block):
            yield Flaw(block.spot, names[block.align], "canh đều hai lề", "Canh đều hai bên (Ctrl+J).")


def _is_of_several_lines(block: Block) -> bool:
    if block.page is not None:
        return len(block.lines) > 1
    return block.room is not None and line_width(block, block.text) + (block.indent or 0.0) > block.room


@keeps("ND-03")
def paragraphs_are_indented(case: Case) -> Iterator[Flaw]:
    indented = tuple(block for block, rank in case.outline if rank in {*_RUNNING, "la_ma"} - {"dieu"})
    for block in indented + case.parts.can_cu:
        yield from indent_of_text(block)


@keeps("ND-04")
def paragraphs_are_apart(case: Case) -> Iterator[Flaw]:
    text = case.parts.can_cu + case.parts.body
    for above, below in pairwise(text):
        if above.cell or below.cell or (_is_centred(above) and _is_centred(below)) or _turns_page(above, below):
            continue
        if above.after is None or below.before is None or below.blanks_above:
            continue
        gap = max(above.after, below.before)
        if gap < 6 - _POINT:
            yield Flaw(
                below.spot,
                f"cách đoạn trên {number(gap)}pt",
                "cách ít nhất 6pt",
                "Đặt Spacing After (hoặc Before) 6pt.",
            )


def _turns_page(above: Block, below: Block) -> bool:
    return above.page != below.page


@keeps("ND-05")
def lines_are_one_to_one_and_a_half_apart(case: Case) -> Iterator[Flaw]:
    for block in case.parts.can_cu + case.parts.prose:
        if block.line is not None and not 0.97 <= block.line <= 1.52:
            yield Flaw(
                block.spot,
                f"cách dòng {number(round(block.line, 1))} lines",
                "cách dòng từ 1 đến 1,5 lines",
                "Đặt Line spacing từ Single đến 1,5 lines.",
            )


@keeps("ND-13")
def the_text_ends_with_its_mark(case: Case) -> Iterator[Flaw]:
    text = case.parts.body
    if not text or case.genre is BAO_CAO_THANH_TICH:
        return
    closing = [block for block in text if block.text.endswith(_END)]
    if not closing:
        last = case.parts.prose[-1] if case.parts.prose else text[-1]
        yield Flaw(last.spot, f"kết thúc bằng “{last.text[-3:]}”", "kết thúc bằng “./.”", "Thêm “./.” ở cuối nội dung.")
    elif case.parts.prose and closing[-1] is not case.parts.prose[-1] and text[-1] is not closing[-1]:
        last = case.parts.prose[-1]
        yield Flaw(last.spot, "còn nội dung sau “./.”", "“./.” ở cuối nội dung", "Chuyển “./.” xuống cuối nội dung.")
    for block in closing[:-1]:
        yield Flaw(block.spot, "“./.” ở giữa nội dung", "“./.” một lần, ở cuối", "Thay “./.” bằng dấu chấm.")


@keeps("ND-15")
def no_empty_paragraph_makes_space(case: Case) -> Iterator[Flaw]:
    for block in case.parts.prose:
        if "".join(span.text for span in block.spans).startswith(("\t", "  ", "\u00a0")):
            yield Flaw(
                block.spot, "lùi đầu dòng bằng tab, dấu cách", "lùi đầu dòng bằng thụt lề", "Xóa, đặt First line."
            )
    for block in case.parts.body[1:]:
        if block.blanks_above and block.cell is None:
            yield Flaw(
                block.spot, "có đoạn trống phía trên", "không có đoạn trống", "Xóa đoạn trống, dùng Spacing 6pt."
            )


def _is_centred(block: Block) -> bool:
    return block.align == "center"
