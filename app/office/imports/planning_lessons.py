"""Planning who follows and who teaches which group of which course."""

from app.formats import short_date
from app.i18n import _
from app.office.imports.drafts import Draft, DraftReader
from app.office.imports.known import Known, KnownFollowed, KnownPlace, KnownPupil, KnownRecord
from app.office.imports.outcomes import FollowedOutcome, TaughtOutcome
from app.office.imports.places import Places
from app.office.imports.plan import Change, PlannedRow, Status
from app.office.imports.planning_records import refuse_repeated
from app.office.imports.tables import Line

ONLY_GROUP = "01"
"""The group of a course that the list names without a group."""


def plan_followed(reader: DraftReader, known: Known, places: Places) -> tuple[PlannedRow, ...]:
    """Each course of a pupil."""
    return tuple(_followed(reader, line, draft, known, places) for line, draft in reader.drafts())


def plan_taught(reader: DraftReader, known: Known, places: Places) -> tuple[PlannedRow, ...]:
    """Each group of a teacher."""
    return tuple(_taught(reader, line, draft, known, places) for line, draft in reader.drafts())


def _followed(
    reader: DraftReader, line: Line, draft: Draft, known: Known, places: Places
) -> PlannedRow:
    pupil = _pupil(draft, known)
    place = _place(draft, pupil, known) if pupil else None
    course, group = _course(draft, known)
    if place and course:
        refuse_repeated(draft, "course_group", places, ("f", place.enrolment_id, course.id))
    cells = reader.cells(draft, line, pupil.name if pupil else "")
    if draft.faults or place is None or course is None:
        return draft.refused(cells)
    before = known.followed.get((place.enrolment_id, course.id))
    identity = before.id if before else None
    outcome = FollowedOutcome(identity, place.enrolment_id, course.id, group)
    if before is None:
        return PlannedRow(line.number, Status.NEW, cells, payload=outcome)
    differing = _differing(before, group)
    status = Status.DIFFERENT if differing else Status.SAME
    return PlannedRow(line.number, status, cells, (), differing, outcome)


def _taught(
    reader: DraftReader, line: Line, draft: Draft, known: Known, places: Places
) -> PlannedRow:
    code = draft.text("code")
    person = known.staff.get(code)
    if code and person is None:
        draft.blame("code", _("Aucun professeur n'a l'acronyme « {code} ».").format(code=code))
    course, group = _course(draft, known)
    if person and course:
        refuse_repeated(draft, "course_group", places, ("t", person.id, course.id, group))
    cells = reader.cells(draft, line, person.name if person else "")
    if draft.faults or person is None or course is None:
        return draft.refused(cells)
    group_id = known.groups.get((course.id, group))
    there = group_id is not None and (group_id, person.id) in known.taught
    outcome = TaughtOutcome(person.id, course.id, group)
    return PlannedRow(line.number, Status.SAME if there else Status.NEW, cells, payload=outcome)


def _pupil(draft: Draft, known: Known) -> KnownPupil | None:
    number = draft.text("other_number")
    pupil = known.pupils.numbered(number) if number else None
    if number and pupil is None:
        draft.blame(
            "other_number", _("Aucun élève n'a le matricule « {number} ».").format(number=number)
        )
    return pupil


def _place(draft: Draft, pupil: KnownPupil, known: Known) -> KnownPlace | None:
    """The enrolment that runs: who left follows nothing."""
    place = pupil.place
    if place is None:
        message = _("{name} n'est pas inscrit en {year}.")
        draft.blame("other_number", message.format(name=pupil.name, year=known.year.label))
    elif place.end is not None:
        message = _("{name} n'est plus inscrit depuis le {day}.")
        draft.blame("other_number", message.format(name=pupil.name, day=short_date(place.end)))
        return None
    return place


def _course(draft: Draft, known: Known) -> tuple[KnownRecord | None, str]:
    """The course, and the group that stands after the last hyphen."""
    text = draft.text("course_group")
    if text in known.courses:
        return known.courses[text], ONLY_GROUP
    code, hyphen, group = text.rpartition("-")
    code, group = (code.strip(), group.strip()) if hyphen else (text, "")
    course = known.courses.get(code)
    if text and course is None:
        draft.blame("course_group", _("Aucun cours n'a le code « {code} ».").format(code=code))
    return course, group or ONLY_GROUP


def _differing(before: KnownFollowed, group: str) -> tuple[Change, ...]:
    if before.until is not None:
        gone = _("suivi jusqu'au {day}").format(day=short_date(before.until))
        return (Change("course_group", _("Groupe"), gone, group),)
    if before.group != group:
        return (Change("course_group", _("Groupe"), before.group, group),)
    return ()
