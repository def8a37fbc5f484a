"""Labels: numbers of articles and measures, frozen in a reading, computed everywhere."""

import pytest

from drafting.text.labels import Label, adverb, labels
from drafting.text.model import Text

ADVERBS = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
    "unvicies",
    "duovicies",
]


def text(*names: str) -> Text:
    """A text of articles that say nothing much."""
    return Text.from_files({f"articles/{name}.md": "x" for name in names})


def test_adverbs_as_the_law_counts():
    """Bis, ter, quater … vicies and on."""
    assert [adverb(rank) for rank in range(2, 23)] == ADVERBS


def test_adverbs_go_on():
    """However many articles are put in after one."""
    far = [adverb(rank) for rank in range(2, 300)]
    assert (far[68], far[98]) == ("septuagies", "centies")
    assert len(set(far)) == len(far)


def test_every_adverb_parses_back():
    """Up to 69 articles after one, each label is read as it is printed, in both languages where a letter is one."""
    for after in range(2, 70):
        label = Label(3, after)
        assert Label.parse(str(label)) == label
        assert Label.parse(label.phrase("fr")) == label
        if after < 28:
            assert Label.parse(label.phrase("en")) == label


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("3", Label(3)), (" 12 ", Label(12)), ("1er", Label(1)), ("1re", Label(1)), ("premier", Label(1)),
        ("Première", Label(1)), ("2nd", Label(2)), ("3 bis", Label(3, 2)), ("3bis", Label(3, 2)), ("3A", Label(3, 2)),
        ("3 B", Label(3, 3)), ("3 vicies", Label(3, 20)), ("A", Label(0, 1)), ("Z", Label(0, 26)),
    ],
)  # fmt: skip
def test_reading(written: str, label: Label):
    """Labels as people write them."""
    assert Label.parse(written) == label


@pytest.mark.parametrize("written", ["", "0", "bis", "3 foo", "3b", "a", "-1", "3.5", "١", "3 bis ter", "premiere"])
def test_no_label(written: str):
    """Anything else is refused."""
    with pytest.raises(ValueError, match=r".*"):
        Label.parse(written)


def test_printing():
    """French counts in Latin, English in letters; before the first both do."""
    assert [Label(3, after).phrase("fr") for after in (0, 2, 3)] == ["3", "3 bis", "3 ter"]
    assert [Label(3, after).phrase("en") for after in (0, 2, 3)] == ["3", "3A", "3B"]
    assert [Label(0, after).phrase("fr") for after in (1, 2, 26, 27)] == ["A", "B", "Z", "AA"]
    assert str(Label(3, 2)) == "3bis"


def test_labels_sort_as_they_stand():
    """A before 1, 1 before 1 bis, 1 bis before 2."""
    assert sorted([Label(2), Label(1, 2), Label(1), Label(0, 1), Label(1, 3)]) == [
        Label(0, 1), Label(1), Label(1, 2), Label(1, 3), Label(2),
    ]  # fmt: skip


def test_numbers_are_frozen_in_a_reading():
    """Inserted articles get letters and adverbs, deleted ones keep their number for themselves."""
    frozen = text("10-a", "20-b", "30-c")
    now = text("05-x", "07-y", "10-a", "25-n", "30-c", "35-z")
    found = {key.removeprefix("articles/"): label.phrase("fr") for key, label in labels(frozen, now).items()}
    assert found == {"x": "A", "y": "B", "a": "1", "b": "2", "n": "2 bis", "c": "3", "z": "3 bis"}


def test_a_moved_article_keeps_its_number():
    """What is inserted after it is numbered from where it stood first."""
    frozen = text("10-a", "20-b")
    assert labels(frozen, text("30-a", "20-b"))["articles/a"] == Label(1)


def test_every_series_counts_for_itself():
    """Articles, and the measures of each plan; what has no number has no label."""
    paths = ["articles/10-a.md", "annexes/plan/010-m.md", "annexes/plan/020-n.md", "annexes/plea.md", "memorandum.md"]
    whole = Text.from_files(dict.fromkeys(paths, "x"))
    assert labels(whole) == {
        "articles/a": Label(1), "annexes/plan/m": Label(1), "annexes/plan/n": Label(2),
    }  # fmt: skip


def test_a_new_series():
    """A plan that came during the reading is numbered from A: nothing of it was frozen."""
    found = labels(text("10-a"), Text.from_files({"articles/10-a.md": "x", "annexes/plan/010-m.md": "y"}))
    assert found["annexes/plan/m"] == Label(0, 1)
