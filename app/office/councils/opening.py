"""Opening a council on a class, and changing when, where and under whom it sits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import (
    Council,
    CouncilMember,
    CouncilPupil,
    Enrolment,
    SchoolClass,
    SchoolYear,
)
from app.models.councils import PRESIDENCIES
from app.office.councils.attending import enrolled_on
from app.office.councils.carrying import carry, check_window, session_before
from app.office.councils.kinds import held_by, kinds_left
from app.office.councils.loading import open_sitting
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.regime import CouncilKind, regime

_TIME: Final = re.compile(r"([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?")


@dataclass(frozen=True)
class SessionDetails:
    """When, where and under whom a council sits; the head presides where nobody is named.

    ``presidency`` says in what quality the president presides, ``delegation`` by which
    decision where it is delegated; ``agenda`` has one line a point.
    """

    held_on: date
    begins_at: str = ""
    place: str = ""
    president_id: int | None = None
    secretary_id: int | None = None
    presidency: str = "head"
    delegation: str = ""
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewCouncil:
    """What is asked to open one.

    ``members`` are identities of staff, who deliberate; ``pupils`` the enrolments it is
    on, where the kind asks for them.
    """

    class_id: int
    kind: str
    details: SessionDetails
    members: tuple[int, ...]
    pupils: tuple[int, ...] = ()


@command(Right.DECIDE, N_("Ouverture d'un conseil"))
def open_council(work: Work, new: NewCouncil) -> Done[int]:
    """Open a council; its number. Refusal where the class already has one of that kind.

    A session that follows another takes those it adjourned, with their examinations.
    """
    session = work.session
    klass, year = class_and_year(session, new.class_id)
    held = held_by(session, klass)
    kind = _kind(klass, held, new.kind)
    before = session_before(session, klass, kind, work.figures)
    if before is not None:
        if not before.carried:
            raise Refusal(_("La session précédente n'a ajourné personne."), field="kind")
        check_window(kind, before.held_on, new.details.held_on, work.figures)
    council = Council(
        class_id=new.class_id,
        kind=new.kind,
        held_on=new.details.held_on,
        number=held.get(kind.code, 0) + 1 if kind.repeated else 1,
        listed=before is not None or kind.pupils in ("chosen", "none"),
    )
    _set(council, new.details, year)
    session.add(council)
    session.flush()
    if before is not None:
        carry(session, council, before)
    elif kind.pupils == "chosen":
        _list_chosen(session, council, new.pupils)
    council_id = council.id or 0
    session.add_all(
        CouncilMember(council_id=council_id, staff_id=staff_id, role=kind.roles[0].code)
        for staff_id in dict.fromkeys(new.members)
    )
    work.note(
        "council",
        council_id,
        after={"class": klass.name, "kind": new.kind, "held_on": new.details.held_on},
    )
    return done(council_id, Facet.COUNCILS)


@command(Right.DECIDE, N_("Date, lieu et présidence d'un conseil"))
def change_session(work: Work, council_id: int, details: SessionDetails) -> Done[None]:
    """Change when, where and under whom the council sits. Refusal where it is sealed."""
    council, klass, year = open_sitting(work.session, council_id)
    kind = regime(klass.regime).council(council.kind)
    if council.corrects_id is None and details.held_on != council.held_on:
        before = session_before(work.session, klass, kind, work.figures)
        if before is not None:
            check_window(kind, before.held_on, details.held_on, work.figures)
    told = _told(council)
    _set(council, details, year)
    work.session.add(council)
    work.note("council", council_id, before=told, after=_told(council))
    return done(None, Facet.COUNCILS)


def _kind(klass: SchoolClass, held: Mapping[str, int], code: str) -> CouncilKind:
    for kind in kinds_left(klass, held):
        if kind.code == code:
            return kind
    raise Refusal(
        _("La classe {name} a déjà ce conseil.").format(name=klass.name),
        _("Ouvrez celui qui existe, ou choisissez une autre session."),
        field="kind",
    )


def _list_chosen(session: Session, council: Council, pupils: tuple[int, ...]) -> None:
    """List the pupils that were chosen: at least one, all of the class."""
    there = set(
        session.exec(
            select(col(Enrolment.id)).where(enrolled_on(council.class_id, council.held_on))
        )
    )
    wanted = [one for one in dict.fromkeys(pupils) if one in there]
    if not wanted or len(wanted) < len(set(pupils)):
        raise Refusal(
            _("Choisissez au moins un élève de la classe, inscrit à la date du conseil."),
            field="pupils",
        )
    session.add_all(
        CouncilPupil(council_id=council.id or 0, enrolment_id=enrolment_id)
        for enrolment_id in wanted
    )


def _set(council: Council, details: SessionDetails, year: SchoolYear) -> None:
    if details.presidency not in PRESIDENCIES:
        raise ValueError(f"no such presidency: {details.presidency}")
    if details.presidency == "delegate" and not details.delegation.strip():
        raise Refusal(
            _("Dites par quelle décision la présidence est déléguée."), field="delegation"
        )
    council.held_on = _checked_day(details.held_on, year)
    council.begins_at = _time(details.begins_at)
    council.place = details.place.strip()
    council.president_id = details.president_id
    council.secretary_id = details.secretary_id
    council.presidency = details.presidency
    council.delegation = details.delegation.strip() if details.presidency != "head" else ""
    council.agenda = [line.strip() for line in details.agenda if line.strip()]


def _checked_day(day: date, year: SchoolYear) -> date:
    """From the first day of the year to the end of the next autumn: September belongs to it."""
    if not year.first_day <= day <= date(year.last_day.year, 12, 31):
        raise Refusal(
            _("Cette date n'est pas de l'année scolaire {label}.").format(label=year.label),
            _("Vérifiez l'année."),
            field="held_on",
        )
    return day


def _time(text: str) -> str:
    """The hour as it is kept, "14:05"."""
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise Refusal(_("Écrivez l'heure ainsi : 14:30."), field="begins_at")
    return f"{int(found[1]):02}:{found[2] or '00'}"


def _told(council: Council) -> dict[str, object]:
    return {
        "held_on": council.held_on,
        "begins_at": council.begins_at,
        "place": council.place,
        "president": council.president_id,
        "secretary": council.secretary_id,
        "presidency": council.presidency,
        "delegation": council.delegation,
        "agenda": list(council.agenda),
    }


def class_and_year(session: Session, class_id: int) -> tuple[SchoolClass, SchoolYear]:
    """The class and its year; Refusal where it is gone."""
    found = session.exec(
        select(SchoolClass, SchoolYear)
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(SchoolClass.id) == class_id)
    ).first()
    if found is None:
        raise Refusal(_("Cette classe n'est plus dans le fichier."), field="class_id")
    return found[0], found[1]
