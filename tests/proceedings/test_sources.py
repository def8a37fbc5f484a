"""Sources: the working tree, a branch or an editor; nothing forbidden comes in, and the tree goes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.proceedings import sources, submitting
from drafting.proceedings.desk import Desk
from drafting.proceedings.sources import ForbiddenPaths, NotOnParent, UnknownBranch, Unrelated, edited
from drafting.proceedings.submitting import (
    NothingChanged,
    Wording,
    from_branch,
    from_working_tree,
)
from drafting.store.git import HEADS, Unacceptable
from drafting.text.addresses import Place
from drafting.text.model import BadPath, NotText
from tests.helpers import FILES, SETTINGS, git, put, refs
from tests.proceedings.actions import (
    FOLLOW_UP,
    MEANS,
    PURPOSE,
    adopt,
    consolidate,
    folder,
    opened,
    propose,
    replaced,
    written,
)

BOB = Wording("  Twelve \n citizens ", "Bob", " Because. \n", ("Zoé",))
CHANGED = FILES[FOLLOW_UP].replace("ten", "twelve")


def status(path: Path) -> list[str]:
    """What git says of the tree."""
    return [line.strip() for line in git(path, "status", "--porcelain").splitlines()]


# The working tree.


def test_the_working_tree_goes_back(desk: Desk) -> None:
    """Changed, new and removed files become the amendment; files, index and `main` are as before."""
    path = folder(desk)
    main = refs(path)[HEADS + "main"]
    put(path, {FOLLOW_UP: CHANGED, MEANS: None, "articles/025-new.md": "# New\n\nNew.\n", "notes.txt": "mine\n"})
    made = from_working_tree(desk, BOB)
    assert {edit.division for edit in made.fact.edits} == {"articles/follow-up", "articles/means", "articles/new"}
    assert status(path) == ["?? notes.txt"]
    assert {name: (path / name).read_text() for name in FILES} == FILES
    assert refs(path)[HEADS + "main"] == main


def test_what_git_was_told_goes_back_too(desk: Desk) -> None:
    """Staged changes are changes."""
    path = folder(desk)
    put(path, {FOLLOW_UP: CHANGED, "articles/025-new.md": "# New\n\nNew.\n"})
    git(path, "add", ".")
    from_working_tree(desk, BOB)
    assert status(path) == []


def test_line_ends_of_windows_change_nothing(desk: Desk) -> None:
    """Neither in the text nor in the settings."""
    path = folder(desk)
    git(path, "config", "core.autocrlf", "true")
    put(path, {name: content.replace("\n", "\r\n") for name, content in FILES.items()})
    assert not sources.has_changes(desk)
    put(path, {FOLLOW_UP: CHANGED.replace("\n", "\r\n")})
    made = from_working_tree(desk, BOB)
    assert len(made.fact.edits) == 1
    assert status(path) == []


def test_a_text_is_brought_to_its_form(desk: Desk) -> None:
    """Wrapped lines and other spellings of Markdown are no change."""
    put(folder(desk), {FOLLOW_UP: "Follow-up\n=========\n\nA committee of ten citizens\nfollows the plan."})
    with pytest.raises(NothingChanged):
        from_working_tree(desk, BOB)


def test_settings_are_not_amended(desk: Desk) -> None:
    """What no amendment may touch is named, and nothing is written."""
    path = folder(desk)
    put(path, {"resolution.toml": SETTINGS + "# mine\n", FOLLOW_UP: CHANGED})
    for attempt in (sources.check_changes, lambda desk, to: from_working_tree(desk, BOB, to=to)):
        with pytest.raises(ForbiddenPaths) as caught:
            attempt(desk, None)
        assert caught.value.paths == ("resolution.toml",)
    assert not desk.state.amendments
    assert (path / FOLLOW_UP).read_text() == CHANGED


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"articles/025-follow-up.md": "# Again\n\nx\n"}, BadPath),
        ({FOLLOW_UP: None, "articles/035-é.md": "x\n"}, None),
    ],
)
def test_files_that_are_no_article(desk: Desk, files: dict[str, str | None], error: type[Exception] | None) -> None:
    """Two of one name are refused; a stranger beside the text is left where it is."""
    put(folder(desk), files)
    if error:
        with pytest.raises(error):
            from_working_tree(desk, BOB)
        return
    made = from_working_tree(desk, BOB)
    assert [edit.division for edit in made.fact.edits] == ["articles/follow-up"]
    assert (folder(desk) / "articles/035-é.md").exists()


def test_a_file_that_is_no_text(desk: Desk) -> None:
    """Bytes that are no UTF-8 are named."""
    (folder(desk) / FOLLOW_UP).write_bytes(b"\xff")
    with pytest.raises(NotText):
        from_working_tree(desk, BOB)


def test_what_is_written_meanwhile_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file saved again while the amendment was taken in is not set back."""
    path = folder(desk)
    put(path, {FOLLOW_UP: CHANGED, MEANS: FILES[MEANS].replace("voted", "debated")})
    real = submitting.submit

    def slow(*args: object, **named: object) -> object:
        made = real(*args, **named)  # type: ignore[arg-type]
        put(path, {FOLLOW_UP: CHANGED + "\nAnd more.\n"})
        return made

    monkeypatch.setattr(submitting, "submit", slow)
    from_working_tree(desk, BOB)
    assert (path / FOLLOW_UP).read_text() == CHANGED + "\nAnd more.\n"
    assert (path / MEANS).read_text() == FILES[MEANS]


# Sub-amendments.


def test_on_a_parents_branch_it_is_a_sub_amendment(desk: Desk) -> None:
    """What is changed there amends the amendment, and the tree goes back to it."""
    path = folder(desk)
    parent = propose(desk, ("ten", "twelve"))
    git(path, "checkout", "-q", sources.branch_name(parent))
    put(path, {FOLLOW_UP: CHANGED.replace("twelve", "thirteen")})
    here = opened(path)
    sources.check_changes(here, None)
    made = from_working_tree(here, BOB)
    assert (made.fact.parent, made.fact.base) == (parent.id, 0)
    assert [(edit.old, edit.new) for edit in made.fact.edits] == [((" twelve",), (" thirteen",))]  # type: ignore[union-attr]
    assert (path / FOLLOW_UP).read_text() == CHANGED
    assert status(path) == []
    assert git(path, "branch", "--show-current") == sources.branch_name(parent)


def test_a_tree_on_another_branch_than_named(desk: Desk) -> None:
    """The branch to go to is named."""
    path = folder(desk)
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("ten", "nine"))
    put(path, {FOLLOW_UP: CHANGED.replace("twelve", "six")})
    with pytest.raises(NotOnParent) as caught:
        from_working_tree(desk, BOB, to=one)
    assert caught.value.branch == sources.branch_name(one)
    git(path, "stash", "-q")
    git(path, "checkout", "-q", sources.branch_name(two))
    with pytest.raises(NotOnParent) as caught:
        from_working_tree(opened(path), BOB, to=one)
    assert caught.value.branch == sources.branch_name(one)
    git(path, "checkout", "-q", "-b", "elsewhere")
    with pytest.raises(NotOnParent) as caught:
        from_working_tree(opened(path), BOB)
    assert caught.value.branch == "main"


def test_main_may_move_while_the_tree_is_on_a_branch(desk: Desk) -> None:
    """Nothing of the tree is touched; back on `main`, git has brought it along."""
    path = folder(desk)
    parent = propose(desk, ("ten", "twelve"))
    git(path, "checkout", "-q", sources.branch_name(parent))
    put(path, {MEANS: "# Means\n\nMine.\n"})
    here = opened(path)
    adopt(here, parent)
    consolidate(here)
    assert status(path) == [f"M {MEANS}"]
    git(path, "checkout", "-q", "main")
    assert status(path) == [f"M {MEANS}"]
    made = from_working_tree(opened(path), BOB)
    assert made.fact.base == 1
    assert status(path) == []


# Branches.


def branch(path: Path, name: str, files: dict[str, str | None], start: str = "main", said: str = "T\n\nWhy.") -> None:
    """A branch with a commit, made with git alone."""
    git(path, "checkout", "-q", "-b", name, start)
    put(path, files)
    git(path, "add", "-A", ".")
    git(path, "commit", "-qm", said, author="Eve")
    git(path, "checkout", "-q", "main")


def test_a_branch_becomes_an_amendment(desk: Desk) -> None:
    """Its last commit words it; the branch stays, its name is kept."""
    path = folder(desk)
    branch(path, "eve/twelve", {FOLLOW_UP: CHANGED})
    tip = refs(path)[HEADS + "eve/twelve"]
    assert sources.wording_of_branch(desk, "eve/twelve") == Wording("T", "Eve", "Why.")
    made = from_branch(desk, "eve/twelve")
    assert (made.fact.title, made.fact.author, made.fact.statement) == ("T", "Eve", "Why.")
    assert (made.fact.branch, made.fact.base) == ("eve/twelve", 0)
    assert refs(path)[HEADS + "eve/twelve"] == tip
    assert from_branch(desk, "eve/twelve", BOB).fact.author == "Bob"


def test_a_branch_without_words(desk: Desk) -> None:
    """A commit that says nothing is taken in all the same, and read back."""
    path = folder(desk)
    git(path, "checkout", "-q", "-b", "mute")
    put(path, {FOLLOW_UP: CHANGED})
    git(path, "commit", "-qa", "--allow-empty-message", "-m", "")
    git(path, "checkout", "-q", "main")
    made = from_branch(desk, "mute")
    assert made.fact.title == ""
    assert opened(path).state.amendments[made.id].fact == made.fact


@pytest.mark.parametrize(
    "files",
    [
        {"resolution.toml": SETTINGS + "# mine\n"},
        {".gitattributes": "* filter=x\n"},
        {"articles/x/010-a.md": "x\n"},
        {"articles/010-A.md": "x\n"},
        {"README.md": "x\n", FOLLOW_UP: CHANGED},
        {"resolution.toml": None},
    ],
)
def test_forbidden_paths_in_a_branch(desk: Desk, files: dict[str, str | None]) -> None:
    """Nothing but the text may change, and nothing is written."""
    branch(folder(desk), "eve", files)
    with pytest.raises(ForbiddenPaths) as caught:
        from_branch(desk, "eve")
    assert set(caught.value.paths) == set(files) - {FOLLOW_UP}
    assert not desk.state.amendments


def test_a_link_in_a_branch(desk: Desk) -> None:
    """It is refused, and never followed."""
    path = folder(desk)
    git(path, "checkout", "-q", "-b", "eve")
    (path / MEANS).unlink()
    (path / MEANS).symlink_to("/etc/passwd")
    git(path, "commit", "-qam", "x")
    git(path, "checkout", "-q", "main")
    with pytest.raises(Unacceptable) as caught:
        from_branch(desk, "eve")
    assert caught.value.path == MEANS


def test_branches_that_are_none_of_ours(desk: Desk) -> None:
    """Unknown ones, and those that come from nowhere."""
    path = folder(desk)
    git(path, "checkout", "-q", "--orphan", "eve")
    git(path, "commit", "-qm", "x")
    git(path, "checkout", "-q", "main")
    with pytest.raises(Unrelated) as unrelated:
        from_branch(desk, "eve")
    assert unrelated.value.name == "eve"
    with pytest.raises(Unrelated):
        from_branch(desk, "journal")
    for name in ("nobody", "../x", "", "a b"):
        with pytest.raises(UnknownBranch) as unknown:
            from_branch(desk, name)
        assert unknown.value.name == name
        with pytest.raises(UnknownBranch):
            sources.wording_of_branch(desk, name)
    with pytest.raises(NothingChanged):
        from_branch(desk, "main")


def test_a_branch_is_compared_with_the_text_it_comes_from(desk: Desk) -> None:
    """One from before an adoption keeps its base; one that took `main` in is newer."""
    path = folder(desk)
    branch(path, "old", {PURPOSE: FILES[PURPOSE].replace("plants", "loves")})
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    git(path, "checkout", "-q", "-b", "new", "old")
    git(path, "merge", "-q", "-m", "take main in", "main")
    git(path, "checkout", "-q", "main")
    old, new = from_branch(desk, "old"), from_branch(desk, "new")
    assert (old.fact.base, new.fact.base) == (0, 1)
    assert old.fact.edits == new.fact.edits


# An editor.


def test_a_passage_is_edited(desk: Desk) -> None:
    """A division, one of its alinéas, or neither any more."""
    text = desk.state.text
    whole, one = Place("articles/follow-up"), Place("articles/purpose", 2)
    assert sources.passage(text, whole) == FILES[FOLLOW_UP]
    assert sources.passage(text, one) == "It begins with the streets that have none.\n"
    after = edited(text, one, "It begins at once.\n\nEverywhere.\n")
    assert after == replaced(text, ("with the streets that have none.", "at once.\n\nEverywhere."))
    assert "articles/follow-up" not in edited(text, whole, "")
    assert edited(text, whole, "# New\n\nText.\n") == written(text, {FOLLOW_UP: "# New\n\nText.\n"})
