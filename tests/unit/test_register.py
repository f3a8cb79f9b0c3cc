from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from service.archive.database import Database
from service.archive.register import LEASE, PAGE_SIZE, Register, Reservation
from service.archive.search import Query
from service.document import Hashes, Heading, Record
from service.errors import NumberTaken, PayloadInvalid, RecordNotFound
from tests.conftest import CLERK, NOON

HASHES = Hashes("d" * 64, "p" * 64, "y" * 64)


@pytest.fixture
def register(database: Database) -> Register:
    return Register(database)


def reserve(
    register: Register,
    symbol: str = "QĐ-SXD",
    on: date = date(2026, 3, 2),
    payload: str = "{}",
    subject: str = "Về việc",
) -> Reservation:
    heading = Heading(symbol, subject, "Sở Xây dựng", "Võ Tất Dũng", on)
    return register.reserve("quyet-dinh", heading, payload, "t" * 64, CLERK, on, NOON)


def issued(
    register: Register,
    *,
    symbol: str = "QĐ-SXD",
    on: date = date(2026, 3, 2),
    payload: str = "{}",
    subject: str = "Về việc",
    after: int = 0,
) -> Record:
    reservation = reserve(register, symbol, on, payload, subject)
    return register.commit(reservation, 2, HASHES, "m" * 64, (), NOON + timedelta(seconds=after))


def test_numbers_run_from_01_in_each_series_and_year(register: Register) -> None:
    numbers = [
        reserve(register).so_ky_hieu,
        reserve(register).so_ky_hieu,
        reserve(register, "KH-SXD").so_ky_hieu,
        reserve(register, on=date(2027, 1, 1)).so_ky_hieu,
        reserve(register).so_ky_hieu,
    ]
    assert numbers == ["01/QĐ-SXD", "02/QĐ-SXD", "01/KH-SXD", "01/QĐ-SXD", "03/QĐ-SXD"]


def test_a_reserved_number_is_not_visible(register: Register) -> None:
    reservation = reserve(register)
    assert register.search(Query()).documents == ()
    with pytest.raises(RecordNotFound):
        register.get(reservation.id)
    with pytest.raises(RecordNotFound):
        register.key(reservation.id, "pdf")


def test_a_committed_number_is_visible_with_its_facts(register: Register) -> None:
    record = issued(register)
    assert register.get(record.id) == record
    assert (record.so_ky_hieu, record.so_trang, record.sha256) == ("01/QĐ-SXD", 2, HASHES)
    assert register.key(record.id, "pdf") == f"2026/QD-SXD/0001-{record.id}/pdf-{'p' * 64}.pdf"


def test_the_first_to_finish_a_reservation_decides(register: Register) -> None:
    reservation = reserve(register)
    first = register.commit(reservation, 2, HASHES, "m" * 64, (), NOON)
    other = Hashes("e" * 64, "q" * 64, "z" * 64)
    assert register.commit(reservation, 9, other, "n" * 64, (), NOON) == first


def test_the_last_number_of_a_series_returns_when_its_document_failed(register: Register) -> None:
    register.give_back(reserve(register), "LibreOffice hỏng")
    assert reserve(register).number == 1
    assert register.states("QĐ-SXD", 2026) == [(1, "reserved")]


def test_a_number_that_others_followed_stays_as_void_with_the_reason(register: Register) -> None:
    first = reserve(register)
    issued(register)
    register.give_back(first, "LibreOffice hỏng")
    assert register.states("QĐ-SXD", 2026) == [(1, "void"), (2, "issued")]
    assert reserve(register).number == 3


def test_an_issued_number_cannot_be_given_back(register: Register) -> None:
    reservation = reserve(register)
    record = register.commit(reservation, 2, HASHES, "m" * 64, (), NOON)
    register.give_back(reservation, "muộn")
    assert register.get(record.id) == record


def test_only_a_reservation_whose_lease_ran_out_can_be_claimed_and_only_once(register: Register) -> None:
    reservation = reserve(register)
    assert register.claim_expired(NOON + LEASE) == []
    later = NOON + LEASE + timedelta(seconds=1)
    (claimed,) = register.claim_expired(later)
    assert (claimed.id, claimed.number, claimed.attempts) == (reservation.id, 1, 2)
    assert register.claim_expired(later) == []


def test_who_lost_the_claim_can_no_longer_give_the_number_back(register: Register) -> None:
    reservation = reserve(register)
    (claimed,) = register.claim_expired(NOON + LEASE + timedelta(seconds=1))
    register.give_back(reservation, "muộn")
    assert register.states("QĐ-SXD", 2026) == [(1, "reserved")]
    register.give_back(claimed, "hỏng")
    assert register.states("QĐ-SXD", 2026) == []


def test_many_threads_take_every_number_once(tmp_path: Path) -> None:
    database = Database(tmp_path / "v.sqlite")
    register = Register(database)
    with ThreadPoolExecutor(16) as pool:
        numbers = list(pool.map(lambda _: reserve(register).number, range(200)))
    database.close()
    assert sorted(numbers) == list(range(1, 201))


@pytest.mark.parametrize("turn", range(8))
def test_many_may_open_a_new_database_at_once(tmp_path: Path, turn: int) -> None:
    with ThreadPoolExecutor(8) as pool:
        databases = list(pool.map(Database, [tmp_path / "v.sqlite"] * 8))
    assert reserve(Register(databases[0])).number == 1
    assert reserve(Register(databases[3])).number == 2
    for database in databases:
        database.close()


@pytest.mark.parametrize("words", ["khen tặng", "khen tang", "01/qđ-sxd", "01 QD", "nguyen quoc bao", "Bảo 01/QĐ-SXD"])
def test_words_find_a_document_in_any_order_with_or_without_diacritics(register: Register, words: str) -> None:
    wanted = issued(
        register, payload='{"trich_yeu": "Về việc tặng Giấy khen", "ca_nhan": [{"ho_ten": "Nguyễn Quốc Bảo"}]}'
    )
    issued(register, symbol="KH-SXD", payload='{"trich_yeu": "Phát động"}')
    assert [record.id for record in register.search(Query(words)).documents] == [wanted.id]


def test_words_of_a_composed_subject_find_a_document_that_has_no_number(register: Register) -> None:
    wanted = issued(register, symbol="", subject="Đề nghị tặng Giấy khen")
    issued(register, symbol="")
    assert [record.id for record in register.search(Query("de nghi tang")).documents] == [wanted.id]


def test_documents_without_a_number_are_counted_in_the_series_of_their_kind(register: Register) -> None:
    first, second = reserve(register, symbol=""), reserve(register, symbol="")
    assert (first.number, second.number, first.so_ky_hieu) == (1, 2, "")
    register.commit(second, 2, HASHES, "m" * 64, (), NOON)
    register.give_back(first, "LibreOffice hỏng")
    assert register.states("quyet-dinh", 2026) == [(1, "void"), (2, "issued")]


def test_a_document_without_a_number_has_a_name_and_a_place_of_its_own(register: Register) -> None:
    record, other = issued(register, symbol=""), issued(register, symbol="")
    assert record.so_ky_hieu == ""
    assert record.file_stem == f"QUYET-DINH-2026-03-02-{record.id[:8].upper()}"
    assert record.file_stem != other.file_stem
    assert register.key(record.id, "pdf") == f"2026/QUYET-DINH/0001-{record.id}/pdf-{'p' * 64}.pdf"


def test_what_is_claimed_bears_the_number_that_it_was_reserved_with(register: Register) -> None:
    reserve(register, symbol="")
    reserve(register)
    claimed = register.claim_expired(NOON + LEASE + timedelta(seconds=1))
    assert sorted(reservation.so_ky_hieu for reservation in claimed) == ["", "01/QĐ-SXD"]


def test_a_query_that_no_person_types_and_a_foreign_cursor_are_refused(register: Register) -> None:
    for query in (Query("x" * 201), Query(cursor="khong-co")):
        with pytest.raises(PayloadInvalid):
            register.search(query)


def test_a_number_voided_meanwhile_cannot_be_issued(register: Register) -> None:
    first = reserve(register)
    issued(register)
    register.give_back(first, "hỏng")
    with pytest.raises(NumberTaken):
        register.commit(first, 2, HASHES, "m" * 64, (), NOON)


@pytest.mark.parametrize("words", ["%", "_", "\\", "khen%tặng", "'; drop table document; --"])
def test_search_words_are_only_words(register: Register, words: str) -> None:
    issued(register, payload='{"trich_yeu": "tặng khen"}')
    assert register.search(Query(words)).documents == ()


def test_filters_narrow_the_search(register: Register) -> None:
    old = issued(register, on=date(2025, 5, 1))
    new = issued(register, on=date(2026, 5, 1))
    assert register.search(Query(nam=2025)).documents == (old,)
    assert register.search(Query(tu=date(2026, 1, 1))).documents == (new,)
    assert register.search(Query(den=date(2025, 12, 31))).documents == (old,)
    assert register.search(Query(kind="ke-hoach")).documents == ()
    assert len(register.search(Query(nguoi_ky="Võ Tất Dũng")).documents) == 2


def test_pages_follow_each_other_newest_first_without_loss(register: Register) -> None:
    made = [issued(register, after=second).id for second in range(PAGE_SIZE + 7)]
    first = register.search(Query())
    second = register.search(Query(cursor=first.cursor))
    assert [record.id for record in (*first.documents, *second.documents)] == made[::-1]
    assert second.cursor is None
