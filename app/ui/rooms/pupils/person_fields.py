"""The fields that a pupil and a representative have alike."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.pupils.checks import CIVILITIES
from app.ui.field_titles import FIELD_TITLES
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.rooms.pupils.words import choices

Part = tuple[str, str, QWidget, bool]
"""A field on a line with others: its name, title, input, and whether it is needed."""


def field_title(field: str) -> str:
    """The title of a field in the language of the window; the field itself if unknown."""
    return _(FIELD_TITLES[field]) if field in FIELD_TITLES else field


def civility() -> Part:
    """How the person is addressed."""
    return ("civility", field_title("civility"), ChoiceInput(choices(CIVILITIES)), False)


def add_names(form: Form, *, first_needed: bool) -> None:
    """Last and first name."""
    form.add_side_by_side(
        ("last_name", field_title("last_name"), TextInput(30), True),
        ("first_name", field_title("first_name"), TextInput(26), first_needed),
    )


def add_birth(form: Form) -> None:
    """Civility, date and place of birth."""
    form.add_side_by_side(
        civility(),
        ("birth_date", field_title("birth_date"), DateInput(), True),
        ("birth_place", field_title("birth_place"), TextInput(24), False),
    )


def add_address(form: Form, *, heading: str, help_text: str = "") -> None:
    """Street, town, country, and the ways to reach a person."""
    form.group(heading)
    form.add("street", field_title("street"), TextInput(46), help_text=help_text)
    form.add_side_by_side(
        ("postal_code", field_title("postal_code"), TextInput(10), False),
        ("locality", field_title("locality"), TextInput(30), False),
    )
    country = TextInput(30)
    country.setPlaceholderText(_("Belgique"))
    form.add("country", field_title("country"), country)
    form.add_side_by_side(
        ("telephone", field_title("telephone"), TextInput(20), False),
        ("email", field_title("email"), TextInput(36), False),
    )
