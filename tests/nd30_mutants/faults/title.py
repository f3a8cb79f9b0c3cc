"""Faults of ô 5: the name of the kind and the subject (II.5)."""

from typing import Final

from tests.nd30_mutants.edits import before, move, remove, reword, steps, text
from tests.nd30_mutants.looks import character_style, paragraph, style
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.ruled_lines import no_rule, rule

_SUBJECT: Final = "Về việc tặng Giấy khen"
KIND: Final = (
    Mutant("TT-01", "the name of the kind is of size 12", "plan", style("TenLoai", size=12)),
    Mutant("TT-01", "the name of the kind is of size 16", "plan", paragraph("KẾ HOẠCH", size=16)),
    Mutant("TT-01", "the name of the kind is not bold", "plan", style("TenLoai", bold=False)),
    Mutant("TT-01", "the name of the kind is italic", "decision", paragraph("QUYẾT ĐỊNH", italic=True)),
    Mutant("TT-01", "the name of the kind is on the left", "decision", style("TenLoai", align="left")),
    Mutant(
        "TT-01",
        "the name of the kind is in small letters",
        "plan",
        text("KẾ HOẠCH", "Kế hoạch"),
        also=("TT-02", "TT-08"),
    ),
    Mutant(
        "TT-01",
        "the kind of a decision set by hand is of size 12",
        "decision set by hand",
        paragraph("QUYẾT ĐỊNH", size=12),
    ),
    Mutant("TT-02", "the decree knows no such kind", "plan", text("KẾ HOẠCH", "ĐỀ CƯƠNG"), also=("TT-08",)),
    Mutant(
        "TT-02",
        "the name of the kind is misspelt",
        "decision",
        reword("QUYẾT ĐỊNH", "QUYẾT ĐỊNH", "QUYẾT ĐINH"),
        also=("TT-08",),
    ),
    Mutant("TT-03", "the subject is of size 12", "plan", style("TrichYeu", size=12)),
    Mutant("TT-03", "the subject is of size 16", "decision", paragraph(_SUBJECT, size=16), also=("TT-04",)),
    Mutant("TT-03", "the subject is not bold", "plan", style("TrichYeu", bold=False)),
    Mutant(
        "TT-03",
        "the subject is italic by a character style",
        "decision",
        character_style("Giấy khen của Giám đốc", italic=True),
    ),
    Mutant(
        "TT-03",
        "the subject is in capitals",
        "decision",
        text("Về việc tặng Giấy khen của Giám đốc Sở Xây dựng", "VỀ VIỆC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ XÂY DỰNG"),
        also=("TT-04",),
    ),
    Mutant("TT-03", "the subject is on the left", "decision", paragraph(_SUBJECT, align="left"), also=("TT-04",)),
    Mutant(
        "TT-03", "the subject is missing", "decision", steps(remove(_SUBJECT), no_rule("QUYẾT ĐỊNH")), also=("TT-04",)
    ),
    Mutant(
        "TT-03",
        "the line comes before the subject",
        "decision",
        move(_SUBJECT, behind="GIÁM ĐỐC SỞ XÂY DỰNG"),
        also=("TT-04",),
    ),
    Mutant("TT-04", "the line below the subject is missing", "decision", no_rule(_SUBJECT)),
    Mutant("TT-04", "the line below the subject is as long as it", "decision", rule(_SUBJECT, times=2.38)),
    Mutant("TT-04", "the line below the subject is a fifth of it", "decision", rule(_SUBJECT, times=0.48)),
    Mutant("TT-04", "the line below the subject is not under its middle", "decision", rule(_SUBJECT, shift=15)),
    Mutant("TT-04", "the line below the subject is dashed", "decision", rule(_SUBJECT, val="dashed"), printed=False),
    Mutant(
        "TT-04",
        "the subject is underlined in place of a line",
        "decision",
        steps(no_rule(_SUBJECT), paragraph(_SUBJECT, underline=True)),
        printed=False,
    ),
    Mutant(
        "TT-05",
        "a letter names its kind",
        "letter",
        before("Kính gửi", ("TenLoai", "CÔNG VĂN")),
        also=("TT-02", "TT-03", "TT-04", "TT-08", "NN-06", "HD-13"),
    ),
    Mutant("TT-05", "the subject of a letter begins with Ve viec", "letter", text("V/v báo cáo", "Về việc báo cáo")),
    Mutant(
        "TT-05",
        "the subject of a letter lacks its V/v",
        "letter",
        text("V/v báo cáo", "Báo cáo"),
        also=("TT-06", "TT-07"),
    ),
    Mutant("TT-05", "a letter has no subject", "letter", remove("V/v"), also=("TT-06", "TT-07")),
    Mutant("TT-06", "the subject of a letter is of size 14", "letter", style("VeViec", size=14)),
    Mutant("TT-06", "the subject of a letter is of size 11", "letter", paragraph("V/v", size=11)),
    Mutant("TT-06", "the subject of a letter is italic", "letter", style("VeViec", italic=True)),
    Mutant("TT-06", "the subject of a letter is bold", "letter", paragraph("V/v", bold=True)),
    Mutant("TT-06", "the subject of a letter is on the left", "letter", style("VeViec", align="left")),
    Mutant("TT-07", "no gap lies between number and subject of a letter", "letter", style("VeViec", before=0)),
    Mutant(
        "TT-07",
        "3 points lie between number and subject of a letter",
        "letter",
        style("VeViec", before=3),
        printed=False,
    ),
    Mutant("TT-08", "a plan has the symbol of a decision", "plan", text("Số: 01/KH-SXD", "Số: 01/QĐ-SXD")),
    Mutant("TT-08", "a decision has the symbol of a plan", "decision", text("Số: 01/QĐ-SXD", "Số: 01/KH-SXD")),
    Mutant(
        "TT-08",
        "the abbreviation of a plan is not the one of the decree",
        "plan",
        text("Số: 01/KH-SXD", "Số: 01/KHOACH-SXD"),
        also=("HD-13",),
    ),
    Mutant("TT-08", "minutes have the symbol of a report", "minutes", text("Số: 01/BB-SXD", "Số: 01/BC-SXD")),
    Mutant("TT-01", "the name of the kind of a regulation is of size 15", "regulation", style("TenLoai", size=15)),
    Mutant("TT-02", "the name of a plan lacks a mark", "plan", text("KẾ HOẠCH", "KẾ HOACH"), also=("TT-08",)),
    Mutant(
        "TT-03",
        "the subject of a decision set by hand is not bold",
        "decision set by hand",
        paragraph(_SUBJECT, bold=False),
    ),
    Mutant("TT-04", "the line below the subject of a plan is missing", "plan", no_rule("Phát động")),
    Mutant("TT-05", "the subject of a letter begins with v/v", "letter", text("V/v báo cáo", "v/v báo cáo")),
    Mutant("TT-08", "a regulation has the symbol of a rule", "regulation", text("Số: 01/QC-SXD", "Số: 01/QyĐ-SXD")),
)
