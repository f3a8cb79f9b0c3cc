"""What the pool tells of itself, for Prometheus."""

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class PoolMetrics:
    """The figures of one pool, in a registry of their own."""

    def __init__(self, queue: Callable[[], int], working: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        depth = Gauge("vanthu_converter_queue", "Văn bản đang chờ bộ chuyển PDF", registry=self.registry)
        depth.set_function(queue)
        serving = Gauge("vanthu_converter_workers", "Tiến trình LibreOffice đang phục vụ", registry=self.registry)
        serving.set_function(working)
        self.waited = Histogram(
            "vanthu_converter_wait_seconds", "Chờ tới lượt in", buckets=_SECONDS, registry=self.registry
        )
        self.ran = Histogram(
            "vanthu_converter_run_seconds", "In một lần", ["documents"], buckets=_SECONDS, registry=self.registry
        )
        self.ended = Counter(
            "vanthu_converter_workers_ended",
            "Tiến trình LibreOffice đã thay, theo lý do",
            ["reason"],
            registry=self.registry,
        )
        self.memory = Gauge(
            "vanthu_converter_worker_memory_bytes", "Bộ nhớ của từng LibreOffice", ["worker"], registry=self.registry
        )
        self.versions = Info("vanthu_converter", "Phiên bản LibreOffice và phông chữ", registry=self.registry)
