"""Numbers and money in words: what is written, what is read, and that reading undoes writing."""

import unicodedata
from dataclasses import replace
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.numerals import LIMIT, Wording, dotted, money, money_from_text, number_from_words, number_in_words

WORDINGS: Final = [Wording(tens, thousand) for tens in ("linh", "lẻ") for thousand in ("nghìn", "ngàn")]

# Powers of ten and their neighbours, and groups with zeros in every place.
EDGES: Final = [10**power + step for power in range(1, 18) for step in (-1, 0, 1)]
GROUPS: Final = st.lists(st.sampled_from((0, 1, 4, 5, 10, 11, 15, 24, 105, 110, 500, 999)), min_size=1, max_size=6)
NUMBERS: Final = st.one_of(
    st.integers(0, LIMIT - 1),
    st.sampled_from(EDGES),
    GROUPS.map(lambda groups: sum(group * 1000**power for power, group in enumerate(groups))),
)

DIGITS: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
UNITS: Final = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
OTHERS: Final = ("không", "mốt", "tư", "lăm", "nhăm", "linh", "lẻ", "mười", "mươi", "trăm", "bẩy", "đồng", "chẵn")
WORDS: Final = (*DIGITS, *UNITS, *OTHERS)


def written_grammar() -> dict[str, int]:
    """Every way to say 0 to 999, put together digit by digit, apart from the code under test."""
    ones = {digit: value for value, digit in enumerate(DIGITS, start=1)} | {"bẩy": 7}
    after_linh = ones | {"tư": 4}
    after_muoi = ones | {"lăm": 5}
    del after_muoi["năm"]
    after_tens = {key: value for key, value in after_muoi.items() if value != 1} | {"mốt": 1, "tư": 4, "nhăm": 5}
    tens = {"mười": 10} | {f"mười {word}": 10 + value for word, value in after_muoi.items()}
    for digit, ten in ones.items():
        if ten > 1:
            tens[f"{digit} mươi"] = 10 * ten
            tens |= {f"{digit} mươi {word}": 10 * ten + value for word, value in after_tens.items()}
    full = {f"{zero} {word}": value for zero in ("linh", "lẻ") for word, value in after_linh.items()} | tens
    hundreds = {f"{digit} trăm": 100 * value for digit, value in ones.items()}
    larger = {f"{h} {rest}": hundred + value for h, hundred in hundreds.items() for rest, value in full.items()}
    return {"không": 0} | ones | tens | hundreds | larger


GRAMMAR: Final = written_grammar()


def plain(words: str) -> str:
    """`words` with one word for each sense, as both writers of a text would agree on."""
    senses = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bẩy": "bảy", "tư": "bốn", "nhăm": "lăm"}
    return " ".join(senses.get(word, word) for word in words.split() if word not in {"đồng", "chẵn"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1010, "một nghìn không trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_080_000, "một triệu không trăm tám mươi nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (3_795_000, "ba triệu bảy trăm chín mươi lăm nghìn"),
        (10**9, "một tỷ"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**15 + 10**9, "một triệu không trăm linh một tỷ"),
        (2_021_000_000_004, "hai nghìn không trăm hai mươi mốt tỷ không trăm linh bốn"),
    ],
)
def test_a_number_is_read_as_vietnamese_reads_it(number: int, words: str) -> None:
    assert number_in_words(number) == words
    assert number_from_words(words) == number


def test_an_office_chooses_its_words() -> None:
    assert number_in_words(1005, Wording("lẻ", "ngàn")) == "một ngàn không trăm lẻ năm"


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_a_number_outside_the_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        number_in_words(number)


@given(NUMBERS, st.sampled_from(WORDINGS))
def test_reading_undoes_writing_in_every_wording(number: int, wording: Wording) -> None:
    assert number_from_words(number_in_words(number, wording)) == number


def test_no_two_numbers_below_100_000_are_written_alike_and_each_is_read_back() -> None:
    assert all(number_from_words(number_in_words(number)) == number for number in range(100_000))


def test_every_way_to_say_a_number_below_1000_is_read() -> None:
    assert sorted(set(GRAMMAR.values())) == list(range(1000))
    assert {words: number_from_words(words) for words in GRAMMAR} == GRAMMAR


def test_of_all_sequences_of_three_words_only_the_grammar_is_read() -> None:
    below_1000 = [words for words in GRAMMAR if words != "không"]
    numbers = {*GRAMMAR, *(f"{words} {unit}" for words in below_1000 for unit in UNITS)}
    numbers |= {f"{words} {unit} tỷ" for words in below_1000 for unit in ("nghìn", "ngàn", "triệu")}
    numbers |= {f"{words} {unit} tỉ" for words in below_1000 for unit in ("nghìn", "ngàn", "triệu")}
    expected = {f"{words}{end}" for words in numbers for end in ("", " đồng", " đồng chẵn")}
    sequences = {" ".join(words) for length in (1, 2, 3) for words in product(WORDS, repeat=length)}
    assert {words for words in sequences if is_read(words)} == expected & sequences


def is_read(words: str) -> bool:
    try:
        number_from_words(words)
    except ValueError:
        return False
    return True


@given(st.lists(st.sampled_from((*sorted(GRAMMAR), *WORDS)), min_size=2, max_size=8).map(" ".join))
def test_what_is_read_is_written_again_in_the_same_words(text: str) -> None:
    if is_read(text):
        assert plain(number_in_words(number_from_words(text))) == plain(text)


@given(NUMBERS, st.data())
def test_one_word_too_many_or_changed_is_refused_or_another_number(number: int, data: st.DataObject) -> None:
    words = number_in_words(number).split()
    place = data.draw(st.integers(0, len(words) - 1))
    word = data.draw(st.sampled_from(WORDS))
    for text in (
        " ".join([*words[:place], word, *words[place:]]),
        " ".join([*words[:place], word, *words[place + 1 :]]),
    ):
        if is_read(text):
            assert plain(number_in_words(number_from_words(text))) == plain(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hai Mươi Bốn", 24),
        ("  một   trăm lẻ tư đồng ", 104),
        ("MỘT TỈ ĐỒNG CHẴN", 10**9),
        (unicodedata.normalize("NFD", "Năm trăm bẩy mươi nhăm ngàn"), 575_000),
        ("một nghìn tỷ không trăm linh một triệu", 1_000_001_000_000),
    ],
)
def test_spoken_variants_are_read(text: str, number: int) -> None:
    assert number_from_words(text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "không có chữ nào"),
        ("đồng", "không có chữ nào"),
        ("mươi hai", "“mươi” không đứng đầu"),
        ("hai mươi mười", "“mười” không đứng sau “mươi”"),
        ("một trăm trăm", "“trăm” không đứng sau “trăm”"),
        ("một trăm năm", "thiếu “linh” hoặc “lẻ” giữa “trăm” và “năm”"),
        ("một trăm linh năm mươi", "không phải là một số"),
        ("hai mươi một", "sau “mươi” viết “mốt”"),
        ("hai mươi năm", "sau “mươi” viết “lăm”"),
        ("mười năm", "sau “mười” viết “lăm”"),
        ("hai ba", "“ba” không đứng sau “hai”"),
        ("một nghìn năm", "thiếu hàng trăm"),
        ("một triệu tám mươi nghìn", "“tám mươi” sau “triệu” thiếu hàng trăm"),
        ("một nghìn một triệu", "“nghìn” đứng sai chỗ"),
        ("một triệu hai triệu", "“triệu” đứng sai chỗ"),
        ("một tỷ tỷ", "“tỷ” đứng sai chỗ"),
        ("nghìn", "thiếu số trước “nghìn”"),
        ("không nghìn", "“không” không có giá trị"),
        ("một triệu không trăm nghìn", "“không trăm” không có giá trị"),
        ("không trăm linh năm", "không có giá trị ở đây"),
        ("tám chục", "“chục” không phải là chữ của số"),
        ("âm năm", "“âm” không phải"),
        ("năm đồng năm", "“đồng” không phải"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        number_from_words(text)


def test_money_is_written_in_figures_and_in_words() -> None:
    assert money(1_520_000) == "1.520.000 đồng (Một triệu năm trăm hai mươi nghìn đồng)"
    assert money(5_000, Wording(thousand="ngàn", even=True)) == "5.000 đồng (Năm ngàn đồng chẵn)"


@given(NUMBERS, st.sampled_from(WORDINGS), st.booleans())
def test_money_is_read_back(dong: int, wording: Wording, even: bool) -> None:
    assert money_from_text(money(dong, replace(wording, even=even))) == dong


@given(NUMBERS, NUMBERS)
def test_figures_and_words_that_differ_are_refused(dong: int, other: int) -> None:
    text = f"{dotted(dong)} đồng ({number_in_words(other)} đồng)"
    if dong == other:
        assert money_from_text(text) == dong
    else:
        with pytest.raises(ValueError, match=f"số ghi {dotted(dong)} đồng, chữ ghi {dotted(other)} đồng"):
            money_from_text(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.080.000 đồng", "không có dạng"),
        ("1.080.000 đồng (Một triệu không trăm tám mươi nghìn)", "không có dạng"),
        ("1.08.000 đồng (Một trăm linh tám nghìn đồng)", "“108.000”"),
        ("1,080,000 đồng (Một triệu không trăm tám mươi nghìn đồng)", "không có dạng"),
        ("010 đồng (Mười đồng)", "“10”"),
        ("1.080.000 đồng (Một triệu tám mươi nghìn đồng)", "thiếu hàng trăm"),
    ],
)
def test_money_in_another_form_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        money_from_text(text)
