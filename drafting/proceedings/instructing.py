"""Instructing: a clerk's sentence, read and put into edits of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from drafting.amending.edits import Edits
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english.reading import read as read_english
from drafting.amending.instructions.french.reading import read as read_french
from drafting.amending.instructions.operations import Reading, Stopped
from drafting.amending.instructions.refusals import Refusal
from drafting.errors import AlineaError
from drafting.text import inline
from drafting.text.labels import Labels
from drafting.text.model import Text

READERS: Mapping[str, Callable[[str, bool], Reading]] = {"fr": read_french, "en": read_english}
# What begins a quoted alinéa and can only be Markdown: a row of a table, or an escape of what would begin a list.
_BEGINS = re.compile(r"\W*(?:\|.*\||\d*\\[-+#>.)])")


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
    """An instruction as it is understood in the text's language or, where that stops, in another.

    The words it quotes are plain, unless it is Markdown, as `diff --format instruction` writes it.
    """
    markdown = _is_markdown(instruction)
    own = READERS[language](instruction, markdown)
    if own.understood:
        return own
    others = (reader(instruction, markdown) for name, reader in READERS.items() if name != language)
    return next((other for other in others if other.understood), own)


def _is_markdown(instruction: str) -> bool:
    """Whether its signs are markup: rows of a table, or emphasis, links and escapes in their canonical spelling."""
    lines = instruction.splitlines()
    if any(_BEGINS.match(line) for line in lines):
        return True
    marked = [inline.plain(line).strip() for line in lines if inline.MARKUP.search(line)]
    return bool(marked) and all(inline.write(inline.read(line)) == line for line in marked)


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
