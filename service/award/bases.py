"""The căn cứ of an award document: the right lines for a date and an authority, and whether those given will do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from service.award.citations import mentions
from service.award.law import Law, VanBanLuat, normal
from service.award.text import Text, cited
from service.finding import Finding

_RANKS: Final = ("Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Quyết định")
_SUBSTANCE: Final = "luật thi đua, khen thưởng"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to rest a document on; `ghi_chu` says what is left to fill in or to check."""

    dong: str
    da_kiem_chung: bool
    ghi_chu: str


def offered(law: Law, day: date, authority: str = "") -> tuple[Offer, ...]:
    """The lines in force on `day`: competence first, then law, decree, circular.

    `authority` is a post as text; without one that is known, lines that only some authorities use are left out.
    """
    giver = law.giver(authority, day) if authority else None
    usable = [
        entry
        for entry in law.van_ban.values()
        if entry.dong_can_cu and entry.holds(day) and (not entry.cap or (giver and giver.cap in entry.cap))
    ]
    return tuple(_offer(law, day, entry) for entry in sorted(usable, key=_rank))


def judge_substance(law: Law, lines: Iterable[Text], day: date) -> Iterator[Finding]:
    """BR-12: an award rests on Luật Thi đua, khen thưởng in force."""
    given = list(lines)
    right = [
        entry
        for entry in law.van_ban.values()
        if entry.holds(day) and entry.dong_can_cu and normal(entry.ten) == _SUBSTANCE
    ]
    if (
        given
        and right
        and not any(mentions(entry, line.words, list(cited(line.words))) for entry in right for line in given)
    ):
        yield law.finding(
            "BR-12",
            day,
            given[0].place.rpartition("/")[0],
            found="chưa có Luật Thi đua, khen thưởng trong các căn cứ",
            expected=f"“{right[0].dong_can_cu}”",
            mend=f"Thêm dòng “{right[0].dong_can_cu}”.",
            by=right[0],
            severity="canh_bao",
        )


def _rank(entry: VanBanLuat) -> tuple[bool, int]:
    return entry.nhom != "tham_quyen", _RANKS.index(entry.loai)


def _offer(law: Law, day: date, entry: VanBanLuat) -> Offer:
    doubt = "" if entry.verified(day) else "chưa đối chiếu với văn bản gốc"
    notes = [entry.ghi_chu or doubt]
    if day >= law.chua_ro.tu and entry.nhom == "noi_dung" and entry.tu < law.chua_ro.tu:
        notes.append(law.chua_ro.ly_do)
        return Offer(entry.dong_can_cu, da_kiem_chung=False, ghi_chu="; ".join(note for note in notes if note))
    return Offer(entry.dong_can_cu, entry.verified(day), notes[0])
