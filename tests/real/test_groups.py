"""Many documents in one load, on the real pool: every one is whole and its own, also when LibreOffice is lost."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.kinds import kind_named
from service.libreoffice.pool import ConverterPool
from service.render.docx import Templates
from service.render.inspect import read_pdf
from service.render.pdf import Printed
from tests.real.conftest import Press, eventually, new_converter, processes

DECISION, PLAN = kind_named("quyet-dinh"), kind_named("ke-hoach")


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[ConverterPool]:
    pool = new_converter(tmp_path, workers=2)
    pool.start()
    eventually(lambda: pool.serving == 2)
    yield pool
    pool.close()


def office(folder: Path) -> int:
    return next(pid for pid in processes(folder) if Path(f"/proc/{pid}/comm").read_text().strip() == "soffice.bin")


def print_all(pool: ConverterPool, documents: list[bytes]) -> list[Printed]:
    with ThreadPoolExecutor(len(documents)) as threads:
        return list(threads.map(lambda document: pool.to_pdf(document, (), family="one"), documents))


def test_plans_of_five_pages_keep_all_their_pages(pool: ConverterPool, templates: Templates) -> None:
    """LibreOffice goes on laying out after it has loaded: counted too early, a group would be cut at the wrong page."""
    press = Press(templates, pool)
    muc = PLAN.sample.muc + PLAN.sample.muc[1:]
    signers = [f"Võ Tất Dũng {chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(48)]
    documents = [
        press.docx(
            PLAN,
            PLAN.sample.model_copy(
                update={"muc": muc, "nguoi_ky": PLAN.sample.nguoi_ky.model_copy(update={"ho_ten": signer})}
            ),
        )
        for signer in signers
    ]
    prints = print_all(pool, documents)
    assert max(one.printing.together for one in prints) > 1
    for one, signer in zip(prints, signers, strict=True):
        *_, last = pages = read_pdf(one.pdf).pages
        assert len(pages) == 5
        assert signer in last


def test_a_libreoffice_lost_amid_groups_costs_no_document(
    pool: ConverterPool, templates: Templates, tmp_path: Path
) -> None:
    press = Press(templates, pool)
    titles = [f"Về việc tặng Giấy khen, đợt {number:03d}" for number in range(60)]
    documents = [press.docx(DECISION, DECISION.sample.model_copy(update={"trich_yeu": title})) for title in titles]
    killer = threading.Timer(0.4, lambda: os.kill(office(tmp_path), signal.SIGKILL))
    killer.start()
    prints = print_all(pool, documents)
    killer.join()
    for one, title in zip(prints, titles, strict=True):
        text = " ".join(read_pdf(one.pdf).pages[0].split())
        assert title in text
        assert text.count("đợt") == 1
    eventually(lambda: pool.serving == 2)
