"""All mutants, by the part of a document that they are about."""

from typing import Final

from tests.nd30_mutants.annex import ANNEX
from tests.nd30_mutants.body import LAYOUT, TEXT
from tests.nd30_mutants.letterhead import LETTERHEAD
from tests.nd30_mutants.marks import MARKS
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.page import PAGE
from tests.nd30_mutants.signing import RECIPIENTS, SIGNER
from tests.nd30_mutants.title import BASES_AND_ORDER, KIND
from tests.nd30_mutants.wording import WORDING

MUTANTS: Final[tuple[Mutant, ...]] = (
    *PAGE,
    *LETTERHEAD,
    *KIND,
    *BASES_AND_ORDER,
    *TEXT,
    *LAYOUT,
    *SIGNER,
    *RECIPIENTS,
    *ANNEX,
    *MARKS,
    *WORDING,
)
