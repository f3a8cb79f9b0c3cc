"""Who signs: the block of ô 7, and signatures that stand side by side in minutes and reports."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.document import Line, Payload, Switch

HoTen = Annotated[Line, Field(max_length=50)]


class QuyenHan(Payload):
    """One line of ô 7a above the signer's own office (II.7b): for whom, or by whose order, the signer signs."""

    hinh_thuc: Literal["TM.", "KT.", "TL.", "TUQ."] = Field(
        title="Hình thức ký",
        description="TM. thay mặt tập thể; KT. ký thay; TL. thừa lệnh; TUQ. thừa ủy quyền.",
    )
    cua: Annotated[Line, Field(max_length=100)] = Field(
        title="Tập thể hoặc chức vụ đứng sau chữ viết tắt", examples=["Giám đốc"]
    )


class NguoiKy(Payload):
    """Ô 7: who signs (NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7)."""

    quyen_han: tuple[QuyenHan, ...] = Field(
        (),
        max_length=2,
        title="Quyền hạn ký",
        description="Bỏ trống khi người đứng đầu tự ký.",
    )
    quyen_cap_truong: Switch = Field(
        False, title="Được giao quyền cấp trưởng", description="Thêm “Q.” trước chức vụ của người đứng đầu."
    )
    chuc_vu: Annotated[Line, Field(max_length=100)] = Field(title="Chức vụ", examples=["Giám đốc"])
    chuc_vu_khac: Annotated[Line, Field(max_length=100)] | None = Field(
        None, title="Chức vụ khác", description="Ghi phía trên họ tên, cho người ký của tổ chức tư vấn."
    )
    ho_ten: HoTen = Field(
        title="Họ và tên người ký", description="Không ghi học hàm, học vị.", examples=["Võ Tất Dũng"]
    )

    @model_validator(mode="after")
    def _one_way_to_sign(self) -> Self:
        ways = [line.hinh_thuc for line in self.quyen_han]
        if len(ways) == 2 and (ways[0] == ways[1] or ways[1] != "KT."):
            raise PydanticCustomError("vanthu.quyen_han", "Dòng quyền hạn thứ hai chỉ có thể là “KT.”.")
        if "KT." in ways and self.chuc_vu.lower() == self.quyen_han[-1].cua.lower():
            message = "Người ký thay (KT.) phải ghi chức vụ của mình, là cấp phó, không phải của người đứng đầu."
            raise PydanticCustomError("vanthu.ky_thay", message)
        if self.quyen_cap_truong and ways and ways != ["TM."]:
            raise PydanticCustomError(
                "vanthu.quyen_cap_truong", "“Q.” là quyền cấp trưởng, không dùng cùng KT., TL., TUQ. Bỏ một trong hai."
            )
        return self

    def lines(self) -> list[str]:
        """Ô 7a from top to bottom, in capitals."""
        above = [f"{line.hinh_thuc} {line.cua}" for line in self.quyen_han]
        own = f"Q. {self.chuc_vu}" if self.quyen_cap_truong else self.chuc_vu
        return [line.upper() for line in (*above, own)]


def signer(title: str, name: str | None, *, other_title: str | None = None, hint: str = "") -> dict[str, Any]:
    """Template text of one signature; whoever is not named yet finds the `hint` of what to write there."""
    return {
        "chuc_danh": title.upper(),
        "huong_dan": "" if name else hint,
        "chuc_vu_khac": (other_title or "").upper(),
        "ho_ten": name or "",
    }
