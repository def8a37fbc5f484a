"""Sealing: what closes a sitting names every fact that was written until then, by one digest.

Facts of one device hang together by their hashes; of the others, a fact says only how many its
writer knew. The seal names those too: printed on signed paper, it witnesses them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.state import State

_GROUP = 4
_SHOWN = 16  # digits on paper: nobody finds another journal with the same ones


def seal(records: Iterable[Record]) -> str:
    """The SHA-256, in hexadecimal, of the hashes of records, sorted, one a line."""
    names = sorted(record.hash for record in records)
    return hashlib.sha256("".join(f"{name}\n" for name in names).encode()).hexdigest()


def broken(state: State) -> Iterator[Record]:
    """The closings of sittings whose seal is not that of the facts their writer knew."""
    for sitting in state.sittings:
        closed = sitting.closed
        sealed = str(closed.data.get("seal", "")) if closed else ""
        if closed and sealed and sealed != seal(one for one in state.records if knew(closed, one)):
            yield closed


def short(name: str) -> str:
    """A hash as it is printed and read out: its first digits, by fours."""
    return " ".join(name[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP))
