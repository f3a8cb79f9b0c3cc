"""Each content rule over plain values: what is right, what is wrong, and what lies on the border."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from service.award.awards import (
    judge_amounts_in_words,
    judge_authority,
    judge_money,
    judge_target,
)
from service.award.bases import judge_substance
from service.award.citations import (
    Step,
    judge_dates_cited,
    judge_force,
    judge_hours,
    judge_order,
    judge_steps_cited,
)
from service.award.council import Ballot, Meeting, judge_absence, judge_ballot, judge_meeting, judge_open_vote
from service.award.district import judge_districts
from service.award.law import DoiTuong
from service.award.law_file import load_law
from service.award.lists import (
    Named,
    judge_agreement,
    judge_counts,
    judge_duplicates,
    judge_spelling,
)
from service.award.merits import Earned, judge_chain, judge_conduct, judge_history, judge_times
from service.award.text import Text
from service.finding import Finding

LAW = load_law()
DAY = date(2026, 8, 5)
DIRECTOR, PROVINCE = "Giám đốc Sở Xây dựng", "Chủ tịch Ủy ban nhân dân tỉnh Hồng Lam"


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Rule and severity of each; each says where, what, what instead, how and by which law."""
    found = list(findings)
    assert all(one.found and one.expected and one.mend and one.basis for one in found)
    return [(one.rule, one.severity) for one in found]


@pytest.mark.parametrize(
    ("award", "post", "day", "expected"),
    [
        ("Giấy khen của Giám đốc Sở Xây dựng", DIRECTOR, DAY, []),
        ("Giấy khen", DIRECTOR, DAY, []),
        ("Chiến sĩ thi đua cơ sở", DIRECTOR, DAY, []),
        ("Bằng khen", DIRECTOR, DAY, ["loi"]),
        ("Tập thể lao động xuất sắc", DIRECTOR, DAY, ["loi"]),
        ("Chiến sĩ thi đua tỉnh", DIRECTOR, DAY, ["loi"]),
        ("Bằng khen", DIRECTOR, date(2026, 9, 30), ["loi"]),
        ("Bằng khen", DIRECTOR, date(2026, 10, 1), ["canh_bao"]),
        ("Bằng khen", DIRECTOR, date(2023, 12, 20), ["canh_bao"]),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", DIRECTOR, DAY, ["loi"]),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", PROVINCE, DAY, []),
        ("Giấy khen", PROVINCE, DAY, ["canh_bao"]),
        ("Gia đình văn hóa", "Chủ tịch UBND xã A", DAY, []),
        ("Chiến sĩ thi đua cơ sở", "Chủ tịch UBND xã A", date(2025, 7, 1), []),
        ("Chiến sĩ thi đua cơ sở", "Chủ tịch UBND xã A", date(2025, 6, 30), ["canh_bao"]),
        ("Lao động tiên tiến", "Chủ tịch Hội đồng quản trị Công ty A", DAY, ["loi"]),
        ("Bằng khen", "Trưởng phòng", DAY, []),
        ("Kỷ niệm chương", DIRECTOR, DAY, []),
    ],
)
def test_br01_an_award_is_decided_by_who_may(award: str, post: str, day: date, expected: list[str]) -> None:
    assert told(judge_authority(LAW, day, "/hinh_thuc", award, post)) == [("BR-01", one) for one in expected]


@pytest.mark.parametrize(
    ("award", "target", "wrong"),
    [
        ("Lao động tiên tiến", "ca_nhan", False),
        ("Lao động tiên tiến", "tap_the", True),
        ("Tập thể lao động tiên tiến", "ca_nhan", True),
        ("Tập thể lao động tiên tiến", "tap_the", False),
        ("Gia đình văn hóa", "ho", False),
        ("Gia đình văn hóa", "tap_the", True),
        ("Bằng khen", "ho", False),
        ("Giấy khen", "ca_nhan", False),
        ("Phần thưởng khác", "ca_nhan", False),
    ],
)
def test_br02_an_award_goes_to_its_own_kind_of_target(award: str, target: DoiTuong, *, wrong: bool) -> None:
    assert told(judge_target(LAW, DAY, "/ca_nhan", award, [target, target])) == [("BR-02", "loi")] * wrong


MONEY = [
    ("Lao động tiên tiến", DIRECTOR, "ca_nhan", 710_000, 760_000),
    ("Chiến sĩ tiên tiến", DIRECTOR, "ca_nhan", 710_000, 760_000),
    ("Chiến sĩ thi đua cơ sở", DIRECTOR, "ca_nhan", 2_340_000, 2_530_000),
    ("Chiến sĩ thi đua tỉnh", PROVINCE, "ca_nhan", 7_020_000, 7_590_000),
    ("Chiến sĩ thi đua toàn quốc", "Thủ tướng Chính phủ", "ca_nhan", 10_530_000, 11_390_000),
    ("Tập thể lao động tiên tiến", DIRECTOR, "tap_the", 1_880_000, 2_030_000),
    ("Tập thể lao động xuất sắc", PROVINCE, "tap_the", 3_510_000, 3_800_000),
    ("Thôn văn hóa", "Chủ tịch UBND xã A", "tap_the", 3_510_000, 3_800_000),
    ("Xã tiêu biểu", PROVINCE, "tap_the", 4_680_000, 5_060_000),
    ("Cờ thi đua của Quân khu 4", "Tư lệnh Quân khu 4", "tap_the", 14_040_000, 15_180_000),
    ("Cờ thi đua của Ủy ban nhân dân tỉnh", PROVINCE, "tap_the", 18_720_000, 20_240_000),
    ("Cờ thi đua của Chính phủ", "Thủ tướng Chính phủ", "tap_the", 28_080_000, 30_360_000),
    ("Bằng khen", "Thủ tướng Chính phủ", "ca_nhan", 8_190_000, 8_860_000),
    ("Bằng khen", "Thủ tướng Chính phủ", "tap_the", 16_380_000, 17_710_000),
    ("Bằng khen", PROVINCE, "ca_nhan", 3_510_000, 3_800_000),
    ("Bằng khen", PROVINCE, "tap_the", 7_020_000, 7_590_000),
    ("Bằng khen", "Giám đốc Đại học Quốc gia Hà Nội", "ca_nhan", 2_340_000, 2_530_000),
    ("Bằng khen", "Giám đốc Đại học Quốc gia Hà Nội", "tap_the", 4_680_000, 5_060_000),
    ("Giấy khen", DIRECTOR, "ca_nhan", 710_000, 760_000),
    ("Giấy khen", DIRECTOR, "tap_the", 1_410_000, 1_520_000),
    ("Giấy khen", DIRECTOR, "ho", 1_060_000, 1_140_000),
]


@pytest.mark.parametrize(("award", "post", "target", "until_june", "from_july"), MONEY)
def test_br03_money_is_the_multiple_of_the_base_salary_of_the_day_rounded_up(
    award: str, post: str, target: DoiTuong, until_june: int, from_july: int
) -> None:
    for day, right in ((date(2026, 6, 30), until_june), (date(2026, 7, 1), from_july)):
        assert told(judge_money(LAW, day, "", award, post, [target], right)) == []
        for wrong in (right - 10_000, right + 20_000, right - 1, 0):
            (finding,) = judge_money(LAW, day, "", award, post, [target], wrong)
            assert f"{right:,}".replace(",", ".") in finding.mend, "the clerk is told the right amount"


def test_br03_the_message_names_amount_and_formula() -> None:
    (finding,) = judge_money(LAW, DAY, "/tien_thuong/tap_the", "Giấy khen", DIRECTOR, ["tap_the"], 1_518_000)
    assert finding.expected == (
        "1.520.000 đồng = 0,6 × lương cơ sở 2.530.000 đồng (1.518.000 đồng, làm tròn lên 10.000 đồng)"
    )
    assert (finding.severity, finding.place) == ("loi", "/tien_thuong/tap_the")
    assert "152/2025/NĐ-CP" in finding.basis


def test_br03_a_household_may_be_taken_of_the_rounded_or_the_unrounded_individual_amount() -> None:
    day = date(2026, 6, 30)
    for right in (1_060_000, 1_070_000):
        assert told(judge_money(LAW, day, "", "Giấy khen", DIRECTOR, ["ho"], right)) == []
    assert len(told(judge_money(LAW, day, "", "Giấy khen", DIRECTOR, ["ho"], 1_080_000))) == 1


@pytest.mark.parametrize(
    ("target", "day", "severity"),
    [
        ("tap_the", date(2025, 6, 30), "canh_bao"),
        ("tap_the", date(2025, 7, 1), "loi"),
        ("tap_the", date(2026, 9, 30), "loi"),
        ("tap_the", date(2026, 10, 1), "canh_bao"),
        ("ca_nhan", date(2026, 9, 30), "canh_bao"),
    ],
)
def test_br03_is_an_error_only_where_the_law_was_verified(target: DoiTuong, day: date, severity: str) -> None:
    assert told(judge_money(LAW, day, "", "Giấy khen", DIRECTOR, [target], 1)) == [("BR-03", severity)]


@pytest.mark.parametrize(
    ("award", "day"),
    [("Bằng khen", DAY), ("Kỷ niệm chương", DAY), ("Giấy khen", date(2017, 9, 30)), ("Huân chương Lao động", DAY)],
)
def test_br03_says_nothing_where_no_rule_is_known(award: str, day: date) -> None:
    assert told(judge_money(LAW, day, "", award, DIRECTOR, ["ca_nhan"], 1)) == []


def test_br03_a_commune_may_give_what_it_gave_before() -> None:
    for right in (760_000, 380_000):
        assert told(judge_money(LAW, DAY, "", "Giấy khen", "Chủ tịch UBND xã A", ["ca_nhan"], right)) == []
    assert told(judge_money(LAW, DAY, "", "Giấy khen", DIRECTOR, ["ca_nhan"], 380_000)) == [("BR-03", "canh_bao")]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("thưởng 1.520.000 đồng (Một triệu năm trăm hai mươi nghìn đồng)", False),
        ("thưởng 1.520.000 đồng (một triệu năm trăm hai mươi ngàn đồng chẵn)", False),
        ("thưởng 1.520.000 đồng (Một triệu năm trăm hai mươi lăm nghìn đồng)", True),
        ("thưởng 1.520.000 đồng (mỗi tập thể)", False),
        ("thưởng 760.000 đồng", False),
        ("thưởng 24.000 đồng (Hai mươi bốn nghìn đồng)", False),
        ("thưởng 25.000 đồng (bằng chữ: hai mươi nhăm nghìn đồng)", False),
        ("thưởng 9.000.000 đồng (trong đó mỗi người 100.000 đồng)", False),
        ("thưởng 1.000.000.000.000.000.000 đồng (một đồng)", False),
        ("thưởng 100.000.000.000.000.000 đồng (một đồng)", True),
        ("thưởng 24.000 đồng (bốn và hai mươi nghìn đồng)", True),
    ],
)
def test_br03_figures_and_words_say_the_same(words: str, *, wrong: bool) -> None:
    assert told(judge_amounts_in_words(LAW, DAY, [Text("/x", words)])) == [("BR-03", "loi")] * wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Tặng Giấy khen cho 03 tập thể và 05 cá nhân", 0),
        ("Tặng Giấy khen cho 3 tập thể, 05 (năm) cá nhân", 0),
        ("Tặng Giấy khen cho 04 tập thể và 05 cá nhân", 1),
        ("Tặng Giấy khen cho 04 tập thể và 04 cá nhân", 2),
        ("Đề nghị tặng Bằng khen cho 01 tập thể, Giấy khen cho 02 tập thể", 0),
        ("Khen thưởng 02 Tập thể lao động tiên tiến", 1),
        ("Vận động 20 tập thể tham gia", 0),
        ("Đề nghị vận động 10.000 cá nhân", 0),
        ("Tặng Giấy khen. Có 20 tập thể tham gia", 0),
        ("mỗi cá nhân được tặng", 0),
    ],
)
def test_br04_counts_in_text_are_the_rows_of_the_list(words: str, wrong: int) -> None:
    rows: dict[DoiTuong, int] = {"tap_the": 3, "ca_nhan": 5}
    assert told(judge_counts(LAW, DAY, [Text("/x", words)], rows)) == [("BR-04", "loi")] * wrong


@pytest.mark.parametrize(
    ("name", "post", "unit", "wrong"),
    [
        ("Trần Thị Thu Hương", "Chuyên viên", "Phòng Quy hoạch", False),
        ("Trần Thị Thu Hương", "", "", False),
        ("Trần Thị Thu Hương", "Phó Trưởng phòng", "Phòng Quy hoạch", True),
        ("Trần Thị Thu Hương", "Chuyên viên", "Văn phòng", True),
        ("Trần thị Thu Hương", "Chuyên viên", "Phòng Quy hoạch", True),
        ("Trần Thị Thu Hường", "Chuyên viên", "Phòng Quy hoạch", True),
        ("Trần Thị Lan", "Chuyên viên", "Phòng Quy hoạch", False),
    ],
)
def test_br05_names_posts_and_units_agree_between_two_lists(name: str, post: str, unit: str, *, wrong: bool) -> None:
    these = [Named("/a/0", "Trần Thị Thu Hương", "Chuyên viên", "Phòng Quy hoạch")]
    found = judge_agreement(LAW, DAY, these, [Named("/b/0", name, post, unit)])
    assert told(found) == [("BR-05", "loi")] * wrong


def test_br05_a_unit_is_spelled_in_one_way() -> None:
    names = ("Phòng Quy hoạch - Kiến trúc", "Phòng Quy hoạch – Kiến trúc", "Phòng quy hoạch-Kiến trúc", "Phòng Khác")
    units = [Named(f"/x/{number}", name) for number, name in enumerate(names)]
    found = list(judge_spelling(LAW, DAY, units))
    assert told(found) == [("BR-05", "loi")] * 2
    assert [one.place for one in found] == ["/x/1", "/x/2"]


@pytest.mark.parametrize(
    ("award", "members", "needed"),
    [
        ("Chiến sĩ thi đua cơ sở", 9, 8),
        ("Chiến sĩ thi đua cơ sở", 10, 8),
        ("Chiến sĩ thi đua cơ sở", 11, 9),
        ("Chiến sĩ thi đua cơ sở", 15, 12),
        ("Cờ thi đua của Chính phủ", 15, 12),
        ("Chiến sĩ thi đua tỉnh", 9, 9),
        ("Chiến sĩ thi đua tỉnh", 10, 9),
        ("Chiến sĩ thi đua tỉnh", 11, 10),
        ("Chiến sĩ thi đua toàn quốc", 15, 14),
        ("Giấy khen", 15, 0),
    ],
)
def test_br06_the_share_is_of_all_members(award: str, members: int, needed: int) -> None:
    for agreed in range(members + 1):
        found = told(judge_ballot(LAW, date(2025, 6, 30), Ballot("", award, "Bà A", agreed), Meeting("", members)))
        assert found == [("BR-06", "loi")] * (agreed < needed), f"{agreed}/{members}"
    assert told(judge_open_vote(LAW, DAY, "", [award, award])) == [("BR-06", "canh_bao")] * (needed > 0)


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2025, 6, 30), ["loi"]),
        (date(2025, 7, 1), ["canh_bao"]),
        (date(2026, 10, 1), ["canh_bao"]),
        (date(2023, 12, 31), []),
    ],
)
def test_br06_only_warns_since_the_decree_of_2025(day: date, severity: list[str]) -> None:
    ballot = Ballot("/phieu/0", "Chiến sĩ thi đua cơ sở", "Bà A", 7)
    found = list(judge_ballot(LAW, day, ballot, Meeting("", 9)))
    assert [one.severity for one in found] == severity
    assert all("8/9" in one.expected for one in found)


def test_br06_who_did_not_pass_needs_no_share() -> None:
    ballot = Ballot("", "Chiến sĩ thi đua cơ sở", "Bà A", 1, passed=False)
    assert told(judge_ballot(LAW, date(2025, 6, 30), ballot, Meeting("", 9))) == []


def test_br06_an_office_makes_its_own_threshold_an_error(tmp_path: Path) -> None:
    file = tmp_path / "law.toml"
    file.write_text("[bo_phieu.CO-SO-152]\nmuc_do = 'loi'\nco_so = 'Quy chế của tỉnh'", "utf-8")
    ballot = Ballot("", "Chiến sĩ thi đua cơ sở", "Bà A", 7)
    (finding,) = judge_ballot(load_law(file), date(2026, 11, 1), ballot, Meeting("", 9))
    assert finding.severity == "loi"
    assert finding.basis.startswith("Quy chế của tỉnh")


@pytest.mark.parametrize(
    ("ballot", "wrong"),
    [
        (Ballot("", "Giấy khen", "Bà A", 8, 1), 0),
        (Ballot("", "Giấy khen", "Bà A", 8, 0, 1), 0),
        (Ballot("", "Giấy khen", "Bà A", 8, 2), 1),
        (Ballot("", "Giấy khen", "Bà A", 8, 0), 1),
        (Ballot("", "Giấy khen", "Bà A", 12), 1),
        (Ballot("", "Giấy khen", "Bà A", 11), 0),
    ],
)
def test_br06_votes_add_up_to_the_valid_papers(ballot: Ballot, wrong: int) -> None:
    assert told(judge_ballot(LAW, DAY, ballot, Meeting("", 11, valid=9))) == [("BR-06", "loi")] * wrong


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (Meeting("", 9, 9, 0, 0, 9, 9, 9, 0), []),
        (Meeting("", 9, 7, 2, 2, 7, 7, 6, 1), []),
        (Meeting("", 9, 7, 2, 2, 9, 9, 9), []),
        (Meeting("", 9, 7, 1), ["loi"]),
        (Meeting("", 9, 10), ["loi"]),
        (Meeting("", 9, 7, 2, 2, 8), ["loi"]),
        (Meeting("", 9, 9, 0, 0, 9, 10), ["loi"]),
        (Meeting("", 9, 9, 0, 0, 9, 9, 9, 1), ["loi"]),
        (Meeting("", 9, 7, 2, 3), ["loi"]),
        (Meeting("", 9, 6), []),
        (Meeting("", 9, 5), ["canh_bao"]),
        (Meeting("", 9), []),
    ],
)
def test_br07_attendance_and_papers_add_up_and_enough_came(meeting: Meeting, expected: list[str]) -> None:
    assert told(judge_meeting(LAW, DAY, meeting)) == [("BR-07", one) for one in expected]


@pytest.mark.parametrize(("agreed", "wrong"), [(8, False), (9, True)])
def test_br06_who_was_away_and_did_not_write_has_not_voted(agreed: int, *, wrong: bool) -> None:
    meeting = Meeting("", 9, present=7, absent=2, written=1)
    found = judge_ballot(LAW, DAY, Ballot("", "Giấy khen", "Bà A", agreed, 0), meeting)
    assert told(found) == [("BR-06", "loi")] * wrong


@pytest.mark.parametrize(
    ("award", "written", "day", "expected"),
    [
        ("Chiến sĩ thi đua cơ sở", 1, date(2025, 6, 30), ["loi"]),
        ("Chiến sĩ thi đua cơ sở", 1, date(2025, 7, 1), ["canh_bao"]),
        ("Chiến sĩ thi đua cơ sở", 1, date(2023, 12, 31), []),
        ("Chiến sĩ thi đua cơ sở", 2, date(2025, 6, 30), []),
        ("Chiến sĩ thi đua cơ sở", None, date(2025, 6, 30), []),
        ("Giấy khen", 0, date(2025, 6, 30), []),
    ],
)
def test_br07_who_is_away_writes_where_the_award_asks_for_a_ballot(
    award: str, written: int | None, day: date, expected: list[str]
) -> None:
    found = judge_absence(LAW, day, Meeting("", 9, 7, 2, written), ["Giấy khen", award])
    assert told(found) == [("BR-07", one) for one in expected]


def test_br07_papers_are_judged_where_they_are_counted() -> None:
    found = judge_meeting(LAW, DAY, Meeting("/vang_mat", 9, 7, 1, 0, 8, papers="/kiem_phieu"))
    assert [one.place for one in found] == ["/vang_mat", "/kiem_phieu"]


def test_br08_minutes_proposal_and_decision_follow_each_other() -> None:
    def steps(*days: int) -> list[Step]:
        return [Step(f"/{n}", name, date(2026, 8, d)) for n, (name, d) in enumerate(zip("abc", days, strict=True))]

    assert told(judge_order(LAW, DAY, steps(1, 1, 5))) == []
    assert told(judge_order(LAW, DAY, steps(2, 1, 5))) == [("BR-08", "loi")]
    assert told(judge_order(LAW, DAY, steps(2, 6, 5))) == [("BR-08", "loi")]


@pytest.mark.parametrize(("minutes", "wrong"), [("18", False), ("19", True), ("17", False)])
def test_br08_the_minutes_cited_come_before_the_proposal_cited(minutes: str, *, wrong: bool) -> None:
    bases = [Text("/can_cu/0", f"Căn cứ Biên bản họp ngày {minutes} tháng 12 năm 2023 của Hội đồng")]
    proposal = Text("/theo_de_nghi", "Chánh Văn phòng tại Tờ trình số 12/TTr-VP ngày 18 tháng 12 năm 2023")
    found = judge_steps_cited(LAW, date(2023, 12, 20), bases, proposal)
    assert told(found) == [("BR-08", "loi")] * wrong


def test_br08_a_meeting_ends_after_it_started() -> None:
    start = datetime(2026, 8, 1, 8, 0)  # noqa: DTZ001 - the clock on the wall
    assert told(judge_hours(LAW, DAY, "", start, start.replace(minute=1))) == []
    assert told(judge_hours(LAW, DAY, "", start, start)) == [("BR-08", "loi")]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Căn cứ Quyết định số 15/QĐ-UBND ngày 05 tháng 8 năm 2026 của tỉnh", False),
        ("Căn cứ Quyết định số 15/QĐ-UBND ngày 06 tháng 8 năm 2026 của tỉnh", True),
        ("Thực hiện Chỉ thị số 01/CT-UBND ngày 06/8/2026 của UBND tỉnh", True),
        ("Căn cứ Biên bản họp ngày 6 tháng 8 năm 2026 của Hội đồng", True),
        ("Các đơn vị lập Biên bản họp ngày 6 tháng 8 năm 2026", False),
        ("gửi Báo cáo kết quả trước ngày 01/12/2026", False),
        ("Căn cứ Kế hoạch số 5/KH-SXD, gửi Tờ trình trước ngày 01/12/2026", False),
        ("Phong trào đến hết ngày 30/11/2026", False),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2027", True),
        ("Căn cứ Quyết định số 15/QĐ-UBND ngày 31 tháng 9 năm 2026", False),
    ],
)
def test_br08_nothing_is_cited_that_is_dated_after_the_document(words: str, *, wrong: bool) -> None:
    assert told(judge_dates_cited(LAW, DAY, [Text("/x", words)])) == [("BR-08", "loi")] * wrong


ND_98 = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ"
ND_152 = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ"


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        (ND_98, date(2025, 6, 30), []),
        (ND_98, date(2025, 7, 1), [("BR-12", "loi")]),
        (ND_98, date(2026, 11, 22), [("BR-12", "loi")]),
        ("thực hiện Nghị định 98/2023/NĐ-CP", date(2025, 7, 1), [("BR-12", "canh_bao")]),
        ("Căn cứ Nghị định 98/2023 của Chính phủ", date(2025, 7, 1), [("BR-12", "loi")]),
        ("Căn cứ Quyết định số 98/2023/QĐ-UBND của tỉnh", date(2025, 7, 1), []),
        (ND_152, date(2025, 6, 30), [("BR-08", "loi")]),
        (ND_152, date(2025, 7, 1), []),
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003", date(2023, 12, 31), []),
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003", date(2024, 1, 1), [("BR-12", "canh_bao")]),
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003", date(2025, 6, 30), [("BR-12", "canh_bao")]),
        ("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003", date(2025, 7, 1), [("BR-12", "loi")]),
        ("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", date(2025, 6, 30), [("BR-12", "canh_bao")]),
        ("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", date(2025, 7, 1), [("BR-12", "loi")]),
        ("Căn cứ Thông tư số 12/2019/TT-BNV", date(2025, 6, 30), []),
        ("Căn cứ Thông tư số 12/2019/TT-BNV", date(2025, 7, 1), [("BR-12", "loi")]),
        ("Căn cứ Thông tư số 12/2019/TT-BNV", date(2019, 12, 1), [("BR-08", "canh_bao")]),
        ("Căn cứ Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024", date(2024, 2, 23), [("BR-08", "canh_bao")]),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2003", date(2026, 8, 5), [("BR-12", "loi")]),
        ("Căn cứ Luật Thi đua, khen thưởng số 15/2003/QH11", date(2026, 8, 5), [("BR-12", "loi")]),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", date(2026, 8, 5), []),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", date(2023, 12, 31), [("BR-08", "loi")]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", DAY, [("BR-12", "loi")]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", DAY, []),
        ("Căn cứ Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024", date(2025, 7, 1), [("BR-12", "loi")]),
        ("Căn cứ Thông tư số 29/2023/TT-BGDĐT", date(2026, 4, 1), []),
        ("Căn cứ Thông tư số 29/2023/TT-BGDĐT", date(2026, 4, 2), [("BR-12", "loi")]),
    ],
)
def test_br12_a_lapsed_law_is_not_cited(words: str, day: date, expected: list[tuple[str, str]]) -> None:
    assert told(judge_force(LAW, day, [Text("/can_cu/0", words)])) == expected


def test_br12_a_transitional_dossier_may_cite_the_old_decree_beside_the_new_one() -> None:
    texts = [Text("/can_cu/0", ND_152), Text("/can_cu/1", ND_98)]
    (finding,) = judge_force(LAW, DAY, texts)
    assert (finding.severity, finding.place) == ("canh_bao", "/can_cu/1")
    assert "chuyển tiếp" in finding.mend


def test_br12_an_office_lists_a_lapsed_decision_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "law.toml"
    entry = "loai = 'Quyết định'\nten = 'Quy chế cũ'\nso_ky_hieu = '45/QĐ-SXD'\nngay = 2022-03-01\nden = 2026-01-31"
    file.write_text(f"[van_ban.QUY-CHE]\n{entry}\nco_so = 'Quyết định số 5/QĐ-SXD'\nda_kiem_chung = true\n", "utf-8")
    own = load_law(file)
    line = Text("/can_cu/0", "Căn cứ Quyết định số 45/QĐ-SXD ngày 01 tháng 3 năm 2022 của Giám đốc Sở")
    another = Text("/can_cu/0", "Căn cứ Quyết định số 45/QĐ-SXD ngày 01 tháng 3 năm 2024 của Giám đốc Sở")
    assert told(judge_force(own, DAY, [line])) == [("BR-12", "loi")]
    assert told(judge_force(own, DAY, [another])) == []


def test_br12_names_what_replaces_it_on_the_day_through_all_replacements() -> None:
    line = Text("/can_cu/0", "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017")
    found = {day: next(judge_force(LAW, day, [line])) for day in (date(2024, 5, 1), DAY)}
    assert [one.expected for one in found.values()] == ["Nghị định số 98/2023/NĐ-CP", "Nghị định số 152/2025/NĐ-CP"]
    assert "“Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025" in found[DAY].mend


def test_br12_a_row_of_history_may_name_the_law_of_its_time() -> None:
    assert told(judge_force(LAW, DAY, [Text("/x/0", "theo Nghị định 91/2017/NĐ-CP", row_year=2019)])) == []


def test_br12_an_award_rests_on_the_law_of_awards() -> None:
    local = Text("/can_cu/0", "Căn cứ Quyết định số 15/2022/QĐ-UBND ngày 10 tháng 5 năm 2022")
    law = Text("/can_cu/1", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")
    assert told(judge_substance(LAW, [local, law], DAY)) == []
    (finding,) = judge_substance(LAW, [local], DAY)
    assert (finding.rule, finding.severity, finding.place) == ("BR-12", "canh_bao", "/can_cu")
    assert law.words in finding.mend


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("noi_nhan", "UBND các huyện, thành phố", ["loi"]),
        ("kinh_gui", "Ủy ban nhân dân huyện Hồng Lam", ["loi"]),
        ("chu_quan", "UBND thị xã Hồng Lam", ["loi"]),
        ("ten", "Phòng Nội vụ huyện Hồng Lam", ["loi"]),
        ("don_vi", "Phòng Giáo dục và Đào tạo quận Hồng Lam", ["loi"]),
        ("tham_quyen", "Chủ tịch UBND thành phố Vinh", ["loi"]),
        ("noi_nhan", "UBND thành phố Hải Phòng", []),
        ("noi_nhan", "UBND thành phố", []),
        ("noi_nhan", "Huyện ủy Hồng Lam", ["loi"]),
        ("noi_nhan", "Các huyện, thị xã", ["loi"]),
        ("chuc_vu", "nguyên Chủ tịch UBND huyện Hồng Lam", []),
        ("don_vi", "Trường THCS Bà Huyện Thanh Quan", []),
        ("tap_the", "Trung tâm Y tế huyện Hồng Lam", []),
        ("noi_nhan", "Quân khu 4", []),
        ("noi_dung", "UBND huyện Hồng Lam phối hợp thực hiện", ["canh_bao"]),
        ("noi_dung", "Quyết định số 5/QĐ-UBND ngày 10/01/2023 của UBND huyện Hồng Lam", []),
        ("can_cu", "Căn cứ Quyết định số 5/QĐ-UBND ngày 10 tháng 01 năm 2023 của UBND huyện Hồng Lam", []),
        ("can_cu", "Căn cứ Quyết định số 5/QĐ-UBND ngày 10 tháng 01 năm 2026 của UBND huyện Hồng Lam", ["canh_bao"]),
        ("theo_de_nghi", "Phòng Nội vụ huyện tại Tờ trình số 1/TTr-PNV ngày 20 tháng 6 năm 2025", []),
    ],
)
def test_br13_bodies_of_the_districts_are_gone(name: str, words: str, expected: list[str]) -> None:
    text = Text("/x", words, name)
    assert told(judge_districts(LAW, date(2025, 7, 1), [text])) == [("BR-13", one) for one in expected]
    assert told(judge_districts(LAW, date(2025, 6, 30), [text])) == []


def test_br13_a_row_of_history_may_name_a_district() -> None:
    row = Text("/lich_su/0/co_quan", "UBND huyện Hồng Lam", "co_quan", row_year=2023)
    assert told(judge_districts(LAW, DAY, [row])) == []


def test_br09_nobody_is_on_a_list_twice() -> None:
    rows = [
        Named("/0", "Lê Minh Đức", "A", "Thanh tra Sở"),
        Named("/1", "Lê Minh Đức", "B", "Văn phòng"),
        Named("/2", "lê minh  đức", "C", "Thanh tra sở"),
    ]
    found = list(judge_duplicates(LAW, DAY, rows))
    assert told(found) == [("BR-09", "canh_bao")]
    assert found[0].place == "/2"


@pytest.mark.parametrize(
    ("award", "title", "years", "wrong"),
    [
        ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", [2025], False),
        ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", [2024], False),
        ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", [2023], True),
        ("Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cơ sở", [2024], False),
        ("Chiến sĩ thi đua tỉnh", "Chiến sĩ thi đua cơ sở", [2023, 2024, 2025], False),
        ("Chiến sĩ thi đua tỉnh", "Chiến sĩ thi đua cơ sở", [2022, 2023, 2024], False),
        ("Chiến sĩ thi đua tỉnh", "Chiến sĩ thi đua cơ sở", [2022, 2023, 2025], True),
        ("Chiến sĩ thi đua tỉnh", "Lao động tiên tiến", [2023, 2024, 2025], True),
        ("Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua tỉnh", [2024, 2025], False),
        ("Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua tỉnh", [2025], True),
        ("Giấy khen", "", [], False),
    ],
)
def test_br10_a_title_follows_from_those_of_the_years_before(
    award: str, title: str, years: list[int], *, wrong: bool
) -> None:
    history = [Earned(f"/{year}", year, title) for year in years]
    assert told(judge_chain(LAW, DAY, "", award, 2025, history)) == [("BR-10", "canh_bao")] * wrong


def test_br11_who_is_under_review_is_not_proposed() -> None:
    assert told(judge_conduct(LAW, DAY, "/x", "Bà A", under_review=False)) == []
    assert told(judge_conduct(LAW, DAY, "/x", "Bà A", under_review=True)) == [("BR-11", "loi")]


def test_br14_a_row_of_history_names_its_decision() -> None:
    whole = Earned("/0", 2023, "Lao động tiên tiến", "12/QĐ-SXD", date(2023, 12, 1), "Giám đốc Sở")
    assert told(judge_history(LAW, DAY, [whole])) == []
    (finding,) = judge_history(LAW, DAY, [Earned("/1", 2023, "Lao động tiên tiến", "12/QĐ-SXD")])
    assert (finding.rule, finding.severity) == ("BR-14", "canh_bao")
    assert finding.mend == "Bổ sung ngày quyết định, cơ quan ban hành."


@pytest.mark.parametrize(
    ("year", "decided", "wrong"),
    [
        (2025, date(2026, 1, 12), False),
        (2026, date(2026, 8, 5), False),
        (2026, date(2026, 8, 6), True),
        (2026, date(2025, 12, 31), True),
        (2026, None, False),
        (2027, None, True),
    ],
)
def test_br08_an_award_was_decided_before_the_report_and_not_before_its_year(
    year: int, decided: date | None, *, wrong: bool
) -> None:
    row = Earned("/danh_hieu/0", year, "Lao động tiên tiến", "12/QĐ-SXD", decided)
    assert told(judge_times(LAW, DAY, [row])) == [("BR-08", "loi")] * wrong
