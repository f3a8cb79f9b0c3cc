"""What a check is given, what it says, and how it is found by the id of its rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from service.nd30.anatomy import Anatomy
from service.nd30.genre import Genre
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

    @property
    def genre(self) -> Genre | None:
        return self.parts.genre

    @property
    def is_docx(self) -> bool:
        return self.paper.medium == "docx"

    def section_of(self, block: Block) -> str:
        """How a reader calls the pages of a block's section."""
        return self.section_named(block.section)

    def section_named(self, number: int) -> str:
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
