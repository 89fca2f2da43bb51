"""``cefa.from_specialised``: where may a pupil of specialised education go (II.III.1, II.III.2)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.cefa.sources import D91, OBLIGATION, circular
from app.rules.dates import age_on, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, between, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted, enumeration

SOURCE = circular("II.III.1 et II.III.2")
NOTE_2 = circular("II.III, note 2", f"{D91}, art. 7")
NOTE_3 = circular("II.III, note 3", f"{OBLIGATION}, art. 1er §1er al. 2")

D2 = "d2"
D3 = "d3"


@facts
class FromSpecialisedFacts:
    """A pupil of forme 3, the phase followed, and the three conditions of every passage."""

    ceb: bool
    birth_date: date
    entry_date: date
    phase: Annotated[int, between(1, 3)]
    passed_phase: Annotated[int, between(0, 3)]
    full_years_phase1: Count
    full_years_phase2: Count
    cq_orientation: str = ""
    wanted_orientation: str = ""
    requester: Literal["parents", "guardian", "pupil", "none"]
    guidance_opinion: bool
    admission_council: Literal["favourable", "unfavourable", "none"]

    def check_entry_date(self) -> None:
        """Nobody enters before birth."""
        if self.entry_date < self.birth_date:
            raise RuleInputError("entry_date", "une date qui suit la naissance est attendue")

    def check_passed_phase(self) -> None:
        """A phase is passed by who has been in it."""
        if self.passed_phase > self.phase:
            raise RuleInputError("passed_phase", "au plus la phase suivie est attendue")

    @property
    def age(self) -> int:
        """The age on the planned first day."""
        return age_on(self.birth_date, self.entry_date)


@dataclass(frozen=True)
class Row:
    """One line of the tables of II.III: what it opens."""

    name: str
    met: bool
    full_time: tuple[str, ...]
    art49: tuple[str, ...] = ()
    art45: tuple[str, ...] = ()


@dataclass(frozen=True)
class FromSpecialised:
    """The years open in each kind of education, and the rows of the table that open them."""

    outcome: Literal["refused", "alternance", "full_time_only"]
    full_time: tuple[str, ...]
    art49: tuple[str, ...]
    art45: tuple[str, ...]
    rows: tuple[str, ...]


@rule(
    "cefa.from_specialised",
    version=1,
    title="Le passage de l'enseignement spécialisé de forme 3 vers l'enseignement ordinaire",
    source=SOURCE,
)
def from_specialised(facts: FromSpecialisedFacts, figures: FigureReader) -> Ruling[FromSpecialised]:
    """Every situation that the pupil meets counts, "même moins avancée" (remarque a)."""
    rows = tuple(row for row in _rows(facts, figures) if row.met)
    refusals = tuple(_condition_refusals(facts, figures))
    art49 = _union(row.art49 for row in rows)
    found = _union(row.art45 for row in rows)
    closed = dict(_closed_levels(facts, found, figures))
    art45 = tuple(level for level in found if level not in closed)
    result = FromSpecialised(
        outcome="refused" if refusals else "alternance" if art49 or art45 else "full_time_only",
        full_time=_union(row.full_time for row in rows),
        art49=art49,
        art45=art45,
        rows=tuple(sorted(row.name for row in rows)),
    )
    return Ruling(result, (*_row_reasons(facts, result), *closed.values(), *refusals))


def _union(lists: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({item for items in lists for item in items}))


def _rows(facts: FromSpecialisedFacts, figures: FigureReader) -> Iterator[Row]:
    """The two tables, with the CEB (II.III.1) and without (II.III.2)."""
    is_15 = facts.age >= figures.integer("cefa.ages.two_years_followed")
    is_16 = facts.age >= figures.integer("cefa.ages.part_time_schooling")
    years1 = figures.integer("cefa.from_specialised.phase1_years")
    years2 = figures.integer("cefa.from_specialised.phase2_years")
    two_years = is_15 and facts.full_years_phase1 >= years1
    in_phase_1 = facts.phase == 1
    passed_1 = facts.passed_phase >= 1
    # A pupil gone on to phase 3 still meets the "less advanced" situation of phase 2.
    phase_2_followed = facts.phase >= 2 and facts.full_years_phase2 >= years2
    second = ("2c", "2s") if facts.ceb else ("2d",)
    also_3sdo = ("3sdo",) if facts.ceb else ()
    yield Row("enrolled_1", in_phase_1, ("1c",) if facts.ceb else ("1d",))
    yield Row("enrolled_1_two_years", in_phase_1 and two_years, second, art45=(D2,))
    yield Row("enrolled_1_sixteen", in_phase_1 and is_16 and not facts.ceb, second, art45=(D2,))
    yield Row("passed_1", passed_1, second)
    if facts.ceb:
        yield Row("passed_1_two_years", passed_1 and two_years, (*second, "3p"), ("3p",), (D2,))
    else:
        yield Row("passed_1_two_years", passed_1 and two_years, second, art45=(D2,))
    yield Row("enrolled_2", phase_2_followed and is_15, ("3p", *also_3sdo), ("3p",), (D2,))
    yield Row("passed_2", facts.passed_phase >= 2, (*also_3sdo, "4p"), ("4p",), (D2,))
    yield Row("passed_3", facts.passed_phase == 3, ("5p",), ("5p",), (D3,))


def _closed_levels(
    facts: FromSpecialisedFacts, found: tuple[str, ...], figures: FigureReader
) -> Iterator[tuple[str, Reason]]:
    """Notes 3 and 2: levels of art. 45 that stay closed to this pupil, and why."""
    least = figures.integer("cefa.ages.two_years_followed")
    alone = figures.integer("cefa.ages.part_time_schooling")
    years = figures.integer("cefa.from_specialised.first_years")
    followed = facts.full_years_phase1 + facts.full_years_phase2
    open_d2 = facts.age >= alone or (facts.age >= least and followed >= years)
    if D2 in found and not open_d2:
        yield (
            D2,
            Reason(
                "d2_age",
                f"L'élève a {facts.age} ans le {french_date(facts.entry_date)} et compte "
                f"{counted(followed, 'année complète', 'années complètes')} d'enseignement "
                f"secondaire : une formation « article 45 » du deuxième degré demande {alone} "
                f"ans, ou {least} ans et {years} années.",
                NOTE_3,
            ),
        )
    if D3 in found and facts.cq_orientation and facts.cq_orientation == facts.wanted_orientation:
        yield (
            D3,
            Reason(
                "same_title",
                "L'élève est déjà porteur du certificat de qualification de l'orientation demandée "
                f"({facts.cq_orientation}).",
                NOTE_2,
            ),
        )


def _row_reasons(facts: FromSpecialisedFacts, result: FromSpecialised) -> Iterator[Reason]:
    if result.rows:
        years = enumeration(year.upper() for year in result.full_time)
        with_ceb = "porteur" if facts.ceb else "non porteur"
        yield Reason(
            "row_met",
            f"L'élève, {with_ceb} du CEB, inscrit en phase {facts.phase} et dont la plus haute "
            f"phase réussie est {facts.passed_phase}, peut être orienté en plein exercice vers : "
            f"{years}.",
            circular("II.III.1" if facts.ceb else "II.III.2"),
        )


def _condition_refusals(facts: FromSpecialisedFacts, figures: FigureReader) -> Iterator[Reason]:
    """The "3 conditions cumulatives" of the general remark."""
    is_adult = facts.age >= figures.integer("cefa.ages.adult")
    entitled = ("pupil",) if is_adult else ("parents", "guardian")
    if facts.requester not in entitled:
        signer = (
            "de l'élève majeur"
            if is_adult
            else "des parents ou de la personne exerçant l'autorité parentale"
        )
        yield Reason("request_missing", f"La demande écrite {signer} manque.", SOURCE)
    if not facts.guidance_opinion:
        yield Reason(
            "guidance_opinion_missing",
            "L'avis motivé de l'organisme chargé de la guidance des élèves de l'établissement "
            "spécialisé manque.",
            SOURCE,
        )
    if facts.admission_council != "favourable":
        yield Reason(
            "admission_council_not_favourable",
            "Le conseil d'admission de l'école d'accueil n'a pas rendu d'avis favorable.",
            SOURCE,
        )
