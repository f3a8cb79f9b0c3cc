"""Faults of ô 7 and 9: who signs, and who receives (II.7 and II.9)."""

from typing import Any, Final

from lxml import etree

from tests.nd30_mutants.edits import Edit, after, before, made, move, remove, reword, steps, text
from tests.nd30_mutants.looks import character_style, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, drop, properties, put, w
from tests.nd30_mutants.pictures import BLACK, BLUE, RED, seal, signature, without_pictures

_OFFICE, _NAME, _RECIPIENTS = "GIÁM ĐỐC", "Võ Tất Dũng", "Nơi nhận:"


def _signing_row(package: Package) -> Any:
    return next(package.paragraph(_RECIPIENTS).iterancestors(w("tr")))


def _columns_swapped(package: Package) -> None:
    left, right = _signing_row(package).findall(w("tc"))
    contents = [cell.findall(w("p")) for cell in (left, right)]
    right.extend(contents[0])
    left.extend(contents[1])


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


def _row_may_split(package: Package) -> None:
    drop(_signing_row(package).find(w("trPr")), "cantSplit")


def _alone_on_a_page(package: Package) -> None:
    put(properties(package.of_style("DoanCuoi")[0]), "keepNext", val=0)
    start = made("NgatTrang")
    put(properties(start), "pageBreakBefore")
    package.of_style("DoanCuoi")[0].addnext(start)


def _at_the_bottom(package: Package) -> None:
    """The recipients stand at the bottom of their cell."""
    put(_signing_row(package).find(w("tc")).find(w("tcPr")), "vAlign", val="bottom")


def _with_pictures(*pictures: Edit) -> Edit:
    return steps(without_pictures, *pictures)


def _signature_on_the_left(package: Package) -> None:
    (line,) = [item for item in package.paragraphs() if item.find(f".//{w('drawing')}") is not None]
    put(properties(line), "jc", val="left")


SIGNER: Final = (
    Mutant("CK-01", "the office of the signer is of size 12", "plan", style("ChucVu", size=12)),
    Mutant("CK-01", "the office of the signer is not bold", "plan", style("ChucVu", bold=False)),
    Mutant("CK-01", "the office of the signer is italic", "plan", paragraph(_OFFICE, italic=True)),
    Mutant("CK-01", "the office of the signer is on the left of its block", "plan", style("ChucVu", align="left")),
    Mutant("CK-01", "the office of the signer is in small letters", "plan", text("GIÁM ĐỐC", "Giám đốc")),
    Mutant(
        "CK-01",
        "the signature stands on the left and the recipients on the right",
        "plan",
        _columns_swapped,
        also=("NN-01", "NN-02", "CK-04"),
    ),
    Mutant("CK-01", "by whose order a letter is signed is not bold", "letter", paragraph("TL. GIÁM ĐỐC", bold=False)),
    Mutant(
        "CK-01",
        "the office of a decision set by hand is of size 12",
        "decision set by hand",
        paragraph(_OFFICE, size=12),
    ),
    Mutant("CK-02", "the mark of a collective is TT", "decision of a collective", text("TM. ỦY BAN", "TT. ỦY BAN")),
    Mutant(
        "CK-02",
        "the mark of a deputy has no full stop",
        "plan of a deputy",
        text("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"),
        also=("CK-03",),
    ),
    Mutant(
        "CK-02",
        "the mark of a deputy has no space",
        "plan of a deputy",
        text("KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC"),
        also=("CK-03",),
    ),
    Mutant(
        "CK-02",
        "the mark of a deputy has a slash",
        "plan of a deputy",
        text("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"),
        also=("CK-03",),
    ),
    Mutant("CK-02", "the mark of an order is T/L", "letter", text("TL. GIÁM ĐỐC", "T/L GIÁM ĐỐC")),
    Mutant("CK-02", "the mark of an authorised signer is UQ", "letter", text("TL. GIÁM ĐỐC", "UQ. GIÁM ĐỐC")),
    Mutant("CK-03", "a deputy signs without the line of the deputy", "plan of a deputy", remove("PHÓ GIÁM ĐỐC")),
    Mutant(
        "CK-03",
        "who signs for the head has the office of the head",
        "plan of a deputy",
        text("PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"),
    ),
    Mutant(
        "CK-03",
        "a vice chairman signs without the line of the vice chairman",
        "decision of a collective",
        remove("PHÓ CHỦ TỊCH"),
    ),
    Mutant("CK-04", "a professor's title stands before the name", "plan", text(_NAME, f"GS.TS {_NAME}")),
    Mutant("CK-04", "a doctor's title stands before the name", "plan", text(_NAME, f"TS. {_NAME}")),
    Mutant(
        "CK-04", "a master's title stands before the name", "letter", text("Đặng Thị Thu Hà", "ThS. Đặng Thị Thu Hà")
    ),
    Mutant("CK-04", "a title of honour stands before the name", "plan", text(_NAME, f"NGƯT. {_NAME}")),
    Mutant("CK-04", "the name is of size 12", "plan", style("HoTen", size=12)),
    Mutant("CK-04", "the name is not bold", "plan", style("HoTen", bold=False)),
    Mutant("CK-04", "the name is italic", "plan", paragraph(_NAME, italic=True)),
    Mutant("CK-04", "the name is in capitals", "plan", text(_NAME, _NAME.upper())),
    Mutant("CK-04", "the name is on the left of its block", "plan", paragraph(_NAME, align="left")),
    Mutant(
        "CK-05",
        "the head signs for a collective what the head alone decides",
        "decision",
        before("GIÁM ĐỐC", ("ChucVu", "TM. SỞ XÂY DỰNG")),
    ),
    Mutant("CK-06", "the row of the signature may break over pages", "plan", _row_may_split, printed=False),
    Mutant("CK-06", "the signature stands alone on a page", "plan", _alone_on_a_page),
    Mutant(
        "CK-06",
        "the last paragraph lets the signature go to the next page",
        "plan",
        style("DoanCuoi", keep_next=False),
        printed=False,
    ),
    Mutant(
        "CK-07",
        "the image of the signature is a JPG",
        "decision with signatures",
        _with_pictures(signature(BLUE, "jpeg"), seal()),
        printed=False,
    ),
    Mutant(
        "CK-07",
        "the image of the signature is black",
        "decision with signatures",
        _with_pictures(signature(BLACK), seal()),
    ),
    Mutant(
        "CK-07", "the image of the signature is red", "decision with signatures", _with_pictures(signature(RED), seal())
    ),
    Mutant(
        "CK-07",
        "the image of the signature is not centred",
        "decision with signatures",
        _signature_on_the_left,
        printed=False,
    ),
    Mutant(
        "CK-07",
        "the image of the seal is a JPG",
        "decision with signatures",
        _with_pictures(signature(), seal(RED, "jpeg")),
        printed=False,
    ),
    Mutant(
        "CK-07", "the image of the seal is blue", "decision with signatures", _with_pictures(signature(), seal(BLUE))
    ),
    Mutant(
        "CK-07",
        "the seal covers the signature from the right",
        "decision with signatures",
        _with_pictures(signature(), seal(left=52)),
        printed=False,
    ),
    Mutant(
        "CK-07",
        "the seal does not touch the signature",
        "decision with signatures",
        _with_pictures(signature(), seal(left=-20)),
        printed=False,
    ),
)

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
    Mutant("NN-02", "the recipients stand at the bottom of their cell", "plan", _at_the_bottom),
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
)
