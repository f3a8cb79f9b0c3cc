"""Faults of ô 9: to whom it is addressed, and who receives it (II.9)."""

from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import after, before, move, remove, reword, steps, text
from tests.nd30_mutants.looks import character_style, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, put, w

_RECIPIENTS: Final = "Nơi nhận:"


def _signing_row(package: Package) -> Any:
    return next(package.paragraph(_RECIPIENTS).iterancestors(w("tr")))


def _recipients_in_a_row_below(package: Package) -> None:
    row = _signing_row(package)
    left, _ = row.findall(w("tc"))
    below = etree.SubElement(row.getparent(), w("tr"))
    cells = [etree.SubElement(below, w("tc")) for _ in range(2)]
    for cell, model in zip(cells, row.findall(w("tc")), strict=True):
        width = put(etree.SubElement(cell, w("tcPr")), "tcW")
        for key, value in model.find(w("tcPr")).find(w("tcW")).attrib.items():
            width.set(key, value)
    cells[0].extend(left.findall(w("p")))
    left.append(etree.Element(w("p")))
    cells[1].append(etree.Element(w("p")))


def _at_the_bottom(package: Package) -> None:
    """The recipients stand at the bottom of their cell."""
    put(_signing_row(package).find(w("tc")).find(w("tcPr")), "vAlign", val="bottom")


RECIPIENTS: Final = (
    Mutant("NN-01", "the word of the recipients is of size 14", "plan", style("NoiNhanTieuDe", size=14)),
    Mutant("NN-01", "the word of the recipients is of size 11", "plan", paragraph(_RECIPIENTS, size=11)),
    Mutant("NN-01", "the word of the recipients is upright", "plan", style("NoiNhanTieuDe", italic=False)),
    Mutant("NN-01", "the word of the recipients is not bold", "plan", paragraph(_RECIPIENTS, bold=False)),
    Mutant("NN-01", "the word of the recipients is centred", "plan", style("NoiNhanTieuDe", align="center")),
    Mutant(
        "NN-01",
        "the word of the recipients has no colon",
        "plan",
        text(_RECIPIENTS, "Nơi nhận"),
        also=("NN-02", "NN-03", "NN-04"),
    ),
    Mutant("NN-01", "the word of the recipients is set in", "plan", paragraph(_RECIPIENTS, left=10)),
    Mutant(
        "NN-01",
        "the first recipient stands on the line of the word",
        "plan",
        steps(remove("- UBND tỉnh;"), text(_RECIPIENTS, "Nơi nhận: - UBND tỉnh;")),
        also=("NN-03",),
    ),
    Mutant("NN-02", "the recipients stand in a row below the signature", "plan", _recipients_in_a_row_below),
    Mutant("NN-02", "an empty line pushes the recipients down", "plan", before(_RECIPIENTS, ("NoiNhanTieuDe", ""))),
    Mutant("NN-02", "the recipients stand at the bottom of their cell", "decision", _at_the_bottom),
    Mutant("NN-03", "the recipients are of size 12", "plan", style("NoiNhan", size=12)),
    Mutant("NN-03", "the recipients are italic", "plan", style("NoiNhan", italic=True)),
    Mutant("NN-03", "one recipient is bold", "plan", paragraph("- Ban Lãnh đạo Sở", bold=True)),
    Mutant("NN-03", "a recipient has no dash", "plan", text("- Ban Lãnh đạo Sở;", "Ban Lãnh đạo Sở;")),
    Mutant("NN-03", "a recipient has a plus sign for a dash", "plan", text("- Ban Lãnh đạo Sở;", "+ Ban Lãnh đạo Sở;")),
    Mutant("NN-03", "a recipient ends without a mark", "plan", text("- Ban Lãnh đạo Sở;", "- Ban Lãnh đạo Sở")),
    Mutant("NN-03", "a recipient ends with a comma", "letter", text("- Như trên;", "- Như trên,")),
    Mutant("NN-04", "no recipient keeps a copy", "plan", remove("- Lưu: VT.")),
    Mutant("NN-04", "the last recipient has no colon", "decision", text("- Lưu: VT, VP.", "- Lưu VT, VP.")),
    Mutant("NN-04", "the last recipient ends with a semicolon", "decision", text("- Lưu: VT, VP.", "- Lưu: VT, VP;")),
    Mutant("NN-04", "the copy is not kept by the records office", "decision", text("- Lưu: VT, VP.", "- Lưu: VP.")),
    Mutant(
        "NN-04",
        "who keeps a copy is not the last recipient",
        "plan",
        move("- Lưu: VT.", behind=_RECIPIENTS),
        also=("NN-03",),
    ),
    Mutant("NN-05", "the first recipient of a letter is not as above", "letter", remove("- Như trên;")),
    Mutant("NN-05", "a plan sends as above without addressees", "plan", after(_RECIPIENTS, ("NoiNhan", "- Như trên;"))),
    Mutant("NN-05", "a decision sends as above", "decision", text("- Như Điều 3;", "- Như trên;")),
    Mutant(
        "NN-05",
        "a decision sends as in an article that it does not have",
        "decision",
        text("- Như Điều 3;", "- Như Điều 7;"),
    ),
    Mutant(
        "NN-06",
        "a decision has an addressee",
        "decision",
        before("Căn cứ Quyết định số 15", ("KinhGui", "Kính gửi: Sở Nội vụ")),
        also=("NN-05",),
    ),
    Mutant(
        "NN-06",
        "a plan has an addressee",
        "plan",
        before("Thực hiện Chỉ thị", ("KinhGui", "Kính gửi: Sở Nội vụ")),
        also=("NN-05",),
    ),
    Mutant("NN-06", "a letter has no addressee", "letter to one", remove("Kính gửi"), also=("NN-05",)),
    Mutant("NN-07", "the addressees are of size 12", "letter", style("KinhGuiMuc", size=12)),
    Mutant("NN-07", "the word of address is bold", "letter", words("Kính gửi:", bold=True)),
    Mutant("NN-07", "the one addressee is bold", "letter to one", words("Ủy ban nhân dân tỉnh Hồng Lam", bold=True)),
    Mutant(
        "NN-07",
        "the one addressee is italic by a character style",
        "letter to one",
        character_style("Ủy ban nhân dân tỉnh Hồng Lam", italic=True),
    ),
    Mutant("NN-07", "the word of address has no colon", "letter to one", text("Kính gửi: Ủy ban", "Kính gửi Ủy ban")),
    Mutant(
        "NN-07",
        "the one addressee stands on a line of its own",
        "letter to one",
        steps(
            text("Kính gửi: Ủy ban nhân dân tỉnh Hồng Lam", "Kính gửi:"),
            after("Kính gửi:", ("KinhGui", "Ủy ban nhân dân tỉnh Hồng Lam")),
        ),
    ),
    Mutant(
        "NN-07",
        "two addressees stand on the line of the word",
        "letter to one",
        reword("Kính gửi", "tỉnh Hồng Lam", "tỉnh Hồng Lam; Sở Nội vụ"),
    ),
    Mutant("NN-07", "an addressee has no dash", "letter", text("- Sở Nội vụ (qua", "Sở Nội vụ (qua")),
    Mutant("NN-07", "the first addressee ends with a comma", "letter", reword("- Ủy ban nhân dân tỉnh", ";", ",")),
    Mutant("NN-07", "the last addressee ends with a semicolon", "letter", text("Khen thưởng).", "Khen thưởng);")),
    Mutant("NN-07", "the dashes are not in line with each other", "letter", paragraph("- Sở Nội vụ", left=60)),
    Mutant("NN-07", "the dashes are under the first letter of the word", "letter", style("KinhGuiMuc", left=25)),
    Mutant(
        "NN-01",
        "the word of the recipients set by hand is upright",
        "decision set by hand",
        paragraph(_RECIPIENTS, italic=False),
    ),
    Mutant("NN-01", "the word of the recipients is in capitals", "letter", text(_RECIPIENTS, "NƠI NHẬN:")),
    Mutant("NN-03", "a recipient set by hand is of size 13", "decision set by hand", paragraph("- Ban TĐKT", size=13)),
    Mutant("NN-03", "a recipient has an en dash", "letter", text("- Các phòng, đơn vị", "– Các phòng, đơn vị")),
    Mutant("NN-04", "who keeps a copy has no full stop", "letter", text("- Lưu: VT, VP.", "- Lưu: VT, VP")),
    Mutant(
        "NN-04",
        "the units that keep a copy are joined by a semicolon",
        "letter",
        text("- Lưu: VT, VP.", "- Lưu: VT; VP."),
    ),
    Mutant(
        "NN-05",
        "a decision does not name its article",
        "decision set by hand",
        text("- Như Điều 3;", "- Các phòng thuộc Sở;"),
    ),
    Mutant("NN-07", "the addressees are italic", "letter", style("KinhGuiMuc", italic=True)),
    Mutant("NN-07", "the last addressee has no mark", "letter", text("Khen thưởng).", "Khen thưởng)")),
)
