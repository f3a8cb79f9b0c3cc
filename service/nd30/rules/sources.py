"""Where rules stand, cited in full."""

from typing import Final

PRACTICE: Final = "Thông lệ soạn thảo; NĐ 30/2020/NĐ-CP không quy định"


def annex_1(place: str) -> str:
    """Of the technique of presentation: "II.2b"."""
    return f"NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, {place}"


def annex_3(place: str) -> str:
    """Of the official forms: "Mẫu 1.2"."""
    return f"NĐ 30/2020/NĐ-CP, Phụ lục III, {place}"


def article(place: str) -> str:
    """Of the decree itself: "13 khoản 1"."""
    return f"NĐ 30/2020/NĐ-CP, Điều {place}"
