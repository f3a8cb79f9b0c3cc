"""The command line up to the point where LibreOffice is needed; from there on it is tested with the real one."""

import json
from pathlib import Path

import pytest

from service.cli import main
from service.kinds import kinds
from tests.app.conftest import Run


def test_kinds_lists_every_kind(vanthu: Run) -> None:
    assert [line.split()[0] for line in vanthu("kinds").output.splitlines()] == list(kinds())


@pytest.mark.parametrize("slug", kinds())
def test_a_sample_fits_its_schema(vanthu: Run, slug: str) -> None:
    sample, schema = json.loads(vanthu("sample", slug).output), json.loads(vanthu("schema", slug).output)
    assert set(schema["required"]) <= set(sample) <= set(schema["properties"])


def test_an_unknown_kind_is_told_the_ones_that_exist(vanthu: Run) -> None:
    result = vanthu("sample", "hop-dong")
    assert result.exit_code == 2
    assert "cong-van, ke-hoach, quyet-dinh" in result.output


def test_every_mistake_is_printed_with_its_place(vanthu: Run, tmp_path: Path) -> None:
    (tmp_path / "q.json").write_text('{"x": 1, "tap_the": [""]}')
    result = vanthu("issue", "quyet-dinh", "q.json")
    assert result.exit_code == 1
    assert "/tap_the/0: “Tập thể được khen thưởng, dòng 1” không được để trống." in result.output
    assert "/x: " in result.output


def test_a_file_that_is_not_json_is_told_so(vanthu: Run, tmp_path: Path) -> None:
    (tmp_path / "q.json").write_text("{")
    result = vanthu("issue", "quyet-dinh", "q.json")
    assert (result.exit_code, "JSON" in result.output) == (1, True)


def test_key_add_prints_the_key_alone_and_a_name_only_once(vanthu: Run) -> None:
    first = vanthu("key", "add", "nhân sự", "--role", "clerk")
    assert first.exit_code == 0
    assert first.output.startswith("vt_")
    assert len(first.output.splitlines()) == 1
    second = vanthu("key", "add", "nhân sự", "--role", "clerk")
    assert (second.exit_code, "Đã có khóa" in second.output) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("issue", "ke-hoach", "k.json", "--out", "k.json/sub"),
        ("issue", "ke-hoach", "k.json", "--out", "/proc/khong-co"),
        ("find", "x" * 300),
        ("find", "--year", "99999999999999999999"),
        ("key", "add", "", "--role", "clerk"),
        ("issue", "ke-hoach", "."),
        ("issue", "ke-hoach", "khong-co.json"),
    ],
)
def test_what_cannot_be_done_is_told_without_a_traceback_and_takes_no_number(
    vanthu: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "k.json").write_text(vanthu("sample", "ke-hoach").output)
    result = vanthu(*words)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code in {1, 2}
    assert "Không tìm thấy" in vanthu("find").output


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "abc", "VANTHU_PORT"),
        ("QUEUE_SECONDS", "-1", "VANTHU_QUEUE_SECONDS"),
        ("DATA_DIR", "k", "VANTHU_DATA_DIR"),
    ],
)
def test_a_wrong_setting_is_named(
    vanthu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    (tmp_path / "k").write_text("a file")
    monkeypatch.setenv(f"VANTHU_{name}", value)
    result = vanthu("find")
    assert (result.exit_code, told in result.output) == (1, True)


def test_an_error_of_content_is_printed_with_its_rule_and_law(vanthu: Run, tmp_path: Path) -> None:
    sample = json.loads(vanthu("sample", "quyet-dinh").output) | {"ngay_ban_hanh": "2026-08-05"}
    (tmp_path / "q.json").write_text(json.dumps(sample))
    result = vanthu("issue", "quyet-dinh", "q.json")
    assert result.exit_code == 1
    assert "/can_cu/2: Nghị định số 91/2017/NĐ-CP hết hiệu lực" in result.output
    assert "[BR-12: " in result.output


def test_bases_prints_the_lines_and_marks_what_is_not_verified(vanthu: Run) -> None:
    before = vanthu("bases", "--date", "2026-08-05", "--authority", "Chủ tịch UBND tỉnh Hồng Lam").output
    assert before.splitlines()[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
    assert "CHƯA KIỂM CHỨNG" not in before
    assert "CHƯA KIỂM CHỨNG" in vanthu("bases", "--date", "2026-10-01").output


def test_a_law_file_that_does_not_fit_is_told_with_its_key(
    vanthu: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "law.toml").write_text("[chua_ro]\ntu = 'mai'\n")
    monkeypatch.setenv("VANTHU_LAW_FILE", "law.toml")
    for words in (("bases",), ("find",)):
        result = vanthu(*words)
        assert (result.exit_code, "law.toml có chỗ chưa đúng: chua_ro.tu" in result.output) == (1, True)


def test_nothing_found_is_said(vanthu: Run) -> None:
    assert "Không tìm thấy" in vanthu("find", "giấy", "khen").output


@pytest.mark.parametrize("command", ["", *main.commands])
def test_every_command_explains_itself(vanthu: Run, command: str) -> None:
    result = vanthu(*command.split(), "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4
