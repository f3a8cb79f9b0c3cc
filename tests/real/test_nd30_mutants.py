"""Every mutant whose fault shows is caught on the page that LibreOffice prints of it."""

import pytest

from service.libreoffice.pool import ConverterPool
from service.nd30.rules import RULES
from tests.nd30_mutants.bases import BASES
from tests.nd30_mutants.faults import MUTANTS
from tests.nd30_mutants.judge import blamed, caught, judged_in, told
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PDF_FILES, PdfMutant
from tests.nd30_mutants.printing import Printer

JUDGED = judged_in("pdf")
SHOWN = [mutant for mutant in (*MUTANTS, *PDF_FILES) if mutant.printed and mutant.rule in JUDGED]


@pytest.fixture(scope="module")
def printer(converter: ConverterPool) -> Printer:
    return Printer(converter)


@pytest.mark.parametrize("base", BASES)
def test_the_page_of_a_right_document_breaks_no_mandatory_rule(printer: Printer, base: str) -> None:
    found = blamed(printer.findings_of_base(base))
    assert not found, told(found)


@pytest.mark.parametrize("mutant", SHOWN, ids=lambda mutant: f"{mutant.rule} {mutant.name}")
def test_a_fault_is_found_on_the_page(printer: Printer, mutant: Mutant | PdfMutant) -> None:
    found = printer.findings(mutant)
    assert caught(mutant, found, printer.findings_of_base(mutant.base)), f"survives:\n{told(found)}"


def test_every_mandatory_rule_that_a_page_can_show_has_a_mutant() -> None:
    mandatory = {rule.id for rule in RULES if rule.severity == "bat_buoc"} & JUDGED
    assert mandatory - {mutant.rule for mutant in SHOWN} == set()
