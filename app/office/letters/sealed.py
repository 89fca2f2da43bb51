"""Sealed councils as letters quote them: what was frozen, and nothing that came later."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import Council, CouncilPupil, Sealing
from app.office.councils.constats import Constat
from app.office.councils.freezing import fingerprint_of, thawed
from app.office.councils.views import CouncilView, PupilRow

# A council that is being written to is read again for each of its letters.
_KEPT = 64


@dataclass(frozen=True)
class SealedCouncil:
    """A council as it was sealed; ``family`` are the councils of which letters it may replace.

    ``superseded`` are the enrolments on which a sealed addendum decided since: what this
    council decided on them is told to nobody any more.
    """

    id: int
    view: CouncilView
    constats: Mapping[int, Constat]
    family: tuple[int, ...]
    superseded: frozenset[int] = frozenset()

    def pupil(self, pupil_id: int) -> PupilRow:
        """The row of that pupil; Refusal where the council has none."""
        for row in self.view.pupils:
            if row.pupil_id == pupil_id:
                return row
        raise Refusal(_("Ce conseil n'a rien décidé sur cet élève."))


def sealed_councils(session: Session, ids: Collection[int]) -> tuple[SealedCouncil, ...]:
    """These councils in the order given; three statements, and one more the first time.

    Refusal where one is not sealed, or no longer agrees with its seal.
    """
    seals = session.exec(
        select(Council, Sealing.fingerprint)
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .where(col(Council.id).in_(ids))
    ).all()
    found = {
        council.id or 0: ((council.class_id, council.kind, council.number), mark)
        for council, mark in seals
    }
    if any(one not in found for one in ids):
        raise Refusal(
            _("Ce conseil n'est pas encore clôturé : ses décisions ne s'annoncent pas."),
            _("Clôturez-le d'abord dans Conseils."),
        )
    families = _families(session, {same[0] for same, _mark in found.values()})
    contents = _contents(session, {one: mark for one, (_same, mark) in found.items()})
    later = _superseded(session, [council for council, _mark in seals])
    return tuple(
        SealedCouncil(one, *contents[one], families[found[one][0]], later[one])
        for one in dict.fromkeys(ids)
    )


def _superseded(session: Session, councils: Sequence[Council]) -> dict[int, frozenset[int]]:
    """For each council, the enrolments that a later sealed addendum to it is on."""
    rows = session.exec(
        select(Council, CouncilPupil.enrolment_id)
        .join(CouncilPupil, col(CouncilPupil.council_id) == col(Council.id))
        .where(
            col(Council.class_id).in_({one.class_id for one in councils}),
            col(Council.addendum) > 0,
            col(Council.status) == "sealed",
        )
    ).all()
    return {
        one.id or 0: frozenset(
            enrolment_id
            for added, enrolment_id in rows
            if (added.class_id, added.kind, added.number) == (one.class_id, one.kind, one.number)
            and added.addendum > one.addendum
        )
        for one in councils
    }


Same = tuple[int, str, int]
"""The class, the kind of council and which one of the year: a council and its addenda."""


def _families(session: Session, class_ids: Collection[int]) -> dict[Same, tuple[int, ...]]:
    """The councils that are one and the same: a correction is another one of them."""
    rows = session.exec(
        select(Council.class_id, Council.kind, Council.number, Council.id)
        .where(col(Council.class_id).in_(class_ids))
        .order_by(col(Council.id))
    )
    found: dict[Same, tuple[int, ...]] = {}
    for class_id, kind, number, council_id in rows:
        same = (class_id, kind, number)
        found[same] = (*found.get(same, ()), council_id or 0)
    return found


Content = tuple[CouncilView, Mapping[int, Constat]]


def _contents(session: Session, marks: Mapping[int, str]) -> dict[int, Content]:
    known = {one: _READ[mark] for one, mark in marks.items() if mark in _READ}
    wanted = [one for one in marks if one not in known]
    if wanted:
        rows = session.exec(
            select(Sealing.council_id, Sealing.content).where(col(Sealing.council_id).in_(wanted))
        )
        for council_id, text in rows:
            known[council_id] = _remembered(marks[council_id], text)
    return known


# By fingerprint, of which each stands for one content for ever.
_READ: dict[str, Content] = {}


def _remembered(mark: str, text: str) -> Content:
    if fingerprint_of(text) != mark:
        raise Refusal(
            _("Ce conseil ne correspond plus à son sceau : ses décisions ne s'annoncent pas."),
            _("Vérifiez le sceau dans Conseils, et prévenez la direction."),
        )
    plain = json.loads(text)
    constats = {int(key): thawed(Constat, one) for key, one in plain["constats"].items()}
    while len(_READ) >= _KEPT:
        _READ.pop(next(iter(_READ)))
    _READ[mark] = thawed(CouncilView, plain["council"]), constats
    return _READ[mark]
