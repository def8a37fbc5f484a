"""Following a block through the changes of a text: where it stands now, if it does."""

from __future__ import annotations

from drafting.amending.weave import Thread, Weave
from drafting.text.blocks import is_mark


def follow(weave: Weave, division: str, block: int) -> int | None:
    """The index that a block of the base has in the text; None once all of its words are gone.

    A block that was joined to another is where its first words went.
    """
    woven = weave.divisions.get(division)
    if woven is None or woven.removed is not None:
        return None
    threads = woven.lay_out()
    left = next((thread for thread in _of_block(threads, block) if thread.stands), None)
    if left is None:
        return None
    until = next(at for at, thread in enumerate(threads) if thread is left)
    return sum(thread.stands and is_mark(thread.token) for thread in threads[: until + 1]) - 1


def _of_block(threads: list[Thread], block: int) -> list[Thread]:
    """The mark and the words that a block had in the base."""
    found: list[Thread] = []
    at = -1
    for thread in threads:
        if thread.first:
            at += is_mark(thread.token)
            if at == block:
                found.append(thread)
    return found
