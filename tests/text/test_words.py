"""How words are cut: `words/1` is part of the stored format. Never change an expectation here: add a format."""

import pytest

from drafting.text.words import cells, join, join_table, plain_text, table_row, table_words, words

# Each line as it is cut: every word with the blank before it.
GOLDEN = {
    "La ville compte 3 000 arbres.": ["La", " ville", " compte", " 3 000", " arbres", "."],
    "10 000 000 d'euros": ["10 000 000", " d'", "euros"],
    "3 0000 ou 1 234 56": ["3", " 0000", " ou", " 1 234", " 56"],
    "l'eau d'aujourd'hui": ["l'", "eau", " d'", "aujourd'", "hui"],
    "l’arbre qu’elle vit": ["l’", "arbre", " qu’", "elle", " vit"],
    "vélo-cité, c'est-à-dire": ["vélo-cité", ",", " c'", "est-à-dire"],
    "tou·te·s les élu‑es": ["tou·te·s", " les", " élu‑es"],
    "« Bonjour » ; oui !": ["«", " Bonjour", " »", " ;", " oui", " !"],
    "1° Un. 2° Deux": ["1", "°", " Un", ".", " 2", "°", " Deux"],
    "I. – a) premièrement": ["I", ".", " –", " a", ")", " premièrement"],
    "50 % et 3,5 °C": ["50", " %", " et", " 3", ",", "5", " °", "C"],
    "12 km/h, 15 m²": ["12", " km", "/", "h", ",", " 15", " m²"],
    "art. L. 2121-1 du 2024-03-15": ["art", ".", " L", ".", " 2121-1", " du", " 2024-03-15"],
    "L'État, À Évry": ["L'", "État", ",", " À", " Évry"],
    "the city’s plan doesn't fit": ["the", " city’", "s", " plan", " doesn'", "t", " fit"],
    "Article 3A (new): a co-op, 3.5 miles": (
        ["Article", " 3A", " (", "new", ")", ":", " a", " co-op", ",", " 3", ".", "5", " miles"]
    ),
    "et/ou… n° 5": ["et", "/", "ou", "…", " n", "°", " 5"],
    "x  y ": ["x", "  y", " "],
    "q\u0303uiz 👍🏽 ☂\ufe0f": ["q\u0303uiz", " 👍", "🏽", " ☂\ufe0f"],
    "a\\_b \\*c\\*": ["a\\_b", " \\*", "c", "\\*"],
    "**grave** et *très léger*": ["**grave**", " et", " *très*", " *léger*"],
    "a **b**c": ["a", " **b**", "c"],
    "l'**arbre**, ***vu***.": ["l'", "**arbre**", ",", " ***vu***", "."],
    "[L'article 3 bis](articles/x).": [
        "[L'](articles/x)", "[article](articles/x)", " [3](articles/x)", " [bis](articles/x)", ".",
    ],
    "\\[x\\]: 2024\\. \\<b>": ["\\[", "x", "\\]", ":", " 2024", ".", " <", "b", ">"],
    "日本語 Ελλάδα עברית": ["日本語", " Ελλάδα", " עברית"],
    " ": [" "],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize("line", GOLDEN)
def test_words_are_cut_as_stored_edits_count_them(line: str):
    """The golden table of `words/1`."""
    assert list(words(line)) == GOLDEN[line]


@pytest.mark.parametrize("line", GOLDEN)
def test_words_join_to_their_line(line: str):
    """Cutting loses nothing."""
    canonical = line.replace("2024\\.", "2024.")  # a point needs its escape at the start of a line only
    assert join(words(line)) == canonical


def test_blanks_at_the_end_of_a_marked_line_are_no_word():
    """Canonical lines have none."""
    assert words("**a** ") == ("**a**",)


def test_joining_reads_markup_again():
    """Strong words put side by side are one strong run, and half a run left alone still closes."""
    assert join(["**a**", " **b**"]) == "**a b**"
    assert join(["a", " **b**"]) == "a **b**"
    assert join(["[un](x)", " [deux](x)", " [trois](y)"]) == "[un deux](x) [trois](y)"


def test_plain_text_has_no_markup():
    """What words say."""
    assert plain_text(words("l'**arbre** [vu](x)")) == "l'arbre vu"


def test_table_words():
    """Bars and line ends are words; a bar inside a cell stays escaped."""
    source = "| a b | c\\|d |\n| --- | --- |\n| **e** |  |"
    found = table_words(source)
    assert found == (
        "|", " a", " b", " |", " c", "\\|", "d", " |", "\n",
        "|", " -", "-", "-", " |", " -", "-", "-", " |", "\n",
        "|", " **e**", " |", " |",
    )  # fmt: skip
    assert join_table(found) == source


def test_a_table_is_made_whole_again():
    """Rows are as wide as the widest, and the rule is there, whatever words were left."""
    assert join_table(["|", " a", " |", " b", " |", "\n", "|", " c", " |"]) == "| a | b |\n| --- | --- |\n| c |  |"
    assert join_table(["|", " a", " |"]) == "| a |\n| --- |"
    assert join_table(["|", " a"]) == "| a |\n| --- |"


def test_cells():
    """A row's cells, trimmed, a bar in a cell left escaped."""
    assert cells("| a | b\\|c |  |") == ["a", "b\\|c", ""]
    assert table_row(["a", "b"]) == "| a | b |"
