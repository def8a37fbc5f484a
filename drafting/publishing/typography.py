r"""Typography: plain text as a French or English printer would set it.

>>> typeset("L'article 3 dit : « 3 000 places » ;", "fr")
'L’article\xa03 dit\xa0: «\u202f3\u202f000\xa0places\u202f»\u202f;'
>>> typeset("The \"garden street\" isn't new...", "en")
'The “garden street” isn’t new…'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

NBSP, NNBSP = "\u00a0", "\u202f"

Rule = tuple[re.Pattern[str], str]

_MONTHS_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS_FR = (
    r"%|‰|€|°|k?m²?|cm|kg|ans?|mois|semaines?|jours?|heures?|minutes?|euros?|mètres?|hectares?|"
    rf"millions?|milliards?|personnes|places|mesures|articles|rues|votants?|voix|pour|contre|abstentions?|membres|{_MONTHS_FR}"
)
_UNITS_EN = (
    r"%|€|k?m²?|cm|kg|years?|months?|weeks?|days?|hours?|minutes?|euros?|metres?|million|billion|"
    rf"votes?|for|against|abstentions?|members|{_MONTHS_EN}"
)
_BEFORE_NUMBER_FR = r"n°|nos|[Aa]rt\.|al\.|p\.|pp\.|§|[Aa]rticles?|[Aa]linéas?|[Mm]esures?|[Aa]nnexes?|[LRD]\."
_BEFORE_NUMBER_EN = (
    r"[Nn]o\.|[Nn]os\.|[Aa]rt\.|p\.|pp\.|§|[Aa]rticles?|[Pp]aragraphs?|[Mm]easures?|[Aa]nnexe?s?|[LRD]\."
)
_ENUMERATOR = r"^(?:\d+°|[a-z]{1,3}\)|\d+[.)]|[IVX]+[.)]|[–—•])"
_BEFORE_STOP = r"(?:[\s)»”\]]|$)"


def _rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


# Read from top to bottom, each on what the one above left. A group named `blank` is all that is replaced.
_COMMON = (
    (r"\.\.\.", "…"),
    (r"(?<![-–—])---(?![-–—])", "—"),
    (r"(?<![-–—])--(?![-–—])", "–"),
    (rf"{_ENUMERATOR}(?P<blank> )", NBSP),
)
_RULES = {
    "fr": _rules(
        *_COMMON,
        (r"'", "’"),
        (r'(?<![^\s(\[’])"(?=\S)', "«"),
        (r'"', "»"),
        (r"«(?P<blank>\s*)", NNBSP),
        (r"(?P<blank>\s*)»", NNBSP),
        (r"(?<=\S)(?P<blank> )[;!?]", NNBSP),
        (r"(?<=\S)(?P<blank> ):", NBSP),
        (rf"(?<=[\w)\]»%°])(?P<blank>)[;!?]+{_BEFORE_STOP}", NNBSP),
        (rf"(?<=[\w)\]»%°])(?P<blank>):{_BEFORE_STOP}", NBSP),
        (r"(?<=\d)(?<!\d{4})(?P<blank> )\d{3}(?!\d)", NNBSP),
        (rf"(?<=\d)(?P<blank> )(?:{_UNITS_FR})(?!\w)", NBSP),
        (rf"(?<!\w)(?:{_MONTHS_FR})(?P<blank> )\d{{4}}", NBSP),
        (rf"(?<!\w)(?:{_BEFORE_NUMBER_FR})(?P<blank> )\d", NBSP),
        (r"(?<!\w)(?:MM?\.|Mmes?)(?P<blank> )[A-ZÀ-Ý]", NBSP),
        (r"(?<!\w)\d+(?:er|re|e)(?P<blank> )(?:arrondissement|alinéa|article|siècle|" + _MONTHS_FR + r")(?!\w)", NBSP),
    ),
    "en": _rules(
        *_COMMON,
        (r'(?<![^\s(\[‘—–/])"(?=\S)', "“"),
        (r'"', "”"),
        (r"(?<![^\s(\[“—–/])'(?=\S)", "‘"),
        (r"'", "’"),
        (rf"(?<=\d)(?P<blank> )(?:{_UNITS_EN})(?!\w)", NBSP),
        (rf"(?<!\w)(?:{_BEFORE_NUMBER_EN})(?P<blank> )\d", NBSP),
        (r"(?<!\w)(?:Mr|Mrs|Ms|Dr|St)\.?(?P<blank> )[A-Z]", NBSP),
    ),
}


def typeset(text: str, language: str) -> str:
    """Plain text with the quotes, blanks and apostrophes of a language; others come back as they were."""
    return typeset_parts((text,), language)[0]


def typeset_parts(parts: Sequence[str], language: str) -> tuple[str, ...]:
    """Neighbouring parts of one line set together, so that rules see across their bounds."""
    out = tuple(parts)
    for pattern, replacement in _RULES.get(language, ()):
        out = substitute(out, pattern, replacement)
    return out


def substitute(parts: Sequence[str], pattern: re.Pattern[str], new: str) -> tuple[str, ...]:
    """`re.sub` across parts: the new words, taken as they are, go to the part where the old began.

    Where the pattern has a group `blank`, only that is replaced.
    """
    whole = "".join(parts)
    group = "blank" if "blank" in pattern.groupindex else 0
    changes = [found.span(group) for found in pattern.finditer(whole)]
    if not changes:
        return tuple(parts)
    ends = list(accumulate(map(len, parts)))
    out = [""] * len(parts)
    at = 0
    for start, end in changes:
        _copy(whole, at, start, ends, out)
        out[_owner(ends, start)] += new
        at = end
    _copy(whole, at, len(whole), ends, out)
    return tuple(out)


def _owner(ends: Sequence[int], at: int) -> int:
    """The part that the character at an index belongs to; at the very end, the last."""
    return min(bisect_right(ends, at), len(ends) - 1)


def _copy(whole: str, start: int, end: int, ends: Sequence[int], out: list[str]) -> None:
    while start < end:
        part = _owner(ends, start)
        stop = min(end, ends[part])
        out[part] += whole[start:stop]
        start = stop
