"""Checking files: every problem at once, with its file and line."""

import pytest

from drafting.text.check import Code, Problem, check

PATH = "articles/010-a.md"
GOOD = {
    "resolution.toml": b"not markdown",
    "memorandum.md": b"Parce que.\n",
    PATH: b"# Un\n\nVoir [l'article 2](articles/b).\n\n| a |\n| --- |\n| [x](articles/b) |\n",
    "articles/020-b.md": b"# Deux\n\n2024\\. Oui.\n",
    "annexes/plea.md": b"# Appel\n\nOui.\n",
}


def test_a_good_resolution_has_no_problem():
    """Canonical files, links that lead somewhere."""
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A\n\nUn\u200bdeux.\n", [(3, Code.FORM, "Un\u200bdeux."), (3, Code.HIDDEN, "U+200B")]),
        ("# A\n\n\u202eUn.\n", [(3, Code.FORM, "\u202eUn."), (3, Code.HIDDEN, "U+202E")]),
        ("# A\n\nUn \\<b>.\n", []),
        ("# A\n\nUn <b>mot</b>.\n", [(3, Code.FORM, "Un <b>mot</b>."), (3, Code.HTML, "<b>")]),
        ("# A\n\n<!-- x -->\n", [(3, Code.FORM, "<!-- x -->"), (3, Code.HTML, "<!--")]),
        ("# A\n\nVu ![x](y).\n", [(3, Code.FORM, "Vu ![x](y)."), (3, Code.IMAGE, "!["), (3, Code.LINK, "x -> y")]),
        ("# A\n\n---\n\nb\n", [(3, Code.FORM, "---"), (3, Code.RULE, "---")]),
        ("# A\n\n* * *\n\nb\n", [(3, Code.FORM, "* * *"), (3, Code.RULE, "* * *")]),
        ("# A\n\n> cité\n", [(3, Code.FORM, "> cité"), (3, Code.QUOTE, ">")]),
        ("", [(0, Code.EMPTY, "")]),
        ("\n\n", [(0, Code.EMPTY, "")]),
        ("Sans titre.\n", [(1, Code.TITLE, "")]),
        ("# A\n\nVu [b](articles/none).\n", [(3, Code.LINK, "b -> articles/none")]),
        ("# A\n\nUn\ndeux.\n", [(3, Code.FORM, "Un")]),
        ("# A\n\nUn.", [(3, Code.FORM, "Un.")]),
        ("# A\n\nUn.\n\n", [(4, Code.FORM, "")]),
        ("A\n=\n\nUn.\n", [(1, Code.FORM, "A")]),
        ("# A\r\n\r\nUn.\r\n", [(1, Code.FORM, "# A\r")]),
        ("# A\n\n" + "mot " * 40 + "\n", [(3, Code.FORM, ("mot " * 15))]),
    ],
)
def test_problems_of_one_file(markdown: str, expected: list[tuple[int, Code, str]]):
    """What is wrong, where, and what was found."""
    assert check({PATH: markdown.encode()}) == [Problem(PATH, *found) for found in expected]


def test_bytes_that_are_not_utf8():
    """The line of the first wrong byte; the other files are still checked."""
    files = {PATH: b"# A\n\nEt\xe9\n", "articles/020-b.md": b"Sans titre.\n"}
    assert check(files) == [Problem(PATH, 3, Code.ENCODING), Problem("articles/020-b.md", 1, Code.TITLE)]


def test_paths_that_no_file_of_a_resolution_has():
    """In our folders they are a problem; elsewhere, and other kinds of files, are none of ours."""
    bad = ["articles/a.md", "articles/010-A.md", "annexes/x/y/010-a.md"]
    files = dict.fromkeys([*bad, "README.md", "docs/x.md", "articles/notes.txt"], b"x")
    assert check(files) == [Problem(path, 0, Code.PATH) for path in sorted(bad)]


def test_two_files_of_one_slug():
    """Both are named; links are not looked at, as nobody knows where they lead."""
    files = {PATH: b"# A\n\n[x](articles/none)\n", "articles/020-a.md": b"# A\n\nUn.\n"}
    assert check(files) == [Problem(path, 0, Code.SLUG, "articles/a") for path in sorted(files)]


def test_every_problem_at_once_and_in_order():
    """By file, then by line."""
    files = {"articles/020-b.md": b"", PATH: b"> a\n\n<b>\n", "memorandum.md": b"a\nb\n"}
    found = check(files)
    assert found == sorted(found)
    assert {problem.path for problem in found} == set(files)
