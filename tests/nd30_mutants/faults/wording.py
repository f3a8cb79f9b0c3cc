"""Faults of typing that practice counts, whatever the decree says: spaces and quotation marks."""

from typing import Final

from tests.nd30_mutants.edits import text
from tests.nd30_mutants.mutant import Mutant

WORDING: Final = (
    Mutant(
        "TX-01",
        "two spaces stand between words",
        "letter",
        text("100% phòng chuyên môn", "100%  phòng chuyên môn"),
        printed=False,
    ),
    Mutant("TX-01", "a space stands before a comma", "letter", text("chuyên môn, đơn vị", "chuyên môn , đơn vị")),
    Mutant("TX-01", "no space follows a comma", "letter", text("chuyên môn, đơn vị", "chuyên môn,đơn vị")),
    Mutant("TX-01", "a space stands before a semicolon", "letter", text("năm 2023; 100%", "năm 2023 ; 100%")),
    Mutant("TX-01", "a space stands before a closing bracket", "decision", text("kèm theo).", "kèm theo ).")),
    Mutant("TX-01", "a space stands before a per cent sign", "letter", text("100% phòng", "100 % phòng")),
    Mutant("TX-02", "a quotation has straight marks", "letter", text("đăng ký thi đua", 'đăng ký "thi đua"')),
)
