"""Commands that only read: `list`, `show`, `diff`, `log`, `origin`, `check`; and the documents."""

from __future__ import annotations

import json

import pytest


def test_list(room):
    """A line an amendment: number, place, title, author, outcome; sub-amendments under their parent."""
    room.done("vote", "1", "--for", "12", "--against", "5", "--abstain", "1")
    room.done("vote", "3", "--unanimous")
    room.done("mark", "2", "withdrawn")
    lines = room.done("list").splitlines()
    assert lines[0].split() == ["No.", "Id", "Where", "Title", "Author", "Outcome"]
    assert lines[1].split() == ["1", "NA-01", "1.1", "Neighbours", "Table", "1", "adopted", "12-5-1"]
    assert lines[4].split()[:2] == ["↳", "5"]
    assert lines[-1] == "7 amendments: 3 adopted, 3 submitted, 1 withdrawn."
    french = room.done("lister", lang="fr")
    assert french.startswith("N°")
    assert "adopté (unanimité)" in french
    assert "7 amendements\u00a0: 3 adoptés, 3 déposés, 1 retiré." in french


def test_list_open(room):
    """`--open` keeps those still to be dealt with."""
    room.done("mark", "2", "withdrawn")
    assert [a["number"] for a in room("list", "--open", "--json").json] == [1, 3, 5, 4, 6, 7]


def test_nothing_to_list(draft):
    """Before the first amendment there is none."""
    assert draft.done("list") == "No amendment.\n"
    assert draft("list", "--json").json == []


def test_show(room):
    """An amendment, whole."""
    room.done("opinion", "3", "favourable", "--by", "Parks")
    assert room.done("show", "3") == (
        "Amendment 3 (NA-03)  In public\n"
        "by Table 3\n"
        "Submitted\n"
        "Opinion of Parks: favourable\n"
        "Identical to: 4\n\n"
        "Because.\n\n"
        "Article 2\n"
        "  al. 1  The means are voted {+in public+} every year.\n"
    )


def test_new_article(room):
    """A new article is named by the number it would have."""
    (room.path / "articles/015-water.md").write_text("# Water\n\nThere is water.\n")
    room.done("propose", "--title", "Water")
    shown = room.done("montrer", "8", lang="fr")
    assert "Article 1 bis (ajout)\n  titre  {+Water+}\n  al. +  {+There is water.+}\n" in shown
    assert room("show", "8", "--json").json["places"] == ["+ 1bis"]


def test_diff(room):
    """Of an amendment, of the reading with whose each change is, or between two states."""
    assert "{+neighbours+}" in room.done("diff", "1")
    assert room.done("diff") == "No change.\n"
    room.done("vote", "1", "--unanimous")
    room.done("consolidate")
    assert "         ↳ amendement 1\n" in room.done("comparer", lang="fr")
    between = room.done("diff", "reading/1", "main")
    assert "[-children-] {+neighbours+}" in between
    assert "↳" not in between
    assert room("diff", "reading/1", "--json").json[0]["in"] == "articles/purpose"


def test_log(room):
    """Minutes: days, hours, sentences; the journal itself as JSON."""
    room.done("vote", "1", "--for", "12", "--against", "5")
    assert "7 March 2026\n" in room.done("log")
    french = room.done("journal", lang="fr")
    assert french.startswith("7 mars 2026\n  09:00  ")
    assert "  09:00  Amendement 1\u00a0: Neighbours (Table 1)\n" in french
    assert "Sous-amendement 5 à l'amendement 3\u00a0: In public session (Table 5)" in french
    facts = room("log", "--json").json
    assert [fact["type"] for fact in facts][-1] == "vote.held"
    assert all(len(fact["hash"]) == 64 for fact in facts)


def test_origin(room):
    """Each passage with the amendment, the author and the vote it comes from."""
    room.done("vote", "1", "--for", "12", "--against", "5")
    room.done("consolidate")
    assert room.done("origine", "1.1", lang="fr") == (
        "Article premier, alinéa 1\n"
        "  The city opens its streets to\n"
        "      ← texte initial\n"
        "  neighbours\n"
        "      ← amendement 1 (Table 1). Adopté\u00a0: 12 pour, 5 contre\n"
        "  every evening.\n"
        "      ← texte initial\n"
    )
    (found,) = room("blame", "--json").json
    assert [p["amendments"] for p in found["passages"]] == [[], ["NA-01"], []]


def test_adopted_text_can_be_asked_too(adopted):
    """Once adopted, a text still tells where its words come from, under its new numbers."""
    assert "amendement" in adopted.done("origine", lang="fr")
    assert adopted.done("origin", "1").startswith("Article 1")
    assert "↳ amendment" in adopted.done("diff")


@pytest.mark.parametrize("command", ["lister", "montrer 1", "comparer 1", "comparer", "journal", "origine", "vérifier"])
def test_french_throughout(adopted, command):
    """What a sample in French answers in French has no English left."""
    out = adopted.done(*command.split(), lang="fr")
    words = set(out.replace("\n", " ").split(" "))
    assert not words & {
        "Amendment",
        "amendment",
        "amendments:",
        "Adopted:",
        "for,",
        "against,",
        "needed",
        "by",
        "Opinion",
        "first",
    }


def test_check(room):
    """Every problem at once, where and what to do; exit status 1."""
    assert room.done("check") == "✓ No problem found.\n"
    assert room("check", "--json").json == []
    (room.path / "articles/010-purpose.md").write_text("No title <b>here</b>.\n\n![x](y.png)\n")
    (room.path / "articles/Bad Name.md").write_text("# X\n\nY.\n")
    answer = room("vérifier", lang="fr")
    assert answer.status == 1
    assert (
        "articles/010-purpose.md:1  Le fichier doit commencer par son titre\u00a0: «\u00a0# Titre\u00a0»." in answer.out
    )
    assert "problèmes.\n" in answer.out
    found = room("check", "--json")
    assert found.status == 1
    assert {"path", "line", "code", "message"} == set(found.json[0])


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_problem_is_explained(lang, run):
    """Every code has a sentence, in both languages."""
    from drafting.commands.check import explain
    from drafting.text.check import Code, Problem

    run("--version", lang=lang)
    for code in Code:
        assert "{" not in explain(Problem("x.md", 1, code, "here"))


def test_render(room, tmp_path):
    """Documents by a name of either language; where they are."""
    out = tmp_path / "public"
    assert room.done("publier", "texte", "--format", "html", "--out", str(out), lang="fr") == f"✓ {out / 'text.html'}\n"
    made = room("render", "all", "--format", "html", "--format", "html", "--out", str(out), "--json").json
    assert made == [str(out / f"{name}.html") for name in ("memorandum", "text", "redline")]
    assert sorted(path.name for path in out.iterdir()) == ["memorandum.html", "redline.html", "text.html"]


def test_render_pdf(room, tmp_path):
    """Both formats by default, nothing on standard error where nobody watches."""
    answer = room("render", "text", "--out", str(tmp_path / "public"))
    assert (answer.status, answer.err) == (0, "")
    assert (tmp_path / "public/text.pdf").read_bytes().startswith(b"%PDF")


def test_json_is_read_by_others(adopted):
    """What is answered as JSON is plain UTF-8, accents as they are."""
    out = adopted("list", "--json").out
    assert "é" in out
    assert json.loads(out)[0]["status"] in ("adopted", "rejected")
