"""What a check is given, what it says, and how it is found by the id of its rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from service.nd30.anatomy import Anatomy
from service.nd30.genre import Genre
from service.nd30.outline import Rank
from service.nd30.paper import Block, Paper


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place that does not keep a rule: a Finding before the rule's own words are added."""

    place: str
    found: str
    expected: str
    mend: str


@dataclass(frozen=True, slots=True)
class Case:
    """A document under examination. A draft may leave number and date blank."""

    paper: Paper
    parts: Anatomy
    draft: bool
    outline: tuple[tuple[Block, Rank], ...] = ()  # of the paragraphs of the body

    @property
    def genre(self) -> Genre | None:
        return self.parts.genre

    @property
    def is_docx(self) -> bool:
        return self.paper.medium == "docx"

    def lines_above(self, block: Block) -> int:
        """How many lines, empty ones too, stand above a block in its cell."""
        count = block.blanks_above
        for other in self.paper.blocks:
            if other.place == block.place or other.cell != block.cell:
                if other.place == block.place:
                    break
                continue
            count += 1 + other.blanks_above
        return count

    def first_page_of(self, block: Block) -> str:
        return (
            f"trang {block.page}"
            if block.page
            else "trang đầu" + (f" của phần {block.section + 1}" * bool(block.section))
        )

    def stands_before(self, one: Block, other: Block) -> bool:
        places = [block.place for block in self.paper.blocks]
        return one.place in places and other.place in places and places.index(one.place) < places.index(other.place)

    def section_named(self, number: int) -> str:
        """How a reader calls the pages of a section."""
        if not self.is_docx:
            return f"trang {number + 1}"
        return "trang giấy" if len(self.paper.sections) == 1 else f"trang giấy, phần {number + 1}"


Check = Callable[[Case], Iterator[Flaw]]
CHECKS: Final[dict[str, Check]] = {}


def keeps(rule: str) -> Callable[[Check], Check]:
    """Registers the check of a rule."""

    def register(check: Check) -> Check:
        if rule in CHECKS:
            raise ValueError(f"{rule} has two checks")
        CHECKS[rule] = check
        return check

    return register
