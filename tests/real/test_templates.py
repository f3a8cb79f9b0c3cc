"""The committed templates are what the script draws, and the width table is that of the real font."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from service.render.typography import _WIDTHS, Face
from service.settings import ROOT
from tests.real.conftest import SETTINGS, needs

FACES: dict[Face, str] = {"đứng": "Regular", "đậm": "Bold", "nghiêng": "Italic"}


def test_the_committed_templates_are_what_the_script_draws(tmp_path: Path) -> None:
    script = tmp_path / "templates" / "draw.py"
    script.parent.mkdir()
    script.write_text((ROOT / "templates" / "draw.py").read_text())
    (tmp_path / "service").symlink_to(ROOT / "service")
    subprocess.run([sys.executable, str(script)], check=True, timeout=60)
    drawn = {path.name: path.read_bytes() for path in script.parent.glob("*.docx")}
    assert drawn == {path.name: path.read_bytes() for path in (ROOT / "templates").glob("*.docx")}


@pytest.mark.parametrize("face", FACES)
def test_the_width_table_is_that_of_the_font_in_use(face: Face) -> None:
    needs("fc-match")
    pattern = f"Times New Roman:style={FACES[face]}:lang=vi"
    environment = {"FONTCONFIG_FILE": str(SETTINGS.fonts_conf), "PATH": "/usr/bin:/bin"}
    command = ["fc-match", pattern, "--format=%{file}"]
    file = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30).stdout
    font = TTFont(file)
    letters, advances = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 2048
    assert {char: advances[letters[ord(char)]][0] for char in _WIDTHS[face]} == _WIDTHS[face]
