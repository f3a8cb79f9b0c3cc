"""Signatures that stand side by side, as in minutes and reports."""

from typing import Annotated, Any

from pydantic import Field

from service.document import Line

HoTen = Annotated[Line, Field(max_length=50)]


def signer(title: str, name: str | None, *, other_title: str | None = None, hint: str = "") -> dict[str, Any]:
    """Template text of one signature; whoever is not named yet finds the `hint` of what to write there."""
    return {
        "chuc_danh": title.upper(),
        "huong_dan": "" if name else hint,
        "chuc_vu_khac": (other_title or "").upper(),
        "ho_ten": name or "",
    }
