"""What offices lawfully write is blamed by no mandatory rule: texts that look like something else."""

from typing import Any

import pytest

from service.document import Issued
from service.kinds import kind_named
from service.nd30 import check
from service.render.docx import Templates

ANNEX = {"tieu_de": "Biểu tổng hợp", "noi_dung": ["Nội dung."]}
TABLE = {"cot": [{"tieu_de": "Biểu số"}, {"tieu_de": "Ghi chú"}], "dong": [["Phụ lục I", "x"], ["y", "Phụ lục II"]]}
SENTENCES = (
    "Nước Cộng hòa xã hội chủ nghĩa Việt Nam tròn 80 năm.",
    "Điều 2 của Luật được thực hiện.",
    "V.I. Lênin đã dạy như vậy.",
    "Nơi nhận: Văn phòng Sở.",
    "Kính gửi Hội đồng hồ sơ kèm theo trước ngày 01/12.",
)
BASES = (
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
    "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015",
    "Căn cứ Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    "Căn cứ Chương trình công tác năm 2023 của Sở Xây dựng",
    "Căn cứ Hướng dẫn của Hội đồng Thi đua - Khen thưởng tỉnh số 12/HD-HĐTĐKT ngày 01 tháng 3 năm 2023 về bình xét",
)
POINTERS = ("(Chi tiết tại Phụ lục I đến Phụ lục III)", "(Có Phụ lục chi tiết gửi kèm)", "các Phụ lục kèm theo")


def sentence(text: str) -> dict[str, Any]:
    return {"mo_dau": [text, "Đoạn tiếp theo được trình bày bình thường."]}


CASES: list[tuple[str, dict[str, Any]]] = [
    *((slug, sentence(text)) for slug in ("ke-hoach", "to-trinh", "cong-van") for text in SENTENCES),
    *((slug, {"can_cu": [line]}) for slug in ("ke-hoach", "quyet-dinh") for line in BASES),
    *(("ke-hoach", {"mo_dau": [f"Giao các phòng {words}."], "phu_luc": [ANNEX] * 3}) for words in POINTERS),
    ("ke-hoach", {"mo_dau": ["Theo Phụ lục kèm theo."], "phu_luc": [{"tieu_de": "Biểu", "bang": TABLE}]}),
    ("cong-van", {"mo_dau": ["- Thực hiện nhiệm vụ được giao;", "+ Nội dung khác."]}),
    ("cong-van", {"trich_yeu": "kỷ niệm ngày 20 tháng 11 năm 2023"}),
    ("quyet-dinh", {"trich_yeu": "Xét tặng danh hiệu năm 2023"}),
    ("ke-hoach", {"trich_yeu": "Thực hiện Kế hoạch số 01/KH-SXD ngày 01 tháng 02 năm 2023"}),
    ("ke-hoach", {"trich_yeu": "Phát động phong trào thi đua " + "thực hiện thắng lợi nhiệm vụ " * 15}),
    ("cong-van", {"co_quan": {"ten": "Cục Thuế tỉnh Hồng Lam", "viet_tat": "CT"}}),
    ("ke-hoach", {"nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Ông Văn Tùng"}}),
]


@pytest.mark.parametrize(("slug", "changes"), CASES, ids=[f"{slug} {changes}"[:90] for slug, changes in CASES])
def test_what_is_lawful_is_not_blamed(templates: Templates, slug: str, changes: dict[str, Any]) -> None:
    kind = kind_named(slug)
    payload = kind.payload.model_validate(kind.sample.model_dump(mode="json") | changes)
    heading = kind.heading(payload)
    context = kind.context(payload, Issued(1, payload.ngay_ban_hanh))
    docx = templates.named(kind.stem).fill(context, heading, payload.ngay_ban_hanh)
    assert [finding for finding in check(docx).findings if finding.blocks] == []
