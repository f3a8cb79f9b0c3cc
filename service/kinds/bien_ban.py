"""Biên bản họp Hội đồng Thi đua - Khen thưởng (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9).

Counts of members and shares of votes come from the lists, so they cannot differ from them. Minutes have no place and
date line: they are dated by the meeting. The sample is the meeting that the sample decision rests on; who took part
and how they voted are stand-ins.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from service.award.citations import Step, judge_hours, judge_order
from service.award.law import Law
from service.document import DocumentKind, Heading, Issued, Line, Payload, Widget
from service.finding import Finding
from service.kinds._annex import BanGiay, PhuLucList, annexes, check_annexes, parent
from service.kinds._body import Khoan, UnnumberedParagraphs, clauses, closing
from service.kinds._frame import CoQuan, NgayBanHanh, NoiNhan, TrichYeu, letterhead_context, recipients_list
from service.kinds._limits import TaiLieu
from service.kinds._meeting import NguoiDuHop, ThanhVien, ThanhVienVangMat, ThoiDiem, YKien, names
from service.kinds._minutes import Attendance, course, opening, vote_lines
from service.kinds._minutes_review import judge_council, judge_nominees
from service.kinds._signers import HoTen, signer
from service.kinds._vote import CaNhanDuocXet, KiemPhieu, NguoiKiemPhieu, TapTheDuocXet, result_tables

ABBREVIATION = "BB"
KEEPER = "- Lưu: VT, Hồ sơ."


class NguoiKyBienBan(Payload):
    """Someone who signs the minutes, by the name on the list of those who were there."""

    ho_ten: HoTen = Field(title="Họ và tên", description="Đúng như trong danh sách dự họp.", examples=["Võ Tất Dũng"])
    chuc_vu_khac: Annotated[Line, Field(max_length=100)] | None = Field(
        None,
        title="Chức vụ chính quyền",
        description="Ghi phía trên họ tên, nếu cần.",
        examples=["Giám đốc Sở Xây dựng"],
    )


class BienBan(TaiLieu):
    """Payload of a biên bản họp Hội đồng Thi đua - Khen thưởng."""

    co_quan: CoQuan = Field(title="Hội đồng hoặc cơ quan ban hành")
    ngay_ban_hanh: NgayBanHanh = Field(
        None, description="Không in trên biên bản. Bỏ trống để lấy ngày kết thúc cuộc họp."
    )
    trich_yeu: TrichYeu = Field(title="Tên cuộc họp", description="Bắt đầu bằng “Họp Hội đồng…”, in dưới chữ BIÊN BẢN.")
    bat_dau: ThoiDiem = Field(title="Thời gian bắt đầu")
    ket_thuc: ThoiDiem = Field(title="Thời gian kết thúc")
    dia_diem: Annotated[Line, Field(max_length=300)] = Field(
        title="Địa điểm", examples=["Phòng họp số 1, trụ sở Sở Xây dựng"]
    )
    co_mat: tuple[ThanhVien, ...] = Field(min_length=1, max_length=100, title="Thành viên có mặt")
    vang_mat: tuple[ThanhVienVangMat, ...] = Field((), max_length=100, title="Thành viên vắng mặt")
    khach_moi: tuple[NguoiDuHop, ...] = Field((), max_length=100, title="Khách mời (không biểu quyết)")
    chu_toa: NguoiKyBienBan = Field(title="Chủ tọa")
    thu_ky: NguoiKyBienBan = Field(title="Thư ký, người ghi biên bản")
    chuong_trinh: tuple[Line, ...] = Field(
        (), max_length=30, title="Chương trình họp", description="Mỗi dòng một việc."
    )
    bao_cao: UnnumberedParagraphs = Field(
        (), title="Báo cáo tóm tắt hồ sơ", description="Do thư ký hoặc thường trực Hội đồng trình bày."
    )
    thao_luan: tuple[YKien, ...] = Field((), max_length=200, title="Thảo luận")
    kiem_phieu: KiemPhieu | None = Field(
        None, title="Kiểm phiếu", description="Bỏ trống nếu Hội đồng biểu quyết công khai."
    )
    tap_the: tuple[TapTheDuocXet, ...] = Field((), max_length=500, title="Kết quả đối với tập thể")
    ca_nhan: tuple[CaNhanDuocXet, ...] = Field((), max_length=500, title="Kết quả đối với cá nhân")
    ket_luan: Annotated[UnnumberedParagraphs, Widget("textarea", rows=4)] = Field(
        min_length=1, title="Kết luận của chủ tọa"
    )
    noi_nhan: NoiNhan = ()
    phu_luc: PhuLucList = ()
    ban_giay: BanGiay = False

    @model_validator(mode="after")
    def _names_are_on_the_lists(self) -> Self:
        members, absent = names(self.co_mat), names(self.vang_mat)
        there = members | names(self.khach_moi)
        if twice := there & absent:
            message = "“{name}” vừa có mặt vừa vắng mặt. Bỏ khỏi một danh sách."
            raise PydanticCustomError("vanthu.co_mat_vang_mat", message, {"name": min(twice)})
        if self.chu_toa.ho_ten == self.thu_ky.ho_ten:
            raise PydanticCustomError("vanthu.chu_toa_thu_ky", "Chủ tọa và thư ký phải là hai người.")
        writers = {person.ho_ten for person in self.vang_mat if person.y_kien_bang_van_ban}
        counters = self.kiem_phieu.ban_kiem_phieu if self.kiem_phieu else ()
        speakers = {speech.nguoi_phat_bieu for speech in self.thao_luan if speech.nguoi_phat_bieu}
        named = (
            ("Chủ tọa", {self.chu_toa.ho_ten}, members),
            ("Thư ký", {self.thu_ky.ho_ten}, there),
            ("Người kiểm phiếu", {counter.ho_ten for counter in counters}, there),
            ("Người phát biểu", speakers, there | writers),
        )
        for role, who, allowed in named:
            if missing := who - allowed:
                message = "{role} “{name}” không có trong danh sách dự họp. Ghi đúng họ tên như trong danh sách."
                raise PydanticCustomError("vanthu.nguoi_du_hop", message, {"role": role, "name": min(missing)})
        return self

    @model_validator(mode="after")
    def _annexes_are_pointed_to(self) -> Self:
        check_annexes(self, self.phu_luc)
        return self

    @model_validator(mode="after")
    def _ballots_are_about_somebody(self) -> Self:
        if self.kiem_phieu and not (self.tap_the or self.ca_nhan):
            message = "Có kiểm phiếu nhưng chưa có tập thể, cá nhân nào được xét. Thêm kết quả hoặc bỏ kiểm phiếu."
            raise PydanticCustomError("vanthu.kiem_phieu", message)
        return self


def symbol(payload: BienBan) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}"


def heading(payload: BienBan) -> Heading:
    return Heading(
        symbol=symbol(payload),
        trich_yeu=payload.trich_yeu,
        co_quan=payload.co_quan.ten,
        nguoi_ky=payload.chu_toa.ho_ten,
        ngay_ban_hanh=payload.ngay_ban_hanh or payload.ket_thuc.ngay,
    )


def context(payload: BienBan, issued: Issued) -> dict[str, Any]:
    who = Attendance(payload.co_mat, payload.vang_mat, payload.khach_moi)
    vote = vote_lines(payload.kiem_phieu, who) if payload.tap_the or payload.ca_nhan else ()
    until_vote = course(payload.chuong_trinh, payload.bao_cao, payload.thao_luan, vote, who)
    conclusion = Khoan(tieu_de="Kết luận của chủ tọa", noi_dung=payload.ket_luan)
    before = clauses(until_vote)
    voted = result_tables(payload.tap_the, payload.ca_nhan, who.members)
    end = f"Cuộc họp kết thúc vào {payload.ket_thuc.in_words()}"
    return letterhead_context(payload.co_quan, issued, symbol(payload), payload.trich_yeu) | {
        "mo_dau": opening(payload.bat_dau, payload.dia_diem, who, payload.chu_toa.ho_ten, payload.thu_ky.ho_ten),
        "noi_dung": before[:-1] if voted else before,
        "dan_bieu_quyet": before[-1]["chu"] if voted else "",
        "bieu_quyet": voted,
        "ket_luan": clauses((*until_vote, conclusion))[len(before) :],
        "ket_thuc": closing(end),
        "ben_trai": signer("Thư ký", payload.thu_ky.ho_ten, other_title=payload.thu_ky.chuc_vu_khac),
        "ben_phai": signer("Chủ tọa", payload.chu_toa.ho_ten, other_title=payload.chu_toa.chuc_vu_khac),
        "noi_nhan": recipients_list(payload.noi_nhan, KEEPER),
        "cac_phu_luc": annexes(
            payload.phu_luc,
            parent("Biên bản", payload.co_quan.ten, issued, symbol(payload), filled=payload.ban_giay),
        ),
    }


def review(payload: BienBan, day: date, law: Law) -> Iterator[Finding]:
    """The content rules of minutes: the order of time, who was there, how they voted, and who is on the lists."""
    end = payload.ket_thuc
    yield from judge_hours(law, day, "/ket_thuc", payload.bat_dau.moment(), end.moment())
    yield from judge_order(law, day, (Step("/ket_thuc", "cuộc họp", end.ngay), Step("", "biên bản", day)))
    results = (payload.tap_the, payload.ca_nhan)
    yield from judge_council(law, day, payload.co_mat, payload.vang_mat, payload.kiem_phieu, results)
    yield from judge_nominees(law, day, results, payload.ket_luan)


def _member(address: Literal["Ông", "Bà"], name: str, office: str, role: str) -> ThanhVien:
    return ThanhVien(danh_xung=address, ho_ten=name, chuc_vu=office, vai_tro=role)


def _collective(name: str, votes: int) -> TapTheDuocXet:
    return TapTheDuocXet(ten=name, hinh_thuc=_AWARD, dong_y=votes, khong_dong_y=9 - votes, ket_luan="dat")


def _nominee(address: Literal["Ông", "Bà"], name: str, office: str, unit: str, votes: int) -> CaNhanDuocXet:
    return CaNhanDuocXet(
        danh_xung=address,
        ho_ten=name,
        chuc_vu=office,
        don_vi=unit,
        hinh_thuc=_AWARD,
        dong_y=votes,
        khong_dong_y=9 - votes,
        ket_luan="dat" if votes > 4 else "khong_dat",
    )


_AWARD = "Giấy khen của Giám đốc Sở Xây dựng"

SAMPLE = BienBan(
    co_quan=CoQuan(chu_quan="Sở Xây dựng tỉnh Hồng Lam", ten="Hội đồng Thi đua - Khen thưởng", viet_tat="HĐTĐKT"),
    ngay_ban_hanh=date(2023, 12, 15),
    trich_yeu="Họp Hội đồng Thi đua - Khen thưởng Sở Xây dựng xét khen thưởng phong trào thi đua năm 2023",
    bat_dau=ThoiDiem(ngay=date(2023, 12, 15), gio=14),
    ket_thuc=ThoiDiem(ngay=date(2023, 12, 15), gio=16, phut=30),
    dia_diem="Phòng họp số 1, trụ sở Sở Xây dựng",
    co_mat=(
        _member("Ông", "Võ Tất Dũng", "Giám đốc Sở", "Chủ tịch Hội đồng"),
        _member("Ông", "Mai Xuân Trường", "Phó Giám đốc Sở", "Phó Chủ tịch Hội đồng"),
        _member("Bà", "Đặng Thị Thu Hà", "Chánh Văn phòng Sở", "Ủy viên thường trực"),
        _member("Bà", "Hồ Thị Kim Liên", "Chủ tịch Công đoàn cơ sở", "Ủy viên"),
        _member("Ông", "Lê Quang Vinh", "Chánh Thanh tra Sở", "Ủy viên"),
        _member("Ông", "Đinh Công Tráng", "Trưởng phòng Quản lý hoạt động xây dựng", "Ủy viên"),
        _member("Bà", "Ngô Thanh Vân", "Trưởng phòng Kế hoạch - Tài chính", "Ủy viên"),
        _member("Bà", "Bùi Thị Lan Phương", "Chuyên viên Văn phòng Sở", "Ủy viên, Thư ký Hội đồng"),
    ),
    vang_mat=(
        ThanhVienVangMat(
            danh_xung="Ông",
            ho_ten="Phan Đình Khôi",
            chuc_vu="Giám đốc Trung tâm Kiểm định chất lượng công trình xây dựng",
            vai_tro="Ủy viên",
            ly_do="đi công tác theo Giấy mời của Bộ Xây dựng",
            y_kien_bang_van_ban=True,
        ),
    ),
    khach_moi=(NguoiDuHop(danh_xung="Ông", ho_ten="Trịnh Hoài Nam", chuc_vu="Phó Bí thư Đảng ủy Sở"),),
    chu_toa=NguoiKyBienBan(ho_ten="Võ Tất Dũng", chuc_vu_khac="Giám đốc Sở Xây dựng"),
    thu_ky=NguoiKyBienBan(ho_ten="Bùi Thị Lan Phương"),
    chuong_trinh=(
        "Chủ tọa nêu lý do cuộc họp, tiêu chuẩn và điều kiện khen thưởng theo Kế hoạch số 01/KH-SXD ngày 01 tháng 02 năm "
        "2023 của Sở Xây dựng",
        "Thư ký Hội đồng báo cáo tóm tắt hồ sơ, thành tích của các tập thể, cá nhân được đề nghị",
        "Hội đồng thảo luận và bỏ phiếu kín",
        "Chủ tọa kết luận",
    ),
    bao_cao=(
        "Đến hết ngày 30 tháng 11 năm 2023, Thường trực Hội đồng nhận được hồ sơ đề nghị khen thưởng của 03 tập thể và 06 "
        "cá nhân. Các hồ sơ có đủ văn bản đề nghị, biên bản họp của đơn vị và báo cáo thành tích.",
        "Qua thẩm định, 03 tập thể và 06 cá nhân đều hoàn thành tốt nhiệm vụ trở lên, không trong thời gian xem xét kỷ luật, "
        "không có đơn thư khiếu nại, tố cáo đang được giải quyết.",
    ),
    thao_luan=(
        YKien(
            nguoi_phat_bieu="Lê Quang Vinh",
            noi_dung=(
                "Nhất trí với báo cáo thẩm định. Ông Lê Minh Đức đã tham mưu xử lý dứt điểm 12 vụ vi phạm trật tự xây dựng, "
                "thành tích rõ ràng, có quyết định xử phạt kèm theo.",
            ),
        ),
        YKien(
            nguoi_phat_bieu="Ngô Thanh Vân",
            noi_dung=(
                "Đề nghị cân nhắc trường hợp ông Đỗ Văn Tài: hồ sơ chưa nêu kết quả cụ thể của việc giải ngân kế hoạch vốn "
                "năm 2023.",
            ),
        ),
        YKien(
            nguoi_phat_bieu="Phan Đình Khôi",
            noi_dung=("Nhất trí đề nghị tặng Giấy khen cho các tập thể, cá nhân có hồ sơ đầy đủ.",),
        ),
    ),
    kiem_phieu=KiemPhieu(
        ban_kiem_phieu=(
            NguoiKiemPhieu(ho_ten="Lê Quang Vinh", nhiem_vu="Trưởng ban"),
            NguoiKiemPhieu(ho_ten="Hồ Thị Kim Liên", nhiem_vu="Ủy viên"),
            NguoiKiemPhieu(ho_ten="Ngô Thanh Vân", nhiem_vu="Ủy viên"),
        ),
        phieu_phat=9,
        phieu_thu=9,
    ),
    tap_the=(
        _collective("Phòng Quản lý hoạt động xây dựng", 9),
        _collective("Phòng Quy hoạch - Kiến trúc", 9),
        _collective("Trung tâm Kiểm định chất lượng công trình xây dựng", 8),
    ),
    ca_nhan=(
        _nominee("Ông", "Nguyễn Quốc Bảo", "Trưởng phòng", "Phòng Quản lý nhà", 9),
        _nominee("Bà", "Trần Thị Thu Hương", "Chuyên viên", "Phòng Quy hoạch - Kiến trúc", 9),
        _nominee("Ông", "Lê Minh Đức", "Thanh tra viên", "Thanh tra Sở", 9),
        _nominee("Bà", "Phạm Ngọc Ánh", "Kế toán viên", "Văn phòng Sở", 8),
        _nominee(
            "Ông",
            "Hoàng Văn Thịnh",
            "Kiểm định viên",
            "Trung tâm Kiểm định chất lượng công trình xây dựng",
            9,
        ),
        _nominee("Ông", "Đỗ Văn Tài", "Chuyên viên", "Phòng Kế hoạch - Tài chính", 3),
    ),
    ket_luan=(
        "Hội đồng thống nhất đề nghị Giám đốc Sở Xây dựng tặng Giấy khen cho 03 tập thể và 05 cá nhân đạt kết quả biểu "
        "quyết nêu trên.",
        "Giao Văn phòng Sở hoàn thiện tờ trình, trình Giám đốc Sở trước ngày 20 tháng 12 năm 2023.",
    ),
    noi_nhan=("Giám đốc, các Phó Giám đốc Sở", "Thành viên Hội đồng"),
)

KIND = DocumentKind(
    "bien-ban",
    "Biên bản họp Hội đồng Thi đua - Khen thưởng",
    ABBREVIATION,
    BienBan,
    SAMPLE,
    heading,
    context,
    review,
)
