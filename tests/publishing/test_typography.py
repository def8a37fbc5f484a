"""The rules of French and English printers."""

import pytest

from drafting.publishing.typography import NBSP as N
from drafting.publishing.typography import NNBSP as T
from drafting.publishing.typography import typeset, typeset_parts


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("L'article d'aujourd'hui", "L’article d’aujourd’hui"),
        ("oui ; non ! quoi ?", f"oui{T}; non{T}! quoi{T}?"),
        ("oui; non! quoi?", f"oui{T}; non{T}! quoi{T}?"),
        ("ceci : cela", f"ceci{N}: cela"),
        ("« mot »", f"«{T}mot{T}»"),
        ("«mot»", f"«{T}mot{T}»"),
        ('dit "oui" (et "non")', f"dit «{T}oui{T}» (et «{T}non{T}»)"),
        ("3 000 places", f"3{T}000{N}places"),
        ("12 345 678 €", f"12{T}345{T}678{N}€"),
        ("en 2024 300 rues", f"en 2024 300{N}rues"),
        ("16 % de 50%", f"16{N}% de 50%"),
        ("n° 3, art. 4, l'alinéa 2", f"n°{N}3, art.{N}4, l’alinéa{N}2"),
        ("articles L. 2511-1 et R. 4", f"articles L.{N}2511-1 et R.{N}4"),
        ("le 25 janvier 2024", f"le 25{N}janvier{N}2024"),
        ("Mme Dupont", f"Mme{N}Dupont"),
        ("le 8e arrondissement", f"le 8e{N}arrondissement"),
        ("1° accueillir", f"1°{N}accueillir"),
        ("a) la personne", f"a){N}la personne"),
        ("etc...", "etc…"),
        ("à https://paris.fr/?a=1;b à 10:30", "à https://paris.fr/?a=1;b à 10:30"),
        ("ainsi -- enfin --- voilà", "ainsi – enfin — voilà"),
    ],
)
def test_french(typed, printed):
    """French text is set the French way, and only once."""
    assert typeset(typed, "fr") == printed
    assert typeset(printed, "fr") == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('the "garden street" (a "wish")', "the “garden street” (a “wish”)"),
        ("isn't the citizens' 'own'", "isn’t the citizens’ ‘own’"),
        ("within 12 months", f"within 12{N}months"),
        ("Article 3, paragraph 2", f"Article{N}3, paragraph{N}2"),
        ("Ms Smith...", f"Ms{N}Smith…"),
        ("what? yes! so: no; done", "what? yes! so: no; done"),
    ],
)
def test_english(typed, printed):
    """English text is set the English way, and only once."""
    assert typeset(typed, "en") == printed
    assert typeset(printed, "en") == printed


def test_other_languages_are_left_alone():
    """A language we have no rules for comes back as it was."""
    assert typeset("l'« altra »", "it") == "l'« altra »"


@pytest.mark.parametrize("cut", range(len('il dit : "oui" ; 3 000 ans...') + 1))
def test_rules_see_across_parts(cut):
    """Wherever bold begins, the line is set as if it did not."""
    typed = 'il dit : "oui" ; 3 000 ans...'
    parts = typeset_parts((typed[:cut], typed[cut:]), "fr")
    assert "".join(parts) == typeset(typed, "fr")


def test_parts_keep_their_words():
    """What is replaced stays in the part where it stood."""
    assert typeset_parts(("« ", "mot", " »"), "fr") == (f"«{T}", "mot", f"{T}»")
    assert typeset_parts(("", ""), "fr") == ("", "")
