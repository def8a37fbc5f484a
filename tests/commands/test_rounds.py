"""Writing rounds, bodies and acts at the command line."""

from __future__ import annotations

import pytest

from tests.commands.conftest import MEANS, PURPOSE


def test_versions(draft):
    """A state of the draft is named, listed, and compared with another, or with what is in the files."""
    assert draft.done("version", "V1", "--note", "first round") == "✓ Version V1 is recorded (tag version/v1).\n"
    draft.write(PURPOSE, "every evening", "every Sunday")
    draft.done("version", "mark")
    assert "[-evening-] {+Sunday+}" in draft.done("diff", "V1", "V2")
    draft.write(MEANS, "voted", "decided")
    assert "{+decided+}" in draft.done("diff")
    assert [line.split()[0] for line in draft.done("version", "list").splitlines()] == ["V1", "V2"]
    assert [one["tag"] for one in draft("version", "list", "--json").json] == ["version/v1", "version/v2"]
    assert draft("version", "V2").err.startswith("Error: There is a version “V2” already.")


def test_an_instruction_between_two_versions(draft):
    """What the second changed, as a clerk would write it."""
    draft.done("version", "V1")
    draft.write(PURPOSE, "every evening", "every Sunday")
    draft.done("version", "V2")
    assert "leave out “evening” and insert “Sunday”" in draft.done("diff", "V1", "V2", "--format", "instruction")


def test_a_version_and_a_reading(draft):
    """Once the text is frozen, versions can still be compared with it."""
    draft.done("version", "V1")
    draft.write(PURPOSE, "every evening", "every Sunday")
    draft.done("reading", "open")
    assert "{+Sunday+}" in draft.done("diff", "V1", "reading/1")
    assert "A reading has frozen the text" in draft("version", "V2").err


def test_remarks(draft):
    """Made, answered, and listed where the alinéa stands now, or with its words once it is gone."""
    assert draft.done("remark", "1.1", "Which?", "--by", "Table 4") == "✓ Remark 1 is recorded.\n"
    draft.done("remark", "add", "1.2", "To whom?")
    draft.done("remark", "answer", "1", "All.", "--by", "Bureau")
    draft.write(PURPOSE, "The city", "Streets are for all.\n\nThe city")
    draft.write(PURPOSE, "It reports on this every year.\n", "")
    draft.done("version", "V1")
    assert draft.done("remark", "list").splitlines() == [
        "Article 1, alinéa 2",
        "  1 (Table 4): Which?",
        "      Answer (Bureau): All.",
        "",
        "Gone: “It reports on this every year.”",
        "  2 (Nadia): To whom?",
    ]
    found = draft("remark", "list", "--unanswered", "--json").json
    assert [(one["said"], one["address"], one["now"]) for one in found] == [("To whom?", None, None)]


def test_remarks_on_what_is_not_there(draft):
    """No version, no place, no words, no remark: a sentence each."""
    for arguments, said in (
        (("1", "x", "--on", "V9"), "There is no version “V9”."),
        (("9", "x"), "There is no “9” in this text."),
        (("1", " "), "Nothing was said"),
        (("answer", "4", "x"), "There is no remark “4”."),
    ):
        assert said in draft("remark", *arguments).err


def test_ideas(draft):
    """From what was heard to the words of the text."""
    draft.done("idea", "add", "Streets to play in", "--from", "Table 4", "--at", "hearing of 12 January")
    draft.done("idea", "add", "Room to play")
    assert draft.done("idea", "keep", "1") == "✓ Idea 1 is kept\n"
    draft.done("idea", "merge", "2", "--into", "1", "--reason", "the same")
    draft.done("idea", "cite", "2", "1.1")
    draft.write(PURPOSE, "every evening", "every Sunday")
    draft.done("version", "V1")
    assert draft.done("idea", "show", "1").splitlines() == [
        "1  Streets to play in (Table 4, hearing of 12 January)",
        "   Idea 1 is kept",
        "   + 2  Room to play",
        "",
        "Article 1, alinéa 1",
        "  The city opens its streets to children every Sunday.",
    ]
    first, second = draft("idea", "list", "--json").json
    assert (first["at"], second["fates"][0]["into"], second["cited"][0]["address"]) == (
        "hearing of 12 January",
        first["id"],
        "1.1",
    )
    assert "There is no idea “7”" in draft("idea", "drop", "7").err


def test_a_corrected_project(room):
    """What is in the files replaces the project; amendments that lose their place are named."""
    room.write(PURPOSE, "to children", "to all children")
    said = room.done("reading", "replace", "--by", "The executive")
    assert said == "✓ The project is replaced (The executive). Amendments are carried onto it.\n"
    assert "↳ corrected project (The executive)" in room.done("diff")
    room.write(PURPOSE, "all children", "pupils")
    answer = room("reading", "replace", "--by", "The executive", "--json").json
    assert answer["stranded"] == ["1", "2"]
    assert "in the corrected project" in room.done("falling")


@pytest.fixture
def council(room):
    """Reading 2 of a text that the assembly amended and adopted."""
    room.done("vote", "3", "--for", "12", "--against", "2")
    room.done("consolidate")
    room.done("vote", "text", "--unanimous")
    room.done("consolidate")
    room.done("act", "--reference", "2026 V. 12", "--transmitted", "15/07/2026")
    return room


def test_the_second_body(council):
    """Its rules are told; its numbers begin where the session stands; what it changed is its own."""
    terms = ("--body", "City Council", "--rules", "association", "--members", "30", "--first", "66")
    out = council.done("reading", "open", "2", *terms)
    assert out.splitlines() == [
        "✓ Reading 2 is open (City Council). The text is frozen.",
        "  Rules: association; 30 members; amendments are numbered from 66.",
    ]
    council.write(PURPOSE, "to children", "to everyone")
    assert council("propose", "--title", "All", "--author", "Group A", "--json").json["label"] == "66"
    council.write(PURPOSE, "to children", "to families")
    made = council("propose", "--title", "Families", "--author", "The executive", "--number", "66bis", "--json").json
    assert (made["label"], made["number"]) == ("66 bis", 66)
    assert "66 bis" in council.done("show", "66 bis")
    council.done("vote", "66 bis", "--for", "20", "--against", "1")
    council.done("consolidate")
    council.done("vote", "text", "--for", "20", "--against", "1")
    council.done("consolidate")
    changed = council.done("diff", "adopted/1", "adopted/2")
    assert "↳ amendment 66 bis of reading 2" in changed
    assert "in public" not in changed
    assert "amendment 3 of reading 1 (Table 3)" in council.done("origin", "2.1")
    assert council("reading", "open", "2").err == "Error: The next reading is reading 3.\n"


def test_an_earlier_reading(council, tmp_path):
    """Its amendments and its documents can still be had."""
    council.done("reading", "open", "2")
    assert council("list", "--json").json == []
    assert "to-vote-again" not in {one["status"] for one in council("list", "--reading", "1", "--json").json}
    assert "7 amendments" in council.done("list", "--reading", "1")
    council.done("render", "text", "--format", "html", "--reading", "1", "--out", str(tmp_path))
    assert "No.\u00a02026 V. 12" in (tmp_path / "text.html").read_text()
    assert council("list", "--reading", "3").err == "Error: There is no reading 3.\n"


def test_what_is_known_of_the_act(council):
    """The reference and the dates are told again, and are data too."""
    assert council.done("act").splitlines() == ["No. 2026 V. 12", "Transmitted on 15 July 2026"]
    assert council("act", "--published", "2026-07-20", "--json").json == {
        "reading": 1,
        "references": ["2026 V. 12"],
        "transmitted": ["2026-07-15"],
        "published": ["2026-07-20"],
    }


def test_what_is_no_day(council):
    """A day that cannot be read is refused with one that can, in the language being spoken."""
    assert "“soon” is no day: write 2026-07-15" in council("act", "--published", "soon").err
    assert "n'est pas un jour" in council("acte", "--published", "bientôt", lang="fr").err


def test_errata(council):
    """A slip is put right; what looks like more is said; neither without a reason."""
    council.write(PURPOSE, "on this every year", "about this every year")
    assert council.done("correct", "--reason", "grammar") == "✓ Erratum 1 is recorded: grammar\n"
    council.write(PURPOSE, "children", "3 children")
    answer = council("correct", "--reason", "a number")
    assert "a figure or a date is more than form" in answer.err
    assert answer.out == "✓ Erratum 2 is recorded: a number\n"
    assert council("correct").status == 2
    assert "Nothing was changed" in council("correct", "--reason", "x").err
    assert "adopted/1-erratum-2" in council.git("tag")
    assert council.done("verify").endswith("✓ Everything holds.\n")


def test_errata_by_sentence_and_editor(council, editor, tmp_path):
    """A clerk's instruction, or an editor, corrects as the files do."""
    sentence = tmp_path / "erratum.txt"
    sentence.write_text("In article 1, paragraph 2, leave out “on” and insert “about”.")
    council.done("correct", "--instruction", str(sentence), "--reason", "grammar")
    editor("streets", "roads")
    council.done("correct", "--edit", "1.1", "--reason", "the word of the code")
    assert "roads to children" in (council.path / PURPOSE).read_text()
    assert "about this" in (council.path / PURPOSE).read_text()


def test_terms_that_cannot_be_kept(draft):
    """A day without its hour ends at no known time, and unknown standing orders are told from those that exist."""
    said = draft("reading", "open", "--deadline", "2026-05-01").err
    assert said.startswith("Error: “2026-05-01” is no deadline: write a day and an hour")
    said = draft("reading", "open", "--rules", "club").err
    assert said.startswith("Error: There are no standing orders “club”; there are: ")
    assert "citizens-assembly" in said


def test_nothing_is_adopted_yet(room):
    """A text under discussion has no act and no errata."""
    for arguments in (("act", "--reference", "x"), ("correct", "--reason", "x")):
        assert "There is no adopted text here yet" in room(*arguments).err
