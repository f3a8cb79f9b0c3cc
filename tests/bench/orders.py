"""How the bench speaks with a contestant's program: a line of JSON each way, and one clock for all.

Only the standard library is used here: the system Python, which alone has `uno`, imports it too.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from typing import Any

Order = dict[str, Any]
Answer = dict[str, Any]


def obey(work: Callable[[Order], Answer], *, root: int | None = None, **facts: Any) -> None:
    """Greet, then answer orders until the bench ends or dies; `root` is the process whose tree is measured."""
    with suppress(BrokenPipeError), os.fdopen(os.dup(sys.stdout.fileno()), "w") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not stand among the answers
        print(json.dumps({"root": root or os.getpid(), **facts}), file=answers, flush=True)
        for line in sys.stdin:
            print(json.dumps(work(json.loads(line))), file=answers, flush=True)


def leave() -> None:
    """End this program and whatever it started: they share a process group."""
    os.killpg(0, signal.SIGKILL)


def timed(clients: Sequence[Callable[[], object]], order: Order) -> Answer:
    """What each document took, while the clients made them side by side.

    They go on until `at_least` documents are begun and `seconds` are over.
    """
    begun = count()
    times: list[float] = []
    start = time.perf_counter()

    def keep_making(make: Callable[[], object]) -> None:
        while next(begun) < order["at_least"] or time.perf_counter() - start < order["seconds"]:
            before = time.perf_counter()
            make()
            times.append((time.perf_counter() - before) * 1000)

    with ThreadPoolExecutor(len(clients)) as threads:
        list(threads.map(keep_making, clients))
    return {"milliseconds": times, "seconds": time.perf_counter() - start}
