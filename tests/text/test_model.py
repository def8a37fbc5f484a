"""Divisions and texts: paths, order, identity, the digest that a vote is on."""

import pytest

from drafting.text.blocks import heading, paragraph
from drafting.text.model import BadPath, Division, NotText, Text

PATHS = [
    "memorandum.md",
    "preamble.md",
    "articles/010-purpose.md",
    "annexes/plan/0355-solar-roofs.md",
    "annexes/plea.md",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_division_lives_at_its_path(path: str):
    """Its path is what was given."""
    assert Division.at(path).path == path


@pytest.mark.parametrize(
    "path",
    [
        "resolution.toml", "README.md", "articles/purpose.md", "articles/10_purpose.md", "articles/10-Purpose.md",
        "articles/10-.md", "articles/10-a--b.md", "annexes/plan/a.md", "annexes/a/b/010-c.md", "../articles/010-a.md",
        "articles/010-a.md\n", "articles\\010-a.md", "/articles/010-a.md", "articles/010-é.md", "memorandum", "",
        "articles/٠١-a.md",
    ],
)  # fmt: skip
def test_other_paths_are_refused(path: str):
    """No file of a resolution is anywhere else."""
    with pytest.raises(BadPath) as refused:
        Division.at(path)
    assert refused.value.path == path


def test_identity_is_folder_and_slug():
    """The prefix only sorts."""
    one = Division.at("articles/010-purpose.md")
    assert (one.key, one.numbered) == ("articles/purpose", True)
    assert Division.at("annexes/plea.md").key == "annexes/plea"
    assert not Division.at("annexes/plea.md").numbered
    assert Division.at("memorandum.md").key == "memorandum"


def test_prefixes_sort_as_decimal_fractions():
    """Between 03 and 04: 035, then 0355."""
    paths = [f"articles/{prefix}-{slug}.md" for prefix, slug in [("04", "e"), ("0355", "d"), ("03", "b"), ("035", "c")]]
    text = Text.from_files(dict.fromkeys(paths, "x\n"))
    assert [d.prefix for d in text.divisions] == ["03", "035", "0355", "04"]


def test_order_of_the_whole():
    """Memorandum, preamble, articles, annexes; in a folder by prefix, then by slug."""
    paths = [*reversed(PATHS), "articles/010-aim.md", "annexes/atlas/010-map.md"]
    text = Text.from_files(dict.fromkeys(paths, "x\n"))
    assert [d.path for d in text.divisions] == [
        "memorandum.md",
        "preamble.md",
        "articles/010-aim.md",
        "articles/010-purpose.md",
        "annexes/atlas/010-map.md",
        "annexes/plan/0355-solar-roofs.md",
        "annexes/plea.md",
    ]


def test_two_divisions_cannot_share_an_identity():
    """One slug, two prefixes: two files of one article."""
    with pytest.raises(ValueError, match="identity"):
        Text.from_files({"articles/010-a.md": "x", "articles/020-a.md": "y"})


def test_files_both_ways():
    """A text's canonical files make the same text."""
    files = {"memorandum.md": "Pourquoi.\n", "articles/010-a.md": "# A\n\nUn.\n"}
    text = Text.from_files(files)
    assert text.to_files() == files
    assert Text.from_files(text.to_files()) == text
    assert hash(Text.from_files(files)) == hash(text)


def test_looking_divisions_up():
    """By identity; a series in order."""
    text = Text.from_files(dict.fromkeys(PATHS, "x"))
    assert "articles/purpose" in text
    assert text["articles/purpose"] is text.get("articles/purpose")
    assert text.get("articles/none") is None
    assert "articles/none" not in text
    assert [d.slug for d in text.series("articles")] == ["purpose"]
    assert text.series("annexes") == ()
    with pytest.raises(KeyError):
        text["articles/none"]


def test_alineas_are_numbered_without_headings():
    """Pairs of a number and a block."""
    division = Division("articles", "010", "a", (heading("A"), paragraph("un"), heading("B", 2), paragraph("deux")))
    assert list(division.alineas()) == [(1, 1), (2, 3)]
    assert division.title == "A"
    assert Division("articles", "010", "a", (paragraph("un"),)).title == ""


def test_the_digest_never_changes():
    """It is stored with every vote: the same text has the same digest in every release."""
    text = Text.from_files({"articles/010-a.md": "# Accès\n\nUn fonds de 3 000 euros.\n", "memorandum.md": "Été.\n"})
    assert text.digest == "f416cb176e83e8f164e7e02491a3c28237b03c5ecf03aece7b59c42c222ee418"
    assert Text().digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_digest_tells_texts_apart():
    """Content, path and where one file ends all count."""
    texts = [
        Text.from_files(files)
        for files in (
            {"articles/010-a.md": "x"},
            {"articles/020-a.md": "x"},
            {"articles/010-b.md": "x"},
            {"articles/010-a.md": "y"},
            {"articles/010-a.md": "x", "memorandum.md": ""},
        )
    ]
    assert len({text.digest for text in texts}) == len(texts)


def test_errors_carry_what_is_wrong():
    """The path, for commands to phrase."""
    assert NotText("articles/010-a.md").path == "articles/010-a.md"
