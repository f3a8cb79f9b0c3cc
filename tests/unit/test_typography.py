import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.typography import _WIDTHS, Face, balance, rule_length, text_width

NAME = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG VÀ NÔNG NGHIỆP"


def test_the_width_of_quoc_hieu_is_that_of_times_new_roman() -> None:
    assert round(text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "đậm"), 1) == 88.3


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert balance("SỞ XÂY DỰNG", 62, 12, "đậm") == ["SỞ XÂY DỰNG"]


def test_a_long_name_breaks_into_even_lines_that_fit() -> None:
    lines = balance(NAME, 62, 12, "đậm")
    widths = [text_width(line, 12, "đậm") for line in lines]
    assert " ".join(lines) == NAME
    assert max(widths) <= 62
    assert min(widths) > max(widths) / 2


def test_a_title_breaks_before_a_linking_word() -> None:
    title = "TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ XÂY DỰNG"
    lines = balance(title, 140, 14, "đậm")
    assert lines == ["TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "CỦA GIÁM ĐỐC SỞ XÂY DỰNG"]


def test_words_joined_by_a_no_break_space_stay_together() -> None:
    assert balance("aaaa bbbb\u00a0cccc", 12, 14, "đứng") == ["aaaa", "bbbb\u00a0cccc"]


words = st.lists(st.text("abcđêươ", min_size=1, max_size=12), min_size=1, max_size=25)


@given(words)
def test_balancing_loses_no_word_and_never_takes_more_lines_than_needed(chosen: list[str]) -> None:
    text = " ".join(chosen)
    lines = balance(text, 64, 14, "đậm")
    assert " ".join(lines) == text
    assert all(text_width(line, 14, "đậm") <= 64 or " " not in line for line in lines)


@given(words)
def test_a_ruled_line_is_a_third_to_a_half_of_the_line_above_it(chosen: list[str]) -> None:
    lines = balance(" ".join(chosen), 64, 14, "đậm")
    last = text_width(lines[-1], 14, "đậm")
    assert last / 3 <= rule_length(lines, 14, "đậm") <= last / 2


def width_letter_by_letter(text: str, points: float, face: Face) -> float:
    """What `text_width` means: every letter is as wide as the one without tone and shape marks."""

    def bare(char: str) -> str:
        letter, *marks = unicodedata.normalize("NFD", char)
        return unicodedata.normalize("NFC", f"{letter}\u031b") if "\u031b" in marks else letter

    total = sum(_WIDTHS[face].get(bare(char), 2048) for char in unicodedata.normalize("NFC", text))
    return total / 2048 * points * 25.4 / 72


@pytest.mark.parametrize("face", ["đứng", "đậm", "nghiêng"])
def test_every_letter_has_the_width_of_its_skeleton(face: Face) -> None:
    for code in (*range(0xD800), *range(0xE000, 0x20000)):
        assert text_width(chr(code), 14, face) == pytest.approx(width_letter_by_letter(chr(code), 14, face)), hex(code)


@given(st.text(st.sampled_from("aăậơởƯđĐ 中e\u0301\u031b\u0323\u00a0“,;"), max_size=40))
def test_a_text_is_as_wide_as_its_letters(text: str) -> None:
    assert text_width(text, 13, "nghiêng") == pytest.approx(width_letter_by_letter(text, 13, "nghiêng"))


def unevenness(lines: tuple[str, ...], even: float) -> float:
    """How far lines are from even, with what a break costs where the sense does not pause."""
    breaks = [(above[-1] in ",;:" or below.split()[0] == "và") for above, below in pairwise(lines)]
    widths = [text_width(line, 14, "đậm") for line in lines]
    return sum((width / even - 1) ** 2 for width in widths) + 0.12 * breaks.count(False)


def ways_to_break(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    for cuts in combinations(range(1, len(words)), count - 1):
        yield tuple(" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words))))


@given(st.lists(st.sampled_from(["và", "SỞ", "XÂY", "DỰNG,", "a\u0323\u031b", "NGHIÊNG" * 4, "ĐẦU TƯ"]), max_size=9))
def test_no_other_way_to_break_a_text_is_more_even(chosen: list[str]) -> None:
    words = " ".join(chosen).split()
    lines = balance(" ".join(words), 60, 14, "đậm")
    if len(lines) > 1:
        even = text_width(" ".join(words), 14, "đậm") / len(lines)
        fitting = [
            way
            for way in ways_to_break(words, len(lines))
            if all(text_width(line, 14, "đậm") <= 60 or " " not in line for line in way)
        ]
        assert unevenness(tuple(lines), even) == pytest.approx(min(unevenness(way, even) for way in fitting))
