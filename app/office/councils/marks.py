"""Marks as they are typed and as they are shown."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from app.errors import Refusal
from app.i18n import N_, _
from app.office.councils.views import CourseColumn, MarkValue
from app.rules.numbers import french_number
from app.rules.regime import MarkScale

DISPENSED: Final = "dispensed"
ABSENT: Final = "absent"
FRAUD: Final = "fraud"
"""A fraud was found at the evaluation; only where the council's kind knows of it."""

SPECIAL_TEXTS: Final = {DISPENSED: N_("disp."), ABSENT: N_("abs."), FRAUD: N_("fr.")}
SPECIAL_TITLES: Final = {
    DISPENSED: N_("dispense"),
    ABSENT: N_("absence à l'évaluation"),
    FRAUD: N_("fraude à l'évaluation"),
}

_TYPED: Final = {
    "d": DISPENSED,
    "disp": DISPENSED,
    "disp.": DISPENSED,
    "dispensé": DISPENSED,
    "dispensée": DISPENSED,
    "dispense": DISPENSED,
    "a": ABSENT,
    "abs": ABSENT,
    "abs.": ABSENT,
    "absent": ABSENT,
    "absente": ABSENT,
}
_FRAUD_TYPED: Final = frozenset({"f", "fr", "fr.", "fraude", "plagiat"})
_STEPS: Final = {
    Decimal(1): N_("en points entiers"),
    Decimal("0.5"): N_("par demi-point"),
    Decimal("0.1"): N_("avec une décimale au plus"),
    Decimal("0.01"): N_("avec deux décimales au plus"),
}


def maximum_of(scale: MarkScale, course: CourseColumn) -> Decimal:
    """What a mark in the course is given over."""
    return course.maximum if scale.own_maximum else scale.maximum


def scale_of(scale: MarkScale, course: CourseColumn) -> MarkScale:
    """The scale of the marks of a column, which may have steps of its own."""
    return scale if course.step is None else replace(scale, step=course.step)


def read_mark(
    text: str, scale: MarkScale, maximum: Decimal, *, frauds: bool = False
) -> MarkValue | None:
    """What was typed or pasted in a cell; None where it empties the cell.

    Comma and dot are both understood, and a fraud where ``frauds`` says that one may be
    noted. Raises Refusal, with a sentence that says what the scale allows, where the text
    is no mark of it.
    """
    typed = "".join(text.split()).casefold()
    if not typed:
        return None
    if typed in _TYPED:
        return MarkValue(None, _TYPED[typed])
    if frauds and typed in _FRAUD_TYPED:
        return MarkValue(None, FRAUD)
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        raise _refused(text, scale, maximum, frauds) from None
    if not value.is_finite() or not scale.fits(value, maximum):
        raise _refused(text, scale, maximum, frauds)
    return MarkValue(value)


def check_mark(value: Decimal, scale: MarkScale, maximum: Decimal) -> None:
    """Raise Refusal where the mark is not on the scale or not on one of its steps."""
    if not scale.fits(value, maximum):
        raise _refused(french_number(value), scale, maximum)


def mark_text(mark: MarkValue | None) -> str:
    """What the cell shows: "12,5", "disp.", or nothing."""
    if mark is None:
        return ""
    if mark.value is not None:
        return french_number(mark.value)
    return _(SPECIAL_TEXTS[mark.special])


def number_text(number: Decimal) -> str:
    """Periods, or a mark: with a comma, without idle zeros."""
    return french_number(number)


def scale_sentence(scale: MarkScale, maximum: Decimal) -> str:
    """What a mark may be: "de 0 à 20, par demi-point"."""
    highest = french_number(maximum)
    step = _STEPS.get(scale.step)
    if step is None:
        return _("de 0 à {highest}, par {step}").format(
            highest=highest, step=french_number(scale.step)
        )
    return _("de 0 à {highest}, {step}").format(highest=highest, step=_(step))


def _refused(text: str, scale: MarkScale, maximum: Decimal, frauds: bool = False) -> Refusal:
    said = _("Les notes y vont {scale} ; D dispense, A note une absence.")
    if frauds:
        said = _("Les notes y vont {scale} ; D dispense, A note une absence, F une fraude.")
    return Refusal(
        _("« {text} » n'est pas une note de ce cours.").format(text=text.strip()),
        said.format(scale=scale_sentence(scale, maximum)),
        field="mark",
    )
