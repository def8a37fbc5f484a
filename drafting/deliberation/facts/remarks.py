"""Facts of remarks: what people say of an alinéa while the text is being written, and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class RemarkMade(Fact):
    """Someone remarks on a division, or on one of its blocks, of the text whose digest is `text`.

    `words` are those that it is about, so that it can be understood when they are gone.
    """

    type = "remark.made"
    id: str
    said: str
    by: str
    division: str
    text: str
    words: str
    block: int | None = None


@dataclass(frozen=True)
class RemarkAnswered(Fact):
    """A remark is answered."""

    type = "remark.answered"
    id: str
    said: str
    by: str


KINDS = (RemarkMade, RemarkAnswered)
