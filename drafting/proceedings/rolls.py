"""The roll of a body, and the names of its members, which stay outside Git unless the body makes them public."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from drafting.deliberation.facts import NamesPublished, RollSet
from drafting.proceedings.desk import Desk
from drafting.voting.name_lists import parse_names, print_names
from drafting.voting.roll import Roll

_FILE = "names.csv"


def set_roll(desk: Desk, csv: str) -> Roll:
    """Set the roll that a table says; raises `UnreadableRows`."""
    roll = Roll.parse(csv)
    with desk.writing():
        desk.write([RollSet(roll)])
    return roll


def keep_names(desk: Desk, csv: str) -> tuple[dict[str, str], Path]:
    """Keep the names of a table in this clone alone, outside Git; those names, and the file.

    Raises `UnreadableRows`.
    """
    names = parse_names(csv)
    with desk.writing():
        path = desk.repository.private / _FILE
        beside = path.with_suffix(".tmp")
        beside.touch(mode=0o600)
        beside.write_text(print_names(names), encoding="utf-8")
        beside.replace(path)
    return names, path


def publish_names(desk: Desk, csv: str) -> dict[str, str]:
    """Write the names of a table into the journal, for ever and for everybody; raises `UnreadableRows`."""
    names = parse_names(csv)
    with desk.writing():
        desk.write([NamesPublished(names)])
    return names


def names(desk: Desk) -> Mapping[str, str]:
    """The names known here by the ids of members: the public ones, and those of this clone's own file."""
    try:
        kept = parse_names((desk.repository.private / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    return {**kept, **desk.state.names}
