"""Probes every part of an installation for real, and says what to do about the one that fails."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from service.archive.register import Query
from service.errors import VanthuError
from service.installation import Installation
from service.issue import preview
from service.kinds import kinds
from service.render.inspect import font_notice


@dataclass(frozen=True, slots=True)
class Finding:
    """One probed part: what was seen, or what is wrong and how to mend it."""

    part: str
    healthy: bool
    detail: str


def examine(installation: Installation) -> list[Finding]:
    """Findings for fonts, LibreOffice, database and object store, in that order."""
    probes: dict[str, Callable[[Installation], str]] = {
        "Phông chữ": _fonts,
        "LibreOffice": _converter,
        "Sổ đăng ký": _register,
        "Kho lưu trữ": _store,
    }
    return [_probe(part, probe, installation) for part, probe in probes.items()]


def _probe(part: str, probe: Callable[[Installation], str], installation: Installation) -> Finding:
    try:
        return Finding(part, True, probe(installation))
    except VanthuError as exc:
        return Finding(part, False, f"{exc} ({exc.log})")
    except (OSError, subprocess.SubprocessError) as exc:
        return Finding(part, False, f"{exc}. Chạy `make setup` để cài phần còn thiếu.")


def _fonts(installation: Installation) -> str:
    """The family that stands for Times New Roman, with all Vietnamese letters."""
    match = subprocess.run(
        ["fc-match", "Times New Roman:lang=vi", "family"],  # noqa: S607 - fontconfig's own tool, from the system path
        env={"FONTCONFIG_FILE": str(installation.settings.fonts_conf), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return match.stdout.strip()


def _converter(installation: Installation) -> str:
    """A real page: the first kind's sample, printed and verified."""
    kind = next(iter(kinds().values()))
    printed = preview(installation.office, kind, kind.sample)
    notice = " ".join(font_notice(printed.fonts))
    return f"{installation.office.converter.version}, in được {printed.pages} trang. {notice}".strip()


def _register(installation: Installation) -> str:
    with installation.database.write():
        newest = installation.office.register.search(Query()).records
    return f"ghi và đọc được; văn bản mới nhất: {newest[0].so_ky_hieu if newest else 'chưa có'}"


def _store(installation: Installation) -> str:
    now = datetime.now(UTC).isoformat()
    installation.office.store.put(f"probes/{now[:10]}.txt", now[:10].encode())
    installation.office.store.get(f"probes/{now[:10]}.txt")
    return "ghi và đọc được"
