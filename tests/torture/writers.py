"""Laptops that write facts one after another, and tell which were acknowledged."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from drafting.deliberation.facts import Opinion, OpinionGiven
from drafting.proceedings.desk import Busy, Desk
from drafting.store.git import RefMoved


def opened(folder: Path) -> Desk:
    """The desk of a clone."""
    return Desk.open(folder, lambda: datetime.now(UTC), "Nadia")


def say(desk: Desk, what: str) -> None:
    """Write one fact that says something no other does."""
    with desk.writing():
        desk.write([OpinionGiven(next(iter(desk.state.amendments)), "Rapporteur", Opinion.FAVOURABLE, what)])


def say_until_taken(folder: Path, what: str) -> None:
    """The same where others write, too: again until it is taken."""
    while True:
        try:
            say(opened(folder), what)
        except (Busy, RefMoved):
            continue
        return


def go_on(folder: str, told: str, word: str) -> None:
    """Write facts and tell of each, until killed."""
    desk = opened(Path(folder))
    handle = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for number in count():
        say(desk, f"{word}-{number}")
        os.write(handle, f"{word}-{number}\n".encode())


def said(folder: Path) -> Counter[str]:
    """What was said in a clone, and how often."""
    records = opened(folder).state.records
    return Counter(str(record.data.get("note")) for record in records if record.type == OpinionGiven.type)
