"""Faults of ô 5, of the legal bases, and of what a decision adds to them (II.5, II.6a, Phụ lục III, Mẫu 1.2)."""

from typing import Final

from tests.nd30_mutants.edits import Edit, before, counted, move, remove, remove_style, reword, steps, text
from tests.nd30_mutants.looks import character_style, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.ruled_lines import no_rule, rule

_SUBJECT: Final = "Về việc tặng Giấy khen"
_DECREE: Final = "Căn cứ Nghị định"
_DECREE_SAYS: Final = "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành"
_LAW_SAYS: Final = "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003"


def _decree(says: str) -> Edit:
    return text(_DECREE_SAYS, says)


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
)

BASES_AND_ORDER: Final = (
    Mutant("QD-01", "a decision does not say who decides", "decision", remove("GIÁM ĐỐC SỞ XÂY DỰNG")),
    Mutant("QD-01", "who decides is not bold", "decision", style("ThamQuyen", bold=False)),
    Mutant("QD-01", "who decides is on the left", "decision", paragraph("GIÁM ĐỐC SỞ XÂY DỰNG", align="left")),
    Mutant(
        "QD-01",
        "who decides is in small letters",
        "decision",
        reword("GIÁM ĐỐC SỞ", "GIÁM ĐỐC SỞ XÂY DỰNG", "Giám đốc Sở Xây dựng"),
    ),
    Mutant("QD-02", "the order to decide is missing", "decision", remove("QUYẾT ĐỊNH:")),
    Mutant("QD-02", "the order to decide has no colon", "decision", text("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    Mutant("QD-02", "the order to decide is in small letters", "decision", text("QUYẾT ĐỊNH:", "Quyết định:")),
    Mutant("QD-02", "the order to decide is on the left", "decision", style("QuyetDinh", align="left")),
    Mutant("QD-02", "the order to decide is not bold", "decision", paragraph("QUYẾT ĐỊNH:", bold=False)),
    Mutant(
        "QD-02",
        "the order to decide comes before the legal bases",
        "decision",
        move("QUYẾT ĐỊNH:", behind="GIÁM ĐỐC SỞ XÂY DỰNG"),
        also=("CC-01", "CC-02"),
    ),
    Mutant("QD-03", "a decision has no legal basis", "decision", remove_style("CanCu")),
    Mutant("QD-03", "a decision has a proposal and no legal basis", "decision", steps(*[remove("Căn cứ ")] * 5)),
    Mutant(
        "QD-04",
        "the proposal comes before the legal bases",
        "decision",
        steps(
            move("Theo đề nghị", behind="GIÁM ĐỐC SỞ XÂY DỰNG"),
            text("ngày 18 tháng 12 năm 2023.", "ngày 18 tháng 12 năm 2023;"),
            text("Khen thưởng Sở Xây dựng;", "Khen thưởng Sở Xây dựng."),
        ),
    ),
    Mutant("CC-01", "the legal bases are upright by their style", "decision", style("CanCu", italic=False)),
    Mutant("CC-01", "one legal basis is upright", "decision", paragraph(_DECREE, italic=False)),
    Mutant("CC-01", "the number of a decree is upright", "decision", words("số 91/2017/NĐ-CP", italic=False)),
    Mutant("CC-01", "the legal bases are of size 12", "decision", style("CanCu", size=12)),
    Mutant("CC-01", "one legal basis is bold", "decision", paragraph("Căn cứ Luật", bold=True)),
    Mutant("CC-01", "the legal bases of a plan are upright", "plan with legal bases", style("CanCu", italic=False)),
    Mutant("CC-01", "a legal basis set by hand is upright", "decision set by hand", paragraph(_DECREE, italic=False)),
    Mutant(
        "CC-02",
        "a legal basis ends without a mark",
        "decision",
        text("một số điều của Luật Thi đua, Khen thưởng;", "một số điều của Luật Thi đua, Khen thưởng"),
    ),
    Mutant(
        "CC-02",
        "a legal basis ends with a comma",
        "decision",
        text("một số điều của Luật Thi đua, Khen thưởng;", "một số điều của Luật Thi đua, Khen thưởng,"),
    ),
    Mutant(
        "CC-02",
        "a legal basis in the middle ends with a full stop",
        "decision",
        text("một số điều của Luật Thi đua, Khen thưởng;", "một số điều của Luật Thi đua, Khen thưởng."),
    ),
    Mutant(
        "CC-02",
        "the last line ends with a semicolon",
        "decision",
        text("ngày 18 tháng 12 năm 2023.", "ngày 18 tháng 12 năm 2023;"),
    ),
    Mutant(
        "CC-02",
        "the last legal basis of a plan ends with a comma",
        "plan with legal bases",
        text("một số điều của Luật Thi đua, Khen thưởng.", "một số điều của Luật Thi đua, Khen thưởng,"),
    ),
    Mutant(
        "CC-03",
        "a law is cited with its number",
        "decision",
        text(_LAW_SAYS, "Căn cứ Luật Thi đua, Khen thưởng số 15/2003/QH11 ngày 26 tháng 11 năm 2003"),
    ),
    Mutant("CC-03", "a law is cited with who passed it", "decision", text(_LAW_SAYS, f"{_LAW_SAYS} của Quốc hội")),
    Mutant(
        "CC-03",
        "an ordinance is cited with its number",
        "decision",
        text(_LAW_SAYS, "Căn cứ Pháp lệnh Thi đua số 34/2011/UBTVQH12 ngày 26 tháng 11 năm 2003"),
    ),
    Mutant(
        "CC-04",
        "a decree is cited without its date",
        "decision",
        _decree("Nghị định số 91/2017/NĐ-CP của Chính phủ quy định chi tiết thi hành"),
    ),
    Mutant(
        "CC-04",
        "a decree is cited without its issuer",
        "decision",
        _decree("Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 quy định chi tiết thi hành"),
    ),
    Mutant(
        "CC-04",
        "a decree is cited without its number",
        "decision",
        _decree("Nghị định ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành"),
    ),
    Mutant(
        "CC-04",
        "a decree is cited without its subject",
        "decision",
        text(
            f"{_DECREE_SAYS} một số điều của Luật Thi đua, Khen thưởng;",
            "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;",
        ),
    ),
    Mutant(
        "CC-04",
        "a decree is cited by its number alone",
        "plan with legal bases",
        text(f"{_DECREE_SAYS} một số điều của Luật Thi đua, Khen thưởng.", "Nghị định số 91/2017/NĐ-CP."),
    ),
    Mutant(
        "CC-06",
        "a dash stands before a legal basis",
        "decision",
        text(f"Căn cứ {_DECREE_SAYS}", f"- Căn cứ {_DECREE_SAYS}"),
        also=("CC-01", "CC-04"),
    ),
    Mutant("CC-06", "a legal basis has an automatic bullet", "decision", counted(_DECREE, "-"), also=("ND-03",)),
    Mutant(
        "CC-06",
        "a dash stands before every legal basis of a plan",
        "plan with legal bases",
        steps(*(text(f"Căn cứ {what}", f"- Căn cứ {what}") for what in ("Quyết định số 15", "Luật", "Nghị định"))),
        also=("CC-01",),
    ),
)
