"""A rule of the decree as data: id, what it says, how binding it is, where it stands, and from when to when."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from service.finding import Severity

# Changes when a rule is added, dropped or judged otherwise; each issued document keeps the version it was checked by.
RULE_SET: Final = "nd30-2020@2026-11"

Judge = Literal["docx", "pdf", "person"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`judges` says who can tell whether it is kept: the checker of either file, or only a person (`why` says why)."""

    id: str
    says: str
    severity: Severity
    basis: str
    judges: tuple[Judge, ...] = ("docx", "pdf")
    why: str = ""
    since: date = date(2020, 3, 5)
    until: date | None = None
