"""Bombs: short inputs that take a careless parser minutes, each a pattern said again and again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tests.hostile.mutating import LONGEST

# What grammars nest, repeat, look back over or count.
_PATTERNS = (
    *(
        "a",
        "a ",
        "a, ",
        "é",
        " ",
        "\n",
        "\n\n",
        "\t",
        "1",
        "1.",
        "1 ",
        "0",
        "9",
        "-",
        "- ",
        "–",
        ".",
        ". ",
        ",",
        ";",
        "|",
        "| ",
        "|-",
    ),
    *(
        "*",
        "**",
        "**a",
        "*a ",
        "*a**",
        "_",
        "__",
        "_a_",
        "`",
        "` ",
        "``a",
        "[",
        "[a",
        "]",
        "](",
        "[a](",
        "[[",
        "![",
        "<",
        "<a",
        "<!--",
    ),
    *(
        "\\",
        "\\*",
        "&",
        "&a",
        "&#",
        "~",
        "~~a",
        "#",
        "# ",
        "> ",
        ">",
        "    ",
        "  - ",
        "1) ",
        "```\n",
        "=\n",
        "a\n=\n",
        "http://",
        "(",
        ")",
    ),
    *(
        '"',
        '"a',
        "'",
        "«",
        "« ",
        "« a",
        "»",
        "« a » ",
        "“",
        "“a",
        "“a” ",
        "”",
        "{",
        '{"a":',
        "[1,",
        '"a":1,',
        "}",
        "=",
        "a=",
        "[a]\n",
        "a.b.",
    ),
    *(
        "alinéa ",
        "à l'alinéa 1, ",
        "article 1, ",
        "après ",
        "et ",
        "or ",
        "in ",
        "the word ",
        "substituer ",
        "les mots : « a » ",
        "par ",
    ),
    *(
        "insert “a” ",
        "leave out “a” and ",
        "I. – ",
        "1° ",
        "a) ",
        "bis ",
        "3 bis, ",
        "premier ",
        "deuxième ",
        "vingt ",
        "cent ",
        "et un ",
    ),
    *(
        "10-",
        "/",
        "../",
        "a/",
        "::",
        "@",
        "a@",
        "a:",
        "+",
        "+1b",
        "1-",
        "1/",
        "> 1/2 ",
        "per bearer ",
        "e\u0301",
        "\u200b",
        "\ud800",
        "\0",
    ),
)
_ENDS = ("", "!", "\n")


def bombs(every: int = 1) -> Iterator[str]:
    """All of them, or one of so many, spread evenly."""
    yield from islice(_bombs(), 0, None, every)


def _bombs() -> Iterator[str]:
    """Each pattern until an input is long enough, with an end that does not fit."""
    for pattern in _PATTERNS:
        for end in _ENDS:
            yield (pattern * (LONGEST // len(pattern)))[: LONGEST - 1] + end
    for opened, closed in ("()", "[]", "{}", "«»", "“”", "<>", "**", "__"):
        half = LONGEST // 2
        yield opened * half + closed * half
    for depth in (10, 100, 900):
        yield "\n".join("  " * level + "- a" for level in range(depth))[:LONGEST]
        yield "> " * depth + "a"
