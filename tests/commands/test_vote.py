"""What a sitting records: `alinea vote`, `opinion`, `mark`, `sitting`."""

from __future__ import annotations

SHEET = ("--secret", "--entitled", "20", "--signed-in", "16", "--found", "16")


def test_vote(room):
    """A vote is answered with its outcome, explained, in both languages."""
    out = room.done("vote", "6", "--for", "1", "--against", "9")
    assert out == "✓ Amendment 6. Rejected: 1 for, 9 against; needed 6 of 10 votes expressed.\n"
    out, _, falls = room.done("vote", "1", "--for", "12", "--against", "5", "--abstain", "1").partition("2  Everyone")
    assert "falls" in falls
    assert out == "✓ Amendment 1. Adopted: 12 for, 5 against, 1 abstention; needed 9 of 17 votes expressed.\n"
    out = room.done("voter", "2", "--for", "4", "--against", "12", "--blank", "2", "--null", "1", lang="fr")
    assert out.replace("\u00a0", " ") == (
        "✓ Amendement 2. Rejeté : 4 pour, 12 contre, 2 blancs, 1 nul ; il fallait 9 des 16 suffrages exprimés.\n"
    )


def test_a_tie_that_the_lot_settles(draft):
    """Where the standing orders leave a tie to the lot, what it gave is recorded, never drawn."""
    settings = (draft.path / "resolution.toml").read_text()
    own = 'standing_orders = { preset = "citizens-assembly", tie = "lot", quorum = ">1/2 members, waived on second call" }'
    settings = settings.replace('standing_orders = "citizens-assembly"', own)
    (draft.path / "resolution.toml").write_text(settings)
    draft.git("commit", "--quiet", "--all", "--message", "Lot")
    draft.done("reading", "open")
    assert "quorum" in draft.done("vote", "article 1", "--for", "2", "--against", "2", "--present", "4").lower()
    again = ["vote", "article 1", "--for", "2", "--against", "2", "--present", "4", "--second-call", "--recount"]
    assert "Adopted" not in draft.done(*again)
    assert "Adopted" in draft.done(*again, "--settled", "for")
    assert "Rejet" in draft.done(*again, "--settled", "contre", lang="fr")


def test_vote_on_a_part_and_on_the_whole(room):
    """Articles are voted on by their address, the whole by a word of either language."""
    assert room.done("vote", "article 1", "--unanimous").startswith("✓ Article 1. Adopted: unanimously.")
    assert "Article 2. Adopté\u00a0: à l'unanimité." in room.done("voter", "art. 2", "--unanimous", lang="fr")
    assert "L'ensemble du texte. Adopté" in room.done("voter", "texte", "--for", "9", "--against", "2", lang="fr")


def test_identical(room):
    """Identical amendments share a vote."""
    out = room.done("vote", "3", "--unanimous")
    assert "  The same outcome for the identical: 4.\n" in out
    assert room("show", "4", "--json").json["status"] == "adopted"


def test_waiting(room):
    """A vote taken before that of the sub-amendments is recorded, with a note."""
    answer = room("vote", "3", "--unanimous", lang="fr")
    assert answer.err == "À noter\u00a0: Des sous-amendements restent à mettre aux voix\u00a0: 5.\n"


def test_recount(room):
    """A second vote is refused, unless it is a recount, which replaces the first."""
    room.done("vote", "1", "--for", "8", "--against", "7")
    before = room.everything
    answer = room("vote", "1", "--for", "7", "--against", "8")
    assert answer.status == 2
    assert "“amendment 1” has been voted on. If this is a recount, say --recount" in answer.err
    assert room.everything == before
    assert "Rejected: 7 for, 8 against" in room.done("vote", "1", "--for", "7", "--against", "8", "--recount")
    assert "Rejected: 7 for" in room.done("show", "1")


def test_already_voted_on_the_whole(room):
    """A second vote on the whole names it."""
    room.done("vote", "text", "--unanimous")
    assert "l'ensemble du texte" in room("vote", "text", "--unanimous", lang="fr").err


def test_tie(room):
    """What a tie means depends on the standing orders and, where they say so, on the chair."""
    out = room.done("vote", "1", "--for", "8", "--against", "8", lang="fr")
    assert "8 pour, 8 contre\u00a0; partage égal des voix" in out
    answer = room("vote", "2", "--for", "8", "--against", "8", "--chair", "pour", *SHEET, lang="fr")
    assert (answer.status, "--chair" in answer.err) == (2, True)


def test_what_does_not_add_up(room):
    """Where nobody can be asked, it is recorded as irregular, and the chair settles it."""
    room.done("sitting", "open", "Plenary", "--present", "15")
    answer = room("vote", "1", "--for", "12", "--against", "9")
    assert answer.status == 0
    assert answer.err == (
        "Note: It does not add up: 21 votes, but only 15 could be cast.\n"
        'Note: Recorded as irregular. The chair settles it: alinea vote 1 --settle "…" (or --annul).\n'
    )
    assert "alinea voter 3 --settle" in room("voter", "3", "--for", "12", "--against", "9", lang="fr").err
    assert room("vote", "2", "--for", "12", "--against", "9", "--present", "21", "--json").json["irregularities"] == [
        {"kind": "voices-exceed-members", "found": 21, "allowed": 20}
    ]
    assert "wait for the chair: 1, 2" in room("consolidate").err
    assert room("vote", "1", "--settle", " ").status == 2
    assert room.done("vote", "1", "--settle", "Six came late") == "✓ Amendment 1: the vote stands.\n"
    assert room("vote", "2", "--annul", "Nobody counted", "--json").json["annulled"] is True


def test_vote_as_json(room):
    """As JSON: the decision, and what comes with it."""
    answer = room("vote", "3", "--for", "12", "--against", "5", "--json").json
    assert (answer["on"], answer["outcome"], answer["identical"]) == ("NA-03", "adopted", ["NA-04"])
    assert (answer["waiting"], answer["irregularities"], answer["block"]) == (["NA-05"], [], [])


def test_opinion(room):
    """An opinion is recorded by a word of either language, and shown."""
    out = room.done("avis", "1", "défavorable", "--by", "Direction des finances", "--note", "Trop cher", lang="fr")
    assert out == "✓ Amendement 1, avis (Direction des finances)\u00a0: défavorable.\n"
    out = room.done("opinion", "NA-01", "wisdom", "--by", "Rapporteur")
    assert out == "✓ Amendment 1: opinion of Rapporteur: left to the assembly's wisdom.\n"
    shown = room.done("show", "1")
    assert "Opinion of Direction des finances: unfavourable (Trop cher)\n" in shown
    assert room("opinion", "2", "favorable", "--by", "X", "--json").json["opinions"] == [
        {"by": "X", "opinion": "favourable", "note": ""}
    ]


def test_mark(room):
    """An amendment is marked by a word of either language."""
    assert room.done("marquer", "1", "retiré", "--reason", "Repris", lang="fr") == "✓ Amendement 1\u00a0: retiré.\n"
    assert room.done("mark", "2", "not-moved") == "✓ Amendment 2: not moved.\n"
    assert "Withdrawn: Repris" in room.done("show", "1")
    assert room("mark", "6", "tombé", "--json").json["status"] == "fallen"
    before = room.everything
    answer = room("vote", "1", "--unanimous", lang="fr")
    assert answer.status == 2
    assert "ne peut pas être mis aux voix\u00a0: retiré" in answer.err
    assert room.everything == before


def test_sitting(room):
    """A sitting opens once, and closes, under names of either language."""
    out = room.done("séance", "ouvrir", "Plénière", "--present", "18", lang="fr")
    assert out == "✓ La séance est ouverte\u00a0: Plénière.\n"
    again = room("sitting", "open", "Another")
    assert (again.status, "A sitting is open already: Plénière." in again.err) == (2, True)
    assert room("seance", "lever", "--json").json["present"] == 18
    room.done("sitting", "open", "Second", "--json")
    assert room.done("séance", "fermer", lang="fr").startswith("✓ La séance est levée\u00a0: Second.\n")
