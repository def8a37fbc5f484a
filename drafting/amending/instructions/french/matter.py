"""What is sought and what is put: quoted words with their occurrence, and blocks of new text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from drafting.amending.instructions.french import occurrences
from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import ADVERB, CARDINAL
from drafting.amending.instructions.french.openings import NOUNS
from drafting.amending.instructions.french.quoting import SIGN, Payload
from drafting.amending.instructions.operations import ONCE, Alineas, Quote, Unit
from drafting.text import inline

Quotes: TypeAlias = tuple[Quote, ...]

_ARTICLES = r"(?:(?:a l'|a la |aux? |du |de l'|de la |des |d'|de |l'|la |les? |un |une )?)"
_NAMED = rf"{NOUNS}(?: suivante?s?)?"
# A name that is no term of the trade is one as well, if the quotation follows at once.
_OTHERWISE_NAMED = rf"(?!(?:et|ou|par|puis)\b)[a-z]+(?= ?:?[ \n]?{SIGN})"
_SUITE = r",? ?(?:additionnel(?:le)?s? ?)?,? ?(?:ainsi \w+|suivante?s?|comme suit|dans la redaction suivante)?"
_NUMBER = rf"(?:\d+|[ivxl]+|[a-z])(?: ?{ADVERB})?(?: [a-z]{{1,2}}\b)?(?:°|\))?(?: ?{ADVERB})?"
_NEW = r"(?:nouve(?:au|aux|l|lle|lles) )?"
_LINES = r"(?:alineas?|paragraphes?|dispositions?|tirets?|tableaux?|considerants?|visas?)"
_BLOCKS: tuple[tuple[str, Unit | None], ...] = (
    (r"phrases?", Unit.SENTENCES),
    (rf"{_NEW}{_LINES}(?: {_NUMBER})?(?: et (?:{CARDINAL} )?{_LINES})?", Unit.ALINEAS),
    (rf"{_NEW}(?:articles?|mesures?|divisions?|chapitres?|sections?|titres?|annexes?)", None),
    (rf"{_NUMBER}(?: (?:et|a) {_NUMBER})?", Unit.ALINEAS),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """New text: words, sentences or alinéas; a new division where there is no unit.

    `label` is the number of a new division; `named` tells whether words were called words.
    """

    unit: Unit | None
    payload: Payload
    label: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """Turns payloads into canonical Markdown, which they are already with `markdown`."""

    markdown: bool

    def words(self, payload: Payload) -> str | None:
        """One line of words; None if there are more."""
        lines = self._canonical(payload.lines)
        return lines[0].strip() if len(lines) == 1 else None

    def alineas(self, payload: Payload, bare: bool) -> Alineas:
        """The alinéas of a block; `bare` with the marks around it, which are text in the Sénat."""
        return self._canonical(payload.bare if bare else payload.lines)

    def _canonical(self, lines: Iterable[str]) -> Alineas:
        if self.markdown:
            return _tables(lines)
        return tuple(inline.escape(inline.plain(line).strip()) for line in lines)


def _tables(lines: Iterable[str]) -> Alineas:
    """Rows that follow each other are one alinéa."""
    out: list[str] = []
    for line in lines:
        if out and line.startswith("|") and out[-1].startswith("|"):
            out[-1] += "\n" + line
        else:
            out.append(line)
    return tuple(out)


def sought(cursor: Cursor, texts: Texts) -> Quotes | None:
    """Quoted words with what is said of their occurrences."""
    before = cursor.attempt(occurrences.repeated)
    cursor.take(_ARTICLES)
    which = occurrences.ranked(cursor)
    payload = _quoted(cursor)
    words = texts.words(payload) if payload else None
    if not words:
        return None
    until = cursor.attempt(_until, texts)
    after = cursor.attempt(occurrences.repeated)
    said = [times for times in (before, after) if times]
    if len(said) > 1 or (said and which):
        return None
    return tuple(Quote(words, times, until or "") for times in which or said or (ONCE,))


def _until(cursor: Cursor, texts: Texts) -> str | None:
    """The other end of a quotation: "jusqu'aux mots : « X »"."""
    payload = _quoted(cursor) if cursor.take(r",? ?jusqu'(?:aux?|a la|a l')") else None
    return texts.words(payload) if payload else None


def matter(cursor: Cursor) -> Matter | None:
    """New words, sentences, alinéas or a division, up to the end of their payload."""
    return cursor.attempt(_mixed) or cursor.attempt(_block) or cursor.attempt(_words)


def _quoted(cursor: Cursor) -> Payload | None:
    """A payload after what it is called ("les mots", "la référence"); one between marks needs no name."""
    named = cursor.take(_NAMED) or cursor.take(_OTHERWISE_NAMED)
    payload = cursor.payload()
    return payload if payload and (named or payload.quoted) else None


def _words(cursor: Cursor) -> Matter | None:
    cursor.take(_ARTICLES)
    named = cursor.sees(_NAMED)
    payload = _quoted(cursor)
    return Matter(Unit.WORDS, payload, named=named) if payload else None


def _mixed(cursor: Cursor) -> Matter | None:
    """Words that bring their own end: "les mots et une phrase ainsi rédigés"."""
    if not cursor.take(rf"{_ARTICLES}mots? et (?:la |les )?(?:{CARDINAL} )?phrases?{_SUITE}"):
        return None
    payload = cursor.payload()
    return Matter(Unit.WORDS, payload) if payload else None


def _block(cursor: Cursor) -> Matter | None:
    cursor.take(rf"(?:l'|la |les? |un |une |des )?(?:{CARDINAL} )?")
    return next((read for noun, unit in _BLOCKS if (read := cursor.attempt(_called, noun, unit))), None)


def _called(cursor: Cursor, noun: str, unit: Unit | None) -> Matter | None:
    """A block called so: "alinéas ainsi rédigés", "article 3 bis ainsi rédigé"."""
    if not cursor.take(noun):
        return None
    cursor.take(r"additionnel(?:le)?s?")
    label = "" if unit else cursor.take(rf"{_NUMBER}(?= (?:ainsi|suivant)| ?:)") or ""
    suite = cursor.take(_SUITE)
    payload = cursor.payload()
    return Matter(unit, payload, label) if payload and (suite or unit is None) else None
