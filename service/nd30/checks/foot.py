"""CK, ST, BB: who signs (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7), who drafted (III.3), and minutes (Mẫu 1.9)."""

import re
from collections.abc import Iterator
from typing import Final

from service.nd30.case import Case, Flaw, keeps
from service.nd30.foot import Signature
from service.nd30.genre import BAO_CAO_THANH_TICH
from service.nd30.look import missing, typed
from service.nd30.paper import Block, Box, Picture
from service.nd30.pieces import side_of
from service.vietnamese import fold

_POWER: Final = re.compile(
    r"(TM|KT|TL|TUQ|TƯQ|TU|UQ|TT|Q)\b\s*[./,:]?|[A-ZƯĐ]{1,4}\s*[./]\s*(?=[A-ZĐ])|[A-ZƯ]/[A-ZƯ]\.?"
)
_RIGHT_POWER: Final = re.compile(r"(TM|Q|KT|TL|TUQ)\. \S")
_DEPUTY: Final = re.compile(r"\bpho\b|thu truong|\b\w+ pho\b")
_HONOUR: Final = re.compile(
    r"(GS|PGS|TS|ThS|TSKH|BS|BSCK\w*|CN|KS|DS|LS|CKI|CKII|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ)[. ]"
    r"|(Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân|Dược sĩ|Luật sư|Nhà giáo|"
    r"Thầy thuốc|Đại tướng|Trung tướng|Thiếu tướng|Thượng tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\b"
    r"|(Ông|Bà)(?= \w+ \w+ \w)"  # both are surnames, of names that are not so long
)
# What minutes must say, and how a line that says it begins (Mẫu 1.9, or in one sentence: "Hôm nay, … tại …").
_OF_MINUTES: Final = {
    "thời gian bắt đầu": r"thoi gian|bat dau|hom nay|vao (luc|hoi)",
    "địa điểm": r"dia diem|tai |(hom nay|vao (luc|hoi)).* tai ",
    "thành phần tham dự": r"thanh phan|(nhung nguoi )?(tham du|co mat)",
    "chủ trì": r"(nguoi )?chu (tri|toa)\b[^.]{0,40}[:-]",
    "thư ký": r"(nguoi )?(thu ky|ghi bien ban)",
    "giờ kết thúc": r".*ket thuc",
}
_OFF_MIDDLE: Final = 5.0  # mm
_HUE: Final = 30  # of 255, by which a colour outweighs the others
_COLLECTIVE: Final = re.compile(
    r"(uy ban nhan dan|hoi dong|ban chi dao|ban chap hanh|chinh phu|tap the|ban thuong vu)\b"
)


def _signatures(case: Case) -> tuple[Signature, ...]:
    return case.parts.foot.signatures


@keeps("CK-01")
def who_signs_is_in_bold_capitals_at_the_right(case: Case) -> Iterator[Flaw]:
    if not _signatures(case):
        yield missing("phần chữ ký", "cuối văn bản, bên phải", "Thêm quyền hạn, chức vụ và họ tên người ký.")
    for signature in _signatures(case):
        if not signature.quyen_han:
            yield missing("chức vụ người ký", "phía trên họ tên người ký", "Ghi chức vụ người ký, chữ in hoa, đậm.")
        for block in signature.quyen_han:
            yield from typed(block, size=(13, 14), bold=True, italic=False, capitals=True, centred=True)
    last = _signatures(case)[-1] if _signatures(case) else None
    if last and last.quyen_han and side_of(last.quyen_han[0]) == "left":
        yield Flaw(last.quyen_han[0].spot, "ở bên trái", "ở bên phải", "Chuyển phần chữ ký sang bên phải.")


@keeps("CK-02")
def powers_are_abbreviated_as_the_decree_does(case: Case) -> Iterator[Flaw]:
    for signature in _signatures(case):
        for block in signature.quyen_han:
            found = _POWER.match(block.text.upper())
            if found and not _RIGHT_POWER.match(block.text.upper()):
                yield Flaw(
                    block.spot,
                    f"“{found[0].strip()}”",
                    "“TM. ”, “Q. ”, “KT. ”, “TL. ” hoặc “TUQ. ”",
                    "Ghi chữ viết tắt quyền hạn, dấu chấm và một dấu cách.",
                )


@keeps("CK-03")
def a_deputy_names_the_own_office(case: Case) -> Iterator[Flaw]:
    for signature in _signatures(case):
        titles = signature.quyen_han
        for at, block in enumerate(titles):
            power = block.text[:3].upper()
            below = titles[at + 1 :]
            if power in {"KT.", "TL.", "TM."} or block.text.upper().startswith("TUQ."):
                if not below:
                    yield Flaw(
                        block.spot, "không có dòng chức vụ bên dưới", "chức vụ của người ký", "Ghi chức vụ người ký."
                    )
                elif power == "KT." and not any(_DEPUTY.search(fold(line.text)) for line in below):
                    yield Flaw(
                        below[0].spot,
                        f"“{below[0].text}”",
                        "chức vụ cấp phó",
                        "Dưới “KT.” ghi chức vụ cấp phó của người ký.",
                    )


@keeps("CK-04")
def the_name_is_bold_and_bare(case: Case) -> Iterator[Flaw]:
    own_form = case.genre is BAO_CAO_THANH_TICH  # its form leaves the names to those who sign
    for signature in _signatures(case):
        if signature.ho_ten is None:
            if not own_form and signature.quyen_han:
                yield missing("họ tên người ký", f"dưới {signature.quyen_han[-1].spot}", "Ghi họ và tên người ký.")
            continue
        yield from typed(signature.ho_ten, size=(13, 14), bold=True, italic=False, capitals=False, centred=True)
        honour = _HONOUR.match(signature.ho_ten.text)
        if honour:
            yield Flaw(
                signature.ho_ten.spot,
                f"có “{honour[0].strip()}” trước họ tên",
                "chỉ họ và tên",
                "Bỏ học hàm, học vị, danh hiệu (trừ ngành quân đội, công an, giáo dục, y tế, khoa học có quy định).",
            )


@keeps("CK-05")
def the_power_fits_who_decides(case: Case) -> Iterator[Flaw]:
    powers, signature = case.parts.tham_quyen, case.parts.foot.signature
    if not powers or signature is None or not signature.quyen_han:
        return
    collective = bool(_COLLECTIVE.match(fold(powers[0].text)))
    first = signature.quyen_han[0]
    on_behalf = first.text.upper().startswith("TM.")
    if on_behalf and not collective:
        yield Flaw(first.spot, "ký thay mặt (TM.)", "không “TM.”, vì thẩm quyền của cá nhân", "Bỏ dòng “TM.”.")
    if collective and not on_behalf:
        yield Flaw(first.spot, "không có “TM.”", "“TM.” trước tên tập thể", "Thêm dòng “TM.” trước tên tập thể.")


@keeps("CK-06")
def the_signature_stays_with_the_text(case: Case) -> Iterator[Flaw]:
    signature, prose = case.parts.foot.signature, case.parts.prose
    if signature is None or not signature.quyen_han or not prose:
        return
    first, last = signature.quyen_han[0], prose[-1]
    if first.cell and first.cell.table > 0 and not first.cell.whole:
        yield Flaw(
            first.spot,
            "hàng chứa chữ ký có thể ngắt trang",
            "không ngắt trang",
            "Bỏ “Allow row to break across pages”.",
        )
    if case.is_docx and not last.keep_next and case.parts.body[-1] is last:
        yield Flaw(last.spot, "có thể tách trang với chữ ký", "liền với chữ ký", "Chọn “Keep with next” cho đoạn cuối.")
    end = last.last_page or last.page
    if not case.is_docx and first.page and end and first.page > end:
        yield Flaw(
            first.spot, "phần chữ ký đứng riêng một trang", "cùng trang với đoạn cuối", "Dồn trang cho liền đoạn cuối."
        )


@keeps("CK-07")
def images_of_signature_and_seal_are_as_signing_puts_them(case: Case) -> Iterator[Flaw]:
    signature = case.parts.foot.signature
    if signature is None or not signature.quyen_han:
        return
    title = signature.quyen_han[-1]
    pictures = [picture for picture in case.paper.pictures if _is_near(picture, title)]
    for picture in pictures:
        yield from _image(picture)
    hands = [picture for picture in pictures if not _is_round(picture)]
    seals = [picture for picture in pictures if _is_round(picture)]
    middle = title.box.middle if title.page and title.box else (title.left or 0.0) + (title.room or 0.0) / 2
    for hand in hands:
        if hand.box and abs(hand.box.middle - middle) > _OFF_MIDDLE:
            yield Flaw(hand.place, "hình ảnh chữ ký lệch", "giữa chức vụ và họ tên", "Canh giữa hình ảnh chữ ký.")
        for seal in seals:
            if hand.box and seal.box and not _covers_a_third(seal.box, hand.box):
                yield Flaw(
                    seal.place,
                    "hình ảnh dấu không trùm lên khoảng 1/3 chữ ký về bên trái",
                    "trùm khoảng 1/3 hình ảnh chữ ký về bên trái",
                    "Đặt lại hình ảnh dấu.",
                )


def _is_near(picture: Picture, title: Block) -> bool:
    """Whether a picture stands where one signs."""
    if title.page is None or title.box is None:
        cell = title.place.rpartition(", dòng")[0]
        return bool(cell) and picture.place.startswith(cell)
    box = picture.box
    if box is None or picture.page != title.page:
        return False
    return box.bottom > title.box.top and box.right > title.box.left - 20


def _image(picture: Picture) -> Iterator[Flaw]:
    if picture.mime and picture.mime != "image/png":
        kind = picture.mime.removeprefix("image/")
        yield Flaw(picture.place, f"hình ảnh {kind}", "tệp .png nền trong suốt", "Dùng tệp .png nền trong suốt.")
    if picture.colour is None:
        return
    red, green, blue = (int(picture.colour[at : at + 2], 16) for at in (0, 2, 4))
    if _is_round(picture) and not red > max(green, blue) + _HUE:
        yield Flaw(picture.place, f"hình ảnh dấu màu #{picture.colour}", "màu đỏ", "Dùng hình ảnh dấu màu đỏ.")
    if not _is_round(picture) and not blue > max(red, green) + _HUE:
        yield Flaw(picture.place, f"hình ảnh chữ ký màu #{picture.colour}", "màu xanh", "Dùng chữ ký mực xanh.")


def _is_round(picture: Picture) -> bool:
    """A seal is as wide as high, a signature is not."""
    return bool(picture.height) and 0.8 < picture.width / picture.height < 1.25


def _covers_a_third(seal: Box, hand: Box) -> bool:
    share = (min(seal.right, hand.right) - hand.left) / hand.width if hand.width else 0.0
    return seal.left < hand.left and 0.15 <= share <= 0.55


@keeps("ST-01")
def the_drafter_is_small(case: Case) -> Iterator[Flaw]:
    yield from typed(case.parts.foot.nguoi_soan_thao, size=(11, 11), bold=False, italic=False, capitals=True)


@keeps("BB-01")
def minutes_are_signed_by_secretary_and_chair(case: Case) -> Iterator[Flaw]:
    if case.genre is None or not case.genre.minutes or not _signatures(case):
        return
    labels = [fold(signature.quyen_han[0].text) for signature in _signatures(case) if signature.quyen_han]
    if len(labels) < 2 or "thu ky" not in labels[0] or not re.search(r"chu t(oa|ri)", labels[-1]):
        first = _first(case)
        yield Flaw(
            first.spot if first else "cuối văn bản",
            " và ".join(f"“{label}”" for label in labels) or "không có",
            "“THƯ KÝ” bên trái, “CHỦ TỌA” bên phải",
            "Ghi THƯ KÝ bên trái, CHỦ TỌA bên phải.",
        )


def _first(case: Case) -> Block | None:
    return next((block for signature in _signatures(case) for block in signature.quyen_han), None)


@keeps("BB-02")
def minutes_say_when_where_and_who(case: Case) -> Iterator[Flaw]:
    if case.genre is None or not case.genre.minutes:
        return
    lines = [fold(block.text).lstrip("-+*•0123456789.) ivx") for block in case.parts.body]
    for name, form in _OF_MINUTES.items():
        if not any(re.match(form, line) for line in lines):
            yield missing(name, "nội dung biên bản", f"Ghi {name} của cuộc họp.")
