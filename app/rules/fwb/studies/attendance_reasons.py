"""The sentences of ``fwb.attendance_status``."""

from datetime import date

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.studies.attendance import AttendanceFacts, AttendanceStatus
from app.rules.fwb.studies.school_days import from_second_degree
from app.rules.fwb.studies.sources import READING, circular, reasons, roi
from app.rules.verdict import Reason
from app.rules.wording import counted

HALF_DAY = "demi-journée"


def attendance_reasons(
    facts: AttendanceFacts, result: AttendanceStatus, figures: FigureReader
) -> tuple[Reason, ...]:
    """What was reached, then what it asks for, then what was not counted."""
    exceeded = result.excess_date
    return reasons(
        _nine(result, figures),
        *_reports(facts, result),
        CONVOCATION if result.convocation else None,
        _over_twenty(result, exceeded, figures) if exceeded else None,
        _consequence(facts, result, figures) if exceeded else None,
        ADULT_MAY_BE_EXCLUDED if result.may_exclude else None,
        _pending(result) if result.pending else None,
        _ignored(result) if result.ignored else None,
    )


def _nine(result: AttendanceStatus, figures: FigureReader) -> Reason:
    least = figures.integer("fwb.report_from_half_days")
    if result.ninth_date:
        text = (
            f"L'élève compte {counted(result.unjustified, HALF_DAY)} d'absence injustifiée ; la "
            f"{least}e a été atteinte le {french_date(result.ninth_date)}."
        )
        return Reason("nine_reached", text, roi("7.4"))
    text = (
        f"L'élève compte {counted(result.unjustified, HALF_DAY)} d'absence injustifiée, moins que "
        f"les {least} à partir desquelles un signalement est transmis."
    )
    return Reason("below_nine", text, roi("7.4"))


def _reports(facts: AttendanceFacts, result: AttendanceStatus) -> tuple[Reason | None, ...]:
    if result.report == "first":
        return (_report_first(result),)
    if not result.report_due:
        return ()
    overdue = result.report_due < facts.today
    return (
        _report_monthly(result, result.report_due),
        _report_overdue(result.report_due) if overdue else None,
    )


def _report_first(result: AttendanceStatus) -> Reason:
    text = (
        f"Un signalement de {counted(result.report_count, HALF_DAY)} d'absence injustifiée est à "
        "transmettre sans attendre à la Direction générale de l'enseignement obligatoire."
    )
    return Reason("report_first", text, roi("7.4") + READING)


def _report_monthly(result: AttendanceStatus, due: date) -> Reason:
    text = (
        f"{counted(result.report_count, HALF_DAY)} d'absence injustifiée depuis le dernier "
        "signalement : le complément est à transmettre à la Direction générale de l'enseignement "
        f"obligatoire à la fin du mois, le {french_date(due)} au plus tard."
    )
    return Reason("report_monthly", text, roi("7.4") + READING)


def _report_overdue(due: date) -> Reason:
    text = f"Le signalement complémentaire devait être transmis le {french_date(due)}."
    return Reason("report_overdue", text, roi("7.4") + READING)


def _over_twenty(result: AttendanceStatus, day: date, figures: FigureReader) -> Reason:
    most = figures.integer("fwb.excess_above_half_days")
    text = (
        f"L'élève compte {counted(result.unjustified, HALF_DAY)} d'absence injustifiée, plus de "
        f"{most} ; la {most + 1}e a été atteinte le {french_date(day)}."
    )
    return Reason("over_twenty", text, f"{roi('7.5')}; {circular('II.V.1')}")


def _consequence(facts: AttendanceFacts, result: AttendanceStatus, figures: FigureReader) -> Reason:
    """What the excess takes away, by the year of study and the day it was reached."""
    if not from_second_degree(facts.study_year, figures):
        return FIRST_DEGREE
    if result.outcome == "late_excess":
        return EXCESS_AFTER_31_MAY
    text = (
        f"{counted(result.unjustified, HALF_DAY)} d'absence injustifiée : plus de "
        f"{figures.integer('fwb.excess_above_half_days')}. Sauf décision favorable du conseil de "
        "classe, l'élève ne peut prétendre à la sanction de l'année ; des objectifs vont lui être "
        "fixés."
    )
    return Reason("objectives_required", text, circular("II.V.1.1"))


def _pending(result: AttendanceStatus) -> Reason:
    text = (
        "Demi-journées d'absence encore sans décision, qui ne comptent pas parmi les absences "
        f"injustifiées : {result.pending}."
    )
    return Reason("pending_half_days", text, roi("7.4") + READING)


def _ignored(result: AttendanceStatus) -> Reason:
    text = (
        "Demi-journées d'absence qui précèdent le jour à partir duquel les absences de l'élève "
        f"sont prises en compte, et ne comptent pas : {result.ignored}."
    )
    return Reason("before_counting_start", text, roi("7"))


CONVOCATION = Reason(
    "convocation",
    "Les responsables de l'élève mineur sont convoqués par un membre de l'équipe éducative pour "
    "un rappel des dispositions légales relatives à l'obligation scolaire.",
    roi("7.4"),
)
EXCESS_AFTER_31_MAY = Reason(
    "excess_after_31_may",
    "Les 20 demi-journées d'absence injustifiée ont été dépassées après le 31 mai : l'élève est "
    "admis aux examens sans décision préalable du conseil de classe.",
    circular("II.V.1"),
)
FIRST_DEGREE = Reason(
    "first_degree",
    "L'élève est au premier degré : le dépassement ne lui fait pas perdre la sanction de l'année.",
    f"{roi('7.5')}; {circular('II.V.1')}",
)
ADULT_MAY_BE_EXCLUDED = Reason(
    "adult_may_be_excluded",
    "L'élève majeur qui compte, au cours d'une même année scolaire, plus de 20 demi-journées "
    "d'absence injustifiée peut être exclu de l'établissement.",
    f"{roi('5.4.2.1')}; {circular('II.V.2')}",
)
