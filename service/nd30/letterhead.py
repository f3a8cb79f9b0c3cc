"""Finds the letterhead: ô 1 to 4 and 5b of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục IV."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from service.nd30.paper import Block
from service.nd30.pieces import (
    NUMBER,
    PLACE_AND_DAY,
    QUOC_HIEU,
    SUBJECT,
    TIEU_NGU,
    is_bold,
    is_capitals,
    side_of,
    words_of,
)

Blocks = tuple[Block, ...]

# Words with which the name of a body begins; a line without one continues the name above it.
_AGENCY: Final = re.compile(
    r"(so|cuc|chi cuc|tong cuc|vu|vien|hoc vien|truong|phong|ban|bo|van phong|trung tam|hoi dong|uy ban|ubnd|hdnd"
    r"|benh vien|cong ty|tong cong ty|tap doan|thanh tra|to|bao|kho bac|chi nhanh|quy|tram|doan|hoi|lien hiep|don vi"
    r"|chinh phu|quoc hoi|thu tuong|chu tich|bo truong|dai hoc|toa an|kiem toan|ngan hang)\b"
)
_ASIDE: Final = re.compile(
    r"(mau|bieu|phu luc)\b|du thao|hoa toc|thuong khan|khan$|(toi |tuyet )?mat$|xem xong|luu hanh"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """None or empty where a component is missing."""

    quoc_hieu: Block | None = None
    tieu_ngu: Block | None = None
    chu_quan: Blocks = ()
    co_quan: Blocks = ()
    so_ky_hieu: Block | None = None
    dia_danh: Block | None = None
    ve_viec: Blocks = ()

    @property
    def symbol(self) -> str:
        """The ký hiệu: what follows the slash of the number."""
        text = self.so_ky_hieu.text if self.so_ky_hieu else ""
        return text.partition("/")[2].strip()


def letterhead_of(pieces: Blocks) -> Letterhead:
    """The letterhead in what stands above the title, the addressee or the text."""
    nation, motto, number = (_first(pieces, mark) for mark in (QUOC_HIEU, TIEU_NGU, NUMBER))
    # A trích yếu may name a day too; it stands at the left, below "V/v".
    apart = [piece for piece in pieces if side_of(piece) != "left"]
    day = _first(apart, PLACE_AND_DAY) or _first(_above_subject(pieces), PLACE_AND_DAY)
    names: list[Block] = []
    subject: list[Block] = []
    for piece in pieces:
        words = words_of(piece.text)
        if piece in (nation, motto, number, day) or _ASIDE.match(words) or side_of(piece) == "right":
            continue
        below = number is not None and pieces.index(piece) > pieces.index(number)
        if SUBJECT.match(words) or ((subject or below) and not is_capitals(piece.text)):
            subject.append(piece)
        elif not subject and _is_name(piece, words) and (not below or side_of(piece) == "left"):
            names.append(piece)
    above, own = _superior(names)
    return Letterhead(nation, motto, above, own, number, day, tuple(subject))


def _above_subject(pieces: Blocks) -> Blocks:
    at = next((at for at, piece in enumerate(pieces) if SUBJECT.match(words_of(piece.text))), len(pieces))
    return pieces[:at]


def _first(pieces: Iterable[Block], mark: re.Pattern[str]) -> Block | None:
    anchored = (NUMBER,)
    find = mark.match if mark in anchored else mark.search
    return next((piece for piece in pieces if find(words_of(piece.text))), None)


def _is_name(piece: Block, words: str) -> bool:
    return side_of(piece) == "left" or is_capitals(piece.text) or bool(_AGENCY.match(words))


def _superior(names: list[Block]) -> tuple[Blocks, Blocks]:
    """The chủ quản and the issuer: by their weight, or else by the words with which a name begins."""
    bold = [is_bold(name) for name in names]
    if len(set(bold)) == 2 and bold == sorted(bold, reverse=True):  # upside down
        cut = bold.index(False)
        return tuple(names[cut:]), tuple(names[:cut])
    if True in bold[1:] and not bold[0]:
        cut = bold.index(True)
    else:
        starts = [at for at, name in enumerate(names) if _AGENCY.match(words_of(name.text))]
        cut = starts[-1] if starts else 0
    return tuple(names[:cut]), tuple(names[cut:])
