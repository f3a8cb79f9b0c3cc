"""Probes every part of an installation for real, and says what to do about the one that fails."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from service.archive.search import Query
from service.archive.store import probe_store
from service.errors import LawBroken, OutputBroken, VanthuError
from service.installation import assemble
from service.issue import Office, preview
from service.kinds import kinds
from service.libreoffice.remote import RemoteWorker
from service.libreoffice.sandbox import MEND, available
from service.render.inspect import SUBSTITUTES, TIMES, font_notice
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One probed part: what was seen, or what is wrong and how to mend it; `advice` is no fault, and worth reading."""

    part: str
    healthy: bool
    detail: str
    advice: bool = False


def examine(settings: Settings) -> list[Finding]:
    """Findings for fonts, LibreOffice and who prints, database and object store, in that order."""
    fonts = _probe("Phông chữ", lambda: _fonts(settings))
    walls = [_walls(settings)] if settings.workers else []
    remote = [_probe(address, partial(_remote, address)) for address in settings.remote_workers]
    few = settings.model_copy(update={"workers": min(settings.workers, 1)})  # one prints the page
    try:
        with assemble(few) as installation:
            office = installation.office
            return [
                fonts,
                _probe("LibreOffice", lambda: _converter(office, settings)),
                *walls,
                *remote,
                _probe("Sổ đăng ký", lambda: _register(office)),
                _probe("Kho lưu trữ", lambda: _store(office)),
            ]
    except VanthuError as exc:
        part = "Quy định" if isinstance(exc, LawBroken) else "Sổ đăng ký"
        return [fonts, *walls, *remote, Finding(part, False, f"{exc} ({exc.log})")]


def _probe(part: str, probe: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, probe())
    except VanthuError as exc:
        return Finding(part, False, f"{exc} ({exc.log})")
    except (OSError, subprocess.SubprocessError) as exc:
        return Finding(part, False, f"{exc}. Chạy `make setup` để cài phần còn thiếu.")


def _fonts(settings: Settings) -> str:
    """The family that stands for Times New Roman, with all Vietnamese letters."""
    match = subprocess.run(
        ["fc-match", "Times New Roman:lang=vi", "family"],  # noqa: S607 - fontconfig's own tool, from the system path
        env={"FONTCONFIG_FILE": str(settings.fonts_conf), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    family = match.stdout.strip()
    if not family.replace(" ", "").startswith((TIMES, *SUBSTITUTES)):
        raise OutputBroken(f"Không có Times New Roman hay phông cùng độ rộng (thấy: {family or 'không phông nào'}).")
    return family


def _converter(office: Office, settings: Settings) -> str:
    """A real page: the first kind's sample, printed and verified."""
    kind = next(iter(kinds().values()))
    printed = preview(office, kind, kind.sample)
    who = f"{settings.workers} ở máy này, {len(settings.remote_workers)} ở máy khác"
    seen = f"{printed.printing.printer}, in được {printed.pages} trang; {who}."
    return " ".join((seen, *font_notice(printed.fonts)))


def _walls(settings: Settings) -> Finding:
    """Whether LibreOffice runs within walls; without them it does, unless they are required."""
    if available():
        return Finding("Tường ngăn", True, "LibreOffice không thấy mạng, tiến trình và tệp nào khác (bubblewrap).")
    required = settings.sandbox == "required"
    left = "LibreOffice không chạy (VANTHU_SANDBOX=required)" if required else "LibreOffice chạy không có tường ngăn"
    return Finding("Tường ngăn", not required, f"{left}. {MEND}", advice=True)


def _remote(address: str) -> str:
    worker = RemoteWorker(address)
    worker.start()
    return f"LibreOffice {worker.libreoffice}"


def _register(office: Office) -> str:
    office.register.ready()
    newest = office.register.search(Query()).documents
    return f"ghi và đọc được; văn bản mới nhất: {newest[0].name if newest else 'chưa có'}"


def _store(office: Office) -> str:
    probe_store(office.store)
    return "ghi và đọc được"
