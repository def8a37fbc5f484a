"""`alinea consolidate`: a preview, conflicts shown and settled in every way, the text adopted."""

from __future__ import annotations

import pytest

from drafting.commands.statuses import FOUND, WRONG

PURPOSE = "articles/010-purpose.md"


@pytest.fixture
def conflict(room):
    """A reading in which amendments 1 and 2 are adopted and change the same word."""
    for number in ("1", "2"):
        room.done("vote", number, "--for", "12", "--against", "3")
    return room


@pytest.fixture
def point(room):
    """A reading in which amendments 6 and 7 are adopted and insert at the same point."""
    for number in ("6", "7"):
        room.done("vote", number, "--for", "12", "--against", "3")
    return room


def _key(room) -> str:
    answer = room("consolidate", "--json")
    assert answer.status == FOUND
    return answer.json["conflicts"][0]["key"]


def test_preview(room):
    """A preview shows the text to come, with the amendment of each change, and writes nothing."""
    room.done("vote", "1", "--unanimous")
    before = room.everything
    out = room.done("consolider", "--preview", lang="fr")
    assert out == (
        "Article premier\n"
        "  al. 1  The city opens its streets to [-children-] {+neighbours+} every evening.\n"
        "         ↳ amendement 1\n\n"
        "1 adoption à intégrer.\n"
    )
    assert room("consolidate", "--preview", "--json").json["steps"][0]["amendments"] == ["NA-01"]
    assert room.everything == before


def test_fold_in(room):
    """What was adopted goes into the text; a second time there is nothing left."""
    room.done("vote", "1", "--unanimous")
    assert room.done("consolidate") == "✓ Folded in: amendment 1.\n"
    assert "neighbours" in (room.path / PURPOSE).read_text()
    again = room("consolidate")
    assert (again.status, "is in the text already" in again.err) == (WRONG, True)
    late = room("mark", "1", "withdrawn")
    assert (late.status, "Amendment 1 is already in the text" in late.err) == (WRONG, True)


def test_fold_in_what_was_rectified(room):
    """A label that ends with a full stop does not end the sentence with two."""
    room.done("rectify", "1", "--title", "Neighbours all")
    room.done("vote", "1", "--unanimous")
    assert room.done("consolidate") == "✓ Folded in: amendment 1 rect.\n"


def test_with_sub_amendment(room):
    """A sub-amendment goes in with its parent."""
    room.done("mark", "4", "withdrawn")
    room.done("vote", "5", "--unanimous")
    room.done("vote", "3", "--unanimous")
    assert room.done("consolider", lang="fr").startswith("✓ Intégré")
    assert "voted in public session every year" in (room.path / "articles/020-means.md").read_text()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_conflict(conflict, lang):
    """A conflict stops everything, shows both sides and every way to settle it."""
    before = conflict.everything
    for arguments in (["consolidate"], ["consolidate", "--preview"]):
        answer = conflict(*arguments, lang=lang)
        assert answer.status == FOUND
        assert "[-children-] {+neighbours+}" in answer.out
        assert "[-children-] {+everyone+}" in answer.out
        assert "--take 1 or --take 2" in answer.out or "--take 1 ou --take 2" in answer.out
        assert "--text F" in answer.out
    assert conflict.everything == before


@pytest.mark.parametrize(
    ("take", "words", "told"),
    [
        ("1", "to neighbours every", "what stands is that of 1"),
        ("NA-02", "to everyone every", "what stands is that of"),
        ("none", "to children every", "neither side stands"),
        ("aucun", "to children every", "neither side stands"),
    ],
)
def test_settle_by_a_side(conflict, take, words, told):
    """One side is taken, or neither, and the minutes say which; then the text takes it."""
    assert "Now “alinea consolidate”" in conflict.done("consolidate", "--settle", _key(conflict)[:6], "--take", take)
    assert f"settled by hand: {told}" in " ".join(conflict.done("log").split())
    conflict.done("consolidate")
    assert words in (conflict.path / PURPOSE).read_text()


def test_settle_by_other_words(conflict, tmp_path):
    """Or other words are put there, from a file."""
    (tmp_path / "alinea.md").write_text("The city opens its streets to all ages every evening.\n")
    key = _key(conflict)
    answer = conflict("consolidate", "--settle", key, "--text", str(tmp_path / "alinea.md"), "--json")
    assert answer.json == {"settled": key}
    conflict.done("consolidate")
    assert "to all ages every" in (conflict.path / PURPOSE).read_text()


def test_settle_by_both(point):
    """Insertions at one point can both stand, in an order; it is offered, and done."""
    assert "or both, in this order: --take 6,7" in point("consolidate").out
    point.done("consolidate", "--settle", _key(point), "--take", "7,6")
    point.done("consolidate")
    assert "every year in writing to the assembly." in (point.path / PURPOSE).read_text()


@pytest.mark.parametrize("take", ["1,2", "6", "99", ""])
def test_what_cannot_settle(conflict, take):
    """A choice that the conflict does not offer is refused."""
    key = _key(conflict)
    before = conflict.everything
    assert conflict("consolidate", "--settle", key, "--take", take).status == WRONG
    assert conflict.everything == before


def test_adoption(room):
    """After a carried vote on the whole the text is adopted: tagged, and told in the log."""
    room.done("vote", "1", "--unanimous")
    room.done("vote", "text", "--for", "15", "--against", "2")
    preview = room.done("consolidate", "--preview")
    assert "The vote on the whole carried" in preview
    assert "étiqueté adopted/1" in room.done("consolider", lang="fr")
    assert "adopted/1" in room.git("tag")
    log = room.done("journal", lang="fr")
    assert "Le texte est adopté et renuméroté" in log
    assert room("vote", "text", "--unanimous").status == WRONG


def test_renumbering(room, editor):
    """The articles whose number changed at adoption are named, old and new."""
    (room.path / "articles/005-first.md").write_text("# First\n\nThis comes first.\n")
    room.done("propose", "--title", "First")
    room.done("vote", "8", "--unanimous")
    room.done("vote", "text", "--unanimous")
    out = room.done("consolider", lang="fr")
    assert "  Article A → Article premier\n" in out
    assert "  Article premier → Article 2\n" in out
