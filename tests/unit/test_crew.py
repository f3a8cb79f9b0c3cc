"""The crew keeps every place at work, whatever becomes of its workers; no job is lost, and none blamed wrongly."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from service.errors import ConverterUnavailable, DocumentUnprintable, OutputBroken
from service.libreoffice import crew as crew_module
from service.libreoffice import jobs as jobs_module
from service.libreoffice import shift as shift_module
from service.libreoffice.crew import LibreOfficeCrew
from service.libreoffice.group import Group
from service.libreoffice.jobs import Done, Job, Jobs
from service.libreoffice.port import DocumentRefused, PdfUnwritten, WorkerBusy, WorkerLost
from service.libreoffice.proof import proof_page
from service.libreoffice.shift import Limits
from service.render.inspect import PdfFacts
from tests.unit.test_turns import eventually

GOOD = b"good"
FACTS = PdfFacts((), (), (), "2")


@dataclass
class World:
    """What the fake workers find: what their next start, ping or a document makes them do."""

    starts: list[BaseException] = field(default_factory=list)
    pings: list[BaseException] = field(default_factory=list)
    prints: dict[bytes, list[BaseException]] = field(default_factory=dict)
    memory: int = 0
    started: int = 0
    living: int = 0
    hold: threading.Event = field(default_factory=threading.Event)
    door: threading.Event = field(default_factory=threading.Event)


class FakeWorker:
    """Prints b"%PDF-" and the document; b"slow" only when the world no longer holds it, or it is interrupted."""

    address = ""
    libreoffice = "7"
    fonts: ClassVar[dict[str, str]] = {}
    together = False

    def __init__(self, world: World) -> None:
        self._world = world
        self._interrupted = threading.Event()
        self._started = False
        self.memory = 0

    def start(self) -> None:
        self._started = True
        self._world.started += 1
        self._world.living += 1
        self._world.door.wait(5)
        if self._world.starts:
            raise self._world.starts.pop(0)

    def to_pdf(self, docx: bytes, _seconds: float) -> bytes:
        self.memory = self._world.memory
        if docx == b"slow":
            while not self._world.hold.wait(0.002):
                if self._interrupted.is_set():
                    raise WorkerLost("crash")
        if self._world.prints.get(docx):
            raise self._world.prints[docx].pop(0)
        return b"%PDF-" + docx

    def to_pdfs(self, group: Group, _seconds: float) -> Iterator[bytes]:
        raise AssertionError(group)

    def ping(self, _seconds: float) -> None:
        if self._world.pings:
            raise self._world.pings.pop(0)

    def interrupt(self) -> None:
        self._interrupted.set()

    def remove(self) -> None:
        self._world.living -= self._started


@pytest.fixture
def world() -> World:
    world = World()
    world.door.set()
    return world


@pytest.fixture
def hire(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., LibreOfficeCrew]]:
    """A crew of so many fake workers, patient for a few milliseconds."""
    monkeypatch.setattr(crew_module, "FIRST_DELAY", 0.005)
    monkeypatch.setattr(crew_module, "LONGEST_DELAY", 0.02)
    monkeypatch.setattr(jobs_module, "AVOID_SECONDS", 0.02)
    hired = []

    def hire(workers: int, **limits: int) -> LibreOfficeCrew:
        crew = LibreOfficeCrew(
            [lambda: FakeWorker(world)] * workers, Jobs(workers), Limits(**limits), verify=lambda *_: FACTS
        )
        hired.append(crew)
        crew.call()
        return crew

    yield hire
    for crew in hired:
        crew.close()
    assert world.living == 0, "a worker was not removed"


def done(crew: LibreOfficeCrew, docx: bytes = GOOD) -> Done:
    job = Job(docx)
    crew.put(job)
    return job.result.result(5)


def ended(crew: LibreOfficeCrew, reason: str) -> int:
    return int(crew.metrics.ended.labels(reason)._value.get())


@pytest.mark.parametrize("error", [WorkerLost("crash"), WorkerLost("timeout"), KeyError("memory")])
def test_a_worker_lost_while_idle_is_replaced_and_blames_no_document(
    hire: Callable[..., LibreOfficeCrew], world: World, error: Exception
) -> None:
    crew = hire(1)
    crew.wait(5)
    world.pings.append(error)
    if isinstance(error, WorkerLost):
        assert done(crew).attempt == 1
    else:
        with pytest.raises(OutputBroken):
            done(crew)
        assert done(crew).attempt == 1
    assert world.started == 2


def test_a_worker_that_is_busy_elsewhere_costs_a_document_no_failure_and_stays(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1)
    crew.wait(5)
    world.prints[GOOD] = [WorkerBusy("converter queue is full") for _ in range(5)]
    assert done(crew).attempt == 1
    assert world.started == 1


def test_a_worker_that_is_busy_when_it_should_prove_itself_stays_and_one_that_starts_does_not(
    hire: Callable[..., LibreOfficeCrew], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = world.prints[proof_page()] = [WorkerBusy("queue is full")]
    crew = hire(1)
    eventually(lambda: crew.serving == 1)
    assert (world.started, ended(crew, "not-started")) == (2, 1)
    monkeypatch.setattr(shift_module, "_PROVE_EVERY_SECONDS", 0)
    monkeypatch.setattr(shift_module, "_LOOK_UP_SECONDS", 0.01)
    busy.append(WorkerBusy("queue is full"))
    eventually(lambda: not busy)
    assert done(crew).attempt == 1
    assert world.started == 2


def test_a_document_that_loses_its_worker_is_given_to_another(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(2)
    world.prints[b"unlucky"] = [WorkerLost("crash")]
    result = done(crew, b"unlucky")
    assert (result.pdf, result.attempt) == (b"%PDF-unlucky", 2)
    eventually(lambda: crew.serving == 2)
    assert ended(crew, "crash") == 1
    crew.poison.refuse(b"unlucky")


def test_a_document_that_ends_two_workers_is_refused_and_remembered_while_others_print(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(2)
    world.prints[b"bad"] = [WorkerLost("crash"), WorkerLost("timeout"), WorkerLost("crash")]
    with pytest.raises(DocumentUnprintable):
        done(crew, b"bad")
    assert len(world.prints[b"bad"]) == 1, "no third worker got it"
    with pytest.raises(DocumentUnprintable):
        crew.poison.refuse(b"bad")
    assert done(crew).pdf == b"%PDF-good"


def test_a_document_that_is_not_opened_is_refused_and_costs_no_worker(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1)
    world.prints[b"bad"] = [DocumentRefused()]
    with pytest.raises(OutputBroken, match="không mở được"):
        done(crew, b"bad")
    assert done(crew).attempt == 1
    assert world.started == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_pdf_that_is_not_written_is_tried_once_more_even_by_a_lone_worker(
    hire: Callable[..., LibreOfficeCrew], world: World, workers: int
) -> None:
    crew = hire(workers)
    world.prints[b"a"] = [PdfUnwritten("store")]
    assert done(crew, b"a").attempt == 2
    world.prints[b"b"] = [PdfUnwritten("store"), PdfUnwritten("No space left on device")]
    with pytest.raises(ConverterUnavailable, match="đĩa tạm đầy"):
        done(crew, b"b")
    assert world.started == workers


def test_a_mistake_of_ours_costs_a_worker_but_neither_its_place_nor_an_answer(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1)
    world.prints[b"odd"] = [KeyError("memory")]
    with pytest.raises(OutputBroken, match="lỗi của chính nó"):
        done(crew, b"odd")
    assert done(crew).attempt == 1
    assert ended(crew, "broken") == 1


def test_a_crash_loop_says_so_at_once_grows_slower_and_recovers(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    world.starts = [ConverterUnavailable("down") for _ in range(8)]
    crew = hire(2)
    with pytest.raises(ConverterUnavailable, match="khởi động"):
        crew.wait(5)
    with pytest.raises(ConverterUnavailable, match="khởi động"):
        crew.put(Job(GOOD))
    eventually(lambda: crew.serving == 2)
    assert done(crew).attempt == 1
    assert world.started == 10


def test_the_patience_with_a_place_grows_to_its_bound() -> None:
    place = crew_module._Place("x", lambda: FakeWorker(World()))
    delays = []
    for _ in range(10):
        delays.append(place.delay())
        place.lost.append(time.monotonic())
    assert delays == [0, 0, 0.5, 1, 2, 4, 8, 16, 30, 30]
    place.lost.clear()
    place.lost.extend([time.monotonic() - crew_module.WINDOW_SECONDS] * 9)
    assert place.delay() == 0, "what is long ago is forgotten"


def test_jobs_that_wait_are_answered_when_no_worker_can_be_started(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1)
    crew.wait(5)
    world.starts = [ConverterUnavailable("down")] * 1
    world.pings = [WorkerLost("crash")]
    with pytest.raises(ConverterUnavailable, match="khởi động"):
        done(crew)


def test_a_worker_serves_until_its_successor_does(hire: Callable[..., LibreOfficeCrew]) -> None:
    crew = hire(2, documents=3)
    eventually(lambda: crew.serving == 2)
    for _ in range(30):
        assert done(crew).attempt == 1
        assert crew.serving == 2
    eventually(lambda: ended(crew, "recycled") >= 5)


def test_a_worker_that_grew_too_big_is_relieved(hire: Callable[..., LibreOfficeCrew], world: World) -> None:
    crew = hire(1, memory=1000)
    done(crew)
    assert world.started == 1
    world.memory = 1000
    done(crew)
    world.memory = 0
    eventually(lambda: ended(crew, "recycled") == 1)
    assert done(crew).attempt == 1


def test_a_successor_that_does_not_start_is_followed_by_another(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1, documents=1)
    crew.wait(5)
    world.starts = [ConverterUnavailable("down"), WorkerLost("timeout"), KeyError("x")]
    done(crew)
    assert done(crew).attempt == 1, "the spent one serves on"
    eventually(lambda: ended(crew, "recycled"))
    assert ended(crew, "not-started") == 3


def test_a_first_page_that_is_no_pdf_does_not_count_as_a_start(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    world.prints[proof_page()] = [PdfUnwritten("store"), DocumentRefused()]
    crew = hire(1)
    eventually(lambda: crew.serving)
    assert ended(crew, "not-started") == 2


def test_closing_interrupts_whoever_works_and_answers_whoever_waits(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1)
    crew.wait(5)
    jobs = [Job(b"slow"), Job(GOOD)]
    for job in jobs:
        crew.put(job)
    eventually(lambda: len(crew.jobs) == 1)
    crew.close()
    crew.jobs.close(ConverterUnavailable("closed"))
    for job in jobs:
        with pytest.raises(ConverterUnavailable, match="closed"):
            job.result.result(1)
    assert (crew.serving, world.living) == (0, 0)
    assert ended(crew, "stopped") == 1
    crew.call()
    assert world.started == 1, "nobody comes after the close"


def test_closing_ends_a_worker_that_was_relieved_and_still_prints(
    hire: Callable[..., LibreOfficeCrew], world: World
) -> None:
    crew = hire(1, documents=1)
    crew.wait(5)
    world.door.clear()
    done(crew)  # a successor comes, as far as the door
    crew.put(Job(b"slow"))
    eventually(lambda: world.started == 2 and not len(crew.jobs))
    spent = crew._places[0].serving
    world.door.set()
    eventually(lambda: crew._places[0].serving is not spent)
    crew.close()
    assert world.living == 0


def test_closing_ends_a_worker_that_is_still_to_come(hire: Callable[..., LibreOfficeCrew], world: World) -> None:
    world.starts = [ConverterUnavailable("down")] * 3
    crew = hire(1)
    eventually(lambda: world.started == 2)
    started = time.monotonic()
    crew.close()
    assert time.monotonic() - started < 1
    assert world.living == 0
