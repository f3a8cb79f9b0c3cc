"""What the content rules say about a council's meeting: attendance and papers, the votes, and those voted on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from service.award.awards import judge_target
from service.award.council import (
    Ballot,
    Meeting,
    judge_absence,
    judge_ballot,
    judge_meeting,
    judge_members,
    judge_open_vote,
)
from service.award.law import Law, normal
from service.award.lists import Named, judge_agreement, judge_counts, judge_duplicates, judge_spelling
from service.award.text import Text
from service.finding import Finding
from service.kinds._meeting import ThanhVien, ThanhVienVangMat
from service.kinds._vote import CaNhanDuocXet, KetQuaBieuQuyet, KiemPhieu, TapTheDuocXet

Results = tuple[Sequence[TapTheDuocXet], Sequence[CaNhanDuocXet]]

# A paragraph of the conclusion with one of these may count others than those who passed.
_OTHERS: Final = re.compile(r"\b(?:không|chưa|bổ sung)\b", re.IGNORECASE)


def judge_council(
    law: Law,
    day: date,
    present: Sequence[ThanhVien],
    absent: Sequence[ThanhVienVangMat],
    papers: KiemPhieu | None,
    results: Results,
) -> Iterator[Finding]:
    """BR-06, BR-07: enough members took part, each once, papers and votes add up, and who passed has the share of all members."""
    meeting = _meeting(present, absent, papers)
    awards = [result.hinh_thuc for _, _, result in _rows(results)]
    lists = (("/co_mat", present), ("/vang_mat", absent))
    members = [Named(f"{at}/{n}", one.ho_ten, one.chuc_vu) for at, people in lists for n, one in enumerate(people)]
    yield from judge_members(law, day, members)
    yield from judge_meeting(law, day, meeting)
    yield from judge_absence(law, day, meeting, awards)
    if papers is None:
        yield from judge_open_vote(law, day, "/kiem_phieu", awards)
    for place, name, result in _rows(results):
        passed = result.ket_luan == "dat"
        votes = (result.dong_y, result.khong_dong_y, result.y_kien_khac)
        yield from judge_ballot(law, day, Ballot(place, result.hinh_thuc, name, *votes, passed=passed), meeting)


def judge_nominees(law: Law, day: date, results: Results, conclusion: Sequence[str]) -> Iterator[Finding]:
    """BR-02, BR-04, BR-05, BR-09: awards fit those proposed, who are named alike, once for each award, and counted."""
    collectives, people = results
    listed = [Named(f"/tap_the/{number}", one.ten) for number, one in enumerate(collectives)]
    persons = [Named(f"/ca_nhan/{number}", one.ho_ten, one.chuc_vu, one.don_vi) for number, one in enumerate(people)]
    for row, collective in zip(listed, collectives, strict=True):
        yield from judge_target(law, day, f"{row.place}/hinh_thuc", collective.hinh_thuc, ["tap_the"])
    for row, person in zip(persons, people, strict=True):
        yield from judge_target(law, day, f"{row.place}/hinh_thuc", person.hinh_thuc, ["ca_nhan"])
    awards = [result.hinh_thuc for _, _, result in _rows(results)]
    for same_award in _grouped([*listed, *persons], awards):
        yield from judge_duplicates(law, day, same_award)
    for colleagues in _grouped(persons, [row.unit for row in persons]):
        yield from judge_agreement(law, day, colleagues, colleagues)
    units = [Named(f"{row.place}/don_vi", row.unit) for row in persons]
    yield from judge_spelling(law, day, (*listed, *units))
    yield from _judge_conclusion(law, day, results, conclusion)


def _meeting(present: Sequence[ThanhVien], absent: Sequence[ThanhVienVangMat], papers: KiemPhieu | None) -> Meeting:
    return Meeting(
        "/vang_mat" if absent else "/co_mat",
        len(present) + len(absent),
        present=len(present),
        absent=len(absent),
        written=sum(member.y_kien_bang_van_ban for member in absent),
        handed_out=papers.phieu_phat if papers else None,
        collected=papers.phieu_thu if papers else None,
        valid=papers.hop_le if papers else None,
        invalid=papers.khong_hop_le if papers else None,
        papers="/kiem_phieu",
    )


def _rows(results: Results) -> list[tuple[str, str, KetQuaBieuQuyet]]:
    """Place, name and votes of everybody voted on."""
    collectives, people = results
    return [
        *((f"/tap_the/{number}", one.ten, one) for number, one in enumerate(collectives)),
        *((f"/ca_nhan/{number}", one.ho_ten, one) for number, one in enumerate(people)),
    ]


def _grouped(rows: Sequence[Named], names: Sequence[str]) -> Iterable[list[Named]]:
    """The rows of each name: one person may stand for several awards, and have namesakes in other units."""
    groups: dict[str, list[Named]] = {}
    for row, name in zip(rows, names, strict=True):
        groups.setdefault(normal(name), []).append(row)
    return groups.values()


def _judge_conclusion(law: Law, day: date, results: Results, conclusion: Sequence[str]) -> Iterator[Finding]:
    """The conclusion counts those who passed; with several awards it may count each, which is not to be told apart."""
    collectives, people = results
    if len({normal(result.hinh_thuc) for _, _, result in _rows(results)}) != 1:
        return
    lines = [Text(f"/ket_luan/{n}", line) for n, line in enumerate(conclusion) if not _OTHERS.search(line)]
    passed_collectives = sum(one.ket_luan == "dat" for one in collectives)
    passed_people = sum(one.ket_luan == "dat" for one in people)
    yield from judge_counts(law, day, lines, {"tap_the": passed_collectives, "ca_nhan": passed_people})
