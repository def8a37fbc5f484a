"""Links, numbers and tables inside lines."""

import pytest

from drafting.amending.redline import Change, Segment
from drafting.publishing.parts import Span
from drafting.publishing.spans import Setting, line_of, safe_href, standing_text, target
from drafting.publishing.wording import wording
from drafting.text.labels import Label
from drafting.text.words import words

PRESENT = frozenset({"articles/purpose", "articles/purpose.2", "annexes/plan/work", "annexes/plea"})
LABELS = {"articles/purpose": Label(4, after=2), "annexes/plan/work": Label(1), "articles/first": Label(1)}
SETTING = Setting(wording("fr"), LABELS, PRESENT)


def said(source, setting=SETTING):
    """A line of unchanged Markdown as spans."""
    (stretch,) = line_of([Segment(Change.SAME, words(" " + source))], setting, {})
    return stretch.spans


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("articles/purpose", "articles/purpose"),
        ("../articles/010-purpose.md", "articles/purpose"),
        ("./annexes/plan/070-work.md#3", "annexes/plan/work.3"),
        ("annexes/plea", "annexes/plea"),
        ("https://paris.fr", ""),
        ("Articles/Purpose", ""),
    ],
)
def test_target(href, key):
    """A link means a division however its file was written."""
    assert target(href) == key


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://paris.fr/?a=1", "https://paris.fr/?a=1"),
        ("HTTP://paris.fr", "HTTP://paris.fr"),
        ("mailto:a@b.fr", "mailto:a@b.fr"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("//evil.example", ""),
        ("http://[", ""),
        ("articles/purpose", "#articles/purpose"),
        ("articles/purpose#2", "#articles/purpose.2"),
        ("articles/purpose#9", "#articles/purpose"),
        ("articles/none", ""),
        ("", ""),
    ],
)
def test_safe_href(href, safe):
    """Links lead to the web, to mail or to what the document holds, and nowhere else."""
    assert safe_href(href, PRESENT) == safe


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("[l'article 7](articles/purpose)", "l’article 4 bis"),
        ("[article premier](articles/purpose)", "article 4 bis"),
        ("[l'article 3 ter](articles/purpose)", "l’article 4 bis"),
        ("[la mesure 12](annexes/plan/work)", "la mesure 1"),
        ("[art. 2](articles/first)", "art. 1er"),
        ("[critères](articles/purpose)", "critères"),
        ("[l'**article 7** ci-dessus](articles/purpose)", "l’article 4 bis ci-dessus"),
        ("[l'article 7](articles/none)", "l’article 7"),
        ("l'article 7", "l’article 7"),
    ],
)
def test_numbers_in_links_are_computed(source, printed):
    """The number a link says is that of its target; words without one stay."""
    assert "".join(span.text for span in said(source)).replace("\u00a0", " ") == printed


def test_links_become_anchors():
    """A link leads into the document where its target is there, else it is plain words."""
    assert said("[plaidoyer](annexes/plea)") == (Span("plaidoyer", href="#annexes/plea"),)
    assert said("[ailleurs](articles/none)") == (Span("ailleurs"),)


def test_marks_and_ordinals():
    """Bold, italics and raised letters."""
    assert said("**au** *1er* janvier") == (
        Span("au", strong=True),
        Span(" "),
        Span("1", em=True),
        Span("er", em=True, sup=True),
        Span("\u00a0janvier"),
    )
    assert said("the 1er", Setting(wording("en"), {}, frozenset())) == (Span("the 1er"),)


def test_quotes_straddle_bold_and_changes():
    """Guillemets are set over the bounds of runs and segments."""
    segments = [Segment(Change.SAME, words(" dit « **oui")), Segment(Change.ADDED, words(" non** »"), ("1",))]
    line = line_of(
        [Segment(Change.SAME, words(" « **oui**")), Segment(Change.ADDED, words(" non »"), ("1",))], SETTING, {}
    )
    assert segments
    assert "".join(stretch.text for stretch in line) == "«\u202foui non\u202f»"


def test_changes_are_told_to_those_who_listen():
    """An addition opens and closes with words; the mark says whose it is."""
    (same, added) = line_of(
        [Segment(Change.SAME, words(" un")), Segment(Change.ADDED, words(" deux"), ("A",))], SETTING, {("A",): "3"}
    )
    assert (same.opens, same.mark) == ("", "")
    assert (added.opens, added.closes, added.mark) == ("[début d’ajout]", "[fin d’ajout]", "3")


def test_standing_text():
    """What a line says once changed, or what it said if nothing is left."""
    gone, come = Segment(Change.REMOVED, words(" vieux")), Segment(Change.ADDED, words(" neuf"))
    assert standing_text(line_of([gone, come], SETTING, {})) == "neuf"
    assert standing_text(line_of([gone], SETTING, {})) == "vieux"
