"""A mutant: a right document, the one fault that is put into it, and the rule that must find it."""

from dataclasses import dataclass

from tests.nd30_mutants.bases import docx, edited
from tests.nd30_mutants.edits import Edit


@dataclass(frozen=True, slots=True)
class Mutant:
    """`name` says the fault; `also` are mandatory rules that the same fault cannot help breaking.

    `printed` tells whether the fault shows on the printed page, where the rule must find it too.
    """

    rule: str
    name: str
    base: str
    edit: Edit
    printed: bool = True
    also: tuple[str, ...] = ()

    def docx(self) -> bytes:
        return edited(docx(self.base), self.edit)
