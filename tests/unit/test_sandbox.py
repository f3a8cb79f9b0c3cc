from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service.errors import ConverterUnavailable
from service.libreoffice import sandbox
from service.libreoffice.process import Engine


@pytest.fixture
def no_bubblewrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    sandbox._available.cache_clear()
    yield
    sandbox._available.cache_clear()


@pytest.mark.usefixtures("no_bubblewrap")
def test_a_machine_without_walls_is_told_once(tmp_path: Path) -> None:
    with capture_logs() as logged:
        for _ in range(3):
            assert sandbox.enclosed(["true"], tmp_path, ()) == ["true"]
    assert [event["event"] for event in logged] == ["no-sandbox"]


@pytest.mark.usefixtures("no_bubblewrap")
def test_a_worker_that_requires_walls_does_not_start_without(tmp_path: Path) -> None:
    worker = Engine(tmp_path, "/usr/bin/python3", tmp_path / "fonts.conf", "required").worker()
    with pytest.raises(ConverterUnavailable, match="apt-get install bubblewrap"):
        worker.start()
    assert list(tmp_path.iterdir()) == []
