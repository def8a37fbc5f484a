"""A reading: one body, its frozen text and rules, and the adoptions so far; and the drafts before the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.amending.weave import Attributed, Weave
from drafting.deliberation.facts import MinorityStated, Step, TextAdopted, TextCorrected, VersionMarked
from drafting.deliberation.records import Record
from drafting.deliberation.settings import Settings
from drafting.deliberation.standing import Said
from drafting.text.labels import Label, labels
from drafting.text.model import Text
from drafting.text.slugs import slug


@dataclass
class Draft:
    """A commit on `main` from before the first reading: the first one has no `commit`."""

    record: Record
    files: Mapping[str, str | None]
    commit: str = ""
    title: str = ""


@dataclass(frozen=True)
class Version:
    """A state of the draft that was given a name, and where that is written."""

    fact: VersionMarked
    record: Record

    @property
    def name(self) -> str:
        """Its name, as it was given."""
        return self.fact.name

    @property
    def tag(self) -> str:
        """The name of its tag."""
        return f"version/{slug(self.name)}"


@dataclass
class Reading:
    """A body's reading: its frozen text, its rules, the adoptions so far, and what came after the last."""

    number: int
    body: str
    digest: str
    settings: Settings
    frozen: Text
    others: Mapping[str, str]
    record: Record
    first: int = 1
    steps: list[tuple[Step, Record]] = field(default_factory=list)
    adopted: tuple[TextAdopted, Record] | None = None
    errata: list[tuple[TextCorrected, Record]] = field(default_factory=list)
    acts: list[Said] = field(default_factory=list)
    minorities: list[MinorityStated] = field(default_factory=list)
    _texts: list[Text] = field(default_factory=list)

    def text_at(self, step: int) -> Text:
        """The text after so many adoptions."""
        if not self._texts:
            self._texts.append(self.frozen)
        while len(self._texts) <= step:
            made = self._texts[-1]
            for layer in self.steps[len(self._texts) - 1][0].layers:
                made = apply(made, layer.edits)
            self._texts.append(made)
        return self._texts[step]

    @property
    def text(self) -> Text:
        """The text as it stands."""
        text = self.text_at(len(self.steps))
        for edits, _ in self.closings:
            text = apply(text, edits)
        return text

    @property
    def closings(self) -> list[tuple[Edits, Record]]:
        """What came after the last adoption: the renumbering, once the whole was adopted, and each erratum."""
        adopted = [(self.adopted[0].edits, self.adopted[1])] if self.adopted else []
        return [*adopted, *((fact.edits, record) for fact, record in self.errata)]

    @property
    def amended_by(self) -> list[Step]:
        """The adoptions that folded amendments in; a corrected project is a step, too, and none of those."""
        return [step for step, _ in self.steps if step.amendments]

    @property
    def labels(self) -> dict[str, Label]:
        """The numbers in force: frozen during the reading, anew once adopted."""
        return labels(self.text) if self.adopted else labels(self.frozen, self.text)

    def weave(self) -> Weave:
        """Everything that was ever in its text, and by which amendment."""
        weave = Weave(self.frozen)
        for step, _ in self.steps:
            for layer in step.layers:
                weave.then(layer.edits, layer.by)
        return weave

    def edits_since(self, step: int) -> Edits:
        """The adoptions after so many, as one set of edits."""
        return tuple(edit for edit, _ in self.attributed_since(step))

    def attributed_since(self, step: int) -> tuple[Attributed, ...]:
        """The same edits, each with the amendments behind it."""
        weave = Weave(self.text_at(step))
        for later, _ in self.steps[step:]:
            for layer in later.layers:
                weave.then(layer.edits, layer.by)
        return weave.attributed()
