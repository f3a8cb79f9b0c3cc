"""The command line up to the point where LibreOffice is needed; from there on it is tested with the real one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.kinds import kinds


@pytest.fixture
def vanthu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words)

    return run


def test_kinds_lists_every_kind(vanthu) -> None:  # type: ignore[no-untyped-def]
    assert [line.split()[0] for line in vanthu("kinds").output.splitlines()] == list(kinds())


@pytest.mark.parametrize("slug", kinds())
def test_a_sample_fits_its_schema(vanthu, slug: str) -> None:  # type: ignore[no-untyped-def]
    sample, schema = json.loads(vanthu("sample", slug).output), json.loads(vanthu("schema", slug).output)
    assert set(schema["required"]) <= set(sample) <= set(schema["properties"])


def test_an_unknown_kind_is_told_the_ones_that_exist(vanthu) -> None:  # type: ignore[no-untyped-def]
    result = vanthu("sample", "hop-dong")
    assert result.exit_code == 2
    assert "ke-hoach, quyet-dinh" in result.output


def test_every_mistake_is_printed_with_its_place(vanthu, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "q.json").write_text('{"x": 1, "tap_the": [""]}')
    result = vanthu("issue", "quyet-dinh", "q.json")
    assert result.exit_code == 1
    assert "/tap_the/0: “Tập thể được khen thưởng, dòng 1” không được để trống." in result.output
    assert "/x: " in result.output


def test_a_file_that_is_not_json_is_told_so(vanthu, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "q.json").write_text("{")
    result = vanthu("issue", "quyet-dinh", "q.json")
    assert (result.exit_code, "JSON" in result.output) == (1, True)


def test_key_add_prints_the_key_alone_and_a_name_only_once(vanthu) -> None:  # type: ignore[no-untyped-def]
    first = vanthu("key", "add", "nhân sự", "--role", "clerk")
    assert first.exit_code == 0
    assert first.output.startswith("vt_")
    assert len(first.output.splitlines()) == 1
    second = vanthu("key", "add", "nhân sự", "--role", "clerk")
    assert (second.exit_code, "Đã có khóa" in second.output) == (1, True)


def test_nothing_found_is_said(vanthu) -> None:  # type: ignore[no-untyped-def]
    assert "Không tìm thấy" in vanthu("find", "giấy", "khen").output


@pytest.mark.parametrize(
    "command", ["", "kinds", "schema", "sample", "preview", "issue", "find", "doctor", "serve", "key"]
)
def test_every_command_explains_itself(vanthu, command: str) -> None:  # type: ignore[no-untyped-def]
    result = vanthu(*command.split(), "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4
