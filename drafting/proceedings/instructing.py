"""Instructing: a clerk's sentence, read and put into edits of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafting.amending.edits import Edits
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english.reading import read as read_english
from drafting.amending.instructions.french.reading import read as read_french
from drafting.amending.instructions.operations import Reading, Stopped
from drafting.amending.instructions.refusals import Refusal
from drafting.errors import AlineaError
from drafting.text.labels import Labels
from drafting.text.model import Text

READERS: Mapping[str, Callable[[str], Reading]] = {"fr": read_french, "en": read_english}


class NotUnderstood(AlineaError, ValueError):
    """An instruction of which some words were not understood."""

    def __init__(self, stopped: tuple[Stopped, ...]) -> None:
        self.stopped = stopped
        super().__init__("; ".join(stop.words for stop in stopped)[:200])


class CannotBeEnacted(AlineaError, ValueError):
    """An instruction that was understood, and that this text does not allow."""

    def __init__(self, refused: tuple[Refusal, ...]) -> None:
        self.refused = refused
        super().__init__("; ".join(f"{refusal.why}: {refusal.words}" for refusal in refused)[:200])


def read(instruction: str, language: str) -> Reading:
    """An instruction as it is understood in the text's language or, where that stops, in another."""
    own = READERS[language](instruction)
    if own.understood:
        return own
    others = (reader(instruction) for name, reader in READERS.items() if name != language)
    return next((other for other in others if other.understood), own)


def edits_of(text: Text, instruction: str, *, labels: Labels, language: str, within: str | None = None) -> Edits:
    """The edits that an instruction makes of a text; `within` is the division it is about.

    Raises `NotUnderstood`, `CannotBeEnacted`.
    """
    found = read(instruction, language)
    if not found.understood:
        raise NotUnderstood(found.stopped)
    enacted = enact(text, found.operations, within=within, labels=labels)
    if enacted.refused:
        raise CannotBeEnacted(enacted.refused)
    return enacted.edits
