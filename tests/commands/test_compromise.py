"""`alinea compromise`: one amendment for several, theirs withdrawn in its favour."""

from __future__ import annotations

import pytest

PURPOSE = "articles/010-purpose.md"


@pytest.fixture
def three(room, editor):
    """Three more amendments: 8 and 9 can stand together, 10 cannot stand with 8."""
    for old, new, author in (("children", "families", "Ann"), ("street", "road", "Bob"), ("children", "pupils", "Cem")):
        editor(old, new)
        room.done("propose", "--edit", "1.1", "--title", new, "--author", author)
    return room


def test_the_merge(three):
    """It is told whose it is and what it takes the place of."""
    out = three.done("compromise", "8", "9")
    assert "Amendment 11 is the compromise; withdrawn in its favour: 8, 9" in out
    assert three("show", "8", "--json").json["reason"] == "in favour of amendment 11"
    shown = three.done("show", "11")
    assert "by Ann, Bob" in shown
    assert "In place of: 8, 9" in shown


def test_they_cannot_all_stand(three, editor):
    """Somebody must write it; then the text decides."""
    answer = three("compromise", "8", "10")
    assert (answer.status, "write the compromise" in answer.err) == (1, True)
    editor("children", "all")
    made = three("compromise", "8", "10", "--edit", "1.1", "--title", "All", "--as", "31", "--json").json
    assert (made["number"], made["title"], made["cosigners"]) == (31, "All", ["Cem"])


def test_the_files(three):
    """What was changed there is the compromise."""
    three.write(PURPOSE, "children", "all")
    assert "{+all+}" in three.done("compromise", "8", "10", lang="fr")
    assert three.git("status", "--short") == ""


def test_a_sentence(three, tmp_path):
    """What an instruction says of the text."""
    sentence = tmp_path / "agreed.txt"
    sentence.write_text('In article 2, replace the word "year" with the word "month".')
    made = three("compromise", "8", "10", "--instruction", str(sentence), "--json").json
    assert made["places"] == ["2.1"]


def test_one_is_no_compromise(three):
    """It takes two."""
    assert three("compromise", "8").status == 2
