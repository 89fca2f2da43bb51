"""The facts of ``promsoc.exclusion``: summons, hearing, decision, notification, in that order."""

from datetime import date
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts, unique
from app.rules.promsoc.results.sanctions import Letter, Person

SummonsMention = Literal[
    "place", "date", "time", "grievances", "defender", "file_consultation", "file_copy"
]
NoticeMention = Literal["decision", "reasons", "duration", "appeal_right", "appeal_terms"]
Record = Literal["none", "signed", "signature_refused", "carence"]
Ground = Literal[
    "reputation",
    "integrity_or_dignity",
    "organisation",
    "serious_damage",
    "fellow_training",
    "repeated_measures",
    "safety",
]

# What the summons mentions "explicitement" (41 §1).
SUMMONS: dict[SummonsMention, str] = {
    "place": "le lieu de l'audition",
    "date": "la date de l'audition",
    "time": "l'heure de l'audition",
    "grievances": "les griefs reprochés",
    "defender": "la possibilité de se faire assister par un défenseur",
    "file_consultation": "la possibilité de consulter la copie du dossier",
    "file_copy": "la possibilité de se faire délivrer une copie du dossier",
}
# What the letter of exclusion contains (39 §7), and for a definitive exclusion (41 §5).
NOTICE: dict[NoticeMention, str] = {
    "decision": "la décision",
    "reasons": "ses motifs",
    "duration": "la durée de l'exclusion",
}
NOTICE_OF_APPEAL: dict[NoticeMention, str] = {
    "appeal_right": "le droit de recours",
    "appeal_terms": "les modalités du recours",
}


@facts
class ExclusionFacts:
    """Everything that was done, from the knowledge of the facts to the letter of exclusion."""

    measure: Literal["unit_exclusion", "definitive_exclusion"]
    birth_date: date
    facts_known_on: date
    summoned_on: date
    summoned_by: Letter
    summons_mentions: Annotated[tuple[SummonsMention, ...], unique]
    hearing_on: date | None = None
    heard: Annotated[tuple[Person, ...], unique] = ()
    record: Record = "none"
    witness: bool = False
    grounds: Annotated[tuple[Ground, ...], unique] = ()
    earlier_measures: Count = 0
    council_opinion_on: date | None = None
    decided_on: date | None = None
    posted_on: date | None = None
    notified_by: Letter | None = None
    notice_mentions: Annotated[tuple[NoticeMention, ...], unique] = ()
    calendar: SchoolCalendar

    def check_facts_known_on(self) -> None:
        """The student is born when the facts are known."""
        if self.birth_date > self.facts_known_on:
            raise RuleInputError(
                "birth_date", "une date avant la connaissance des faits est attendue"
            )

    def check_summoned_on(self) -> None:
        """One is summoned for known facts."""
        _follows("summoned_on", self.summoned_on, self.facts_known_on)

    def check_hearing_on(self) -> None:
        """The hearing follows the summons."""
        if self.hearing_on is not None:
            _follows("hearing_on", self.hearing_on, self.summoned_on)

    def check_heard(self) -> None:
        """Nobody is heard without a hearing."""
        if self.heard and self.hearing_on is None:
            raise RuleInputError("heard", "personne n'est entendu sans audition")

    def check_record(self) -> None:
        """There is no record without a hearing."""
        if self.record != "none" and self.hearing_on is None:
            raise RuleInputError("record", "aucun procès-verbal n'existe sans audition")

    def check_decided_on(self) -> None:
        """The decision follows the hearing."""
        if self.decided_on is not None:
            _follows("decided_on", self.decided_on, self.hearing_on)

    def check_posted_on(self) -> None:
        """The notification follows the decision."""
        if self.posted_on is not None:
            _follows("posted_on", self.posted_on, self.decided_on)

    def check_notified_by(self) -> None:
        """A notification has a form."""
        if self.posted_on is not None and self.notified_by is None:
            raise RuleInputError("notified_by", "la forme de la notification est attendue")

    @property
    def is_definitive(self) -> bool:
        """Is the student excluded from the school, and not from some units?"""
        return self.measure == "definitive_exclusion"


def _follows(key: str, day: date, earlier: date | None) -> None:
    """Each step comes on the day of the one before it, or later."""
    if earlier is None or day < earlier:
        raise RuleInputError(key, "une date à partir de l'étape précédente est attendue")
