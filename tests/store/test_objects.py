"""Objects: what is written together is one pack, on disk before any ref moves, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from drafting.store import git as git_
from drafting.store import packed_refs
from drafting.store.git import HEADS, NotWritten, RefMoved, Repository, Signature, Unacceptable
from drafting.store.packs import Pack
from tests.helpers import BEGAN, fsck, git, refs

ADA = Signature("Ada", BEGAN)
MAIN = HEADS + "main"
MANY = Repository.bulk + 1
FILES: Mapping[str, bytes] = {"a.md": b"A\n", "articles/b.md": b"B\n" * 50, "articles/deep/c.md": b"C\n"}


def objects(repository: Repository) -> set[Path]:
    """The files in which objects are."""
    return {path for path in (Path(repository.raw.path) / "objects").rglob("*") if path.is_file()}


def committed(repository: Repository, tree: str | None, files: Mapping[str, bytes | None]) -> str:
    """A commit of a tree changed so; no ref moves."""
    return repository.commit(repository.tree_with(tree, files), [], "x", ADA, ADA)


def test_the_same_ids_as_one_by_one(repository: Repository, tmp_path: Path) -> None:
    """Blobs, trees and commits, made anew and out of others."""
    made: list[list[str]] = []
    for where, records in ((repository, 1), (Repository.create(tmp_path / "other"), MANY)):
        with where.packing(records):
            first = committed(where, None, FILES)
            tree = where.tree_of(first)
            others = [
                committed(where, tree, changed)
                for changed in (
                    {"articles/b.md": b"B\n" * 49 + b"X\n"},
                    {"articles/deep/c.md": None},
                    {"a.md": None, "articles/b.md": None, "articles/deep/c.md": None},
                    {"articles/new.md": b"N\n", "zz/z.md": b"Z\n"},
                    {"no/such.md": None},
                )
            ]
            flat = where.tree({path: where.blob(data) for path, data in FILES.items()})
        made.append([first, *others, flat])
    assert made[0] == made[1]
    assert made[1][-1] == Repository.open(tmp_path / "other").tree_of(made[1][0])


def test_a_folder_that_is_emptied_is_gone(repository: Repository) -> None:
    """As in Git, where no folder is without files."""
    tree = repository.tree_of(committed(repository, None, FILES))
    left = repository.tree_with(tree, {"articles/deep/c.md": None})
    assert set(repository.files(left)) == {"a.md", "articles/b.md"}
    assert left == repository.tree_with(None, {"a.md": b"A\n", "articles/b.md": b"B\n" * 50})


def test_one_pack_holds_them_all(repository: Repository) -> None:
    """A pack and its index, and no other file."""
    with repository.packing(MANY):
        commit = committed(repository, None, FILES)
    assert sorted(path.suffix for path in objects(repository)) == [".idx", ".pack"]
    repository.move(MAIN, commit, None)
    fsck(repository.folder)


def test_few_are_written_one_by_one(repository: Repository) -> None:
    """An amendment makes no pack."""
    with repository.packing(Repository.bulk):
        committed(repository, None, FILES)
        assert not {path.suffix for path in objects(repository)} & {".idx", ".pack"}


def test_what_is_kept_can_be_read(repository: Repository) -> None:
    """Here, before anybody else can."""
    with repository.packing(MANY):
        commit = committed(repository, None, FILES)
        tree = repository.tree_of(commit)
        found = repository.files(tree)
        assert {path: repository.read(blob) for path, blob in found.items()} == FILES
        assert repository.has(commit)
        assert not Repository.open(repository.folder).has(commit)
    assert Repository.open(repository.folder).has(commit)


def test_packing_within_packing(repository: Repository) -> None:
    """All of it is one pack."""
    with repository.packing(MANY):
        with repository.packing(MANY):
            committed(repository, None, FILES)
        assert not objects(repository)
    assert len(objects(repository)) == 2


def test_something_goes_wrong(repository: Repository) -> None:
    """Nothing is written, and the next is written as ever."""

    def fail() -> None:
        with repository.packing(MANY):
            committed(repository, None, FILES)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not objects(repository)
    assert repository.has(committed(repository, None, FILES))


def test_objects_are_on_disk_before_a_ref_moves(repository: Repository) -> None:
    """Even if a ref moves while they are kept together."""
    with repository.packing(MANY):
        commit = committed(repository, None, FILES)
        repository.move(MAIN, commit, None)
        assert Repository.open(repository.folder).has(commit)
        fsck(repository.folder)


def test_a_disk_that_is_full(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said as for any object."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Pack, "write", full)
    with pytest.raises(NotWritten), repository.packing(MANY):
        committed(repository, None, FILES)


def test_a_name_that_no_tree_may_hold(repository: Repository) -> None:
    """It is refused as libgit2 refuses it."""
    for records in (1, MANY):
        with pytest.raises(NotWritten), repository.packing(records):
            repository.tree_with(None, {".git/config": b"x"})


# Refs.


@pytest.fixture
def commit(repository: Repository) -> Iterator[str]:
    """A commit that `main` is at."""
    made = committed(repository, None, FILES)
    repository.move(MAIN, made, None)
    return made


def many(commit: str) -> dict[str, str]:
    """Names of many branches."""
    return {f"{HEADS}amendments/a-{n:03}": commit for n in range(MANY)}


def test_many_refs_are_made_at_once(repository: Repository, commit: str) -> None:
    """In one file, beside those that were there."""
    repository.make(many(commit))
    assert refs(repository.folder) == {MAIN: commit, **many(commit)}
    assert repository.refs(HEADS) == {MAIN: commit, **many(commit)}
    assert not (Path(repository.raw.path) / "refs/heads/amendments").exists()
    fsck(repository.folder)


def test_few_refs_are_made_one_by_one(repository: Repository, commit: str) -> None:
    """Each under its own lock."""
    repository.make({HEADS + "a": commit, HEADS + "b": commit})
    assert refs(repository.folder) == {MAIN: commit, HEADS + "a": commit, HEADS + "b": commit}
    assert not (Path(repository.raw.path) / packed_refs.FILE).exists()


@pytest.mark.parametrize("name", ["amendments/a-007", "amendments", "amendments/a-007/x"])
def test_a_ref_that_is_in_the_way(name: str, repository: Repository, commit: str) -> None:
    """One of that name, or where a folder would be, or in a folder of that name: none is made."""
    repository.move(HEADS + name, commit, None)
    with pytest.raises(RefMoved):
        repository.make(many(commit))
    assert refs(repository.folder) == {MAIN: commit, HEADS + name: commit}


def test_refs_moved_after_they_were_packed(repository: Repository, commit: str) -> None:
    """They are refs like any other."""
    repository.make(many(commit))
    other = repository.commit(repository.tree_of(commit), [commit], "y", ADA, ADA)
    repository.move(HEADS + "amendments/a-007", other, commit)
    assert refs(repository.folder)[HEADS + "amendments/a-007"] == other
    git(repository.folder, "pack-refs", "--all")
    assert repository.ref(HEADS + "amendments/a-007") == other


def test_the_lock_of_a_dead_process(repository: Repository, commit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for, then removed."""
    monkeypatch.setattr(git_, "_STALE_SECONDS", 0.1)
    (Path(repository.raw.path) / packed_refs.LOCK).touch()
    repository.make(many(commit))
    assert len(refs(repository.folder)) == MANY + 1


def test_locks_that_are_cleared(repository: Repository) -> None:
    """The one on the file of refs is among them."""
    lock = Path(repository.raw.path) / packed_refs.LOCK
    lock.touch()
    repository.clear_locks(lock.stat().st_mtime - 1)
    assert not lock.exists()


def test_a_working_tree_beside_others(repository: Repository, commit: str, tmp_path: Path) -> None:
    """Objects and refs go where they are for all of them."""
    git(repository.folder, "worktree", "add", "-q", str(tmp_path / "beside"), "-b", "beside")
    beside = Repository.open(tmp_path / "beside")
    with beside.packing(MANY):
        made = committed(beside, None, {"x.md": b"X\n"})
    beside.make(many(made))
    assert refs(repository.folder)[HEADS + "amendments/a-007"] == made
    fsck(repository.folder)


def test_skimming_reads_the_same_and_no_more(repository: Repository) -> None:
    """From packs, from files of their own, and what is yet to be written; what is too long, or not there, as ever."""
    packed = repository.blob(b"packed")
    repository.move(MAIN, committed(repository, repository.tree({"a": packed}), {}), None)
    git(repository.folder, "gc", "-q", "--prune=now")
    again = Repository.open(repository.folder)
    loose, skim = again.blob(b"loose"), again.skimming()
    with again.packing(MANY):
        waiting = again.blob(b"waiting")
        assert [skim(blob, "", 10) for blob in (packed, loose, waiting)] == [b"packed", b"loose", b"waiting"]
    for blob in (packed, loose):
        with pytest.raises(Unacceptable, match="size"):
            skim(blob, "", 3)
    with pytest.raises(KeyError):
        skim("0" * 39 + "1", "", 10)
