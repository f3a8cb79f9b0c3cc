"""Every mutant is caught in its DOCX by the rule that it breaks, and by no rule that it keeps."""

import pytest

from service.nd30.rules import RULES
from tests.nd30_mutants.bases import BASES
from tests.nd30_mutants.faults import MUTANTS
from tests.nd30_mutants.judge import blamed, caught, findings, findings_of_base, judged_in, told, unrelated
from tests.nd30_mutants.mutant import Mutant

JUDGED = judged_in("docx")
SEEN = [mutant for mutant in MUTANTS if mutant.rule in JUDGED]


@pytest.mark.parametrize("base", BASES)
def test_a_right_document_breaks_no_mandatory_rule(base: str) -> None:
    found = blamed(findings_of_base(base))
    assert not found, told(found)


@pytest.mark.parametrize("mutant", SEEN, ids=lambda mutant: f"{mutant.rule} {mutant.name}")
def test_a_fault_is_found_by_its_rule_and_by_no_other(mutant: Mutant) -> None:
    before, found = findings_of_base(mutant.base), findings(mutant.docx(), mutant.base)
    assert caught(mutant, found, before), f"survives:\n{told(found)}"
    others = unrelated(mutant, found, before)
    assert not others, f"blamed for more than it does:\n{told(others)}"


def test_every_mandatory_rule_that_a_program_can_judge_has_a_mutant() -> None:
    mandatory = {rule.id for rule in RULES if rule.severity == "bat_buoc"} & JUDGED
    assert mandatory - {mutant.rule for mutant in MUTANTS} == set()


def test_every_rule_that_a_mutant_names_exists() -> None:
    ids = {rule.id for rule in RULES}
    assert {name for mutant in MUTANTS for name in (mutant.rule, *mutant.also)} <= ids


def test_no_two_mutants_have_one_name() -> None:
    names = [(mutant.rule, mutant.name) for mutant in MUTANTS]
    assert len(set(names)) == len(names)
