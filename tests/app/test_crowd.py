"""More callers at once than LibreOffice takes: those who only read are answered all the same."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from litestar.testing import TestClient

from service.kinds import kinds
from service.libreoffice.jobs import TOGETHER
from service.libreoffice.turns import Turns
from service.render.pdf import MemoryConverter
from service.settings import Settings
from service.web.app import create_app
from tests.app.conftest import caller

LETTER = kinds()["cong-van"].sample.model_dump(mode="json")


class Crowded(MemoryConverter):
    """Lets in and lets wait as many as LibreOffice would, and lets none of them out before `over`."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.over = threading.Event()
        self.inside = threading.Semaphore(0)
        self.turns = Turns(settings.workers * TOGETHER, settings.queue_length, 60)

    @contextmanager
    def turn(self, *, batch: bool = False) -> Iterator[None]:
        with self.turns.one(batch=batch):
            self.inside.release()
            self.over.wait(60)
            yield


def test_reading_goes_on_while_every_place_and_the_whole_queue_are_taken(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "var", checkers=0, workers=1, queue_length=64, remote_workers=())
    converter = Crowded(settings)
    app = create_app(settings, converter=converter)
    callers = TOGETHER + settings.queue_length
    with TestClient(app) as client, ThreadPoolExecutor(callers + 1) as threads:
        clerk = caller(client, app.state.installation, "clerk")
        issuing = [threads.submit(clerk.post, "/v1/documents/cong-van", json=LETTER) for _ in range(callers)]
        try:
            for _ in range(TOGETHER):
                assert converter.inside.acquire(timeout=30)
            give_up = time.monotonic() + 15
            while converter.turns.waiting < settings.queue_length and time.monotonic() < give_up:
                time.sleep(0.02)
            assert threads.submit(clerk.get, "/v1/documents").result(10).status_code == 200
            assert clerk.post("/v1/documents/cong-van", json=LETTER).status_code == 503, "the queue is what bounds"
        finally:
            converter.over.set()
        assert [call.result().status_code for call in issuing] == [201] * callers
