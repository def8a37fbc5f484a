"""Wording: the fixed words of the printed documents, in French and in English."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from types import MappingProxyType

from drafting.text.labels import Label


@dataclass(frozen=True)
class Wording:
    """What a document says of itself in one language, never what the assembly says."""

    language: str
    kinds: MappingProxyType[str, str]
    formulas: MappingProxyType[str, str]
    statuses: MappingProxyType[str, str]
    dated: str
    memorandum: str
    preamble: str
    redline: str
    article: str
    first_article: str
    measure: str
    annex: str
    contents: str
    skip: str
    page: str
    reference: str
    alinea: str
    field_name: str
    field_value: str
    amendment: str
    amendments: str
    legend: str
    legend_added: str
    legend_removed: str
    legend_formatted: str
    legend_moved: str
    legend_notes: str
    opens: MappingProxyType[str, str]
    closes: MappingProxyType[str, str]
    block_flags: MappingProxyType[str, str]
    division_flags: MappingProxyType[str, str]
    restyled: str
    split: str
    joined: str
    no_change: str
    vote: str
    errata: str
    minority: str
    signed: str
    correspondence: str
    before: str
    after: str
    number: str
    title: str
    author: str
    decision: str
    places: str
    marker: str
    colon: str


_FRENCH = Wording(
    language="fr",
    kinds=MappingProxyType({"deliberation": "Délibération", "wish": "Vœu", "motion": "Motion"}),
    formulas=MappingProxyType(
        {"deliberation": "Délibère :", "wish": "Émet le vœu :", "motion": "Adopte la motion suivante :"}
    ),
    statuses=MappingProxyType({"draft": "Projet", "reading": "Texte en discussion", "adopted": "Texte adopté"}),
    dated="{status} le {date}",
    memorandum="Exposé des motifs",
    preamble="Visas et considérants",
    redline="Texte comparé",
    article="Article",
    first_article="premier",
    measure="Mesure",
    annex="Annexe",
    contents="Sommaire",
    skip="Aller au texte",
    page="page",
    reference="Référence",
    alinea="Alinéa",
    field_name="Rubrique",
    field_value="Contenu",
    amendment="Amendement n° {label}",
    amendments="Amendements apportés au texte",
    legend="Comment lire ce document",
    legend_added="mots ajoutés",
    legend_removed="mots supprimés",
    legend_formatted="mise en forme modifiée",
    legend_moved="passage déplacé",
    legend_notes="En regard de chaque changement : l’amendement, son auteur et la décision.",
    opens=MappingProxyType(
        {
            "added": "[début d’ajout]",
            "removed": "[début de suppression]",
            "formatted": "[début de mise en forme modifiée]",
            "moved-from": "[début de passage déplacé, ancienne place]",
            "moved-to": "[début de passage déplacé, nouvelle place]",
        }
    ),
    closes=MappingProxyType(
        {
            "added": "[fin d’ajout]",
            "removed": "[fin de suppression]",
            "formatted": "[fin de mise en forme modifiée]",
            "moved-from": "[fin de passage déplacé]",
            "moved-to": "[fin de passage déplacé]",
        }
    ),
    block_flags=MappingProxyType(
        {
            "added": "Alinéa nouveau",
            "removed": "Alinéa supprimé",
            "moved-from": "Alinéa déplacé (ancienne place)",
            "moved-to": "Alinéa déplacé (nouvelle place)",
        }
    ),
    division_flags=MappingProxyType({"added": "nouveau", "removed": "supprimé", "moved": "déplacé"}),
    restyled="Présentation de l’alinéa modifiée",
    split="[alinéa scindé ici]",
    joined="[alinéas réunis ici]",
    no_change="Sans changement",
    vote="Vote sur l’ensemble",
    errata="Errata",
    minority="Opinion minoritaire",
    signed="Signé : {names}",
    correspondence="Correspondance des numéros",
    before="Dans le texte mis en discussion",
    after="Dans le texte adopté",
    number="N°",
    title="Objet",
    author="Auteur",
    decision="Décision",
    places="Où",
    marker="–",
    colon="\u00a0:",
)

_ENGLISH = Wording(
    language="en",
    kinds=MappingProxyType({"deliberation": "Deliberation", "wish": "Wish", "motion": "Motion"}),
    formulas=MappingProxyType(
        {"deliberation": "Resolves:", "wish": "Expresses the wish:", "motion": "Adopts this motion:"}
    ),
    statuses=MappingProxyType({"draft": "Draft", "reading": "Text under discussion", "adopted": "Adopted text"}),
    dated="{status}, {date}",
    memorandum="Explanatory memorandum",
    preamble="Citations and recitals",
    redline="Compared text",
    article="Article",
    first_article="1",
    measure="Measure",
    annex="Annex",
    contents="Contents",
    skip="Skip to the text",
    page="page",
    reference="Reference",
    alinea="Paragraph",
    field_name="Item",
    field_value="Content",
    amendment="Amendment {label}",
    amendments="Amendments made to the text",
    legend="How to read this document",
    legend_added="words added",
    legend_removed="words deleted",
    legend_formatted="formatting changed",
    legend_moved="passage moved",
    legend_notes="Beside each change: the amendment, its author and the decision.",
    opens=MappingProxyType(
        {
            "added": "[start of addition]",
            "removed": "[start of deletion]",
            "formatted": "[start of changed formatting]",
            "moved-from": "[start of moved passage, old place]",
            "moved-to": "[start of moved passage, new place]",
        }
    ),
    closes=MappingProxyType(
        {
            "added": "[end of addition]",
            "removed": "[end of deletion]",
            "formatted": "[end of changed formatting]",
            "moved-from": "[end of moved passage]",
            "moved-to": "[end of moved passage]",
        }
    ),
    block_flags=MappingProxyType(
        {
            "added": "New paragraph",
            "removed": "Paragraph deleted",
            "moved-from": "Paragraph moved (old place)",
            "moved-to": "Paragraph moved (new place)",
        }
    ),
    division_flags=MappingProxyType({"added": "new", "removed": "deleted", "moved": "moved"}),
    restyled="Paragraph set differently",
    split="[paragraph divided here]",
    joined="[paragraphs joined here]",
    no_change="No change",
    vote="Vote on the whole",
    errata="Errata",
    minority="Minority statement",
    signed="Signed: {names}",
    correspondence="Concordance of numbers",
    before="In the text laid",
    after="In the text adopted",
    number="No.",
    title="Subject",
    author="Author",
    decision="Decision",
    places="Where",
    marker="•",
    colon=":",
)


def wording(language: str) -> Wording:
    """The fixed words of a language; English for one we have no words for."""
    return _FRENCH if language == "fr" else _ENGLISH


def date_words(date: dt.datetime, language: str) -> str:
    """A day as people write it: "1er mai 2024", "1 May 2024"."""
    from babel.dates import format_date

    words = format_date(date, "d MMMM y", locale="fr" if language == "fr" else "en_GB")
    return re.sub(r"^1 ", "1er ", words) if language == "fr" else words


def heading_number(label: Label, language: str) -> str:
    """An article's number as it stands in its heading: "premier", "3 bis", "3A"."""
    return wording(language).first_article if label == Label(1) else label.phrase(language)


def number_in_text(label: Label, language: str, *, article: bool) -> str:
    """A number as it stands in a sentence: "article 1er" but "mesure 1", "3 bis", "3A"."""
    return "1er" if article and language == "fr" and label == Label(1) else label.phrase(language)


_MASCULINE = re.compile(r"(?:conseil|comité|bureau|parlement|sénat|congrès|jury)\b", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöùûü]", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:l['’]|le |la |les |the )", re.IGNORECASE)


def enacting_body(name: str, language: str) -> str:
    """Who speaks, with its article: "L'Assemblée citoyenne de Paris,"."""
    if not name or _ARTICLE.match(name):
        return f"{name}," if name else ""
    if language != "fr":
        return f"The {name},"
    if _VOWEL.match(name):
        return f"L'{name},"
    return f"{'Le' if _MASCULINE.match(name) else 'La'} {name},"
