"""LibreOffice that starts late, never, or not for long; folders that are full, closed or gone: the pool says so, and
is back as soon as they are mended."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.errors import ConverterUnavailable
from service.libreoffice import crew
from service.libreoffice.pool import ConverterPool
from service.libreoffice.process import Engine
from service.libreoffice.proof import proof_page
from service.libreoffice.shift import Limits
from tests.real.conftest import SETTINGS, assert_whole, eventually, needs, new_converter, processes, worker_folders
from tests.real.hostile import document, paragraph

OpenPool = Callable[..., ConverterPool]


@pytest.fixture
def open_pool(tmp_path: Path) -> Iterator[OpenPool]:
    """A pool in `tmp_path`/run whose workers run on another Python."""
    needs("soffice")
    pools = []

    def open_pool(python: Path | str, workers: int = 1, start_seconds: float = 20) -> ConverterPool:
        engine = Engine(tmp_path / "run", str(python), SETTINGS.fonts_conf, start_seconds=start_seconds)
        pools.append(ConverterPool([engine.worker] * workers, limits=Limits(run_seconds=20)))
        return pools[-1]

    yield open_pool
    for pool in pools:
        pool.close()
    assert not processes(tmp_path / "run")
    assert not worker_folders(tmp_path / "run")


def program(folder: Path, lines: str) -> Path:
    """A Python that does something else first."""
    file = folder / "python"
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def beside() -> Iterator[Path]:
    """A folder that the walls let a worker see."""
    folder = Path("/usr/local/lib/vanthu-test")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("THIẾU quyền ghi vào /usr/local/lib: chạy bằng root")
    yield folder
    shutil.rmtree(folder)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("THIẾU quyền gắn tmpfs: chạy bằng root")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_libreoffice_that_starts_slowly_is_waited_for(open_pool: OpenPool, beside: Path) -> None:
    slow = open_pool(program(beside, f'sleep 3; exec {SETTINGS.uno_python} "$@"'))
    assert slow.to_pdf(proof_page(), ()).pages == 1


def test_a_libreoffice_that_never_starts_is_given_up_in_time(open_pool: OpenPool, beside: Path) -> None:
    never = open_pool(program(beside, "sleep 1000"), start_seconds=1)
    started = time.monotonic()
    with pytest.raises(ConverterUnavailable, match="doctor"):
        never.to_pdf(proof_page(), ())
    assert time.monotonic() - started < 8, "that is before the queue's time is over"
    with pytest.raises(ConverterUnavailable, match="doctor"):
        never.ready()


def test_a_crash_loop_answers_at_once_slows_down_and_ends_when_the_program_is_mended(
    open_pool: OpenPool, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LONGEST_DELAY", 2)
    pool = open_pool(program(beside, "exit 1"), workers=2)
    with pytest.raises(ConverterUnavailable, match="doctor"):
        pool.to_pdf(proof_page(), ())
    time.sleep(1)
    started = time.monotonic()
    for _ in range(20):
        with pytest.raises(ConverterUnavailable, match="doctor"):
            pool.to_pdf(proof_page(), ())
    assert time.monotonic() - started < 0.5, "nobody queues for what does not come"
    assert 4 <= pool.metrics.ended.labels("not-started")._value.get() <= 10
    program(beside, f'exec {SETTINGS.uno_python} "$@"')
    eventually(lambda: pool.serving == 2)
    assert pool.to_pdf(proof_page(), ()).pages == 1


def test_a_missing_python_is_named(open_pool: OpenPool) -> None:
    with pytest.raises(ConverterUnavailable, match="doctor"):
        open_pool("/khong/co/python3").to_pdf(proof_page(), ())
    with pytest.raises(ConverterUnavailable, match="VANTHU_UNO_PYTHON"):
        Engine(Path("/tmp"), "/khong/co/python3", SETTINGS.fonts_conf).command(Path("/tmp/x"))


def test_a_disk_too_small_for_a_worker_is_said_and_a_bigger_one_serves(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with small_disk(run, "100k"):
        pool = new_converter(run)
        with pytest.raises(ConverterUnavailable, match="khởi động"):
            pool.to_pdf(proof_page(), ())
        subprocess.run(["mount", "-o", "remount,size=100m", str(run)], check=True)
        eventually(lambda: pool.serving == 1)
        assert pool.to_pdf(proof_page(), ()).pages == 1
        pool.close()
        assert not worker_folders(run)


def test_a_disk_that_cannot_be_written_is_said_and_serves_once_it_can(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with small_disk(run, "100m"):
        subprocess.run(["mount", "-o", "remount,ro", str(run)], check=True)
        pool = new_converter(run)
        with pytest.raises(ConverterUnavailable, match="khởi động"):
            pool.to_pdf(proof_page(), ())
        subprocess.run(["mount", "-o", "remount,rw", str(run)], check=True)
        eventually(lambda: pool.serving == 1)
        assert pool.to_pdf(proof_page(), ()).pages == 1
        pool.close()


@pytest.mark.parametrize("left", [0, 300_000], ids=["before", "amid"])
def test_a_disk_that_fills_up_at_work_is_said_and_the_next_document_prints(tmp_path: Path, left: int) -> None:
    """Before the document lies on it, or with room for the document and not for its PDF."""
    run = tmp_path / "run"
    long = document(*[paragraph(f"Đoạn {number}") for number in range(3000)])
    with small_disk(run, "100m"):
        pool = new_converter(run)
        pool.to_pdf(proof_page(), ())
        filler = run / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb") as file:  # noqa: PT012 - until it is full
            while True:
                file.write(bytes(2**16))
                file.flush()
        os.truncate(filler, max(0, filler.stat().st_size - left))
        with pytest.raises(ConverterUnavailable, match="đĩa tạm đầy"):
            pool.to_pdf(long, ())
        filler.unlink()
        eventually(lambda: pool.serving == 1)
        assert pool.to_pdf(long, ()).pages > 10
        assert_whole(pool, run, 1)
        pool.close()


def test_a_run_folder_that_is_deleted_under_the_pool_is_made_anew(tmp_path: Path) -> None:
    run = tmp_path / "run"
    pool = new_converter(run, workers=2)
    pool.to_pdf(proof_page(), ())
    assert_whole(pool, run, 2)
    shutil.rmtree(run)
    for _ in range(6):
        assert pool.to_pdf(proof_page(), ()).printing.attempt == 1
    eventually(lambda: pool.serving == 2)
    pool.close()
    assert not processes(run)


@pytest.mark.parametrize("limits", [{"worker_documents": 5}, {"worker_memory": 1}], ids=["documents", "memory"])
def test_workers_are_renewed_under_load_without_a_gap(tmp_path: Path, limits: dict[str, int]) -> None:
    pool = new_converter(tmp_path, workers=2, **limits)
    pool.start()
    eventually(lambda: pool.serving == 2)
    over, least, printed = threading.Event(), [2], []

    def watch() -> None:
        while not over.wait(0.005):
            least.append(pool.serving)

    def load() -> None:
        for _ in range(10):
            printed.append(pool.to_pdf(proof_page(), ()))
            time.sleep(0.1)  # or else forty pages are printed before anybody new has come

    watcher, loads = threading.Thread(target=watch), [threading.Thread(target=load) for _ in range(4)]
    for thread in (watcher, *loads):
        thread.start()
    for thread in loads:
        thread.join()
    over.set()
    watcher.join()
    assert len(printed) == 40
    assert {page.printing.attempt for page in printed} == {1}
    assert min(least) == 2, "a successor serves before anybody leaves"
    eventually(lambda: pool.metrics.ended.labels("recycled")._value.get() >= 2)
    pool.close()
    assert not processes(tmp_path)


def test_closing_while_workers_start_leaves_nothing_behind(tmp_path: Path) -> None:
    """At every moment of a start; the first has to warm the profile as well."""
    for seconds in (0.05, 0.3, 0.6, 0.9):
        pool = new_converter(tmp_path, workers=2)
        pool.start()
        time.sleep(seconds)
        pool.close()
        assert not processes(tmp_path), f"after {seconds} s"
        assert not worker_folders(tmp_path), f"after {seconds} s"


def test_a_worker_is_sure_to_end_with_a_service_that_has_many_files_open(tmp_path: Path) -> None:
    """select() fails above the 1024th file."""
    code = (
        "import os, resource, sys; from pathlib import Path; from tests.real.conftest import new_converter\n"
        "from service.libreoffice.proof import proof_page\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))\n"
        "held = [os.open('/dev/null', os.O_RDONLY) for _ in range(1500)]\n"
        "pool = new_converter(Path(sys.argv[1])); print(pool.to_pdf(proof_page(), ()).pages); pool.close()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert result.stdout.strip().endswith("1"), result.stderr
