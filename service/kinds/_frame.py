"""The thể thức components that every document kind shares, as payload fields and as template text."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import (
    BLANK,
    Day,
    Heading,
    Issued,
    Line,
    Number,
    Payload,
    Widget,
    so_ky_hieu,
)
from service.kinds._annex import BanGiay, PhuLucList, annexes, check_annexes, parent
from service.kinds._body import kept_together, listed
from service.kinds._limits import TaiLieu
from service.kinds._signers import NguoiKy
from service.typography import line_count
from service.vietnamese import long_date, two_digits

# NĐ 30/2020/NĐ-CP is in force since the day it was signed (Điều 37).
IN_FORCE: Final = date(2020, 3, 5)

# The block of signature and recipients stays on one page with the last paragraph, so it has a limit, as that has.
RECIPIENT_LINES: Final = 36
RECIPIENT_ROOM: Final = 73  # mm, of the recipients' column


class TenCoQuan(Payload):
    """Ô 2: the issuing body and its direct superior (NĐ 30/2020/NĐ-CP, Phụ lục I, II.2)."""

    chu_quan: Annotated[Line, Field(max_length=200)] | None = Field(
        None,
        title="Cơ quan chủ quản trực tiếp",
        description="Được viết tắt cụm từ thông dụng. Bỏ trống nếu không có.",
        examples=["UBND tỉnh Hồng Lam"],
    )
    ten: Annotated[Line, Field(max_length=200)] = Field(
        title="Tên cơ quan ban hành", description="Tên chính thức, đầy đủ.", examples=["Sở Xây dựng"]
    )


Abbreviation = Annotated[Line, Field(max_length=14, pattern=r"^[A-ZĐĂÂÊÔƠƯ][A-ZĐĂÂÊÔƠƯ0-9&]*(-[A-ZĐĂÂÊÔƠƯ0-9&]+)*$")]


class CoQuan(TenCoQuan):
    """Ô 2 with what stands for the issuing body in ký hiệu (II.3b)."""

    viet_tat: Abbreviation = Field(
        title="Chữ viết tắt của cơ quan",
        description="Chữ in hoa, đứng sau tên loại trong ký hiệu.",
        examples=["SXD"],
    )


class Luu(Payload):
    """Last line of ô 9b: who keeps a copy (II.9d)."""

    don_vi: Annotated[Line, Field(max_length=30)] | None = Field(
        None, title="Đơn vị soạn thảo", description="Chữ viết tắt.", examples=["VP"]
    )
    so_ban: Number | None = Field(None, ge=1, le=999, title="Số lượng bản lưu")

    def line(self) -> str:
        unit = f", {self.don_vi}" if self.don_vi else ""
        copies = f" ({two_digits(self.so_ban)})" if self.so_ban else ""
        return f"- Lưu: VT{unit}{copies}."


class NguoiSoanThao(Payload):
    """Ô 12: "PL.(300)" (III.3)."""

    ky_hieu: Annotated[Line, Field(max_length=10, pattern=r"^[A-ZĐĂÂÊÔƠƯ]+$")] = Field(
        title="Ký hiệu người soạn thảo", description="Chữ in hoa.", examples=["PL"]
    )
    so_ban: Number = Field(ge=1, le=99_999, title="Số lượng bản phát hành", examples=[300])


def _bare(item: str) -> str:
    """A list item without the dash and the semicolon that the template gives it."""
    return item.strip("-;. ")


Recipient = Annotated[Line, AfterValidator(_bare), Field(min_length=1, max_length=200)]

# Ô 9a: who is to act on the document (II.9b).
KinhGui = Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=20)]

# Words of ô 10b and ô 11 (III.2).
DO_KHAN: Final = {"hoa_toc": "HOẢ TỐC", "thuong_khan": "THƯỢNG KHẨN", "khan": "KHẨN"}
PHAM_VI: Final = {"xem_xong_tra_lai": "XEM XONG TRẢ LẠI", "luu_hanh_noi_bo": "LƯU HÀNH NỘI BỘ"}


def _without_end_mark(text: str) -> str:
    return text.rstrip(".,;: ")


def _under_the_decree(day: date | None) -> date | None:
    if day and day < IN_FORCE:
        message = "Ngày ban hành không được trước 05/3/2020, ngày Nghị định 30/2020/NĐ-CP có hiệu lực."
        raise PydanticCustomError("vanthu.hieu_luc", message)
    return day


def _no_line_of_ours(recipients: tuple[str, ...]) -> tuple[str, ...]:
    for recipient in recipients:
        if re.match(r"Lưu\b|Như (trên|Điều)", recipient):
            message = "Bỏ “{line}”: dòng này được ghi tự động; nơi lưu điền ở mục “Nơi lưu”."
            raise PydanticCustomError("vanthu.noi_nhan_tu_dong", message, {"line": recipient})
    return recipients


def _fits_beside_the_signature(recipients: tuple[str, ...]) -> tuple[str, ...]:
    lines = [line_count(f"- {recipient};", RECIPIENT_ROOM, 11, "đứng") for recipient in recipients]
    if sum(lines) > RECIPIENT_LINES:
        message = "Nơi nhận dài quá {limit} dòng in, không vừa cạnh chữ ký. Gộp các nơi nhận cùng nhóm."
        raise PydanticCustomError("vanthu.noi_nhan_dai", message, {"limit": RECIPIENT_LINES})
    return recipients


# The fields that documents of any form share.
DiaDanh = Annotated[
    Line,
    Field(
        max_length=60,
        pattern=r"\w",
        title="Địa danh",
        description="Tên chính thức của đơn vị hành chính nơi cơ quan đóng trụ sở.",
        examples=["Hồng Lam"],
    ),
    AfterValidator(_without_end_mark),
]
NgayBanHanh = Annotated[
    Annotated[Day, Widget("date")] | None,
    Field(title="Ngày ban hành", description="Bỏ trống để lấy ngày cấp số."),
    AfterValidator(_under_the_decree),
]
TrichYeu = Annotated[
    Line,
    Field(
        pattern=r"\w",
        title="Trích yếu nội dung",
        description="Một câu ngắn hoặc một cụm từ, không có dấu chấm cuối.",
    ),
    Widget("textarea", rows=2),
    AfterValidator(_without_end_mark),
]
NoiNhan = Annotated[
    tuple[Recipient, ...],
    Field(
        max_length=60,
        title="Nơi nhận",
        description="Mỗi nơi một dòng, không cần gạch đầu dòng và dấu chấm phẩy.",
    ),
    AfterValidator(_no_line_of_ours),
    AfterValidator(_fits_beside_the_signature),
]


class VanBan(TaiLieu):
    """Fields of every administrative document that has a place and date line and one signer.

    `TEN_LOAI` is what its annexes call it.
    """

    TEN_LOAI: ClassVar = "Văn bản"

    co_quan: CoQuan = Field(title="Cơ quan ban hành")
    dia_danh: DiaDanh
    ngay_ban_hanh: NgayBanHanh = None
    trich_yeu: TrichYeu
    noi_nhan: NoiNhan
    luu: Luu = Field(default_factory=Luu, title="Nơi lưu")
    nguoi_ky: NguoiKy = Field(title="Người ký")
    do_khan: Literal["hoa_toc", "thuong_khan", "khan"] | None = Field(None, title="Mức độ khẩn")
    pham_vi_luu_hanh: Literal["xem_xong_tra_lai", "luu_hanh_noi_bo"] | None = Field(None, title="Phạm vi lưu hành")
    nguoi_soan_thao: NguoiSoanThao | None = Field(None, title="Người soạn thảo và số lượng bản phát hành")
    dia_chi: tuple[Annotated[Line, Field(max_length=120)], ...] = Field(
        (),
        max_length=3,
        title="Địa chỉ cơ quan",
        description="Địa chỉ, thư điện tử, trang thông tin, điện thoại, Fax; in cuối trang thứ nhất.",
        examples=[["Số 1, đường Hùng Vương, phường Hồng Lam. ĐT: 0123 456 789. E-mail: sxd@honglam.gov.vn"]],
    )
    phu_luc: PhuLucList = ()
    ban_giay: BanGiay = False

    @model_validator(mode="after")
    def _annexes_are_pointed_to(self) -> Self:
        check_annexes(self, self.phu_luc)
        return self


def heading_of(symbol: Callable[[Any], str]) -> Callable[[VanBan], Heading]:
    """What the register keeps of a payload whose ký hiệu is `symbol`, the name of its number series too."""

    def heading(payload: VanBan) -> Heading:
        return Heading(
            symbol=symbol(payload),
            trich_yeu=payload.trich_yeu,
            co_quan=payload.co_quan.ten,
            nguoi_ky=payload.nguoi_ky.ho_ten,
            ngay_ban_hanh=payload.ngay_ban_hanh,
        )

    return heading


def letterhead_context(co_quan: TenCoQuan, issued: Issued, symbol: str, trich_yeu: str) -> dict[str, Any]:
    """Template text of ô 2, 3 and 5 and of the margins, with the optional components left out."""
    return {
        "du_thao": issued.so is None,
        "ten_chu_quan": kept_together((co_quan.chu_quan or "").upper()),
        "ten_co_quan": kept_together(co_quan.ten.upper()),
        "trich_yeu": kept_together(trich_yeu),
        "so_ky_hieu": so_ky_hieu(issued.so, symbol),
        "do_khan": "",
        "pham_vi_luu_hanh": "",
        "dia_chi": (),
        "cac_phu_luc": (),
    }


def place_and_date(dia_danh: str, ngay_ban_hanh: date | None, issued: Issued) -> str:
    """Ô 4: "Hồng Lam, ngày 20 tháng 12 năm 2023"; day and month are blank in a draft that has no date yet."""
    if issued.so is None and ngay_ban_hanh is None:
        return f"{dia_danh}, ngày{BLANK}tháng{BLANK}năm {issued.ngay_ban_hanh.year}"
    return f"{dia_danh}, {long_date(issued.ngay_ban_hanh)}"


def recipients_list(recipients: tuple[str, ...], keeper: str) -> list[str]:
    """Ô 9b: each recipient with its marks, and at last the line of who keeps a copy."""
    return [*(f"- {recipient};" for recipient in recipients), keeper]


def frame_context(payload: VanBan, issued: Issued, symbol: str, *recipients: str) -> dict[str, Any]:
    """Template text of the shared components; `recipients` come before the payload's own nơi nhận."""
    drafter = payload.nguoi_soan_thao
    return letterhead_context(payload.co_quan, issued, symbol, payload.trich_yeu) | {
        "dia_danh_thoi_gian": place_and_date(payload.dia_danh, payload.ngay_ban_hanh, issued),
        "noi_nhan": recipients_list((*recipients, *payload.noi_nhan), payload.luu.line()),
        "quyen_han_chuc_vu": payload.nguoi_ky.lines(),
        "nguoi_soan_thao": f"{drafter.ky_hieu}.({drafter.so_ban})" if drafter else "",
        "do_khan": DO_KHAN.get(payload.do_khan or "", ""),
        "pham_vi_luu_hanh": PHAM_VI.get(payload.pham_vi_luu_hanh or "", ""),
        "dia_chi": payload.dia_chi,
        "cac_phu_luc": annexes(payload.phu_luc, origin(payload, issued, symbol)),
        "chuc_vu_khac": (payload.nguoi_ky.chuc_vu_khac or "").upper(),
        "ho_ten": payload.nguoi_ky.ho_ten,
    }


def origin(payload: VanBan, issued: Issued, symbol: str) -> str:
    """What the annexes of `payload` go with."""
    return parent(payload.TEN_LOAI, payload.co_quan.ten, issued, symbol, filled=payload.ban_giay)


def addressees(names: tuple[str, ...]) -> dict[str, Any]:
    """Template text of ô 9a: one name on the line of "Kính gửi:", several in a list below it (II.9d)."""
    many = listed([f"- {name}" for name in names]) if len(names) > 1 else []
    return {"kinh_gui": names[0], "kinh_gui_nhieu": many}
