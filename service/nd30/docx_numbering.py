"""The numbers that a word processor prints by itself, computed from a DOCX's numbering definitions."""

import re
from dataclasses import dataclass
from typing import Any, Final

from service.nd30.docx_package import W
from service.nd30.docx_styles import Props, Styles
from service.vietnamese import roman

_PLACE: Final = re.compile(r"%(\d)")
_BULLETS: Final = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "►"}


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str
    spaced: bool  # a tab or space follows
    paragraph: Props
    run: Props


class Numbering:
    """Counts as it is asked, so it must be asked paragraph by paragraph, in reading order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}  # w:num → its abstract list, whose counters its siblings share
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        if root is None:
            return
        for node in root.iterchildren(f"{W}abstractNum"):
            self._lists[node.get(f"{W}abstractNumId", "")] = self._levels(node)
        for node in root.iterchildren(f"{W}num"):
            self._read_num(node)

    def level(self, number: str, depth: int) -> Level | None:
        """How a level of a list is set; None when there is no such list."""
        return self._lists.get(self._list_of.get(number, ""), {}).get(depth)

    def next(self, number: str, depth: int) -> str:
        """The number of the next paragraph at this level, as printed."""
        abstract = self._list_of[number]
        counts = self._counts.setdefault(abstract, {})
        levels = self._lists[abstract]
        restart = self._restarts.get(number, {}).get(depth)
        if restart is not None and (number, depth) not in self._seen:
            counts[depth] = restart
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        self._seen.add((number, depth))
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        if levels[depth].format == "bullet":
            return _BULLETS.get(levels[depth].text, levels[depth].text)

        def count(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = levels.get(at)
            return _written(counts.get(at, level.start), level.format) if level else ""

        return _PLACE.sub(count, levels[depth].text)

    def _read_num(self, node: Any) -> None:
        key = node.get(f"{W}numId", "")
        abstract = node.find(f"{W}abstractNumId")
        self._list_of[key] = "" if abstract is None else abstract.get(f"{W}val", "")
        for override in node.iterchildren(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._restarts.setdefault(key, {})[depth] = int(start.get(f"{W}val", "1"))

    def _levels(self, node: Any) -> dict[int, Level]:
        return {int(level.get(f"{W}ilvl", "0")): self._level(level) for level in node.iterchildren(f"{W}lvl")}

    def _level(self, node: Any) -> Level:
        def said(name: str, default: str) -> str:
            child = node.find(f"{W}{name}")
            return default if child is None else str(child.get(f"{W}val", default))

        return Level(
            start=int(said("start", "1")),
            format=said("numFmt", "decimal"),
            text=said("lvlText", ""),
            spaced=said("suff", "tab") != "nothing",
            paragraph=self._styles.paragraph_says(node.find(f"{W}pPr")),
            run=self._styles.run_says(node.find(f"{W}rPr")),
        )


def _written(number: int, style: str) -> str:
    if style in {"upperRoman", "lowerRoman"}:
        numeral = roman(max(number, 0) % 400)
        return numeral if style == "upperRoman" else numeral.lower()
    if style in {"upperLetter", "lowerLetter"}:  # a … z, then aa, bb, …
        count, place = divmod(max(number, 1) - 1, 26)
        letters = chr(ord("a") + place) * min(count + 1, 9)
        return letters.upper() if style == "upperLetter" else letters
    if style == "none":
        return ""
    return f"{number:02d}" if style == "decimalZero" else str(number)
