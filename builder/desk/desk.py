"""One desk: what the page sees and changes while it is open."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from builder.copies.order import Order
from builder.copies.press import EarlierBatch, Offers
from builder.desk.answers import Refused
from builder.desk.job import Job, Missing
from builder.desk.people import People
from builder.desk.presses import Presses
from builder.desk.remembered import Remembered
from builder.desk.words import Words, words_of
from builder.model.clients import ClientList, Known

_LAST_WAIT = 20.0
"""Seconds that a job has to stop in when the program ends."""


class Desk:
    """The press, the people, and the one job. All of it is forgotten when the program ends, but the copies."""

    def __init__(self, press: Presses, project: Path, remembered: Remembered) -> None:
        self.press, self.project, self.remembered = press, project.resolve(), remembered
        offers = press.offers
        self.words: Words = words_of(offers.language)
        self.people = People(_known(offers), self.words)
        self.job: Job | None = None
        self.closed = threading.Event()
        self.seen = time.monotonic()
        self._lock = threading.Lock()

    def look(self) -> Offers:
        """What is offered now, from the files as they are; while copies are made, as they were."""
        return self.press.offers if self.job is not None and self.job.is_running else self.press.look()

    def begin(self, order: Order, clients: ClientList, without: Sequence[Missing]) -> Job:
        """A job for some people. Refused while another one runs."""
        with self._lock:
            if self.job is not None and self.job.is_running:
                raise Refused(HTTPStatus.CONFLICT, "job_runs")
            number = self.job.progress.job + 1 if self.job else 1
            self.job = Job(
                number, len(clients.clients), without, lambda tell, stop: self.press.make(order, clients, tell, stop)
            )
            self.job.start()
            return self.job

    def close(self) -> None:
        """Forgets the names and lets the program end. Refused while copies are made."""
        if self.job is not None and self.job.is_running:
            raise Refused(HTTPStatus.CONFLICT, "job_runs")
        self.people.forget()
        self.closed.set()

    def end(self) -> None:
        """Stops what runs, as the program ends."""
        if self.job is not None and self.job.is_running:
            self.job.stop()
            self.job.wait(_LAST_WAIT)
        self.people.forget()
        self.closed.set()

    def batch(self, name: str) -> EarlierBatch:
        """A batch of the output by its name. No path is ever made of what a request says."""
        found = next((batch for batch in self.press.batches() if batch.folder.name == name), None)
        if found is None:
            raise Refused(HTTPStatus.NOT_FOUND, "not_here")
        return found


def _known(offers: Offers) -> Known:
    """What rows of a list may say about their copy."""
    papers = {paper.name: paper.title for paper in offers.papers}
    editions = {edition.name: edition.title for edition in offers.editions}
    return Known(papers, editions, {})
