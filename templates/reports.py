"""Minutes and reports: documents that end with signatures side by side and hold tables in their text."""

from typing import Final

from templates.components import TEXT_WIDTH, letterhead, outline, ruled_list, title
from templates.ooxml import cell, each, paragraph, row, table, when

_HALF: Final = TEXT_WIDTH / 2


def bien_ban() -> str:
    """Mẫu 1.9: no place and date line; secretary at the left, chair at the right, nơi nhận below."""
    return (
        letterhead(dated=False)
        + title("BIÊN BẢN")
        + each(
            "doan in mo_dau",
            when("doan.endswith(':')", paragraph("DanNhap", "{{ doan }}")),
            when("not doan.endswith(':')", paragraph("NoiDung", "{{ doan }}")),
        )
        + outline("noi_dung")
        + when("dan_bieu_quyet", paragraph("DanNhap", "{{ dan_bieu_quyet }}"))
        + each(
            "bang in bieu_quyet",
            when("bang.tieu_de", paragraph("DanNhap", "{{ bang.tieu_de }}")),
            _votes(),
            paragraph("CachDong"),
        )
        + outline("ket_luan")
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + _signatures(_recipients())
    )


def bao_cao_ca_nhan() -> str:
    """A person's report: the superior of the head of the unit confirms below, in the middle."""
    return (
        letterhead(numbered=False)
        + title("BÁO CÁO THÀNH TÍCH")
        + outline("noi_dung")
        + _past_awards()
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + _signatures(
            row(
                cell(
                    TEXT_WIDTH,
                    paragraph("CachDong") * 3,
                    _office("ben_duoi", TEXT_WIDTH),
                    *_name("ben_duoi"),
                    columns=2,
                )
            )
        )
    )


def bao_cao_tap_the() -> str:
    """A collective's report: figures of two years in a table, where there are any."""
    figures = [
        ("STT", 13, "OBangGiua", "{{ loop.index }}"),
        ("Chỉ tiêu", 62, "OBang", "{{ dong.ten }}"),
        ("Năm {{ so_lieu.nam_truoc }}", 30, "OBangGiua", "{{ dong.nam_truoc }}"),
        ("Năm {{ so_lieu.nam }}", 30, "OBangGiua", "{{ dong.nam_bao_cao }}"),
        ("So sánh", 30, "OBangGiua", "{{ dong.dat }}"),
    ]
    return (
        letterhead(numbered=False)
        + title("BÁO CÁO THÀNH TÍCH")
        + outline("noi_dung")
        + when("so_lieu", ruled_list(figures, "dong in so_lieu.dong"), paragraph("CachDong"))
        + outline("noi_dung_tiep")
        + _past_awards()
        + paragraph("DoanCuoi", "{{ ket_thuc }}")
        + _signatures(_recipients())
    )


def _votes() -> str:
    """STT, nominee, award, votes, share of all members, verdict; `bang` holds one group of nominees."""
    columns = [
        ("STT", 12, "OBangGiua", "{{ loop.index }}"),
        ("{{ bang.cot_ten }}", 47, "OBang", "{{ dong[0] }}"),
        ("Danh hiệu, hình thức đề nghị", 32, "OBang", "{{ dong[1] }}"),
        ("Đồng ý", 15, "OBangGiua", "{{ dong[2] }}"),
        ("Không đồng ý", 17, "OBangGiua", "{{ dong[3] }}"),
        ("Tỷ lệ trên tổng số thành viên", 25, "OBangGiua", "{{ dong[4] }}"),
        ("Kết luận", 17, "OBangGiua", "{{ dong[5] }}"),
    ]
    return ruled_list(columns, "dong in bang.dong")


def _past_awards() -> str:
    """III.1 and III.2: a table each, or the word that there are none."""
    decision = "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định"
    return each(
        "nhom in da_khen_thuong",
        paragraph("Khoan", "{{ nhom.tieu_de }}"),
        when("not nhom.dong", paragraph("NoiDung", "Không.")),
        when(
            "nhom.dong",
            ruled_list(
                [
                    ("Năm", 16, "OBangGiua", "{{ dong.nam }}"),
                    ("{{ nhom.cot_ten }}", 60, "OBang", "{{ dong.ten }}"),
                    (decision, TEXT_WIDTH - 76, "OBang", "{{ dong.quyet_dinh }}"),
                ],
                "dong in nhom.dong",
            ),
            paragraph("CachDong"),
        ),
    )


def _signatures(below: str) -> str:
    """Two signatures, level, and what stands below them; rows that stay on one page together."""
    sides = ("ben_trai", "ben_phai")
    return table(
        [_HALF, _HALF],
        row(*(cell(_HALF, _office(side, _HALF)) for side in sides)),
        row(*(cell(_HALF, *_name(side), bottom=True) for side in sides)),
        below,
    )


def _office(block: str, room: float) -> str:
    return paragraph("NguoiXacNhan", f'{{{{ {block}.chuc_danh|can_doi({room - 2}, 14, "đậm") }}}}') + when(
        f"{block}.huong_dan", paragraph("CachKy", f"{{{{ {block}.huong_dan }}}}")
    )


def _name(block: str) -> tuple[str, ...]:
    """Room to sign, the other office of the signer, and the name."""
    other = f'{{{{ {block}.chuc_vu_khac|can_doi({_HALF - 2}, 14, "đậm") }}}}'
    return (
        paragraph("ChoKy"),
        when(f"{block}.chuc_vu_khac", paragraph("TenNguoiXacNhan", other)),
        paragraph("TenNguoiXacNhan", f"{{{{ {block}.ho_ten }}}}"),
    )


def _recipients() -> str:
    """Ô 9b of minutes: below the secretary (Mẫu 1.9)."""
    return row(
        cell(
            TEXT_WIDTH,
            paragraph("CachDong"),
            when("noi_nhan", paragraph("NoiNhanTieuDe", "Nơi nhận:")),
            each("dong in noi_nhan", paragraph("NoiNhan", "{{ dong }}")),
            columns=2,
        )
    )
