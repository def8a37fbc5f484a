"""The hook of a bare repository: laptops exchange through it, and what may not come in is refused, in a sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from drafting.commands.forge_sentences import refusals
from drafting.deliberation.facts import OpinionGiven
from drafting.deliberation.records import Record
from drafting.proceedings.desk import Desk
from drafting.proceedings.forge import install_hook
from drafting.proceedings.syncing import sync
from drafting.publishing.phrases import speaking
from drafting.store.git import HEADS, Repository, Signature
from drafting.store.journal import BRANCH
from tests.helpers import fsck, git, record, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

JOURNAL = HEADS + BRANCH
WITHOUT_US = "/nowhere/alinea"  # a server without Alinéa: the script alone guards
ALL = ("refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*")
OPINION = OpinionGiven("A-01", "Roads", "favourable")


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git writes to disk when it likes."""
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")


@pytest.fixture
def hub(desk: Desk, tmp_path: Path) -> Path:
    """A guarded bare repository that has an amendment's branch, and everything else of the desk's.

    Pushes are Git's own: `alinea sync` into a folder runs none of that folder's hooks.
    """
    bare = tmp_path / "hub.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    install_hook(Repository.open(bare), refusals(), WITHOUT_US)
    git(folder(desk), "remote", "add", "origin", str(bare))
    propose(desk, ("ten", "twelve"))
    assert pushed(desk, *ALL) == ""
    return bare


def pushed(desk: Desk, *words: str, to: str | Path = "origin") -> str:
    """What Git says when something is pushed; nothing if it was taken."""
    push = ["git", "push", "--quiet", str(to), *words]
    done = subprocess.run(push, cwd=folder(desk), capture_output=True, text=True, check=False, encoding="utf-8")
    return done.stderr if done.returncode else ""


def written(desk: Desk, files: Mapping[str, bytes | None], parent: str | None = None) -> str:
    """A commit after the journal's last that changes files, whatever they are."""
    repository, before = desk.repository, parent or desk.journal.tip
    assert before is not None
    who = Signature("Eve", desk.clock())
    tree = repository.tree_with(repository.tree_of(before), files)
    return repository.commit(tree, [before], "Something", who, who)


def last(desk: Desk) -> Record:
    """The last fact of the journal."""
    return max((one for one in desk.state.records if one.device == desk.journal.device), key=lambda one: one.seq)


def refused(desk: Desk, hub: Path, said: str, *words: str) -> None:
    """Hold that a push is refused with a sentence, and that nothing of it has come in."""
    before = refs(hub)
    assert f"alinea: {said}" in pushed(desk, *words).replace("remote: ", "")
    assert refs(hub) == before
    fsck(hub)


# What comes in.


def test_two_laptops_exchange_through_it(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Facts from both, their union, adoptions, tags: nothing is in the way."""
    git(tmp_path, "init", "-q", "--bare", "between.git")
    sync(desk, str(tmp_path / "between.git"))
    git(tmp_path, "clone", "-q", "-b", "main", str(tmp_path / "between.git"), "other")
    other = opened(tmp_path / "other", "Bob")
    adopt(desk, desk.state.of_reading()[0])
    propose(other, ("every street", "each street"))
    consolidate(desk)
    for one in (desk, other, desk, other):
        one.look_again()
        sync(one, str(tmp_path / "between.git"))
        assert pushed(one, *ALL, to=hub) == ""
    assert refs(hub)[JOURNAL] == desk.journal.tip == other.journal.tip
    assert len(git(hub, "rev-list", "--merges", "journal").split()) == 1
    fsck(hub)


def test_a_whole_resolution_comes_in_at_once(sample: Callable[[str], Path], tmp_path: Path) -> None:
    """A first push, of everything a sample has: a branch made by hand, too."""
    git(tmp_path, "init", "-q", "--bare", "hub.git")
    install_hook(Repository.open(tmp_path / "hub.git"), refusals(), WITHOUT_US)
    desk = opened(sample("garden-streets"))
    assert pushed(desk, *ALL, to=tmp_path / "hub.git") == ""
    assert refs(tmp_path / "hub.git") == refs(folder(desk))


def test_an_earlier_break_stops_nobody(desk: Desk, hub: Path) -> None:
    """What was there before the hook was is for `alinea verify` to name: new facts come in beside it."""
    lonely = record(OPINION, 7, "eeeeeeee", last(desk))
    (hub / "hooks" / "pre-receive").rename(hub / "hooks" / "aside")
    broken = written(desk, {lonely.path: lonely.canonical})
    assert pushed(desk, f"{broken}:{JOURNAL}") == ""
    (hub / "hooks" / "aside").rename(hub / "hooks" / "pre-receive")
    after = record(OPINION, last(desk).seq + 1, last(desk).device, last(desk))
    assert pushed(desk, f"{written(desk, {after.path: after.canonical}, broken)}:{JOURNAL}") == ""


def test_other_files_are_left_alone(desk: Desk, hub: Path) -> None:
    """Signatures, and what later versions may put beside the facts."""
    new = written(desk, {"READ ME.txt": b"hello\n", last(desk).path.replace(".json", ".sig"): b"signed\n"})
    assert pushed(desk, f"{new}:{JOURNAL}") == ""


def test_nothing_that_is_pushed_starts_a_program(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Attributes in a journal may name filters that the machine has: facts are laid out without them."""
    git(hub, "config", "filter.canary.smudge", f"tee '{tmp_path / 'canary'}'")
    end = last(desk)
    new = record(OPINION, end.seq + 1, end.device, end)
    files = {
        new.path: new.canonical,
        ".gitattributes": b"* filter=canary\n",
        "aaaaaaaa/.gitattributes": b"* text eol=crlf\n",
    }
    assert pushed(desk, f"{written(desk, files)}:{JOURNAL}") == ""
    assert not (tmp_path / "canary").exists()


# What is refused.


def test_a_journal_that_goes_back(desk: Desk, hub: Path) -> None:
    """Not even by force, not for another line of facts, and `main` no more than the journal."""
    who = Signature("Eve", desk.clock())
    for name in ("journal", "main"):
        tree = desk.repository.tree_of(refs(hub)[HEADS + name])
        own = desk.repository.commit(tree, [], "Something else", who, who)
        said = f"“refs/heads/{name}” only goes forward: “alinea sync” brings together"
        refused(desk, hub, said, f"+{own}:refs/heads/{name}")


def test_deletion(desk: Desk, hub: Path) -> None:
    """Of a branch, a tag, or the journal."""
    branch = next(name for name in refs(hub) if "amendments/" in name)
    for name in (JOURNAL, branch, "refs/tags/reading/1"):
        refused(desk, hub, f"“{name}” is not deleted: nothing is taken back here.", f":{name}")


def test_facts_that_are_changed_or_removed(desk: Desk, hub: Path) -> None:
    """Nor in passing: a commit after it that puts the fact back does not make it good."""
    path = last(desk).path
    said = f"the journal only grows, and this would change or remove “{path}”."
    refused(desk, hub, said, f"{written(desk, {path: b'{}'})}:{JOURNAL}")
    gone = written(desk, {path: None})
    refused(desk, hub, said, f"{gone}:{JOURNAL}")
    back = written(desk, {path: last(desk).canonical}, gone)
    refused(desk, hub, said, f"{back}:{JOURNAL}")


def test_a_fact_that_is_not_what_its_name_promises(desk: Desk, hub: Path) -> None:
    """Other bytes, or another device, count or folder than in its name."""
    good = record(OPINION, last(desk).seq + 1, last(desk).device, last(desk))
    spoilt = {
        good.path: good.canonical.replace(b"favourable", b"unfavourable"),
        good.path.replace("/0000/", "/0001/"): good.canonical,
        good.path.replace("aaaaaaaa/", "eeeeeeee/"): good.canonical,
        good.path.replace(f"{good.seq:06}", f"{good.seq + 1:06}"): good.canonical,
    }
    for path, data in spoilt.items():
        refused(
            desk, hub, f"“{path}” is not the fact that its name promises.", f"{written(desk, {path: data})}:{JOURNAL}"
        )


def test_a_chain_that_is_broken(desk: Desk, hub: Path) -> None:
    """A gap, a first fact that follows another, one that does not, one that follows another than is there."""
    end = last(desk)
    before_it = next(one for one in desk.state.records if one.seq == end.seq - 1)
    for broken in (
        record(OPINION, end.seq + 2, end.device, end),
        record(OPINION, 1, "eeeeeeee", end),
        record(OPINION, end.seq + 1, end.device),
        record(OPINION, end.seq + 1, end.device, before_it),
    ):
        said = f"“{broken.path}” does not follow from the fact before it: the chain is broken."
        refused(desk, hub, said, f"{written(desk, {broken.path: broken.canonical})}:{JOURNAL}")


def test_a_fact_that_others_never_wrote(desk: Desk, hub: Path) -> None:
    """Its writer had seen what is not there."""
    odd = record(OPINION, 1, "eeeeeeee", seen={last(desk).device: last(desk).seq + 1})
    said = f"“{odd.path}” follows from another device's fact that is not there: the chain is broken."
    refused(desk, hub, said, f"{written(desk, {odd.path: odd.canonical})}:{JOURNAL}")


def test_words_that_look_like_a_chain(desk: Desk, hub: Path) -> None:
    """What somebody wrote in a fact is not taken for its end."""
    end = last(desk)
    tail = f'","device":"{end.device}","format":1,"prev":"{end.hash}","seen":{{}},"seq":{end.seq + 1},"type":"x"}}'
    note = OpinionGiven("A-01", "Roads", "favourable", tail)
    good = record(note, end.seq + 1, end.device, end)
    bad = record(note, end.seq + 2, end.device, end)
    taken = written(desk, {good.path: good.canonical})
    refused(desk, hub, f"“{bad.path}” does not follow", f"{written(desk, {bad.path: bad.canonical}, taken)}:{JOURNAL}")
    assert pushed(desk, f"{taken}:{JOURNAL}") == ""


def test_files_that_are_no_plain_files_or_too_large(desk: Desk, hub: Path) -> None:
    """A link, and sixteen megabytes."""
    end = last(desk)
    git(folder(desk), "worktree", "add", "-q", "--detach", str(hub.parent / "j"), "journal")
    (hub.parent / "j" / "link").symlink_to(end.path)
    git(hub.parent / "j", "add", "link")
    git(hub.parent / "j", "commit", "-qm", "Link")
    link = git(hub.parent / "j", "rev-parse", "HEAD")
    refused(desk, hub, "“link” in the journal is no plain file.", f"{link}:{JOURNAL}")
    huge = written(desk, {"huge": bytes((16 << 20) + 1)})
    refused(desk, hub, "“huge” in the journal is larger than a fact may be.", f"{huge}:{JOURNAL}")


@pytest.mark.parametrize(
    "name",
    [
        "refs/heads/My-Changes",
        "refs/heads/my_changes",
        "refs/heads/amendments/a/b",
        "refs/heads/amendments/à",
        "refs/tags/v1",
        "refs/notes/commits",
        "refs/heads/amendments/-x",
    ],
)
def test_names_outside_the_grammar(desk: Desk, hub: Path, name: str) -> None:
    """Flat, lower case, ASCII; branches and tags only."""
    refused(desk, hub, f"“{name}” is no name for a branch or tag here", f"main:{name}")


def test_a_tag_stays(desk: Desk, hub: Path) -> None:
    """Wherever it is to be moved."""
    refused(desk, hub, "“refs/tags/reading/1” is there already", "+journal:refs/tags/reading/1")


def test_all_of_a_push_or_nothing(desk: Desk, hub: Path) -> None:
    """What would have been taken alone does not come in beside what is refused."""
    refused(desk, hub, "“refs/tags/v1” is no name", "main:refs/heads/amendments/mine", "main:refs/tags/v1")
    assert pushed(desk, "main:refs/heads/amendments/mine") == ""


def test_what_only_we_can_read_is_read_by_us(desk: Desk, hub: Path) -> None:
    """Where Alinéa is installed, a fact that is no JSON is refused, though its hash and its end are right."""
    from hashlib import sha256

    end = last(desk)
    good = record(OPINION, end.seq + 1, end.device, end)
    data = good.canonical.replace(b'"data":{', b'"data":{{')
    path = f"{good.path[:21]}{sha256(data).hexdigest()[:12]}.json"
    broken = written(desk, {path: data})
    (hub / "hooks" / "pre-receive").unlink()
    install_hook(Repository.open(hub), refusals(), f"'{sys.executable}' -m drafting")
    refused(desk, hub, f"“{path}” is not the fact that its name promises.", f"{broken}:{JOURNAL}")
    assert pushed(desk, f"{written(desk, {good.path: good.canonical})}:{JOURNAL}") == ""


def test_it_speaks_french(desk: Desk, hub: Path) -> None:
    """The language is that in which it was installed; apostrophes are no harm."""
    (hub / "hooks" / "pre-receive").unlink()
    with speaking("fr"):
        said = refusals()
    install_hook(Repository.open(hub), said, WITHOUT_US)
    refused(desk, hub, said["tag_moved"] % "refs/tags/reading/1", "+journal:refs/tags/reading/1")
    odd = record(OPINION, 1, "eeeeeeee", seen={last(desk).device: 99})
    refused(desk, hub, said["seen"] % odd.path, f"{written(desk, {odd.path: odd.canonical})}:{JOURNAL}")


def test_folders_that_unfold_without_end(desk: Desk, hub: Path) -> None:
    """A few hundred bytes that would be ten thousand million files: what follows them is stopped, and refuses."""
    repository = desk.repository
    tree = repository.tree({"file": repository.blob(b"")})
    for _ in range(10):
        tree = git(folder(desk), "mktree", text="".join(f"040000 tree {tree}\tf{n}\n" for n in range(10)))
    ours = git(folder(desk), "ls-tree", desk.journal.tip or "")
    grown = git(folder(desk), "mktree", text=f"{ours}\n040000 tree {tree}\tbomb\n")
    bomb = git(folder(desk), "commit-tree", grown, "-p", desk.journal.tip or "", "-m", "Bomb")
    script = hub / "hooks" / "pre-receive"
    script.write_text(script.read_text(encoding="utf-8").replace("ulimit -t 30", "ulimit -t 1"), encoding="utf-8")
    refused(desk, hub, "this cannot be read to its end.", f"{bomb}:{JOURNAL}")
