"""`alinea rectify`: from an editor, a sentence, the files; what is noted, and what each wording was."""

from __future__ import annotations

PURPOSE = "articles/010-purpose.md"


def _proposed(room, editor, *more: str) -> None:
    editor("children", "families")
    room.done("propose", "--edit", "1.1", "--title", "Families", "--author", "Table 9", *more)


def test_in_an_editor(room, editor):
    """`--edit` opens the amendment's own text; the label tells, and the earlier wording is kept."""
    _proposed(room, editor)
    editor("families", "people")
    answer = room("rectify", "8", "--edit", "1.1", "--consent-of", "Table 9")
    assert (answer.status, answer.err) == (0, "")
    assert "{+people+}" in answer.out
    assert "It is now amendment 8 rect.: Families." in answer.out
    told = room("show", "8", "--json").json
    assert (told["label"], told["number"]) == ("8 rect.", 8)
    assert [(w["label"], w["consent"], w["in_force"]) for w in told["wordings"]] == [
        ("8", [], False),
        ("8 rect.", ["Table 9"], True),
    ]


def test_no_consent_is_said(room, editor):
    """What is not noted is not there, and people are told."""
    _proposed(room, editor)
    editor("families", "neighbours")
    answer = room("rectify", "8", "--edit", "1.1", lang="fr")
    assert answer.status == 0
    assert "--consent-of" in answer.err


def test_a_sentence(room, tmp_path):
    """`--instruction` is about the text, not about the wording before."""
    sentence = tmp_path / "no-1.txt"
    sentence.write_text('In article 2, replace the word "year" with the word "month".')
    room.done("propose", "--instruction", str(sentence), "--author", "Table 9")
    sentence.write_text('In article 2, replace the word "year" with the word "week".')
    made = room("rectify", "8", "--instruction", str(sentence), "--on", "2", "--json").json
    assert (made["label"], made["places"]) == ("8 rect.", ["2.1"])


def test_the_files(room, editor):
    """What was changed is the new wording; only a title changes none."""
    _proposed(room, editor)
    room.write(PURPOSE, "children", "neighbours")
    room.done("rectify", "8", "--title", "Neighbours")
    assert room.git("status", "--short") == ""
    assert room("rectify", "8", "--title", "All", "--json").json["label"] == "8 rect. bis"
    assert room("rectify", "8").status == 2


def test_its_wordings(room, editor):
    """`show --wordings` tells each, and what it changed in the one before."""
    _proposed(room, editor)
    editor("families", "neighbours")
    room.done("rectify", "8", "--edit", "1.1", "--consent-of", "Table 9")
    assert "its wordings: 8, 8 rect." in room.done("show", "8 rect.")
    out = room.done("show", "8", "--wordings")
    assert out.index("Amendment 8: Families") < out.index("[-children-] {+families+}")
    assert out.index("with the consent of Table 9") < out.index("[-families-] {+neighbours+}")


def test_two_sources(room):
    """One change has one source; a place goes with a sentence."""
    assert room("rectify", "1", "--edit", "1.1", "--instruction", "-").status == 2
    assert room("rectify", "1", "--on", "1").status == 2


def test_what_was_voted_on(room):
    """It is said that its text stands."""
    room.done("vote", "1", "--for", "9", "--against", "1")
    answer = room("rectify", "1", "--title", "Other")
    assert (answer.status, "has been voted on" in answer.err) == (2, True)


def test_sub_amendments_are_named(room, editor):
    """Those that were written for the earlier wording."""
    _proposed(room, editor)
    editor("families", "whole families")
    room.done("propose", "--to", "8", "--edit", "1.1", "--title", "Whole")
    editor("families", "neighbours")
    answer = room("rectify", "8", "--edit", "1.1", "--consent-of", "Table 9")
    assert "written for the earlier wording: 9" in answer.err
    assert "Whole" in room.done("list")
    assert room("show", "9").status == 0


def test_an_intention(room, editor):
    """It is shown where it will go, in the list and in the order, until it is worded."""
    out = room.done("propose", "--intention", "Benches for all", "--at", "1.1", "--author", "Table 9")
    assert "To be worded, at 1.1: Benches for all" in out
    told = room("show", "8", "--json").json
    assert (told["intention"], told["title"]) == ("Benches for all", "Benches for all")
    assert (told["places"], told["status"], told["edits"]) == (["1.1"], "to-be-worded", [])
    assert "to be worded" in room.done("list")
    order = room.done("order")
    assert (
        order.index("Article 1\n")
        < order.index("8  Benches for all (Table 9): to be worded")
        < order.index("Article 2")
    )
    assert room("vote", "8", "--for", "9", "--against", "1").status == 2
    editor("children", "children and benches")
    assert "is worded" in room.done("rectify", "8", "--edit", "1.1")
    assert "9 for" in room.done("vote", "8", "--for", "9", "--against", "1")


def test_an_intention_says_where(room):
    """Without a place nobody knows when to call it; nor with one that is not there."""
    before = room.everything
    assert room("propose", "--intention", "Benches").status == 2
    assert room("propose", "--intention", "Benches", "--at", "77").status == 2
    assert room("propose", "--intention", " ", "--at", "1").status == 2
    assert room.everything == before
