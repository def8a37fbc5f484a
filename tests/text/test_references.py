"""Cross-references: links to divisions, their numbers computed."""

from drafting.text.labels import Label
from drafting.text.model import Text
from drafting.text.references import numbered, numbered_source, references

LABELS = {"articles/access": Label(3, 2), "annexes/plan/solar": Label(7), "articles/purpose": Label(1)}


def test_every_reference_is_found():
    """In prose, items, headings and tables; links to elsewhere and within the page are none."""
    text = Text.from_files(
        {
            "articles/010-a.md": (
                "# Vu [l'article 2](articles/b)\n\nVoir [l'**article** 2](articles/b) et [le site](https://a.fr), "
                "[ici](#b), [là](//a.fr), [moi](mailto:a@b.fr).\n\n- [x](annexes/p/c)\n\n"
                "| a | b |\n| --- | --- |\n| [y](articles/z) | 2 |\n"
            )
        }
    )
    found = [(d.key, at, words, target) for d, at, words, target in references(text)]
    assert found == [
        ("articles/a", 0, "l'article 2", "articles/b"),
        ("articles/a", 1, "l'", "articles/b"),
        ("articles/a", 1, "article", "articles/b"),
        ("articles/a", 1, " 2", "articles/b"),
        ("articles/a", 2, "x", "annexes/p/c"),
        ("articles/a", 3, "y", "articles/z"),
    ]


def test_numbers_are_those_of_now():
    """The number in a reference's words gives way to its target's; other words stay."""
    assert numbered("l'article 2", "articles/access", LABELS, "fr") == "l'article 3 bis"
    assert numbered("Article 3A", "articles/access", LABELS, "en") == "Article 3A"
    assert numbered("l'article premier", "articles/access", LABELS, "fr") == "l'article 3 bis"
    assert numbered("mesure 2 quater du plan", "annexes/plan/solar", LABELS, "fr") == "mesure 7 du plan"
    assert numbered("l'article 2", "articles/none", LABELS, "fr") == "l'article 2"
    assert numbered("le texte", "articles/access", LABELS, "fr") == "le texte"


def test_a_line_with_its_numbers():
    """Only what stands in a link is numbered, and only links to divisions."""
    source = "L'article 9, l'[article 2](articles/access) et l'[article 4](https://a.fr)."
    assert numbered_source(source, LABELS, "fr") == (
        "L'article 9, l'[article 3 bis](articles/access) et l'[article 4](https://a.fr)."
    )
    assert numbered_source("L'article 9.", LABELS, "fr") == "L'article 9."
