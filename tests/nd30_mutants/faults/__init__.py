"""The mutants, by the part of a document that they are about."""

from typing import Final

from tests.nd30_mutants.faults.annex import ANNEX
from tests.nd30_mutants.faults.body import LAYOUT, TEXT
from tests.nd30_mutants.faults.decision import BASES_AND_ORDER
from tests.nd30_mutants.faults.kinds import KINDS
from tests.nd30_mutants.faults.letterhead import LETTERHEAD
from tests.nd30_mutants.faults.marks import MARKS
from tests.nd30_mutants.faults.minutes import MINUTES
from tests.nd30_mutants.faults.number_line import NUMBER_AND_DATE
from tests.nd30_mutants.faults.page import PAGE
from tests.nd30_mutants.faults.recipients import RECIPIENTS
from tests.nd30_mutants.faults.signing import SIGNER
from tests.nd30_mutants.faults.title import KIND
from tests.nd30_mutants.faults.wording import WORDING
from tests.nd30_mutants.mutant import Mutant

MUTANTS: Final[tuple[Mutant, ...]] = (
    *PAGE,
    *LETTERHEAD,
    *NUMBER_AND_DATE,
    *KIND,
    *BASES_AND_ORDER,
    *TEXT,
    *LAYOUT,
    *SIGNER,
    *RECIPIENTS,
    *ANNEX,
    *MINUTES,
    *MARKS,
    *KINDS,
    *WORDING,
)
