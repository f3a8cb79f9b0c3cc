"""What the content rules say of minutes: attendance, papers, shares of votes, and who is on the lists."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.award.law_file import load_law
from service.award.review import review
from service.kinds import kind_named
from service.kinds.bien_ban import BienBan

LAW = load_law()
MINUTES = kind_named("bien-ban")
SAMPLE = MINUTES.sample.model_dump()
COLLECTIVE, PERSON, MEMBER, AWAY = (SAMPLE[part][0] for part in ("tap_the", "ca_nhan", "co_mat", "vang_mat"))

GIAY_KHEN, CSTDCS = "Giấy khen của Giám đốc Sở Xây dựng", "Chiến sĩ thi đua cơ sở"
OF_98, OF_152 = date(2025, 6, 30), date(2026, 8, 5)


def members(count: int) -> list[dict[str, Any]]:
    """The chairman, the secretary, the tellers and whoever else is needed to make up `count`."""
    return [*SAMPLE["co_mat"], *({**MEMBER, "ho_ten": f"Ủy viên {n}"} for n in range(count - 8))][:count]


def minutes(day: date = OF_152, *, present: int = 8, absent: int = 1, written: bool = True, **changes: Any) -> BienBan:
    """Minutes of `day` to which no rule objects, changed: all who were there or wrote handed in a valid paper."""
    papers = present + absent * written
    hours = {"bat_dau": {"ngay": day, "gio": 14}, "ket_thuc": {"ngay": day, "gio": 16}}
    facts = {
        "ngay_ban_hanh": day,
        "co_mat": members(present),
        "vang_mat": [{**AWAY, "ho_ten": f"Vắng {n}", "y_kien_bang_van_ban": written} for n in range(absent)],
        "thao_luan": [],
        "chuong_trinh": [],
        "kiem_phieu": SAMPLE["kiem_phieu"] | {"phieu_phat": papers, "phieu_thu": papers},
        "tap_the": [],
        "ca_nhan": [voted(papers)],
        "ket_luan": ["Hội đồng thống nhất."],
    }
    return BienBan.model_validate(SAMPLE | hours | facts | changes)


def voted(agreed: int, against: int = 0, award: str = GIAY_KHEN, **changes: Any) -> dict[str, Any]:
    return PERSON | {"hinh_thuc": award, "dong_y": agreed, "khong_dong_y": against} | changes


def found(payload: BienBan) -> list[tuple[str, str, str]]:
    day = MINUTES.heading(payload).ngay_ban_hanh
    assert day is not None
    return [(one.rule, one.severity, one.place) for one in review(MINUTES, payload, day, LAW)]


def test_minutes_that_add_up_are_without_findings() -> None:
    assert found(minutes()) == []
    assert found(minutes(OF_98, ca_nhan=[voted(9, award=CSTDCS)])) == []


@pytest.mark.parametrize(
    ("present", "agreed", "enough"),
    [
        (9, 8, True),
        (9, 7, False),
        (10, 8, True),
        (10, 7, False),
        (11, 9, True),
        (11, 8, False),
        (15, 12, True),
        (15, 11, False),
    ],
)
def test_four_fifths_of_all_members_are_counted_exactly(present: int, agreed: int, *, enough: bool) -> None:
    row = voted(agreed, present - agreed, CSTDCS)
    expected = [] if enough else [("BR-06", "loi", "/ca_nhan/0")]
    assert found(minutes(OF_98, present=present, absent=0, ca_nhan=[row])) == expected


@pytest.mark.parametrize(("agreed", "enough"), [(9, True), (8, False)])
def test_nine_tenths_are_asked_for_the_title_of_the_province(agreed: int, *, enough: bool) -> None:
    row = voted(agreed, 10 - agreed, "Chiến sĩ thi đua tỉnh Hồng Lam")
    expected = [] if enough else [("BR-06", "loi", "/ca_nhan/0")]
    assert found(minutes(OF_98, present=10, absent=0, ca_nhan=[row])) == expected


def test_the_share_is_of_all_members_and_not_of_those_who_voted() -> None:
    """7 of the 8 who voted are 87.5%, but 7 of 10 members are not 80%."""
    payload = minutes(OF_98, absent=2, written=False, ca_nhan=[voted(7, 1, CSTDCS)])
    assert found(payload) == [("BR-07", "loi", "/vang_mat"), ("BR-06", "loi", "/ca_nhan/0")]


def test_who_did_not_pass_needs_no_share() -> None:
    assert found(minutes(OF_98, ca_nhan=[voted(3, 6, CSTDCS, ket_luan="khong_dat")])) == []


def test_since_the_decree_of_2025_a_share_too_small_is_a_warning() -> None:
    assert found(minutes(OF_152, ca_nhan=[voted(7, 2, CSTDCS)])) == [("BR-06", "canh_bao", "/ca_nhan/0")]


def test_an_office_may_ask_for_more(tmp_path: Path) -> None:
    file = tmp_path / "law.toml"
    file.write_text("[du_hop.QUY-CHE]\nnguong = '1'\nmuc_do = 'loi'\n", "utf-8")
    (finding,) = review(MINUTES, minutes(), OF_152, load_law(file))
    assert (finding.rule, finding.severity, finding.place) == ("BR-07", "loi", "/vang_mat")


@pytest.mark.parametrize(
    ("papers", "votes", "expected"),
    [
        ({}, (9, 0), []),
        ({"phieu_phat": 8, "phieu_thu": 8}, (8, 0), []),  # who was away wrote without a paper
        ({"phieu_phat": 9, "phieu_thu": 9, "khong_hop_le": 1}, (8, 0), []),
        ({"phieu_phat": 9, "phieu_thu": 8}, (8, 0), []),
        ({"phieu_phat": 10, "phieu_thu": 9}, (9, 0), [("BR-07", "loi", "/kiem_phieu")]),
        ({"phieu_phat": 7, "phieu_thu": 7}, (7, 0), [("BR-07", "loi", "/kiem_phieu")]),
        ({"phieu_phat": 8, "phieu_thu": 9}, (9, 0), [("BR-07", "loi", "/kiem_phieu")]),
        ({}, (8, 0), [("BR-06", "loi", "/ca_nhan/0")]),
        ({}, (9, 1), [("BR-06", "loi", "/ca_nhan/0")]),
        ({"khong_hop_le": 1}, (9, 0), [("BR-06", "loi", "/ca_nhan/0")]),
    ],
)
def test_papers_and_votes_add_up(
    papers: dict[str, int], votes: tuple[int, int], expected: list[tuple[str, str, str]]
) -> None:
    whole = SAMPLE["kiem_phieu"] | {"phieu_phat": 9, "phieu_thu": 9} | papers
    assert found(minutes(kiem_phieu=whole, ca_nhan=[voted(*votes)])) == expected


def test_votes_that_say_neither_count_as_votes() -> None:
    assert found(minutes(ca_nhan=[voted(7, 1, y_kien_khac=1)])) == []


@pytest.mark.parametrize(("agreed", "wrong"), [(8, False), (9, True)])
def test_an_open_vote_has_no_more_votes_than_voters(agreed: int, *, wrong: bool) -> None:
    payload = minutes(written=False, kiem_phieu=None, ca_nhan=[voted(agreed)])
    assert found(payload) == [("BR-06", "loi", "/ca_nhan/0")] * wrong


@pytest.mark.parametrize(
    ("award", "day", "severity"),
    [
        (CSTDCS, OF_98, ["loi"]),
        (CSTDCS, OF_152, ["canh_bao"]),
        (CSTDCS, date(2023, 12, 15), []),
        (GIAY_KHEN, OF_98, []),
    ],
)
def test_some_awards_ask_for_a_secret_ballot(award: str, day: date, severity: list[str]) -> None:
    payload = minutes(day, kiem_phieu=None, ca_nhan=[voted(9, award=award)])
    assert found(payload) == [("BR-06", one, "/kiem_phieu") for one in severity]


@pytest.mark.parametrize(
    ("award", "day", "severity"),
    [
        (CSTDCS, OF_98, ["loi"]),
        (CSTDCS, OF_152, ["canh_bao"]),
        (CSTDCS, date(2023, 12, 15), []),
        (GIAY_KHEN, OF_98, []),
    ],
)
def test_absent_members_write_where_the_award_asks_for_a_ballot(award: str, day: date, severity: list[str]) -> None:
    payload = minutes(day, present=9, written=False, ca_nhan=[voted(9, award=award)])
    assert found(payload) == [("BR-07", one, "/vang_mat") for one in severity]


@pytest.mark.parametrize(("absent", "enough"), [(4, True), (5, False)])
def test_two_thirds_of_the_members_are_there(absent: int, *, enough: bool) -> None:
    expected = [] if enough else [("BR-07", "canh_bao", "/vang_mat")]
    assert found(minutes(absent=absent)) == expected, f"8 of {8 + absent}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"ket_thuc": {"ngay": OF_152, "gio": 14, "phut": 1}}, []),
        ({"ket_thuc": {"ngay": OF_152, "gio": 14}}, [("BR-08", "loi", "/ket_thuc")]),
        ({"ngay_ban_hanh": date(2026, 8, 4)}, [("BR-08", "loi", "/ket_thuc")]),
        ({"ngay_ban_hanh": date(2026, 8, 6)}, []),
        ({"ngay_ban_hanh": None}, []),
    ],
)
def test_a_meeting_starts_ends_and_is_written_down_in_this_order(
    changes: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(minutes(**changes)) == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ({}, [("BR-07", "loi", "/co_mat/8")]),
        ({"ho_ten": "VÕ TẤT DŨNG"}, [("BR-07", "loi", "/co_mat/8")]),
        ({"vai_tro": "Ủy viên"}, [("BR-07", "loi", "/co_mat/8")]),
        ({"chuc_vu": "Chánh Văn phòng Sở"}, [("BR-07", "canh_bao", "/co_mat/8")]),
        ({"ho_ten": "Võ Tất Dụng"}, []),
    ],
)
def test_no_member_is_counted_twice_and_a_namesake_is_asked_about(
    again: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    payload = minutes(present=9, co_mat=[*members(8), MEMBER | again])
    assert found(payload) == expected


def test_an_absent_member_is_not_counted_twice_either() -> None:
    assert found(minutes(absent=2, vang_mat=[AWAY, AWAY])) == [("BR-07", "loi", "/vang_mat/1")]


def collective(name: str, award: str = GIAY_KHEN) -> dict[str, Any]:
    return COLLECTIVE | {"ten": name, "hinh_thuc": award, "dong_y": 9, "khong_dong_y": 0}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"tap_the": [collective("Văn phòng Sở", "Tập thể lao động tiên tiến")]}, []),
        ({"tap_the": [collective("Văn phòng Sở", "Lao động tiên tiến")]}, [("BR-02", "loi", "/tap_the/0/hinh_thuc")]),
        (
            {"ca_nhan": [voted(9), voted(9, award="Tập thể lao động tiên tiến", ho_ten="Lê Văn A")]},
            [("BR-02", "loi", "/ca_nhan/1/hinh_thuc")],
        ),
        ({"ca_nhan": [voted(9), voted(9)]}, [("BR-09", "canh_bao", "/ca_nhan/1")]),
        ({"tap_the": [collective("Văn phòng Sở")] * 2}, [("BR-09", "canh_bao", "/tap_the/1")]),
        ({"ca_nhan": [voted(9), voted(9, award="Lao động tiên tiến")]}, []),
        (
            {"ca_nhan": [voted(9), voted(9, award="Lao động tiên tiến", chuc_vu="Phó Trưởng phòng")]},
            [("BR-05", "loi", "/ca_nhan/1")],
        ),
        ({"ca_nhan": [voted(9), voted(9, don_vi="Văn phòng Sở", chuc_vu="Chuyên viên")]}, []),
        ({"tap_the": [collective("Phòng quản lý nhà")]}, [("BR-05", "loi", "/ca_nhan/0/don_vi")]),
        ({"tap_the": [collective("Phòng Quản lý nhà")]}, []),
    ],
)
def test_awards_fit_those_proposed_who_are_named_alike_and_once(
    changes: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(minutes(**changes)) == expected


@pytest.mark.parametrize(
    ("conclusion", "wrong"),
    [
        ("Đề nghị tặng Giấy khen cho 02 cá nhân.", False),
        ("Đề nghị tặng Giấy khen cho 03 cá nhân.", True),
        ("Đề nghị tặng Giấy khen cho 01 tập thể và 02 cá nhân.", True),
        ("Không đề nghị khen thưởng 01 cá nhân.", False),
    ],
)
def test_the_conclusion_counts_who_passed(conclusion: str, *, wrong: bool) -> None:
    failed = voted(2, 7, ho_ten="Lê Văn C", ket_luan="khong_dat")
    three = [voted(9), voted(9, ho_ten="Lê Văn B"), failed]
    payload = minutes(ca_nhan=three, ket_luan=["Thống nhất kết quả bỏ phiếu.", conclusion])
    assert found(payload) == [("BR-04", "loi", "/ket_luan/1")] * wrong


def test_a_conclusion_on_several_awards_counts_each_of_them() -> None:
    two = [voted(9), voted(9, award="Lao động tiên tiến", ho_ten="Lê Văn B")]
    conclusion = ["Đề nghị tặng Giấy khen cho 01 cá nhân; công nhận Lao động tiên tiến cho 01 cá nhân."]
    assert found(minutes(ca_nhan=two, ket_luan=conclusion)) == []
