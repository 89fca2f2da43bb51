"""What each letter of a duty says, from the verdict that is kept with the duty."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.models import Duty
from app.office.absences.duties.kinds import KINDS, REPORTS
from app.office.letters.occasions.absence_words import counted, half_days_said, quarter_said
from app.office.letters.occasions.duty_dossiers import Dossier
from app.reports.compose import FieldValue
from app.reports.typography import printed_date
from app.rules.figures import FigureReader

Values = Mapping[str, FieldValue]


def steps_taken(one: Dossier) -> Iterator[str]:
    """What the school did before: letters and gestures, telephone calls, what is under way."""
    for row in one.duties:
        if row.id == one.row.id or not KINDS[row.kind].sent or row.kind in REPORTS:
            continue
        title = KINDS[row.kind].title
        if row.status == "done" and row.settled_on is not None:
            how = f" ({row.reason})" if row.reason else ""
            yield f"{title}, le {printed_date(row.settled_on)}{how}"
        elif row.status == "open":
            yield f"{title}, en cours"
    for call in one.calls:
        yield f"Appel téléphonique du {printed_date(call.day)} ({call.caller})"


def report_values(one: Dossier) -> Values:
    """The signal, and the one before it."""
    before = [
        row
        for row in one.duties
        if row.kind in REPORTS and row.status == "done" and row.id != one.row.id
    ]
    earlier = [row.settled_on for row in before if (row.id or 0) < (one.row.id or 0)]
    total = one.result.get("unjustified", one.row.number)
    # A first report arises on the day of the ninth half-day; a later one does not.
    ninth = one.row.arose_on if one.row.kind == REPORTS[0] else ""
    return {
        "neuvieme_jour": one.day("ninth_date") or ninth,
        "demi_jours_total": half_days_said(int(total)),
        "signalement_precedent": max((day for day in earlier if day), default=""),
        "demarches": tuple(steps_taken(one)) or (_no_steps(one),),
    }


def _no_steps(one: Dossier) -> str:
    if one.of_age:
        return "L'élève, qui est de majorité légale, reçoit lui-même les courriers de l'école."
    return "La convocation des responsables est en préparation."


def convocation_values(one: Dossier) -> Values:
    """The ninth half-day, and those counted."""
    return {"neuvieme_jour": one.day("ninth_date") or one.row.arose_on}


def excess_values(one: Dossier) -> Values:
    """The day of the excess."""
    return {"depassement_jour": _excess(one)}


def _excess(one: Dossier) -> date:
    """The day on which the maximum was exceeded, as the verdict's facts or result have it."""
    facts = one.verdict.get("facts", {})
    text = one.result.get("excess_date") or facts.get("excess_date")
    return date.fromisoformat(text) if text else one.row.arose_on


def objectives_values(one: Dossier) -> Values:
    """The contract as it stands."""
    kept = one.contract
    return {
        "depassement_jour": _excess(one),
        "objectifs": tuple(item.text for item in one.objectives),
        "objectifs_auteurs": kept.authors if kept else "",
        "objectifs_lien": kept.plan_link if kept else "",
        "objectifs_proposes": (kept.proposed_on if kept else None) or "",
    }


def decision_values(one: Dossier) -> Values:
    """What the council found."""
    kept = one.contract
    said = {"met": "respecté", "not_met": "non respecté"}
    return {
        "depassement_jour": _excess(one),
        "conseil_objectifs_le": (kept.council_on if kept else None) or "",
        "objectifs_respectes": bool(kept and kept.council == "met"),
        "motivation_objectifs": kept.motivation if kept else "",
        "objectifs_constats": tuple(
            f"{item.text} : {said[item.finding]}" for item in one.objectives if item.finding in said
        ),
    }


def attestation_values(one: Dossier) -> Values:
    """Why the pupil does not sit the examinations."""
    return {"depassement_jour": _excess(one), "motif_non_admission": _why_not(one)}


def _why_not(one: Dossier) -> str:
    kept = one.contract
    if kept is not None and kept.council == "not_met" and kept.council_on is not None:
        return (
            f"Le conseil de classe a constaté le {printed_date(kept.council_on)} que les "
            "objectifs fixés ne sont pas respectés."
        )
    if kept is not None and kept.answer == "refused" and kept.answered_on is not None:
        return f"Les objectifs proposés ont été refusés le {printed_date(kept.answered_on)}."
    if kept is None or kept.returned_on is None:
        return "L'élève n'est pas revenu à l'école avant le 31 mai."
    return "Les objectifs proposés n'ont pas été approuvés avant le 31 mai."


def rectification_values(one: Dossier) -> Values:
    """What was sent, and what no longer holds of it."""
    sent = rectified(one)

    return {
        "courrier_rectifie": f"{KINDS[sent.kind].title}",
        "courrier_rectifie_le": sent.settled_on or one.row.arose_on,
        "demi_jours_total": half_days_said(int(one.result.get("unjustified", 0))),
    }


def rectified(one: Dossier) -> Duty:
    """The duty by which something left the school that is to be put right."""
    found = [row for row in one.duties if str(row.id) == one.row.part]
    return found[0] if found else one.row


def irregularity_values(one: Dossier) -> Values:
    """The share of the unit."""
    result = one.result
    return {
        "unite": one.seat.option or one.seat.class_name,
        "periodes_absence": counted(result.get("unjustified", ""), "période"),
        "periodes_base": counted(result.get("base", ""), "période"),
        "taux_absence": _percent(result.get("rate")),
    }


def hearing_values(one: Dossier) -> Values:
    """The presence that can still be reached."""
    return {
        "unite": one.seat.option or one.seat.class_name,
        "taux_presence": _percent(one.result.get("rate")),
    }


def leave_values(one: Dossier) -> Values:
    """The share of the term."""
    return {
        "unite": one.seat.option or one.seat.class_name,
        "taux_absence": _percent(one.result.get("rate")),
        "trimestre": quarter_said(one.row.part),
    }


def rate_values(one: Dossier) -> Values:
    """Courses and counts at the end of the first term."""
    courses = one.verdict.get("facts", {}).get("courses", ())
    return {
        "fin_periode": one.term_end or "",
        "cours_absences": tuple(
            f"{item['course']} : {counted(item['absent'], 'période')} sur {item['given']}"
            for item in courses
        ),
        "baccalaureat": one.result.get("at_stake") == "baccalaureate",
    }


def repeated_values(one: Dossier) -> Values:
    """How many absences."""
    return {"absences_nombre": str(one.result.get("count", one.row.number))}


def left_values(one: Dossier) -> Values:
    """The row of days: the first is so many before the one that made the pupil leave."""
    left = one.day("left_on")
    days = sorted({date.fromisoformat(key.partition(" ")[0]) for key in one.row.covers})
    limit = FigureReader(one.figures).integer("european.attendance.leaving_after")
    before = [day for day in days if isinstance(left, date) and day <= left][-(limit + 1) :]
    first = days.index(before[0]) if before else 0
    length = int(one.result.get("longest_run", 0))
    run = days[first : first + length]
    return {
        "absence_debut": run[0] if run else "",
        "absence_fin": run[-1] if run else "",
        "absence_jours": counted(length, "jour"),
        "depart_le": left,
    }


def _percent(rate: Any) -> str:
    return "" if rate is None else f"{str(rate).replace('.', ',')} %"
