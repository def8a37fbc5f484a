"""What competes: places that two touches need, words quoted, additions that say the same."""

from dataclasses import replace

from drafting.amending.discussion.reach import Force, Part, Reach, Touch, Where, compete, meet, within
from drafting.amending.instructions.operations import Side

KEY = "articles/streets"
TWO_WORDS = Touch(KEY, Part.ALINEA, 2, begin=(2, 3), end=(2, 5))
ALINEA = Touch(KEY, Part.ALINEA, 2, Where.ON, Force.DELETES, (2, 0), (3, 0), width=1)
AFTER = Touch(KEY, Part.ALINEA, 2, Where.AFTER, begin=(3, 0), end=(3, 0), new=("plant", "one", "more", "tree"))


def sought(*words: str) -> Touch:
    """A touch of words somewhere in alinéa 2."""
    return Touch(KEY, Part.ALINEA, 2, begin=(2, 1), end=(2, 99), exact=False, sought=words)


def test_places_that_overlap_compete():
    """Whoever is asked first."""
    other = replace(TWO_WORDS, begin=(2, 4), end=(2, 9))
    assert compete(TWO_WORDS, other)
    assert compete(other, TWO_WORDS)


def test_places_that_touch_do_not():
    """Nor those of another division, or of a new article beside it."""
    assert not compete(TWO_WORDS, replace(TWO_WORDS, begin=(2, 5), end=(2, 6)))
    assert not compete(TWO_WORDS, replace(TWO_WORDS, division="articles/squares"))
    assert not compete(TWO_WORDS, replace(TWO_WORDS, beside=Side.AFTER))


def test_an_alinea_that_goes_competes_with_what_is_in_it():
    """Not with what comes after it."""
    assert compete(ALINEA, TWO_WORDS)
    assert compete(ALINEA, sought("one", "tree"))
    assert not compete(ALINEA, AFTER)


def test_a_whole_division_competes_with_new_drafts_of_it_alone():
    """A deletion with nothing: it is voted first."""
    deleted, redrafted = (Touch(KEY, part) for part in (Part.DELETED, Part.REDRAFTED))
    assert compete(redrafted, redrafted)
    assert not compete(deleted, redrafted)
    assert not compete(redrafted, TWO_WORDS)


def test_quoted_words_compete_where_they_overlap():
    """One in the other, or end on end by two words or more."""
    street = sought("in", "every", "street")
    assert compete(street, sought("every"))
    assert compete(street, sought("every", "street", "and", "square"))
    assert not compete(street, sought("street", "lamp"))
    assert not compete(street, sought("square"))
    assert compete(street, sought())


def test_what_is_not_known_to_meet_is_not_said_to():
    """Exact words in an alinéa, and others quoted somewhere in it."""
    assert not meet(TWO_WORDS, sought("every"))


def test_additions_at_one_place_compete_if_one_says_the_other():
    """Short ones are covered by longer ones."""
    longer = replace(AFTER, new=("each", "street", "shall", "plant", "one", "more", "tree", "in", "spring"))
    assert compete(AFTER, longer)
    assert not compete(AFTER, replace(AFTER, new=("water", "the", "lawns")))


def test_new_articles_compete_if_they_say_nearly_the_same():
    """All in all: they have set words in common."""
    new = Touch(KEY, Part.END, beside=Side.AFTER, new=("plant", "one", "more", "tree", "in", "each", "street"))
    assert compete(new, replace(new, new=(*new.new, "now")))
    assert not compete(
        new, replace(new, new=(*new.new, *["and", "water", "it", "all", "summer", "long", "at", "dawn"]))
    )


def test_words_within_words():
    """One after another."""
    assert within(("a", "b"), ("x", "a", "b"))
    assert not within(("a", "b"), ("a", "x", "b"))


def test_a_reach_is_of_the_division_of_its_first_touch():
    """And as wide as all of its touches there."""
    reach = Reach((ALINEA, replace(ALINEA, alinea=5), replace(ALINEA, division="articles/squares")))
    assert (reach.division, reach.beside, reach.width) == (KEY, None, 2)
    assert (Reach().division, Reach().width) == ("", 0)
