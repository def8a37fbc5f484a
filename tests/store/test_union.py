"""The union of two journals: it holds what both hold, and whoever makes it makes the same."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.store.git import Repository, Signature, Unacceptable
from drafting.store.union import TwoContents, held, lost, union
from tests.helpers import BEGAN, fsck

DEVICES = ("aaaaaaaa", "bbbbbbbb", "cccccccc")
START = {"FORMAT": b"alinea-journal 1\n", "aaaaaaaa/0000/000001-000000000000.json": b"1"}


def tip(repository: Repository, files: dict[str, bytes], *parents: str, minute: int = 0) -> str:
    """A journal's commit that adds files to its first parent's."""
    tree = repository.tree_with(repository.tree_of(parents[0]) if parents else None, files)
    who = Signature("Ada", BEGAN + timedelta(minutes=minute))
    return repository.commit(tree, list(parents), "x", who, who)


def fact(device: str, number: int) -> dict[str, bytes]:
    """A file such as a device adds."""
    return {f"{device}/0000/{number:06}-0123456789ab.json": f"{device} {number}".encode()}


def test_it_holds_what_both_hold(repository: Repository) -> None:
    """Every file of either, and nothing else; both tips come before it."""
    start = tip(repository, START)
    one, other = tip(repository, fact("aaaaaaaa", 2), start), tip(repository, fact("bbbbbbbb", 1), start)
    made = union(repository, one, other)
    assert held(repository, made) == held(repository, one) | held(repository, other)
    assert len(held(repository, made)) == 4
    assert repository.parents(made) == sorted([one, other])
    assert repository.folder is not None
    repository.move("refs/heads/journal", made, None)
    fsck(repository.folder)


def test_it_is_the_same_whoever_makes_it(repository: Repository) -> None:
    """Neither which side is ours nor the hour matters: the date is the later of the two."""
    start = tip(repository, START)
    one = tip(repository, fact("aaaaaaaa", 2), start, minute=7)
    other = tip(repository, fact("bbbbbbbb", 1), start, minute=5)
    made = union(repository, one, other)
    assert union(repository, other, one) == made
    late = int((BEGAN + timedelta(minutes=7)).timestamp())
    raw = repository.verbatim(made)
    assert f"author union <union@alinea.invalid> {late} +0000\n" in raw
    assert f"committer union <union@alinea.invalid> {late} +0000\n" in raw
    assert raw.endswith("\n\nUnion\n")


def test_its_id_is_part_of_the_format(repository: Repository) -> None:
    """A release that makes another commit of the same two could never agree with this one."""
    start = tip(repository, START)
    one, other = tip(repository, fact("aaaaaaaa", 2), start), tip(repository, fact("bbbbbbbb", 1), start)
    assert union(repository, one, other) == "89658b8629d55b873121d15026f03c2df3f6f80a"


def test_the_later_of_two_is_their_union(repository: Repository) -> None:
    """No commit is made where one tip comes after the other, or is the other."""
    start = tip(repository, START)
    later = tip(repository, fact("aaaaaaaa", 2), start)
    assert union(repository, start, later) == union(repository, later, start) == later
    assert union(repository, later, later) == later


def test_what_a_later_tip_dropped_comes_back(repository: Repository) -> None:
    """A tip that comes after another and holds less is no union of the two."""
    start = tip(repository, START | fact("aaaaaaaa", 2))
    dropped = tip(repository, dict.fromkeys(fact("aaaaaaaa", 2)), start)  # type: ignore[misc]
    made = union(repository, start, dropped)
    assert made not in (start, dropped)
    assert held(repository, made) == held(repository, start)


def test_two_contents_of_one_name_are_damage(repository: Repository) -> None:
    """The name holds the hash of the bytes, so one of the two is damaged: it is named, and nothing is made."""
    start = tip(repository, START)
    (path,) = fact("bbbbbbbb", 1)
    one, other = tip(repository, {path: b"yes"}, start), tip(repository, {path: b"no"}, start)
    with pytest.raises(TwoContents) as caught:
        union(repository, one, other)
    assert caught.value.path == path


@pytest.mark.parametrize("path", [".gitattributes", "A/x", "a/.git-x", "a b", "a/b:c", "é", "-x", "a/COM1"])
def test_strange_names_are_refused(repository: Repository, path: str) -> None:
    """Only names that are safe everywhere are in a journal."""
    start = tip(repository, START)
    with pytest.raises(Unacceptable):
        held(repository, tip(repository, {path: b""}, start))


def test_what_was_lost_is_named(repository: Repository) -> None:
    """Files that are gone, and those with other bytes; a journal that only grew lost nothing."""
    start = tip(repository, START | fact("aaaaaaaa", 2))
    grown = tip(repository, fact("bbbbbbbb", 1), start)
    (gone,), (other,) = fact("aaaaaaaa", 2), fact("bbbbbbbb", 1)
    shrunk = tip(repository, {gone: None, other: b"?"}, grown)  # type: ignore[dict-item]
    assert lost(repository, start, grown) == []
    assert lost(repository, grown, grown) == []
    assert lost(repository, grown, shrunk) == [gone, other]


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("write"), st.sampled_from(range(3)), st.integers(-500, 500)),
            st.tuples(st.just("exchange"), st.sampled_from(range(3)), st.sampled_from(range(3))),
        ),
        max_size=20,
    )
)
def test_any_exchange_in_any_order_ends_on_one_tip(memory: Repository, steps: list[tuple[str, int, int]]) -> None:
    """Three clones that write and exchange at random: after two rounds all are the same, and nothing is lost."""
    start = tip(memory, START)
    clones, numbers = [start] * 3, [count(2), count(2), count(2)]
    expected = set(START)
    for what, who, more in steps:
        if what == "write":
            files = fact(DEVICES[who], next(numbers[who]))
            expected |= set(files)
            clones[who] = tip(memory, files, clones[who], minute=more)
        else:
            clones[who] = union(memory, clones[who], clones[more])
    for _ in range(2):
        for who in range(3):
            for other in range(3):
                clones[who] = union(memory, clones[who], clones[other])
    assert len(set(clones)) == 1
    assert set(held(memory, clones[0])) == expected


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository for many examples: objects that are there already do no harm."""
    return Repository.create(tmp_path_factory.mktemp("union") / "r")
