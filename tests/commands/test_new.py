"""`alinea new`, `format`, `reading` and `demo`: from nothing to an open reading."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("lang", "kind", "said"),
    [
        ("en", "wish", "“Trees” begins in"),
        ("fr", "vœu", "«\u00a0Trees\u00a0» commence dans"),
        ("fr", "voeu", "«\u00a0Trees"),
    ],
)
def test_new(run, tmp_path, lang, kind, said):
    """A new text is a repository whose files are in order, in the language being spoken."""
    path = tmp_path / "trees"
    answer = run(
        "new", str(path), "--kind", kind, "--title", "Trees", "--members", "30", "--body", "Council", lang=lang
    )
    assert answer.status == 0
    assert said in answer.out
    assert f'language = "{lang}"' in (path / "resolution.toml").read_text()
    assert 'kind = "wish"' in (path / "resolution.toml").read_text()
    assert run("-C", str(path), "check").status == 0


def test_new_as_json(run, tmp_path):
    """As JSON: where it is, its title, its first commit."""
    answer = run("nouveau", str(tmp_path / "trees"), "--title", "Trees", "--json").json
    assert (answer["path"], answer["title"], len(answer["main"])) == (str(tmp_path / "trees"), "Trees", 40)


def test_new_from_files(run, draft, tmp_path):
    """A text may begin with files there are."""
    source = tmp_path / "files"
    (source / "articles").mkdir(parents=True)
    (source / "articles/010-trees.md").write_text("# Trees\n\nThere are trees.\n")
    assert run("new", str(tmp_path / "trees"), "--title", "Trees", "--from", str(source)).status == 0
    assert (tmp_path / "trees/articles/010-trees.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say its title, with --title"),
        (["--title", "X", "--kind", "poem"], "“poem” is none of: deliberation, wish, motion"),
        (["--title", "X", "--members", "0"], "x>=1"),
        (["--title", "X", "--rules", "anarchy"], "standing_orders"),
        (["--title", "X", "--from", "nowhere"], "does not exist"),
        (["--title", " "], "title"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_begin(run, tmp_path, arguments, said):
    """Bad settings stop it before anything is written."""
    answer = run("new", str(tmp_path / "trees"), *arguments)
    assert answer.status == 2
    assert said in answer.err
    assert not (tmp_path / "trees").exists()


def test_not_over_another(run, draft):
    """A folder that holds something is left alone."""
    before = draft.everything
    answer = run("new", str(draft.path), "--title", "X", lang="fr")
    assert answer.status == 2
    assert "n'est pas vide" in answer.err
    assert draft.everything == before


def test_new_from_what_is_no_text(run, tmp_path):
    """Files that are not words, or not in order, stop it too."""
    source = tmp_path / "files"
    (source / "articles").mkdir(parents=True)
    (source / "articles/010-trees.md").write_bytes(b"# \xe9t\xe9\n")
    assert "is not UTF-8 text" in run("new", str(tmp_path / "trees"), "--title", "X", "--from", str(source)).err
    (source / "articles/010-trees.md").write_text("no title\n")
    answer = run("new", str(tmp_path / "trees"), "--title", "X", "--from", str(source), lang="fr")
    assert answer.status == 2
    assert "à corriger d'abord" in answer.err


def test_format(draft):
    """Files are brought to one form, once; `--check` only tells, and writes nothing."""
    path = draft.path / "articles/010-purpose.md"
    path.write_text("# Purpose\nA line\nbroken by hand.\n* a star\n")
    before = draft.everything
    answer = draft("format", "--check")
    assert (answer.status, answer.out) == (1, "articles/010-purpose.md\n")
    assert draft.everything == before
    assert "Tous les fichiers sont canoniques" in draft.done("formater", lang="fr")
    assert path.read_text() == "# Purpose\n\nA line broken by hand.\n\n- a star\n"
    assert draft.done("format", "--check") == ""


def test_open_a_reading(draft):
    """A reading freezes what was committed, once, and is answered as JSON too."""
    out = draft.done("lecture", "ouvrir", "--body", "assembly", lang="fr")
    assert out == "✓ La lecture n°\u00a01 est ouverte (Neighbourhood assembly). Le texte est figé.\n"
    again = draft("reading", "open", "--json")
    assert (again.status, again.out) == (2, "")
    assert "Reading 1 is open already." in again.err


def test_reading_as_json(draft):
    """As JSON: its number, its body, the frozen text."""
    answer = draft("reading", "open", "--json").json
    assert (answer["number"], answer["body"], len(answer["text"])) == (1, "Neighbourhood assembly", 64)


def test_reading_of_files_with_problems(draft):
    """Files with problems are not frozen."""
    (draft.path / "articles/010-purpose.md").write_text("no title\n")
    draft.git("commit", "-qam", "Bad")
    answer = draft("reading", "open")
    assert answer.status == 2
    assert "must be mended first" in answer.err
    assert draft("list", "--json").json == []


def test_demo(run, tmp_path):
    """The samples are replayed and told, in the language being spoken; nothing on standard error."""
    answer = run("démo", str(tmp_path / "out"), lang="fr")
    assert (answer.status, answer.err) == (0, "")
    assert "L'ensemble du texte. Adopté\u00a0: " in answer.out
    assert "amendements\u00a0: 17 adoptés" in answer.out
    assert (tmp_path / "out/documents/homelessness/redline.pdf").exists()
    again = run("demo", str(tmp_path / "out"))
    assert (again.status, "is not empty" in again.err) == (2, True)
