"""Who receives which title, from which body (III.II.1, III.III.1, III.IV)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.cefa.pupils.certification.facts import Body, CertificationFacts, Title
from app.rules.cefa.sources import AR84, D91, circular
from app.rules.figures import FigureReader
from app.rules.wording import enumeration

ORIENTATION = circular("III.II.1", f"{D91}, art. 9 al. 1er")
ART45_TITLE = circular("III.III.1", f"{D91}, art. 9bis al. 1er")
ATTENDANCE = circular("III.II.1 et III.III.1", f"{D91}, art. 11")


@dataclass(frozen=True)
class Award:
    """A title that must, or may, be given: by whom, why, and by which article."""

    title: Title
    body: Body
    why: str
    source: str
    must: bool = True


def awards(facts: CertificationFacts, figures: FigureReader) -> Iterator[Award]:
    """Every line of the circular that the pupil meets."""
    if facts.ends_year and facts.is_art49:
        yield from _orientation(facts)
        yield from _study_certificates(facts)
        yield from _qualification(facts)
    if facts.ends_year and facts.programme == "art45" and facts.profile_reached:
        why = "les compétences fixées par le profil de qualification sont atteintes"
        yield Award("cq45", "jury", why, ART45_TITLE)
    yield from _basic_certificate(facts)
    yield from _skills(facts, figures)
    if facts.programme != "urgence":
        yield from _analogous_skills(facts)
        yield from _reinsertion(facts, figures)
        yield from _management(facts)
    yield from _leaving(facts)


def _orientation(facts: CertificationFacts) -> Iterator[Award]:
    """A, B and C; a degree report replaces them after 3P where the CEFA is authorised."""
    if facts.year == 3 and facts.no_attestation_3p:
        why = "le CEFA est autorisé à ne pas délivrer d'attestation d'orientation après la 3P"
        source = circular("III.II.1", f"{AR84}, art. 22 §3")
        yield Award("degree_report", "class_council", why, source)
    elif not facts.passed:
        why = f"la {facts.year}e année n'est pas terminée avec fruit"
        yield Award("aoc", "class_council", why, ORIENTATION)
    elif facts.year in (3, 4, 5):
        title: Title = "aob" if facts.restriction else "aoa"
        with_or_without = "avec restriction" if facts.restriction else "sans aucune restriction"
        why = (
            f"la {facts.year}e année est terminée avec fruit et l'année supérieure lui est ouverte "
            f"{with_or_without}"
        )
        yield Award(title, "class_council", why, ORIENTATION)


def _study_certificates(facts: CertificationFacts) -> Iterator[Award]:
    """CES2D after 4P, CE6P after 6P, CESS after 6TQ or 7P."""
    if not facts.passed:
        return
    if facts.in_year(4, form="p"):
        why = "la 4P est terminée avec fruit"
        source = circular("III.II.1", f"{AR84}, art. 25 §1er")
        yield Award("ces2d", "class_council", why, source)
    if facts.in_year(6, form="p"):
        why = "la 6P est terminée avec fruit"
        source = circular("III.II.1", f"{AR84}, art. 24 §1er")
        yield Award("ce6p", "class_council", why, source)
    if ends_upper_secondary(facts) and has_upper_secondary_path(facts):
        why = (
            "les deux dernières années techniques de qualification sont terminées avec fruit dans "
            "la même section et la même orientation d'études"
            if facts.form == "tq"
            else "la 7P est terminée avec fruit après une 6P terminée avec fruit"
        )
        source = circular("III.II.1", f"{AR84}, art. 25 §2")
        yield Award("cess", "class_council", why, source)


def ends_upper_secondary(facts: CertificationFacts) -> bool:
    """Is it a 6TQ or a 7P, the years that may end with the CESS?"""
    return facts.in_year(6, form="tq") or facts.in_year(7, form="p")


def has_upper_secondary_path(facts: CertificationFacts) -> bool:
    """The 5TQ in the same section and orientation, or a 6P, passed before (AR84 art. 25 §2)."""
    return facts.fifth_passed_same_option if facts.form == "tq" else facts.sixth_p_passed


def _qualification(facts: CertificationFacts) -> Iterator[Award]:
    """CQ6 and CQ7 from the jury; after a complementary year, only an attestation."""
    if facts.in_year(6) and facts.qualification_passed and facts.profile_reached:
        why = (
            "les épreuves de qualification sont réussies devant le jury et les compétences fixées "
            "par le profil de formation sont atteintes"
        )
        source = circular("III.II.1", f"{AR84}, art. 26 §2, 1°")
        yield Award("cq6", "jury", why, source)
    if not facts.in_year(7):
        return
    if facts.seventh_kind == "qualifying" and facts.qualification_passed:
        why = "les épreuves de qualification sont réussies devant le jury"
        source = circular("III.II.1", f"{AR84}, art. 26 §2, 2°")
        yield Award("cq7", "jury", why, source)
    if facts.seventh_kind == "complementary" and facts.profile_reached:
        why = (
            "le niveau de compétences fixé par le programme de la 7e année complémentaire est "
            "atteint"
        )
        source = circular("III.II.1", f"{AR84}, art. 26 §5")
        yield Award("acc", "class_council", why, source)


def _basic_certificate(facts: CertificationFacts) -> Iterator[Award]:
    """The CEB, to who does not hold it yet."""
    if not facts.ends_year or "ceb" in facts.titles_held:
        return
    if facts.is_art49 and facts.passed:
        why = f"la {facts.year}e année est terminée avec fruit et il n'est pas encore délivré"
        source = circular("III.II.1", f"{AR84}, art. 23 §6")
        yield Award("ceb", "class_council", why, source)
    if facts.programme == "art45" and facts.profile_reached:
        why = "il obtient le certificat de qualification et n'est pas encore titulaire du CEB"
        yield Award("ceb", "class_council", why, circular("III.III.1"))


def _skills(facts: CertificationFacts, figures: FigureReader) -> Iterator[Award]:
    """The attestation de compétences professionnelles du 2e degré that ends a formation."""
    if not facts.ends_year:
        return
    if facts.programme == "art45" and _followed_long_enough(facts, figures):
        why = (
            "les cours ont été suivis effectivement et assidûment pendant deux années scolaires au "
            "moins dans une même orientation d'études"
        )
        source = circular("III.III.1", f"{D91}, art. 10 al. 1er")
        yield Award("acp_d2", "class_council", why, source)
    if facts.programme == "urgence" and facts.profile_reached:
        why = "les compétences du plan de formation organisé en urgence sont atteintes"
        yield Award("acp_d2", "class_council", why, circular("III.IV", f"{D91}, art. 2bis §2"))


def _followed_long_enough(facts: CertificationFacts, figures: FigureReader) -> bool:
    years = facts.art45_years_same_option
    after_third = figures.integer("cefa.certification.art45_years_after_third")
    return years >= figures.integer("cefa.certification.art45_years") or (
        facts.full_time_third_same_option and years >= after_third
    )


def _analogous_skills(facts: CertificationFacts) -> Iterator[Award]:
    """The same attestation, for an analogous path or after a change of option."""
    if facts.analogous_path and facts.coordinator_proposal and facts.management_authorisation:
        why = (
            "il apporte la preuve d'un parcours de formation analogue, sur proposition motivée du "
            "coordonnateur et sur autorisation du Conseil de direction"
        )
        source = circular("III.II.1 et III.III.1", f"{D91}, art. 10 al. 3")
        yield Award("acp_d2", "management_council", why, source)
    if facts.changed_option_sufficient:
        why = (
            "il a changé d'orientation d'études sans que cela l'empêche d'acquérir un niveau "
            "suffisant de compétences"
        )
        source = circular("III.II.1 et III.III.1", f"{D91}, art. 10 al. 2")
        yield Award("acp_d2", "class_council", why, source, must=False)


def _reinsertion(facts: CertificationFacts, figures: FigureReader) -> Iterator[Award]:
    least = figures.integer("cefa.certification.reinsertion_years")
    if facts.alternance_years >= least and facts.fit_for:
        years = enumeration((f"{year}e" for year in sorted(set(facts.fit_for))), "ou")
        why = (
            "il a suivi les cours en alternance pendant une année scolaire au moins et est jugé "
            f"apte à poursuivre en {years} professionnelle"
        )
        source = circular("III.II.1 et III.III.1", f"{D91}, art. 10 al. 4")
        yield Award("reinsertion", "class_council", why, source, must=False)


def _management(facts: CertificationFacts) -> Iterator[Award]:
    if facts.gestion_met:
        why = "les exigences du programme de connaissances de gestion de base sont satisfaites"
        source = circular("III.II.2 et III.III.2", "arrêté royal du 21 octobre 1998, art. 6")
        yield Award("gestion", "class_council", why, source)


def _leaving(facts: CertificationFacts) -> Iterator[Award]:
    """Art. 49: what who leaves during the year, or changes school, takes along."""
    if facts.event == "changes_school" and facts.is_art49:
        why = "il change d'établissement en cours d'année"
        yield Award("partial_attendance", "head", why, circular("III.II.1"))
    leaves_late = facts.event == "left_during_year" and facts.in_year(5, 6)
    if leaves_late and facts.request and not facts.cpu_report:
        why = f"il a quitté la {facts.year}e année en cours d'année et l'attestation est demandée"
        source = circular("III.II.1", f"{AR84}, art. 26bis")
        yield Award("aci", "class_council", why, source)
