"""The act: references, dates, and errors of form put right."""

from __future__ import annotations

import datetime as dt

import pytest

from drafting.amending.substance.form import Beyond
from drafting.deliberation.state import WHOLE
from drafting.proceedings import acts, publication, reproducing
from drafting.proceedings.acts import NoReason, NothingAdopted
from drafting.proceedings.desk import Desk
from drafting.proceedings.drafting_rounds import open_reading
from drafting.proceedings.intake import NothingChanged
from tests.helpers import git, refs
from tests.proceedings.actions import PURPOSE, adopt, consolidate, folder, opened, propose, replaced
from tests.proceedings.test_versions import write


@pytest.fixture
def adopted(desk: Desk) -> Desk:
    """A small text that was amended and adopted."""
    adopt(desk, propose(desk, ("ten", "twelve")), WHOLE)
    consolidate(desk)
    return desk


def test_what_is_known_grows(adopted: Desk) -> None:
    """The number first, the dates when they are known."""
    acts.register(adopted, " 2026  DSOL 12 ")
    known = acts.register(adopted, transmitted=dt.date(2026, 7, 15))
    assert (known.references, known.transmitted, known.published) == (("2026 DSOL 12",), (dt.date(2026, 7, 15),), ())


def test_who_knew_corrects(adopted: Desk) -> None:
    """A reference that was mistyped is said again, and stands."""
    acts.register(adopted, "2026 DSOL 21")
    assert acts.register(adopted, "2026 DSOL 12").references == ("2026 DSOL 12",)


def test_it_is_printed_on_the_text(adopted: Desk) -> None:
    """On its first page, in the language of the text."""
    acts.register(adopted, "2026 DSOL 12", dt.date(2026, 7, 15), dt.date(2026, 7, 16))
    assert publication.document(adopted.state, "text").front.act == (
        "No.\u00a02026 DSOL 12",
        "Transmitted on 15\u00a0July 2026",
        "Published on 16\u00a0July 2026",
    )


def test_an_erratum_is_a_commit_and_a_tag(adopted: Desk) -> None:
    """What was adopted keeps its tag; the corrected text follows it."""
    before = adopted.repository.commit_named("adopted/1")
    write(adopted, "every street", "each street")
    made = acts.correct(adopted, None, "the wrong word")
    assert (made.number, made.doubts) == (1, ())
    assert "each street" in adopted.state.text.to_files()[PURPOSE]
    assert adopted.repository.commit_named("adopted/1") == before
    assert adopted.repository.commit_named("adopted/1-erratum-1") == adopted.main
    assert adopted.repository.parents(adopted.main or "") == [before]
    assert git(folder(adopted), "status", "--porcelain") == ""


def test_errata_are_listed_on_the_text(adopted: Desk) -> None:
    """When, where and why."""
    acts.correct(adopted, replaced(adopted.state.text, ("every street", "each street")), "the wrong word")
    view = publication.document(adopted.state, "text")
    assert [said.partition(", ")[2] for said in view.errata] == ["article\u00a01: the wrong word"]
    assert "errata" in [entry.anchor for entry in view.contents]


def test_what_is_more_than_form_is_said(adopted: Desk) -> None:
    """It is recorded all the same: a person judges."""
    made = acts.correct(adopted, replaced(adopted.state.text, ("twelve", "twenty")), "a slip")
    assert [doubt.beyond for doubt in made.doubts] == [Beyond.FIGURE]


def test_errata_are_reproduced(adopted: Desk) -> None:
    """Two of them, from the facts alone, with the same tags."""
    acts.correct(adopted, replaced(adopted.state.text, ("every street", "each street")), "the wrong word")
    acts.correct(adopted, replaced(adopted.state.text, ("It begins", "This begins")), "unclear")
    (folder(adopted) / ".git/alinea/projection.json").unlink()
    again = opened(folder(adopted))
    assert again.projector.project(again.state).items() <= refs(folder(adopted)).items()
    assert list(reproducing.texts(again.state)) == []


def test_the_next_body_reads_the_corrected_text(adopted: Desk) -> None:
    """From then on the first body's text is no longer corrected, and its act can still be completed."""
    acts.correct(adopted, replaced(adopted.state.text, ("every street", "each street")), "the wrong word")
    corrected = adopted.state.text
    assert open_reading(adopted).frozen == corrected
    with pytest.raises(NothingAdopted):
        acts.correct(adopted, replaced(corrected, ("each street", "any street")), "again")
    assert acts.register(adopted, "2026 V. 4").reading == 1


def test_refusals(adopted: Desk) -> None:
    """No reason, no change."""
    with pytest.raises(NoReason):
        acts.correct(adopted, replaced(adopted.state.text, ("every street", "each street")), " ")
    with pytest.raises(NothingChanged):
        acts.correct(adopted, adopted.state.text, "nothing")


def test_nothing_is_adopted_yet(desk: Desk) -> None:
    """A text under discussion has neither number nor errata."""
    with pytest.raises(NothingAdopted):
        acts.register(desk, "2026 DSOL 12")
    with pytest.raises(NothingAdopted):
        acts.correct(desk, desk.state.text, "a slip")
