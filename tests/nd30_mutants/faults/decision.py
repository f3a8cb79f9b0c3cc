"""Faults of legal bases, and of what a decision adds to them (II.6a, Phụ lục III, Mẫu 1.2)."""

from typing import Final

from tests.nd30_mutants.edits import Edit, counted, move, remove, remove_style, reword, steps, text
from tests.nd30_mutants.looks import paragraph, style, words
from tests.nd30_mutants.mutant import Mutant

_DECREE: Final = "Căn cứ Nghị định"
_DECREE_SAYS: Final = "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành"
_LAW_SAYS: Final = "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003"


def _decree(says: str) -> Edit:
    return text(_DECREE_SAYS, says)


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
            text("phong trào thi đua năm 2023;", "phong trào thi đua năm 2023."),
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
    Mutant(
        "QD-02",
        "the order of a decision set by hand is not bold",
        "decision set by hand",
        paragraph("QUYẾT ĐỊNH:", bold=False),
    ),
    Mutant("CC-01", "the last legal basis is of size 15", "decision", paragraph("Theo đề nghị", size=15)),
    Mutant(
        "CC-02",
        "the first legal basis ends with a full stop",
        "decision",
        text("cơ cấu tổ chức của Sở Xây dựng;", "cơ cấu tổ chức của Sở Xây dựng."),
    ),
    Mutant(
        "CC-03",
        "a law is cited with the number of the National Assembly alone",
        "plan with legal bases",
        text(_LAW_SAYS, "Căn cứ Luật số 15/2003/QH11 ngày 26 tháng 11 năm 2003"),
    ),
    Mutant(
        "CC-04",
        "a decision is cited without its issuer",
        "decision",
        text("của Ủy ban nhân dân tỉnh Hồng Lam quy định", "quy định"),
    ),
    Mutant(
        "CC-04",
        "a plan is cited without its date",
        "decision",
        text("số 01/KH-SXD ngày 01 tháng 02 năm 2023 của", "số 01/KH-SXD của"),
    ),
    Mutant(
        "CC-04",
        "a decision is cited without its number",
        "plan with legal bases",
        text("Quyết định số 15/2022/QĐ-UBND ngày", "Quyết định ngày"),
    ),
)
