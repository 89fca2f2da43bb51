"""From a case to a letter: its view, what it lacks, and the digest that tells it from another."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from app.formats import long_date
from app.i18n import _
from app.office.councils.freezing import frozen
from app.office.letters.complements import ASKED
from app.office.letters.fields import DEADLINES, AnyCase, Filled, fill, genders, reason_of
from app.office.letters.occasions.case import OccasionCase
from app.office.letters.occasions.exclusions import COUNTED
from app.office.letters.occasions.order import out_of_order
from app.office.letters.views import Gap
from app.reports.completeness import missing_parts
from app.reports.compose import Fields, compose, missing_fields
from app.reports.letter_view import FileLabel, Form, LetterView, Sending, Window
from app.reports.wording import Wording, WordingError, field_infos
from app.rules.digest import digest_of
from app.rules.errors import MissingFigure

# Handed over or sent by e-mail, a letter needs a name but no address.
WITHOUT_ADDRESS: Final = (Sending.BY_HAND, Sending.EMAIL)
# What stands for the window in a digest: whole millimetres, as the school sets them.
NO_WINDOW: Final = Window(right_mm=0, down_mm=0)
# What is completed in the settings of the school, by the field that needs it.
OF_THE_SCHOOL: Final = (
    *("conciliation_a_qui", "recours_interne_a_qui"),
    *("direction", "ecole", "ecole_adresse", "ville"),
)


@dataclass(frozen=True)
class Draft:
    """A letter before it has a number; nothing in ``gaps`` where it may be issued."""

    title: str
    sending: Sending
    gaps: tuple[Gap, ...] = ()
    warnings: tuple[str, ...] = ()
    deadlines: Mapping[str, str] = field(default_factory=dict)
    view: LetterView | None = None
    digest: str = ""


def draft(case: AnyCase) -> Draft:
    """The letter of a case; what it lacks is named, never guessed."""
    title = case.title
    try:
        wording = case.materials.wordings.wording(case.regime, case.letter)
    except WordingError as fault:
        return Draft(title, Sending.PLAIN, tuple(Gap(said) for said in fault.problems))
    if wording is None:
        gap = Gap(_("Le texte de cette lettre n'est pas encore dans le programme."))
        return Draft(title, Sending.PLAIN, (gap,))
    sending = _sending(case, wording)
    filled = fill(case, wording)
    gaps = (
        *_recipient_gaps(case, sending),
        *_field_gaps(case, wording, filled),
        *_order_gaps(case, filled.values),
    )
    unprintable = filled.unknown or _without_value(wording, filled.values)
    if unprintable or any(gap.record_kind != "pupil" for gap in gaps):
        return Draft(title, sending, gaps)
    view = _view(case, wording, filled.values, title, sending)
    parts = tuple(_part_gaps(case, view, told=bool(gaps)))
    return Draft(
        title=title,
        sending=sending,
        gaps=(*gaps, *parts),
        warnings=tuple(_warnings(filled.values)),
        deadlines=_deadlines(filled.values),
        view=view,
        digest=digest(view, case.options.communicated_on),
    )


def digest(view: LetterView, communicated_on: date) -> str:
    """What tells a letter from another one that says the same but for its number.

    Where its envelope opens changes nothing of what it says.
    """
    logo = hashlib.sha256(view.school.logo).hexdigest()
    plain = frozen(replace(view, reference="", tracking="", draft=False, window=NO_WINDOW))
    if isinstance(plain, dict) and view.form is Form.LETTER:
        # Letters issued before there were other forms keep their digest.
        plain.pop("form")
    return digest_of(plain, logo, communicated_on)


def _view(
    case: AnyCase, wording: Wording, values: Fields, title: str, sending: Sending
) -> LetterView:
    text = compose(wording, values, genders(case))
    head = case.materials.letterhead
    return LetterView(
        school=head.school,
        recipient=case.recipient.envelope,
        place=head.place,
        written_on=case.options.written_on,
        reference="",
        about=case.concerns,
        subject=text.subject,
        blocks=text.blocks,
        closing=text.closing,
        signature=head.signers.signature(
            case.options.signatory_id, scanned=wording.scanned_signature
        ),
        label=FileLabel(case.group, case.person_name, title),
        sending=sending,
        enclosures=text.enclosures,
        copies=head.copied(case.options.copies),
        window=head.window,
        form=wording.form,
    )


def _sending(case: AnyCase, wording: Wording) -> Sending:
    asked = case.options.sending
    return Sending(asked) if asked and Sending(asked) in wording.sendings else wording.sending


def _recipient_gaps(case: AnyCase, sending: Sending) -> Iterator[Gap]:
    if sending not in WITHOUT_ADDRESS:
        where = ("pupil", case.pupil_id) if case.pupil_id else case.completed_in
        for sentence in case.recipient.missing:
            yield Gap(sentence, *where)


def _field_gaps(case: AnyCase, wording: Wording, filled: Filled) -> Iterator[Gap]:
    names = {info.label: name for name, info in field_infos().items()}
    for refused in dict.fromkeys(map(reason_of, filled.unknown.values())):
        yield Gap(refused, *_where_unknown(filled))
    for label in missing_fields(wording, filled.values):
        name = names[label]
        if name not in filled.unknown and not _waits_for_another(name, filled):
            yield Gap(_("Il manque : {label}.").format(label=label), *_where(case, name))


def _without_value(wording: Wording, values: Fields) -> bool:
    """Does the text print a field of which nothing at all is known, not even that it is empty?"""
    labels = frozenset(missing_fields(wording, values))
    return any(info.label in labels and name not in values for name, info in field_infos().items())


def _order_gaps(case: AnyCase, values: Fields) -> Iterator[Gap]:
    """Days that do not follow each other, where the office gives them letter by letter."""
    if isinstance(case, OccasionCase):
        for doubt in case.occasion.doubts:
            yield Gap(doubt, "complement", None)
        for sentence in out_of_order(values, case.options.written_on):
            yield Gap(sentence, "complement", None)


def _where_unknown(filled: Filled) -> tuple[str, str | None]:
    missing = any(isinstance(one, MissingFigure) for one in filled.unknown.values())
    return ("setting", "figures") if missing else ("setting", "years")


def _waits_for_another(name: str, filled: Filled) -> bool:
    """Is it a day that runs from what is asked for itself, or was found wrong?"""
    counted = ("consultation_jusque", "recours_interne_jusque", "decision_interne_le")
    published = name in counted and not filled.values.get("date_publication")
    return published or (name in COUNTED and filled.values.get(name) == "")


def _where(case: AnyCase, name: str) -> tuple[str, int | str | None]:
    if name in ASKED:
        return "complement", name
    if name in OF_THE_SCHOOL:
        return "setting", "school"
    return case.completed_in


def _part_gaps(case: AnyCase, view: LetterView, *, told: bool) -> Iterator[Gap]:
    """What is missing around the text; the reference comes with the number."""
    for label in missing_parts(replace(view, reference="-")):
        if "destinataire" in label:
            if not told:
                yield Gap(
                    _("Il manque : {label}.").format(label=label), "pupil", case.pupil_id or None
                )
        else:
            yield Gap(_("Il manque : {label}.").format(label=label), "setting", "school")


def _warnings(values: Fields) -> Iterator[str]:
    asked, answered = values.get("conciliation_jusque"), values.get("conciliation_notifiee")
    if isinstance(asked, date) and isinstance(answered, date) and asked > answered:
        yield _(
            "La conciliation pourra être demandée jusqu'au {asked}, après le {answered}, "
            "dernier jour pour y répondre."
        ).format(asked=long_date(asked), answered=long_date(answered))


def _deadlines(values: Fields) -> dict[str, str]:
    days = {name: values.get(name) for name in DEADLINES}
    return {name: day.isoformat() for name, day in days.items() if isinstance(day, date)}
