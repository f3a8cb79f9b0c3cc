"""A finding: one place of a document or of its payload that a rule does not allow, and how to mend it."""

from dataclasses import dataclass
from typing import Final, Literal

# Form (nd30): the decree's text, its official samples, practice, and a suggestion on spelling.
# Content (award): an error, which keeps a document from being issued, and a warning.
Severity = Literal["bat_buoc", "mau", "thong_le", "goi_y", "loi", "canh_bao"]
SEVERITIES: Final[dict[Severity, str]] = {
    "bat_buoc": "bắt buộc",
    "mau": "mẫu",
    "thong_le": "thông lệ",
    "goi_y": "gợi ý",
    "loi": "lỗi",
    "canh_bao": "cảnh báo",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `place` is where a reader looks: a spot of the page, or a JSON pointer into the payload.

    `found` and `expected` complete each other ("cỡ chữ 11" – "cỡ chữ 12 đến 13"); `mend` tells the person what to do;
    `basis` is the citation that stands behind the rule.
    """

    rule: str
    severity: Severity
    place: str
    found: str
    expected: str
    mend: str
    basis: str

    @property
    def blocks(self) -> bool:
        """Whether a document with this finding may not be issued."""
        return self.severity in {"bat_buoc", "loi"}

    @property
    def told(self) -> str:
        """ "Cỡ chữ 11; đúng ra: cỡ chữ 12 đến 13. Đặt cỡ chữ 12."."""
        return f"{self.found[:1].upper()}{self.found[1:]}; đúng ra: {self.expected}. {self.mend}"
