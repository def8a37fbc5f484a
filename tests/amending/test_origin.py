"""The origin of words: who put which passage into the text as it stands."""

from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision
from drafting.amending.origin import Origin, origins
from drafting.amending.weave import Weave
from drafting.text.blocks import paragraph, parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/a"


def text(markdown: str) -> Text:
    """A text of one article."""
    return Text((Division("articles", "010", "a", parse_blocks(markdown)),))


def found(*versions: str) -> list[Origin]:
    """The origins after versions by A, B, C …"""
    weave = Weave(text(versions[0]))
    for who, (one, other) in zip("ABC", zip(versions, versions[1:], strict=False), strict=False):
        weave.then(compare(text(one), text(other)), (who,))
    return list(origins(weave))


def test_the_first_text_is_nobodys():
    """Headings have no number, alinéas are counted as they stand."""
    assert found("# A\n\nun") == [
        Origin(KEY, 0, None, ((" A", ()),)), Origin(KEY, 1, 1, ((" un", ()),)),
    ]  # fmt: skip


def test_passages_in_order():
    """What is gone has no origin; the rest is who put it there last."""
    (origin,) = found("un deux trois", "un 2 trois", "un 2 trois et fin")
    assert origin.passages == ((" un", ()), (" 2", ("A",)), (" trois", ()), (" et fin", ("B",)))


def test_blocks_that_came_and_went():
    """Numbers are those of the text as it stands."""
    origins_ = found("premier alinéa\n\nun deux", "un deux\n\ntout neuf")
    assert [(o.block, o.alinea, o.passages) for o in origins_] == [
        (0, 1, ((" un deux", ()),)), (1, 2, ((" tout neuf", ("A",)),)),
    ]  # fmt: skip


def test_moved_blocks_are_whose_hand_moved_them():
    """They stand once."""
    origins_ = found("un deux trois quatre\n\ncinq six", "cinq six\n\nun deux trois quatre")
    assert [o.passages[0][0] for o in origins_] == [" cinq six", " un deux trois quatre"]


def test_a_split_has_no_pilcrow():
    """Only words have an origin."""
    assert [o.passages for o in found("un deux trois quatre", "un deux\n\ntrois quatre")] == [
        ((" un deux", ()),), ((" trois quatre", ()),),
    ]  # fmt: skip


def test_articles_that_came_and_went():
    """A new one is its author's, a dropped one has none."""
    base = text("un")
    new = Division("articles", "020", "n", (paragraph("neuf"),))
    weave = Weave(base).then((DropDivision(base[KEY]), AddDivision(new)), ("A",))
    assert list(origins(weave)) == [Origin("articles/n", 0, 1, ((" neuf", ("A",)),))]
