"""The right documents that the mutants start from: samples of the kinds, filled, and what is derived from them.

A base is a sample with changes to its payload and, where no kind prints such a document, edits that keep it right.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from service.document import Issued
from service.kinds import kind_named, kinds
from service.kinds._body import Diem, Khoan, Muc
from service.kinds._frame import CoQuan, NguoiSoanThao
from service.kinds._signers import NguoiKy, QuyenHan
from service.render.docx import Templates
from service.settings import ROOT
from tests.nd30_mutants.derived import (
    ANNEX,
    ATTACHED_FILE,
    BODY_BY_DEFAULTS,
    BODY_BY_PARENT_STYLE,
    COMPLEX_FIELD_AS_SIMPLE,
    DIRECT,
    DRAWN_LINES,
    MINUTES,
    REGULATION,
    SIGNED,
    TWO_ANNEXES,
)
from tests.nd30_mutants.edits import Edit, reword, steps, text
from tests.nd30_mutants.looks import style
from tests.nd30_mutants.package import Package
from tests.nd30_mutants.pages import paper


@dataclass(frozen=True, slots=True)
class Base:
    """`changes` to the sample's payload, then `edit` to the filled DOCX; no `number` is a draft."""

    kind: str
    changes: dict[str, Any] = field(default_factory=dict)
    edit: Edit | None = None
    number: int | None = 1


_SENTENCE: Final = "Tổ chức tuyên truyền, triển khai nội dung Kế hoạch này đến toàn thể công chức của đơn vị."
_DECISION: Final = kind_named("quyet-dinh").sample
_LETTER: Final = kind_named("cong-van").sample

_POINTS: Final = Muc(
    tieu_de="Nội dung thi đua",
    khoan=(
        Khoan(
            tieu_de="Nội dung",
            noi_dung=("Tập trung vào các nội dung sau:",),
            diem=tuple(
                Diem(noi_dung=(f"{what}.",)) for what in ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"]
            ),
        ),
        Khoan(noi_dung=("Thời gian thực hiện: Cả năm 2023.",)),
        Khoan(noi_dung=("Kinh phí thực hiện theo quy định.",)),
    ),
)
_COLLECTIVE: Final = {
    "co_quan": CoQuan(ten="Ủy ban nhân dân tỉnh Hồng Lam", viet_tat="UBND"),
    "tham_quyen": "Ủy ban nhân dân tỉnh Hồng Lam",
    "nguoi_ky": NguoiKy(
        quyen_han=(QuyenHan(hinh_thuc="TM.", cua="Ủy ban nhân dân"), QuyenHan(hinh_thuc="KT.", cua="Chủ tịch")),
        chuc_vu="Phó Chủ tịch",
        ho_ten="Trần Quang Vinh",
    ),
}
_DEPUTY: Final = NguoiKy(
    quyen_han=(QuyenHan(hinh_thuc="KT.", cua="Giám đốc"),), chuc_vu="Phó Giám đốc", ho_ten="Lê Hồng Phong"
)

BASES: Final[dict[str, Base]] = {
    **{f"sample of {slug}": Base(slug) for slug in kinds()},
    "decision": Base("quyet-dinh"),
    "decision with its list inline": Base("quyet-dinh", {"cach_trinh_bay_danh_sach": "trong_dieu_1"}),
    "decision on paper": Base("quyet-dinh", {"ban_giay": True}),
    "decision of June": Base("quyet-dinh", {"ngay_ban_hanh": date(2023, 6, 5)}),
    "decision with a long list": Base("quyet-dinh", {"ca_nhan": _DECISION.ca_nhan * 12}),
    "decision with urgency": Base("quyet-dinh", {"do_khan": "khan"}),
    "decision with greater urgency": Base("quyet-dinh", {"do_khan": "thuong_khan"}),
    "decision with greatest urgency": Base("quyet-dinh", {"do_khan": "hoa_toc"}),
    "decision for few readers": Base("quyet-dinh", {"pham_vi_luu_hanh": "luu_hanh_noi_bo"}),
    "decision to be given back": Base("quyet-dinh", {"pham_vi_luu_hanh": "xem_xong_tra_lai"}),
    "decision with its drafter": Base("quyet-dinh", {"nguoi_soan_thao": NguoiSoanThao(ky_hieu="PL", so_ban=300)}),
    "decision of a collective": Base("quyet-dinh", _COLLECTIVE),
    "decision of a council": Base(
        "quyet-dinh",
        {"nguoi_ky": NguoiKy(chuc_vu="Giám đốc", chuc_vu_khac="Chủ tịch Hội đồng", ho_ten="Võ Tất Dũng")},
    ),
    "draft of a decision": Base("quyet-dinh", {"ngay_ban_hanh": None}, number=None),
    "letter": Base("cong-van"),
    "letter to one": Base("cong-van", {"kinh_gui": ("Ủy ban nhân dân tỉnh Hồng Lam",)}),
    "letter on two pages": Base("cong-van", {"mo_dau": (*_LETTER.mo_dau, *[_SENTENCE * 3] * 10)}),
    "plan": Base("ke-hoach"),
    "plan of a deputy": Base("ke-hoach", {"nguoi_ky": _DEPUTY}),
    "plan with points": Base("ke-hoach", {"muc": (_POINTS, _POINTS)}),
    "plan with legal bases": Base("ke-hoach", {"can_cu": _DECISION.can_cu[:3]}),
    # Right in another way than ours.
    "decision with the other tone mark": Base("quyet-dinh", edit=text("CỘNG HÒA", "CỘNG HOÀ")),
    "decision in the other sizes": Base(
        "quyet-dinh",
        edit=steps(
            *(
                style(key, size=13)
                for key in ("QuocHieu", "ChuQuan", "CoQuan", "TenLoai", "NoiDung", "DoanCuoi", "CanCu")
            ),
            *(style(key, size=14) for key in ("TieuNgu", "DiaDanh")),
            *(style(key, size=13) for key in ("ChucVu", "HoTen", "SoTrang", "QuyetDinh", "ThamQuyen")),
            style("NoiDung", indent=10, lines=1.5),
            style("DoanCuoi", indent=10),
        ),
    ),
    "decision with its annex on its side": Base("quyet-dinh", edit=paper(297, 210, section=1)),
    "decision in capitals by style": Base(
        "quyet-dinh", edit=steps(reword("SỞ XÂY DỰNG", "SỞ XÂY DỰNG", "Sở Xây dựng"), style("CoQuan", caps=True))
    ),
    "decision with drawn lines": Base("quyet-dinh", edit=DRAWN_LINES),
    "decision set by hand": Base("quyet-dinh", edit=DIRECT),
    "decision set by its defaults": Base("quyet-dinh", edit=BODY_BY_DEFAULTS),
    "decision set by a parent style": Base("quyet-dinh", edit=BODY_BY_PARENT_STYLE),
    "plan with a simple field": Base("ke-hoach", edit=COMPLEX_FIELD_AS_SIMPLE),
    # What no kind of ours prints.
    "decision with an annex": Base("quyet-dinh", edit=ANNEX),
    # The decree asks for numbers from two annexes on; it does not forbid one to be numbered (III.1a).
    "decision with an only annex that is numbered": Base(
        "quyet-dinh", edit=steps(ANNEX, reword("Phụ lục", "Phụ lục", "Phụ lục I"))
    ),
    "decision with two annexes": Base("quyet-dinh", edit=TWO_ANNEXES),
    "decision with signatures": Base("quyet-dinh", edit=SIGNED),
    "regulation": Base("ke-hoach", edit=REGULATION),
    "minutes": Base("ke-hoach", edit=MINUTES),
    "annex in its own file": Base("quyet-dinh", edit=ATTACHED_FILE),
}


@cache
def docx(name: str) -> bytes:
    """The filled DOCX of a base."""
    base = BASES[name]
    kind = kind_named(base.kind)
    payload = kind.sample.model_copy(update=base.changes)
    heading = kind.heading(payload)
    day = heading.ngay_ban_hanh or date(2023, 12, 20)
    template = Templates(ROOT / "templates").named(kind.stem)
    filled = template.fill(kind.context(payload, Issued(base.number, day)), heading, day)
    return filled if base.edit is None else edited(filled, base.edit)


def edited(content: bytes, edit: Edit) -> bytes:
    package = Package(content)
    edit(package)
    return package.save()
