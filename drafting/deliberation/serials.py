"""Serial names: "AC-r4" is the fourth remark that the device AC noted; people say "4" where that is clear."""

from __future__ import annotations

from collections.abc import Collection


def next_name(initials: str, letter: str, known: Collection[str]) -> str:
    """The name that a device gives next, whatever others have given."""
    head = f"{initials}-{letter}"
    ranks = (int(_rank(name)) for name in known if name.startswith(head) and _rank(name).isdecimal())
    return f"{head}{max(ranks, default=0) + 1}"


def called(name: str, known: Collection[str]) -> str:
    """What people call something: its number, or its whole name where another device gave the same number."""
    rank = _rank(name)
    return rank if sum(_rank(other) == rank for other in known) == 1 else name


def meant(written: str, known: Collection[str]) -> str | None:
    """The name that a person wrote, in full or as its number; None if there is none, or several."""
    asked = written.strip().lstrip("#").lower()
    found = [name for name in known if asked in (name.lower(), _rank(name))]
    return found[0] if len(found) == 1 else None


def _rank(name: str) -> str:
    return name.rpartition("-")[2][1:]
