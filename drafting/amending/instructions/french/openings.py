"""What a line of instruction begins with: a payload without quotation marks ends where one stands.

Broad on purpose: a line that looks like instruction and is not is named as not understood; a line
that is instruction and does not look it would become part of a text.
"""

from __future__ import annotations

import re

from drafting.amending.instructions.french.numbers import ADVERB, CARDINAL, ORDINAL

_NOUN = (
    r"(?:mots?|nombres?|chiffres?|taux|montants?|sommes?|annees?|dates?|references?|signes?(?: de ponctuation)?"
    r"|pourcentages?|termes?|occurr?ences?|mentions?|lettres?|adjectifs?|expressions?|noms?|numeros?|durees?"
    r"|intitules?|phrases?|alineas?|paragraphes?|virgules?|points?|symboles?)"
)
NOUNS = rf"{_NOUN}(?: et (?:(?:le|la|les|l'|des|du|un|une) ?)?{_NOUN})*"

_ROWS = r"(?:lignes?|colonnes?)"
_PART = r"(?:(?:(?:[ivxlc]+|[a-z]|\d+)(?: ?(?:bis|ter|quater))?(?: ?[°.)])* ?-* ?)?(?:- ?)?)"
VERB = (
    r"(?:(?:supprime|redige|remplace|complete|insere|substitue|ajoute|procede|deplace)[rz]|retablir|faire preceder"
    r"|reprendre|introduire)"
)
_OBJECT = (
    r"(?:(?:cet|ces|cette|ce|ainsi|comme suit|par|a la|a l'|au|aux|l'(?:alinea|article|annee|intitule|amendement)"
    rf"|(?:l'|les? |la )(?:{NOUNS}|{ORDINAL}|fin|debut|titre|tableau|deux|trois|memes?|[ivx]+|\d+|[a-z]|{_ROWS})"
    rf"|(?:l'|les? |la |un |une |des )?(?:{CARDINAL} )?(?:{NOUNS}|articles?|divisions?|{_ROWS}|titres?|mesures?)"
    r"|un(?:e)? [ivx\d]+)\b)"
)
_ARTICLE = rf"(?:article|mesure) (?:\d+(?:er|re)?|premiere?)(?: {ADVERB})?"
_IN_A_DIVISION = (
    r"(?:(?:a l'|a la )?(?:article|art\.|mesure|annexe) [^,]{1,30}, |(?:au |a l')?(?:expose des motifs|preambule), )"
)
_RANKED = rf"(?:{ORDINAL}(?:,| et)? ?)+"
_PHRASE = r"a la (?:meme|premiere|seconde|derniere|deuxieme) phrase"

# Alinéas are counted in instructions only.
_COUNTS = re.compile(
    rf"{_PART}{_IN_A_DIVISION}?(?:intertitre precedant )?(?:apres |avant |a |aux |de )?(?:l'|les )?(?:memes? )?"
    r"(?:alineas?|al\.) (?:n° ?)?\d"
)
# The second half of a sentence whose first half ends in a payload.
_GOES_ON = re.compile(
    rf"(?:il )?(?:est|sont) (?:ajoute|insere|remplace)e?s?(?: par)? (?:le|la|les|l') ?{NOUNS} ?:$"
    rf"|(?:par |et )?(?:aux? |les? |la |l'){NOUNS}(?: suivante?s?)? ?:? ?$"
    r"|par ?:$|\(le reste sans changement"
)
# An instruction orders; a text that amends another tells ("sont remplacés par").
_TELLS = re.compile(
    r"\b(?:est|sont) (?:ainsi )?(?:abroge|ajoute|complete|insere|modifie|redige|remplace|retabli|supprime)"
)
_ORDERS = re.compile(
    rf"{_PART}(?:"
    + "|".join(
        (
            rf"(?:en consequence,? |et )?{VERB} {_OBJECT}",
            rf"(?:apres|avant|a|au|aux|dans)\b.*[,»] ?{VERB} {_OBJECT}",
            rf"(?:apres|avant) (?:le|la|les|l') ?(?:{ORDINAL} )?(?:occurr?ences? (?:du|de|des) )?{NOUNS} ?:? ?$",
            r"(?:en consequence|par coordination|par consequent)\b",
            r"(?:pour|afin de) compenser .*(?:completer|inserer|ajouter|rediger)\b",
            rf"(?:au debut|a la fin|au meme alinea|a cet alinea|{_PHRASE})(?: de [^:]{{0,60}})?(?:,.*)?$",
            rf"(?:apres |avant )?(?:les? |la |l')?{_RANKED}(?:phrases?|{_ROWS}|visas?|considerants?)\b[^:]{{0,40}}:?$",
            r"tableau(?:, .*)?$",
            r"amendement n° ?\S+",
            rf"(?:apres |avant |a )?(?:l'|la )?{_ARTICLE}$",
            r"(?:apres|avant) l'article \S+(?: \S+){0,2}$",
            r"(?:a l')?intitule(?: de l'article \S+(?: \S+)?)?$",
        )
    )
    + ")"
)


def counts(line: str) -> bool:
    """Whether a folded line begins with an alinéa by its number."""
    return _COUNTS.match(line.strip()) is not None


def opens(line: str) -> bool:
    """Whether a folded line begins an instruction, or goes on with one."""
    stripped = line.strip()
    if _COUNTS.match(stripped) or _GOES_ON.match(stripped):
        return True
    return _ORDERS.match(stripped) is not None and not _TELLS.search(stripped)
