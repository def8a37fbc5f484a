"""Importing: rows of a table become amendments, or are refused with their reason."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.amending.apply import apply
from drafting.exchange.tables import Row
from drafting.proceedings import submitting
from drafting.proceedings.desk import Desk
from drafting.proceedings.importing import (
    AlreadyThere,
    NamelessCells,
    NoAuthor,
    NotANumber,
    Refused,
    SaidBefore,
    Understood,
    take_in,
    understand,
)
from drafting.proceedings.instructing import CannotBeEnacted, NotUnderstood
from drafting.proceedings.lookup import NoReading, UnknownAmendment
from drafting.proceedings.submitting import NothingChanged, NumberTaken, TooDeep
from drafting.proceedings.wanted import AskedTwice, ElsewhereThanSaid, NoPlace, NothingAsked
from drafting.text.addresses import BadAddress, NoSuchPlace
from drafting.text.model import Text
from tests.proceedings.actions import MEANS, PURPOSE, adopt, consolidate, folder, opened, propose, written


def row(place: str = "", text: str = "", line: int = 2, **more: Any) -> Row:
    """A row of Ann's."""
    return Row(line, place=place, text=text, **{"author": "Ann", **more})


def understood(desk: Desk, one: Row) -> Understood:
    """What a row means, which must mean something."""
    (verdict,) = understand(desk.state, [one])
    assert isinstance(verdict, Understood), verdict
    return verdict


def made(desk: Desk, one: Row) -> Text:
    """The text that a row makes."""
    return apply(desk.state.text, understood(desk, one).edits)


def why(desk: Desk, *rows: Row) -> list[type]:
    """Why rows are refused; nothing for those that are not."""
    return [type(one.why) for one in understand(desk.state, rows) if isinstance(one, Refused)]


def test_new_text_of_an_alinea(desk):
    """An alinéa says what the row says, and the rest stays."""
    after = made(desk, row("art. 1, al. 2", "It begins with the hottest streets."))
    assert after == written(
        desk.state.text,
        {
            PURPOSE: "# Purpose\n\nThe city plants trees in every street.\n\nIt begins with the hottest streets.\n\n"
            "It reports every year to the assembly.\n"
        },
    )


def test_new_text_of_an_article(desk):
    """An article keeps its title unless a new one is brought; each line of a cell is an alinéa."""
    after = made(desk, row("2", "The means are voted.\nThey are public."))
    assert after["articles/means"].markdown == "# Means\n\nThe means are voted.\n\nThey are public.\n"
    after = made(desk, row("2", "# Money\n\nThe means\nare voted."))
    assert after["articles/means"].markdown == "# Money\n\nThe means are voted.\n"


def test_only_what_changes_is_edited(desk):
    """A text is compared word by word with what it replaces."""
    (edit,) = understood(desk, row("1.2", "It begins with the streets that have some.")).edits
    assert (edit.old, edit.new) == ((" none",), (" some",))


def test_an_item_stays_one(drafted):
    """The words of an item written without its dash, or with it, keep its place in the list."""
    from drafting.proceedings import drafting_rounds

    path = folder(drafted) / MEANS
    path.write_text("# Means\n\nThese:\n\n- money;\n\n  - of the city;\n\n- time.\n")
    drafting_rounds.open_reading(drafted)
    for said in ("of the state;", "- of the state;"):
        after = made(drafted, row("2.3", said))
        assert after["articles/means"].markdown.count("\n  - of the state;\n") == 1


def test_apostrophes(drafted):
    """An apostrophe that a spreadsheet made curly is no change where the article writes straight ones."""
    from drafting.proceedings import drafting_rounds

    (folder(drafted) / MEANS).write_text("# Means\n\nThe city's means aren't small.\n")
    drafting_rounds.open_reading(drafted)
    assert why(drafted, row("2.1", "The city’s means aren’t small.")) == [NothingChanged]


def test_instruction(desk):
    """An instruction is read into edits of the place that the row names."""
    after = made(
        desk,
        row(
            "2",
            instruction="Paragraph 1 is amended by striking “every year” and inserting “every spring” in its place.",
        ),
    )
    assert after["articles/means"].blocks[1].text == "The means of article 1 are voted every spring."


def test_instruction_in_another_language(desk):
    """An instruction in French is read in an English text, too; it may name its article itself."""
    after = made(
        desk, row(instruction="À l'alinéa 1 de l'article 2, remplacer le mot : « year » par le mot : « spring ».")
    )
    assert after["articles/means"].blocks[1].text == "The means of article 1 are voted every spring."


def test_instruction_for_an_alinea(desk):
    """The alinéa that the row names is where words are looked for."""
    instruction = "Remplacer le mot : « every » par le mot : « each »."
    after = made(desk, row("1, al. 3", instruction=instruction))
    assert after["articles/purpose"].blocks[1].text == "The city plants trees in every street."
    assert after["articles/purpose"].blocks[3].text == "It reports each year to the assembly."


def test_instruction_that_strays(desk):
    """An instruction that changes another place than the row names is refused."""
    deleting = "Supprimer cet article."
    assert made(desk, row("2", instruction=deleting)).get("articles/means") is None
    assert why(desk, row("2.1", instruction=deleting)) == [ElsewhereThanSaid]


def test_a_new_article(desk):
    """A text after an article is a new one there."""
    after = made(desk, row("after article 1", "# Benches\n\nThere are benches under the trees."))
    assert [d.title for d in after.series("articles")] == ["Purpose", "Benches", "Means", "Follow-up"]
    assert understood(desk, row("après l'article 1", "# B\n\nX.")).places[0][1]


def test_a_new_alinea(desk):
    """A text after an alinéa is a new one there."""
    after = made(desk, row("before 1.2", "It waters them."))
    assert after["articles/purpose"].blocks[2].text == "It waters them."


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (row("9", "x"), NoSuchPlace),
        (row("1.7", "x"), NoSuchPlace),
        (row("somewhere", "x"), BadAddress),
        (row("", "x"), NoPlace),
        (row("1.1"), NothingAsked),
        (row("1.1", "\\"), NothingAsked),
        (row("1.1", "x", instruction="Delete."), AskedTwice),
        (row("1.1", "The city plants trees in every street."), NothingChanged),
        (row("1.1", "x", author=""), NoAuthor),
        (row("1.1", "x", number="twelve"), NotANumber),
        (row("1.1", "x", parent="99"), UnknownAmendment),
        (row("1.1", "x", surplus=("y",)), NamelessCells),
        (row("1", instruction="Plant trees wherever there is room."), NotUnderstood),
        (row("1", instruction="Remplacer le mot : « gravel » par le mot : « sand »."), CannotBeEnacted),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_refusals(desk, one, reason):
    """A row that cannot be taken in says why."""
    if one.text == "\\":
        one = row("1.1", "[](x)")
    assert why(desk, one) == [reason]


def test_same_row_twice(desk):
    """A row that another said, by the same author, is refused; by another author it is another amendment."""
    rows = [row("1.1", "x"), row("1.1", "x", line=3, author="ANN"), row("1.1", "x", author="Bob")]
    assert why(desk, *rows) == [SaidBefore]
    (refused,) = (one for one in understand(desk.state, rows) if isinstance(one, Refused))
    assert (refused.row.line, refused.why.line) == (3, 2)


def test_a_table_taken_in_twice(desk):
    """What was taken in is not taken in again."""
    take_in(desk, [understood(desk, row("1.1", "x"))])
    assert why(desk, row("1.1", "x"), row("1.1", "y")) == [AlreadyThere]


def test_numbers(desk):
    """A number that is free is kept, the others go on after the highest; one that is taken is refused."""
    propose(desk, ("street.", "road."))
    rows = [row("1.1", "a"), row("1.1", "b", number="n° 7"), row("1.1", "c"), row("1.1", "d", number="2")]
    verdicts = understand(desk.state, rows)
    amendments = take_in(desk, [one for one in verdicts if isinstance(one, Understood)])
    assert [a.number for a in amendments] == [8, 7, 9, 2]
    assert why(desk, row("1.1", "e", number="7"), row("1.1", "f", number="11"), row("1.1", "g", number="11")) == [
        NumberTaken,
        NumberTaken,
    ]


def test_what_people_say(desk):
    """Author, cosigners, statement and title come with it; a title that is missing is made."""
    one = understood(desk, row("1.1", "x", title="Trees", statement="Why not.", cosigners=("Bob",)))
    assert one.wording == submitting.Wording("Trees", "Ann", "Why not.", ("Bob",))
    assert understood(desk, row("art. 1, al. 1", "x")).wording.title == "Article 1, alinéa 1"
    assert understood(desk, row("after article 1", "# X\n\nY")).wording.title == "After article 1"
    long = "Remplacer le mot : « trees » par les mots : « trees, shrubs, flowers, grass and whatever else grows »."
    assert understood(desk, row("1", instruction=long)).wording.title == (
        "Remplacer le mot : « trees » par les mots : « trees, shrubs, flowers…"
    )


def test_sub_amendment(desk):
    """A row that names an amendment amends its text, as deep as the standing orders allow."""
    parent = propose(desk, ("trees in", "oaks in"))
    (made_,) = take_in(desk, [understood(desk, row("1.1", "The city plants oaks in each street.", parent="no. 1"))])
    assert made_.fact.parent == parent.id
    assert "oaks in each" in desk.state.amended(made_)["articles/purpose"].markdown
    assert why(desk, row("1.1", "x", parent=str(made_.number))) == [TooDeep]


def test_sub_amendment_to_a_row(desk):
    """A row may amend the amendment that an earlier row is to become, by its number."""
    rows = [
        row("1.1", "The city plants oaks in every street.", number="7"),
        row("1.1", "The city plants young oaks in every street.", line=3, parent="n° 7"),
        row("1.1", "The city plants old oaks in every street.", line=4, parent="8"),
        row("1.1", "x", line=5, parent="7", number="9"),
        row("1.1", "y", line=6, parent="9"),
    ]
    assert why(desk, *rows) == [UnknownAmendment, TooDeep]
    verdicts = understand(desk.state, rows)
    parent, first, last = take_in(desk, [one for one in verdicts if isinstance(one, Understood)])
    assert (parent.number, first.number, last.number) == (7, 10, 9)
    assert {first.fact.parent, last.fact.parent} == {parent.id}
    assert "young oaks" in desk.state.amended(first)["articles/purpose"].markdown


def test_the_text_as_it_stands(desk):
    """Rows are about the text with what was adopted and consolidated."""
    adopt(desk, propose(desk, ("trees in", "oaks in")))
    consolidate(desk)
    (edit,) = understood(desk, row("1.1", "The city plants elms in every street.")).edits
    assert edit.old == (" oaks",)


def test_all_at_once(desk):
    """What was understood is written in one go, as a new command sees it."""
    rows = [row("1.1", f"x{n}", line=n) for n in range(2, 32)]
    heard: list[int] = []
    verdicts = understand(desk.state, rows, heard.append)
    assert heard == list(range(1, 31))
    take_in(desk, [one for one in verdicts if isinstance(one, Understood)])
    again = opened(folder(desk))
    assert [a.fact.title for a in again.state.of_reading()] == ["Article 1, alinéa 1"] * 30
    assert len({one.record.at for one in again.state.of_reading()}) == 1


def test_no_reading(drafted):
    """Nothing can be imported while the text is a draft."""
    with pytest.raises(NoReading):
        understand(drafted.state, [row("1.1", "x")])


def test_an_id_is_not_a_number_of_the_table(desk):
    """“A-01” is the amendment of that name, though a row bears the number 1."""
    (parent,) = take_in(desk, [understood(desk, row("1.1", "The city plants oaks.", number="40"))])
    assert parent.id == "A-01"
    rows = [row("1.2", "New.", number="1"), row("1.1", "The city plants old oaks.", line=3, parent="A-01")]
    *_, sub = understand(desk.state, rows)
    assert isinstance(sub, Understood)
    assert sub.to is parent


def test_numbers_without_end(desk):
    """They are no numbers of amendments, and name none."""
    endless = "9" * 5000
    found = why(desk, row("1.1", "x", number=endless), row("1.1", "y", parent=endless))
    assert found == [NotANumber, UnknownAmendment]
