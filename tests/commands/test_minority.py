"""`alinea minority`: a statement is annexed, and printed."""

from __future__ import annotations


def test_it_is_annexed_and_printed(room, tmp_path):
    """After the text, in the minutes, with its signatories; what is HTML stays words."""
    file = tmp_path / "statement.md"
    file.write_text("We <b>disagree</b>.\n")
    out = room.done("minority", "Otherwise", str(file), "--author", "M017", "--author", "M042", lang="fr")
    assert "Otherwise (M017, M042)" in out
    assert "Otherwise (M017, M042)" in room.done("log")
    room.done("render", "text", "--format", "html", "--out", str(tmp_path))
    page = (tmp_path / "text.html").read_text()
    assert page.index("Otherwise") < page.index("We &lt;b&gt;disagree&lt;/b&gt;.") < page.index("M017, M042")


def test_what_is_missing(room, tmp_path):
    """Words, or somebody who signs."""
    file = tmp_path / "statement.md"
    file.write_text("\n")
    before = room.everything
    assert room("minority", "Otherwise", str(file), "--author", "M017").status == 2
    file.write_text("No.\n")
    assert room("minority", "Otherwise", str(file)).status == 2
    assert room("minority", "Otherwise", str(file), "--author", " ").status == 2
    assert room.everything == before


def test_as_json(room, tmp_path):
    """The fact as it is recorded."""
    file = tmp_path / "statement.md"
    file.write_text("No.\n")
    told = room("minority", "Otherwise", str(file), "--author", "M017", "--json").json
    assert told == {"reading": 1, "title": "Otherwise", "authors": ["M017"], "text": "No.\n"}
