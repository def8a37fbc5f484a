"""Addresses: what people write, what is printed, where each leads."""

import pytest

from drafting.text.addresses import (
    Address,
    BadAddress,
    NoSuchPlace,
    Place,
    address_of,
    near,
    recitals,
    resolve,
)
from drafting.text.labels import Label, labels
from drafting.text.model import Text

TEXT = Text.from_files(
    {
        "memorandum.md": "Parce que.\n\nEt pour cela.\n",
        "preamble.md": (
            "# Préambule\n\nVu le code,\n\nVu la loi,\n\nConsidérant la chaleur,\n\nConsidérant le bruit,\n\n"
            "Le conseil décide :\n"
        ),
        "articles/010-purpose.md": "# Objet\n\nUn.\n\n- deux ;\n\n## Sous-titre\n\nTrois.\n",
        "articles/020-access.md": "# Accès\n\nUn.\n",
        "annexes/plan/010-solar.md": "# Soleil\n\nUn.\n\nDeux.\n",
        "annexes/plan/020-wind.md": "# Vent\n\nUn.\n",
        "annexes/plea.md": "# Appel\n\nUn.\n",
    }
)
LABELS = labels(TEXT)

FORMS = {
    "3": "3", "3.2": "3.2", "article 3": "3", "article 3, alinéa 2": "3.2", "art. 3, al. 2": "3.2",
    "Article 3, alinéas 2": "3.2", "articles 3": "3", "art 3 al 2": "3.2", "article 3 alinéa 2": "3.2",
    "Article 1er": "1", "article premier, alinéa 2": "1.2", "3bis.2": "3bis.2", "3 bis": "3bis", "article 3 ter": "3ter",
    "article 3A": "3bis", "article 3A, paragraph 2": "3bis.2", "3 B": "3ter", "A": "A", "B.1": "B.1",
    "article 3 duodecies": "3duodecies", "  article   3 ,  alinéa  2 ": "3.2", "3, para. 2": "3.2", "3#2": "3.2",
    "m7": "m7", "m7.1": "m7.1", "M 7": "m7", "mesure 7": "m7", "Mesures 7": "m7", "mes. 7, al. 1": "m7.1",
    "measure 7, paragraph 1": "m7.1", "mesure 3 bis": "m3bis", "mesure première": "m1",
    "recital 4": "recital 4", "considérant 4": "recital 4", "Considerant 4": "recital 4",
    "visa 1": "citation 1", "citation 1": "citation 1", "recital 4, alinéa 1": "recital 4.1",
    "memorandum": "memorandum", "memorandum.2": "memorandum.2", "exposé des motifs, alinéa 2": "memorandum.2",
    "Exposé": "memorandum", "préambule": "preamble", "PREAMBLE.3": "preamble.3",
    "articles/030-access#2": "articles/access#2", "articles/access": "articles/access",
    "articles/030-access.md": "articles/access", "annexes/plan/010-solar#1": "annexes/plan/solar#1",
    "annexes/plea": "annexes/plea", "annexes/plea.md, alinéa 1": "annexes/plea#1",
    "article:access": "article:access", "article:access.2": "article:access.2", "mesure:solar": "measure:solar",
    "annexe:plea": "annex:plea", "annex:plea.1": "annex:plea.1",
}  # fmt: skip


@pytest.mark.parametrize("written", FORMS)
def test_every_form_is_read_and_printed(written: str):
    """What people write, in French or English, has one short form, which is read as the same."""
    address = Address.parse(written)
    assert str(address) == FORMS[written]
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "foo", "article", "3..2", "3.", ".2", "0", "3.0", "3 bogus", "3 b", "recital", "recital 0", "considérant A",
        "articles/", "../memorandum", "articles/../x", "resolution.toml", "article:", "article:Accès", "alinéa 2", "m",
        "3 bis ter", "3.2.1", "article 3; drop", "annexes/a/b/c",
    ],
)  # fmt: skip
def test_what_is_no_address(written: str):
    """It is refused, and the refusal says what was written."""
    with pytest.raises(BadAddress) as refused:
        Address.parse(written)
    assert refused.value.written == written


def test_every_place_has_an_address_that_leads_back():
    """Each division, and each alinéa in it, is found again by what is printed for it."""
    for division in TEXT.divisions:
        places = [Place(division.key), *(Place(division.key, block) for _, block in division.alineas())]
        for place in places:
            address = address_of(place, TEXT, LABELS)
            assert resolve(address, TEXT, LABELS) == place
            assert resolve(Address.parse(str(address)), TEXT, LABELS) == place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("1", Place("articles/purpose")),
        ("1.1", Place("articles/purpose", 1)),
        ("1.2", Place("articles/purpose", 2)),
        ("1.3", Place("articles/purpose", 4)),
        ("m2.1", Place("annexes/plan/wind", 1)),
        ("article:access", Place("articles/access")),
        ("measure:wind", Place("annexes/plan/wind")),
        ("annex:plea.1", Place("annexes/plea", 1)),
        ("articles/999-purpose#2", Place("articles/purpose", 2)),
        ("memorandum.2", Place("memorandum", 1)),
        ("citation 1", Place("preamble", 1)),
        ("visa 2", Place("preamble", 2)),
        ("considérant 1", Place("preamble", 3)),
        ("recital 2", Place("preamble", 4)),
        ("preamble.5", Place("preamble", 5)),
    ],
)
def test_where_addresses_lead(written: str, place: Place):
    """Numbers count alinéas, not headings; a path's prefix does not matter."""
    assert resolve(Address.parse(written), TEXT, LABELS) == place


@pytest.mark.parametrize(
    "written",
    ["3", "1.4", "m3", "m1.3", "A", "1bis", "recital 3", "citation 3", "articles/none", "article:solar", "measure:plea",
     "annex:none", "memorandum.3", "measure:access"],
)  # fmt: skip
def test_addresses_of_nothing(written: str):
    """A place that is not there is not guessed."""
    with pytest.raises(NoSuchPlace) as refused:
        resolve(Address.parse(written), TEXT, LABELS)
    assert refused.value.address == Address.parse(written)


def test_near_addresses():
    """A refusal names some that exist: each of them leads somewhere."""
    for written in ("m3", "memorandum.9", "1.9", "recital 7", "articles/acces"):
        with pytest.raises(NoSuchPlace) as refused:
            resolve(Address.parse(written), TEXT, LABELS)
        assert refused.value.near
        for close in refused.value.near:
            resolve(Address.parse(close), TEXT, LABELS)
    assert "memorandum" in near("memorandun", TEXT, LABELS)


def test_inserted_articles_are_found_by_their_labels():
    """Labels "1 bis" and "1A" lead to what came after article 1."""
    now = Text((*TEXT.divisions, *Text.from_files({"articles/015-new.md": "Neuf."}).divisions))
    frozen = labels(TEXT, now)
    for written in ("1bis", "article 1 bis", "1A"):
        assert resolve(Address.parse(written), now, frozen) == Place("articles/new")
    assert address_of(Place("articles/new", 0), now, frozen) == Address("article", Label(1, 2), alinea=1)


def test_a_deleted_article_is_no_place():
    """Its number is kept, and leads nowhere."""
    now = Text(tuple(d for d in TEXT.divisions if d.slug != "access"))
    with pytest.raises(NoSuchPlace):
        resolve(Address.parse("2"), now, labels(TEXT, now))


def test_two_series_make_a_number_ambiguous():
    """The address "m1" of two plans leads to neither; the path does."""
    now = Text((*TEXT.divisions, *Text.from_files({"annexes/other/010-x.md": "Un."}).divisions))
    with pytest.raises(NoSuchPlace):
        resolve(Address.parse("m1"), now, labels(now))
    assert resolve(Address.parse("annexes/other/x"), now, labels(now)) == Place("annexes/other/x")


def test_a_text_without_preamble_has_no_recitals():
    """Neither citations."""
    assert recitals(Text(), "recital") == []
    with pytest.raises(NoSuchPlace) as refused:
        resolve(Address.parse("recital 1"), Text(), {})
    assert refused.value.near == ()


def test_english_recitals():
    """Having regard, whereas, considering."""
    words = (
        "Having regard to the law,\n\nSeen the report,\n\nWhereas it is hot,\n\nConsidering the noise,\n\nSo be it.\n"
    )
    text = Text.from_files({"preamble.md": words})
    assert (recitals(text, "citation"), recitals(text, "recital")) == ([0, 1], [2, 3])
