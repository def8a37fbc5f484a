"""Signatures beside their facts in the journal: written with them, checked once, and named when they don't hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.facts import SittingClosed, SittingOpened
from drafting.deliberation.records import Record
from drafting.store import keys
from drafting.store.git import Repository, Signature
from drafting.store.journal import FORMAT, FORMAT_FILE, Journal
from drafting.store.signatures import NOTES, Signatures, is_signature, path_of, strays
from drafting.store.signing import NAMESPACE, CannotSign
from tests.helpers import BEGAN
from tests.keys import key_file, needs_keygen, public, signed

pytestmark = needs_keygen
PATH = "aaaaaaaa/0000/000001-0123456789ab"


@pytest.fixture
def journal(repository: Repository) -> Journal:
    """The journal of a device that has a key, empty."""
    made = Journal(repository)
    made.introduce("aaaaaaaa")
    keys.choose(repository, str(key_file("ada")))
    return made


def write(journal: Journal, *titles: str) -> list[Record]:
    """Signed records, one commit."""
    facts = [SittingOpened(title) for title in titles]
    records, signatures = journal.sign(journal.prepare(facts, "Ada", BEGAN), public(key_file("ada")))
    journal.append(records, "facts", signatures)
    return records


def put(journal: Journal, files: dict[str, bytes]) -> Journal:
    """The journal read again once somebody has put files in it."""
    repository = journal.repository
    assert journal.tip is not None
    tree = repository.tree_with(repository.tree_of(journal.tip), files)
    who = Signature("Eve", BEGAN)
    repository.move("refs/heads/journal", repository.commit(tree, [journal.tip], "x", who, who), journal.tip)
    return Journal(repository)


def test_a_signature_stands_beside_its_fact(journal: Journal) -> None:
    """Under the same name; whoever has `ssh-keygen` can hold one against the other."""
    (record,) = write(journal, "one")
    tree = journal.repository.tree_of(journal.tip or "")
    files = journal.repository.files(tree)
    assert set(files) == {FORMAT_FILE, record.path, path_of(record.path)}
    assert journal.repository.read(files[path_of(record.path)]).startswith(b"-----BEGIN SSH SIGNATURE-----\n")
    assert journal.repository.read(files[FORMAT_FILE]) == FORMAT


def test_who_signed_is_read_with_the_record(journal: Journal) -> None:
    """In the journal that wrote it, and in one that reads it; it is no part of the record."""
    (record,) = write(journal, "one")
    again = Journal(journal.repository)
    assert [one.signer for one in (*journal.records, *again.records)] == [public(key_file("ada"))] * 2
    assert again.records == [record]
    assert b"ssh-ed25519" not in record.canonical
    assert again.badly_signed == {}


def test_a_record_without_one_reads_as_before(repository: Repository) -> None:
    """Nobody signed it."""
    journal = Journal(repository)
    journal.introduce()
    journal.append(journal.prepare([SittingOpened("a"), SittingClosed()], "Ada", BEGAN), "x")
    assert [record.signer for record in Journal(repository).records] == ["", ""]
    assert not (repository.private / NOTES).exists()


def test_nothing_is_written_that_could_not_be_signed(journal: Journal) -> None:
    """The key is gone: the journal stays as it was."""
    keys.choose(journal.repository, "/nowhere")
    with pytest.raises(CannotSign):
        write(journal, "one")
    assert Journal(journal.repository).tip is None


def test_what_held_once_is_not_checked_again(journal: Journal) -> None:
    """What the clone noted is taken for true, and no arithmetic done; not believing, all of it is."""
    write(journal, "one", "two")
    Journal(journal.repository)
    notes, true, noted = journal.repository.private / NOTES, public(key_file("ada")), "ssh-ed25519 noted"
    notes.write_text(notes.read_text().replace(true, noted))
    assert {record.signer for record in Journal(journal.repository).records} == {noted}
    assert {record.signer for record in Journal(journal.repository, believing=False).records} == {true}


@pytest.mark.parametrize(
    "harm", [lambda said: said[:-9], lambda said: said[:-9] + said, lambda _: "\udcff", lambda _: ""]
)
def test_notes_that_a_crash_cut_short_are_left_aside(journal: Journal, harm: object) -> None:
    """What they no longer say is checked again."""
    write(journal, "one", "two")
    Journal(journal.repository)
    notes = journal.repository.private / NOTES
    assert callable(harm)
    notes.write_bytes(harm(notes.read_text()).encode("utf-8", "surrogateescape"))
    for _ in range(2):
        assert {record.signer for record in Journal(journal.repository).records} == {public(key_file("ada"))}


def test_one_that_does_not_hold_is_named_and_the_fact_reads_as_unsigned(journal: Journal) -> None:
    """Whatever is wrong with it."""
    (record,) = journal.prepare([SittingOpened("one")], "Ada", BEGAN)
    journal.append([record], "x")
    for made, why in (
        (signed(key_file("ada"), b"other"), "other-bytes"),
        (signed(key_file("ada"), record.canonical, "git"), "namespace"),
        (b"nothing", "unreadable"),
        (b"\n" * 20_000, "unreadable"),
    ):
        again = put(journal, {path_of(record.path): made})
        assert again.badly_signed == {path_of(record.path): why}
        assert [one.signer for one in again.records] == [""]
        journal = again


def test_one_that_was_copied_from_another_fact_does_not_hold(journal: Journal) -> None:
    """Nor under the name of another device."""
    one, _ = write(journal, "one", "two")
    other = Record("bbbbbbbb", 1, None, {}, one.at, one.actor, one.type, one.data)
    files = journal.repository.files(journal.repository.tree_of(journal.tip or ""))
    copied = journal.repository.read(files[path_of(one.path)])
    again = put(journal, {other.path: other.canonical, path_of(other.path): copied})
    assert again.badly_signed == {path_of(other.path): "other-bytes"}


def test_the_paths_of_signatures() -> None:
    """Those of records, with another ending."""
    assert path_of(f"{PATH}.json") == f"{PATH}.sig"
    assert is_signature(f"{PATH}.sig")
    assert not any(map(is_signature, (f"{PATH}.json", PATH, "x.sig", f"{PATH}.sig.sig", f"../{PATH}.sig")))


def test_signatures_beside_which_there_is_no_fact() -> None:
    """Also where the fact is another device's."""
    other = PATH.replace("a", "b", 8)
    assert strays([f"{PATH}.sig", f"{PATH}.json", f"{other}.sig", "x.sig"]) == [f"{other}.sig"]


def test_a_disk_that_takes_no_notes_does_not_matter(journal: Journal, tmp_path: Path) -> None:
    """They only save time."""
    (record,) = write(journal, "one")
    files = journal.repository.files(journal.repository.tree_of(journal.tip or ""))
    signatures = Signatures(journal.repository, files, tmp_path / "no" / "where")
    assert signatures.on(record.signed_by("")).signer == public(key_file("ada"))
    signatures.remember()
    assert NAMESPACE == "alinea-fact-v1"
