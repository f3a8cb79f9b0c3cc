"""What the content rules say of those who are proposed or awarded, whichever document names them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.award.awards import judge_authority, judge_target
from service.award.law import DoiTuong, Law
from service.award.lists import Named, judge_counts, judge_duplicates, judge_spelling
from service.award.text import Text
from service.finding import Finding
from service.kinds._nominees import CaNhan, HoGiaDinh


@dataclass(frozen=True, slots=True)
class Lists:
    """The three lists of a payload."""

    tap_the: Sequence[str]
    ca_nhan: Sequence[CaNhan]
    ho_gia_dinh: Sequence[HoGiaDinh]

    def targets(self) -> dict[str, list[DoiTuong]]:
        """Whom each list holds, as the law calls them."""
        return {
            "tap_the": ["tap_the" for _ in self.tap_the],
            "ca_nhan": ["ca_nhan" for _ in self.ca_nhan],
            "ho_gia_dinh": ["ho" for _ in self.ho_gia_dinh],
        }

    def rows(self) -> tuple[Named, ...]:
        collectives = (Named(f"/tap_the/{n}", name) for n, name in enumerate(self.tap_the))
        people = (Named(f"/ca_nhan/{n}", one.ho_ten, one.chuc_vu, one.don_vi) for n, one in enumerate(self.ca_nhan))
        homes = (Named(f"/ho_gia_dinh/{n}", one.chu_ho, unit=one.dia_chi) for n, one in enumerate(self.ho_gia_dinh))
        return (*collectives, *people, *homes)


def review_lists(law: Law, day: date, lists: Lists, award: str, post: str, said: Sequence[Text]) -> Iterator[Finding]:
    """Whether the holder of `post` may give `award` to them; counts in `said`, doubles, the spelling of units."""
    yield from judge_authority(law, day, "/hinh_thuc", award, post)
    for field, targets in lists.targets().items():
        yield from judge_target(law, day, f"/{field}", award, targets)
    sizes: dict[DoiTuong, int] = {
        "tap_the": len(lists.tap_the),
        "ca_nhan": len(lists.ca_nhan),
        "ho": len(lists.ho_gia_dinh),
    }
    yield from judge_counts(law, day, said, sizes)
    yield from judge_duplicates(law, day, lists.rows())
    units = [Named(f"{row.place}/don_vi", row.unit) for row in lists.rows() if row.post]
    yield from judge_spelling(law, day, (*(row for row in lists.rows() if not row.unit), *units))
