"""What the room sees of a pupil on the large screen: nothing that is not the council's."""

from dataclasses import dataclass

from app.i18n import _, ngettext
from app.office.councils.marks import number_text
from app.office.councils.views import DecisionState
from app.ui.rooms.councils.sheet import Line, Sheet


@dataclass(frozen=True)
class ProjectedMark:
    """A course followed, and what its cell shows."""

    course: str
    text: str
    fails: bool


@dataclass(frozen=True)
class Projected:
    """One pupil: no birth date, no address, no absence, no draft of a motivation.

    ``place`` is "12/27"; ``summary`` the average and the failures; ``decision`` "" until
    there is one, ``favourable`` None where it is neither a success nor a failure.
    """

    council: str
    place: str
    name: str
    marks: tuple[ProjectedMark, ...]
    summary: str
    decision: str
    restrictions: tuple[str, ...] = ()
    favourable: bool | None = None


def projected(sheet: Sheet, row: int) -> Projected:
    """The pupil of a row, as the council sees them."""
    line = sheet.lines[row]
    kind = sheet.view.decision_kind(line.state.code)
    return Projected(
        council=f"{sheet.view.klass.name} · {sheet.view.session.title}",
        place=f"{row + 1}/{len(sheet.lines)}",
        name=line.pupil.name,
        marks=_marks(sheet, line) if sheet.view.has_marks else (),
        summary=_summary(line) if sheet.view.has_marks else "",
        decision=kind.title if kind else "",
        restrictions=_restrictions(line.state),
        favourable=kind.favourable if kind else None,
    )


def _marks(sheet: Sheet, line: Line) -> tuple[ProjectedMark, ...]:
    taken = set(line.pupil.followed)
    return tuple(
        ProjectedMark(course.title, line.texts[at] or "–", line.failing[at])
        for at, course in enumerate(sheet.courses)
        if course.id in taken
    )


def _summary(line: Line) -> str:
    average = line.totals[0]
    parts = [_("Moyenne {average}").format(average=average)] if average else []
    failures = line.standing.failures
    if failures:
        parts.append(ngettext("{n} échec", "{n} échecs", failures).format(n=failures))
        if line.standing.failed_periods:
            hours = number_text(line.standing.failed_periods)
            parts.append(_("{hours} h en échec").format(hours=hours))
    elif average:
        parts.append(_("Aucun échec"))
    return " · ".join(parts)


def _restrictions(state: DecisionState) -> tuple[str, ...]:
    return state.restrictions if state.code else ()
