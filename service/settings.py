"""Settings: the only reader of the environment. Every name starts with VANTHU_."""

import os
from pathlib import Path
from typing import Final, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT: Final = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where Vanthu keeps its things and how long it waits for others."""

    model_config = SettingsConfigDict(env_prefix="VANTHU_", frozen=True)

    data_dir: Path = Field(Path("var"), description="Thư mục chứa mọi thứ dịch vụ giữ lại.")
    templates_dir: Path = Field(ROOT / "templates", description="Thư mục mẫu đi kèm.")
    templates_override_dir: Path | None = Field(None, description="Thư mục mẫu riêng của cơ quan, được dùng trước.")
    law_file: Path | None = Field(None, description="Tệp TOML quy định riêng của cơ quan về khen thưởng.")
    fonts_conf: Path = Field(ROOT / "fonts" / "fonts.conf", description="Quy tắc phông chữ cho LibreOffice.")
    uno_python: str = Field("/usr/bin/python3", description="Python của hệ thống, nơi có mô-đun uno.")
    host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe.")
    port: int = Field(8000, ge=1, le=65535, description="Cổng lắng nghe.")
    queue_seconds: float = Field(30, gt=0, description="Chờ bộ chuyển PDF rảnh tối đa bao nhiêu giây.")
    run_seconds: float = Field(60, gt=0, description="Một lần chuyển PDF tối đa bao nhiêu giây.")
    workers: int = Field(
        default_factory=lambda: len(os.sched_getaffinity(0)),
        ge=0,
        description="Số LibreOffice chạy cùng lúc; mặc định mỗi lõi một.",
    )
    worker_documents: int = Field(2000, ge=1, description="Mỗi LibreOffice in tối đa bao nhiêu văn bản rồi được thay.")
    worker_memory: int = Field(1024, ge=200, description="LibreOffice dùng quá bao nhiêu MiB thì được thay.")
    queue_length: int = Field(64, ge=1, description="Tối đa bao nhiêu yêu cầu chờ bộ chuyển PDF.")
    sweep_seconds: float = Field(15, gt=0, description="Bao nhiêu giây thì tìm văn bản dở dang một lần.")
    empty_tens: Literal["linh", "lẻ"] = Field("linh", description="Cách đọc hàng chục bằng 0: một trăm linh năm.")
    thousand: Literal["nghìn", "ngàn"] = Field("nghìn", description="Cách đọc hàng nghìn.")
    even_amounts: bool = Field(False, description="Ghi “đồng chẵn” sau số tiền bằng chữ.")
