"""Workers that are killed or frozen, at any moment, cost no document: another prints it, and a fresh one comes."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from service.kinds import kind_named
from service.libreoffice import crew, sandbox
from service.libreoffice.pool import ConverterPool
from service.render.docx import Templates
from service.render.inspect import read_pdf
from service.render.pdf import Printed
from tests.real.conftest import Press, assert_whole, eventually, new_converter, processes, tree, worker_folders

DECISION = kind_named("quyet-dinh")
ROLES = ("outer", "inner", "worker", "soffice.bin")
LONG = 40  # times the persons of the sample: a second or so
RUN_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Shop:
    """A pool of four workers, its folder, and how long a long document takes when all four print one."""

    pool: ConverterPool
    folder: Path
    press: Press
    seconds: float


NUMBERS = count(1)


def tokens(number: int) -> list[str]:
    return [f"Ký hiệu riêng {next(NUMBERS):05d}" for _ in range(number)]


def docx(press: Press, token: str, persons: int = 1) -> bytes:
    payload = DECISION.sample.model_copy(
        update={"trich_yeu": f"Tặng Giấy khen. {token}", "ca_nhan": DECISION.sample.ca_nhan * persons}
    )
    return press.docx(DECISION, payload)


def assert_its_own(printed: Printed, token: str) -> None:
    """The PDF says its own token and no other."""
    text = " ".join(" ".join(read_pdf(printed.pdf).pages).split())
    assert token in text
    assert text.count("Ký hiệu riêng") == text.count(token)


def print_all(shop: Shop, persons: int, names: list[str]) -> list[Printed]:
    documents = [docx(shop.press, name, persons) for name in names]
    with ThreadPoolExecutor(len(names)) as threads:
        return list(threads.map(lambda document: shop.pool.to_pdf(document, ()), documents))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("four")
    pool = new_converter(folder, workers=4, run_seconds=RUN_SECONDS)
    patience = pytest.MonkeyPatch()
    patience.setattr(crew, "PATIENCE", 100)  # tests/unit/test_crew.py shows that it ends
    pool.start()
    eventually(lambda: pool.serving == 4)
    shop = Shop(pool, folder, Press(templates, pool), 0)
    print_all(shop, 1, tokens(8))
    started = time.monotonic()
    print_all(shop, LONG, tokens(4))
    yield Shop(pool, folder, shop.press, time.monotonic() - started)
    pool.close()
    patience.undo()
    assert not processes(folder)
    assert not worker_folders(folder)


@pytest.mark.parametrize("phase", [None, 0.1, 0.5, 0.9], ids=["idle", "load", "layout", "export"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "frozen"])
def test_a_worker_that_loses_any_of_its_processes_costs_no_document(
    shop: Shop, how: signal.Signals, phase: float | None
) -> None:
    """Each of four workers loses another process of its tree; what is frozen is cleared when its time is over."""
    assert_whole(shop.pool, shop.folder, 4)
    workers = worker_folders(shop.folder)
    roles = ROLES if sandbox.available() else ("worker", "soffice.bin") * 2
    hit = {worker: tree(worker)[role] for worker, role in zip(workers, roles, strict=True)}

    def strike() -> None:
        for pid in hit.values():
            with suppress(ProcessLookupError):
                os.kill(pid, how)

    if phase is None:
        strike()
    timer = threading.Timer(shop.seconds * (phase or 0), strike)
    names = tokens(4)
    timer.start()
    try:
        for name, printed in zip(names, print_all(shop, LONG, names), strict=True):
            assert_its_own(printed, name)
            assert printed.printing.attempt == 1 or phase is not None, "no document is blamed for what was before"
        timer.join()
        for name, printed in zip(names, print_all(shop, 1, names), strict=True):
            assert_its_own(printed, name)
    finally:
        for pid in hit.values():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
    eventually(lambda: shop.pool.serving == 4)
    assert_whole(shop.pool, shop.folder, 4)
    lost = [role for role, worker in zip(roles, workers, strict=True) if not worker.exists()]
    if how is signal.SIGKILL:
        assert lost == list(roles), "a worker is whole or not at all"
    else:
        assert "outer" not in lost, "what only watches is not needed"
    for worker in workers:
        assert worker.exists() or not processes(worker)


def test_documents_are_never_mixed_up_while_workers_are_killed(shop: Shop) -> None:
    """Many threads, many documents, workers that die in between: each PDF is its own document's."""
    over = threading.Event()
    killed = []

    def kill_now_and_then() -> None:
        while not over.wait(0.5):
            if shop.pool.serving == 4:
                killed.append(tree(worker_folders(shop.folder)[0])["soffice.bin"])
                os.kill(killed[-1], signal.SIGKILL)

    names = tokens(120)
    documents = [docx(shop.press, name) for name in names]
    killer = threading.Thread(target=kill_now_and_then)
    killer.start()
    with ThreadPoolExecutor(8) as threads:
        printed = list(threads.map(lambda document: shop.pool.to_pdf(document, ()), documents))
    over.set()
    killer.join()
    assert killed
    for name, result in zip(names, printed, strict=True):
        assert_its_own(result, name)
    assert_whole(shop.pool, shop.folder, 4)
