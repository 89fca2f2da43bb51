"""``cefa.admission``: may this pupil be enrolled in this programme on this day (II.I, II.II)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.rules.cefa.pupils.admission.basis import derogation_reasons, find_basis
from app.rules.cefa.pupils.admission.facts import AdmissionFacts, Programme, Title
from app.rules.cefa.pupils.admission.route import age_at_year_end, find_route
from app.rules.cefa.sources import AR84, D91, OBLIGATION, circular
from app.rules.dates import age_on, french_date
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

CLASSES = circular("II.II.2.2", f"{AR84}, art. 18")
IDENTICAL = circular("II.I", f"{D91}, art. 7")

# Titles that each programme leads to; the 7th years lead to one more, by their kind.
TITLES: dict[Programme, tuple[Title, ...]] = {
    "art45_d2": ("cq45",),
    "art45_d3": ("cq45",),
    "urgence": ("acp_d2",),
    "mfi": (),
    "p3": ("ces2d",),
    "p4": ("ces2d",),
    "p5": ("ce6p", "cq6"),
    "p6": ("ce6p", "cq6"),
    "tq5": ("cess", "cq6"),
    "tq6": ("cess", "cq6"),
    "p7": ("cess",),
    "tq7": (),
}


@dataclass(frozen=True)
class ClosedOption:
    """An option closed to enrolments from the day that a figure gives."""

    code: str
    programmes: tuple[Programme, ...]
    save_former_pupils: bool
    text: str
    source: str


CLOSED = (
    ClosedOption(
        "3003",
        ("art45_d2", "art45_d3"),
        True,
        "Depuis le {day}, aucun nouvel élève ne peut être inscrit dans l'option "
        "« Maçon/Maçonne » de l'article 45 : l'élève est orienté vers l'option homonyme de "
        "l'article 49 (3311) ou, s'il n'en remplit pas les conditions d'admission, vers "
        "« Auxiliaire du bâtiment » (3039).",
        circular("III.VII.2 et VI.IV.1"),
    ),
    ClosedOption(
        "9002",
        ("art45_d2", "art45_d3"),
        False,
        "L'option « Assistant opérateur/Assistante opératrice des industries "
        "agroalimentaires » (9002) est supprimée depuis le {day} : l'élève est orienté vers "
        "« Opérateur/Opératrice de production en industrie alimentaire » (2024), qui la remplace.",
        circular("VI.IV.1"),
    ),
    ClosedOption(
        "3225",
        ("p7",),
        False,
        "La 7e année « Etancheur/Etancheuse » (3225) n'est plus organisable depuis le {day} ; "
        "la circulaire ne désigne aucune option de remplacement.",
        circular("VI.IV.4"),
    ),
)


@dataclass(frozen=True)
class Admission:
    """May the pupil be enrolled, by which route of age and on which basis of studies?"""

    outcome: Literal["admitted", "derogation", "refused"]
    route: str
    basis: str
    age: int
    age_31_december: int


@rule(
    "cefa.admission",
    version=1,
    title="L'inscription d'un élève dans une formation en alternance",
    source=circular(
        "II.I et II.II",
        f"{D91}, art. 6, 7 et 8",
        f"{OBLIGATION}, art. 1er §1er",
        f"{AR84}, art. 18 et 56, 4°",
    ),
)
def admission(facts: AdmissionFacts, figures: FigureReader) -> Ruling[Admission]:
    """Age and contract (art. 6), studies (art. 8), 7th year, identical title (art. 7), closing.

    All conditions are looked at, so that a refusal tells every ground at once.
    """
    route, basis = find_route(facts, figures), find_basis(facts, figures)
    derogation = tuple(derogation_reasons(facts, basis, figures))
    refusals = (
        *route.refusals,
        *basis.refusals,
        *_seventh_year_refusals(facts),
        *_identical_title_refusals(facts),
        *_closed_option_refusals(facts, figures),
    )
    return Ruling(
        Admission(
            outcome=_outcome(refusals, derogation),
            route=route.word,
            basis=basis.word,
            age=age_on(facts.birth_date, facts.enrolment_date),
            age_31_december=age_at_year_end(facts, figures),
        ),
        (
            *(reason for step in (route, basis) for reason in step.reasons if not step.refusals),
            *refusals,
            *derogation,
        ),
    )


def _outcome(
    refusals: tuple[Reason, ...], derogation: tuple[Reason, ...]
) -> Literal["admitted", "derogation", "refused"]:
    """A dérogation mends the studies missing before 3P, and nothing else."""
    if not refusals:
        return "admitted"
    if derogation and [reason.code for reason in refusals] == ["prior_year_missing"]:
        return "derogation"
    return "refused"


def _seventh_year_refusals(facts: AdmissionFacts) -> Iterator[Reason]:
    """Classes O, S-O and L (AR84 art. 18)."""
    if not facts.is_seventh:
        return
    if facts.access == "semi_open" and not facts.cq_options:
        yield Reason(
            "certificate_missing",
            "L'option de 7e année est classée « semi-ouverte » (S-O) : l'élève doit être porteur "
            "d'un certificat de qualification.",
            CLASSES,
        )
    if facts.access == "limited" and not set(facts.accepted_cq) & set(facts.cq_options):
        wanted = f" ({enumeration(facts.accepted_cq, 'ou')})" if facts.accepted_cq else ""
        yield Reason(
            "particular_certificate_missing",
            "L'option de 7e année est classée « limitée » (L) : l'élève doit être porteur d'un "
            f"des certificats de qualification qui y donnent accès{wanted}.",
            CLASSES,
        )


def _identical_title_refusals(facts: AdmissionFacts) -> Iterator[Reason]:
    """Art. 7, read strictly: a pupil who still lacks one of the titles may enrol."""
    same = (facts.option, *facts.equivalent_options)
    held = {item.title for item in facts.titles_held if item.option in same}
    conferred = _titles_conferred(facts)
    if conferred and conferred <= held:
        yield Reason(
            "title_already_held",
            "L'élève est déjà porteur d'un titre identique ou équivalent dans la même "
            "orientation d'études : l'inscription est interdite (décret du 3 juillet 1991, "
            "art. 7).",
            IDENTICAL,
        )


def _titles_conferred(facts: AdmissionFacts) -> frozenset[Title]:
    titles = frozenset(TITLES[facts.programme])
    if not facts.is_seventh:
        return titles
    return titles | {"cq7" if facts.seventh_kind == "qualifying" else "acc"}


def _closed_option_refusals(facts: AdmissionFacts, figures: FigureReader) -> Iterator[Reason]:
    for closed in CLOSED:
        if closed.code != facts.option or facts.programme not in closed.programmes:
            continue
        day = figures.day(f"cefa.admission.closed_{closed.code}")
        saved = closed.save_former_pupils and facts.in_option_before
        if facts.enrolment_date >= day and not saved:
            text = closed.text.format(day=french_date(day))
            yield Reason("option_closed", text, closed.source)
