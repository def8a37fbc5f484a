"""Comparing: the edits a person would have marked. What they look like is held by tests/cases."""

import time

import pytest

from drafting.amending import compare as module
from drafting.amending.apply import apply
from drafting.amending.compare import compare, compare_words
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision, Splice
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text
from drafting.text.words import words

KEY = "articles/a"


def text(markdown: str, prefix: str = "010") -> Text:
    """A text of one article."""
    return Text((Division("articles", prefix, "a", parse_blocks(markdown)),))


def splices(before: str, after: str) -> list[tuple[tuple[int, int], str, str]]:
    """Where each edit starts, what goes, what comes, marks as they are."""
    base, now = text(before), text(after)
    edits = compare(base, now)
    assert apply(base, edits) == now
    assert apply(now, compare(now, base)) == base
    return [(e.start, "".join(e.old), "".join(e.new)) for e in edits if isinstance(e, Splice)]


def hunks(before: str, after: str) -> list[tuple[str, str]]:
    """What went and what came, of two lines."""
    old, new = words(before), words(after)
    return [("".join(old[a:b]), "".join(new[c:d])) for a, b, c, d in compare_words(old, new)]


def test_the_same_text_has_no_edits():
    """Not even when it is another value."""
    assert compare(text("Un."), text("Un.")) == ()
    assert compare(Text(), Text()) == ()


def test_divisions_come_go_and_move():
    """Identity is folder and slug: another prefix is a move, another slug another article."""
    base = Text.from_files({"articles/010-a.md": "Un.", "articles/020-b.md": "Deux."})
    now = Text.from_files({"articles/030-a.md": "Un.", "articles/020-c.md": "Deux."})
    assert compare(base, now) == (
        MoveDivision(KEY, "010", "030"), DropDivision(base["articles/b"]), AddDivision(now["articles/c"]),
    )  # fmt: skip


def test_moved_and_reworded():
    """Two edits of one article."""
    assert [type(edit) for edit in compare(text("Un mot."), text("Un nom.", "030"))] == [MoveDivision, Splice]


def test_words_in_the_block_they_are_in():
    """Offset 0 is before the mark, 1 before the first word."""
    assert splices("Un.\n\nDeux fois trois mots.", "Un.\n\nDeux fois six mots.") == [((1, 3), " trois", " six")]


def test_the_longest_blocks_find_each_other():
    """A reworded alinéa is found again beside a new one that looks a little like it."""
    before = "Le conseil vote chaque année le budget de la ville."
    after = "Le conseil siège.\n\nLe conseil vote chaque hiver le budget de la ville."
    assert splices(before, after) == [((0, 0), "", "\n¶0 Le conseil siège."), ((0, 5), " année", " hiver")]


def test_another_alinea_is_not_a_reworded_one():
    """Less than half in common: one goes, one comes, whole."""
    found = splices("Les parcs ferment la nuit.", "Chaque école reçoit un jardin.")
    assert found == [((0, 0), "\n¶0 Les parcs ferment la nuit.", "\n¶0 Chaque école reçoit un jardin.")]


def test_headings_and_tables_are_only_themselves():
    """The same words as a heading and as an alinéa are no rewording; neither is a table of them."""
    assert splices("# Un deux trois", "Un deux trois") == [((0, 0), "\n#1 Un deux trois", "\n¶0 Un deux trois")]
    assert splices("| a |\n|---|", "a")[0][2] == "\n¶0 a"


def test_split_in_three_and_joined():
    """Marks come and go among words that stay."""
    whole = "Le parc ouvre tôt. Il ferme tard le soir. Il est gratuit pour tous."
    parts = "Le parc ouvre tôt.\n\nIl ferme tard le soir.\n\nIl est gratuit pour tous."
    assert splices(whole, parts) == [((0, 6), "", "\n¶0"), ((0, 12), "", "\n¶0")]
    assert splices(parts, whole) == [((1, 0), "\n¶0", ""), ((2, 0), "\n¶0", "")]


def test_a_short_alinea_after_a_long_one_is_new():
    """It is not a part split off: nothing of it stood there. All that is new at one point is one insertion."""
    whole = "Le conseil vote chaque année au printemps le budget de la ville et en rend compte aux habitants."
    assert splices(whole, f"{whole}\n\nIl publie.\n\nIl archive.") == [((1, 0), "", "\n¶0 Il publie.\n¶0 Il archive.")]
    changed = whole.replace("au printemps", "en hiver")
    found = [
        ((0, 6), " au printemps", " en hiver"),
        ((1, 0), "", "\n¶0 Il publie.\n¶0 Un bilan annuel suit, tout autre."),
    ]
    assert splices(whole, f"{changed}\n\nIl publie.\n\nUn bilan annuel suit, tout autre.") == found
    assert splices(f"{whole}\n\nIl publie.", whole) == [((1, 0), "\n¶0 Il publie.", "")]


def test_split_before_a_heading():
    """A heading between two halves does not hide the first."""
    found = splices("Le parc ouvre tôt. Il ferme tard.", "Le parc ouvre tôt.\n\n## Soir\n\nIl ferme tard.")
    assert sum(len(old) for _, old, _ in found) < len("\n¶0 Le parc ouvre tôt. Il ferme tard.")


def test_islands_join_what_surrounds_them():
    """What stayed between two changes, no longer than either, goes with them; punctuation always does."""
    assert hunks("alpha de beta reste", "gamma de delta reste") == [("alpha de beta", "gamma de delta")]
    assert hunks("alpha, beta", "gamma, delta") == [("alpha, beta", "gamma, delta")]
    assert len(hunks("a que nous avons votée b", "c que nous avons votée d")) == 2


def test_marks_are_no_islands():
    """A paragraph's end between two changes keeps them apart."""
    found = splices("Un grand début\n\nfin de tout cela ici", "Un grand départ\n\nbout de tout cela ici")
    assert [(old, new) for _, old, new in found] == [(" début", " départ"), (" fin", " bout")]


def test_a_change_across_sentences_is_left_alone():
    """Only changes that stay in one sentence make it replaced whole."""
    before, after = "Un deux trois. Quatre cinq six sept.", "Un deux neuf dix cinq six sept."
    assert hunks(before, after) == [(" trois. Quatre", " neuf dix")]


def test_insertions_slide_to_where_a_sentence_begins():
    """Of equal places, the natural one, for deletions too."""
    assert hunks("Il lit. Il dort.", "Il lit. Il rit. Il dort.") == [("", " Il rit.")]
    assert hunks("Il lit. Il rit. Il dort.", "Il lit. Il dort.") == [(" Il rit.", "")]


def test_sliding_keeps_clear_of_the_next_change():
    """Two changes never come to touch by sliding."""
    for before, after in [("a a b a a", "a a a c a a a"), ("x. x. x.", "y. x. x. x. z."), ("a a a", "a b a a b a a")]:
        old, new = words(before), words(after)
        found = compare_words(old, new)
        assert all(left[1] < right[0] for left, right in zip(found, found[1:], strict=False))


def test_too_long_is_replaced_whole(monkeypatch: pytest.MonkeyPatch):
    """Where rapidfuzz would need too much memory, one edit replaces the run."""
    monkeypatch.setattr(module, "_LONG", 4)
    assert hunks("a b c d e f g h", "a x c y e z g h") == [(" b c d e f", " x c y e z")]


def test_a_long_rewritten_article_is_compared_in_time():
    """A thousand alinéas, each reworded."""
    before = "\n\n".join(f"L'alinéa numéro {n} dit que la mesure {n} est prise par le conseil." for n in range(300))
    after = before.replace("est prise", "sera prise")
    began = time.monotonic()
    assert len(splices(before, after)) == 300
    assert time.monotonic() - began < 30


class Lookalike(str):
    """A word with the hash of every other."""

    __slots__ = ()

    def __hash__(self) -> int:
        return 1


def test_words_of_one_hash_are_not_taken_for_each_other():
    """The comparison is of hashes; what it calls equal is looked at again."""
    old, new = ([Lookalike(word) for word in line.split()] for line in ("un deux trois", "un quatre trois"))
    assert compare_words(old, new) == [(1, 2, 1, 2)]
