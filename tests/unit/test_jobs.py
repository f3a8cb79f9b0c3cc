"""Jobs are handed out in order, like with like, and none is ever kept for a worker that will not come."""

import threading
import time

import pytest

from service.libreoffice import jobs
from service.libreoffice.jobs import TOGETHER, Job, Jobs

ONE, OTHER = object(), object()


def filled(*families: str | None) -> tuple[Jobs, list[Job]]:
    queue, all_jobs = Jobs(), [Job(b"%d" % number, family) for number, family in enumerate(families)]
    for job in all_jobs:
        queue.put(job)
    return queue, all_jobs


def test_jobs_leave_in_the_order_in_which_they_came() -> None:
    queue, (first, second) = filled(None, None)
    assert queue.take(ONE, 0, together=True) == [first]
    assert queue.take(OTHER, 0, together=True) == [second]
    assert queue.take(ONE, 0, together=True) == []


def test_one_family_goes_together_past_others_but_not_a_whole_crowd() -> None:
    queue, (first, other, second) = filled("a", "b", "a")
    assert queue.take(ONE, 0, together=True) == [first, second]
    assert queue.take(ONE, 0, together=True) == [other]
    queue, crowd = filled(*["a"] * (TOGETHER + 2))
    assert queue.take(ONE, 0, together=True) == crowd[:TOGETHER]


def test_what_is_put_back_goes_first_and_to_another_worker() -> None:
    queue, (first, second, third) = filled(None, None, None)
    queue.take(ONE, 0, together=True)
    queue.take(ONE, 0, together=True)
    queue.put_back([first, second], avoid=ONE)
    assert queue.take(ONE, 0, together=True) == [third]
    assert queue.take(OTHER, 0, together=True) == [first]
    assert queue.take(OTHER, 0, together=True) == [second]


def test_what_is_put_back_goes_to_the_same_worker_when_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "AVOID_SECONDS", 0.02)
    queue, (job,) = filled(None)
    queue.put_back(queue.take(ONE, 0, together=True), avoid=ONE)
    assert queue.take(ONE, 0, together=True) == []
    assert queue.take(ONE, 0.03, together=True) == [job]


def test_a_worker_that_waits_is_woken_by_a_job() -> None:
    queue, job, taken = Jobs(), Job(b""), list[Job]()
    worker = threading.Thread(target=lambda: taken.extend(queue.take(ONE, 5, together=True)))
    worker.start()
    queue.put(job)
    worker.join(5)
    assert taken == [job]


def test_a_job_that_nobody_waits_for_is_forgotten() -> None:
    queue, (job,) = filled(None)
    queue.forget(job)
    queue.forget(job)
    assert queue.take(ONE, 0, together=True) == []


def test_a_closed_queue_answers_those_who_wait_and_those_who_come() -> None:
    queue, (job,) = filled(None)
    queue.close(ZeroDivisionError("closed"))
    with pytest.raises(ZeroDivisionError, match="closed"):
        job.result.result(0)
    with pytest.raises(ZeroDivisionError, match="closed"):
        queue.put(Job(b""))


def test_what_a_person_waits_for_goes_before_a_batch() -> None:
    queue = Jobs()
    heap, urgent, later = [Job(b"1", batch=True), Job(b"2", batch=True)], Job(b"3"), Job(b"4")
    for job in (*heap, urgent, later):
        queue.put(job)
    assert [queue.take(ONE, 0, together=True) for _ in range(4)] == [[urgent], [later], [heap[0]], [heap[1]]]


def test_half_of_the_workers_print_one_family_unless_a_full_load_waits() -> None:
    queue = Jobs(2)
    first, second, other = Job(b"1", "a"), Job(b"2", "a"), Job(b"3", "b")
    for job in (first, second, other):
        queue.put(job)
    assert queue.take(ONE, 0, together=False) == [first]
    assert queue.take(OTHER, 0, together=False) == [other], "the second of its family is for the next load"
    queue.release(ONE)
    assert queue.take(OTHER, 0, together=False) == [second]
    full = [Job(b"%d" % number, "a") for number in range(TOGETHER)]
    for job in full:
        queue.put(job)
    assert queue.take(ONE, 0, together=True) == full


def test_nobody_waits_for_a_load_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LOAD_SECONDS", 0.02)
    queue, (first, second) = Jobs(2), (Job(b"1", "a"), Job(b"2", "a"))
    queue.put(first)
    assert queue.take(ONE, 0, together=True) == [first]
    queue.put(second)
    assert queue.take(OTHER, 0, together=True) == []
    time.sleep(0.03)
    assert queue.take(OTHER, 0, together=True) == [second]
