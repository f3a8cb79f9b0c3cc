"""Many documents at once: in their order, each on its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from service import bulk
from service.archive.database import Database
from service.archive.register import Register
from service.archive.store import MemoryStore
from service.bulk import issue_each
from service.document import Record
from service.errors import ConverterUnavailable, PayloadInvalid, Unavailable, Unexpected, VanthuError
from service.issue import Office
from service.kinds import kind_named
from service.render.docx import Templates
from service.render.pdf import Inspect, MemoryConverter, Printed, no_inspection
from tests.conftest import CLERK, NOON

LETTER = kind_named("cong-van")


@pytest.fixture
def office(tmp_path: Path, templates: Templates) -> Iterator[Office]:
    """One whose register many threads may use."""
    database = Database(tmp_path / "v.sqlite")
    yield Office(templates, MemoryConverter(), MemoryStore(), Register(database), now=lambda: NOON)
    database.close()


def letters(count: int) -> list[object]:
    return [LETTER.sample.model_copy(update={"trich_yeu": f"V/v việc thứ {n}"}) for n in range(1, count + 1)]


def test_numbers_rise_with_the_payloads(office: Office) -> None:
    records = list(issue_each(office, LETTER, letters(40), CLERK))
    assert [record.trich_yeu for record in records if isinstance(record, Record)] == [
        f"V/v việc thứ {n}" for n in range(1, 41)
    ]
    assert [record.so_ky_hieu.split("/")[0] for record in records if isinstance(record, Record)] == [
        f"{n:02d}" for n in range(1, 41)
    ]


def test_one_that_is_wrong_costs_no_number_and_keeps_none_from_going_out(office: Office) -> None:
    payloads = letters(20)
    payloads[7] = LETTER.sample.model_copy(update={"ngay_ban_hanh": office.today().replace(year=2999)})
    results = list(issue_each(office, LETTER, payloads, CLERK))
    assert [number for number, result in enumerate(results) if isinstance(result, VanthuError)] == [7]
    assert isinstance(results[7], PayloadInvalid)
    numbers = [record.so_ky_hieu.split("/")[0] for record in results if isinstance(record, Record)]
    assert numbers == [f"{n:02d}" for n in range(1, 20)]


def test_documents_are_under_way_together(office: Office) -> None:
    """Each waits for seven others at the printer: one by one they would never get there."""
    meeting = threading.Barrier(8, timeout=20)

    class Together(MemoryConverter):
        def to_pdf(
            self,
            docx: bytes,
            expected: tuple[str, ...],
            inspect: Inspect = no_inspection,
            *,
            family: str | None = None,
        ) -> Printed:
            meeting.wait()
            return super().to_pdf(docx, expected, inspect, family=family)

    results = list(issue_each(replace(office, converter=Together()), LETTER, letters(16), CLERK))
    assert all(isinstance(result, Record) for result in results)


class Down(MemoryConverter):
    """Lets some in, then nobody; remembers how many asked."""

    def __init__(self, lets_in: int) -> None:
        super().__init__()
        self.left = lets_in
        self.refused = 0

    @contextmanager
    def turn(self, *, batch: bool = False) -> Iterator[None]:
        if not self.left:
            self.refused += 1
            raise ConverterUnavailable("LibreOffice không khởi động được.", log="down")
        self.left -= 1
        yield


def test_when_libreoffice_is_down_the_rest_fails_at_once_and_takes_no_number(office: Office) -> None:
    converter = Down(lets_in=3)
    results = list(issue_each(replace(office, converter=converter), LETTER, letters(80), CLERK))
    assert [type(result) for result in results] == [Record] * 3 + [ConverterUnavailable] * 77
    assert {(str(result), result.log) for result in results if isinstance(result, VanthuError)} == {
        ("LibreOffice không khởi động được.", "down")
    }
    assert converter.refused == 1, "nobody else waits for it"
    (after,) = issue_each(office, LETTER, letters(1), CLERK)
    assert isinstance(after, Record)
    assert after.so_ky_hieu.startswith("04/")


def test_an_unexpected_fault_of_one_is_told_in_its_place_and_hides_none_of_the_others(office: Office) -> None:
    class Faulty(MemoryConverter):
        def to_pdf(
            self,
            docx: bytes,
            expected: tuple[str, ...],
            inspect: Inspect = no_inspection,
            *,
            family: str | None = None,
        ) -> Printed:
            if "V/v việc thứ 5" in expected:
                raise RuntimeError("bug")
            return super().to_pdf(docx, expected, inspect, family=family)

    results = list(issue_each(replace(office, converter=Faulty()), LETTER, letters(20), CLERK))
    assert [place for place, result in enumerate(results) if isinstance(result, VanthuError)] == [4]
    assert isinstance(results[4], Unexpected)
    assert "ngoài dự kiến" in str(results[4])


def test_a_place_does_not_wait_for_ever_for_those_before_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ORDER_SECONDS", 0.3)

    class Stuck(MemoryConverter):
        @contextmanager
        def turn(self, *, batch: bool = False) -> Iterator[None]:
            time.sleep(1.5)
            yield

    results = list(issue_each(replace(office, converter=Stuck()), LETTER, letters(2), CLERK))
    assert [type(result) for result in results] == [Record, Unavailable]
