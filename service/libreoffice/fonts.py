"""Which version of a font a PDF was printed with, asked of fontconfig."""

import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_SECONDS: Final = 10


def font_versions(known: Mapping[str, str], embedded: tuple[str, ...]) -> tuple[str, ...]:
    """ "LiberationSerif-Bold 2.1" for each embedded font, by its PostScript name; the name alone when unknown."""
    return tuple(f"{name} {known[name]}" if name in known else name for name in embedded)


@cache
def installed_fonts(fonts: Path) -> dict[str, str]:
    """Version by PostScript name of every font that LibreOffice sees."""
    try:
        listed = subprocess.run(
            ["fc-list", "--format=%{postscriptname}\\t%{fontversion}\\n"],  # noqa: S607 - fontconfig's own tool
            env={"FONTCONFIG_FILE": str(fonts), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    lines = (line.split("\t") for line in listed.stdout.splitlines())
    return {name: f"{int(version) / 65536:.2f}" for name, version in lines if version.isdigit()}
