"""Checks of substance: what a change leaves behind elsewhere."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.substance.checks import check, check_edits
from drafting.amending.substance.concerns import Concern, Kind, Spot
from drafting.text.labels import labels
from drafting.text.model import Text

FILES = {
    "memorandum.md": (
        "# Exposé des motifs\n\nNous demandons 3 000 places ; 3 000, c'est peu pour tant de places perdues.\n\n"
        "La Ville « ouvre ses bâtiments » et soutient les maraudes jusqu'à 25 ans. Le jeune hébergé reste accompagné.\n"
    ),
    "preamble.md": "Vu la loi sur le logement, et notamment son article 3 ;\n\nConsidérant l'article 2 du texte ;\n",
    "articles/010-purpose.md": "# Objet\n\nLa Ville ouvre ses bâtiments, ainsi que le dit l'article 3.\n",
    "articles/020-places.md": (
        "# Places\n\nL'État crée trois mille places d'hébergement.\n\nElles ouvrent sous six mois.\n"
    ),
    "articles/030-rounds.md": (
        "# Maraudes\n\nLes maraudes passent chaque nuit, selon [l'article 2](articles/places).\n\n"
        "Tout jeune hébergé est accompagné jusqu'à 25 ans.\n\nUne réponse est due sous six mois.\n"
    ),
    "annexes/plan/010-young.md": "# Jeunes\n\nL'article 3 de la loi de finances y pourvoit.\n\nVoir la mesure 2.\n",
    "annexes/plan/020-nights.md": "# Nuits\n\nEnvoyer des maraudes.\n",
}
BASE = Text.from_files(FILES)


def changed(**files: str | tuple[str, str] | None) -> Text:
    """The text with files given by their name rewritten, one passage replaced, or gone."""
    now = dict(FILES)
    for name, change in files.items():
        path = next(path for path in FILES if path.endswith(f"{name}.md"))
        if change is None:
            del now[path]
        elif isinstance(change, tuple):
            assert change[0] in now[path]
            now[path] = now[path].replace(*change)
        else:
            now[path] = change
    return Text.from_files(now)


def concerns(after: Text, *, renumbered: bool = False) -> list[Concern]:
    """What is left behind, in a reading, or once the text is numbered anew."""
    now = labels(after) if renumbered else labels(BASE, after)
    return list(check(BASE, after, labels_before=labels(BASE), labels_after=now))


def told(found: list[Concern]) -> list[tuple[Kind, str, str, str]]:
    """Concerns as their kind, where they stand, their words, and what is there instead of the cause."""
    return [(one.kind, one.here.division, one.here.words, one.now) for one in found]


def test_nothing_changed():
    """The same text raises no concern."""
    assert concerns(BASE) == []


def test_figure_changed_in_one_place():
    """The other places where the figure stands are named, with its noun or near it, digits or words."""
    found = concerns(changed(places=("trois mille", "4 000")))
    assert found == [
        Concern(
            Kind.FIGURE,
            Spot("memorandum", 1, words),
            Spot("articles/places", 1, "trois mille places"),
            "4 000 places",
        )
        for words in ("3 000 places", "3 000")
    ]


def test_figure_changed_everywhere():
    """Nothing is left behind where nothing is left."""
    changes = {"places": ("trois mille", "4 000"), "memorandum": ("3 000", "4 000")}
    assert concerns(changed(**changes)) == []


def test_times_need_a_common_subject():
    """Six months here are not six months there; 25 years are the same where both sentences say of whom."""
    assert concerns(changed(places=("six mois", "trois mois"))) == []
    found = concerns(
        changed(
            memorandum=FILES["memorandum.md"] + "\nTout jeune hébergé est accompagné jusqu'à vingt-cinq ans.\n",
            rounds=("25 ans", "21 ans"),
        )
    )
    assert told(found) == [(Kind.FIGURE, "memorandum", "vingt-cinq ans", "21 ans")]


def test_an_everyday_figure():
    """A time that stands all over is no one thing, whatever is around it."""
    often = "\n\n".join(f"Tout jeune hébergé est accompagné jusqu'à 25 ans, cas {n}." for n in "abcde")
    after = changed(rounds=("25 ans", "21 ans"), nights=f"# Nuits\n\nEnvoyer des maraudes.\n\n{often}\n")
    assert concerns(after) == []


def test_linked_reference_to_a_deleted_article():
    """A link to what went is a concern, and says what it was called."""
    found = concerns(changed(places=None, memorandum="# Exposé\n\nRien.\n", preamble="Considérant le froid ;\n"))
    assert found == [
        Concern(Kind.REFERENCE_GONE, Spot("articles/rounds", 1, "l'article 2"), Spot("articles/places", 0, "Places"))
    ]


def test_plain_reference_to_a_deleted_article():
    """So is its number in plain words, but not the article of another law, nor what a citation cites."""
    found = concerns(changed(rounds=None))
    assert ((Kind.REFERENCE_GONE, "articles/purpose", "article 3", "")) in told(found)
    assert not [one for one in found if one.here.division in ("preamble", "annexes/plan/young")]


def test_plain_reference_to_a_deleted_measure():
    """Measures have numbers of their own."""
    found = concerns(changed(nights=None))
    assert told(found) == [(Kind.REFERENCE_GONE, "annexes/plan/young", "mesure 2", "")]


def test_renumbered_article():
    """A number written by hand is wrong once the text is numbered anew; a link never is."""
    found = concerns(changed(places=None), renumbered=True)
    assert (Kind.REFERENCE_RENUMBERED, "articles/purpose", "article 3", "2") in told(found)
    assert (Kind.REFERENCE_GONE, "preamble", "article 2", "") in told(found)


def test_new_words_mean_the_new_numbers():
    """What the change itself writes is read by the numbers after it."""
    after = changed(places=None, purpose=("l'article 3", "l'article 2"))
    assert not [one for one in concerns(after, renumbered=True) if one.here.division == "articles/purpose"]


def test_several_articles_named_at_once():
    """Each number of a list is looked at."""
    after = changed(rounds=None, purpose=("l'article 3", "les articles 1, 2 et 3"))
    assert [words for _, where, words, _ in told(concerns(after)) if where == "articles/purpose"] == [
        "articles 1, 2 et 3"
    ]


def test_memorandum_with_a_figure_that_went():
    """A figure that the text said and no longer says anywhere is told where the memorandum has it."""
    found = concerns(changed(places=("L'État crée trois mille places", "L'État crée des places")))
    assert told(found) == [
        (Kind.MEMORANDUM_FIGURE, "memorandum", "3 000 places", ""),
        (Kind.MEMORANDUM_FIGURE, "memorandum", "3 000", ""),
    ]


def test_memorandum_that_quotes_what_went():
    """A quotation of words that the text had is told, whatever the capitals; of words it never had, not."""
    found = concerns(changed(purpose=("La Ville ouvre ses bâtiments", "La Ville prête des locaux")))
    assert told(found) == [(Kind.MEMORANDUM_QUOTE, "memorandum", "« ouvre ses bâtiments »", "")]


def test_memorandum_with_a_term_that_went():
    """A term of the text of which nothing is left is told."""
    after = changed(rounds=("maraudes passent", "équipes passent"), nights="# Nuits\n\nEnvoyer des équipes.\n")
    assert not concerns(after), "the title still has it"
    after = changed(
        rounds=FILES["articles/030-rounds.md"].replace("maraudes", "équipes").replace("Maraudes", "Équipes"),
        nights="# Nuits\n\nEnvoyer des équipes.\n",
    )
    assert told(concerns(after)) == [(Kind.MEMORANDUM_TERM, "memorandum", "maraudes", "")]


def test_edits_of_an_amendment():
    """An amendment's edits raise what its text does, numbers being frozen."""
    after = changed(rounds=None, places=("trois mille", "4 000"))
    found = check_edits(BASE, compare(BASE, after), labels=labels(BASE))
    assert list(found) == concerns(after)


def test_order_of_the_text():
    """Concerns stand in the order of the text."""
    after = changed(rounds=None, places=("trois mille", "4 000"), nights=None)
    order = [division.key for division in after.divisions]
    where = [order.index(one.here.division) for one in concerns(after)]
    assert where == sorted(where)
    assert len(set(where)) > 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages(language):
    """A figure in words is a figure in either language."""
    said = {"fr": ("cent rues", "deux cents", "100 rues"), "en": ("one hundred streets", "two hundred", "100 streets")}
    old, new, other = said[language]
    files = {"memorandum.md": f"# M\n\nA: {other}.\n", "articles/010-a.md": f"# A\n\nB: {old}.\n"}
    before = Text.from_files(files)
    after = Text.from_files({**files, "articles/010-a.md": f"# A\n\nB: {new} {old.split()[-1]}.\n"})
    found = check(before, after, labels_before=labels(before), labels_after=labels(before, after))
    assert told(list(found)) == [(Kind.FIGURE, "memorandum", other, f"{new} {old.split()[-1]}")]
