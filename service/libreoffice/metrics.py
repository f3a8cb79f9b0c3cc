"""What the pool tells of itself, for Prometheus."""

from contextlib import suppress
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info

from service.libreoffice.port import Worker

_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class PoolMetrics:
    """The figures of one pool, in a registry of their own; `worker` is a place, whoever works there.

    What can be counted at any time, such as who waits, is asked of its owner when it is read.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.callers = self._gauge("callers_waiting", "Số yêu cầu đang chờ tới lượt in")
        self.jobs = self._gauge("jobs_waiting", "Số văn bản đã tới lượt, đang chờ một LibreOffice")
        self.workers = self._gauge("workers", "Số LibreOffice đang phục vụ")
        self.poisoned = self._gauge("poisoned_documents", "Số văn bản đang bị từ chối vì đã làm dừng LibreOffice")
        self.waited = Histogram(
            "vanthu_converter_wait_seconds", "Thời gian chờ một LibreOffice", buckets=_SECONDS, registry=self.registry
        )
        self.ran = Histogram(
            "vanthu_converter_run_seconds",
            "Thời gian một lần in, theo số văn bản in chung; gồm cả trang thử của /readyz",
            ["documents"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.ended = Counter(
            "vanthu_converter_worker_ends", "Số lần LibreOffice ngừng, theo lý do", ["reason"], registry=self.registry
        )
        self.memory = self._gauge("worker_memory_bytes", "Bộ nhớ của từng LibreOffice sau lần in cuối", "worker")
        self.versions = Info(
            "vanthu_converter_worker",
            "Từng LibreOffice: phiên bản, phông in thay Times New Roman, địa chỉ khi ở máy khác",
            ["worker"],
            registry=self.registry,
        )

    def began(self, place: str, worker: Worker, fonts: tuple[str, ...]) -> None:
        """A worker serves at `place`; it printed "Times New Roman" in `fonts`."""
        told = {"libreoffice": worker.libreoffice, "fonts": ", ".join(fonts), "address": worker.address}
        self.versions.labels(place).info(told)
        self.remember(place, worker)

    def remember(self, place: str, worker: Worker) -> None:
        """What the worker holds after an order, when it tells."""
        if worker.memory:
            self.memory.labels(place).set(worker.memory)

    def forget(self, place: str) -> None:
        """Nobody serves at `place`."""
        self.versions.remove(place)
        with suppress(KeyError):  # it never told its memory
            self.memory.remove(place)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(f"vanthu_converter_{name}", told, labels, registry=self.registry)
