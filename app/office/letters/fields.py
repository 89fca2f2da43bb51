"""The value of each field that a wording may name, taken from the case.

Official French, whatever the language of the window: nothing here is translated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.office.councils.constats import marks_of
from app.office.councils.marks import ABSENT, FRAUD
from app.office.councils.minutes import followed_courses
from app.office.councils.standings import fails, standing
from app.office.councils.titles import DOCUMENTS
from app.office.councils.views import MarkValue
from app.office.letters.appeals import (
    after_publication,
    conciliation,
    external_until,
    promotion_appeal_until,
)
from app.office.letters.case import Case
from app.office.letters.complements import ASKED, Holding, value_of
from app.office.letters.occasions.case import OccasionCase
from app.reports.compose import Fields, FieldValue, Gender
from app.reports.typography import ordinal, polish
from app.reports.views import Ground
from app.reports.wording import Wording
from app.rules.errors import MissingFigure, RuleInputError
from app.rules.numbers import french_number
from app.rules.regime import regime

SESSIONS: Final = {"first": "première session", "second": "seconde session"}
GENDERS: Final = {"mr": Gender.MASCULINE, "mrs": Gender.FEMININE}
ATTESTATIONS: Final = frozenset(DOCUMENTS[code] for code in ("aoa", "aob", "aoc"))
FIRST_DEGREE: Final = (1, 2)
"""The years of secondary education that no form tells apart."""
DEADLINES: Final = (
    "conciliation_jusque",
    "recours_externe_jusque",
    "recours_interne_jusque",
    "recours_exclusion_jusque",
    "recours_college_jusque",
    "recours_jusque",
)
"""The fields that say until when somebody may act."""

AnyCase = Case | OccasionCase
"""A letter about to be written: about a council's decision, or for an occasion."""


@dataclass(frozen=True)
class Filled:
    """The fields of a letter; ``unknown`` says of each that has no value why it has none."""

    values: Fields
    unknown: Mapping[str, RuleInputError]


def fill(case: AnyCase, wording: Wording) -> Filled:
    """The values that this wording asks for; rules are asked for no others."""
    values: dict[str, FieldValue] = {}
    unknown: dict[str, RuleInputError] = {}
    for name in sorted(wording.field_names()):
        try:
            value = _value(case, name)
        except RuleInputError as refused:
            unknown[name] = refused
        else:
            if value is not None:
                values[name] = value
    return Filled(_without_repeats(values, wording), unknown)


def _without_repeats(values: Mapping[str, FieldValue], wording: Wording) -> Fields:
    """A ground that the wording itself says, word for word, is not said twice."""
    grounds = values.get("motifs")
    if not isinstance(grounds, tuple):
        return values
    told = polish(" ".join(wording.texts().values()))
    fresh = tuple(
        one for one in grounds if isinstance(one, Ground) and polish(one.text) not in told
    )
    return {**values, "motifs": fresh}


def genders(case: AnyCase) -> dict[str, Gender]:
    """How words agree with the pupil."""
    gender = GENDERS.get(case.civility)
    return {} if gender is None else {"eleve": gender}


def reason_of(refused: RuleInputError) -> str:
    """Why a field has no value, as a sentence."""
    if isinstance(refused, MissingFigure):
        return f"{refused.expected[:1].upper()}{refused.expected[1:]}."
    return f"Un délai ne peut être calculé : {refused.expected}."


def holding(case: AnyCase) -> Holding:
    """What a value that the office gives for this letter holds for."""
    subject = case.occasion.subject.key if isinstance(case, OccasionCase) else ""
    name = case.person_name if isinstance(case, OccasionCase) else case.group
    return Holding(case.year_label, case.council_id, subject, name)


def _value(case: AnyCase, name: str) -> FieldValue | None:
    if isinstance(case, OccasionCase):
        found = case.occasion.value(name, case.options)
        if found is not None:
            return found
    if name in ASKED:
        return value_of(case.materials.wordings, name, holding(case))
    if isinstance(case, OccasionCase):
        common = COMMON.get(name)
        return None if common is None else common(case)
    return council_value(case, name)


def council_value(case: Case, name: str) -> FieldValue | None:
    """The value that a sealed council gives to a field; None where it gives none."""
    provider = _FIELDS.get(name)
    return None if provider is None else provider(case)


def _studies(case: Case) -> str:
    """La 4e année de l'enseignement technique de qualification, option Électricité."""
    klass = case.view.klass
    year = f"la {ordinal(klass.study_year, feminine=True)} année"
    if klass.study_year in FIRST_DEGREE and regime(klass.regime).forms:
        return f"{year} du premier degré de l'enseignement secondaire"
    if not klass.form_title:
        return "" if case.kind.ruled else f"{year} de l'enseignement secondaire"
    option = f", option {klass.option}" if klass.option else ""
    return f"{year} de l'enseignement {klass.form_title.lower()}{option}"


def _higher_class(case: Case) -> str:
    klass = case.view.klass
    if klass.study_year >= max(regime(klass.regime).study_years):
        return ""
    return f"la {ordinal(klass.study_year + 1, feminine=True)} classe secondaire"


def _grounds(case: Case) -> tuple[Ground, ...]:
    told = [Ground(reason.text, reason.source) for reason in case.constat.reasons]
    if case.constat.differs and case.decision.ground.strip():
        told.append(Ground(f"Le conseil s'écarte de ce verdict : {case.decision.ground.strip()}"))
    return tuple(told)


def _titles(case: Case) -> tuple[str, ...]:
    """What is given beside the attestation itself, which the letter names already."""
    return tuple(one for one in case.constat.documents if one not in ATTESTATIONS)


def _failed(case: Case) -> tuple[str, ...]:
    marks = marks_of(case.pupil)
    courses = followed_courses(case.view, case.pupil)
    return tuple(
        course.title for course in courses if fails(marks.get(course.id), course, case.view.scale)
    )


def _to_sit(case: Case) -> tuple[str, ...]:
    """The courses failed, and those of which no evaluation stands: an absence, a fraud."""
    marks = marks_of(case.pupil)
    failed = frozenset(_failed(case))
    return tuple(
        course.title
        for course in followed_courses(case.view, case.pupil)
        if course.title in failed or _not_valid(marks.get(course.id))
    )


def _not_valid(mark: MarkValue | None) -> bool:
    return mark is not None and mark.special in (ABSENT, FRAUD)


def _percentage(case: Case) -> str:
    courses = followed_courses(case.view, case.pupil)
    average = standing(courses, marks_of(case.pupil), case.view.scale).average
    return "" if average is None else f"{french_number(average)} %"


def _head_with_address(case: AnyCase) -> str:
    head = case.materials.letterhead.head
    return ", ".join((head, *case.materials.letterhead.school.address)) if head else ""


def _external(case: Case) -> FieldValue:
    return external_until(case.contested)


def _published(key: str) -> Callable[[Case], FieldValue | None]:
    """A date that runs from the publication, nothing before that is known."""

    def provide(case: Case) -> FieldValue | None:
        day = _value(case, "date_publication")
        if not day or isinstance(day, str | bool | tuple):
            return None
        value: FieldValue = getattr(after_publication(case.contested, day), key)
        return value

    return provide


def _closed_day(case: Case) -> bool:
    return _published("last_day_working")(case) is False


def _contact(case: AnyCase) -> str:
    return case.materials.letterhead.conciliation_contact or case.materials.letterhead.head


# What any letter may say, whatever it is about.
COMMON: Final[Mapping[str, Callable[[AnyCase], FieldValue | None]]] = {
    "annee_scolaire": lambda case: case.year_label,
    "classe": lambda case: case.group,
    "conciliation_a_qui": _contact,
    "direction": lambda case: case.materials.letterhead.head,
    "ecole": lambda case: case.materials.letterhead.school.name,
    "ecole_adresse": lambda case: ", ".join(case.materials.letterhead.school.address),
    "formulaire_accepte": lambda case: case.materials.letterhead.accepts_form,
    "presentation_le": lambda case: case.options.communicated_on,
    "recours_interne_a_qui": _head_with_address,
    "salutation": lambda case: case.recipient.salutation,
    "ville": lambda case: case.materials.letterhead.place,
}
_FIELDS: Final[Mapping[str, Callable[[Case], FieldValue | None]]] = {
    "eleve": lambda case: f"{case.pupil.first_name} {case.pupil.last_name}".strip(),
    "naissance": lambda case: case.pupil.birth_date,
    **COMMON,
    "classe_superieure": _higher_class,
    "etudes": _studies,
    "session": lambda case: SESSIONS.get(case.view.session.session, ""),
    "date_deliberation": lambda case: case.view.session.held_on,
    "decision": lambda case: case.kind.title,
    "restrictions": lambda case: case.decision.restrictions,
    "motivation": lambda case: case.decision.motivation.strip(),
    "motifs": _grounds,
    "documents": _titles,
    "titres": _titles,
    "sans_titre": lambda case: not _titles(case),
    "reserve": lambda _case: False,
    "couvre_degre": lambda _case: False,
    "conciliation_jusque": lambda case: conciliation(case.contested).file_by,
    "conciliation_notifiee": lambda case: conciliation(case.contested).notify_by,
    "recours_externe_jusque": _external,
    "recours_seconde_session": lambda case: case.contested.second_session,
    "recours_c3d": lambda _case: False,
    "epreuves": _to_sit,
    "unite": lambda case: case.view.klass.option or case.view.klass.name,
    "pourcentage": _percentage,
    "acquis": _to_sit,
    "consultation_jusque": _published("consultation_until"),
    "recours_interne_jusque": _published("appeal_until"),
    "delai_jour_ferme": _closed_day,
    "decision_interne_le": _published("appeal_decision_by"),
    "epreuve_integree": lambda case: case.view.session.kind.startswith("integrated"),
    "fin_annee_scolaire": lambda case: case.contested.calendar.last_day,
    "recours_jusque": lambda case: promotion_appeal_until(case.contested),
    "primaire": lambda _case: False,
}
