"""Rectifying: a further wording, from the files or edits; the earlier ones can be read as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentRectified, Mark
from drafting.deliberation.state import text_of
from drafting.proceedings import minutes, readiness, sittings, sources
from drafting.proceedings.desk import Desk
from drafting.proceedings.disputes import Kind, disputes, resolve
from drafting.proceedings.intake import NothingChanged
from drafting.proceedings.joining import NotVotable
from drafting.proceedings.lookup import UnknownAmendment, amendment
from drafting.proceedings.rectifying import (
    NoLongerThere,
    ParentReworded,
    Rectification,
    SaysSo,
    VotedOn,
    from_working_tree,
    rectify,
    written_before,
)
from drafting.proceedings.submitting import Wording, submit_intention
from drafting.proceedings.syncing import sync
from drafting.proceedings.undoing import CannotUndo, Why, undo
from drafting.proceedings.verifying import verify
from drafting.store.git import HEADS
from drafting.voting.ballots import Count
from tests.helpers import FILES, fsck, git, put, refs
from tests.proceedings.actions import FOLLOW_UP, adopt, consolidate, folder, opened, propose, replaced


def to(desk: Desk, *changes: tuple[str, str], consent: tuple[str, ...] = ()) -> Rectification:
    """The text of the reading with other passages replaced."""
    return Rectification(replaced(desk.state.text, *changes), consent=consent)


def branch(desk: Desk, amendment: Amendment) -> str:
    """The commit of an amendment's branch."""
    return refs(folder(desk))[HEADS + sources.branch_name(amendment)]


def followed_up(desk: Desk, commit: str) -> str:
    """What the last article says in a commit."""
    return git(folder(desk), "show", f"{commit}:{FOLLOW_UP}").splitlines()[-1]


def whole(desk: Desk) -> None:
    """Hold that everything can be made again from the facts."""
    found = verify(opened(folder(desk)).repository)
    assert found.findings == ()
    fsck(folder(desk))


def test_another_wording(desk: Desk) -> None:
    """It is in force, with its label; title and statement stay unless they are said anew."""
    first = propose(desk, ("ten", "twelve"), title="More")
    made = rectify(desk, "1", to(desk, ("ten", "eleven"), consent=("Bob",)))
    assert (made.label, made.fact.title, made.wording.consent) == ("1 rect.", "More", ("Bob",))
    assert desk.state.amended(made) == replaced(desk.state.text, ("ten", "eleven"))
    assert desk.state.amended_text(first.submitted) == replaced(desk.state.text, ("ten", "twelve"))
    whole(desk)


def test_only_the_title(desk: Desk) -> None:
    """Its text is the same, and so is the hash that a vote names."""
    first = propose(desk, ("ten", "twelve"))
    made = rectify(desk, "1", Rectification(None, title=" Twelve\n citizens ", statement="Because."))
    assert (made.fact.title, made.fact.statement, made.label) == ("Twelve citizens", "Because.", "1 rect.")
    assert (made.fact.after, made.fact.edits) == (first.submitted.after, first.submitted.edits)
    whole(desk)


def test_edits_are_kept_as_they_are(desk: Desk) -> None:
    """As where a clerk's sentence made them."""
    propose(desk, ("ten", "twelve"))
    edits = propose(desk, ("ten", "two")).fact.edits
    assert rectify(desk, "1", Rectification(edits)).fact.edits == edits


def test_its_branch_goes_on(desk: Desk) -> None:
    """Under the same name, by a further commit, made again from the facts alone."""
    one = propose(desk, ("ten", "twelve"), title="Twelve")
    before = branch(desk, one)
    made = rectify(desk, "1", Rectification(replaced(desk.state.text, ("ten", "eleven")), title="Eleven"))
    now = branch(desk, made)
    assert git(folder(desk), "rev-parse", f"{now}^") == before
    assert (followed_up(desk, before), followed_up(desk, now)) == (
        "A committee of twelve citizens follows the plan.",
        "A committee of eleven citizens follows the plan.",
    )
    git(folder(desk), "update-ref", "-d", HEADS + sources.branch_name(made))
    again = opened(folder(desk))
    with again.writing():
        pass
    assert branch(again, made) == now


def test_what_was_projected_before_is_taken_up(desk: Desk) -> None:
    """A new command goes on from what the last one remembered."""
    propose(desk, ("ten", "twelve"))
    other = opened(folder(desk))
    rectify(other, "1", to(other, ("ten", "eleven")))
    made = rectify(opened(folder(desk)), "1", to(other, ("ten", "nine")))
    assert followed_up(desk, branch(desk, made)) == "A committee of nine citizens follows the plan."
    whole(desk)


def test_after_an_adoption(desk: Desk) -> None:
    """It is written on the text as it stands, which its branch then has in its history."""
    propose(desk, ("ten", "twelve"))
    adopt(desk, propose(desk, ("streets that", "squares that")))
    consolidate(desk)
    made = rectify(desk, "1", to(desk, ("ten", "eleven")))
    assert made.fact.base == 1
    assert git(folder(desk), "merge-base", "main", branch(desk, made)) == refs(folder(desk))[HEADS + "main"]
    whole(desk)


# From the files.


def test_the_files_on_main(desk: Desk) -> None:
    """What was changed there is the new wording, and the files go back."""
    propose(desk, ("ten", "twelve"))
    put(folder(desk), {FOLLOW_UP: FILES[FOLLOW_UP].replace("ten", "eleven")})
    made = from_working_tree(desk, "1", Rectification(None))
    assert desk.state.amended(made) == replaced(desk.state.text, ("ten", "eleven"))
    assert git(folder(desk), "status", "--porcelain") == ""


@pytest.mark.parametrize("more", ["", "\n\n\n"])
def test_the_files_on_its_branch(desk: Desk, more: str) -> None:
    """They are the new wording, in canonical form, and clean again."""
    path, one = folder(desk), propose(desk, ("ten", "twelve"))
    git(path, "checkout", "-q", sources.branch_name(one))
    file = path / FOLLOW_UP
    file.write_text(file.read_text().replace("twelve", "eleven") + more)
    made = from_working_tree(opened(path), "1", Rectification(None))
    assert made.label == "1 rect."
    assert git(path, "status", "--porcelain") == ""
    assert git(path, "rev-parse", "HEAD") == branch(desk, made)
    assert file.read_text() == FILES[FOLLOW_UP].replace("ten", "eleven")
    whole(desk)


def test_a_branch_that_somebody_is_at_work_on_waits(desk: Desk) -> None:
    """Nothing is written over; once the files are out of the way, the branch goes on."""
    path, one = folder(desk), propose(desk, ("ten", "twelve"))
    git(path, "checkout", "-q", sources.branch_name(one))
    (path / FOLLOW_UP).write_text("# Mine\n")
    here = opened(path)
    made = rectify(here, "1", to(here, ("ten", "eleven")))
    assert ((path / FOLLOW_UP).read_text(), branch(desk, made)) == ("# Mine\n", git(path, "rev-parse", "HEAD"))
    git(path, "checkout", "-q", "--", ".")
    with opened(path).writing():
        pass
    assert "eleven" in (path / FOLLOW_UP).read_text()
    assert git(path, "status", "--porcelain") == ""


# What is not rectified.


def test_what_was_voted_on(desk: Desk) -> None:
    """Its text is the one that was voted; likewise what was withdrawn, and nothing is written."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    with pytest.raises(VotedOn):
        rectify(desk, "1", to(desk, ("ten", "eleven")))
    propose(desk, ("ten", "two"))
    sittings.mark(desk, "2", Mark.WITHDRAWN)
    with pytest.raises(NoLongerThere):
        rectify(desk, "2", to(desk, ("ten", "eleven")))
    with pytest.raises(UnknownAmendment):
        rectify(desk, "3", to(desk, ("ten", "eleven")))
    assert not any(record.type == AmendmentRectified.type for record in desk.state.records)


def test_what_it_says_already(desk: Desk) -> None:
    """The same text, or the text that is to be amended, is no wording."""
    propose(desk, ("ten", "twelve"))
    with pytest.raises(SaysSo):
        rectify(desk, "1", to(desk, ("ten", "twelve")))
    with pytest.raises(NothingChanged):
        rectify(desk, "1", Rectification(desk.state.text))


def test_an_inadmissible_one_may_be_mended(desk: Desk) -> None:
    """It stays inadmissible until somebody admits it."""
    propose(desk, ("ten", "twelve"))
    sittings.mark(desk, "1", Mark.INADMISSIBLE, "Nobody understands it.")
    made = rectify(desk, "1", to(desk, ("ten", "eleven")))
    assert (made.label, made.status) == ("1 rect.", Status.INADMISSIBLE)


# Intentions.


def test_an_intention_is_worded(desk: Desk) -> None:
    """Until then nobody votes on it; its first wording is no rectification."""
    meant = submit_intention(desk, " Fewer \n people ", "3.1", Wording("Fewer", "Bob"))
    assert (meant.status, meant.fact.edits) == (Status.TO_BE_WORDED, ())
    assert meant.fact.intention
    assert (meant.fact.intention.words, meant.fact.intention.alinea) == ("Fewer people", 1)
    with pytest.raises(NotVotable):
        sittings.vote(desk, "1", Count(7, 2))
    with pytest.raises(SaysSo):
        rectify(desk, "1", Rectification(None, title="Even fewer"))
    made = rectify(desk, "1", to(desk, ("ten", "nine")))
    assert (made.label, made.status) == ("1", Status.SUBMITTED)
    adopt(desk, made)
    (step,) = consolidate(desk).steps
    assert step.amendments == (made.id,)
    whole(desk)


# Sub-amendments.


def test_sub_amendments_are_carried_onto_the_new_wording(desk: Desk) -> None:
    """They stay as they were written, and go in where the parent still has what they change."""
    one = propose(desk, ("ten citizens follows", "twelve citizens watches"))
    sub = propose(desk, ("the plan.", "the whole plan."), to=one)
    made = rectify(desk, "1", to(desk, ("ten citizens follows", "nine citizens watches")))
    assert written_before(desk.state, made) == [sub]
    assert desk.state.base_text(sub.fact) == desk.state.amended_text(made.submitted)
    adopt(desk, sub, made)
    consolidate(desk)
    assert desk.state.text == replaced(
        text_of({path: content for path, content in FILES.items() if path != "resolution.toml"}),
        ("ten citizens follows the plan", "nine citizens watches the whole plan"),
    )
    whole(desk)


def test_a_sub_amendment_that_lost_its_words(desk: Desk) -> None:
    """What the new wording no longer has is a conflict, for people to settle."""
    from drafting.proceedings.consolidation import plan

    one = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    made = rectify(desk, "1", to(desk, ("committee of ten", "council of many")))
    adopt(desk, sub, made)
    found = plan(desk.state)
    assert {name for conflict in found.conflicts for name in conflict.who} >= {sub.id}


def test_a_sub_amendment_is_rectified_on_its_parents_wording(desk: Desk) -> None:
    """On its own branch, which has the parent's earlier one, it cannot be."""
    path, one = folder(desk), propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("plan", "whole plan"), to=one)
    rectify(desk, "1", to(desk, ("ten", "eleven")))
    git(path, "checkout", "-q", sources.branch_name(sub))
    file = path / FOLLOW_UP
    file.write_text(file.read_text().replace("whole", "entire"))
    with pytest.raises(ParentReworded):
        from_working_tree(opened(path), "2", Rectification(None))
    git(path, "checkout", "-q", "-f", "main")
    here = opened(path)
    parent = here.state.amendments[one.id]
    text = replaced(here.state.amended(parent), ("plan", "entire plan"))
    made = rectify(here, "2", Rectification(text))
    assert here.state.amended(made) == text
    whole(desk)


# Two laptops.


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Desk:
    """Another laptop, that knows the first amendment."""
    propose(desk, ("ten", "twelve"))
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    git(folder(desk), "remote", "add", "origin", str(tmp_path / "hub.git"))
    exchange(desk)
    git(tmp_path, "clone", "-q", str(tmp_path / "hub.git"), "other")
    return opened(tmp_path / "other", "Bob")


def exchange(*desks: Desk) -> None:
    """Exchange everything through the remote."""
    for desk in desks:
        desk.look_again()
        sync(desk, pause=lambda _: None)


def test_two_wordings_at_once(desk: Desk, other: Desk) -> None:
    """Both are kept, on one branch that every clone has; the vote waits until one is chosen."""
    rectify(desk, "1", to(desk, ("ten", "eleven")))
    rectify(other, "1", to(other, ("ten", "nine")))
    exchange(desk, other, desk)
    own = desk.state.amendments
    (name,) = own
    assert branch(desk, own[name]) == branch(other, other.state.amendments[name])
    assert own[name].label == "1 rect. / rect. bis"
    (found,) = disputes(desk.state)
    assert (found.kind, len(found.sides)) == (Kind.WORDING, 2)
    with pytest.raises(readiness.SeveralWordings):
        sittings.vote(desk, "1", Count(7, 2))
    resolve(desk, "1", 2)
    exchange(desk, other)
    for one in (desk, other):
        assert disputes(one.state) == ()
        assert one.state.amendments[name].label == "1 rect. bis"
        assert "nine" in followed_up(one, branch(one, own[name])) or "eleven" in followed_up(
            one, branch(one, own[name])
        )
        whole(one)
    assert followed_up(desk, branch(desk, own[name])) in desk.state.amended(own[name]).to_files()[FOLLOW_UP]


def test_a_choice_between_wordings_stays(desk: Desk, other: Desk) -> None:
    """It made a text, as they did: another rectification comes after it."""
    rectify(desk, "1", to(desk, ("ten", "eleven")))
    rectify(other, "1", to(other, ("ten", "nine")))
    exchange(desk, other, desk)
    resolve(desk, "1", 1)
    with pytest.raises(CannotUndo) as caught:
        undo(desk)
    assert caught.value.why is Why.LASTING
    assert rectify(desk, "1", to(desk, ("ten", "two"))).label == "1 rect. ter"
    whole(desk)


def test_rectified_here_and_voted_there(desk: Desk, other: Desk) -> None:
    """The text is the one that was voted; the other wording is kept."""
    rectify(desk, "1", to(desk, ("ten", "eleven")))
    adopt(other, "1")
    exchange(desk, other, desk)
    for one in (desk, other):
        found = amendment(one.state, "1")
        assert (found.label, found.status, len(found.wordings)) == ("1", Status.ADOPTED, 2)
        assert disputes(one.state) == ()
    consolidate(desk)
    assert "twelve" in desk.state.text.to_files()[FOLLOW_UP]
    whole(desk)


def test_amended_here_and_rectified_there(desk: Desk, other: Desk) -> None:
    """A sub-amendment stands on the wording that its writer had, with the same commit in every clone."""
    one = amendment(other.state, "1")
    sub = propose(other, ("plan", "whole plan"), to=one)
    before = branch(other, sub)
    rectify(desk, "1", to(desk, ("ten", "eleven")))
    exchange(desk, other, desk)
    assert branch(desk, sub) == branch(other, sub) == before
    adopt(desk, sub.id, "1")
    consolidate(desk)
    assert "eleven citizens follows the whole plan" in desk.state.text.to_files()[FOLLOW_UP]
    whole(desk)


# What is said of it.


def test_the_minutes(desk: Desk) -> None:
    """Each sentence has the label that the amendment had then, and whose consent was noted."""
    propose(desk, ("ten", "twelve"), title="More")
    rectify(desk, "1", to(desk, ("ten", "eleven"), consent=("Bob", "Zoé")))
    rectify(desk, "1", to(desk, ("ten", "nine")))
    facts = [one.said.fact for one in amendment(desk.state, "1").wordings]
    assert [said for fact in facts for said in minutes.sentences(desk.state, fact)] == [
        "Amendment 1: More (Bob)",
        "Amendment 1 rect.: More (with the consent of Bob, Zoé)",
        "Amendment 1 rect. bis: More (its author's consent is not noted)",
    ]


@pytest.mark.parametrize("written", ["1", "1 rect.", "no. 1 rect. bis", "1 (rect)", "1 rectifié", "n° 1 rectifié bis"])
def test_it_is_found_by_its_label(desk: Desk, written: str) -> None:
    """As people write it, whichever wording they mean."""
    one = propose(desk, ("ten", "twelve"))
    assert amendment(desk.state, written.replace("no. ", "n°")) is desk.state.amendments[one.id]
