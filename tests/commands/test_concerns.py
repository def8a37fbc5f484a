"""What a change leaves behind elsewhere is said when it is proposed, supposed and folded in."""

from __future__ import annotations

import pytest

PURPOSE = "articles/010-purpose.md"
TEXT = {
    "memorandum.md": "We heard that forty benches are missing.\n",
    PURPOSE: "# Purpose\n\nThe city sets 40 benches in its streets.\n\nArticle 3 says how it reports.\n",
    "articles/020-means.md": "# Means\n\nThe means are voted every year.\n",
    "articles/030-report.md": "# Report\n\nThe city reports on the means of [article 2](articles/means).\n",
}


@pytest.fixture
def streets(draft):
    """A reading of a text in which one place speaks of another."""
    for name, content in TEXT.items():
        (draft.path / name).write_text(content)
    draft.git("add", "--all")
    draft.git("commit", "--quiet", "--message", "Benches")
    draft.done("reading", "open")
    return draft


def test_a_figure_that_still_stands_elsewhere(streets):
    """Whoever changes it in one place is told where else it is, in digits or in words."""
    path = streets.path / PURPOSE
    path.write_text(path.read_text().replace("40 benches", "60 benches"))
    answer = streets("propose", "--title", "Sixty", "--author", "Table 1")
    said = "Memorandum, alinéa 1 says “forty benches”; in article 1, alinéa 1 “40 benches” becomes “60 benches”."
    assert said in answer.err.replace("Explanatory memorandum", "Memorandum")
    streets.done("vote", "1", "--unanimous")
    for words in (["whatif", "1"], ["consolidate", "--preview"]):
        assert "“forty benches”" in streets(*words).err


def test_a_reference_to_what_is_deleted(streets):
    """In French as well."""
    (streets.path / "articles/020-means.md").unlink()
    answer = streets("proposer", "--title", "No means", "--author", "Table 1", lang="fr")
    assert "Article 3, alinéa 1 renvoie à «\u00a0article 2\u00a0», qui est supprimé." in answer.err


def test_a_reference_to_what_gets_another_number(streets):
    """Linked ones are renumbered by themselves; what is said in plain words is warned of."""
    (streets.path / "articles/020-means.md").unlink()
    streets.done("propose", "--title", "No means", "--author", "Table 2")
    for what in ("1", "text"):
        streets.done("vote", what, "--unanimous")
    assert "refers to “Article 3”, which is now" in streets("consolidate").err
