"""What documents say, before any template sees it."""

from dataclasses import replace

import pytest

from drafting.publishing.parts import Entry, Heading, List, Paragraph, Table
from drafting.publishing.spans import standing_text
from drafting.publishing.views import Statement, memorandum_view, redline_view, text_view
from drafting.text.labels import labels
from drafting.text.model import Text
from tests.publishing.samples import FILES, MASTHEAD, TEXT, changed, credit, swapped

LABELS = labels(TEXT)


def find(view, anchor):
    """The section with an anchor."""
    queue = list(view.sections)
    while queue:
        section = queue.pop()
        if section.anchor == anchor:
            return section
        queue += section.sections
    raise LookupError(anchor)


def said(line):
    """The words of a line, plain blanks."""
    return "".join(stretch.text for stretch in line).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_text_comes_in_order_without_its_memorandum():
    """Preamble, articles, plan, plea."""
    view = text_view(MASTHEAD, TEXT, LABELS)
    assert [section.kind for section in view.sections] == ["preamble", "article", "article", "series", "annex"]
    assert [section.label for section in view.sections] == ["", "Article premier", "Article 2", "Annexe", "Annexe"]


def test_the_enacting_words_stand_around_the_preamble():
    """The body, the citations and recitals, the formula, even where there is no preamble."""
    preamble = find(text_view(MASTHEAD, TEXT, LABELS), "preamble")
    assert (preamble.opening, preamble.closing) == ("L’Assemblée citoyenne de Paris,", "Délibère\u00a0:")
    bare = text_view(MASTHEAD, Text.from_files({"articles/010-a.md": "Un.\n"}), {})
    assert find(bare, "preamble").closing == "Délibère\u00a0:"


@pytest.mark.parametrize(
    ("kind", "language", "formula", "closing"),
    [
        ("wish", "fr", "", "Émet le vœu\u00a0:"),
        ("wish", "en", "", "Expresses the wish:"),
        ("deliberation", "en", "", "Resolves:"),
        ("wish", "fr", "Émet le vœu que la Ville :", "Émet le vœu que la Ville\u00a0:"),
    ],
)
def test_formulas(kind, language, formula, closing):
    """Each kind has its formula; the masthead may have another."""
    view = text_view(replace(MASTHEAD, kind=kind, language=language, formula=formula), TEXT, LABELS)
    assert find(view, "preamble").closing == closing


def test_alineas_are_numbered():
    """Paragraphs and items count, through lists, headings don't."""
    view = text_view(MASTHEAD, TEXT, LABELS)
    first, listed, last = find(view, "articles/purpose").body
    assert isinstance(first, Paragraph)
    assert isinstance(listed, List)
    one, two = listed.items
    assert (one.marker, two.marker) == ("1°", "2°")
    assert [one.blocks[0].standing.number, two.blocks[0].standing.number, last.standing.number] == ["2", "4", "5"]
    inner = one.blocks[1].items[0]
    assert (inner.marker, said(inner.blocks[0].line), inner.blocks[0].standing.anchor) == (
        "a)",
        "dedans ;",
        "articles/purpose.3",
    )


def test_cross_references_are_computed():
    """The number in a link is that of now, whatever was typed."""
    view = text_view(MASTHEAD, TEXT, LABELS)
    (paragraph,) = find(view, "articles/means").body
    assert said(paragraph.line) == "Selon l’article 1er et la mesure 2."
    links = {span.href for stretch in paragraph.line for span in stretch.spans if span.href}
    assert links == {"#articles/purpose", "#annexes/plan/work"}


def test_measures_are_grouped_by_area():
    """Runs of one area stand under its name."""
    plan = find(text_view(MASTHEAD, TEXT, LABELS), "annexes/plan")
    assert said(plan.title) == "Plan d’action"
    groups = [(said(g.title), [m.label for m in g.sections]) for g in plan.sections]
    assert groups == [("Moments clés", ["Mesure 1"]), ("Obstacles", ["Mesure 2", "Mesure 3"])]
    assert [plan.level, plan.sections[0].level, plan.sections[0].sections[0].level] == [2, 3, 4]


def test_measures_without_areas_are_not_grouped():
    """Their headings skip no level; an annex without a title has its folder's name."""
    text = Text.from_files({"annexes/action-plan/010-a.md": "# A\n\nUn.\n"})
    plan = find(text_view(MASTHEAD, text, labels(text)), "annexes/action-plan")
    assert (said(plan.title), plan.sections[0].level) == ("Action plan", 3)


def test_fields_are_a_table():
    """The "Name : value" items at the end of a measure, cut at their first colon."""
    work = find(text_view(MASTHEAD, TEXT, LABELS), "annexes/plan/work")
    fields = [(said(f.name), said(f.value), f.standing.number) for f in work.fields]
    assert fields == [("Domaine", "obstacles", "2"), ("Indicateur", "taux : net", "3")]
    assert len(work.body) == 1


def test_only_the_items_at_the_end_are_fields():
    """An item that is no field keeps those before it in the list."""
    text = Text.from_files({"annexes/plan/010-a.md": "- Note : un\n\n- sans nom\n\n- Échéance : 2026\n"})
    (measure,) = find(text_view(MASTHEAD, text, labels(text)), "annexes/plan").sections
    assert len(measure.body[0].items) == 2
    assert [said(f.name) for f in measure.fields] == ["Échéance"]


def test_contents():
    """Labels and titles, three deep, with what follows the text."""
    view = text_view(MASTHEAD, TEXT, LABELS, vote="Adoptée.", correspondence=(("Article 3", "Article 2"),))
    assert view.contents[0] == Entry(1, "Article premier", "Objet", "articles/purpose")
    assert [entry.depth for entry in view.contents] == [1, 1, 1, 2, 3, 2, 3, 3, 1, 1, 1]
    assert [entry.anchor for entry in view.contents[-2:]] == ["vote", "correspondence"]
    assert view.vote == "Adoptée."
    assert view.correspondence == (("Article\u00a03", "Article\u00a02"),)


def test_the_front():
    """Kind, title, state and notice; the running line names the kind once."""
    front = text_view(MASTHEAD, TEXT, LABELS).front
    assert (front.kind, front.title, front.state) == (
        "Délibération",
        "Délibération d’essai",
        "Texte adopté le 1er\u00a0mai\u00a02024",
    )
    assert front.running == "Délibération d’essai"
    assert front.short_notice == "Exemple\u00a0: ce n’est pas un texte adopté."


def test_running_lines_are_short():
    """A long title is cut after a word that can end it, and the kind is said."""
    long = replace(MASTHEAD, title="Texte " + "relatif à la vie de la rue et " * 6)
    running = text_view(long, TEXT, LABELS).front.running
    assert running.startswith("Délibération – Texte relatif")
    assert running.endswith((" rue…", " relatif…"))


@pytest.mark.parametrize(("colour", "accent"), [("", "#1d4f6e"), ("red;} body{", "#1d4f6e"), ("#123456", "#123456")])
def test_colours(colour, accent):
    """A colour is six digits or it is ours."""
    assert text_view(replace(MASTHEAD, colour=colour), TEXT, LABELS).accent == accent


def test_pale_colours_are_darkened():
    """Text in any accent can be read on white."""
    accent = text_view(replace(MASTHEAD, colour="#ffff00"), TEXT, LABELS).accent
    red, green, blue = (int(accent[at : at + 2], 16) for at in (1, 3, 5))
    assert red == green < 140
    assert blue == 0


def test_the_memorandum_alone():
    """Its heading is the document's, so what is under it rises."""
    view = memorandum_view(MASTHEAD, TEXT, LABELS)
    (section,) = view.sections
    assert (view.front.document, section.title, section.label) == ("Exposé des motifs", (), "")
    (heading,) = (block for block in section.body if isinstance(block, Heading))
    assert heading.level == 2
    assert [entry.title for entry in view.contents] == ["Comment"]


def test_a_memorandum_keeps_a_title_of_its_own():
    """Only the title that the document already bears is dropped."""
    text = Text.from_files({"memorandum.md": "# Rapport de la table 3\n\nUn.\n"})
    (section,) = memorandum_view(MASTHEAD, text, {}).sections
    assert said(section.title) == "Rapport de la table 3"


def test_no_memorandum():
    """A text without one makes an empty document, not an error."""
    assert memorandum_view(MASTHEAD, Text(), {}).sections == ()


def test_headings_skip_no_level():
    """Whatever citizens typed, one level at a time."""
    text = Text.from_files(
        {"annexes/plea.md": "# T\n\n##### Profond\n\nUn.\n\n## Haut\n\n###### Très\n", "preamble.md": "#### Seul\n"}
    )
    view = text_view(MASTHEAD, text, {})
    levels = [block.level for block in find(view, "annexes/plea").body if isinstance(block, Heading)]
    assert levels == [3, 3, 4]


RED = (
    ("LM-03", swapped("articles/010-purpose.md", "agit partout.", "agit vite et partout.")),
    ("LM-04", {"articles/015-new.md": "# Nouveau\n\nTout est neuf.\n"}),
    ("LM-05", {"annexes/plan/030-language.md": None}),
    ("LM-06", swapped("annexes/plan/020-work.md", "taux : net", "taux : brut")),
)
CREDITS = {name: credit(name, name[-1], f"../{name}.html") for name, _ in RED}


def red(*layers, beside=CREDITS):
    """The view of a redline."""
    now, divisions = changed(TEXT, *layers)
    return redline_view(MASTHEAD, divisions, labels(TEXT, now), beside)


def test_changes_have_notes_beside_them():
    """A changed alinéa bears the amendment, its author and the decision."""
    block = find(red(*RED), "articles/purpose").body[0]
    assert [(s.change, s.text) for s in block.line] == [
        ("same", "La Ville agit"),
        ("added", " vite et"),
        ("same", " partout."),
    ]
    (note,) = block.standing.notes
    assert (note.label, note.author, note.href) == ("Amendement n°\u00a03", "Table 3", "../LM-03.html")
    assert note.decision == "Adopté\u00a0: 62\u00a0pour, 21\u00a0contre"


def test_new_and_deleted_divisions_say_so():
    """In their heading, once, with the note there and not beside every alinéa."""
    view = red(*RED)
    new, gone = find(view, "articles/new"), find(view, "annexes/plan/language")
    assert (new.label, new.flag, [n.label[-1] for n in new.notes]) == ("Article 1 bis", "nouveau", ["4"])
    assert (gone.label, gone.flag, [n.label[-1] for n in gone.notes]) == ("Mesure 3", "supprimé", ["5"])
    assert new.body[0].standing.notes == ()
    assert (new.body[0].standing.number, new.body[0].standing.anchor) == ("+", "")


def test_fields_change_too():
    """A change in a value stands in the value."""
    work = find(red(*RED), "annexes/plan/work")
    assert [(s.change, s.text) for s in work.fields[1].value] == [
        ("same", "taux\u00a0:"),
        ("removed", " net"),
        ("added", " brut"),
    ]
    assert [n.label[-1] for n in work.fields[1].standing.notes] == ["6"]


def test_credits_at_the_end_lead_to_what_they_touched():
    """Every amendment that changed something, with links to the places."""
    view = red(*RED)
    assert [(c.label, [p.href for p in c.places]) for c in view.credits] == [
        ("3", ["#articles/purpose"]),
        ("4", ["#articles/new"]),
        ("5", ["#annexes/plan/language"]),
        ("6", ["#annexes/plan/work"]),
    ]
    assert view.contents[-1].anchor == "amendments"


def test_an_unknown_amendment_is_named():
    """Without a credit the id itself stands beside the change."""
    view = red(RED[0], beside={})
    assert [n.label for n in find(view, "articles/purpose").body[0].standing.notes] == ["LM-03"]
    assert view.credits == ()


def test_several_hands_in_one_alinea_are_told_apart():
    """Each change is marked with the number of whose it is."""
    view = red(
        ("LM-03", swapped("articles/010-purpose.md", "Fin.", "Fin des travaux.")),
        (
            "LM-04",
            {"articles/010-purpose.md": FILES["articles/010-purpose.md"].replace("Fin.", "Enfin, fin des travaux.")},
        ),
    )
    last = find(view, "articles/purpose").body[-1]
    assert {stretch.mark for stretch in last.line if stretch.change != "same"} == {"3", "4"}


def test_moved_alineas_say_so_in_both_places():
    """What left and what came are called moved."""
    first, second = "Le premier alinéa de cet article.", "Le second alinéa de cet article, plus long."
    base = Text.from_files({"articles/010-a.md": f"# A\n\n{first}\n\n{second}\n"})
    now, divisions = changed(base, ("LM-03", {"articles/010-a.md": f"# A\n\n{second}\n\n{first}\n"}))
    view = redline_view(MASTHEAD, divisions, labels(base, now), CREDITS)
    flags = [block.standing.flag for block in find(view, "articles/a").body if block.standing.flag]
    assert sorted(flags) == ["Alinéa déplacé (ancienne place)", "Alinéa déplacé (nouvelle place)"]
    changes = {s.change for block in find(view, "articles/a").body for s in block.line}
    assert changes == {"same", "moved-from", "moved-to"}


def test_tables():
    """Rows and cells, the line of dashes as alignment, changes in their cells."""
    before = "| Nom | Valeur |\n| --- | --: |\n| a | 1 |\n"
    base = Text.from_files({"articles/010-a.md": f"Un.\n\n{before}"})
    (_, table) = find(text_view(MASTHEAD, base, labels(base)), "articles/a").body
    assert isinstance(table, Table)
    assert [said(cell.line) for cell in table.head.cells] == ["Nom", "Valeur"]
    assert [cell.align for cell in table.rows[0].cells] == ["left", "right"]
    now, divisions = changed(base, ("LM-03", {"articles/010-a.md": f"Un.\n\n{before.replace('1', '2')}| b | 3 |\n"}))
    (_, table) = find(redline_view(MASTHEAD, divisions, labels(base, now), CREDITS), "articles/a").body
    assert [(s.change, s.text.strip()) for s in table.rows[0].cells[1].line] == [("removed", "1"), ("added", "2")]
    assert table.rows[1].change == "added"
    assert standing_text(table.rows[1].cells[0].line) == "b"


def test_reformatted_words():
    """The same words in other clothes are neither added nor removed."""
    view = red(("LM-03", swapped("articles/010-purpose.md", "Fin.", "**Fin**.")))
    last = find(view, "articles/purpose").body[-1]
    assert [(s.change, s.text) for s in last.line] == [("formatted", "Fin"), ("same", ".")]


def test_split_and_joined_alineas():
    """A pilcrow shows where an alinéa was cut or two were joined."""
    base = Text.from_files({"articles/010-a.md": "Une phrase assez longue ici. Une autre phrase aussi longue là.\n"})
    cut = "Une phrase assez longue ici.\n\nUne autre phrase aussi longue là.\n"
    now, divisions = changed(base, ("LM-03", {"articles/010-a.md": cut}))
    blocks = find(redline_view(MASTHEAD, divisions, labels(base, now), CREDITS), "articles/a").body
    assert [(s.text, s.opens) for b in blocks for s in b.line if s.change != "same"] == [("¶", "[alinéa scindé ici]")]
    base, now = now, base
    _, divisions = changed(base, ("LM-03", now.to_files()))
    blocks = find(redline_view(MASTHEAD, divisions, labels(base, now), CREDITS), "articles/a").body
    assert [(s.text, s.opens) for b in blocks for s in b.line if s.change != "same"] == [("¶", "[alinéas réunis ici]")]


def test_a_changed_item_number_stays_in_the_text():
    """Where "2°" became "3°", both are seen; elsewhere it hangs before the words."""
    view = red(("LM-03", swapped("articles/010-purpose.md", "2° le second", "3° le second")))
    _, listed, _ = find(view, "articles/purpose").body
    assert [item.marker for item in listed.items] == ["1°", ""]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//evil.example", "data:x", 'x" onclick="y'])
def test_unsafe_credit_links_are_dropped(link):
    """A credit leads to a page beside this one, or on the web."""
    view = red(RED[0], beside={"LM-03": credit("LM-03", link=link)})
    assert find(view, "articles/purpose").body[0].standing.notes[0].href == ""


def test_english():
    """The other language has its own words everywhere."""
    english = replace(MASTHEAD, language="en", body="Citizens' Assembly")
    now, divisions = changed(TEXT, *RED)
    view = redline_view(english, divisions, labels(TEXT, now), CREDITS)
    assert view.front.state == "Adopted text, 1\u00a0May 2024"
    assert find(view, "articles/new").flag == "new"
    assert find(view, "articles/new").label == "Article 1A"
    assert find(view, "articles/purpose").body[0].standing.notes[0].label == "Amendment 3"


def test_items_hold_paragraphs_and_lists():
    """What is indented under an item belongs to it, in order."""
    text = Text.from_files(
        {"articles/010-a.md": "- 1° un\n\n  suite\n\n  - a) dedans\n\n    encore\n\n  fin\n\n- deux\n"}
    )
    (listed,) = find(text_view(MASTHEAD, text, labels(text)), "articles/a").body
    first, second = listed.items
    assert [block.kind for block in first.blocks] == ["paragraph", "paragraph", "list", "paragraph"]
    assert [said(block.line) for block in first.blocks[2].items[0].blocks] == ["dedans", "encore"]
    assert (listed.level, first.blocks[2].level, second.marker) == (1, 2, "–")


def test_a_paragraph_that_became_an_item():
    """Its words stay; a flag says that it is set differently."""
    view = red(("LM-03", swapped("articles/010-purpose.md", "La Ville agit partout.", "- La Ville agit partout.")))
    listed = find(view, "articles/purpose").body[0]
    assert listed.items[0].blocks[0].standing.flag == "Présentation de l’alinéa modifiée"


def test_a_moved_article():
    """Its heading says so, with the note."""
    moved = {"articles/020-means.md": None, "articles/005-means.md": FILES["articles/020-means.md"]}
    section = find(red(("LM-03", moved)), "articles/means")
    assert (section.flag, [note.label[-1] for note in section.notes]) == ("déplacé", ["3"])


def test_only_short_measures_are_kept_together():
    """A measure longer than half a page may be cut."""
    long = Text.from_files(
        {"annexes/plan/010-a.md": "# A\n\n" + "Mot à mot. " * 200 + "\n", "annexes/plan/020-b.md": "# B\n\nUn.\n"}
    )
    plan = find(text_view(MASTHEAD, long, labels(long)), "annexes/plan")
    assert [measure.together for measure in plan.sections] == [False, True]


def test_divisions_without_a_number():
    """A label that is not known leaves the bare word."""
    view = text_view(MASTHEAD, TEXT, {})
    assert find(view, "articles/means").label == "Article"
    assert find(view, "annexes/plan/work").label == "Mesure"


def test_what_a_minority_annexes():
    """Under its title, in its own words, signed, and without numbers: none of it was voted."""
    statement = Statement("Sans moyens", ("M017", "M042"), "# Pourquoi\n\nNous doutons.\n\n- du coût\n")
    for view in (
        text_view(MASTHEAD, TEXT, LABELS, statements=(statement,)),
        redline_view(MASTHEAD, changed(TEXT)[1], LABELS, {}, (statement,)),
    ):
        (part,) = view.annexed
        assert (part.kind, part.level, part.label, said(part.title)) == (
            "minority",
            2,
            "Opinion minoritaire",
            "Sans moyens",
        )
        heading, paragraph, listed, signed = part.body
        assert (type(heading), said(heading.line), type(listed)) == (Heading, "Pourquoi", List)
        assert (said(paragraph.line), paragraph.standing.number) == ("Nous doutons.", "")
        assert said(signed.line) == "Signé : M017, M042"
        assert view.contents[-1] == Entry(1, "Opinion minoritaire", "Sans moyens", "minority-1")


def test_a_minority_cannot_speak_as_the_text():
    """What it links to is the text's; its own anchors are not."""
    statement = Statement("Ailleurs", ("M017",), "Voir [l'article](articles/nulle-part) et <b>ceci</b>.\n")
    (part,) = text_view(MASTHEAD, TEXT, LABELS, statements=(statement,)).annexed
    assert "<b>ceci</b>" in said(part.body[0].line)
    assert {part.anchor, part.body[0].standing.anchor} == {"minority-1", ""}
