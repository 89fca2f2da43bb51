"""Councils sealed before their rows were kept: the tables against the sealed view alone."""

from collections.abc import Iterator, Sequence

from app.i18n import _
from app.models import Decision, Vote
from app.office.councils.columns import course_of, place_of
from app.office.councils.loading import decision_state
from app.office.councils.sealed_rows import COUNCIL, Row, RowChange, Rows
from app.office.councils.verified_rows import sentence
from app.office.councils.views import CouncilView, MarkValue, PupilRow, SessionInfo
from app.office.councils.voted import vote_state

VOTES_SINCE = 2
"""The first form of a sealed content that holds votes, recusals and members' seats."""


def changed_view(view: CouncilView, rows: Rows, form: int) -> Iterator[str]:
    """What no longer agrees, in sentences; of votes only where the content holds them."""
    yield from _session(view, rows)
    for pupil in view.pupils:
        mine = _Own(pupil, rows)
        yield from _marks(view, pupil, mine)
        for table in _changed_of_pupil(pupil, mine, form):
            yield from sentence(view, RowChange(table, mine.row, ()))
        yield from _of_courses(view, pupil, mine)
    if form >= VOTES_SINCE:
        yield from _matters(view, rows)
        sat = {(one.person.staff_id, one.voice, one.presence, one.seat) for one in view.members}
        found = rows.get("council_member", ())
        if {(row["staff_id"], row["voice"], row["presence"], row["role"]) for row in found} != sat:
            yield from sentence(view, RowChange("council_member", {}, ()))


class _Own:
    """The rows of one pupil."""

    def __init__(self, pupil: PupilRow, rows: Rows) -> None:
        self.row: Row = {"enrolment_id": pupil.enrolment_id}
        self._rows = rows

    def of(self, table: str) -> list[Row]:
        """Those of one table, in the order of their places."""
        wanted = self.row["enrolment_id"]
        mine = [row for row in self._rows.get(table, ()) if row["enrolment_id"] == wanted]
        return sorted(mine, key=lambda row: row.get("position") or 0)


def _session(view: CouncilView, rows: Rows) -> Iterator[str]:
    """Date, place and presidency, as the sealed view tells them."""
    for row in rows.get(COUNCIL, ()):
        told = _told_session(view.session)
        changed = tuple(column for column, value in told.items() if row[column] != value)
        yield from sentence(view, RowChange(COUNCIL, row, changed))


def _told_session(session: SessionInfo) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": session.kind,
        "addendum": session.addendum,
        "held_on": session.held_on,
        "begins_at": session.begins_at,
        "place": session.place,
        "president_id": session.president.staff_id if session.president else None,
        "secretary_id": session.secretary.staff_id if session.secretary else None,
        "presidency": session.presidency,
        "delegation": session.delegation,
        "agenda": list(session.agenda),
    }
    if session.correction is not None:
        told["corrects_id"] = session.correction.council_id
        told["origin"], told["reason"] = session.correction.origin, session.correction.reason
    return told


def _marks(view: CouncilView, pupil: PupilRow, mine: _Own) -> Iterator[str]:
    sealed = {one.course_id: one.mark for one in pupil.marks}
    cells = {
        (row["course_id"], row["component"]): MarkValue(row["value"], row["special"])
        for row in mine.of("mark")
    }
    for column in pupil.followed:
        course_id, component = place_of(column)
        if cells.get((course_id, component)) != sealed.get(column):
            cell = {**mine.row, "course_id": course_id, "component": component}
            yield from sentence(view, RowChange("mark", cell, ()))


def _changed_of_pupil(pupil: PupilRow, mine: _Own, form: int) -> Iterator[str]:
    """The tables in which something of the pupil differs, whatever the course."""
    made = next((Decision(**row) for row in mine.of("decision")), None)
    if decision_state(made) != pupil.decision:
        yield "decision"
    ticked = {row["code"] for row in mine.of("pupil_circumstance")}
    if ticked != set(pupil.circumstances):
        yield "pupil_circumstance"
    if form < VOTES_SINCE:
        return
    if tuple(vote_state(Vote(**row)) for row in mine.of("vote")) != pupil.votes:
        yield "vote"
    aside = {(row["staff_id"], row["reason"]) for row in mine.of("recusal")}
    if aside != {(one.staff_id, one.reason) for one in pupil.recusals}:
        yield "recusal"


def _of_courses(view: CouncilView, pupil: PupilRow, mine: _Own) -> Iterator[str]:
    """Comments and examinations to sit again, where the sealed view holds some."""
    said = {course_of(one.course_id): one.text for one in pupil.comments}
    now = {row["course_id"]: row["text"] for row in mine.of("course_comment")}
    again = {
        one.course_id: (one.former.value, one.former.special) if one.former else (None, "")
        for one in pupil.resits or ()
    }
    sat = {
        row["course_id"]: (row["former_value"], row["former_special"]) for row in mine.of("resit")
    }
    pairs: Sequence[tuple[str, dict[int, object], dict[int, object]]] = (
        ("course_comment", dict(said), dict(now)),
        ("resit", dict(again), dict(sat)),
    )
    for table, sealed, found in pairs:
        for course_id in sorted({*sealed, *found}):
            if sealed.get(course_id) != found.get(course_id):
                yield from sentence(
                    view, RowChange(table, {**mine.row, "course_id": course_id}, ())
                )


def _matters(view: CouncilView, rows: Rows) -> Iterator[str]:
    votes = sorted(rows.get("vote", ()), key=lambda row: row["position"])
    for matter in view.matters:
        now = tuple(vote_state(Vote(**row)) for row in votes if row["matter_id"] == matter.id)
        if now != matter.votes:
            yield _("Le vote sur « {text} » a été changé.").format(text=matter.text)
