"""Suggestions on capital letters by Phụ lục II: in running text, in names of persons, in names of agencies.

They are suggestions because a program sees how a word is written, not what it stands for: `spellings.RULES` says
which rules are judged by lists only, and which a person must judge. A line all in capitals is not judged.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from service.finding import Finding
from service.nd30.lexicon import Lexicon, Slip, is_inside
from service.nd30.remembered import remembered
from service.nd30.spellings import (
    AGENCY_WORDS,
    COMMON_SURNAMES,
    DOCUMENT_TYPES,
    LAWS,
    NAMESAKES,
    RULES,
    SPELLINGS,
    SURNAMES,
)
from service.vietnamese import nfc


def capital_findings(text: str, place: str) -> Iterator[Finding]:
    """What Phụ lục II would write otherwise in a paragraph or heading, line by line from left to right."""
    for line in nfc(text).replace("\u00a0", " ").splitlines():
        if line != line.upper():
            yield from _findings(_slips(line), place)


def name_findings(ho_ten: str, place: str) -> Iterator[Finding]:
    """Whether each syllable of a person's name has a capital first, and small letters behind it (VH-02).

    Of syllables that hyphens join, as in a transcribed name, only the first needs a capital (II.2b).
    """
    wrong = " ".join(nfc(ho_ten).split())
    right = " ".join(map(_name_word, wrong.split()))
    if wrong != right:
        yield from _findings([Slip(0, "VH-02", wrong, right)], place)


def agency_findings(name: str, place: str) -> Iterator[Finding]:
    """Whether the name of an agency has capitals where its type and its fields begin, and only there (VH-09)."""
    wrong = " ".join(nfc(name).split())
    if wrong == wrong.upper():
        return
    right = _LINKING_WORDS.sub(lambda found: found[0].lower(), _capital(wrong))
    for look in (_TERMS.slips, _AGENCY_TERMS.slips, _patterns):
        for slip in look(right):
            right = right[: slip.start] + slip.right + right[slip.start + len(slip.right) :]
    if wrong != right:
        yield from _findings([Slip(0, "VH-09", wrong, right)], place)


@remembered
def _slips(line: str) -> tuple[Slip, ...]:
    return (*_first_letters(line), *_TERMS.slips(line), *_patterns(line))


def _findings(slips: Iterable[Slip], place: str) -> Iterator[Finding]:
    """One finding for each slip, the first of those that overlap."""
    end = 0
    for start, rule, wrong, right in sorted(slips):
        if start < end:
            continue
        end = start + len(wrong)
        yield Finding(
            rule=rule,
            severity=RULES[rule].severity,
            place=place,
            found=f"“{wrong}”",
            expected=f"“{right}”",
            mend=f"Sửa “{wrong}” thành “{right}”.",
            basis=RULES[rule].basis,
        )


_TERMS: Final = Lexicon(SPELLINGS)
_AGENCY_TERMS: Final = Lexicon((("VH-09", "titled", AGENCY_WORDS),))
_LINKING_WORDS: Final = re.compile(" (?:Của|Và|Về) ")
_ABBREVIATIONS: Final = frozenset(
    (
        "BS", "CN", "ĐT", "GS", "KS", "KT", "Nxb", "PGS", "TL", "TM", "TP", "Tp", "TS", "TSKH", "TT", "TUQ", "ThS",
        "Tr", "Tx", "tr",
    )
)  # fmt: skip
_BODIES_OF_A_UNIT: Final = frozenset(("Đoàn", "Đội", "Hội", "Ủy", "Uỷ"))  # Tỉnh Đoàn
_SEVERAL: Final = frozenset(("ba", "các", "hai", "một", "mỗi", "nhiều", "những", "từng"))
_BEFORE_THE_PEOPLE: Final = frozenset(
    ("cho", "của", "do", "lớp", "sống", "thể", "vì", "và", "với", "vụ")  # tầng lớp, đời sống, toàn thể, phục vụ
)
_NO_DIVISION_AFTER: Final = frozenset(("các", "chuyên", "danh", "đầu", "đề", "hạng", "những", "tiểu"))
_MARK: Final = re.compile(r"(?:[-–+*•] ?|(?:\d+\.)+(?:\d+\.?)? |\d+\) ?|[a-zđ]\) ?|[IVX]+\. )?")
_SENTENCE: Final = re.compile(r"[.?!] (\w+)")


def _first_letters(line: str) -> Iterator[Slip]:
    """Small letters behind the end of a sentence, and at the beginning of a line that is a whole sentence (VH-01)."""
    mark = _MARK.match(line)
    start = mark.end() if mark else 0
    first, _, rest = line[start:].partition(" ")
    whole = " " in rest and rest.endswith((".", "?", "!")) and not rest.endswith("..")
    if whole and first.isalpha() and first[0].islower():
        yield Slip(start, "VH-01", first, _capital(first))
    for found in _SENTENCE.finditer(line):
        if found[1][0].islower() and _ends_a_sentence(line[: found.start()].rpartition(" ")[2]):
            yield Slip(found.start(1), "VH-01", found[1], _capital(found[1]))


def _ends_a_sentence(word: str) -> bool:
    """Whether a stop behind `word` is more than that of an abbreviation, a number or an ellipsis."""
    word = word.lstrip("(“")
    if len(word) < 2 or (word[-1] not in "%)”" and not word[-1].isalnum()):
        return False
    if "." in word or word in _ABBREVIATIONS or not word.strip("IVX"):
        return False
    return len(word) == 4 or not word.isdigit()


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _name_word(word: str) -> str:
    """A syllable of a name as it should be; foreign spellings and titles with a stop are left alone."""
    if word.endswith(".") or (word.isascii() and word[0].isupper() and not word.isupper()):
        return word
    first, *others = word.split("-")
    first = "'".join(part.capitalize() for part in first.split("'"))
    return "-".join((first, *(_capital(other.lower()) if other[:1].isupper() else other.lower() for other in others)))


def _word_before(found: re.Match[str]) -> str:
    return found.string[: found.start()].rstrip().rpartition(" ")[2]


def _surname(found: re.Match[str]) -> str | None:
    """ "ông nguyễn Văn An": a small surname, then a capital."""
    right = _capital(found[2])
    return f"{found[1]} {right} {found[3]}" if right in COMMON_SURNAMES and found[3][0].isupper() else None


def _middle_name(found: re.Match[str]) -> str | None:
    """ "Nguyễn thị Hoa"."""
    known = _word_before(found) in SURNAMES and found[2][0].isupper()
    return f"{_capital(found[1])} {found[2]}" if known else None


def _unit(found: re.Match[str]) -> str | None:
    """ "của Xã Hồng Lam": a small noun (III.1a), but for units named after a person (III.1b) or like an agency."""
    unit, name = found[1], found[2]
    first, _, second = name.partition(" ")
    if not (is_inside(found) and first[0].isupper()) or first in _BODIES_OF_A_UNIT:
        return None
    person = first in SURNAMES or found.string.startswith(NAMESAKES, found.start(2))
    if unit != "Tỉnh" and person:
        return None
    if unit == "Thành phố" and (name == "Hồ Chí" or (second and second[0].islower() and first not in {"Huế", "Vinh"})):
        return None
    return f"{_small(unit)} {name}"


def _named_unit(found: re.Match[str]) -> str | None:
    """ "phường Điện Biên Phủ", "quận 1": a capital noun (III.1b); several units have a common noun before them."""
    return None if _word_before(found).lower() in _SEVERAL else _capital(found[0])


def _people(found: re.Match[str]) -> str | None:
    """ "phục vụ nhân dân", where Nhân dân stands alone and is no part of an agency's name."""
    before = _word_before(found).lower()
    return "Nhân dân" if before.endswith(",") or before in _BEFORE_THE_PEOPLE else None


def _rank(found: re.Match[str]) -> str | None:
    """ "Huân chương Lao động hạng nhất"."""
    sentence = found.string[max(0, found.start() - 40) : found.start()].lower()
    return f"hạng {_capital(found[1])}" if "huân chương" in sentence or "huy chương" in sentence else None


def _award(found: re.Match[str]) -> str | None:
    """ "danh hiệu lao động tiên tiến"."""
    return found[1] + _capital(found[2])


def _document(found: re.Match[str]) -> str | None:
    """ "quyết định số 45/QĐ-UBND", "thi hành quyết định này"; elsewhere "quyết định này" may be an act."""
    cited = not found[0].endswith(" này") or _word_before(found).lower() in {"theo", "hành", "hiện", "của", "tại"}
    return _capital(found[0]) if cited else None


def _law(found: re.Match[str]) -> str | None:
    """ "Luật thi đua, khen thưởng"; but "pháp luật đất đai" and "luật đất đai" speak of no certain law."""
    right = f"{_capital(found[1].lower())} {_LAW_NAMES[found[2].lower()]}"
    return None if found[0] == found[0].lower() or _word_before(found) == "pháp" else right


def _division(found: re.Match[str]) -> str | None:
    """ "điều 5": a capital, unless it counts ("gồm 8 chương 96 điều 5 phụ lục") or ends a word ("danh mục I")."""
    before = found.string[: found.start()].lower().split()[-2:]
    counts = found[0].startswith("điều") and before and before[-1].isdigit() and before[0] not in {"khoản", "mục"}
    if counts or (before and before[-1] in _NO_DIVISION_AFTER):
        return None
    return _capital(found[0])


def _clause(found: re.Match[str]) -> str | None:
    """ "theo Khoản 1 Điều 75"."""
    return _small(found[0]) if is_inside(found) else None


def _lunar_year(found: re.Match[str]) -> str | None:
    return f"{found[1]} {_capital(found[2].lower())} {_capital(found[3].lower())}"


def _weekday(found: re.Match[str]) -> str | None:
    """ "sáng thứ hai", "thứ hai, ngày 05", not "lần thứ hai"."""
    return None if _word_before(found).lower() in {"lần", "kỳ", "đợt", "khóa", "phiên"} else _last_word(found)


def _last_word(found: re.Match[str]) -> str | None:
    """The last word of "tháng giêng" with a capital."""
    head, _, word = found[0].rpartition(" ")
    return f"{head} {_capital(word)}"


def _first_word(found: re.Match[str]) -> str | None:
    return _capital(found[0])


_Mend = Callable[[re.Match[str]], str | None]

_LAW_NAMES: Final = {name.lower(): name for name in LAWS}
_TYPES: Final = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
_NAMES: Final = rf"(?:{'|'.join(NAMESAKES)})\b|[1-9]\d?(?=[,.;)]|$| [Tt]hành phố| [Qq]uận)"
_ROMAN: Final = r"[IVX]+\b"
_OF_CHAPTER: Final = r"\d+(?= [Cc]hương| [Pp]hần| Phụ lục)"
_STEMS: Final = "giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí"
_BRANCHES: Final = "tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi"
_WEEKDAYS: Final = "hai|ba|tư|năm|sáu|bảy"

# What a program can see around a word; each pattern begins with letters, so that the search leaps to them.
_PATTERNS: Final[tuple[tuple[str, re.Pattern[str], _Mend], ...]] = tuple(
    (rule, re.compile(pattern), mend)
    for rule, pattern, mend in (
        ("VH-02", r"(ông|Ông|bà|Bà|đồng chí|Đồng chí) (\w+) (\w+)", _surname),
        ("VH-02", r"(văn|thị) (\w+)", _middle_name),
        ("VH-04", r"(Tỉnh|Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Đặc khu) (\w+(?: \w+)?)", _unit),
        ("VH-05", rf"(?:phường|quận|xã) (?:{_NAMES})", _named_unit),
        ("VH-12", r"nhân dân\b(?! tệ)", _people),
        ("VH-12", r"nhà nước\b(?:(?<=Đảng và nhà nước)|(?<=Đảng, nhà nước)|(?= Cộng hòa))", _first_word),
        ("VH-13", r"hạng (nhất|nhì|ba)\b", _rank),
        ("VH-13", r"(danh hiệu “?)(chiến sĩ thi đua|lao động tiên tiến|tập thể lao động)\b", _award),
        ("VH-17", rf"(?:{_TYPES})(?: này\b|(?= số \d))", _document),
        ("VH-17", rf"(Luật|luật|Bộ luật|bộ luật) (?i:({'|'.join(LAWS)}))\b", _law),
        ("VH-18", rf"(?:điều|tiểu mục) \d+|(?:phần|chương|mục) {_ROMAN}|mục {_OF_CHAPTER}", _division),
        ("VH-18", r"Khoản \d+|Điểm [a-zđ]\b", _clause),
        ("VH-19", rf"(năm|Năm|xuân|Xuân|tết|Tết) (?i:({_STEMS}) ({_BRANCHES}))\b", _lunar_year),
        ("VH-19", rf"(?:sáng|chiều|tối) thứ (?:{_WEEKDAYS})\b", _last_word),
        ("VH-19", rf"thứ (?:{_WEEKDAYS})(?=,? ngày \d| hằng tuần| hàng tuần)", _weekday),
        (
            "VH-19",
            r"tháng (?:giêng|chạp)\b|tháng (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?= năm \d{4})",
            _last_word,
        ),
        ("VH-19", r"(?:dịp|nghỉ|đón|trước|sau|quà|chúc) tết(?=[,.;]|$| (?:năm \d|(?i:" + _STEMS + ") ))", _last_word),
    )
)


def _patterns(line: str) -> Iterator[Slip]:
    for rule, pattern, mend in _PATTERNS:
        for found in pattern.finditer(line):
            right = mend(found)
            if right and right != found[0] and not found.string[: found.start()][-1:].isalpha():
                yield Slip(found.start(), rule, found[0], right)
