"""Step 1 of ``cefa.admission``: age, and for an adult the contract (D91 art. 6 §1er)."""

from collections.abc import Iterator
from datetime import date

from app.rules.cefa.days import day_in
from app.rules.cefa.pupils.admission.facts import AdmissionFacts, Contract, Programme
from app.rules.cefa.pupils.admission.step import NONE, Step
from app.rules.cefa.sources import D91, OBLIGATION, circular
from app.rules.dates import age_on, french_date
from app.rules.figures import FigureReader
from app.rules.verdict import Reason

AGE = circular("II.II.1", f"{OBLIGATION}, art. 1er §1er al. 2")
ADULTS = circular("II.II", f"{D91}, art. 6 §1er")
MODULE = circular("I.III.5", f"{D91}, art. 2bis §4")
CONVENTION = circular("II.IV", f"{D91}, art. 6 §1er")

# Programmes that a minor enters on age alone, without a basis of studies.
WITHOUT_BASIS: tuple[Programme, ...] = ("art45_d2", "urgence", "mfi")

# Each list of II.II is applied as it is printed, although the article is the same.
COMMON: tuple[Contract, ...] = ("contrat_alternance", "apprenticeship", "other_approved")
UNDER_21_FIRST_LEVEL: tuple[Contract, ...] = (*COMMON, "emploi_formation", "cisp")
UNDER_21: tuple[Contract, ...] = (*COMMON, "first_job", "cisp")
FROM_21: tuple[Contract, ...] = (*COMMON, "first_job")
FIRST_LEVEL: tuple[Programme, ...] = (*WITHOUT_BASIS, "p3")

CONTRACT_NAMES = {
    "contrat_alternance": "un contrat d'alternance",
    "apprenticeship": (
        "un contrat d'apprentissage de professions exercées par des travailleurs salariés"
    ),
    "emploi_formation": "une convention emploi-formation",
    "first_job": "une convention de premier emploi de type 2 ou 3 liée à un contrat",
    "other_approved": "un contrat ou une convention approuvés par le Gouvernement",
    "cisp": "une convention ou un stage d'insertion socioprofessionnelle",
}


def age_at_year_end(facts: AdmissionFacts, figures: FigureReader) -> int:
    """The age on 31 December "de l'année civile en cours", that of the enrolment."""
    return age_on(facts.birth_date, _year_end(facts, figures))


def _year_end(facts: AdmissionFacts, figures: FigureReader) -> date:
    return day_in(facts.enrolment_date.year, "year_end", figures)


def find_route(facts: AdmissionFacts, figures: FigureReader) -> Step:
    """By which line of D91 art. 6 §1er may the pupil be enrolled?"""
    age = age_on(facts.birth_date, facts.enrolment_date)
    if age >= figures.integer("cefa.ages.adult"):
        return _adult_route(facts, figures)
    if facts.programme in WITHOUT_BASIS:
        return _minor_without_basis(facts, age, figures)
    if facts.programme == "p3":
        return _minor_in_third_year(facts, age, figures)
    return _met(
        "minor",
        f"L'élève a {age} ans le {french_date(facts.enrolment_date)} : il est mineur et aucune "
        "autre condition d'âge n'est fixée pour cette année d'études.",
        circular("II.II"),
    )


def _met(word: str, text: str, source: str) -> Step:
    return Step(word, (Reason(word, text, source),))


def _refused(code: str, text: str, source: str) -> Step:
    return Step(NONE, (Reason(code, text, source),))


def _minor_without_basis(facts: AdmissionFacts, age: int, figures: FigureReader) -> Step:
    """16 ans accomplis, or 15 and the two first years (loi du 29 juin 1983, art. 1er)."""
    on_the_day = f"L'élève a {age} ans accomplis le {french_date(facts.enrolment_date)}"
    alone = figures.integer("cefa.ages.part_time_schooling")
    with_years = figures.integer("cefa.ages.two_years_followed")
    if age >= alone:
        return _met(
            "minor_16", f"{on_the_day} : la condition de {alone} ans accomplis est remplie.", AGE
        )
    if age < with_years:
        return _refused(
            "too_young", f"{on_the_day} : il en faut {with_years} au moins à l'inscription.", AGE
        )
    if facts.has_first_two_years:
        return _met(
            "minor_15_two_years",
            f"{on_the_day} et a suivi les deux premières années de l'enseignement secondaire.",
            AGE,
        )
    return _refused(
        "two_years_missing",
        f"{on_the_day} : avant {alone} ans, il doit avoir suivi les deux premières années de "
        "l'enseignement secondaire (1C et 2C, 1D et 1C, ou 1D et 2D).",
        AGE,
    )


def _minor_in_third_year(facts: AdmissionFacts, age: int, figures: FigureReader) -> Step:
    """The text: "les élèves mineurs âgés, au moment de l'inscription, de 15 ans accomplis" (3P)."""
    least = figures.integer("cefa.ages.two_years_followed")
    source = circular("II.II.2.1", f"{D91}, art. 8 §1er")
    on_the_day = f"L'élève a {age} ans accomplis le {french_date(facts.enrolment_date)}"
    if age < least:
        return _refused("too_young", f"{on_the_day} : il en faut {least} pour la 3P.", source)
    return _met(
        "minor_15", f"{on_the_day} : la condition de {least} ans est remplie pour la 3P.", source
    )


def _adult_route(facts: AdmissionFacts, figures: FigureReader) -> Step:
    """D91 art. 6 §1er al. 1er, 2° to 4°; for a MFI also I.III.5."""
    refusals = (*_age_refusals(facts, figures), *_module_refusals(facts))
    if refusals:
        return Step(NONE, refusals)
    contract = CONTRACT_NAMES[facts.contract]
    at_year_end = f"{_age_in_words(facts, figures)} et a conclu {contract}"
    if _is_under_21(facts, figures):
        return _met("adult_under_21", f"{at_year_end}.", _adult_source("2°"))
    if _is_continuing(facts, figures):
        since = french_date(_continuing_day(facts, figures))
        return _met(
            "adult_continuing",
            f"{at_year_end} ; il bénéficie de l'enseignement en alternance sans interruption "
            f"depuis le {since} au plus tard.",
            _adult_source("3°"),
        )
    return _met(
        "adult_from_full_time",
        f"{at_year_end} ; il est inscrit dans l'enseignement de plein exercice.",
        _adult_source("4°"),
    )


def _age_in_words(facts: AdmissionFacts, figures: FigureReader) -> str:
    day = french_date(_year_end(facts, figures))
    return f"L'élève majeur a {age_at_year_end(facts, figures)} ans le {day}"


def _adult_source(point: str) -> str:
    return circular("II.II", f"{D91}, art. 6 §1er al. 1er, {point}")


def _is_under_21(facts: AdmissionFacts, figures: FigureReader) -> bool:
    return age_at_year_end(facts, figures) < figures.integer("cefa.ages.continuing")


def _continuing_day(facts: AdmissionFacts, figures: FigureReader) -> date:
    """The 1 October "de l'année où ils atteignent l'âge de 21 ans"."""
    year = facts.birth_date.year + figures.integer("cefa.ages.continuing")
    return day_in(year, "in_alternance_since", figures)


def _is_continuing(facts: AdmissionFacts, figures: FigureReader) -> bool:
    since = facts.in_alternance_since
    return since is not None and since <= _continuing_day(facts, figures)


def _age_refusals(facts: AdmissionFacts, figures: FigureReader) -> Iterator[Reason]:
    limit = figures.integer("cefa.ages.limit")
    if age_at_year_end(facts, figures) >= limit:
        yield Reason(
            "too_old",
            f"{_age_in_words(facts, figures)} : il doit avoir moins de {limit} ans à cette date.",
            ADULTS,
        )
        return
    under_21 = _is_under_21(facts, figures)
    yield from _contract_refusals(facts, under_21, figures)
    if not under_21 and not _is_continuing(facts, figures) and not facts.enrolled_full_time:
        yield Reason(
            "continuity_missing",
            f"{_age_in_words(facts, figures)} : il doit bénéficier de l'enseignement en "
            "alternance sans interruption depuis le "
            f"{french_date(_continuing_day(facts, figures))} au plus tard, ou être inscrit en "
            "plein exercice.",
            circular("II.II", f"{D91}, art. 6 §1er al. 1er, 3° et 4°"),
        )


def _accepted_contracts(programme: Programme, under_21: bool) -> tuple[Contract, ...]:
    if not under_21:
        return FROM_21
    return UNDER_21_FIRST_LEVEL if programme in FIRST_LEVEL else UNDER_21


def _contract_refusals(
    facts: AdmissionFacts, under_21: bool, figures: FigureReader
) -> Iterator[Reason]:
    if facts.contract == "none":
        yield Reason(
            "contract_missing",
            "L'élève majeur doit avoir conclu un contrat ou une convention reconnu "
            "(décret du 3 juillet 1991, art. 6, § 1er).",
            ADULTS,
        )
    elif facts.contract not in _accepted_contracts(facts.programme, under_21):
        yield Reason(
            "contract_not_accepted",
            f"L'élève majeur a conclu {CONTRACT_NAMES[facts.contract]}, qui n'est pas "
            "dans la liste des contrats admis à son âge pour cette formation.",
            ADULTS,
        )
    elif facts.contract == "cisp":
        yield from _convention_refusals(facts, figures)


def _convention_refusals(facts: AdmissionFacts, figures: FigureReader) -> Iterator[Reason]:
    """Concluded "avant le 1er septembre 2015", and pursued "jusqu'à son terme" (II.IV)."""
    concluded, end = facts.contract_date, facts.contract_end
    limit = figures.day("cefa.admission.cisp_before")
    if concluded is not None and concluded >= limit:
        yield Reason(
            "contract_too_late",
            "La convention d'insertion socioprofessionnelle a été conclue le "
            f"{french_date(concluded)} : elle devait l'être avant le {french_date(limit)}.",
            CONVENTION,
        )
    if end is not None and end < facts.enrolment_date:
        yield Reason(
            "contract_ended",
            "La convention d'insertion socioprofessionnelle a pris fin le "
            f"{french_date(end)}, avant l'inscription du {french_date(facts.enrolment_date)}.",
            CONVENTION,
        )


def _module_refusals(facts: AdmissionFacts) -> Iterator[Reason]:
    if facts.programme == "mfi" and not facts.definitively_excluded:
        yield Reason(
            "not_excluded",
            "Un élève majeur n'entre dans un module de formation individualisé que s'il a été "
            "exclu en application de la procédure décrétale.",
            MODULE,
        )
