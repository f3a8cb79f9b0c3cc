"""What a paragraph of the text is in its outline: phần, mục, điều, khoản, điểm, or running text."""

import re
from typing import Final, Literal

from service.nd30.paper import Block
from service.nd30.pieces import is_capitals

Rank = Literal["phan", "muc_lon", "tieu_de", "la_ma", "dieu", "khoan", "diem", "loi_van"]

PHAN: Final = re.compile(r"(phần|chương)\s+(thứ\s+\w+|[ivxlc]+|\d+)\b[.:]?", re.IGNORECASE)
MUC: Final = re.compile(r"(mục|tiểu mục)\s+([ivxlc]+|\d+|[a-zđ])\b[.:]?", re.IGNORECASE)
DIEU: Final = re.compile(r"(điều)\s+(\d+|[ivxlc]+)\s*([.:]?)", re.IGNORECASE)
LA_MA: Final = re.compile(r"([IVXLC]+)\s*([./\-:])\s*(?=\S)|([IVXLC]{2,})\s*(\))\s*(?=\S)")
KHOAN: Final = re.compile(r"(\d{1,3})\s*([.)/])\s+(?=\S)")
DIEM: Final = re.compile(r"([a-zđăâêôơư])\s*([.)/])\s+(?=\S)|([A-ZĐĂÂÊÔƠƯ])\s*(\))\s+(?=\S)")
_HEADING: Final = 120  # letters in the longest line that only names a part


def outline_of(blocks: tuple[Block, ...]) -> tuple[tuple[Block, Rank], ...]:
    """The paragraphs of a body, each with its rank."""
    ranked: list[tuple[Block, Rank]] = []
    for block in blocks:
        rank = _rank(block)
        if ranked and rank == "loi_van" and len(block.text) < _HEADING:
            above, rank_above = ranked[-1]
            if rank_above in {"phan", "muc_lon"} and (PHAN.fullmatch(above.text) or MUC.fullmatch(above.text)):
                rank = "tieu_de"
        ranked.append((block, rank))
    return tuple(ranked)


def _rank(block: Block) -> Rank:
    text = block.text
    centred = block.align == "center"
    if PHAN.match(text) and (centred or PHAN.fullmatch(text) or is_bold_all(block)) and len(text) < _HEADING:
        return "phan"
    if MUC.match(text) and (centred or MUC.fullmatch(text) or is_bold_all(block)) and len(text) < _HEADING:
        return "muc_lon"
    if DIEU.match(text) and (text[0] == "Đ" or is_bold_all(block)):
        return "dieu"
    if centred and (is_capitals(text) or is_bold_all(block)):
        return "tieu_de"
    if LA_MA.match(text):
        return "la_ma"
    if KHOAN.match(text):
        return "khoan"
    return "diem" if DIEM.match(text) else "loi_van"


def is_bold_all(block: Block) -> bool:
    spans = [span for span in block.spans if any(char.isalnum() for char in span.text)]
    return bool(spans) and all(span.bold for span in spans)


def bold_words(block: Block) -> int:
    """How many words at its start are bold."""
    bold = ""
    for span in block.spans:
        if not span.bold and span.text.strip():
            break
        bold += span.text
    return len(bold.split())
