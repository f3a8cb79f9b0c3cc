"""Prints for each rule how many mutants it has and how many it finds, and the rules that only a person can judge."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from service.installation import libreoffice_pool
from service.nd30.rules import RULES
from service.settings import Settings
from tests.nd30_mutants.faults import MUTANTS
from tests.nd30_mutants.judge import caught, findings, findings_of_base, judged_in
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.pdf_files import PDF_FILES, PdfMutant
from tests.nd30_mutants.printing import Printer

Scores = Mapping[Mutant | PdfMutant, bool]


def main() -> None:
    in_docx, on_page = _scores_of_files(), _scores_of_pages()
    everything = {*in_docx, *on_page}
    click.echo(f"{'rule':<8}{'severity':<10}{'mutants':>8}{'killed (DOCX)':>16}{'killed (PDF)':>16}")
    for rule in RULES:
        if rule.judges != ("person",):
            count = sum(mutant.rule == rule.id for mutant in everything)
            killed = f"{_score(in_docx, rule.id):>16}{_score(on_page, rule.id):>16}"
            click.echo(f"{rule.id:<8}{rule.severity:<10}{count:>8}{killed}")
    click.echo(f"{'all':<18}{len(everything):>8}{_score(in_docx):>16}{_score(on_page):>16}")
    for scores, where in ((in_docx, "DOCX"), (on_page, "PDF")):
        for mutant in (mutant for mutant, killed in scores.items() if not killed):
            click.echo(f"survives in the {where}: {mutant.rule} {mutant.name} ({mutant.base})")
    for rule in RULES:
        if rule.judges == ("person",):
            count = sum(mutant.rule == rule.id for mutant in MUTANTS)
            waiting = f" ({count} mutants wait)" if count else ""
            click.echo(f"only a person: {rule.id} {rule.says} – {rule.why}{waiting}")


def _scores_of_files() -> Scores:
    rules = judged_in("docx")
    return {
        mutant: caught(mutant, findings(mutant.docx(), mutant.base), findings_of_base(mutant.base))
        for mutant in MUTANTS
        if mutant.rule in rules
    }


def _scores_of_pages() -> Scores:
    settings, rules = Settings(), judged_in("pdf")
    with tempfile.TemporaryDirectory() as folder:
        converter = libreoffice_pool(settings, Path(folder))
        try:
            printer = Printer(converter)
            shown: list[Mutant | PdfMutant] = [*MUTANTS, *PDF_FILES]
            return {
                mutant: caught(mutant, printer.findings(mutant), printer.findings_of_base(mutant.base))
                for mutant in shown
                if mutant.printed and mutant.rule in rules
            }
        finally:
            converter.close()


def _score(killed: Scores, rule: str = "") -> str:
    of_rule = [value for mutant, value in killed.items() if rule in ("", mutant.rule)]
    return f"{sum(of_rule)} of {len(of_rule)}" if of_rule else "–"


if __name__ == "__main__":
    main()
