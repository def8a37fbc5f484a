"""Flips: a journal of which a byte is changed says so, and a damaged repository answers in sentences."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from drafting.deliberation.records import BadRecord, Record
from drafting.proceedings import devices, drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.findings import Kind
from drafting.proceedings.verifying import verify
from drafting.store.git import HEADS, Repository
from drafting.store.journal import BRANCH, Journal
from tests.helpers import FILES, Clock
from tests.hostile import samples
from tests.hostile.answers import ANSWERS, answer
from tests.hostile.damage import DEEDS, damage, objects, other_files
from tests.proceedings.actions import propose

TORTURE = bool(os.environ.get("ALINEA_TORTURE"))
BITS = range(8)
ROUNDS = 200 if TORTURE else 12  # flips of each fact in the whole of a journal
EVERY = 1 if TORTURE else 7  # one damage of so many
READING = ("verify", "list", "log")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A small resolution that was adopted, its sitting closed."""
    return samples.adopted(tmp_path_factory.mktemp("sealed") / "r")


@pytest.fixture(scope="module")
def clones(sealed: Desk, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The same with each object in a file of its own, and with all in one pack."""
    loose, packed = (tmp_path_factory.mktemp("clones") / name for name in ("loose", "packed"))
    for path in (loose, packed):
        shutil.copytree(sealed.repository.folder or "", path, symlinks=True)
        assert answer(path, "list").status == 0  # what it remembers is there, too
    subprocess.run(["git", "gc", "--quiet"], cwd=packed, check=True)
    return {"loose": loose, "packed": packed}


def test_every_bit_of_every_fact_counts() -> None:
    """A fact of which one bit is another is not read under its name."""
    flips = 0
    for record in samples.records():
        data = bytearray(record.canonical)
        for at in range(len(data)):
            for bit in BITS if TORTURE else (at % 8,):
                data[at] ^= 1 << bit
                with pytest.raises(BadRecord):
                    Record.parse(record.path, bytes(data))
                data[at] ^= 1 << bit
                flips += 1
    print(f"{flips} flips, all named")


def test_verify_names_every_fact_that_was_changed(sealed: Desk, tmp_path: Path) -> None:
    """Every fact of a journal with one byte changed, wherever it is: all are named, and nothing else is called so."""
    path = tmp_path / "r"
    shutil.copytree(sealed.repository.folder or "", path, symlinks=True)
    repository, tip = Repository.open(path), sealed.journal.tip or ""
    records, flips = sealed.state.records, 0
    for turn in range(ROUNDS):
        changed = {record.path: _flipped(record.canonical, (turn + 0.5) / ROUNDS, turn % 8) for record in records}
        _commit(repository, tip, changed)
        named = {one.where for one in verify(repository).findings if one.kind is Kind.RECORD}
        assert named == changed.keys()
        flips += len(changed)
    print(f"{flips} flips, all named")


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="nothing can be signed without ssh-keygen")
def test_signatures_that_were_changed_are_named(tmp_path: Path) -> None:
    """A signature with one byte changed: it is named, or it still shows that the same key signed the same fact."""
    desk = _signed(tmp_path)
    repository, tip = desk.repository, desk.journal.tip or ""
    files = repository.files(repository.tree_of(tip), 1000)
    whole = {name: repository.read(blob) for name, blob in files.items() if name.endswith(".sig")}
    signers = {record.path: record.signer for record in Journal(repository, believing=False).records}
    assert len(whole) >= 3
    told = harmless = 0
    for turn in range(ROUNDS):
        _commit(
            repository, tip, {name: _flipped(data, (turn + 0.5) / ROUNDS, turn % 8) for name, data in whole.items()}
        )
        named = {Path(one.where).stem for one in verify(repository).findings}
        kept = {r.path for r in Journal(repository, believing=False).records if r.signer == signers[r.path]}
        told += len({Path(name).stem for name in whole} & named)
        harmless += len(left := [name for name in whole if Path(name).stem not in named])
        assert [name for name in left if name.replace(".sig", ".json") not in kept] == []
    print(f"{told} flips named, {harmless} harmless")
    assert told > harmless


def _signed(folder: Path) -> Desk:
    """A small resolution of a laptop that signs what it writes."""
    key = folder / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    desk = drafting_rounds.start(folder / "r", FILES, Clock(), "Ada", device="aaaaaaaa")
    devices.use_key(desk, str(key))
    drafting_rounds.open_reading(desk)
    propose(desk, ("ten", "twelve"))
    return desk


def _flipped(data: bytes, part: float, bit: int) -> bytes:
    made = bytearray(data)
    made[int(part * len(made))] ^= 1 << bit
    return bytes(made)


def _commit(repository: Repository, tip: str, files: Mapping[str, bytes]) -> None:
    """Another commit in the place of the journal's last, with files changed."""
    tree = repository.tree_with(repository.tree_of(tip), files)
    made = repository.commit_verbatim(repository.verbatim(tip).replace(repository.tree_of(tip), tree))
    repository.raw.references.create(HEADS + BRANCH, made, force=True)


# Damage to the files of a repository.


@pytest.mark.parametrize("kind", ["loose", "packed"])
def test_damage_is_answered_in_sentences(kind: str, clones: Mapping[str, Path], tmp_path: Path) -> None:
    """Whatever becomes of a file of Git's or of ours, each command says what it finds, and what is left is told."""
    whole = {word: answer(clones[kind], word).out for word in READING}
    wrong, count, told = [], 0, 0
    for file, name in _damages(clones[kind]):
        path = tmp_path / "r"
        shutil.copytree(clones[kind], path, symlinks=True)
        if damage(path / file, DEEDS[name]):
            answers = [answer(path, word) for word in (*READING, "doctor", "log")]
            wrong += [(file, name, one) for one in answers if not one.is_sentence or one.status not in ANSWERS]
            if not _is_of_journal(file, clones[kind]) and answers[-1].out != whole["log"]:
                wrong.append((file, name, answers[-1]))
            count += 1
            told += any(one.status for one in answers[:3])
        shutil.rmtree(path)
    assert not wrong, wrong[:5]
    assert count >= 20
    print(f"{kind}: {count} files damaged, {told} told at once, the others harmless")


def _damages(folder: Path) -> Iterator[tuple[str, str]]:
    """Files and what is done to them: to one file of each sort everything, as far as time allows."""
    sorts: dict[str, str] = {}
    for file, what in objects(folder, "journal", "--branches", "--tags").items():
        sorts.setdefault(what.split("/")[0] if "/" in what else what.split(" ")[0], file)
    for file in other_files(folder):
        sorts.setdefault("/".join(file.split("/")[:5]) if "amendments" not in file else "amendments", file)
    pairs = [(file, name) for file in sorts.values() for name in DEEDS]
    return iter(pairs[::EVERY])


def _is_of_journal(file: str, folder: Path) -> bool:
    """Whether facts are in a file, or are found by it, and nothing else leads to them."""
    return "/pack/" in file or "packed-refs" in file or "journal" in file or file in objects(folder, "journal")
