import json
from typing import Any

import pytest

from service.errors import FieldError, PayloadInvalid, PayloadUnreadable
from service.kinds import kind_named
from service.kinds.quyet_dinh import SAMPLE
from service.reading import MAX_MISTAKES, read_payload

KIND = kind_named("quyet-dinh")


def mistakes_in(**changes: Any) -> dict[str, FieldError]:
    payload = SAMPLE.model_dump(mode="json", exclude_defaults=True) | changes
    with pytest.raises(PayloadInvalid) as caught:
        read_payload(KIND, json.dumps(payload))
    return {error.pointer: error for error in caught.value.errors}


def test_every_mistake_is_reported_at_once_with_its_place() -> None:
    found = mistakes_in(tap_the=["A", ""], dia_danh=7, x=1, nguoi_ky={"chuc_vu": "Giám đốc"})
    assert set(found) == {"/tap_the/1", "/dia_danh", "/x", "/nguoi_ky/ho_ten"}


def test_a_sentence_names_the_field_by_its_title_and_says_how_to_mend_it() -> None:
    found = mistakes_in(nguoi_ky={"chuc_vu": "Giám đốc"}, tap_the=["A", ""], ngay_ban_hanh="30/02/2023")
    assert found["/nguoi_ky/ho_ten"].detail == "Thiếu “Họ và tên người ký”. Hãy điền."
    assert found["/tap_the/1"].detail == "“Tập thể được khen thưởng, dòng 2” không được để trống."
    assert found["/ngay_ban_hanh"].detail == "“Ngày ban hành” không phải ngày có thật. Ghi dạng 2026-11-22."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"co_quan": {"ten": "Sở", "viet_tat": "s"}},
            "chưa đúng dạng. Chữ in hoa, đứng sau tên loại trong ký hiệu. Ví dụ: SXD.",
        ),
        ({"trich_yeu": "x" * 501}, "dài quá 500 ký tự"),
        ({"trich_yeu": None}, "phải là chữ"),
        ({"ban_giay": "có"}, "true hoặc false"),
        ({"luu": {"so_ban": "2,5"}}, "số nguyên"),
        ({"luu": {"so_ban": 0}}, "không được nhỏ hơn 1"),
        ({"cach_trinh_bay_danh_sach": "x"}, "một trong các giá trị “kem_theo”, “trong_dieu_1”."),
        ({"can_cu": []}, "cần ít nhất 1 dòng"),
        ({"can_cu": "Căn cứ"}, "phải là một danh sách"),
        ({"nguoi_ky": "Võ Tất Dũng"}, "phải gồm các trường con"),
        ({"ngay_ban_hanh": "2019-01-01"}, "không được trước 05/3/2020"),
        ({"trich_yeu": "a\u0007b"}, "U+0007"),
        ({"tap_the": [], "ca_nhan": []}, "ít nhất một tập thể"),
    ],
)
def test_each_sort_of_mistake_has_its_vietnamese_sentence(changes: dict[str, Any], sentence: str) -> None:
    (error,) = mistakes_in(**changes).values()
    assert sentence in error.detail


def test_a_pointer_escapes_what_json_pointer_reserves() -> None:
    assert set(mistakes_in(**{"a/b~c": 1})) == {"/a~1b~0c"}


@pytest.mark.parametrize("text", ["", "{", '{"a": NaN}', '{"a": "\\ud800"}'])
def test_malformed_json_is_refused_as_unreadable(text: str) -> None:
    with pytest.raises(PayloadUnreadable, match="JSON"):
        read_payload(KIND, text)


def test_a_wrong_row_is_not_also_called_a_missing_one() -> None:
    assert set(mistakes_in(can_cu=["Luật"])) == {"/can_cu/0"}


def test_a_flood_of_mistakes_is_cut_to_what_a_person_can_mend() -> None:
    assert len(mistakes_in(**{f"x{number}": 1 for number in range(1000)})) == MAX_MISTAKES


def test_a_byte_order_mark_in_front_does_no_harm() -> None:
    text = SAMPLE.model_dump_json(exclude_defaults=True)
    assert read_payload(KIND, b"\xef\xbb\xbf" + text.encode()) == read_payload(KIND, "\ufeff" + text) == SAMPLE


def test_text_that_looks_like_code_or_markup_is_accepted_as_text() -> None:
    wild = "A & B <C> {{ x }} {% y %} =cmd()"
    payload = SAMPLE.model_dump(mode="json", exclude_defaults=True) | {"thanh_tich": wild}
    assert read_payload(KIND, json.dumps(payload)).thanh_tich == wild
