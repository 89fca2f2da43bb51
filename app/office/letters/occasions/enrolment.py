"""Documents about an enrolment: attestation, missing papers, refusal, leaving."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from app.i18n import N_, _
from app.office.letters.occasions.applying import with_applicants
from app.office.letters.occasions.enrolled import Enrolled, enrolled
from app.office.letters.occasions.matters import of_the_year
from app.office.letters.occasions.not_again import not_taken_again
from app.office.letters.occasions.occasion import Document, Lookup, Occasion, Wanted
from app.office.letters.occasions.terms import enrolment_appeal_until
from app.office.letters.views import IssueOptions
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.rules.registry import find

REGULAR: Final = "regular"


def _certificates(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """One a school year: present while it runs, past once the pupil left or the year ended."""
    for one in enrolled(reading.session, wanted):
        future = one.start > wanted.options.written_on
        yield one.occasion(
            wanted,
            lookup=_standing(one),
            values={
                "eleve_regulier": one.status == REGULAR,
                "eleve_libre": one.status == "free",
                "inscription_provisoire": one.status == "provisional",
            },
            refusal=_("L'inscription ne commence qu'après la date du document.") if future else "",
        )


def _standing(one: Enrolled) -> Lookup:
    """Whether the pupil is enrolled still depends on the day on which the document is written."""

    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        return not one.left_by(options.written_on) if name == "est_inscrit" else None

    return provide


def _missing(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Papers are asked for while the pupil is enrolled; which ones, the office says."""
    for one in of_the_year(reading, wanted):
        left = one.left_by(wanted.options.written_on)
        refusal = _("L'élève n'est plus inscrit : son dossier ne se complète plus.") if left else ""
        yield one.occasion(wanted, refusal=refusal)


def _refusal_terms(reading: Reading) -> Lookup:
    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        if name == "recours_jusque":
            return enrolment_appeal_until(reading, options.communicated_on)
        return None

    return provide


@with_applicants(_refusal_terms)
def _refusals(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """An enrolment is refused as long as it is provisional, or once it was ended."""
    for one in of_the_year(reading, wanted):
        open_still = one.end is None and one.status == REGULAR
        yield one.occasion(
            wanted,
            lookup=_refusal_terms(reading),
            refusal=(
                _(
                    "L'élève est inscrit comme régulier : mettez l'inscription sous réserve, "
                    "ou terminez-la, avant d'écrire qu'elle est refusée."
                )
                if open_still
                else ""
            ),
        )


def _leaving(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Certificat de scolarité (art. 52): once the pupil has a last day at school."""
    for one in of_the_year(reading, wanted):
        gone = one.end is not None or one.last_day <= wanted.options.written_on
        yield one.occasion(
            wanted,
            lookup=_leaving_mentions(reading, one, _first_entry(reading, wanted, one)),
            values={"parti_en_cours_d_annee": one.until < one.last_day},
            refusal=(
                ""
                if gone
                else _(
                    "L'élève est encore inscrit : donnez d'abord le dernier jour de l'inscription."
                )
            ),
        )


def _first_entry(reading: Reading, wanted: Wanted, one: Enrolled) -> date:
    years = [each for each in enrolled(reading.session, wanted) if each.person == one.person]
    return min(each.start for each in years)


def _leaving_mentions(reading: Reading, one: Enrolled, entered_on: date) -> Lookup:
    """``european.leaving_certificate``: is a transcript due after three months of schooling?"""

    def provide(name: str, _options: IssueOptions) -> FieldValue | None:
        if name == "entree_le":
            return entered_on
        if name != "releve_du":
            return None
        rule = find("european.leaving_certificate")
        facts: dict[str, Any] = {
            "cycle": "secondary",
            "entered_on": entered_on,
            "left_on": one.until,
            "year_start": one.first_day,
            "year_end": one.last_day,
        }
        transcript: str = rule(rule.facts_type(**facts), reading.figures).result.transcript
        return transcript != "none"

    return provide


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document(
        "certificate_enrolment",
        N_("Attestation de fréquentation"),
        "enrolment",
        _certificates,
        to="pupil",
    ),
    Document("missing_documents", N_("Pièces manquantes au dossier"), "enrolment", _missing),
    Document(
        "enrolment_refusal", N_("Refus d'inscription"), "enrolment", _refusals, applicants=True
    ),
    Document("reenrolment_refusal", N_("Refus de réinscription"), "enrolment", not_taken_again),
    Document(
        "leaving_certificate", N_("Certificat de scolarité"), "enrolment", _leaving, to="pupil"
    ),
)
