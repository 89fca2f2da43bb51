"""Convening the members: by the notice that the rule asks for, one convocation each.

The window asks for what is to be sent, has it rendered, and gives it back to be recorded.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Convocation, StoredDocument
from app.office.councils.loading import load_council, open_sitting
from app.office.councils.minutes import HEADS
from app.office.councils.sealing import PDF, school_view
from app.office.councils.views import CouncilView, MemberRow
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.convocation_view import Convened, ConvocationsView
from app.reports.files import safe_name
from app.reports.views import Signature
from app.rules.figures import Figures
from app.rules.registry import find
from app.rules.verdict import Verdict

NO_RULE: Final = N_("Aucune règle ne fixe de délai de convocation : usage de l'école.")


@dataclass(frozen=True)
class Convening:
    """How members are convened; ``urgent`` where the text lets urgency shorten the notice."""

    sent_on: date
    urgent: bool = False
    during_lessons: bool = False


@dataclass(frozen=True)
class ToConvene:
    """What is to be sent: the document, and what the rule says of the notice."""

    view: ConvocationsView
    notice: str


@query
def to_convene(reading: Reading, council_id: int, wanted: Convening) -> ToConvene:
    """The convocations of all members. Refusal where the notice is too short, or no place."""
    found = open_sitting(reading.session, council_id)
    view = load_council(reading.session, found, reading.figures)
    notice = _checked(view, wanted, reading.figures)
    session, klass = view.session, view.klass
    document = ConvocationsView(
        school=school_view(reading.session),
        title=session.title,
        group=klass.regime_title if view.centre else klass.name,
        school_year=klass.year_label,
        held_on=session.held_on,
        begins_at=time.fromisoformat(session.begins_at) if session.begins_at else None,
        place=session.place,
        agenda=session.agenda,
        written_on=wanted.sent_on,
        urgent=wanted.urgent,
        members=tuple(_convened(member) for member in view.members),
        signed=Signature(session.head_name, HEADS.get(session.head_civility, "Direction")),
    )
    return ToConvene(document, notice)


@command(Right.DECIDE, N_("Convocation des membres d'un conseil"))
def record_convocations(work: Work, council_id: int, wanted: Convening, pdf: bytes) -> Done[int]:
    """Keep the document and who was convened by it; the document's number."""
    found = open_sitting(work.session, council_id)
    view = load_council(work.session, found, work.figures)
    notice = _checked(view, wanted, work.figures)
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("the convocations are not a PDF")
    title = f"Convocations {view.klass.name} {view.session.held_on.isoformat()}"
    document = StoredDocument(
        sha256=hashlib.sha256(pdf).hexdigest(),
        media_type=PDF,
        name=safe_name(title, "pdf"),
        content=pdf,
        stored_at=work.now,
    )
    work.session.add(document)
    work.session.flush()
    document_id = document.id or 0
    for member in view.members:
        work.session.add(
            Convocation(
                council_id=council_id,
                staff_id=member.person.staff_id,
                sent_on=wanted.sent_on,
                held_on=view.session.held_on,
                urgent=wanted.urgent,
                document_id=document_id,
            )
        )
    work.note(
        "council",
        council_id,
        after={"convened": len(view.members), "sent_on": wanted.sent_on, "notice": notice},
    )
    return done(document_id, Facet.COUNCILS)


def _checked(view: CouncilView, wanted: Convening, figures: Figures) -> str:
    if not view.members:
        raise Refusal(
            _("Ce conseil n'a pas encore de membres."),
            _("Ajoutez-les dans « Membres »."),
        )
    if not view.session.place or not view.session.begins_at:
        raise Refusal(
            _("L'heure ou le lieu du conseil manque."),
            _("Complétez « Date, lieu et présidence », puis convoquez."),
        )
    if wanted.sent_on > view.session.held_on:
        raise Refusal(_("La convocation ne peut suivre le conseil."), field="sent_on")
    rule = view.voting.notice_rule
    if not rule:
        return _(NO_RULE)
    verdict: Verdict[object] = find(rule).judge(NOTICE_FACTS[rule](view, wanted), figures)
    told = " ".join(f"{reason.text} ({reason.source})" for reason in verdict.reasons)
    if verdict.outcome == "irregular":
        raise Refusal(told, _("Changez la date, ou convoquez d'urgence s'il y a lieu."))
    return told


def _european(view: CouncilView, wanted: Convening) -> Mapping[str, object]:
    return {
        "kind": "class",
        "sent_on": wanted.sent_on,
        "meeting_on": view.session.held_on,
        "agenda_attached": bool(view.session.agenda),
        "urgent": wanted.urgent,
        "during_lessons": wanted.during_lessons,
    }


NOTICE_FACTS: Final[Mapping[str, Callable[[CouncilView, Convening], Mapping[str, object]]]] = {
    "european.council_convocation": _european,
}


def _convened(member: MemberRow) -> Convened:
    return Convened(member.person.name, member.role, member.person.civility == "mrs")
