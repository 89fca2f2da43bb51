"""The sentences of ``european.promotion``."""

from collections.abc import Callable, Iterator, Mapping

from app.rules.european.promotion_facts import PromotionFacts
from app.rules.european.promotion_guidelines import Ground, figures_of, part_of, strong_elsewhere
from app.rules.european.promotion_marks import Counted, Marks, without_disregardable
from app.rules.european.source import because
from app.rules.european.subjects import IN_FRENCH, annex_of, not_counted_in
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.verdict import Reason
from app.rules.wording import enumeration


def reasons_for(
    facts: PromotionFacts,
    marks: Marks,
    found: tuple[Ground, ...],
    derogations: tuple[str, ...],
    decided: tuple[str, str],
    figures: FigureReader,
) -> tuple[Reason, ...]:
    """Every reason that holds; ``decided`` is the outcome and what a refusal would mean."""
    return tuple(_reasons(facts, marks, found, derogations, decided, figures))


def _reasons(
    facts: PromotionFacts,
    marks: Marks,
    found: tuple[Ground, ...],
    derogations: tuple[str, ...],
    decided: tuple[str, str],
    figures: FigureReader,
) -> Iterator[Reason]:
    outcome, repeat = decided
    if facts.sen_adapted_programme:
        yield SEN_ADAPTED_PROGRAMME
    elif outcome == "promoted":
        yield _all_sufficient(facts, figures)
    elif found:
        yield from (GROUNDS[ground](facts, marks, figures) for ground in found)
    else:
        yield _council_examines(facts, marks)
    for derogation in derogations:
        yield DEROGATIONS[derogation](facts, marks, figures)
    if repeat == "barred":
        yield _second_repeat_barred(facts)
    uncounted = not_counted_in(facts.class_)
    names = [item.subject for item in facts.subjects if item.subject in uncounted]
    if names:
        yield _subject_not_counted(facts, names)


SEN_ADAPTED_PROGRAMME = because(
    "sen_adapted_programme",
    "L'élève suit un programme adapté (SEN) : le Groupe conseil propose au Conseil de classe les "
    "modalités de progression et de poursuite de la scolarité.",
    "art. 62 B.8",
)


def _all_sufficient(facts: PromotionFacts, figures: FigureReader) -> Reason:
    enough = french_number(figures.decimal("european.mark.sufficient"))
    return because(
        "all_sufficient",
        f"L'élève a obtenu une note égale ou supérieure à {enough} sur 10 dans chacune des "
        "matières de promotion ; il est promu dans la classe supérieure.",
        f"art. 62 {part_of(facts.class_)}.1",
    )


def _average_below_6(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    required = french_number(figures.decimal("european.promotion.average"))
    return because(
        "average_below_6",
        f"Les notes des matières de promotion ({len(marks.counted)}) totalisent "
        f"{french_number(marks.total)} points ; la moyenne de {required} points sur 10 n'est pas "
        "atteinte.",
        f"art. 62 {part_of(facts.class_)}.2.a",
    )


def _too_many_failed(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    part = part_of(facts.class_)
    return because(
        "too_many_failed",
        f"Le nombre de notes insuffisantes ({_count(part, marks)}) atteint celui qui exclut le "
        f"passage de classe : {_listed(marks.failed)}.",
        f"art. 62 {part}.2.b",
    )


def _count(part: str, marks: Marks) -> str:
    if part == "D":
        return str(len(marks.failed))
    basic, other = len(marks.failed_of("basic")), len(marks.failed_of("other"))
    return f"matières de base : {basic}, autres matières : {other}"


def _index_limit(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    limit = figures.integer(f"{figures_of(facts.class_)}.index_limit")
    indices = ", ".join(f"{IN_FRENCH[item.item.subject]} {item.index}" for item in marks.failed)
    return because(
        "index_limit",
        f"La somme des indices de promotion des notes insuffisantes est de {marks.index_sum} "
        f"({indices}) ; elle atteint la limite de {limit}.",
        f"art. 62 {part_of(facts.class_)}.2.c et {annex_of(facts.class_)}",
    )


def _council_examines(facts: PromotionFacts, marks: Marks) -> Reason:
    return because(
        "council_examines",
        f"Notes insuffisantes : {_listed(marks.failed)}. Le cas n'est ni un passage d'office ni un "
        "refus sans délibération ; le Conseil de classe l'examine et déclare l'élève reçu ou "
        "refusé.",
        f"art. 62 {part_of(facts.class_)}.3",
    )


def _strong_subjects(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    part = part_of(facts.class_)
    least = french_number(figures.decimal(f"{figures_of(facts.class_)}.strong_mark"))
    others = (
        "autres matières de base" if part == "C" else "autres matières obligatoires ou à option"
    )
    on_all_marks = strong_elsewhere(facts.class_, marks, figures)
    left_out = "" if on_all_marks else ", abstraction faite des insuffisances d'un nouvel élève"
    return because(
        "derogation_strong_subjects",
        f"L'élève a obtenu au moins {least} sur 10 dans deux ou plusieurs {others}{left_out} ; le "
        "Conseil de classe peut l'admettre par dérogation à la limite des indices.",
        f"art. 62 {part}.4",
    )


def _new_pupil(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    left = without_disregardable(facts, marks, figures).counted
    dropped = tuple(item for item in marks.failed if item not in left)
    return because(
        "derogation_new_pupil",
        "L'élève est à la fin de sa première année de présence à l'école ; le Conseil de classe "
        f"peut faire abstraction de ses insuffisances : {_listed(dropped)}.",
        "art. 62 B.5",
    )


def _special_case(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Reason:
    return because(
        "derogation_special_case",
        "Des circonstances particulières parfaitement justifiées sont invoquées ; le Conseil de "
        "classe peut déroger aux règles pour promouvoir l'élève, et consigne alors sa décision et "
        "sa justification au procès-verbal.",
        "art. 62 B.6",
    )


def _second_repeat_barred(facts: PromotionFacts) -> Reason:
    return because(
        "second_repeat_barred",
        f"L'élève a passé {facts.years_in_class} années dans la classe {facts.class_} ; il n'est "
        "pas admis à la répéter encore, sauf dérogation que le Conseil de classe accorde après "
        "avoir entendu l'avis de ses représentants légaux.",
        "art. 62 B.7",
    )


def _subject_not_counted(facts: PromotionFacts, names: list[str]) -> Reason:
    listed = enumeration(IN_FRENCH[name] for name in dict.fromkeys(names))
    return because(
        "subject_not_counted",
        f"Notes qui ne sont pas prises en compte pour le passage de classe : {listed}.",
        "art. 62 B.3 et 62 C" if part_of(facts.class_) == "C" else "art. 62 B.3",
    )


def _listed(marks: tuple[Counted, ...]) -> str:
    return enumeration(item.in_french for item in marks)


Sentence = Callable[[PromotionFacts, Marks, FigureReader], Reason]

GROUNDS: Mapping[Ground, Sentence] = {
    "average_below_6": _average_below_6,
    "too_many_failed": _too_many_failed,
    "index_limit": _index_limit,
}
DEROGATIONS: Mapping[str, Sentence] = {
    "strong_subjects": _strong_subjects,
    "new_pupil": _new_pupil,
    "special_case": _special_case,
}
