"""A clerk's sentence in, and out: `propose --instruction` and `diff --format instruction`."""

from __future__ import annotations

import pytest

from drafting.commands.statuses import FOUND, WRONG


def test_a_sentence_becomes_an_amendment(room):
    """It is read in the language of the text; the files stay as they are."""
    path = room.path / "no-8.txt"
    path.write_text("In Article 1, paragraph 1, leave out “every evening” and insert “on Sundays”.")
    out = room.done("propose", "--instruction", str(path), "--title", "Sundays", "--author", "Table 8")
    assert "[-every evening-] {+on Sundays+}" in out
    assert "Amendment 8 is recorded" in out
    assert room("show", "8", "--json").json["title"] == "Sundays"


def test_a_sentence_about_one_article(room):
    """Which one is said beside it; without a title, the sentence is its own."""
    path = room.path / "no-8.txt"
    path.write_text("In paragraph 1, after “streets” insert “and squares”.")
    room.done("propose", "--instruction", str(path), "--on", "article 1", "--author", "Table 8")
    shown = room("show", "8", "--json").json
    assert shown["title"] == "In paragraph 1, after “streets” insert “and squares”."
    assert "streets {+and squares+} to children" in room.done("show", "8")


def test_a_french_sentence_in_an_english_text(room):
    """The other language is tried, too; words are words."""
    path = room.path / "no-8.txt"
    path.write_text("À l'article 1, alinéa 1, substituer au mot : « evening » le mot : « night ».")
    assert "[-evening-] {+night+}" in room.done("propose", "--instruction", str(path), "--author", "Table 8")


def test_what_is_not_understood_is_said(room):
    """With the words it stopped at; nothing is written."""
    path = room.path / "no-8.txt"
    path.write_text("In Article 1, paragraph 1, make it nicer.")
    before = room.everything
    answer = room("propose", "--instruction", str(path), "--author", "Table 8")
    assert answer.status == FOUND
    assert "make it nicer" in answer.err
    assert room.everything == before


def test_what_the_text_does_not_allow_is_said(room):
    """Words that are not there, and words that are there twice, are named."""
    path = room.path / "no-8.txt"
    for words in ("moon", "every"):
        path.write_text(f"In Article 1, leave out “{words}” and insert “each”.")
        answer = room("propose", "--instruction", str(path), "--author", "Table 8")
        assert (answer.status, words in answer.err) == (FOUND, True)


def test_the_sentence_of_an_amendment(room):
    """As a clerk would write it, in the language of the text; it reads back to the same amendment."""
    out = room.done("diff", "1", "--format", "instruction")
    assert out == "In Article 1, paragraph 1, leave out “children” and insert “neighbours”.\n"
    assert room("diff", "1", "--format", "instruction", "--json").json == {"instruction": out.strip()}
    path = room.path / "again.txt"
    path.write_text(out)
    assert "It is identical to: 1" in room("propose", "--instruction", str(path), "--author", "Table 8").err


def test_french_styles(adopted):
    """The Assemblée's sentence, and the Sénat's in lines."""
    assembly = adopted.done("diff", "1", "--format", "instruction")
    senate = adopted.done("diff", "1", "--format", "dispositif", "--style", "sénat", lang="fr")
    assert "«" in assembly
    assert senate != assembly


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "article 2"), "something else than the place it is said to be about, 2"),
        (("--on", ""), "is no address"),
        (("--to", ""), "no amendment"),
        (("--edit", "1"), "one of --edit, --instruction, --branch and --intention"),
        (("--branch", "x"), "one of --edit, --instruction, --branch and --intention"),
    ],
)
def test_what_does_not_go_with_a_sentence(room, words, said):
    """Nothing that was said beside it is passed over."""
    path = room.path / "no-8.txt"
    path.write_text("In Article 1, paragraph 1, leave out “every evening” and insert “on Sundays”.")
    before = room.everything
    answer = room("propose", "--instruction", str(path), *words)
    assert (answer.status, said in answer.err) == (WRONG, True), answer
    assert room.everything == before


def test_an_alinea_that_a_sentence_is_about(room):
    """It need not be named again."""
    path = room.path / "no-8.txt"
    path.write_text("After “every” insert “single”.")
    out = room.done("propose", "--instruction", str(path), "--on", "1.2", "--author", "Table 8")
    assert "on this every {+single+} year." in out


def test_options_that_say_nothing(room):
    """A place without a sentence, a house style without one."""
    assert room("propose", "--on", "1").status == WRONG
    assert room("diff", "1", "--style", "senate").status == WRONG
    assert room.done("diff", "--format", "instruction") == "No change.\n"
