"""What we issue keeps every rule that a checker can judge, whatever the payload holds."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from service.document import DocumentKind, Issued
from service.kinds import kind_named, kinds
from service.nd30 import Report, check
from service.render.docx import Templates

TEXT = "Thi đua khen thưởng xây dựng nông thôn mới, quản lý dự án đầu tư công trình giao thông, cải cách hành chính"
WORDS = TEXT.replace(",", "").lower().split()
DAYS = st.dates(date(2020, 3, 5), date(2030, 12, 31))
NUMBERS = st.one_of(st.none(), st.integers(1, 9), st.integers(10, 99_999))
# What fails says what it found and where; to make its payload smaller would take minutes.
UNSHRUNK = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def phrases(least: int, most: int) -> st.SearchStrategy[str]:
    """Vietnamese words, the first with a capital, as a name or a title is written."""
    words = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most)
    return words.map(lambda chosen: " ".join(chosen).capitalize())


def sentences() -> st.SearchStrategy[str]:
    return st.builds(lambda text, mark: text + mark, phrases(4, 120), st.sampled_from((".", ";", ":")))


def names() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(("Nguyễn", "Thị", "Văn", "Ánh", "Đức", "Ngọc", "Vỹ")), min_size=2, max_size=5).map(
        " ".join
    )


BODIES = st.fixed_dictionaries(
    {
        "ten": phrases(2, 22).map(lambda name: f"Sở {name.lower()}"),
        "viet_tat": st.sampled_from(("SXD", "UBND", "A-B1")),
    },
    optional={"chu_quan": phrases(1, 20).map(lambda name: f"UBND tỉnh {name}")},
)
SIGNERS = st.one_of(
    st.fixed_dictionaries({"chuc_vu": phrases(2, 9), "ho_ten": names()}, optional={"chuc_vu_khac": phrases(2, 9)}),
    st.fixed_dictionaries({"quyen_cap_truong": st.just(True), "chuc_vu": st.just("Giám đốc"), "ho_ten": names()}),
    st.builds(
        lambda powers, name: {
            "quyen_han": [{"hinh_thuc": form, "cua": whose} for form, whose in powers[:-1]],
            "chuc_vu": powers[-1],
            "ho_ten": name,
        },
        st.sampled_from(
            (
                [("KT.", "Giám đốc"), "Phó Giám đốc"],
                [("TM.", "Ủy ban nhân dân"), "Chủ tịch"],
                [("TM.", "Ủy ban nhân dân"), ("KT.", "Chủ tịch"), "Phó Chủ tịch"],
                [("TL.", "Giám đốc"), "Chánh Văn phòng"],
                [("TL.", "Giám đốc"), ("KT.", "Chánh Văn phòng"), "Phó Chánh Văn phòng"],
                [("TUQ.", "Giám đốc"), "Trưởng phòng Tổ chức"],
            )
        ),
        names(),
    ),
)
POINTS = st.fixed_dictionaries({"noi_dung": st.lists(sentences(), min_size=1, max_size=2)})
CLAUSES = st.one_of(
    st.fixed_dictionaries(
        {"tieu_de": phrases(2, 14), "noi_dung": st.lists(sentences(), max_size=3)},
        optional={"diem": st.lists(POINTS, max_size=23), "danh_so_diem": st.sampled_from(("chu_cai", "thap_phan"))},
    ),
    st.fixed_dictionaries({"noi_dung": st.lists(sentences(), min_size=1, max_size=3)}),
)
PARTS = st.fixed_dictionaries(
    {"tieu_de": phrases(2, 25)},
    optional={"noi_dung": st.lists(sentences(), max_size=3), "khoan": st.lists(CLAUSES, max_size=5)},
)
BASES = st.sampled_from(
    (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền "
        "trong lĩnh vực thi đua, khen thưởng",
        "Căn cứ Biên bản họp ngày 15 tháng 12 năm 2023 của Hội đồng Thi đua - Khen thưởng",
    )
)
PEOPLE = st.fixed_dictionaries(
    {
        "danh_xung": st.sampled_from(("Ông", "Bà")),
        "ho_ten": names(),
        "chuc_vu": phrases(1, 8),
        "don_vi": phrases(2, 12),
    }
)
MONEY = st.fixed_dictionaries(
    {
        "tap_the": st.integers(1_000, 10**9),
        "ca_nhan": st.integers(1_000, 10**9),
        "nguon_kinh_phi": phrases(3, 15),
    }
)

# What may stand in a field, by its name; a kind is given those of its fields that are here.
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "co_quan": BODIES,
    "dia_danh": st.sampled_from(("Huế", "Hồng Lam", "Thành phố Hồ Chí Minh", "Phường Xuân Hương - Đà Lạt")),
    "trich_yeu": phrases(3, 60),
    "noi_nhan": st.lists(phrases(2, 12), max_size=9),
    "luu": st.fixed_dictionaries({}, optional={"don_vi": st.just("VP"), "so_ban": st.integers(1, 20)}),
    "nguoi_ky": SIGNERS,
    "do_khan": st.sampled_from((None, "hoa_toc", "thuong_khan", "khan")),
    "pham_vi_luu_hanh": st.sampled_from((None, "xem_xong_tra_lai", "luu_hanh_noi_bo")),
    "nguoi_soan_thao": st.sampled_from((None, {"ky_hieu": "PL", "so_ban": 300})),
    "dia_chi": st.sampled_from(((), ("Số 1, đường Hùng Vương. ĐT: 0123 456 789",), ("Số 1, đường A", "ĐT: 0123"))),
    "can_cu": st.lists(BASES, min_size=1, max_size=12),
    "mo_dau": st.lists(sentences(), min_size=1, max_size=3),
    "muc": st.lists(PARTS, min_size=1, max_size=6),
    "khoan": st.lists(CLAUSES, max_size=5),
    "ket_thuc": phrases(5, 120),
    "kinh_gui": st.lists(phrases(2, 14), min_size=1, max_size=8),
    "tap_the": st.lists(phrases(2, 12), min_size=1, max_size=20),
    "ca_nhan": st.lists(PEOPLE, min_size=1, max_size=20),
    "cach_trinh_bay_danh_sach": st.sampled_from(("kem_theo", "trong_dieu_1")),
    "ban_giay": st.booleans(),
    "tien_thuong": st.one_of(st.none(), MONEY),
    "dieu_khac": st.lists(sentences(), max_size=3),
}


def without(kind: DocumentKind, name: str) -> Any:
    """The sample without one field; None when what else it says asks for that field."""
    try:
        return kind.payload.model_validate(kind.sample.model_dump(exclude={name}))
    except ValidationError:
        return None


SHORTER = [
    pytest.param(kind, payload, id=f"{kind.slug}-{name}")
    for kind in kinds().values()
    for name in kind.payload.model_fields
    if (payload := without(kind, name)) is not None
]


def blamed(report: Report) -> list[str]:
    """What a rule of the decree or of its forms says against the document."""
    return [
        f"{finding.rule} {finding.place}: {finding.found} – {finding.expected}"
        for finding in report.findings
        if finding.severity in {"bat_buoc", "mau"}
    ]


def filled(templates: Templates, kind: DocumentKind, payload: Any, number: int | None, day: date) -> bytes:
    context = kind.context(payload, Issued(number, day))
    return templates.named(kind.stem).fill(context, kind.heading(payload), day)


@pytest.mark.parametrize("number", [1, 15, None])
@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
def test_the_sample_of_every_kind_keeps_every_rule(
    templates: Templates, kind: DocumentKind, number: int | None
) -> None:
    report = check(filled(templates, kind, kind.sample, number, date(2023, 12, 20)))
    assert blamed(report) == []
    assert report.genre


@pytest.mark.parametrize(("kind", "payload"), SHORTER)
def test_the_sample_of_a_kind_keeps_every_rule_without_what_may_be_left_out(
    templates: Templates, kind: DocumentKind, payload: Any
) -> None:
    assert blamed(check(filled(templates, kind, payload, 1, date(2023, 12, 20)))) == []


@pytest.mark.parametrize(
    "left_out",
    [("thu_truong_cap_tren",), ("thu_truong_don_vi",), ("thu_truong_cap_tren", "thu_truong_don_vi")],
    ids="+".join,
)
def test_a_name_above_a_signature_without_one_stays_a_name(templates: Templates, left_out: tuple[str, ...]) -> None:
    kind = kind_named("bao-cao-ca-nhan")
    payload = kind.sample.model_copy(update=dict.fromkeys(left_out))
    assert blamed(check(filled(templates, kind, payload, None, date(2023, 12, 20)))) == []


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.slug)
@UNSHRUNK
@given(data=st.data(), number=NUMBERS, day=DAYS)
def test_any_payload_of_a_kind_keeps_every_rule(
    templates: Templates, kind: DocumentKind, data: st.DataObject, number: int | None, day: date
) -> None:
    known = sorted(set(VALUES) & set(kind.payload.model_fields))
    chosen = data.draw(st.sets(st.sampled_from(known)))
    changes = {name: data.draw(VALUES[name], label=name) for name in sorted(chosen)}
    if "co_quan" in changes and "viet_tat" not in kind.sample.co_quan.model_dump():
        del changes["co_quan"]["viet_tat"]  # the report of a person has no ký hiệu
    try:
        payload = kind.payload.model_validate(kind.sample.model_dump() | changes)
    except ValidationError:  # a kind may ask for more than its fields tell: no document, nothing to check
        reject()
    assert blamed(check(filled(templates, kind, payload, number, day))) == []
