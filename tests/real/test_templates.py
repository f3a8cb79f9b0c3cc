"""The committed templates are what the script draws, and the width table is that of the real font."""

import subprocess
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from service.settings import ROOT
from service.typography import _WIDTHS, Face
from service.vietnamese import nfc, unprintable
from templates.draw import KINDS, package
from tests.real.conftest import SETTINGS, needs

FACES: dict[Face, str] = {"đứng": "Regular", "đậm": "Bold", "nghiêng": "Italic"}


@pytest.mark.parametrize("stem", KINDS)
def test_a_committed_template_is_what_the_script_draws(stem: str) -> None:
    assert (ROOT / "templates" / f"{stem}.docx").read_bytes() == package(KINDS[stem]())


def test_every_template_is_drawn() -> None:
    assert {path.stem for path in (ROOT / "templates").glob("*.docx")} == set(KINDS)


def test_every_character_that_a_payload_may_hold_is_in_the_font() -> None:
    assigned = [chr(code) for code in range(0x20, 0x3000) if unicodedata.category(chr(code)) != "Cn"]
    printable = {ord(char) for char in assigned if nfc(char) == char and unprintable(char) is None}
    for face in FACES:
        assert not printable - set(font_in_use(face).getBestCmap())


@pytest.mark.parametrize("face", FACES)
def test_the_width_table_is_that_of_the_font_in_use(face: Face) -> None:
    font = font_in_use(face)
    letters, advances = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 2048
    assert {char: advances[letters[ord(char)]][0] for char in _WIDTHS[face]} == _WIDTHS[face]


def font_in_use(face: Face) -> TTFont:
    """The font that LibreOffice takes for Times New Roman here."""
    needs("fc-match")
    pattern = f"Times New Roman:style={FACES[face]}:lang=vi"
    environment = {"FONTCONFIG_FILE": str(SETTINGS.fonts_conf), "PATH": "/usr/bin:/bin"}
    command = ["fc-match", pattern, "--format=%{file}"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
    return TTFont(result.stdout)
