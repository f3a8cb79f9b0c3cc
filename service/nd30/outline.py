"""What a paragraph of the text is in its outline: phần, mục, điều, khoản, điểm, or running text."""

import re
from typing import Final, Literal

from service.nd30.paper import Block
from service.nd30.pieces import is_capitals, lettered

Rank = Literal["phan", "muc_lon", "tieu_de", "la_ma", "dieu", "khoan", "diem", "loi_van"]

PHAN: Final = re.compile(r"(phần|chương)\s+([ivxlc]+|\d+|thứ \w+|một|hai|ba|bốn|năm)\b[.:]?", re.IGNORECASE)
_WORD_NUMBERS: Final = "thứ \\w+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
MUC: Final = re.compile(rf"(mục|tiểu mục)\s+([ivxlc]+|\d+|[a-zđ]|{_WORD_NUMBERS})\b[.:]?", re.IGNORECASE)
DIEU: Final = re.compile(r"(điều)\s+(\d+|[ivxlc]+)\s*([.:]?)", re.IGNORECASE)
# A capital C or L before a full stop is the initial of a name.
LA_MA: Final = re.compile(r"(?![CL]\.)([IVXLC]+)\s*([./\-:])\s+(?=\S)|([IVXLC]{2,})\s*(\))\s*(?=\S)")
KHOAN: Final = re.compile(r"(\d{1,3})\s*([.)/])\s+(?=\S)")
DIEM: Final = re.compile(r"([a-zđăâêôơư])\s*([.)/])\s+(?=\S)|([A-ZĐĂÂÊÔƠƯ])\s*(\))\s+(?=\S)")
_PARTS: Final[tuple[tuple[Rank, re.Pattern[str]], ...]] = (("phan", PHAN), ("muc_lon", MUC))
_ITEMS: Final[tuple[tuple[Rank, re.Pattern[str]], ...]] = (("la_ma", LA_MA), ("khoan", KHOAN), ("diem", DIEM))
_HEADING: Final = 120  # letters in the longest line that only names a part


def outline_of(blocks: tuple[Block, ...]) -> tuple[tuple[Block, Rank], ...]:
    """The paragraphs of a body, each with its rank."""
    ranked: list[tuple[Block, Rank]] = []
    for block in blocks:
        if not any(char.isalpha() for char in block.text):
            continue  # a line of dots to be filled in
        rank = _rank(block)
        if ranked and rank == "loi_van" and len(block.text) < _HEADING:
            above, rank_above = ranked[-1]
            if rank_above in {"phan", "muc_lon"} and (PHAN.fullmatch(above.text) or MUC.fullmatch(above.text)):
                rank = "tieu_de"
        ranked.append((block, rank))
    return tuple(ranked)


def _rank(block: Block) -> Rank:
    text = block.text
    if len(text) < _HEADING:
        for rank, form in _PARTS:
            if form.match(text) and (block.align == "center" or form.fullmatch(text) or is_bold_all(block)):
                return rank
    article = DIEU.match(text)
    if article and (bold_words(block) > 1 or (text[0] == "Đ" and (article[3] or article.end() == len(text)))):
        return "dieu"
    if block.align == "center" and (is_capitals(text) or is_bold_all(block)):
        return "tieu_de"
    return next((rank for rank, form in _ITEMS if form.match(text)), "loi_van")


def is_bold_all(block: Block) -> bool:
    spans = lettered(block)
    return bool(spans) and all(span.bold for span in spans)


def bold_words(block: Block) -> int:
    """How many words at its start are bold."""
    bold = ""
    for span in block.spans:
        if not span.bold and span.text.strip():
            break
        bold += span.text
    return len(bold.split())
