"""Functions that the tests have run in another process."""

import os
import time


def add(one: int, other: int) -> int:
    return one + other


def refuse(text: str) -> None:
    raise ValueError(text)


def own_id() -> int:
    return os.getpid()


def wait(seconds: float) -> str:
    time.sleep(seconds)
    return "waited"


def die() -> None:
    os._exit(9)
