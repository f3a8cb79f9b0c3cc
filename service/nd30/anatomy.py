"""Which block is which component of a document: the ô of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục IV.

Recognised by their words and where they stand rather than by their look, so that one set wrongly is still found.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from service.nd30.annexes import Annex, annexes_of
from service.nd30.foot import ANNEX, Foot, foot_of, foot_start
from service.nd30.genre import BAO_CAO_THANH_TICH, CONG_VAN, Genre, genre_abbreviated, genre_titled
from service.nd30.letterhead import Blocks, Letterhead, letterhead_of
from service.nd30.paper import Block, Paper
from service.nd30.pieces import (
    NUMBER,
    PLACE_AND_DAY,
    QUOC_HIEU,
    TIEU_NGU,
    is_address,
    is_bold,
    is_capitals,
    pieces_of,
    side_of,
    words_of,
)

# The words of ô 10a, 10b and 11, and which of them each is.
STAMPS: Final = {
    "hoa toc": "khan",
    "thuong khan": "khan",
    "khan": "khan",
    "xem xong tra lai": "luu",
    "luu hanh noi bo": "luu",
    "mat": "mat",
    "toi mat": "mat",
    "tuyet mat": "mat",
}

_HEAD: Final = 45  # pieces within which a letterhead ends
_TITLE: Final = 60  # letters of the longest tên loại
_SUBJECT: Final = 520
_SENTENCE: Final = 150
_OPENING: Final = 20  # pieces below the title within which an addressee is looked for
_STAMP: Final = 30
_BASIS: Final = re.compile(r"[-+•*]?\s*(can cu|theo de nghi|xet de nghi|xet )")
_ORDER: Final = re.compile(r"(quyet dinh|quyet nghi)\s*:?$")
_ADDRESS: Final = re.compile(r"dia chi|dien thoai|\bdt\b|e-?mail|website|\bfax\b|^so \d")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The components of a document; None or empty where one is missing."""

    genre: Genre | None
    head: Letterhead
    ten_loai: Block | None = None  # ô 5a
    trich_yeu: Blocks = ()
    tham_quyen: Blocks = ()
    kinh_gui: Block | None = None  # ô 9a
    kinh_gui_muc: Blocks = ()
    can_cu: Blocks = ()
    lenh: Block | None = None  # QUYẾT ĐỊNH:
    body: Blocks = ()  # ô 6
    foot: Foot = field(default_factory=Foot)
    phu_luc: tuple[Annex, ...] = ()
    do_khan: Block | None = None  # ô 10b
    luu_hanh: Block | None = None  # ô 11
    dia_chi: Blocks = ()  # ô 13
    du_thao: Block | None = None
    alone: bool = False  # an annex in a file of its own

    @property
    def prose(self) -> Blocks:
        """The paragraphs of the body that stand in no table."""
        return tuple(block for block in self.body if block.cell is None and block.region == "text")

    @property
    def text(self) -> Blocks:
        """Căn cứ and body: everything between title and foot."""
        return self.can_cu + ((self.lenh,) if self.lenh else ()) + self.body


def dissect(paper: Paper, genre: Genre | None = None) -> Anatomy:
    """The anatomy of a document; `genre` when the caller knows it."""
    everything = pieces_of(paper)
    stamps = tuple(piece for piece in everything[:_HEAD] if _is_stamp(piece))
    pieces = tuple(piece for piece in everything if piece not in stamps)
    margins = tuple(block for block in paper.blocks if block.region not in {"text", "frame"})
    at_title = _title_at(pieces)
    head_end = _head_end(pieces, at_title)
    head = letterhead_of(pieces[:head_end])
    title = pieces[at_title] if at_title is not None else None
    start = head_end if at_title is None else at_title + 1
    genre = genre or _genre_of(pieces, at_title, head)
    at_annex = next((number for number, piece in enumerate(pieces[:3]) if ANNEX.match(words_of(piece.text))), None)
    if at_annex is not None and head.quoc_hieu is None:
        return Anatomy(None, head, body=pieces[:at_annex], phu_luc=annexes_of(pieces[at_annex:]), alone=True)
    subject, start = _subject(pieces, start, genre) if title else ((), start)
    powers, start = _powers(pieces, start) if genre and genre.orders else ((), start)
    address, items, pieces = _address(pieces, start)
    end = foot_start(pieces, start)
    bases, order, body = _opening(pieces[start:end], genre)
    foot, after = foot_of(pieces, end)
    return Anatomy(
        genre=genre,
        head=head,
        ten_loai=title,
        trich_yeu=subject,
        tham_quyen=powers,
        kinh_gui=address,
        kinh_gui_muc=items,
        can_cu=bases,
        lenh=order,
        body=body,
        foot=foot,
        phu_luc=annexes_of(pieces[after:]),
        do_khan=_stamp(stamps + margins, "khan"),
        luu_hanh=_stamp(margins + stamps, "luu"),
        dia_chi=tuple(block for block in margins if _is_address(block)),
        du_thao=_stamp(margins + stamps, "du thao"),
    )


def _title_at(pieces: Blocks) -> int | None:
    """Where the tên loại stands: a line that is one, or the first line of capitals below the letterhead."""
    for number, piece in enumerate(pieces[:_HEAD]):
        if len(piece.text) <= _TITLE and not piece.text.endswith(":") and _names_a_kind(piece.text):
            return number
    below = 1 + max((number for number, piece in enumerate(pieces[:_HEAD]) if _in_letterhead(piece)), default=-1)
    for number, piece in enumerate(pieces[below:_HEAD], start=below):
        if is_address(piece):
            return None
        if side_of(piece) is None and len(piece.text) <= _TITLE:
            return number if below and is_capitals(piece.text) and is_bold(piece) else None
        if side_of(piece) is None:
            return None
    return None


def _names_a_kind(text: str) -> bool:
    return genre_titled(text) is not None or words_of(text) == words_of(CONG_VAN.name)


def _head_end(pieces: Blocks, at_title: int | None) -> int:
    if at_title is not None:
        return at_title
    for number, piece in enumerate(pieces[:_HEAD]):
        if is_address(piece):
            return number
    last = 1 + max((number for number, piece in enumerate(pieces[:_HEAD]) if _in_letterhead(piece)), default=-1)
    while last < len(pieces) and side_of(pieces[last]) == "left":  # "V/v …" below the number
        last += 1
    return last


def _in_letterhead(piece: Block) -> bool:
    words = words_of(piece.text)
    if QUOC_HIEU.search(words) or TIEU_NGU.search(words):
        return True
    return len(words) < 80 and bool(NUMBER.match(words) or (PLACE_AND_DAY.search(words) and "," in words[:60]))


def _genre_of(pieces: Blocks, at_title: int | None, head: Letterhead) -> Genre | None:
    """By the tên loại; where it is missing or unknown, by the ký hiệu."""
    titled = genre_titled(pieces[at_title].text) if at_title is not None else None
    if titled:
        following = words_of(pieces[at_title + 1].text) if at_title is not None and at_title + 1 < len(pieces) else ""
        return BAO_CAO_THANH_TICH if titled.slug == "bao-cao" and following.startswith("thanh tich") else titled
    named = pieces[at_title].text if at_title is not None else ""
    if head.ve_viec or words_of(named) == words_of(CONG_VAN.name):
        return CONG_VAN
    return genre_abbreviated(head.symbol) or (CONG_VAN if at_title is None else None)


def _subject(pieces: Blocks, start: int, genre: Genre | None) -> tuple[Blocks, int]:
    """The trích yếu: the lines right below the tên loại, as far as its ruled line."""
    found: list[Block] = []
    for piece in pieces[start : start + 8]:
        words = words_of(piece.text)
        titled = not found and piece.align == "center" and is_bold(piece)
        if (_BASIS.match(words) and not titled) or is_address(piece) or _ORDER.match(words) or len(words) > _SUBJECT:
            break
        if not found and words.endswith(":"):
            break
        if found and (found[-1].rule or piece.align not in {"center", None} or is_bold(piece) != is_bold(found[0])):
            break
        if found and piece.page is not None and not is_bold(piece):
            break
        plain = piece.align != "center" and not is_bold(piece)
        body_like = plain and (len(words) > _SENTENCE or words.endswith("."))
        if not found and (body_like or _is_power(piece, pieces[start + 1 : start + 2], genre)):
            break
        if found and is_capitals(piece.text) and not is_capitals(found[0].text):
            break
        found.append(piece)
    return tuple(found), start + len(found)


def _is_power(piece: Block, after: Blocks, genre: Genre | None) -> bool:
    """Whether the first line below the tên loại already is the thẩm quyền line."""
    followed = bool(after) and bool(_BASIS.match(words_of(after[0].text)))
    return bool(genre and genre.orders) and is_capitals(piece.text) and piece.rule is None and followed


def _powers(pieces: Blocks, start: int) -> tuple[Blocks, int]:
    end = start
    while end < min(start + 4, len(pieces)):
        words = words_of(pieces[end].text)
        if _BASIS.match(words) or _ORDER.match(words) or words.startswith(("dieu ", "kinh gui")) or len(words) > 150:
            break
        end += 1
    return pieces[start:end], end


def _address(pieces: Blocks, start: int) -> tuple[Block | None, Blocks, Blocks]:
    """ "Kính gửi" and the lines of its list, and the pieces without them."""
    for at in range(start, min(start + _OPENING, len(pieces))):
        if is_address(pieces[at]):
            break
    else:
        return None, (), pieces
    end = at + 1
    bare = words_of(pieces[at].text).rstrip(": ") == "kinh gui"
    while end < len(pieces):
        text = pieces[end].text
        goes_on = bare and len(text) < 150 and (end == at + 1 or pieces[end - 1].text.endswith(";"))
        listed = end > at + 1 and pieces[end - 1].text.endswith(".")
        if listed or not (text.startswith(("-", "–", "+")) or goes_on):
            break
        end += 1
    return pieces[at], pieces[at + 1 : end], pieces[:at] + pieces[end:]


def _opening(pieces: Blocks, genre: Genre | None) -> tuple[Blocks, Block | None, Blocks]:
    """Căn cứ, the order, and the body below them."""
    if genre and genre.orders:
        for number, piece in enumerate(pieces):
            words = words_of(piece.text)
            if _ORDER.match(words):
                after = number + 1
                if number == 0:  # the order stands above its bases
                    after += next(
                        (at for at, below in enumerate(pieces[1:]) if not _BASIS.match(words_of(below.text))), 0
                    )
                return pieces[:number] + pieces[number + 1 : after], piece, pieces[after:]
            if words.startswith("dieu 1"):
                return pieces[:number], None, pieces[number:]
    end = 0
    while end < len(pieces) and _is_basis(pieces[end], bool(end)):
        end += 1
    return pieces[:end], None, pieces[end:]


def _is_basis(piece: Block, goes_on: bool) -> bool:
    """A căn cứ on its own line; a sentence that begins with "Căn cứ" and goes on to say more is text."""
    if not _BASIS.match(words_of(piece.text)) or piece.text.endswith(":"):
        return False
    italic = all(span.italic for span in piece.spans if span.text.strip())
    return italic or piece.text.endswith(";") or goes_on


def _is_stamp(piece: Block) -> bool:
    """A word in a box, or one that the decree puts into a box."""
    words = words_of(piece.text).strip("* ")
    boxed = piece.boxed is not None and is_capitals(piece.text) and len(words) < _STAMP
    return boxed or words in STAMPS or words == "du thao"


def _stamp(blocks: Blocks, kind: str) -> Block | None:
    """The first stamp that is, or should be, one of the kind: "khan", "luu" or "du thao"."""
    for block in blocks:
        words = words_of(block.text).strip("* ")
        if words == kind or STAMPS.get(words) == kind:
            return block
    for block in blocks:
        if block.boxed is not None and is_capitals(block.text) and words_of(block.text).strip("* ") not in STAMPS:
            limits = block.region.startswith("header") or "luu" in words_of(block.text)
            if kind == ("luu" if limits else "khan"):
                return block
    return None


def _is_address(block: Block) -> bool:
    return block.region in {"footer", "footer-first"} and bool(_ADDRESS.search(words_of(block.text)))
