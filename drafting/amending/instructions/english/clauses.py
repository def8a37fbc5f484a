"""Clauses: the sentences of English instructions, a form each, and what they are read as.

The table is read from the top; the first form whose every part is understood is the one. In a form,
a blank is any blank, `{old}` what is to be found, `{new}` what comes, `{payload}` that alinéas are
quoted after it; the other parts are named below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.amending.instructions.english import payload, readings
from drafting.amending.instructions.english.readings import Read, Sentence
from drafting.amending.instructions.english.wording import (
    AMENDED,
    END,
    IN_ITS_PLACE,
    INSERT,
    REPLACE,
    STRIKE,
    brought,
    sought,
)
from drafting.amending.instructions.operations import Operation, Place

_PLACE = r"(?:[^\"“”‘:;\n()]|:(?=\d)|\((?:[^\"“”()]|\([^\"“”()]*\))*\))+?"
_UNIT = (
    r"(?P<unit>sentence|(?:sub-?)*paragraph|(?:sub)?section|alin[ée]a|item|text"
    r"|article|measure|recital|citation|annex)s?"
)
_PAYLOAD = "{payload}"
_PARTS = {
    "where": rf"(?:(?P<where>{_PLACE}),?\s+{AMENDED}(?:by\s+)?|(?:in|from)\s+(?P<where_>{_PLACE}),\s*)?",
    "place": rf"(?P<where>{_PLACE})",
    "place_of": rf"(?P<of>{_PLACE})",
    "of": rf"(?:,?\s+(?:in|of|from)\s+(?P<of>{_PLACE}))?",
    "beside": rf"(?P<beside>{_PLACE})",
    "old": sought("old"),
    "new": brought("new"),
    "until": brought("until"),
    "comes": (
        rf"(?P<comes>,?\s*(?:and\s+|then\s+)?(?:by\s+)?{INSERT}\s+"
        rf"(?:in\s+(?:its|their)\s+place\s+)?{brought('new')}{IN_ITS_PLACE})?"
    ),
    "side": r"(?:immediately\s+)?(?P<side>after|before)",
    "edge": rf"(?:at|to)\s+(?:the\s+)?(?P<edge>end|beginning|start)(?:\s+of\s+(?P<of>{_PLACE}))?",
    "strike": STRIKE,
    "insert": INSERT,
    "replace": REPLACE,
    "amended": AMENDED,
    "is": r"(?:is|are)(?:\s+hereby)?",
    "gone": r"(?:repealed|deleted|struck(?:\s+out)?|stricken|omitted|removed)",
    "words": r"(?:all\s+)?(?:the\s+)?(?:words|text|language|everything)",
    "from": r"(?:all\s+)?(?:the\s+)?(?:words\s+)?from",
    "a_new": rf"(?:the\s+following(?:\s+new)?|(?:a\s+|the\s+)?new|an?(?:\s+additional)?)\s+{_UNIT}",
    "number": r"(?P<number>\(\w[\w-]*\))(?:(?:\s*,|,?\s+and|\s+through)\s+\(\w[\w-]*\))*",
    "in_its_place": IN_ITS_PLACE,
    "as_follows": r"(?:\s*,?\s*(?:(?:to\s+read|which\s+reads|reading|worded)\s+)?as\s+follows)?\s*:?\s*",
    "respectively": r"(?:,?\s*respectively,?)?",
    "end": END,
    "payload": "",
}

_FORMS: tuple[tuple[str, Read], ...] = (
    ("{where}{strike} {old}{of}{comes}{end}", readings.replaced),
    ("{where}{replace} {old}{of},? (?P<comes>with|by) {new}{end}", readings.replaced),
    ("{where}{replace} {old},? (?P<comes>with|by) {new}{of}{end}", readings.replaced),
    ("{where}for {old}{of},? (?P<comes>{insert}) {new}{end}", readings.replaced),
    ("{where}(?P<comes>substitut(?:e|ing)) {new} for {old}{of}{end}", readings.replaced),
    ("{where}{side} {old}{of},? {insert} {new}{end}", readings.inserted),
    ("{where}{insert} {new},? {side} {old}{of}{end}", readings.inserted),
    ("{where}{strike} {words} {side} {old}{of}{comes}{end}", readings.edge_redrafted),
    ("{where}{strike} (?P<from>{from}) {old} to the end{of}{comes}{end}", readings.edge_redrafted),
    ("{where}{strike} {from} {old} (?:up )?(?:to|through) {until}{of}{comes}{end}", readings.from_to),
    ("{where}{edge},? {insert} {a_new}{as_follows}{payload}", readings.added),
    ("{where}{edge},? {insert} {new}{end}", readings.added),
    ("{where}{insert} {new} {edge}{end}", readings.added),
    ("{where}{insert} {edge}:? {new}{end}", readings.added),
    ("{where}{insert} {a_new} {edge}{as_follows}{payload}", readings.added),
    ("{where}{edge},? {insert}(?: the following)?{as_follows}{payload}", readings.added),
    ("{side} {place},? {insert} {a_new}{as_follows}{payload}", readings.beside),
    ("{insert} {a_new} {side} {place}{as_follows}{payload}", readings.beside),
    ("{place} {amended}(?:by )?adding (?:a )?new [a-z-]+ {number}{as_follows}{payload}", readings.numbered),
    ("a new [a-z-]+ {number} is added{as_follows}{payload}", readings.numbered),
    ("for {place},? {insert}(?: {a_new}| the following){as_follows}{payload}", readings.redrafted),
    ("for {place},? {insert} {new}{end}", readings.redrafted),
    ("for {place},? {insert}{as_follows}{payload}", readings.redrafted),
    ("{replace} {place} (?:with|by)(?: {a_new}| the following)?{as_follows}{payload}", readings.redrafted),
    (
        "{strike} {place},? and {insert}(?: {a_new}| the following)?{in_its_place}{as_follows}{payload}",
        readings.redrafted,
    ),
    ("{place} {is} (?:amended|revised) to read{as_follows}{payload}", readings.redrafted),
    ("{place} {is} {gone}{end}", readings.deleted),
    (
        '{place} {is} (?:re)?designated(?: as)?{respectively} (?P<as>[a-z-]+ [^"“\\n.;]*?){respectively}{end}',
        readings.redesignated,
    ),
    ('(?:re)?designate {place} as (?P<as>[a-z-]+ [^"“\\n.;]*?){respectively}{end}', readings.redesignated),
    ("{where}{strike} {place_of}{end}", readings.deleted),
    ("move {place} {side} {beside}{end}", readings.moved),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The pattern of a sentence, how it is read, and whether alinéas are quoted after it."""

    pattern: re.Pattern[str]
    read: Read
    quotes: bool


def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form."""
    blanks = re.sub(r" ", r"\\s+", form)
    for name, part in _PARTS.items():
        blanks = blanks.replace("{" + name + "}", part)
    return re.compile(blanks, re.IGNORECASE)


_CLAUSES = tuple(Clause(_pattern(form), read, form.endswith(_PAYLOAD)) for form, read in _FORMS)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says, where it ends, and the place that one joined to it by "and" is about, too."""

    operations: Sequence[Operation]
    end: int
    goes_on: Place | None = None
    renumbers: bool = False


_GOES_ON = re.compile(r"(?:,|\band|\bby)\s*$", re.IGNORECASE)


def clause(text: str, at: int, scope: Place, *, markdown: bool) -> Said | None:
    """What the sentence says that begins at a place; None if it is not understood to its last word."""
    for one in _CLAUSES:
        found = one.pattern.match(text, at)
        if not found:
            continue
        lines: tuple[str, ...] = ()
        end = found.end()
        if one.quotes:
            quoted = payload.block(text, end, markdown=markdown)
            if quoted is None:
                continue
            lines, end = quoted
        sentence = Sentence(found, scope, markdown, lines)
        if operations := one.read(sentence):
            where = sentence.where("where")
            goes_on = where[0] if len(where) == 1 and not lines and _GOES_ON.search(found[0]) else None
            return Said(operations, end, goes_on, one.read is readings.redesignated)
    return None
