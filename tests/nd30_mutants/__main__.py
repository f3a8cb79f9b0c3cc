"""Prints for each rule how many mutants it has and how many it finds, and the rules that only a person can judge."""

import tempfile
from pathlib import Path

import click

from service.nd30.rules import RULES
from service.render.pdf import UnoserverConverter
from service.settings import Settings
from tests.nd30_mutants.faults import MUTANTS
from tests.nd30_mutants.judge import caught, findings, findings_of_base
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PDF_FILES, PdfMutant
from tests.nd30_mutants.printing import Printer


def main() -> None:
    settings = Settings()
    shown = [mutant for mutant in MUTANTS if mutant.printed]
    with tempfile.TemporaryDirectory() as folder:
        converter = UnoserverConverter(Path(folder), python=settings.uno_python, fonts=settings.fonts_conf)
        try:
            printer = Printer(converter)
            in_docx = {mutant: _killed(mutant) for mutant in MUTANTS}
            on_page = {mutant: _killed(mutant, printer) for mutant in (*shown, *PDF_FILES)}
        finally:
            converter.close()
    click.echo(f"{'rule':<8}{'severity':<10}{'mutants':>8}{'killed (DOCX)':>16}{'killed (PDF)':>16}")
    for rule in RULES:
        if rule.judges != ("person",):
            count = sum(mutant.rule == rule.id for mutant in {*in_docx, *on_page})
            click.echo(
                f"{rule.id:<8}{rule.severity:<10}{count:>8}{_score(in_docx, rule.id):>16}{_score(on_page, rule.id):>16}"
            )
    click.echo(f"{'all':<18}{len({*in_docx, *on_page}):>8}{_score(in_docx):>16}{_score(on_page):>16}")
    for score, where in ((in_docx, "DOCX"), (on_page, "PDF")):
        for mutant, killed in score.items():
            if not killed:
                click.echo(f"survives in the {where}: {mutant.rule} {mutant.name} ({mutant.base})")
    for rule in RULES:
        if rule.judges == ("person",):
            click.echo(f"only a person: {rule.id} {rule.says} – {rule.why}")


def _killed(mutant: Mutant | PdfMutant, printer: Printer | None = None) -> bool:
    """Whether its rule finds the mutant and does not find the base."""
    if printer is not None:
        return caught(mutant, printer.findings(mutant)) and not caught(mutant, printer.findings_of_base(mutant.base))
    assert isinstance(mutant, Mutant)
    return caught(mutant, findings(mutant.docx(), mutant.base)) and not caught(mutant, findings_of_base(mutant.base))


def _score(killed: dict[Mutant, bool] | dict[Mutant | PdfMutant, bool], rule: str = "") -> str:
    of_rule = [value for mutant, value in killed.items() if rule in ("", mutant.rule)]
    return f"{sum(of_rule)} of {len(of_rule)}" if of_rule else "–"


if __name__ == "__main__":
    main()
