"""A council as it is opened in its room: live from the tables, or as it was sealed."""

import json
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from app.models import Account, Sealing
from app.office.councils.constats import Constat, FrozenJudge, Judge, LiveJudge, marks_of
from app.office.councils.freezing import thawed
from app.office.councils.loading import Sitting, load_council, sitting
from app.office.councils.result_facts import NEEDS_CALENDAR
from app.office.councils.views import CouncilView, SealInfo
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.figures import Figures


@dataclass(frozen=True)
class OpenedCouncil:
    """The council, who gives its constats, and its seal where it has one.

    ``second``: its marks are those of the second entry, the first out of sight.
    """

    view: CouncilView
    judge: Judge = field(repr=False)
    seal: SealInfo | None = None
    second: bool = False


@query
def council(reading: Reading, council_id: int) -> OpenedCouncil:
    """The whole council; what was sealed is read from the seal, not from the tables."""
    return opened(reading.session, sitting(reading.session, council_id), reading.figures)


def opened(session: Session, found: Sitting, figures: Figures) -> OpenedCouncil:
    """The same, for a council whose rows are known."""
    if found.council.status == "sealed":
        sealed = _sealed(session, found)
        if sealed is not None:
            return sealed
    view = load_council(session, found, figures)
    counts_days = view.promotion_rule in NEEDS_CALENDAR
    calendar = rule_calendar(session, view.klass.year_id) if counts_days else None
    return OpenedCouncil(view, LiveJudge(view, figures, calendar))


def constats_of(view: CouncilView, judge: Judge) -> dict[int, Constat]:
    """The constat of each pupil as stored, by enrolment."""
    return {
        pupil.enrolment_id: judge.constat(pupil, marks_of(pupil), pupil.decision)
        for pupil in view.pupils
    }


def _sealed(session: Session, found: Sitting) -> OpenedCouncil | None:
    row = session.exec(
        select(Sealing, Account)
        .join(Account, col(Account.id) == col(Sealing.sealed_by), isouter=True)
        .where(col(Sealing.council_id) == found.council.id)
    ).first()
    if row is None:
        return None
    sealing, account = row
    content = json.loads(sealing.content)
    return OpenedCouncil(
        thawed(CouncilView, content["council"]),
        FrozenJudge(
            {int(key): thawed(Constat, plain) for key, plain in content["constats"].items()}
        ),
        SealInfo(
            sealing.sealed_at,
            account.full_name if account else "",
            sealing.fingerprint,
            sealing.document_id,
        ),
    )
