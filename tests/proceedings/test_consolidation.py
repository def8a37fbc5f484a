"""Consolidation: the same text whatever the order; a conflict stops it until somebody settles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.amending.apply import apply
from drafting.proceedings import consolidation, drafting_rounds, sittings, submitting
from drafting.proceedings.consolidation import (
    ConflictsRemain,
    NothingToConsolidate,
    OutcomeDisputed,
    plan,
)
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import NoReading
from drafting.proceedings.settling import NotASide, UnknownConflict, settle
from drafting.proceedings.submitting import Wording
from drafting.store.worktree import UnsavedWork
from drafting.text.model import Text
from drafting.voting.ballots import Count
from tests.helpers import FILES, SETTINGS, Clock, git, put, refs
from tests.proceedings.actions import (
    FOLLOW_UP,
    MEANS,
    adopt,
    consolidate,
    folder,
    opened,
    propose,
    reject,
    replaced,
    written,
)
from tests.property import generate


def says(desk: Desk, key: str = "follow-up") -> str:
    """What an article says, without its title."""
    return desk.state.text[f"articles/{key}"].markdown.partition("\n\n")[2].strip()


# Steps.


def test_one_step_for_each_adoption_in_the_order_of_votes(desk: Desk) -> None:
    """Rejected ones are left; each step holds its text, label and count."""
    one, two, three = (propose(desk, c) for c in (("ten", "twelve"), ("plants", "loves"), ("voted", "debated")))
    adopt(desk, two)
    reject(desk, three)
    adopt(desk, one)
    made = consolidate(desk)
    assert [(step.amendments, step.label, step.vote) for step in made.steps] == [
        ((two.id,), "2", "7-2-1"),
        ((one.id,), "1", "7-2-1"),
    ]
    reading = desk.state.reading
    assert reading is not None
    assert [step.text for step in made.steps] == [reading.text_at(n).digest for n in (1, 2)]
    assert "plants" in reading.frozen["articles/purpose"].markdown
    assert made.text == desk.state.text
    assert says(desk) == "A committee of twelve citizens follows the plan."


def test_nothing_to_consolidate(desk: Desk) -> None:
    """Nothing adopted, or all of it in the text already, or no open reading."""
    with pytest.raises(NothingToConsolidate):
        consolidate(desk)
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    with pytest.raises(NothingToConsolidate):
        consolidate(desk)
    adopt(desk, "text")
    consolidate(desk)
    with pytest.raises(NoReading):
        consolidate(desk)


def test_identical_amendments_are_one_step(desk: Desk) -> None:
    """Both are named, the words come once."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("ten", "twelve"), title="Same")
    held = sittings.vote(desk, one.id, Count(7, 2))
    assert held.identical == (two,)
    (step,) = consolidate(desk).steps
    assert (step.amendments, step.label) == ((one.id, two.id), "1, 2")
    assert desk.state.amendments[two.id].consolidated == 1
    parents = desk.repository.parents(desk.main or "")
    assert len(parents) == 3


def test_what_stands_in_the_text_already_is_a_step_without_words(desk: Desk) -> None:
    """An identical amendment adopted later changes nothing."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    two = propose(desk, ("ten", "twelve"), base=0)
    adopt(desk, two)
    (step,) = consolidate(desk).steps
    assert [layer.edits for layer in step.layers] in ([], [()])
    assert says(desk) == "A committee of twelve citizens follows the plan."
    assert desk.state.amendments[two.id].consolidated == 2


def test_disputed_outcomes_stop_it(desk: Desk) -> None:
    """Two count sheets for one amendment: nothing is folded in until a recount replaces them."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    vote = desk.state.amendments[amendment.id].votes[0].fact
    with desk.writing():
        desk.write([replace(vote, sheet=Count(1, 2))])
    with pytest.raises(OutcomeDisputed) as caught:
        consolidate(desk)
    assert caught.value.labels == ("1",)


def test_unsaved_work_stops_it_before_anything_is_written(desk: Desk) -> None:
    """A changed file that would be overwritten is named; one that would not be stays as it is."""
    path = folder(desk)
    adopt(desk, propose(desk, ("ten", "twelve")))
    before, records = refs(path), list(desk.state.records)
    put(path, {FOLLOW_UP: "# Follow-up\n\nMine.\n", MEANS: "# Means\n\nMine too.\n"})
    with pytest.raises(UnsavedWork) as caught:
        consolidate(desk)
    assert caught.value.paths == (FOLLOW_UP,)
    assert (refs(path), desk.state.records) == (before, records)
    assert (path / FOLLOW_UP).read_text() == "# Follow-up\n\nMine.\n"
    git(path, "checkout", "-q", FOLLOW_UP)
    consolidate(desk)
    assert "twelve" in (path / FOLLOW_UP).read_text()
    assert (path / MEANS).read_text() == "# Means\n\nMine too.\n"


def test_articles_come_and_go_in_the_tree(desk: Desk) -> None:
    """New and removed articles appear and disappear, and git sees a clean tree."""
    after = written(desk.state.text, {"articles/025-new.md": "# New\n\nNew.\n", MEANS: None})
    adopt(desk, submitting.submit(desk, after, Wording("New", "Bob")))
    consolidate(desk)
    path = folder(desk)
    assert (path / "articles/025-new.md").exists()
    assert not (path / MEANS).exists()
    assert git(path, "status", "--porcelain") == ""


# Sub-amendments.


def test_sub_amendments_are_layers(desk: Desk) -> None:
    """Each layer has its own words, whose origin is told apart."""
    parent = propose(desk, ("A committee of ten citizens", "A committee of twelve citizens drawn by lot"))
    one = propose(desk, ("twelve", "fifteen"), to=parent)
    two = propose(desk, ("by lot", "by lot every year"), to=parent)
    no = propose(desk, ("drawn", "chosen"), to=parent)
    reject(desk, no)
    adopt(desk, one, two, parent)
    (step,) = consolidate(desk).steps
    assert step.amendments == (parent.id, one.id, two.id)
    assert [layer.by for layer in step.layers] == [(parent.id,), (one.id,), (two.id,)]
    assert says(desk) == "A committee of fifteen citizens drawn by lot every year follows the plan."
    assert desk.state.reading is not None
    threads = desk.state.reading.weave().divisions["articles/follow-up"].threads
    origin = {thread.token.strip(): thread.added for thread in threads if thread.stands and thread.added}
    assert (origin["fifteen"], origin["drawn"], origin["year"]) == ((one.id,), (parent.id,), (two.id,))


def test_sub_amendments_that_collide_are_a_conflict(desk: Desk) -> None:
    """As between amendments; settled, the parent goes in with what was chosen."""
    parent = propose(desk, ("ten", "twelve"))
    one, two = (propose(desk, ("twelve", n), to=parent) for n in ("fifteen", "sixteen"))
    adopt(desk, one, two, parent)
    with pytest.raises(ConflictsRemain) as caught:
        consolidate(desk)
    (conflict,) = caught.value.conflicts
    assert conflict.who == (one.id, two.id)
    settle(desk, conflict.key, take=[two.id])
    consolidate(desk)
    assert says(desk).startswith("A committee of sixteen citizens")


def test_a_sub_amendment_of_a_rejected_amendment_falls_with_it(desk: Desk) -> None:
    """Its parent is not there."""
    parent = propose(desk, ("ten", "twelve"))
    adopt(desk, propose(desk, ("twelve", "six"), to=parent))
    reject(desk, parent)
    with pytest.raises(NothingToConsolidate):
        consolidate(desk)


def test_sub_amendments_after_other_adoptions(desk: Desk) -> None:
    """Layers are told apart on a text that moved on, too."""
    parent = propose(desk, ("ten citizens", "twelve citizens drawn by lot"))
    sub = propose(desk, ("twelve", "fifteen"), to=parent)
    other = propose(desk, ("the plan", "the plan closely"))
    before = written(
        desk.state.text,
        {"articles/030-follow-up.md": "# Follow-up\n\nFirst.\n\nA committee of ten citizens follows the plan.\n"},
    )
    adopt(desk, submitting.submit(desk, before, Wording("First", "Bob")))
    consolidate(desk)
    adopt(desk, other, sub, parent)
    steps = consolidate(desk).steps
    assert [layer.by for layer in steps[-1].layers] == [(parent.id,), (sub.id,)]
    assert says(desk) == "First.\n\nA committee of fifteen citizens drawn by lot follows the plan closely."


# Conflicts.


@pytest.fixture
def replacing(desk: Desk) -> Desk:
    """Two adopted amendments that put other words in one place."""
    adopt(desk, propose(desk, ("ten", "twelve")), propose(desk, ("ten citizens", "nine people")))
    return desk


@pytest.fixture
def inserting(desk: Desk) -> Desk:
    """Two adopted amendments that add words at one point."""
    adopt(desk, propose(desk, ("citizens follows", "citizens and experts follows")))
    adopt(desk, propose(desk, ("citizens follows", "citizens or judges follows")))
    return desk


def key(desk: Desk) -> str:
    """The one conflict of what is adopted."""
    (conflict,) = plan(desk.state).conflicts
    return conflict.key


def test_a_conflict_stops_it(replacing: Desk) -> None:
    """Both sides and the place are named; nothing is written."""
    before = refs(folder(replacing))
    with pytest.raises(ConflictsRemain) as caught:
        consolidate(replacing)
    (conflict,) = caught.value.conflicts
    assert (conflict.division, conflict.who) == ("articles/follow-up", ("A-01", "A-02"))
    assert refs(folder(replacing)) == before


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (["1"], "A committee of twelve citizens follows the plan."),
        (["A-02"], "A committee of nine people follows the plan."),
        ([], "A committee of ten citizens follows the plan."),
    ],
)
def test_a_side_is_taken_or_none(replacing: Desk, take: list[str], expected: str) -> None:
    """Either, or neither; the choice is a fact that another clone reads."""
    settle(replacing, key(replacing), take=take)
    again = opened(folder(replacing))
    made = consolidate(again)
    assert says(again) == expected
    assert sorted(name for step in made.steps for name in step.amendments) == ["A-01", "A-02"]
    assert all(a.consolidated for a in again.state.of_reading())


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (["1", "2"], "A committee of ten citizens and experts or judges follows the plan."),
        (["2", "1"], "A committee of ten citizens or judges and experts follows the plan."),
        (["2"], "A committee of ten citizens or judges follows the plan."),
    ],
)
def test_both_are_taken_in_an_order(inserting: Desk, take: list[str], expected: str) -> None:
    """Insertions at one point can stand one after the other."""
    settle(inserting, key(inserting)[:6], take=take)
    consolidate(inserting)
    assert says(inserting) == expected


def test_other_words_are_put_there(replacing: Desk) -> None:
    """The alinéa says what was agreed in the room."""
    settle(replacing, key(replacing), blocks="A committee of eleven citizens follows the plan.\n\nIt meets monthly.\n")
    consolidate(replacing)
    assert says(replacing) == "A committee of eleven citizens follows the plan.\n\nIt meets monthly."


def test_choices_that_a_conflict_does_not_offer(replacing: Desk) -> None:
    """Both where words are replaced, an amendment that takes no part, a conflict that is not there."""
    third = propose(replacing, ("plants", "loves"))
    with pytest.raises(NotASide) as caught:
        settle(replacing, key(replacing), take=["1", "2"])
    assert caught.value.written == "1, 2"
    with pytest.raises(NotASide) as caught:
        settle(replacing, key(replacing), take=[third.id])
    assert caught.value.written == third.id
    for wrong in ("", "zzz"):
        with pytest.raises(UnknownConflict) as unknown:
            settle(replacing, wrong, take=["1"])
        assert (unknown.value.key, unknown.value.known) == (wrong, (key(replacing),))


def test_a_conflict_over_a_whole_article(desk: Desk) -> None:
    """Deleting an article and amending it cannot both stand; its words cannot be rewritten as a passage."""
    gone = submitting.submit(desk, written(desk.state.text, {FOLLOW_UP: None}), Wording("Delete", "Bob"))
    adopt(desk, gone, propose(desk, ("ten", "twelve")))
    with pytest.raises(NotASide):
        settle(desk, key(desk), blocks="x\n")
    settle(desk, key(desk), take=["1"])
    consolidate(desk)
    assert "articles/follow-up" not in desk.state.text


def later(desk: Desk) -> str:
    """A conflict with words that were adopted and consolidated before."""
    old = propose(desk, ("ten citizens", "nine people"))
    shift = written(
        desk.state.text, {FOLLOW_UP: "# Follow-up\n\nFirst.\n\nA committee of ten citizens follows the plan.\n"}
    )
    adopt(desk, submitting.submit(desk, shift, Wording("First", "Bob")), propose(desk, ("ten", "twelve")))
    consolidate(desk)
    adopt(desk, old)
    with pytest.raises(ConflictsRemain):
        consolidate(desk)
    return key(desk)


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (["1"], "First.\n\nA committee of nine people follows the plan."),
        (["3"], "First.\n\nA committee of twelve citizens follows the plan."),
        ([], "First.\n\nA committee of ten citizens follows the plan."),
    ],
)
def test_a_conflict_with_what_is_in_the_text_already(desk: Desk, take: list[str], expected: str) -> None:
    """The older amendment's words, those that stand, or what was there before both."""
    settle(desk, later(desk), take=take)
    consolidate(desk)
    assert says(desk) == expected


def test_other_words_for_what_is_in_the_text_already(desk: Desk) -> None:
    """The alinéa as it stands now is what gives way."""
    settle(desk, later(desk), blocks="A committee of eleven citizens follows the plan.\n")
    consolidate(desk)
    assert says(desk) == "First.\n\nA committee of eleven citizens follows the plan."


# Adoption.


def test_adoption_renumbers(desk: Desk) -> None:
    """Prefixes by tens, a table of old and new numbers, cross-references with the new ones."""
    text = desk.state.text
    after = written(
        text,
        {"articles/005-first.md": "# First\n\nFirst.\n", "articles/025-more.md": "# More\n\nMore.\n", FOLLOW_UP: None},
    )
    adopt(desk, submitting.submit(desk, after, Wording("More", "Bob")))
    consolidate(desk)
    adopt(desk, "text")
    made = consolidate(desk)
    assert made.steps == ()
    assert made.final is not None
    assert made.final.correspondence == (
        ("articles/first", "A", "1"),
        ("articles/purpose", "1", "2"),
        ("articles/means", "2", "3"),
        ("articles/more", "2A", "4"),
    )
    assert [d.path for d in desk.state.text.series("articles")] == [
        "articles/010-first.md", "articles/020-purpose.md", "articles/030-means.md", "articles/040-more.md",
    ]  # fmt: skip
    assert "They follow [article 2](articles/purpose)." in desk.state.text["articles/means"].markdown
    path = folder(desk)
    assert git(path, "status", "--porcelain") == ""
    assert "A -> 1" in git(path, "log", "-1", "--format=%b", "main", "--")
    assert git(path, "rev-parse", "adopted/1^{commit}") == git(path, "rev-parse", "main")
    assert desk.state.reading is not None
    assert str(desk.state.reading.labels["articles/more"]) == "4"


def test_adopted_and_consolidated_at_once(desk: Desk) -> None:
    """What was voted before the whole goes in before it is renumbered; a rejected whole adopts nothing."""
    adopt(desk, propose(desk, ("ten", "twelve")), "text")
    made = consolidate(desk)
    assert (len(made.steps), made.final is not None) == (1, True)
    assert "twelve" in says(desk)


def test_a_rejected_whole_adopts_nothing(desk: Desk) -> None:
    """The reading stays open."""
    sittings.vote(desk, "text", Count(2, 7))
    with pytest.raises(NothingToConsolidate):
        consolidate(desk)


def test_a_long_series_gets_wider_prefixes(tmp_path: Path) -> None:
    """A hundred articles are still sorted by their prefix."""
    files = {f"articles/{n:03}-a{n}.md": f"# A{n}\n\nText.\n" for n in range(1, 101)}
    start = {"resolution.toml": SETTINGS, "preamble.md": FILES["preamble.md"], **files}
    desk = drafting_rounds.start(tmp_path / "long", start, Clock(), "Ada")
    drafting_rounds.open_reading(desk)
    adopt(desk, "text")
    consolidate(desk)
    series = desk.state.text.series("articles")
    assert (series[0].path, series[-1].path) == ("articles/0010-a1.md", "articles/1000-a100.md")


def test_a_second_reading(desk: Desk) -> None:
    """The adopted text is frozen anew, with numbers of its own."""
    adopt(desk, propose(desk, ("ten", "twelve")), "text")
    consolidate(desk)
    drafting_rounds.open_reading(desk, "Council")
    second = propose(desk, ("twelve", "thirteen"))
    assert (second.number, second.fact.reading) == (1, 2)
    adopt(desk, second)
    consolidate(desk)
    adopt(desk, "text")
    consolidate(desk)
    assert "thirteen" in says(desk)
    assert git(folder(desk), "tag").split() == ["adopted/1", "adopted/2", "reading/1", "reading/2"]


# In any order, the same text.


def _steps(text: Text, plans: Sequence[consolidation.Plan]) -> Text:
    for made in plans:
        for step in made.steps:
            for layer in step.layers:
                text = apply(text, layer.edits)
            assert text.digest == step.text
    return text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_the_text_never_depends_on_when_it_is_consolidated(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In one go, one by one, or by halves: amendments of one text that don't collide make one text."""
    random = Random(seed)  # noqa: S311
    words = generate.vocabulary(random)
    base = generate.text(random, words)
    files = {"resolution.toml": SETTINGS, **{p: c for p, c in base.to_files().items() if c.strip()}}
    if len(files) < 2:
        return
    desks: list[Desk] = []
    for way in range(3):
        path = tmp_path_factory.mktemp("order") / f"{way}"
        try:
            desk = drafting_rounds.start(path, files, Clock(), "Ada", device="aaaaaaaa")
            drafting_rounds.open_reading(desk)
        except drafting_rounds.HasProblems:
            return
        desks.append(desk)
    frozen = desks[0].state.text
    texts = [text for _ in range(4) if (text := generate.amended(random, frozen, words)) != frozen]
    plans: list[list[consolidation.Plan]] = []
    for way, desk in enumerate(desks):
        for n, text in enumerate(texts):
            submitting.submit(desk, text, Wording(f"{n}", "Bob"), base=0)
        order = [a.id for a in desk.state.of_reading()]
        made: list[consolidation.Plan] = []
        for n, name in enumerate(order):
            if not desk.state.amendments[name].votes:
                adopt(desk, name)
            if way == 1 or (way == 2 and n == len(order) // 2):
                _try(desk, made)
        _try(desk, made)
        plans.append(made)
    if any(plan(desk.state).conflicts for desk in desks):
        return
    ends = {_steps(frozen, made).digest for made in plans}
    assert ends == {desk.state.text.digest for desk in desks}
    assert len(ends) == 1


def _try(desk: Desk, made: list[consolidation.Plan]) -> None:
    try:
        made.append(consolidate(desk))
    except (ConflictsRemain, NothingToConsolidate):
        return


def test_replaced_is_replaced() -> None:
    """The helper refuses to replace what is not there."""
    with pytest.raises(AssertionError):
        replaced(Text(), ("a", "b"))


def test_a_conflict_with_adopted_words_names_only_whose_they_are(desk: Desk) -> None:
    """What else was adopted since has no part in it."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("citizens follows", "citizens watches"))
    adopt(desk, one, two)
    consolidate(desk)
    late = propose(desk, ("ten", "twenty"), base=0)
    adopt(desk, late)
    (conflict,) = plan(desk.state).conflicts
    assert set(conflict.who) == {one.id, late.id}


def test_words_adopted_before_are_not_said_twice(desk: Desk) -> None:
    """An amendment that is partly what was adopted in an earlier consolidation adds only the rest."""
    adopt(desk, propose(desk, ("ten citizens", "twelve citizens")))
    consolidate(desk)
    adopt(desk, propose(desk, ("ten citizens", "twelve citizens"), ("the plan.", "the plan closely."), base=0))
    consolidate(desk)
    assert says(desk) == "A committee of twelve citizens follows the plan closely."


def test_an_identical_amendment_shares_the_sub_amendment_of_its_twin(desk: Desk) -> None:
    """Both are in the text with what was adopted to one of them, once."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("ten", "twelve"), title="Same")
    sub = propose(desk, ("twelve", "twenty"), to=one)
    adopt(desk, sub, one)
    (step,) = consolidate(desk).steps
    assert set(step.amendments) == {one.id, two.id, sub.id}
    assert says(desk) == "A committee of twenty citizens follows the plan."
