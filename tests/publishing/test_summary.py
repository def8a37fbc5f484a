"""Summaries: a redline in the little HTML that a forge shows."""

from __future__ import annotations

from drafting.amending.compare import compare
from drafting.amending.redline import redline
from drafting.amending.weave import Weave
from drafting.publishing.phrases import speaking
from drafting.publishing.summary import summary
from drafting.text.labels import labels
from drafting.text.model import Text

BASE = {
    "preamble.md": "Whereas gardens are few,\n",
    "articles/010-gardens.md": "# Gardens\n\nThe city opens **ten** gardens.\n\n- They close at dusk.\n",
    "articles/020-means.md": "# Means\n\n| Year | Euros |\n| --- | --- |\n| 1 | 100 |\n",
}
ARTICLE = "articles/010-gardens.md"


def shown(files: dict[str, str | None]) -> str:
    """The summary of what files changed, below its title."""
    now = {path: content for path, content in {**BASE, **files}.items() if content is not None}
    before, after = Text.from_files(BASE), Text.from_files(now)
    weave = Weave(before).then(compare(before, after))
    title, _, rest = summary("12. More", redline(weave), labels(before, after)).partition("\n")
    assert title == "<h2>12. More</h2>"
    return rest


def test_words_that_go_and_come() -> None:
    """Blanks stay outside the elements; what did not change is plain; other alinéas and files are left out."""
    said = shown({ARTICLE: BASE[ARTICLE].replace("dusk", "ten")})
    assert said == "<h3>Article 1</h3>\n<p><b>al. 2</b> – They close at <del>dusk</del> <ins>ten</ins>.</p>\n"


def test_articles_that_come_and_go() -> None:
    """Whole, and said to be new or deleted."""
    said = shown({"articles/030-date.md": "# Date\n\nFrom May.\n", "articles/020-means.md": None})
    assert "<h3>Article 2A (new)</h3>\n<p><b>title</b> <ins>Date</ins></p>" in said
    assert "<h3>Article 2 (deleted)</h3>" in said


def test_a_table_is_shown_row_by_row() -> None:
    """A line end for each."""
    said = shown({"articles/020-means.md": BASE["articles/020-means.md"].replace("100", "200")})
    assert "<del>100</del> <ins>200</ins>" in said
    assert "<br>" in said


def test_formatting_shows_its_signs() -> None:
    """The words are the same: what changed is how they are written."""
    said = shown({ARTICLE: BASE[ARTICLE].replace("**ten**", "*ten*")})
    assert "opens <ins>*ten*</ins> gardens" in said


def test_an_alinea_that_moves() -> None:
    """Said at both places."""
    long = "Each garden has a tap, a bench and a tree.\n"
    base = dict(BASE)
    base[ARTICLE] += "\n" + long
    before, after = Text.from_files(base), Text.from_files({**BASE, "preamble.md": BASE["preamble.md"] + "\n" + long})
    said = summary("x", redline(Weave(before).then(compare(before, after))), labels(before, after))
    assert "moved from here: <del>Each garden" in said
    assert "moved here: <ins>Each garden" in said


def test_nothing_is_taken_for_html() -> None:
    """Whatever somebody writes, in a title too, is words."""
    said = shown({ARTICLE: BASE[ARTICLE].replace("dusk", "\\<script>1 & 2\\</script>")})
    assert "<script" not in said
    assert "&lt;script&gt;1 &amp; 2&lt;/script&gt;" in said
    assert summary("<b>", (), {}).startswith("<h2>&lt;b&gt;</h2>")


def test_no_change_in_french() -> None:
    """In the language being spoken."""
    with speaking("fr"):
        assert summary("x", (), {}) == "<h2>x</h2>\n<p>Aucune modification.</p>\n"
