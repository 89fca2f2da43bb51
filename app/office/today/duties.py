"""What absences oblige to: duties to do, and absences about to become unjustified."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.formats import long_date
from app.i18n import _
from app.office.absences.duties.kinds import LAPSE
from app.office.absences.duties.listing import DutyLine, duties
from app.office.today.items import Item, some, urgency_of
from app.office.work import Reading


def duties_to_do(reading: Reading) -> Iterator[Item]:
    """Open duties one by one, counted by kind where they are many; then what lapses."""
    found = [line for line in duties(reading).lines if line.status == "open"]
    yield from _lapses(reading, [line for line in found if line.kind == LAPSE])
    by_kind: dict[str, list[DutyLine]] = defaultdict(list)
    for line in found:
        if line.kind != LAPSE:
            by_kind[line.kind].append(line)
    for lines in by_kind.values():
        yield from some([_duty(reading, line) for line in lines], _duties(reading, lines))


def _duty(reading: Reading, line: DutyLine) -> Item:
    who = f"{line.pupil}, {line.class_name}" if line.pupil else _("l'école")
    return Item(
        kind="duties",
        text=f"{_(line.title)} : {who}",
        urgency=urgency_of(line.due, reading.today) if line.due else "later",
        record_kind="duty",
        record_id=line.id,
        due=line.due,
        detail=line.article,
        part=line.part,
    )


def _duties(reading: Reading, lines: Sequence[DutyLine]) -> Item:
    first = lines[0]
    return Item(
        kind="duties",
        text=_("{title} : {n} élèves").format(title=_(first.title), n=len(lines)),
        urgency=urgency_of(first.due, reading.today) if first.due else "later",
        record_kind="duty",
        record_id=first.id,
        due=first.due,
        detail=first.article,
        part=first.kind,
    )


def _lapses(reading: Reading, lines: Sequence[DutyLine]) -> Iterator[Item]:
    """By last day: what becomes unjustified after it, while a document may still come."""
    days: dict[str, list[DutyLine]] = defaultdict(list)
    for line in lines:
        if line.due is not None:
            days[line.due.isoformat()].append(line)
    for group in days.values():
        due = group[0].due or reading.today
        names = ", ".join(line.pupil for line in group[:3])
        more = len(group) - 3
        said = (
            _("{n} absences deviennent injustifiées après le {day}")
            if len(group) > 1
            else _("Une absence devient injustifiée après le {day}")
        )
        yield Item(
            kind="lapses",
            text=said.format(n=len(group), day=long_date(due)),
            urgency=urgency_of(due, reading.today),
            record_kind="duty",
            record_id="lapses",
            due=due,
            detail=_("{names} et {n} autres").format(names=names, n=more) if more > 0 else names,
            part=due.isoformat(),
        )
