"""How much one document may hold."""

from typing import Any, Final, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from service.document import Payload

# More than this LibreOffice cannot lay out within its deadline.
MAX_VALUES: Final = 50_000
MAX_CHARACTERS: Final = 1_000_000
MAX_LINES: Final = 3_000


class TaiLieu(Payload):
    """Anything that is printed: of a size that can be printed in time."""

    @model_validator(mode="before")
    @classmethod
    def _of_bearable_size(cls, raw: Any) -> Any:
        """Refuse what could not be printed in time, before each of its parts is looked at."""
        if _values_in(raw) > MAX_VALUES:
            message = "Văn bản có quá {limit} mục dữ liệu. Tách thành nhiều văn bản."
            raise PydanticCustomError("vanthu.qua_lon", message, {"limit": MAX_VALUES})
        return raw

    @model_validator(mode="after")
    def _of_bearable_length(self) -> Self:
        text = self.model_dump_json()
        if len(text) > MAX_CHARACTERS or text.count("\\n") > MAX_LINES:
            message = "Văn bản dài quá {characters} ký tự hoặc {lines} dòng. Tách thành nhiều văn bản."
            raise PydanticCustomError("vanthu.qua_dai", message, {"characters": MAX_CHARACTERS, "lines": MAX_LINES})
        return self


def _values_in(raw: Any) -> int:
    """How many values JSON holds, at all depths."""
    count, left = 0, [raw]
    while left and count <= MAX_VALUES:
        value = left.pop()
        count += 1
        if isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list | tuple):
            left.extend(value[: MAX_VALUES + 1])
    return count
