"""Versions: states of the draft with a name, and what else can be compared by a name."""

from __future__ import annotations

import pytest

from drafting.deliberation.history import now, text_at, weave
from drafting.proceedings import drafting_rounds, reproducing, versions
from drafting.proceedings.desk import Desk
from drafting.proceedings.drafting_rounds import HasProblems
from drafting.proceedings.versions import NotADraft, UnknownVersion, VersionTaken
from tests.proceedings.actions import PURPOSE, folder, opened


def write(desk: Desk, old: str, new: str, path: str = PURPOSE) -> None:
    """Change words in a file."""
    file = folder(desk) / path
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_a_version_is_the_draft_as_it_is_in_the_files(drafted: Desk) -> None:
    """What was not committed is taken in, and the tag is on it."""
    write(drafted, "every street", "each street")
    version = versions.mark(drafted, "V1", "first round")
    assert (version.name, version.tag, version.fact.note) == ("V1", "version/v1", "first round")
    assert "each street" in text_at(drafted.state, versions.known_point(drafted.state, "V1")).to_files()[PURPOSE]
    assert drafted.repository.commit_named("version/v1") == drafted.main


def test_names_follow_one_another(drafted: Desk) -> None:
    """V1, V2 … unless somebody says otherwise, and never one that is taken."""
    names = [versions.mark(drafted, name).name for name in ("", "V3", "", "  For   the hearing ", "")]
    assert names == ["V1", "V3", "V4", "For the hearing", "V5"]
    assert versions.named(drafted.state, "for the hearing") is drafted.state.versions[3]


def test_a_name_is_given_once(drafted: Desk) -> None:
    """Also one that is only too like another: their tags would be one."""
    versions.mark(drafted, "V1")
    for name in ("V1", "v1", "V1!"):
        with pytest.raises(VersionTaken):
            versions.mark(drafted, name)


def test_a_rough_draft_has_versions_too(drafted: Desk) -> None:
    """A link that leads nowhere yet does not stand in the way; words that nobody sees do."""
    write(drafted, "every street", "every [street](articles/nowhere)")
    versions.mark(drafted)
    write(drafted, "every [street]", "every\u202e [street]")
    with pytest.raises(HasProblems):
        versions.mark(drafted)


def test_versions_are_of_the_draft(desk: Desk) -> None:
    """A reading has frozen the text."""
    with pytest.raises(NotADraft):
        versions.mark(desk)


def test_any_two_can_be_compared(drafted: Desk) -> None:
    """Version with version, and version with the text of a reading."""
    versions.mark(drafted)
    write(drafted, "every street", "each street")
    versions.mark(drafted)
    write(drafted, "each street", "all streets")
    drafting_rounds.open_reading(drafted)
    state = drafted.state
    first, second, reading = (versions.known_point(state, name) for name in ("V1", "V2", "reading/1"))
    assert first < second < reading == now(state)
    assert weave(state, first, second).text == text_at(state, second)
    assert weave(state, first, reading).text == state.text
    assert len(weave(state, second, second).edits()) == 0


def test_what_has_no_such_name(drafted: Desk) -> None:
    """The names there are go with the refusal; a tag of a reading that is not adopted is none."""
    versions.mark(drafted)
    for name in ("V2", "reading/1", "adopted/1", "reading/1-erratum-1", ""):
        with pytest.raises(UnknownVersion) as refused:
            versions.known_point(drafted.state, name)
        assert refused.value.known == ("V1",)


def test_verified(drafted: Desk) -> None:
    """Each version is the text that its fact names; so are those read again from the journal."""
    versions.mark(drafted)
    write(drafted, "every street", "each street")
    versions.mark(drafted)
    again = opened(folder(drafted))
    assert list(reproducing.texts(again.state)) == []
    assert [one.name for one in again.state.versions] == ["V1", "V2"]
