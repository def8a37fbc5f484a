"""What facilitators ask before and during a sitting: collisions, order, what falls, what if, one for several."""

from __future__ import annotations

import shutil

import pytest

from drafting.commands.statuses import DONE, FOUND, WRONG


def test_collisions_show_the_words_fought_over(room):
    """Each group under its place and words, the identical ones after; a conflict of words is no error."""
    assert room.done("collisions") == (
        "Article 1, alinéa 1, word 7\n"
        "  “children”\n"
        "  1  Neighbours (Table 1)\n"
        "  2  Everyone (Table 2)\n"
        "\n"
        "Article 1, alinéa 2, before word 7\n"
        "  6  To whom (Table 6)\n"
        "  7  How (Table 7)\n"
        "\n"
        "Identical: 3, 4.\n"
        "\n"
        "2 collisions.\n"
    )
    found = room("collisions", "--json").json
    assert [[a["id"] for a in group["amendments"]] for group in found["collisions"]] == [
        ["NA-01", "NA-02"],
        ["NA-06", "NA-07"],
    ]


def test_a_deletion_is_no_plain_collision(room):
    """Who deletes the article is told apart from those who fall with it."""
    (room.path / "articles/020-means.md").unlink()
    room.done("propose", "--title", "No means", "--author", "Table 9")
    out = room.done("collisions")
    assert "8  No means (Table 9): deletes it; if it is adopted, these fall:\n" in out
    assert "    3  In public (Table 3)\n    4  In public too (Table 4)\n" in out


def test_changes_that_touch_are_warned_of(room):
    """Side by side in one sentence: a person should read it again."""
    path = room.path / "articles/010-purpose.md"
    path.write_text(path.read_text().replace("every evening", "each night"))
    room.done("propose", "--title", "At night", "--author", "Table 9")
    assert "They touch, article 1, alinéa 1, before word 8: 1, 2, 8.\n" in room.done("collisions")


def test_similar_ones_are_brought_together(room):
    """With the words that they share, and whether they are about one place."""
    for number, words in enumerate(("of each borough", "of every borough"), start=1):
        path = room.path / "articles/020-means.md"
        path.write_text(path.read_text().replace("year.", f"year, after a public hearing in the town hall {words}."))
        room.done("propose", "--title", f"Hearing {number}", "--author", f"Table {number}")
    assert room.done("similar").startswith("Alike to 9")
    assert (
        "“, after a public hearing in the town hall of borough”\n  8  Hearing 1 (Table 1)\n  9  Hearing 2"
        in room.done("similar")
    )
    assert room("similar", "--json", "--least", "100").json == {"groups": []}


def test_the_order_of_discussion(room):
    """Joint debates, identical ones, sub-amendments first, the vote on each article."""
    assert room.done("order") == (
        "Article 1\n"
        "  Joint debate: 2 votes\n"
        "    1  Neighbours (Table 1)\n"
        "    2  Everyone (Table 2)\n"
        "  6  To whom (Table 6)\n"
        "  7  How (Table 7)\n"
        "  Vote\n"
        "\n"
        "Article 2\n"
        "    5  In public session (Table 5)\n"
        "  Identical, one vote\n"
        "    3  In public (Table 3)\n"
        "    4  In public too (Table 4)\n"
        "  Vote\n"
        "\n"
        "The whole text  Vote\n"
    )


def test_what_is_withdrawn_takes_no_vote(room):
    """It took part in the debate, and is no longer among the votes."""
    room.done("mark", "1", "withdrawn")
    assert "Joint debate: 1 vote\n    1  Neighbours (Table 1): withdrawn\n" in room.done("order")


def test_what_must_still_be_voted(room):
    """What is decided leaves the list, and at last nothing is left."""
    room.done("vote", "1", "--unanimous")
    room.done("vote", "article 2", "--unanimous")
    out = room.done("order", "--to-vote")
    assert "Neighbours" not in out
    assert "Everyone" in out
    assert "  1  Neighbours (Table 1): adopted (unanimous)\n" in room.done("order")
    for number in ("2", "5", "6", "7", "3"):
        room.done("vote", number, "--for", "1", "--against", "9")
    room.done("vote", "article 1", "--unanimous")
    room.done("vote", "text", "--unanimous")
    assert room.done("order", "--to-vote") == "Nothing is left to be voted.\n"


def test_the_chair_decides_otherwise(room):
    """Where, and why, are asked for; the order and the minutes have both."""
    assert room("order", "--call", "6").status == WRONG
    assert room("order", "--call", "6", "--before", "1").status == WRONG
    assert room("order", "--before", "1").status == WRONG
    said = room("order", "--call", "6", "--before", "6", "--reason", "x")
    assert (said.status, "cannot be called beside" in said.err) == (WRONG, True)
    room.done("order", "--call", "6", "--before", "1", "--reason", "Its author must leave")
    out = room.done("order")
    assert out.index("6  To whom") < out.index("1  Neighbours")
    assert "Amendment 6 was moved by the chair: Its author must leave\n" in out
    assert "Amendment 6 is called before 1: Its author must leave" in room.done("log")


def test_answers_are_kept_until_something_happens(room):
    """A second time nothing is read again; the folder that answers are kept in can be thrown away."""
    first = room.done("order")
    kept = room.path / ".git/alinea/cache"
    assert len(list(kept.iterdir())) == 1
    assert room.done("order") == first
    assert room.done("order", lang="fr") != first
    shutil.rmtree(kept)
    assert room.done("order") == first
    room.done("mark", "2", "withdrawn")
    assert "2  Everyone (Table 2): withdrawn\n" in room.done("order")


def test_a_vote_says_what_falls(room):
    """The reason names the words; only a confirmation marks it, and the minutes keep the reason."""
    answer = room("vote", "1", "--for", "12", "--against", "3")
    reason = "article 1, alinéa 1, word 7: these words no longer exist after amendment 1"
    assert f"2  Everyone (Table 2)\n  falls: {reason}\n" in answer.out
    assert f"falls: {reason}" in room.done("falling")
    assert room.done("falling", "--confirm", "2") == f"✓ Amendment 2: fallen ({reason}).\n"
    assert room.done("falling") == "Every open amendment still makes sense.\n"
    assert room("show", "2", "--json").json["reason"] == reason
    again = room("falling", "--confirm", "2")
    assert (again.status, "still makes sense" in again.err) == (WRONG, True)


def test_all_that_falls_is_confirmed_at_once(room):
    """A sub-amendment falls with its parent; an amendment that is partly hit stays."""
    room.done("vote", "3", "--for", "1", "--against", "9")
    found = room("falling", "--json").json
    assert [(one["id"], one["outlook"], one["by"]) for one in found] == [("NA-05", "falls", ["NA-03"])]
    assert room.done("falling", "--confirm-all") == "✓ Amendment 5: fallen (it amends amendment 3, rejected).\n"
    assert room.done("falling", "--confirm-all") == "Nothing falls.\n"


def test_before_the_vote_it_is_shown(room):
    """Whoever looks at an amendment sees who cannot stand with it."""
    assert "If it passes, these fall: 2\n" in room.done("show", "1")
    assert "satisfied" not in room.done("show", "3"), "4 is identical, and said to be"


def test_what_if(room):
    """The redline of those alone; conflicts are shown, and end with status 1."""
    assert room.done("whatif", "1", "6") == (
        "If only these passed: 1, 6.\n"
        "\n"
        "Article 1\n"
        "  al. 1  The city opens its streets to [-children-] {+neighbours+} every evening.\n"
        "         ↳ amendment 1\n"
        "  al. 2  It reports on this every year {+to the assembly+}.\n"
        "         ↳ amendment 6\n"
    )
    clash = room("whatif", "--without", "1")
    assert clash.status == FOUND
    assert "Conflict " in clash.out
    assert "--settle" not in clash.out
    assert "{+everyone+}" in clash.out
    assert room("whatif").status == WRONG


def test_what_if_as_text_and_data(room):
    """The whole text as it would be."""
    assert "The city opens its streets to neighbours every evening." in room.done("whatif", "1", "--text")
    found = room("whatif", "5", "--json")
    assert found.status == DONE
    assert (found.json["amendments"], found.json["implied"]) == (["NA-03", "NA-05"], ["NA-03"])
    assert (
        found.json["text"]["articles/020-means.md"] == "# Means\n\nThe means are voted in public session every year.\n"
    )


def test_one_in_place_of_several(room):
    """Every author signs it; it is listed, and the others are told where they went."""
    out = room.done("group", "3", "6", "--as", "31")
    assert out.endswith("✓ Amendment 31 takes the place of: 3, 6\n")
    shown = room.done("show", "31")
    assert "by Table 3, Table 6\n" in shown
    assert "In place of: 3, 6\n" in shown
    assert "Taken up by: 31\n" in room.done("show", "3")
    assert room("show", "3", "--json").json["status"] == "grouped"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1", "2"), "cannot all stand"),
        (("1",), "at least two"),
        (("1", "5"), "different texts"),
        (("1", "6", "--as", "3"), "bears the number 3"),
    ],
)
def test_what_is_no_group(room, words, said):
    """One clear sentence, and nothing is written."""
    before = room.everything
    answer = room("group", *words)
    assert answer.status in (FOUND, WRONG)
    assert said in answer.err
    assert room.everything == before


def test_an_amendment_is_carried_onto_the_text_as_it_stands(room):
    """With what was adopted meanwhile around it; what has no place any more is said."""
    room.done("vote", "1", "--unanimous")
    room.done("consolidate")
    assert "streets to [-children-] {+everyone+}" in room.done("diff", "2")
    carried = room("diff", "2", "--now")
    assert carried.out == "No change.\n"
    assert "1 change no longer has its place in the text" in carried.err
    assert room.done("diff", "6", "--now") == room.done("diff", "6")
    assert room("diff", "--now").status == WRONG


def test_a_conflict_with_what_is_in_the_text_is_shown_where_it_was_written(room):
    """Nothing is shown twice: neither side is put into the text that one of them is in already."""
    room.done("vote", "6", "--unanimous")
    room.done("consolidate")
    out = room("whatif", "7").out
    assert "every year {+to the assembly+}.\n" in out
    assert "every year {+in writing+}.\n" in out
    said = room("diff", "7", "--now").err
    assert "1 change comes where something else came in" in said
    assert "falling" not in said


def test_conflicts_of_sub_amendments_are_shown_in_their_parent(room):
    """Both sides are changes of its words."""
    room.git("switch", "-q", "amendments/na-03-in-public")
    room.write("articles/020-means.md", "in public", "in public hearings")
    room.done("propose", "--title", "Hearings", "--author", "Table 8")
    room.git("switch", "-q", "main")
    out = room("whatif", "5", "8").out
    assert "in public {+session+} every year." in out
    assert "in public {+hearings+} every year." in out


def test_what_is_in_the_text_cannot_be_supposed_or_carried(room):
    """Nor what amends it; that is proposed as fallen, for nobody can vote on it any more."""
    room.done("vote", "3", "--unanimous")
    room.done("consolidate")
    for words in (("whatif", "5"), ("whatif", "3"), ("diff", "3", "--now")):
        answer = room(*words)
        assert (answer.status, "Amendment 3 is already in the text" in answer.err) == (WRONG, True)
    assert "If only these passed: 1, 6." in room("whatif", "--without", "2", "7").out
    assert "falls: it amends amendment 3, adopted" in room.done("falling")


def test_a_supposed_text_tells_what_it_leaves_out(room):
    """Conflicts are not printed among the files, but said."""
    answer = room("whatif", "1", "2", "--text")
    assert (answer.status, "1 conflict is left out of this text" in answer.err) == (FOUND, True)
    assert "Among them, since a sub-amendment of theirs is: 3." in room.done("whatif", "5")


@pytest.mark.parametrize(
    "words",
    [
        ("--call", "6", "--before", "", "--reason", "x"),
        ("--call", "6", "--before", "1", "--reason", " "),
        ("--call", "6", "--before", "1", "--reason", "x", "--to-vote"),
        ("--reason", ""),
        ("--call", "²", "--in-place", "--reason", "x"),
        ("--call", "9" * 5000, "--in-place", "--reason", "x"),
    ],
)
def test_no_call_is_half_said(room, words):
    """Empty words are no amendment and no reason; nothing is written."""
    before = room.everything
    assert room("order", *words).status == WRONG
    assert room.everything == before


def test_only_calls_that_the_order_follows_are_told(room):
    """The last one of each amendment, as long as it moves anything."""
    assert room("order", "--call", "7", "--before", "6", "--reason", "Early", "--json").json == {
        "id": "NA-07",
        "label": "7",
    }
    room.done("order", "--call", "7", "--before", "1", "--reason", "Earlier")
    assert [one["reason"] for one in room("order", "--json").json["moved"]] == ["Earlier"]
    room.done("order", "--call", "7", "--in-place", "--reason", "As before")
    assert "moved by the chair" not in room.done("order")


def test_what_left_the_discussion_is_not_called(room):
    """Neither a grouped amendment nor, once the text is adopted, any."""
    room.done("group", "3", "6")
    for words in (("--call", "3", "--before", "1"), ("--call", "1", "--after", "6")):
        assert room("order", *words, "--reason", "x").status == WRONG
    room.done("vote", "text", "--unanimous")
    room.done("consolidate")
    answer = room("order", "--call", "2", "--before", "1", "--reason", "x")
    assert (answer.status, "No reading is open" in answer.err) == (WRONG, True)
    assert room.done("order", "--to-vote") == "Nothing is left to be voted.\n"
    assert "  Vote\n" not in room.done("order")


def test_a_new_article_has_the_number_it_would_have(room):
    """Where two fight over its place, and where it is carried onto the text."""
    for number in ("8", "9"):
        path = room.path / "articles/015-benches.md"
        path.write_text(f"# Benches\n\nThe city puts {number} benches there.\n")
        room.done("propose", "--title", "Benches", "--author", f"Table {number}")
    assert "Article 1A\n  8  Benches (Table 8)\n  9  Benches (Table 9)\n" in room.done("collisions")
    assert room.done("diff", "8", "--now") == room.done("diff", "8")


def test_an_amendment_of_an_earlier_reading_is_no_longer_discussed(room):
    """It can be read, and nothing more."""
    room.done("vote", "text", "--unanimous")
    room.done("consolidate")
    room.done("reading", "open")
    path = room.path / "no-8.txt"
    path.write_text("In Article 1, leave out “every evening”.")
    before = room.everything
    for words in (
        ("whatif", "NA-07"),
        ("group", "NA-06", "NA-03"),
        ("order", "--call", "NA-07", "--in-place", "--reason", "x"),
        ("diff", "NA-07", "--now"),
        ("propose", "--instruction", str(path), "--to", "NA-03"),
    ):
        answer = room(*words)
        assert (answer.status, "was of reading 1, which is over" in answer.err) == (WRONG, True), words
    assert room.everything == before
    assert "in writing" in room.done("show", "NA-07")


def test_a_group_that_is_gone_leaves_its_members_grouped(room):
    """Whoever marks it is told, and how to take one up again."""
    room.done("group", "3", "6")
    said = room("mark", "8", "withdrawn").err
    assert "Those it took the place of stay grouped: 3, 6." in said
    room.done("mark", "3", "reserved")
    assert room("mark", "8", "fallen").err.count("stay grouped: 6.") == 1
    assert room("mark", "3", "withdrawn").err == ""


def test_what_is_closed_is_said_in_french_typography(room):
    """The order tells what became of an amendment after a colon set off as French does."""
    room.done("mark", "6", "withdrawn")
    assert "(Table 6)\u00a0: retiré" in room.done("ordre", lang="fr")
