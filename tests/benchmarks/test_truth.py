"""The judge of what is read and enacted: what it lets pass, what it calls wrong, what it prints."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.measure import Row
from benchmarks.truths import application, labelled, merges, votes
from benchmarks.truths.alignment import lines_of
from benchmarks.truths.applied import alineas, article
from benchmarks.truths.exact import but_numbers, same
from benchmarks.truths.judging import Finding, disagreements
from drafting.amending.compare import compare
from drafting.amending.instructions.operations import Delete, Insert, Place, Quote, Replace, Side, Times

ROOT = Path(__file__).parents[2]
KEYS = {"case", "metric", "value", "n", "target", "better"}

GARDENS = (
    "La ville ouvre trois jardins. Chaque jardin ferme à la nuit.",
    "Les rues autour d'un jardin sont des rues lentes ;",
    "Une maison d'accueil reçoit les personnes sans abri, la nuit et le jour.",
    "Le conseil de quartier rend compte chaque année.",
)


# What exact means.


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("« L’école\u00a0: un lieu – ouvert. »", '"L\'école : un lieu - ouvert."'),
        ("À l'État, le cœur", "A l'Etat, le coeur"),
        ("… – Les jardins", "III bis. - Les jardins"),
        ("...° Les rues", "4° ter Les rues"),
        ("…) Les places", "b) Les places"),
        ("« Art. 8... – Les bancs", '"Art. 8 quater. - Les bancs'),
        ("... – Les jardins", "Les jardins"),
        ("CHAPITRE III BIS", "Chapitre III bis"),
    ],
)
def test_typography_and_numbers_to_be_given_are_ignored(ours: str, theirs: str) -> None:
    """Signs that printers choose, and numbers that clerks give, make no difference."""
    assert same([ours], [theirs])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Les rues lentes", "Les rues"),
        ("Les rues lentes ;", "Les rues lentes."),
        ("les rues", "Les rues"),
        ("Le marche", "Le marché"),
        ("III. – Les jardins", "IV. – Les jardins"),
        ("... – Les jardins", "IV. – Des jardins"),
    ],
)
def test_nothing_else_is_ignored(ours: str, theirs: str) -> None:
    """A word, a sign, a letter, a number that was given: each makes another text."""
    assert not same([ours], [theirs])


def test_alineas_are_compared_one_by_one() -> None:
    """Empty lines count for nothing, the end of an alinéa does."""
    assert same(["a", "", "b"], ["a", "b", "  "])
    assert not same(["a b"], ["a", "b"])
    assert not same(["a"], ["a", "b"])


def test_numbers_of_alineas_can_be_left_out_of_account() -> None:
    """Enumerators of every kind, and those left behind where an alinéa went; the words are the same."""
    ours = ["I. – A. – Les jardins", "2° bis Les rues", "… – Les places", "b) Un banc", "Il ouvre."]
    theirs = ["Les jardins", "1° (Supprimé)", "II. - 3° Les rues", "III bis A. - Les places", "- Un banc", "Il ouvre."]
    assert not same(but_numbers(ours), but_numbers(theirs))  # a dash is no number
    theirs[4] = "aa) Un banc"
    assert same(but_numbers(ours), but_numbers(theirs))
    assert not same(ours, theirs)


# What the judge says.


def judged(ours: Sequence[str], adopted: Sequence[str], before: Sequence[str] = GARDENS) -> list[Finding]:
    """The findings on what we made of the gardens, by what was adopted."""
    base = article(before)
    edits = [(edit, ("7",)) for edit in compare(base, article(ours))]
    found = list(disagreements(lines_of(base, edits), adopted))
    assert all(one.who == ("7",) for one in found)
    return [one.finding for one in found]


def gardens(**changes: str) -> list[str]:
    """The gardens with other alinéas, by number (`_2`); several lines are several, an empty one is none."""
    said = [changes.get(f"_{number}", alinea) for number, alinea in enumerate(GARDENS, start=1)]
    return [line for alinea in said for line in alinea.split("\n") if line]


CLOSES = GARDENS[0].replace("ferme", "est fermé")
EVENING = GARDENS[2].replace("la nuit", "le soir")


def test_what_was_adopted_is_borne_out() -> None:
    """The same words, whatever others did to other alinéas and around ours."""
    others = gardens(_1=CLOSES.replace("trois", "quatre"), _2="", _4=GARDENS[3] + "\nIl le publie.")
    assert judged(gardens(_1=CLOSES), others) == []


def test_a_change_that_was_not_adopted_is_contradicted() -> None:
    """The adopted text says at its place what was said before."""
    assert judged(gardens(_1=CLOSES), GARDENS) == [Finding.CONTRADICTED]


def test_words_at_another_place_are_contradicted() -> None:
    """The same words in another alinéa, in another sentence, or before instead of after."""
    ours = gardens(_2=GARDENS[1].replace("lentes", "lentes et calmes"))
    assert judged(ours, gardens(_4=GARDENS[3].replace("compte", "compte et calmes"))) == [Finding.CONTRADICTED]
    twice = "La rue est lente. La rue est calme."
    first, second = twice.replace("rue", "petite rue", 1), "La rue est lente. La petite rue est calme."
    assert judged([first], [second], [twice]) == [Finding.CONTRADICTED]
    closing = GARDENS[1].replace(" ;", " ; et plantées")
    assert judged(gardens(_2=closing), gardens(_2=GARDENS[1].replace(" ;", " et plantées ;"))) == [Finding.CONTRADICTED]


def test_words_that_stayed_are_contradicted() -> None:
    """Words that we took away and that were adopted still stand, whatever else changed there."""
    ours = gardens(_3=GARDENS[2].replace(" sans abri", ""))
    adopted = gardens(_3=GARDENS[2].replace("personnes sans", "familles sans"))
    assert judged(ours, adopted) == [Finding.CONTRADICTED]


def test_an_alinea_at_another_place_is_contradicted() -> None:
    """A new alinéa after the second is not the same after the third; one that went must not stand."""
    new = "\nUn jardin porte un nom."
    assert judged(gardens(_2=GARDENS[1] + new), gardens(_3=GARDENS[2] + new)) == [Finding.CONTRADICTED]
    assert judged(gardens(_3=""), gardens(_2="")) == [Finding.CONTRADICTED]


def test_other_words_are_no_witness() -> None:
    """Where neither what was before nor our words were adopted, clerks or others wrote anew."""
    assert judged(gardens(_3=EVENING), gardens(_3=GARDENS[2].replace("la nuit", "dès midi"))) == [Finding.REWRITTEN]
    new = "\nUn jardin porte un nom choisi par ses voisins."
    assert judged(gardens(_2=GARDENS[1] + new), gardens()) == [Finding.REWRITTEN]


def test_words_said_twice_are_contradicted() -> None:
    """What came stands beside the very same words that were there, and that nobody adopted twice."""
    ours = gardens(_4=GARDENS[3].replace("de quartier", "de quartier de quartier élu"))
    assert judged(ours, gardens(_4=GARDENS[3].replace("de quartier", "de quartier élu"))) == [Finding.CONTRADICTED]


def test_what_more_was_changed_beside_is_told_apart() -> None:
    """Our words were adopted, and others right beside them, or another alinéa after ours."""
    afternoon = gardens(_3=EVENING.replace("le soir", "l'après-midi, le soir"))
    assert judged(gardens(_3=EVENING), afternoon) == [Finding.BESIDE]
    new = "\nUn jardin porte un nom choisi par ses voisins."
    assert judged(gardens(_2=GARDENS[1] + new), gardens(_2=GARDENS[1] + new + "\nIl est affiché.")) == [Finding.BESIDE]


def test_signs_and_numbers_are_the_clerks() -> None:
    """A closing sign, the number of an alinéa, a capital: whoever changed them, it is no disagreement."""
    ours = gardens(_2=GARDENS[1].replace(" ;", "."), _4="3° " + GARDENS[3])
    assert judged(ours, gardens(_2=GARDENS[1].replace(" ;", ","), _4="4° " + GARDENS[3])) == []


# What labels say.


def test_a_label_tells_operations_in_words() -> None:
    """What, where, and the hashes of the words; the same at several alinéas is one at all of them."""
    words = [labelled.hashed(word) for word in ("nuit", "soir", "rue")]
    at = [Place(alineas=((n, n),), sentences=(-1,)) for n in (5, 2)]
    assert labelled.told(Replace(place, Quote("nuit"), "soir") for place in at) == [
        ("replace", "alinea 2 5, sentence -1", words[0], words[1])
    ]
    second = Insert(Place(), Side.AFTER, Quote("« rue »", Times(rank=2)), "nuit")
    assert labelled.told([second]) == [("insert after, occurrence 2", "whole", words[2], words[0])]


def test_a_label_may_name_a_place_in_two_ways() -> None:
    """A sentence may leave open which; another place is another operation."""
    label = {"operations": [["delete", "alinea 2 | alinea 2, sentence 1"]]}
    assert labelled.agrees([Delete(Place(alineas=((2, 2),), sentences=(1,)))], label)
    assert not labelled.agrees([Delete(Place(alineas=((3, 3),)))], label)
    assert not labelled.agrees([], label)


def test_sixty_amendments_are_labelled() -> None:
    """Forty of the one file, twenty of the other, each once, no words but hashes."""
    labels = labelled.labels()
    assert len({(one["file"], one["case"], one["number"]) for one in labels}) == 60
    assert sum(one["file"] == "fr-application" for one in labels) == 40
    hashes = [word for one in labels for operation in one["operations"] for word in operation[2:]]
    assert all(word == "" or len(word) == 12 for word in hashes)


# The harness.


def corpus(folder: Path, *amendments: tuple[str, str], after: Sequence[str]) -> Path:
    """A folder of data with one article, the gardens."""
    numbered = [{"number": number, "text": text} for number, text in amendments]
    case = {"case": "gardens", "before": "\n\n".join(GARDENS), "amendments": numbered, "after": "\n\n".join(after)}
    with gzip.open(folder / "fr-application.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(case) + "\n")
    return folder


def figures(data: Path) -> dict[str, Row]:
    """The rows of the application of amendments, by metric."""
    return {row.metric: row for row in application.rows(data) if row.case == application.CASE}


CLOSE = ("7", "À la seconde phrase de l'alinéa 1, substituer au mot : « ferme » les mots : « est fermé ».")


def test_an_amendment_is_read_enacted_and_exact(tmp_path: Path) -> None:
    """One amendment, one article, nothing wrong."""
    found = figures(corpus(tmp_path, CLOSE, after=gardens(_1=CLOSES)))
    assert [found[metric].value for metric in ("single_read", "single_exact", "wrong")] == [1, 1, 0]
    assert found["several_exact"].n == 0


def test_several_amendments_are_counted_by_alineas(tmp_path: Path) -> None:
    """Two amendments, two alinéas, one of them adopted in other words."""
    evening = ("8", "À l'alinéa 3, substituer aux mots : « la nuit » les mots : « le soir ».")
    found = figures(corpus(tmp_path, CLOSE, evening, after=gardens(_1=CLOSES, _3=EVENING.replace("soir", "matin"))))
    assert (found["several_exact"].value, found["several_alineas"].value) == (0, 0.5)
    assert (found["wrong"].value, found["disagreements"].value) == (0, 1)


def test_a_planted_wrong_is_counted_and_listed(tmp_path: Path) -> None:
    """Success is claimed, and what was adopted says the contrary: a row says so, and where."""
    row = figures(corpus(tmp_path, CLOSE, after=gardens(_2=GARDENS[1].replace("sont", "est fermé"))))["wrong"]
    assert (row.value, row.n, row.ok) == (1, 1, False)
    assert "gardens 7: contradicted, alinéa 1: nothing changed at this place" in row.note


def test_what_is_not_read_is_not_claimed(tmp_path: Path) -> None:
    """A refusal is no wrong."""
    found = figures(corpus(tmp_path, ("7", "Amendement retiré."), after=GARDENS))
    assert [found[metric].value for metric in ("single_read", "single_exact", "wrong")] == [0, 0, 0]
    assert found["wrong"].n == 0


def test_a_sub_amendment_amends_the_sentence_of_its_parent(tmp_path: Path) -> None:
    """What the parent adds is added as the sub-amendment has it."""
    parent = ("7", "Compléter cet article par un alinéa ainsi rédigé :\n\nLes bancs sont publics.")
    sub = ("8", "Alinéa 2 de l'amendement n° 7\n\nCompléter cet alinéa par les mots :\n\net de bois")
    found = figures(corpus(tmp_path, parent, sub, after=[*GARDENS, "Les bancs sont publics et de bois."]))
    assert found["several_exact"].value == 1


def test_words_of_the_corpus_are_plain() -> None:
    """Entities and italics are resolved; a sign of Markdown is a sign."""
    assert alineas("Le&nbsp;1<sup>er</sup> mai\n\n- _un_ banc") == ["Le 1er mai", "- un banc"]
    (division,) = article(["- un *banc*", "| une table |"]).divisions
    assert [block.text for block in division.blocks] == ["- un *banc*", "| une table |"]


@pytest.mark.parametrize("module", [application, merges, votes])
def test_a_missing_file_is_a_skipped_row(module: Any, tmp_path: Path) -> None:
    """No value, no target missed, and the note says why."""
    rows = list(module.rows(tmp_path))
    assert rows
    assert all(row.value is None and row.ok is None and row.note.startswith("skipped") for row in rows)


def test_one_table_and_rows_as_json(tmp_path: Path) -> None:
    """The command prints every figure, and writes the rows."""
    file = tmp_path / "rows.json"
    options = ["--only", "application", "--data", str(corpus(tmp_path, CLOSE, after=GARDENS)), "--json", str(file)]
    command = [sys.executable, str(ROOT / "benchmarks" / "truth.py"), *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    rows = json.loads(file.read_text(encoding="utf-8"))
    assert all(row.keys() == KEYS for row in rows)
    assert all(f"{row['case']}: {row['metric']}" in done.stdout for row in rows)
    assert {row["metric"] for row in rows} >= set(application.TARGETS)
