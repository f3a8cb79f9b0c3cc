"""Finds known phrases in a text, however they are written, and tells how they should be."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from service.nd30.spellings import SURNAMES, Mode


class Slip(NamedTuple):
    """Where a line errs against a rule, what stands there, and what should: the same letters in another case."""

    start: int
    rule: str
    wrong: str
    right: str


class _Spelling(NamedTuple):
    rule: str
    mode: Mode
    right: str


class Lexicon:
    """Phrases with the rule that asks for their spelling; see `spellings.Mode` for when one is judged."""

    def __init__(self, entries: Iterable[tuple[str, Mode, tuple[str, ...]]]) -> None:
        self._spellings = {
            written.lower(): _Spelling(rule, mode, written)
            for rule, mode, phrases in entries
            for phrase in phrases
            for written in {phrase, _with_older_tones(phrase)}
        }
        self._pattern = _pattern(self._spellings.values())

    def slips(self, line: str) -> Iterator[Slip]:
        """What is written otherwise; not what is printed in capitals, nor part of a street's or a person's name."""
        for found in self._pattern.finditer(line):
            wrong = found[0]
            spelling = self._spellings.get(wrong.lower())
            if not spelling:
                continue  # foreign letters that only a regular expression takes for ours, such as ı for i
            rule, mode, right = spelling
            if mode == "tail" or (right[0].islower() and not is_inside(found)):
                right = wrong[0] + right[1:]
            if wrong in {right, wrong.upper()} or (mode == "titled" and not _is_titled(wrong)):
                continue
            if not _belongs_to_a_name(found):
                yield Slip(found.start(), rule, wrong, right)


def is_inside(found: re.Match[str]) -> bool:
    """Whether a word or a comma before it shows that it begins no sentence, item or quotation."""
    before = found.string[: found.start()]
    return before[-1:] == " " and (before[-2:-1].isalnum() or before[-2:-1] == ",")


def _with_older_tones(phrase: str) -> str:
    """ "Uỷ ban" for "Ủy ban": the decree has no rule on which vowel bears the tone."""
    return phrase.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("òa", "oà").replace("óa", "oá")


def _pattern(spellings: Iterable[_Spelling]) -> re.Pattern[str]:
    """Finds the longest phrase, in any case but for a first letter that has to be a capital to be judged.

    First letters stand outside, so that the search leaps from one possible beginning to the next.
    """
    tails: dict[str, dict[str, list[str]]] = {}
    for _, mode, phrase in sorted(spellings, key=lambda spelling: len(spelling.right), reverse=True):
        word, space, rest = phrase.partition(" ")
        first = phrase[0]
        for letter in {first.upper(), first.lower()} if mode in {"any", "tail"} else {first.upper()}:
            tails.setdefault(letter, {}).setdefault(word[1:], []).append(re.escape(space + rest))
    branches = []
    for letter, words in tails.items():
        ends = "|".join(f"{word}(?:{'|'.join(rests)})" for word, rests in words.items())
        branches.append(rf"{letter}(?<!\w.)(?i:{ends})\b")
    return re.compile("|".join(branches))


def _is_titled(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())


def _belongs_to_a_name(found: re.Match[str]) -> bool:
    """Whether it continues a street's or a person's name ("đường Cách Mạng Tháng Tám", "Nguyễn Trung Tâm")."""
    before = found.string[: found.start()].split()[-4:]
    if before and before[-1].lower() in {"đường", "phố"}:
        return True
    capitals = takewhile(lambda word: word[0].isupper() and word.isalpha(), reversed(before))
    return any(word in SURNAMES for word in capitals)
