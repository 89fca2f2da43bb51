"""Attestations that a sealed council delivers, and those that rest on the training alone."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from app.i18n import N_, _
from app.office.letters.occasions.decided import Decided, decided
from app.office.letters.occasions.enrolled import Enrolled, enrolled
from app.office.letters.occasions.matters import of_the_year
from app.office.letters.occasions.occasion import Document, Lookup, Occasion, Wanted
from app.office.letters.views import IssueOptions
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.rules.regime import regime

COUNCILS: Final = timedelta(days=30)
"""How long before its last day the councils that end a school year begin to sit."""
QUALIFYING: Final = ("technical_qualification", "artistic_qualification", "professional")
LAST_YEARS: Final = (5, 6)
Find = Callable[[Reading, Wanted], Iterator[Occasion]]


def decisions(*codes: str, refusal: str) -> Find:
    """The occasions of a document that tells decisions of these words.

    ``refusal`` is said, once a pupil, where no sealed council took such a decision.
    """

    def find(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
        found = list(decided(reading, wanted, lambda case: case.kind.code in codes))
        yield from (_told(one, wanted) for one in found)
        yield from _nothing(reading, wanted, {one.case.pupil_id for one in found}, refusal)

    return find


def _told(one: Decided, wanted: Wanted) -> Occasion:
    return one.occasion(wanted, {"premiere_session": not one.case.contested.second_session})


def _nothing(reading: Reading, wanted: Wanted, found: set[int], refusal: str) -> Iterator[Occasion]:
    """Why the document does not apply, for pupils of whom nothing was found."""
    for one in of_the_year(reading, wanted):
        if one.person.id not in found:
            yield one.occasion(wanted, about=f"none:{one.year_id}", refusal=_(refusal))


def _training(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """An attestation on the training followed, up to the day on which it is written."""
    for one in of_the_year(reading, wanted):
        begun = one.start <= wanted.options.written_on
        refusal = _("L'inscription ne commence qu'après la date du document.")
        yield one.occasion(wanted, lookup=_until(one), refusal="" if begun else refusal)


def _until(one: Enrolled) -> Lookup:
    """The last day that the attestation can speak of."""

    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        return min(one.until, options.written_on) if name == "suivi_jusqu_au" else None

    return provide


def _after_a_year(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Réinsertion (décret du 3 juillet 1991, art. 10): after a school year at least."""
    years: dict[int, list[Enrolled]] = {}
    for each in enrolled(reading.session, wanted):
        years.setdefault(each.person.id, []).append(each)
    for one in of_the_year(reading, wanted):
        whole = any(_followed(each, wanted.options.written_on) for each in years[one.person.id])
        refusal = _("L'élève n'a pas encore suivi une année scolaire entière en alternance.")
        yield one.occasion(wanted, refusal="" if whole else refusal)


def _followed(one: Enrolled, day: date) -> bool:
    """Was the year followed from its first day to the councils that end it?"""
    councils = one.last_day - COUNCILS
    return one.start <= one.first_day and min(one.until, day) >= councils


def _left_before_the_end(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Compétences intermédiaires (AR du 29 juin 1984, art. 26bis): who left the 5th or the 6th."""
    for one in of_the_year(reading, wanted):
        left = one.end is not None and one.end < one.last_day
        qualifying = one.form in QUALIFYING and one.study_year in LAST_YEARS
        refusal = _(
            "Elle est pour l'élève qui a quitté en cours d'année la 5e ou la 6e année "
            "de l'enseignement technique de qualification ou professionnel."
        )
        yield one.occasion(wanted, refusal="" if left and qualifying else refusal)


def _at_risk(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Risk of repeating: in a class that is followed by another one."""
    for one in of_the_year(reading, wanted):
        highest = max(regime(one.regime).study_years)
        refusal = ""
        if one.study_year >= highest:
            refusal = _("La dernière classe ne se redouble pas ainsi : le jury en décide.")
        elif one.left_by(wanted.options.written_on):
            refusal = _("L'année est terminée : le conseil de classe a décidé.")
        yield one.occasion(wanted, refusal=refusal)


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document(
        "attestation_aoa",
        N_("Attestation d'orientation A"),
        "councils",
        decisions("aoa", refusal=N_("Aucun conseil clôturé n'a délivré d'AOA.")),
        to="pupil",
    ),
    Document(
        "attestation_aob",
        N_("Attestation d'orientation B"),
        "councils",
        decisions("aob", refusal=N_("Aucun conseil clôturé n'a délivré d'AOB.")),
        to="pupil",
    ),
    Document(
        "attestation_aoc",
        N_("Attestation d'orientation C"),
        "councils",
        decisions("aoc", refusal=N_("Aucun conseil clôturé n'a délivré d'AOC.")),
        to="pupil",
    ),
    Document(
        "attestation_qualification",
        N_("Certificat de qualification (formule provisoire)"),
        "councils",
        decisions("cq_granted", refusal=N_("Aucun jury clôturé n'a délivré ce certificat.")),
        to="pupil",
    ),
    Document(
        "attestation_attendance",
        N_("Attestation de fréquentation (alternance)"),
        "councils",
        _training,
        to="pupil",
    ),
    Document(
        "attestation_reinsertion",
        N_("Attestation de réinsertion"),
        "councils",
        _after_a_year,
        to="pupil",
    ),
    Document(
        "attestation_skills",
        N_("Attestation de compétences professionnelles"),
        "councils",
        _training,
        to="pupil",
    ),
    Document(
        "attestation_intermediate",
        N_("Attestation de compétences intermédiaires"),
        "councils",
        _left_before_the_end,
        to="pupil",
    ),
    Document(
        "attestation_management",
        N_("Certificat de connaissances de gestion de base"),
        "councils",
        _training,
        to="pupil",
    ),
    Document(
        "attestation_partial",
        N_("Attestation de fréquentation partielle"),
        "councils",
        _training,
        to="pupil",
    ),
    Document("repeat_risk", N_("Risque de redoublement"), "councils", _at_risk),
    Document(
        "attestation_success",
        N_("Attestation de réussite"),
        "councils",
        decisions("passed", refusal=N_("Aucun conseil clôturé n'a constaté la réussite.")),
        to="pupil",
    ),
    Document(
        "attestation_section",
        N_("Titre de section (formule provisoire)"),
        "councils",
        decisions(
            "section_passed",
            refusal=N_("Aucun conseil clôturé n'a constaté la réussite de la section."),
        ),
        to="pupil",
    ),
)
