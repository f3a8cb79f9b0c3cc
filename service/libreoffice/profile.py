"""The LibreOffice profile: hardened, warmed once, copied for every worker."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from service.errors import ConverterUnavailable
from service.libreoffice.fonts import font_files
from service.libreoffice.sandbox import enclosed, environment

WARM_SECONDS: Final = 30

# A profile of another LibreOffice or other settings is kept so long: a service that is being replaced may copy it yet.
_KEPT_SECONDS: Final = 24 * 3600

_PREFIX: Final = "profile-"

# No network, no macros, no file that a document names (the fuse bits keep a document from changing it), no recovery,
# no update check, no spelling while nobody reads.
_SETTINGS: Final = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "/org.openoffice.Office.Recovery/AutoSave": {"Enabled": "false"},
    "/org.openoffice.Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "/org.openoffice.Office.Linguistic/SpellChecking": {"IsSpellAuto": "false"},
    "/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {
        "AutoCheckEnabled": "false"
    },
}


def warmed_profile(parent: Path, own: Path, program: Path, fonts: Path) -> Path:
    """The profile to copy, in `parent`: made by the first to ask, in its `own` folder, per LibreOffice and settings."""
    seed = parent / f"{_PREFIX}{_fingerprint(program)}"
    if seed.is_dir():
        return seed
    with tempfile.TemporaryDirectory(prefix="warming-", dir=own) as folder:
        profile = Path(folder, "profile")
        _write_settings(profile)
        options = ["--headless", "--nologo", "--norestore", "--nofirststartwizard", "--terminate_after_init"]
        command = [str(program), *options, f"-env:UserInstallation={profile.as_uri()}"]
        try:
            subprocess.run(
                enclosed(command, Path(folder), font_files(fonts)),
                env=environment(Path(folder), fonts),
                timeout=WARM_SECONDS,
                capture_output=True,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as exc:
            raise ConverterUnavailable(
                "LibreOffice không khởi động được. Báo quản trị viên chạy `vanthu doctor`.",
                log=f"profile not warmed: {type(exc).__name__}",
            ) from exc
        try:
            profile.rename(seed)
        except OSError:  # another process was first
            shutil.rmtree(profile)
    _remove_former(parent, seed)
    return seed


def _remove_former(parent: Path, seed: Path) -> None:
    """What was warmed for a LibreOffice or for settings that are no more; workers have copies."""
    for other in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another process was first
            if other != seed and time.time() - other.stat().st_mtime > _KEPT_SECONDS:
                shutil.rmtree(other, ignore_errors=True)


def _fingerprint(program: Path) -> str:
    """Changes when LibreOffice or the settings do."""
    about = f"{program} {program.stat().st_mtime_ns} {_document()}"
    return hashlib.sha256(os.fsencode(about)).hexdigest()[:12]


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_document())


def _document() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
