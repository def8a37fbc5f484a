"""Laws of the checks of substance and of what they read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.substance.checks import check
from drafting.text.figures import figures
from drafting.text.labels import labels
from drafting.text.model import MEMORANDUM, Division, Text
from tests.property.strategies import amended, texts

# What figures and references are made of, in any order.
_PIECES = (
    *("3 000", "3,000", "vingt", "et", "un", "cent", "mille", "deux", "places", "rues-jardins", "%", "€", "£", "12.5"),
    *("31", "mai", "March", "2027", "1er", "ans", "de", "d'euros", "millions", "article", "articles", "mesure", "3"),
    *(
        "bis",
        "premier",
        "du code",
        "L.",
        "-1",
        "°",
        ",",
        ".",
        ";",
        "«",
        "»",
        "“",
        "ouvre",
        "ses",
        "bâtiments",
        "[x](a)",
    ),
)
lines = st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join)


def _text(*said: str) -> Text:
    """A text of a memorandum and articles that say these lines."""
    memorandum, *articles = said
    files = {f"articles/{at:03}-a{at}.md": f"# T\n\n{line}\n" for at, line in enumerate(articles, start=1)}
    return Text.from_files({"memorandum.md": f"# M\n\n{memorandum}\n", **files})


@given(lines)
def test_figures_stand_where_they_say(line: str) -> None:
    """The figures of any line are in it, in order, and do not overlap."""
    at = 0
    for figure in figures(line):
        assert at <= figure.start < figure.end <= len(line)
        at = figure.end


@given(st.lists(lines, min_size=3, max_size=4), st.lists(lines, min_size=2, max_size=4))
def test_concerns_stand_in_the_text_after(before: list[str], after: list[str]) -> None:
    """Of any two texts, each concern names words of the second, once, and a cause in the first."""
    old, new = _text(*before), _text(*after)
    found = check(old, new, labels_before=labels(old), labels_after=labels(old, new))
    for one in found:
        assert one.here.words in new[one.here.division].blocks[one.here.block].text
        assert one.cause.division in old
    assert len({one.here for one in found}) == len(found)


@given(texts)
def test_the_same_text_raises_no_concern(text: Text) -> None:
    """Where nothing changes nothing is left behind."""
    assert check(text, text, labels_before=labels(text), labels_after=labels(text)) == ()


@given(amended(1))
def test_a_new_memorandum_of_an_old_text_raises_none(case) -> None:
    """A change of the memorandum alone cannot make the memorandum speak of what went from the text."""
    memorandum = case.texts[0].get(MEMORANDUM) or Division("", "", MEMORANDUM)
    after = Text((*(d for d in case.base.divisions if d.key != MEMORANDUM), memorandum))
    found = check(case.base, after, labels_before=labels(case.base), labels_after=labels(case.base, after))
    assert not [one for one in found if one.kind.startswith("memorandum")]
