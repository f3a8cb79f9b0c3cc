"""Which version of a font a PDF was printed with, asked of fontconfig."""

import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import structlog

_SECONDS: Final = 10

_log = structlog.get_logger(__name__)


def font_versions(known: Mapping[str, str], embedded: tuple[str, ...]) -> tuple[str, ...]:
    """ "LiberationSerif-Bold 2.1" for each embedded font, by its PostScript name; the name alone when unknown."""
    return tuple(f"{name} {known[name]}" if name in known else name for name in embedded)


def installed_fonts(fonts: Path) -> dict[str, str]:
    """Version by PostScript name of every font that LibreOffice sees; nothing when fontconfig does not tell."""
    try:
        return _listed(fonts)
    except (OSError, subprocess.SubprocessError) as exc:
        _log.warning("fonts-unknown", reason=f"fc-list: {type(exc).__name__}")
        return {}


def font_files(fonts: Path) -> tuple[Path, Path]:
    """What LibreOffice reads beside the system's fonts: the file `fonts`, and `licensed/` next to it, which it names.

    Not the folder that they lie in: it may be /etc, or the one that holds the register.
    """
    return fonts, fonts.with_name("licensed")


@cache  # of answers only: fc-list that failed is asked again
def _listed(fonts: Path) -> dict[str, str]:
    listed = subprocess.run(
        ["fc-list", "--format=%{postscriptname}\\t%{fontversion}\\n"],  # noqa: S607 - fontconfig's own tool
        env={"FONTCONFIG_FILE": str(fonts), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
        timeout=_SECONDS,
    )
    lines = (line.split("\t") for line in listed.stdout.splitlines())
    return {name: f"{int(version) / 65536:.2f}" for name, version in lines if version.isdigit()}
