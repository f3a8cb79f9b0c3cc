"""Finds the foot of a document: who signs (ô 7), who receives it (ô 9b), who drafted it (ô 12)."""

import re
from dataclasses import dataclass
from typing import Final

from service.nd30.paper import Block
from service.nd30.pieces import POWERS, RECIPIENTS, is_capitals, is_quoc_hieu, side_of, words_of

Blocks = tuple[Block, ...]

# The line that names an annex, with its title where that shares it.
ANNEX: Final = re.compile(
    r"phu luc(\s+([ivxlc]+|\d+|so \S+|[.…\d]+))?\s*[:.]?$"
    r"|phu luc(\s+([ivxlc]+|\d+))?[\s:.-]+[^a-z]{0,3}danh sach\b.{0,90}$"
)

_OFFICE: Final = re.compile(
    r"(tm|kt|tl|tuq|q)\s*\.|(pho )?(tong )?(giam doc|chu tich|bo truong|thu truong|cuc truong|vu truong|hieu truong"
    r"|chanh|truong|vien truong|vien pho|thu ky|chu toa|chu tri|thu tuong|nguoi|xac nhan|kiem toan truong|chu nhiem)\b"
)
_DRAFTER: Final = re.compile(r"[A-ZĐĂÂÊÔƠƯ]{1,10}\.?\s*\(\d+\)\.?$", re.IGNORECASE)
_GAP_POINTS: Final = 30.0  # room for a signature
_GAP_MM: Final = 8.0


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: quyền hạn and chức vụ, another office above the name, the name."""

    quyen_han: Blocks = ()
    chuc_vu_khac: Blocks = ()
    ho_ten: Block | None = None


@dataclass(frozen=True, slots=True)
class Foot:
    signatures: tuple[Signature, ...] = ()
    noi_nhan: Block | None = None
    noi_nhan_muc: Blocks = ()
    nguoi_soan_thao: Block | None = None

    @property
    def signature(self) -> Signature | None:
        """That of the person who issues the document: the right one."""
        return self.signatures[-1] if self.signatures else None


def foot_start(pieces: Blocks, start: int) -> int:
    """Where the foot begins at or after `start`; the number of pieces when there is none."""
    end_mark = _end_mark(pieces, start)
    for number, piece in enumerate(pieces[start:], start=start):
        words, ended = words_of(piece.text), number > end_mark
        if _begins_anew(piece):
            return number
        if RECIPIENTS.match(words):
            return number
        if side_of(piece) is not None and not (piece.cell and piece.cell.ruled):
            if POWERS.match(words) or ended or (is_capitals(piece.text) and _OFFICE.match(words)):
                return number
        elif piece.cell is None and is_capitals(piece.text) and (ended or POWERS.match(words)) and _OFFICE.match(words):
            return number
    return len(pieces)


def _begins_anew(piece: Block) -> bool:
    """Whether an annex or another document begins here; what a table says of an annex is no beginning."""
    in_table = piece.cell is not None and piece.cell.ruled
    return not in_table and (bool(ANNEX.match(words_of(piece.text))) or is_quoc_hieu(piece.text))


def _end_mark(pieces: Blocks, start: int) -> int:
    """Where the last `./.` above recipients and annexes stands; the number of pieces when there is none."""
    found = len(pieces)
    for number, piece in enumerate(pieces[start:], start=start):
        words = words_of(piece.text)
        if RECIPIENTS.match(words) or _begins_anew(piece):
            return found
        if piece.text.endswith("./."):
            found = number
    return found


def foot_of(pieces: Blocks, start: int) -> tuple[Foot, int]:
    """The foot that begins at `start`, and where what follows it begins."""
    end = _end(pieces, start)
    foot = pieces[start:end]
    at = next((number for number, piece in enumerate(foot) if RECIPIENTS.match(words_of(piece.text))), None)
    head = foot[at] if at is not None else None
    items = _items(foot, at) if at is not None else ()
    drafter = next((piece for piece in foot if _DRAFTER.match(piece.text)), None)
    taken = {id(piece) for piece in (*items, head, drafter)}
    signers = _without_notes([piece for piece in foot if id(piece) not in taken])
    return Foot(_signatures(signers), head, tuple(item for item in items if item is not drafter), drafter), end


def _without_notes(pieces: list[Block]) -> list[Block]:
    """The pieces without what stands in brackets: "(Đã ký)", "(Chữ ký của người có thẩm quyền …)"."""
    kept: list[Block] = []
    open_in: object = None
    for piece in pieces:
        where = piece.cell or piece.place
        if piece.text.startswith("(") or open_in == where:
            open_in = None if piece.text.endswith(")") else where
        else:
            kept.append(piece)
    return kept


def _end(pieces: Blocks, start: int) -> int:
    """Where the foot ends: with its table, its page or its section, or where an annex begins."""
    if start >= len(pieces):
        return start
    tabled = False
    for number, piece in enumerate(pieces[start:], start=start):
        words = words_of(piece.text)
        if number > start and _begins_anew(piece):
            return number
        if (piece.page or 0) > (pieces[start].page or 0) or (
            piece.page is None and piece.section > pieces[start].section
        ):
            return number
        if tabled and piece.cell is not None and piece.cell.columns == 1:
            return number
        if piece.cell is not None and not piece.cell.ruled:
            tabled = tabled or piece.cell.table > 0
        elif tabled and not (RECIPIENTS.match(words) or words.startswith("-") or _DRAFTER.match(piece.text)):
            return number
    return len(pieces)


def _items(foot: Blocks, at: int) -> Blocks:
    """The lines below "Nơi nhận:"."""
    head, below = foot[at], foot[at + 1 :]
    if head.cell is not None and head.cell.table > 0:
        return tuple(piece for piece in below if piece.cell == head.cell or _goes_on(piece, head))
    items: list[Block] = []
    for piece in below:
        listed = piece.text.startswith(("-", "+", "–", "*"))
        wrapped = bool(items) and items[-1].text.endswith((",", ";")) and not is_capitals(piece.text)
        if side_of(piece) != "right" and (listed or wrapped or _DRAFTER.match(piece.text)):
            items.append(piece)
    return tuple(items)


def _goes_on(piece: Block, head: Block) -> bool:
    """Whether a row below that of "Nơi nhận:" carries its list on."""
    cell, first = piece.cell, head.cell
    if cell is None or first is None:
        return piece.text.startswith("-")
    return cell.table == first.table and cell.column == first.column and piece.text.startswith(("-", "+"))


def _signatures(pieces: list[Block]) -> tuple[Signature, ...]:
    """One for each who signs: those below others first, then the topmost from left to right."""
    columns: dict[float, list[Block]] = {}
    for piece in pieces:
        side = side_of(piece)
        columns.setdefault(0 if side == "left" else 1, []).append(piece)
    stacks = [_stacked(columns[at]) for at in sorted(columns)]
    below = [column for stack in stacks for column in stack[1:]]
    return tuple(map(_signature, (*below, *(stack[0] for stack in stacks))))


def _stacked(column: list[Block]) -> list[list[Block]]:
    """The signatures of a column from the top: below a name, which has room above it, an office begins another."""
    stack: list[list[Block]] = [[]]
    for piece in column:
        above = stack[-1]
        named = len(above) > 1 and not is_capitals(above[-1].text) and _apart(above[-2], above[-1])
        if named and is_capitals(piece.text) and _OFFICE.match(words_of(piece.text)):
            stack.append([])
        stack[-1].append(piece)
    return stack


def _signature(column: list[Block]) -> Signature:
    cut = next((at for at in range(1, len(column)) if _apart(column[at - 1], column[at])), None)
    if cut is None:
        cut = next((at for at, piece in enumerate(column) if not is_capitals(piece.text)), len(column))
    titles, rest = column[:cut], column[cut:]
    if rest and is_capitals(rest[-1].text) and _OFFICE.match(words_of(rest[-1].text)):
        titles, rest = column, []
    if not rest and len(titles) > 1 and not is_capitals(titles[-1].text):
        titles, rest = titles[:-1], titles[-1:]
    return Signature(tuple(titles), tuple(rest[:-1]), rest[-1] if rest else None)


def _apart(above: Block, below: Block) -> bool:
    """Whether there is room for a signature between two blocks."""
    if above.box is not None and below.box is not None and below.page is not None:
        return below.box.top - above.box.bottom > _GAP_MM
    if above.cell is not None and below.cell is not None and above.cell.row != below.cell.row:
        return not (is_capitals(below.text) and _OFFICE.match(words_of(below.text)))
    return (below.before or 0.0) + (above.after or 0.0) >= _GAP_POINTS or below.blanks_above >= 2
