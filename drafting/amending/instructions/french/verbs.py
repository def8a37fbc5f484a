"""The verbs of an instruction: which words say them, what reads on, and what said before them they heed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from drafting.amending.instructions.french import additions, exchanges
from drafting.amending.instructions.french.clause import Clause, Operations, leaves_the_rest
from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.edges import edge, reworded
from drafting.amending.instructions.french.matter import Texts
from drafting.amending.instructions.french.places import places
from drafting.amending.instructions.french.repeating import proceder
from drafting.amending.instructions.french.scope import SIDES, Scope, adverbials
from drafting.amending.instructions.french.selectors import Places
from drafting.amending.instructions.operations import Edge, Move, Place, Redraft, Unit

# A place or an anchor may stand behind the verb: "insérer, après l'alinéa 3, …", "ajouter à la fin de …".
_INVERTED = r",|(?:apres|avant|au debut|a la fin)(?= )"
_IS = r",? ?(?:est|sont) "
_SO = r"(?:ainsi|comme suit)"


class Verb(NamedTuple):
    """A verb, the production of what it takes, and whether it heeds words or places beside which it applies."""

    words: str
    production: Callable[[Clause], Operations | None]
    by_words: bool = False
    by_places: bool = False


def clause(cursor: Cursor, scope: Scope, texts: Texts) -> tuple[Operations, Scope] | None:
    """A verb with what it takes, and the scope as it was at the verb."""
    for verb in VERBS:
        if verb.words and cursor.take(verb.words) is None:
            continue
        inner = adverbials(cursor, scope, texts) if verb.words and cursor.sees(_INVERTED) else scope
        if (inner.anchor and not verb.by_words) or (inner.beside and not verb.by_places):
            return None
        read = verb.production(Clause(cursor, texts, inner))
        return (read, inner) if read else None
    return None


def rediger(clause: Clause) -> Operations | None:
    """Read "rédiger ainsi l'alinéa 3", "rédiger ainsi la fin de la première phrase"."""
    cursor = clause.cursor
    cursor.take(rf"{_SO},?")
    at_edge = clause.attempt(edge)
    where = at_edge[1] if at_edge else _whole(clause)
    cursor.take(rf",? ?(?:{_SO}|dans la redaction suivante|(?:ainsi )?(?:redigee?s?|concue?s?))")
    return _written(clause, at_edge[0] if at_edge else None, where) if where else None


def _whole(clause: Clause) -> Places | None:
    """The places that are written anew; a number is that of the alinéa named above ("Alinéa 9 / Rétablir le 2°")."""
    where = clause.places()
    return clause.scope.places if where and where[0].path and clause.scope.alineas else where


def redige(clause: Clause) -> Operations | None:
    """Read "… est ainsi rédigé", said of places or of their ends."""
    where = clause.scope.places
    which = where[0].edge
    bare = tuple(replace(place, edge=None) for place in where)
    return _written(clause, which, bare)


def remplace(clause: Clause) -> Operations | None:
    """Read "… est remplacé par deux alinéas ainsi rédigés", said of places."""
    where = clause.scope.places
    read = clause.matter()
    if read is None or read[0].unit is Unit.WORDS or len(where) > 1 or where[0].edge:
        return None
    return (Redraft(where[0], read[1]),)


def _written(clause: Clause, which: Edge | None, where: tuple[Place, ...]) -> Operations | None:
    payload = clause.cursor.payload()
    if payload is None:
        return None
    if which:
        clause.cursor.take(r"\(le reste sans changement\.?\)")
        words = clause.texts.words(payload)
        return reworded(clause, which, where, words) if words else None
    if clause.scope.anchor or len(where) > 1 or where[0].edge:
        return None
    lines = clause.texts.alineas(payload, bare=clause.scope.header)
    return None if leaves_the_rest(lines) else (Redraft(where[0], lines),)


def deplacer(clause: Clause) -> Operations | None:
    """Read "déplacer l'article 3 après l'article 5"."""
    cursor = clause.cursor
    gone = clause.places()
    side = cursor.take(r",? ?(?:apres|avant)") if gone else None
    beside = cursor.attempt(places, clause.scope.known) if side else None
    if not gone or not side or not beside or len(gone) > 1 or len(beside) > 1:
        return None
    return (Move(gone[0], SIDES[side.strip(", ")], beside[0]),)


VERBS = (
    Verb(r"supprime[rz]", exchanges.supprimer, by_words=True),
    Verb(r"substitue[rz]", exchanges.substituer, by_words=True),
    Verb(r"remplace[rz]", exchanges.remplacer, by_words=True),
    Verb(
        rf"(?:r?ajoute[rz]|insere[rz]|introduire|(?:il )?(?:{_IS})?(?:inseree?s?|ajoutee?s?))",
        additions.inserer,
        by_words=True,
        by_places=True,
    ),
    Verb(r"complete[rz]", additions.completer),
    Verb(r"faire preceder", additions.preceder),
    Verb(r"(?:redige[rz]|retablir|reprendre)", rediger, by_words=True),
    Verb(r"procede[rz]", proceder, by_words=True, by_places=True),
    Verb(r"deplace[rz]", deplacer),
    Verb(rf"{_IS}(?:{_SO} redigee?s?|redigee?s? {_SO})", redige, by_words=True),
    Verb(rf"{_IS}remplacee?s? par", remplace),
    Verb(rf"{_IS}supprimee?s?", exchanges.supprime),
    Verb(rf"{_IS}completee?s? par", additions.complete),
    Verb("", exchanges.told, by_words=True),
)
