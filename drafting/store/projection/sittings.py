"""What facts of sittings make in Git: a tag where one closed."""

from __future__ import annotations

from drafting.deliberation.facts import SittingClosed, SittingOpened, SittingSealed
from drafting.deliberation.records import Record
from drafting.store.git import TAGS
from drafting.store.messages import message
from drafting.store.projection.making import Makers, Making


def _open(making: Making, fact: SittingOpened, _: Record) -> None:
    making.done.sitting = fact.title


def _close(making: Making, _: SittingClosed, record: Record) -> None:
    if any(sitting.closed is record for sitting in making.state.sittings):
        making.tag(tag_of(record), message(making.done.language, "sitting", title=making.done.sitting), record)


def _seal(making: Making, fact: SittingSealed, record: Record) -> None:
    """The tag that was signed, with the signature as Git appends it; one of another tag is left aside."""
    for sitting in making.state.sittings:
        if sitting.closed and sitting.sealed and sitting.sealed[1] is record:
            name = TAGS + tag_of(sitting.closed)
            if making.done.refs.get(name) == fact.tag:
                making.done.refs[name] = making.repository.tag_signed(fact.tag, fact.signature)


def tag_of(closing: Record) -> str:
    """The name of the tag of a sitting, by the record that closed it."""
    return f"sitting/{closing.time.date().isoformat()}-{closing.hash[:8]}"


MAKERS: Makers = {
    SittingOpened: _open,
    SittingClosed: _close,
    SittingSealed: _seal,
}
