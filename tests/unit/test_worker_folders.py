"""What workers of this machine find and leave: fonts, warmed profiles, processes, room for their files."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service import doctor
from service.errors import LawBroken
from service.libreoffice import profile
from service.libreoffice.fonts import installed_fonts
from service.libreoffice.process import DocumentRefused, Engine, PdfUnwritten
from service.settings import ROOT, Settings

SLEEP = "import time; time.sleep(30)"


def test_fonts_that_were_not_told_are_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text((ROOT / "fonts" / "fonts.conf").read_text())
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: run(["false"], check=True))
    with capture_logs() as logged:
        assert installed_fonts(fonts) == {}
    assert [event["event"] for event in logged] == ["fonts-unknown"]
    monkeypatch.setattr(subprocess, "run", run)
    assert installed_fonts(fonts)


def test_a_worker_reads_the_fonts_file_and_licensed_beside_it_and_nothing_else_there(tmp_path: Path) -> None:
    command = Engine(tmp_path / "run", sys.executable, tmp_path / "fonts.conf").command(tmp_path / "run" / "worker-1")
    assert str(tmp_path) not in command
    if command[0] == "bwrap":
        assert {str(tmp_path / "fonts.conf"), str(tmp_path / "licensed")} <= set(command)


def test_profiles_of_former_libreoffices_go_after_a_day(tmp_path: Path) -> None:
    ours, former, recent = (tmp_path / f"profile-{name}" for name in ("ours", "former", "recent"))
    for seed in (ours, former, recent):
        (seed / "user").mkdir(parents=True)
    for seed in (ours, former):
        os.utime(seed, (time.time() - 25 * 3600,) * 2)
    profile._remove_former(tmp_path, ours)
    assert sorted(tmp_path.iterdir()) == [ours, recent]


def test_a_sweep_ends_workers_and_not_those_who_read_their_logs(tmp_path: Path) -> None:
    folder = tmp_path / "worker-1-x"
    folder.mkdir()
    (folder / "worker.log").touch()
    reader = subprocess.Popen(["tail", "-f", str(folder / "worker.log")], stdout=subprocess.DEVNULL)
    ours = [
        subprocess.Popen([sys.executable, "-c", SLEEP, word, str(folder)])
        for word in ("/x/worker.py", "-env:UserInstallation=file:///x")
    ]
    time.sleep(0.3)
    Engine(tmp_path, "python3", tmp_path / "fonts.conf").sweep()
    assert [process.wait(5) for process in ours] == [-9, -9]
    assert not folder.exists()
    with pytest.raises(subprocess.TimeoutExpired):
        reader.wait(0.5)
    reader.kill()
    reader.wait()


@pytest.mark.parametrize(("room", "error"), [(1024**3, DocumentRefused), (1024, PdfUnwritten)])
def test_a_document_that_does_not_open_is_to_blame_only_when_there_is_room(
    tmp_path: Path, room: int, error: type[Exception]
) -> None:
    worker = Engine(tmp_path, "python3", tmp_path / "fonts.conf").worker()
    worker._read = json.dumps({"failed": "load", "memory": 1, "room": room}).encode() + b"\n"
    pipes = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with pipes as worker._process, pytest.raises(error):
        worker._carried_out(1)


def test_doctor_starts_one_libreoffice_and_tells_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def assemble(settings: Settings) -> None:
        started.append(settings.workers)
        raise LawBroken("…")

    monkeypatch.setattr(doctor, "assemble", assemble)
    for workers in (7, 0):
        doctor.examine(Settings(workers=workers, remote_workers=("http://127.0.0.1:9",)))
    assert started == [1, 0]
