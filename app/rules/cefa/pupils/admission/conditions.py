"""Conditions of studies of II.II.1 and II.II.2, each as the circular words it.

Each takes the figures too, so that the table of ``basis`` may call them all alike.
"""

from datetime import timedelta

from app.rules.cefa.days import school_year_of, year_end_of
from app.rules.cefa.pupils.admission.facts import AdmissionFacts, Form
from app.rules.dates import age_on
from app.rules.figures import FigureReader

ALL: tuple[Form, ...] = (
    "general",
    "technical",
    "technical_qualification",
    "artistic",
    "professional",
)
PROFESSIONAL: tuple[Form, ...] = ("professional",)
QUALIFICATION: tuple[Form, ...] = ("technical_qualification",)
ALL_BUT_PROFESSIONAL: tuple[Form, ...] = ALL[:-1]


def always(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Peuvent être inscrits": age alone is asked."""
    return True


def d2_certificate(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """An attestation or a certificate of the second degree (D91 art. 8 §2)."""
    return facts.has("acp_d2", "ces2d", "cesi", "cq4", "cq_f3_phase3")


def ce1d(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Avoir obtenu la réussite du 1er degré"."""
    return facts.has("ce1d")


def oriented(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Être orientés par le Conseil de classe vers une 3e année", P among its forms."""
    return facts.has("orientation_3p")


def foreign_studies(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """Three conditions, the last "être âgé de 16 ans avant le 31 décembre qui suit"."""
    year_end = year_end_of(school_year_of(facts.enrolment_date, figures), figures)
    age = age_on(facts.birth_date, year_end - timedelta(days=1))
    return (
        facts.has("no_equivalence")
        and facts.has("admission_council_favourable")
        and age >= figures.integer("cefa.ages.part_time_schooling")
    )


def derogation(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """A dérogation of the Minister, granted (AR84 art. 56, 4°)."""
    return facts.has("derogation_56_4")


def third_year(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 3e année" of plein exercice, or the professional one in alternance."""
    return facts.passed(3, full_time=ALL, art49=PROFESSIONAL)


def reinsertion_4(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The council found the pupil fit for 4P."""
    return facts.has("reinsertion_4")


def no_attestation_school(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """A 3P of a school authorised to give no attestation, in the same option."""
    return any(
        line.year == 3
        and line.form == "professional"
        and line.mode != "art45"
        and line.result == "no_attestation"
        and line.option == facts.option
        for line in facts.record
    )


def any_cesi_jury(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Délivré par le jury d'État ou par les jurys", of whatever teaching."""
    return facts.has("cesi_jury", "cesi_jury_professional")


def ces2d_jury_other_option(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "pour autant qu'ils changent d'orientation d'études"."""
    return facts.has("ces2d_jury_professional") and facts.jury_option != facts.option


def fourth_year(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 4e année" of plein exercice, or the professional one in alternance."""
    return facts.passed(4, full_time=ALL, art49=PROFESSIONAL)


def reinsertion_5(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The council found the pupil fit for 5P."""
    return facts.has("reinsertion_5")


def any_ces2d_jury(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Enseignement général, technique, artistique ou professionnel"."""
    return facts.has("ces2d_jury_professional") or ces2d_jury_technical(facts, figures)


def cesi_jury_professional(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The jury's CESI, "enseignement professionnel"."""
    return facts.has("cesi_jury_professional")


def fifth_year(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """5P in the same or a corresponding option, or 5TQ in a corresponding one."""
    corresponding = facts.corresponding_options
    same = (facts.option, *corresponding)
    return facts.passed(5, PROFESSIONAL, PROFESSIONAL, same) or facts.passed(
        5, QUALIFICATION, QUALIFICATION, corresponding
    )


def sixth_year(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 6e année" of plein exercice, or 6P or 6TQ in alternance."""
    return facts.passed(6, full_time=ALL, art49=(*PROFESSIONAL, *QUALIFICATION))


def fourth_year_not_p(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 4e année de l'enseignement secondaire général, technique ou artistique"."""
    return facts.passed(4, full_time=ALL_BUT_PROFESSIONAL, art49=ALL_BUT_PROFESSIONAL)


def ces2d_jury_technical(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Enseignement général, technique ou artistique"."""
    return facts.has("ces2d_jury_general", "ces2d_jury_technical", "ces2d_jury_artistic")


def ces2d_promsoc(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Orientation générale, délivré par l'enseignement de promotion sociale"."""
    return facts.has("ces2d_general_promsoc")


def sixth_p(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 6e année de l'enseignement secondaire professionnel", in both ways."""
    return facts.passed(6, full_time=PROFESSIONAL, art49=PROFESSIONAL)


def fifth_tq(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "Dans la même section et la même orientation d'études, la 5e année"."""
    return facts.passed(5, QUALIFICATION, QUALIFICATION, (facts.option,))


def sixth_year_not_p(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La sixième année" general, technical or artistic; technical in alternance."""
    return facts.passed(6, full_time=ALL_BUT_PROFESSIONAL, art49=QUALIFICATION)


def seventh_p(facts: AdmissionFacts, figures: FigureReader) -> bool:
    """The text: "La 7e année de l'enseignement secondaire professionnel", in both ways."""
    return facts.passed(7, full_time=PROFESSIONAL, art49=PROFESSIONAL)
