"""The walls around LibreOffice: no network, no process but its own, no file but the system's and its folder.

bubblewrap (Debian's `bubblewrap`, from 0.8 on) builds them from Linux namespaces. Where the system allows none, as in
many containers, LibreOffice runs without: a document that reaches outside is refused before
(`service.libreoffice.outside`) and by the profile (`service.libreoffice.profile`) all the same.
"""

import subprocess
import threading
from functools import cache
from pathlib import Path
from typing import Final, Literal

import structlog

from service.errors import ConverterUnavailable

# Whether LibreOffice may run without walls where the system allows none.
Sandbox = Literal["auto", "required"]

MEND: Final = "Cài bằng `apt-get install bubblewrap`; trong container, cho phép không gian tên của người dùng (userns)."

_BWRAP: Final = "bwrap"

# All that LibreOffice is told of our environment, which holds secrets.
_PATH: Final = "/usr/local/bin:/usr/bin:/bin"

# What it reads of the system: programs, libraries, and how fonts and LibreOffice are set up.
_SYSTEM: Final = (
    "/usr",
    "/bin",
    "/lib",
    "/lib64",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/libreoffice",
    "/etc/passwd",
    "/var/cache/fontconfig",
)

# Its temporary files lie in memory that no limit of its own counts: this is theirs.
_TEMPORARY_BYTES: Final = 1024**3

PROBE_SECONDS: Final = 10

_asking: Final = threading.Lock()
_log = structlog.get_logger(__name__)


def available() -> bool:
    """Whether walls can be built here; asked once, and logged when they cannot."""
    with _asking:
        return _available()


def require_walls() -> None:
    """Raise ConverterUnavailable where no walls can be built."""
    if not available():
        raise ConverterUnavailable(
            f"VANTHU_SANDBOX=required nhưng máy này không dựng được tường ngăn quanh LibreOffice. {MEND}",
            log="sandbox required, bubblewrap builds none",
        )


def enclosed(command: list[str], folder: Path, readable: tuple[Path, ...]) -> list[str]:
    """`command` within walls, where it may write to `folder` and read the paths `readable`."""
    if not available():
        return command
    own = ["--bind", str(folder), str(folder), "--chdir", str(folder)]
    # What the rest hangs in lies in memory without a bound; nobody writes there.
    return [*_walls(readable), *own, "--remount-ro", "/dev", "--remount-ro", "/", *command]


def environment(folder: Path, fonts: Path) -> dict[str, str]:
    """All the variables that LibreOffice gets. Within walls its temporary files lie in memory, and go with it."""
    return {
        "PATH": _PATH,
        "HOME": str(folder),
        "TMPDIR": "/tmp" if available() else str(folder),  # noqa: S108 - its own, inside the walls
        "FONTCONFIG_FILE": str(fonts),
        "SAL_USE_VCLPLUGIN": "svp",
    }


@cache
def _available() -> bool:
    try:
        subprocess.run([*_walls(()), "true"], check=True, capture_output=True, timeout=PROBE_SECONDS)
    except (OSError, subprocess.SubprocessError) as exc:
        _log.warning("no-sandbox", reason=f"bubblewrap: {type(exc).__name__}")
        return False
    return True


def _walls(readable: tuple[Path, ...]) -> list[str]:
    temporary = ["--size", str(_TEMPORARY_BYTES), "--tmpfs", "/tmp"]  # noqa: S108 - its own, inside the walls
    own = ["--proc", "/proc", "--dev", "/dev", *temporary]
    seen = [*_SYSTEM, *(str(path) for path in readable)]
    bound = [word for path in seen for word in ("--ro-bind-try", path, path)]
    return [_BWRAP, "--unshare-all", "--die-with-parent", *own, *bound]
