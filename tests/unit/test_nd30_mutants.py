"""Every mutant is caught in its DOCX by the rule that it breaks, and by no rule that it keeps."""

import pytest

from service.nd30.rules import RULES
from tests.nd30_mutants.bases import BASES
from tests.nd30_mutants.faults import MUTANTS
from tests.nd30_mutants.judge import caught, findings, findings_of_base, told, unrelated
from tests.nd30_mutants.mutant import Mutant


@pytest.mark.parametrize("base", BASES)
def test_a_right_document_breaks_no_mandatory_rule(base: str) -> None:
    found = [item for item in findings_of_base(base) if item.blocks]
    assert not found, told(tuple(found))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.rule} {mutant.name}")
def test_a_fault_is_found_by_its_rule_and_by_no_other(mutant: Mutant) -> None:
    before = findings_of_base(mutant.base)
    assert not caught(mutant, before), f"the base breaks the rule itself:\n{told(before)}"
    found = findings(mutant.docx(), mutant.base)
    assert caught(mutant, found), f"survives:\n{told(found)}"
    others = unrelated(mutant, found, before)
    assert not others, f"blamed for more than it does:\n{told(others)}"


def test_every_mandatory_rule_that_a_program_can_judge_has_a_mutant() -> None:
    mandatory = {rule.id for rule in RULES if rule.severity == "bat_buoc" and "docx" in rule.judges}
    assert mandatory - {mutant.rule for mutant in MUTANTS} == set()


def test_every_rule_that_a_mutant_names_exists() -> None:
    ids = {rule.id for rule in RULES}
    assert {name for mutant in MUTANTS for name in (mutant.rule, *mutant.also)} <= ids


def test_no_two_mutants_have_one_name() -> None:
    names = [(mutant.rule, mutant.name) for mutant in MUTANTS]
    assert len(set(names)) == len(names)
