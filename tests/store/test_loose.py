"""Objects in files of their own: read whole or not at all, however the file is damaged."""

from __future__ import annotations

import zlib
from pathlib import Path

import pygit2
import pytest

from drafting.store.git import Repository


def _file(repository: Repository, oid: str) -> Path:
    path = repository.common / "objects" / oid[:2] / oid[2:]
    path.chmod(0o644)
    return path


def test_objects_are_read_as_libgit2_reads_them(repository: Repository) -> None:
    """The same kind and bytes."""
    oid = repository.blob(b"x" * 1000)
    plain = pygit2.Odb(str(repository.common / "objects"))
    assert repository.raw.odb.read(pygit2.Oid(hex=oid)) == plain.read(pygit2.Oid(hex=oid))


def test_the_beginning_of_a_name_is_enough(repository: Repository) -> None:
    """As a person gives it."""
    oid = repository.blob(b"x")
    assert str(repository.raw.revparse_single(oid[:8]).id) == oid


@pytest.mark.parametrize("kept", [0, 1, 20, -5, -1])
def test_a_file_that_was_cut_off_is_an_error_and_no_endless_loop(repository: Repository, kept: int) -> None:
    """A power cut leaves such files; libgit2 would read in them for ever."""
    oid = repository.blob(bytes(range(256)) * 20)
    file = _file(repository, oid)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(pygit2.GitError):
        Repository.open(repository.folder or Path()).raw.odb.read(pygit2.Oid(hex=oid))


@pytest.mark.parametrize("content", [b"", b"blob 9\0x", b"blob x\0", b"evil 1\0x", b"blob 1", b"blob 01\0x"])
def test_what_is_no_object_is_an_error(repository: Repository, content: bytes) -> None:
    """A file that can be unpacked, and holds something else."""
    oid = repository.blob(b"x")
    _file(repository, oid).write_bytes(zlib.compress(content))
    with pytest.raises(pygit2.GitError):
        Repository.open(repository.folder or Path()).raw.odb.read(pygit2.Oid(hex=oid))


def test_what_is_not_there_is_missing(repository: Repository) -> None:
    """As a key is."""
    with pytest.raises(KeyError):
        repository.raw.odb.read(pygit2.Oid(hex="1" * 40))
