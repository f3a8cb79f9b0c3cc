"""Documents printed in one load: each is handed out as it is printed, and what fails is printed alone."""

from collections.abc import Callable, Iterator

import pytest

from service.libreoffice import shift as shift_module
from service.libreoffice.crew import LibreOfficeCrew
from service.libreoffice.group import Group, Member
from service.libreoffice.jobs import Job, Jobs
from service.libreoffice.port import PdfUnwritten, WorkerLost
from service.libreoffice.shift import Limits
from tests.unit.test_crew import FACTS, FakeWorker, World

NAMES = [b"a", b"b", b"c", b"d"]


class GroupWorker(FakeWorker):
    """Prints a group member by member, until the world tells it otherwise."""

    together = True

    def to_pdfs(self, group: Group, _seconds: float) -> Iterator[bytes]:
        self._world.loads.append(len(group.members))
        for docx in group.docx.split():
            if self._world.prints.get(docx):
                raise self._world.prints[docx].pop(0)
            yield b"%PDF-" + docx

    def to_pdf(self, docx: bytes, seconds: float) -> bytes:
        self._world.loads.append(1)
        return super().to_pdf(docx, seconds)


class GroupWorld(World):
    def __init__(self) -> None:
        super().__init__()
        self.loads: list[int] = []
        self.door.set()


def joined(documents: list[bytes]) -> Group:
    return Group(b" ".join(documents), tuple(Member(1, "", "") for _ in documents))


@pytest.fixture
def world() -> GroupWorld:
    return GroupWorld()


@pytest.fixture
def print_together(world: GroupWorld, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[Job]]]:
    """Lets a lone worker find four documents of one family."""
    monkeypatch.setattr(shift_module, "merged", joined)
    crew = LibreOfficeCrew([lambda: GroupWorker(world)], Jobs(), Limits(), verify=lambda *_: FACTS)

    def run() -> list[Job]:
        jobs = [Job(name, "family") for name in NAMES]
        for job in jobs:
            crew.jobs.put(job)
        crew.call()
        for job in jobs:
            assert job.result.result(5).pdf == b"%PDF-" + job.docx
        return jobs

    yield run
    crew.close()


def test_a_family_is_printed_in_one_load(print_together: Callable[[], list[Job]], world: GroupWorld) -> None:
    jobs = print_together()
    assert world.loads == [1, 4], "the page that proves the worker, and all four"
    assert [job.result.result().together for job in jobs] == [4] * 4


@pytest.mark.parametrize("error", [PdfUnwritten("store"), KeyError("a mistake of ours")])
def test_what_fails_is_printed_alone_and_the_others_stand(
    print_together: Callable[[], list[Job]], world: GroupWorld, error: Exception
) -> None:
    world.prints[b"c"] = [error]
    jobs = print_together()
    assert [job.result.result().together for job in jobs] == [4, 4, 1, 1]
    assert world.started == 1, "the worker is well"


def test_a_worker_lost_amid_a_group_costs_no_document_and_blames_none(
    print_together: Callable[[], list[Job]], world: GroupWorld
) -> None:
    world.prints[b"b"] = [WorkerLost("crash")]
    jobs = print_together()
    assert [job.result.result().together for job in jobs] == [4, 1, 1, 1]
    assert [job.failures for job in jobs] == [0] * 4
    assert world.started == 2


def test_a_group_that_cannot_be_joined_is_printed_one_by_one(
    print_together: Callable[[], list[Job]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: list[bytes]) -> Group:
        raise ValueError("a mistake of ours")

    monkeypatch.setattr(shift_module, "merged", refuse)
    assert [job.result.result().together for job in print_together()] == [1] * 4


def test_a_document_that_lost_a_worker_is_not_put_into_company_again(
    print_together: Callable[[], list[Job]], world: GroupWorld
) -> None:
    world.prints[b"a"] = [WorkerLost("crash"), WorkerLost("crash")]
    jobs = print_together()
    assert jobs[0].failures == 1
    assert jobs[0].family is None
