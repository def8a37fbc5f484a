"""The wording of English instructions: verbs, nouns, signs, quotations and ranks, as patterns.

Councils and legislatures differ in verbs ("leave out", "strike", "delete") and not in grammar.
"""

from __future__ import annotations

import re

from drafting.amending.instructions.operations import EACH, ONCE, Times

STRIKE = r"(?:strik(?:e|ing)(?:\s+out)?|delet(?:e|ing)|leav(?:e|ing)\s+out|omit(?:ting)?|remov(?:e|ing))"
INSERT = r"(?:insert(?:ing)?|add(?:ing)?|substitut(?:e|ing))"
REPLACE = r"(?:replac(?:e|ing))"
_IS_AMENDED = r"(?:(?:is|are|shall\s+be)\s+)?(?:hereby\s+)?(?:further\s+)?amend(?:ed|ing)"
AMENDED = rf"(?:{_IS_AMENDED}\s+(?:(?:to\s+|as\s+)?by\s+)?|(?:is|are)\s+by\s+)"
HEADED = rf"{_IS_AMENDED}(?:\s+as\s+follows)?(?:\s+by)?\s*:"
IN_ITS_PLACE = r"(?:\s+(?:in\s+(?:its|their|the|it)?\s*(?:place|stead)|instead|thereof))?"
# What ends a clause: a sentence, a line, or another clause joined to it.
END = (
    r"(?:\s*[.;][\"”]?(?=\s|$)(?:\s*and(?=\s*(?:\n|$)))?|\s*[,\"”]?\s*(?:$|(?=\n))"
    r"|,?\s+and\s+(?:by\s+)?(?=(?:strik|insert|add|delet|replac)ing\b)|,\s+(?=(?:strik|insert|delet|replac)ing\b))"
)

_NOUN = (
    r"(?:words?|phrases?|phases?|figures?|numbers?|numerals?|dates?|years?|amounts?|sums?|terms?|references?|citations?"
    r"|acronyms?|expressions?|names?|letters?|symbols?|signs?|percentages?|rates?|language|text|punctuation)"
)
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
RANKS = {
    **{word: n for n, word in enumerate(_RANKS, start=1)},
    **{f"{n}{'st' if n == 1 else 'nd' if n == 2 else 'rd' if n == 3 else 'th'}": n for n in range(1, 21)},
    "eleventh": 11,
    "twelfth": 12,
    "last": -1,
    "final": -1,
    "penultimate": -2,
}
RANK = rf"(?:{'|'.join(sorted(RANKS, key=len, reverse=True))})"
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twice": 2}
SIGNS = {
    "period": ".",
    "full stop": ".",
    "semicolon": ";",
    "semi-colon": ";",
    "comma": ",",
    "colon": ":",
    "question mark": "?",
    "exclamation mark": "!",
    "hyphen": "-",
    "dash": "–",
}
_SIGN = "|".join(SIGNS)
_APPEARS = r"(?:\s+(?:that|where)?\s*(?:it|they|that\s+phrase|that\s+word)?\s*(?:appears?|occurs?))?"
_TIMES = (
    rf"(?:\s+(?P<{{0}}all>wher(?:e|)ever(?:{_APPEARS})|each\s+(?:time|place){_APPEARS}|throughout|in\s+(?:each|every)\s+place{_APPEARS}"
    rf"|(?:in\s+)?every(?:where|\s+time|\s+place){_APPEARS})"
    rf"|\s+(?:in\s+)?(?P<{{0}}count>both|two|three|four|five|six)\s+(?:times|places|instances){_APPEARS}|\s+(?P<{{0}}twice>twice)"
    rf"|\s+the\s+(?P<{{0}}time>{RANK})\s+(?:time|place){_APPEARS}|,?\s+where\s+it\s+(?P<{{0}}where>{RANK})\s+(?:appears|occurs))?"
)


def quoted(name: str) -> str:
    """A quotation: curly marks by balance, straight ones to where the sentence goes on."""
    return (
        rf"(?:“(?P<{name}_curly>(?:[^“”\n]|“[^“”\n]*”)+)”"
        rf"|‘(?P<{name}_single>(?:[^‘’\n]|’(?=\w)|‘[^‘’\n]*’)+)’"
        rf"|\"(?P<{name}_straight>[^\n]+?)\")"
    )


def sought(name: str) -> str:
    """What is to be found: words or a sign, which occurrence, at which end."""
    return (
        rf"(?:(?:the\s+)?(?P<{name}_rank>{RANK})\s+(?:occurrence\s+of\s+|instance\s+of\s+)?|(?P<{name}_each>each|every|all)\s+"
        rf"(?:occurrences?\s+of\s+|instances?\s+of\s+)?)?"
        rf"(?:(?:the\s+)?(?:{_NOUN}[:,]?\s*){{0,2}}{quoted(name)}|(?:the\s+|a\s+)?(?:final\s+)?(?P<{name}_sign>{_SIGN})s?)"
        rf"{_TIMES.format(name + '_')}(?:\s+at\s+the\s+(?P<{name}_edge>end|beginning|start))?"
    )


def brought(name: str) -> str:
    """What comes: words or a sign."""
    return (
        rf"(?:(?:in\s+)?(?:the\s+)?(?:following\s+)?(?:new\s+)?(?:{_NOUN}[:,]?\s*){{0,2}}{quoted(name)}"
        rf"|(?:a\s+|the\s+)(?P<{name}_sign>{_SIGN}))"
    )


def times(found: re.Match[str], name: str) -> Times:
    """Which occurrences a match means."""
    parts = found.groupdict()
    rank = parts.get(f"{name}_rank") or parts.get(f"{name}_time") or parts.get(f"{name}_where")
    if rank:
        return Times(rank=RANKS[rank.lower()])
    if parts.get(f"{name}_all") or parts.get(f"{name}_each"):
        return EACH
    count = parts.get(f"{name}_count") or parts.get(f"{name}_twice")
    return Times(count=_COUNTS[count.lower()]) if count else ONCE


def words_of(found: re.Match[str], name: str) -> str | None:
    """The words or the sign of a match; None where it has none."""
    parts = found.groupdict()
    if sign := parts.get(f"{name}_sign"):
        return SIGNS[" ".join(sign.lower().split())]
    return next((words for form in ("curly", "single", "straight") if (words := parts.get(f"{name}_{form}"))), None)


_RUNS_ON = re.compile(r"\"[^\"]*\b(?:strik|insert|amend|substitut|leave\s+out|delet)\w*\b[^\"]*\"", re.IGNORECASE)
_MARK = re.compile(r"(?P<opens>(?:^|(?<=[\s(\"]))\"(?=\w))|\"")


def runs_on(words: str) -> bool:
    """Whether a quotation in straight marks goes on where it should have closed.

    Then it has swallowed a verb, or closes a mark that it did not open.
    """
    depth = lowest = 0
    for mark in _MARK.finditer(words):
        depth += 1 if mark["opens"] else -1
        lowest = min(lowest, depth)
    return lowest < 0 or bool(_RUNS_ON.search(words))
