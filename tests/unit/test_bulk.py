"""Many documents at once: in their order, each on its own."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.archive.database import Database
from service.archive.register import Register
from service.archive.store import MemoryStore
from service.bulk import issue_each
from service.document import Record
from service.errors import PayloadInvalid, VanthuError
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
