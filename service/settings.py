"""Settings: the only reader of the environment. Every name starts with VANTHU_."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT: Final = Path(__file__).resolve().parent.parent

_ADDRESS: Final = re.compile(r"http://[^/@?#\s]+:(?P<port>\d{1,5})")


class Settings(BaseSettings):
    """Where Vanthu keeps its things and how long it waits for others."""

    model_config = SettingsConfigDict(env_prefix="VANTHU_", frozen=True)

    data_dir: Path = Field(Path("var"), description="Thư mục chứa mọi thứ dịch vụ giữ lại.")
    templates_dir: Path = Field(ROOT / "templates", description="Thư mục mẫu đi kèm.")
    templates_override_dir: Path | None = Field(None, description="Thư mục mẫu riêng của cơ quan, được dùng trước.")
    law_file: Path | None = Field(None, description="Tệp TOML quy định riêng của cơ quan về khen thưởng.")
    fonts_conf: Path = Field(
        ROOT / "fonts" / "fonts.conf",
        description="Quy tắc phông chữ cho LibreOffice; ngoài phông của hệ thống chỉ đọc được tệp này và thư mục "
        "`licensed` cạnh nó.",
    )
    uno_python: str = Field("/usr/bin/python3", description="Python của hệ thống, nơi có mô-đun uno.")
    host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe.")
    port: int = Field(8000, ge=1, le=65535, description="Cổng lắng nghe.")
    queue_seconds: float = Field(30, gt=0, description="Chờ bộ chuyển PDF rảnh tối đa bao nhiêu giây.")
    run_seconds: float = Field(60, gt=0, description="Một lần chuyển PDF tối đa bao nhiêu giây.")
    remote_workers: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="LibreOffice ở máy khác, mỗi địa chỉ một: `http://10.0.0.5:2003 http://10.0.0.5:2004`."
    )
    workers: int = Field(
        default_factory=lambda: len(os.sched_getaffinity(0)),
        ge=0,
        description="Số LibreOffice chạy cùng lúc trên máy này; mặc định mỗi lõi một.",
    )
    worker_documents: int = Field(2000, ge=1, description="Mỗi LibreOffice in tối đa bao nhiêu văn bản rồi được thay.")
    worker_memory: int = Field(1024, ge=200, description="LibreOffice dùng quá bao nhiêu MiB thì được thay.")
    checkers: int = Field(
        default_factory=lambda: len(os.sched_getaffinity(0)) // 2,
        ge=0,
        description="Số tiến trình soát thể thức khi phục vụ; 0: soát ngay trong tiến trình phục vụ.",
    )
    queue_length: int = Field(64, ge=1, description="Tối đa bao nhiêu yêu cầu chờ bộ chuyển PDF.")
    sandbox: Literal["auto", "required"] = Field(
        "auto", description="`required`: không chạy LibreOffice khi máy không dựng được tường ngăn quanh nó."
    )
    sweep_seconds: float = Field(15, gt=0, description="Bao nhiêu giây thì tìm văn bản dở dang một lần.")
    empty_tens: Literal["linh", "lẻ"] = Field("linh", description="Cách đọc hàng chục bằng 0: một trăm linh năm.")
    thousand: Literal["nghìn", "ngàn"] = Field("nghìn", description="Cách đọc hàng nghìn.")
    even_amounts: bool = Field(False, description="Ghi “đồng chẵn” sau số tiền bằng chữ.")

    @field_validator("remote_workers", mode="before")
    @classmethod
    def _split(cls, given: Any) -> Any:
        return tuple(given.split()) if isinstance(given, str) else given

    @field_validator("remote_workers")
    @classmethod
    def _check_addresses(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        for address in addresses:
            match = _ADDRESS.fullmatch(address)
            if match is None or not 0 < int(match["port"]) < 65536:
                raise ValueError(f"“{address}” không có dạng http://máy:cổng")
        return addresses

    @field_validator("workers")
    @classmethod
    def _have_somebody_print(cls, workers: int, others: ValidationInfo) -> int:
        if not workers and others.data.get("remote_workers") == ():  # missing when it is itself wrong
            raise ValueError("cần ít nhất 1, trừ khi có VANTHU_REMOTE_WORKERS")
        return workers
