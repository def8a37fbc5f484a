"""Inline Markdown: what is read, how it is spelled, what is never lost."""

import pytest

from drafting.text.inline import HIDDEN, MARKUP, Run, escape, plain, read, text_of, write

STRONG, EM = frozenset({"strong"}), frozenset({"em"})

SPELLINGS = {
    "a**b**": "a**b**",
    "***x***": "***x***",
    "**a *b* c**": "**a *b* c**",
    "__a__ _b_": "**a** *b*",
    "**[a](x)**": "[**a**](x)",
    "[a](x(1))": "[a](<x(1)>)",
    "[a](<x y>)": "[a](x%20y)",
    '[a](b "titre")': "[a](b)",
    "<https://a.fr>": "[https://a.fr](https://a.fr)",
    "`a*b`": "a\\*b",
    "a_b": "a\\_b",
    "\\*a\\*": "\\*a\\*",
    "<b>": "\\<b>",
    "a < b & c": "a < b & c",
    "&amp;": "&",
    "&amp;amp;": "\\&amp;",
    "~~a~~": "\\~~a\\~~",
    "~a~": "~a~",
    "a\\\nb": "a b",
    "*a**b**c*": "*a****b****c*",
}


@pytest.mark.parametrize("source", SPELLINGS)
def test_every_spelling_becomes_one(source: str):
    """However Markdown was spelled, there is one way to write what it says; reading that changes nothing."""
    assert write(read(source)) == SPELLINGS[source]
    assert write(read(SPELLINGS[source])) == SPELLINGS[source]


@pytest.mark.parametrize(
    "source",
    [
        "![x](y)",
        "!*[a](b)*",
        "[x]: y",
        "[x][y]",
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "****",
        "** a**",
    ],
)
def test_hostile_markdown_is_plain_words(source: str):
    """Pictures, references, HTML and scripts are words, and stay the same words when read again."""
    once = write(read(source))
    assert text_of(once) == text_of(source)
    assert read(once) == read(write(read(once)))
    assert not any(mark.startswith("link:javascript") for run in read(once) for mark in run.marks)
    assert "<script" not in once.replace("\\<", "")


def test_a_picture_becomes_its_words_and_a_link():
    """What would be fetched is not: an exclamation mark and a link are left."""
    assert read("![x](y)") == (Run("!"), Run("x", frozenset({"link:y"})))
    assert write(read("![x](y)")) == "\\![x](y)"


def test_marks_markdown_cannot_express_are_given_up():
    """Strong that could not be read back is written as plain words."""
    assert write([Run("«", STRONG), Run("x")]) == "«x"
    assert write([Run("«", STRONG), Run(" x")]) == "**«** x"


def test_a_blank_has_the_marks_both_sides_share():
    """Strong words side by side are one strong run; a blank at its edge is outside."""
    assert write([Run("a", STRONG), Run(" "), Run("b", STRONG)]) == "**a b**"
    assert write([Run("a ", STRONG), Run("b")]) == "**a** b"
    assert write([Run("a", STRONG | EM), Run(" b", STRONG)]) == "***a* b**"


def test_blanks_are_plain_spaces():
    """Tabs, no-break and thin spaces are one space; French spacing is the renderer's work."""
    assert plain("3\u202f000\u00a0€\tou  plus") == "3 000 € ou plus"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\U000e0041", "\u2060"])
def test_what_nobody_sees_goes(hidden: str):
    """Bidi controls, zero widths, soft hyphens and tags are taken out, even between a letter and its accent."""
    assert HIDDEN.search(hidden)
    assert plain(f"pe{hidden}\u0301tanque") == "pétanque"
    assert plain(f"a{hidden}b") == "ab"


def test_control_characters_go_and_letters_are_composed():
    """Text is NFC, without NUL or escape."""
    assert plain("e\u0301\x00\x1b[31m\x7f") == "é[31m"


def test_escape_makes_markup_literal():
    """Escaped text is read back as it was."""
    text = "* _ ` [ ] \\ <b> &amp; &#12; ~~ a<b !"
    assert text_of(escape(text)) == text


def test_only_lines_with_markup_are_parsed():
    """The pattern that decides whether to parse finds every sign that Markdown reads, a tilde only in pairs."""
    assert all(MARKUP.search(sign) for sign in ["\\", "*", "_", "`", "[", "]", "<", "&", "a~~b"])
    assert not MARKUP.search("a ~ b! # - + > 1. | (x) \"y\" 'z' ~a")


def test_nothing_is_no_run():
    """An empty line, and a link without words, say nothing."""
    assert read("") == read("[](x)") == ()
    assert write([]) == ""


def test_deep_nesting_is_read_in_time():
    """A line of thousands of opening signs is read, not hung upon."""
    for sign in ("*", "[", "**a", "`", "![", "<", "&#", "_a "):
        source = sign * 3000
        assert text_of(write(read(source))).replace(" ", "") == text_of(source).replace(" ", "")
