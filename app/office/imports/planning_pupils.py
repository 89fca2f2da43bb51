"""Planning a class list: each pupil new, known, completed, different or refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.errors import Refusal
from app.formats import short_date
from app.i18n import _
from app.office.imports.comparing import changes, status_of
from app.office.imports.drafts import Draft, DraftReader
from app.office.imports.kinds import PUPILS
from app.office.imports.known import PUPIL_FIELDS, Known, KnownPlace, KnownPupil, identity_of
from app.office.imports.names import Names
from app.office.imports.outcomes import PupilOutcome, RecordOutcome
from app.office.imports.places import Places
from app.office.imports.plan import Change, NewClass, PlannedRow, Request, Status
from app.office.imports.planning_records import outcome_of
from app.office.imports.relatives import compared, relatives_of
from app.office.imports.tables import Line
from app.office.pupils import checks

_NO_DEFAULT: Final = dict.fromkeys(PUPIL_FIELDS, "") | {"civility": "none"}


@dataclass
class PupilPlanner:
    """Plans the class lists of one import, one after the other."""

    known: Known
    request: Request
    new_classes: Mapping[str, NewClass]
    places: Places
    _spellings: Names[str] = field(init=False)

    def __post_init__(self) -> None:
        self._spellings = Names({name: name for name in self.new_classes})

    def plan(self, reader: DraftReader) -> tuple[PlannedRow, ...]:
        """Each row of one list."""
        return tuple(self._row(reader, line, draft) for line, draft in reader.drafts())

    def _row(self, reader: DraftReader, line: Line, draft: Draft) -> PlannedRow:
        self._check(draft)
        class_name = self._class(draft)
        pupil = None if draft.faults else self._known(draft)
        cells = reader.cells(draft, line)
        if draft.faults:
            return draft.refused(cells)
        values = {name: draft.values[name] for name in PUPIL_FIELDS if name in draft.values}
        if pupil is None:
            return self._new(draft, cells, values, class_name)
        return self._compared(draft, cells, values, class_name, pupil)

    def _check(self, draft: Draft) -> None:
        """What depends on several cells at once."""
        _postal_code(draft, "postal_code", draft.text("country"))
        _postal_code(draft, "responsible_postal_code", "")
        birth = draft.values.get("birth_date")
        if birth and "national_number" in draft.values:
            number = draft.text("national_number")
            _try(draft, "national_number", lambda: checks.national_number(number, birth))

    def _class(self, draft: Draft) -> str:
        """The class as the file spells it, or as it will be made."""
        name = draft.text("class")
        there = self.known.classes.spelling(name) if name else None
        if there or not name:
            return there or ""
        new = self.new_classes[self._spellings.spelling(name) or name]
        if not new.kind.is_known:
            message = _("L'année d'étude de la classe « {name} » est à indiquer, sous Classes.")
            draft.blame("class", message.format(name=name))
        return new.name

    def _known(self, draft: Draft) -> KnownPupil | None:
        """The pupil of the file whom the row names; blames a row that cannot be one person."""
        self._refuse_repeated(draft)
        if draft.faults:
            return None
        number = draft.text("other_number")
        numbered = self.known.pupils.numbered(number) if number else None
        alike = self.known.pupils.like(draft.values)
        if numbered is not None:
            _blame_another(draft, numbered, alike)
            return numbered
        if len(alike) > 1:
            message = _("Plusieurs élèves portent ce nom et cette date de naissance.")
            draft.blame("last_name", message)
        found = alike[0] if alike else None
        if found and number and found.values["other_number"]:
            _blame_second_number(draft, found)
        return found

    def _refuse_repeated(self, draft: Draft) -> None:
        """The same number, or the same person, twice in the lists."""
        number = draft.text("other_number")
        by_number = self.places.first(("n", number), draft) if number else ""
        by_name = self.places.first(("p", identity_of(draft.values)), draft)
        if by_number and by_number == by_name:
            draft.blame("", _("Cette ligne répète {before}.").format(before=by_number))
        elif by_number:
            message = _("Ce matricule est déjà celui de {before}.")
            draft.blame("other_number", message.format(before=by_number))
        elif by_name:
            message = _("{before} nomme déjà cet élève, né le même jour.")
            sentence = message.format(before=by_name)
            draft.blame("last_name", sentence[:1].upper() + sentence[1:])

    def _new(
        self, draft: Draft, cells: tuple[str, ...], values: dict[str, Any], class_name: str
    ) -> PlannedRow:
        told = relatives_of(draft)
        outcome = PupilOutcome(RecordOutcome(None, values), enters=class_name, relatives=told)
        start = self.request.start
        place = KnownPlace(self.known.stand_in(), 0, class_name, start)
        newcomer = KnownPupil(self.known.stand_in(), {**_NO_DEFAULT, **values}, place)
        self.known.pupils.add(newcomer)
        return PlannedRow(draft.number, Status.NEW, cells, payload=outcome)

    def _compared(
        self,
        draft: Draft,
        cells: tuple[str, ...],
        values: dict[str, Any],
        class_name: str,
        pupil: KnownPupil,
    ) -> PlannedRow:
        differing = changes(PUPILS, pupil.values, values)
        record = outcome_of(pupil.id, values, differing)
        relatives, about_relatives = compared(pupil, relatives_of(draft))
        placed = _place_change(pupil.place, class_name)
        found = (*placed, *differing, *about_relatives)
        outcome = _enrolled(PupilOutcome(record, relatives=relatives), pupil, class_name)
        if pupil.place is None:
            place = KnownPlace(self.known.stand_in(), 0, class_name, self.request.start)
            pupil.place = place
        return PlannedRow(draft.number, status_of(found), cells, (), found, outcome)


def _postal_code(draft: Draft, name: str, country: str) -> None:
    if name in draft.values:
        _try(draft, name, lambda: checks.postal_code(draft.text(name), country))


def _try(draft: Draft, name: str, check: Callable[[], str]) -> None:
    """Keep what a check of the pupil's file makes of a value, or blame it."""
    try:
        draft.values[name] = check()
    except Refusal as refusal:
        draft.blame(name, str(refusal))


def _blame_another(draft: Draft, numbered: KnownPupil, alike: list[KnownPupil]) -> None:
    """A number whose pupil has another name and another birth date is somebody else's."""
    words, birth = identity_of(draft.values)
    own_words, own_birth = identity_of(numbered.values)
    if words != own_words and birth != own_birth:
        message = _("Ce matricule est celui de {name}, né(e) le {day}.")
        day = short_date(own_birth)
        draft.blame("other_number", message.format(name=numbered.name, day=day))
    elif alike and numbered not in alike:
        _blame_second_number(draft, alike[0])


def _blame_second_number(draft: Draft, found: KnownPupil) -> None:
    number = found.values["other_number"] or "–"
    message = _("{name} est déjà dans le fichier, sous le matricule {number}.")
    draft.blame("other_number", message.format(name=found.name, number=number))


def _place_change(place: KnownPlace | None, class_name: str) -> tuple[Change, ...]:
    title = _(PUPILS.column("class").title)
    if place is None:
        return (Change("class", title, "", class_name, fills=True),)
    if place.end is not None:
        left = _("{name}, quittée le {day}").format(
            name=place.class_name, day=short_date(place.end)
        )
        return (Change("class", title, left, class_name),)
    if place.class_name != class_name:
        return (Change("class", title, place.class_name, class_name),)
    return ()


def _enrolled(outcome: PupilOutcome, pupil: KnownPupil, class_name: str) -> PupilOutcome:
    place = pupil.place
    if place is None:
        return PupilOutcome(outcome.record, enters=class_name, relatives=outcome.relatives)
    moves = class_name if place.end is not None or place.class_name != class_name else ""
    return PupilOutcome(
        outcome.record,
        moves=moves,
        returns=place.end is not None,
        enrolment_id=place.enrolment_id,
        relatives=outcome.relatives,
    )
