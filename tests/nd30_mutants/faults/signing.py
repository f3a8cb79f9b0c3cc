"""Faults of ô 7 and 8: who signs, and the images of signature and seal (II.7 and II.8)."""

from typing import Any, Final

from tests.nd30_mutants.edits import Edit, before, made, remove, steps, text
from tests.nd30_mutants.looks import paragraph, style
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


def _row_may_split(package: Package) -> None:
    drop(_signing_row(package).find(w("trPr")), "cantSplit")


def _alone_on_a_page(package: Package) -> None:
    put(properties(package.of_style("DoanCuoi")[0]), "keepNext", val=0)
    start = made("NgatTrang")
    put(properties(start), "pageBreakBefore")
    package.of_style("DoanCuoi")[0].addnext(start)


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
    Mutant(
        "CK-01",
        "for whom a collective signs is italic",
        "decision of a collective",
        paragraph("TM. ỦY BAN", italic=True),
    ),
    Mutant(
        "CK-01",
        "the line of a vice chairman is in small letters",
        "decision of a collective",
        text("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        also=("CK-03",),
    ),
    Mutant("CK-02", "the mark of an acting head has no full stop", "plan", text("GIÁM ĐỐC", "Q GIÁM ĐỐC")),
    Mutant(
        "CK-02", "the mark of a collective has a slash", "decision of a collective", text("TM. ỦY BAN", "T/M ỦY BAN")
    ),
    Mutant(
        "CK-03",
        "who signs for the chairman is a chairman",
        "decision of a collective",
        text("PHÓ CHỦ TỊCH", "CHỦ TỊCH"),
    ),
    Mutant(
        "CK-04",
        "an associate professor's title stands before the name",
        "decision set by hand",
        text("Võ Tất Dũng", "PGS.TS. Võ Tất Dũng"),
    ),
    Mutant(
        "CK-04", "a physician's title stands before the name", "letter", text("Đặng Thị Thu Hà", "BS. Đặng Thị Thu Hà")
    ),
    Mutant("CK-04", "the name set by hand is not bold", "decision set by hand", paragraph("Võ Tất Dũng", bold=False)),
)
