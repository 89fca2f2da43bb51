"""The form of a representative, whether new or in the file already."""

from dataclasses import asdict
from typing import Any, Final

from app.i18n import _
from app.office.pupils.checks import RELATIONS
from app.office.pupils.representatives import NewRepresentative
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput
from app.ui.rooms.pupils.person_fields import add_address, add_names, civility, field_title
from app.ui.rooms.pupils.words import choices

TIE: Final = frozenset({"relation", "receives_letters", "lives_with"})
"""The fields that hold for one pupil alone; the others are the person's own."""


def add_fields(form: Form) -> None:
    """Who it is, what ties them to the pupil, and where they live."""
    relation = ("relation", _("Lien avec l'élève"), ChoiceInput(choices(RELATIONS)), False)
    form.add_side_by_side(relation, civility())
    add_names(form, first_needed=False)
    form.add_side_by_side(
        (
            "receives_letters",
            _("Courrier"),
            CheckInput(_("Reçoit le courrier de l'école")),
            False,
        ),
        ("lives_with", _("Domicile"), CheckInput(field_title("lives_with")), False),
    )
    add_address(form, heading=_("Adresse et contact"))


def proposed(*, second: bool) -> dict[str, Any]:
    """What the fields of a new one show first."""
    likely = NewRepresentative(
        last_name="",
        relation="father" if second else "mother",
        civility="mr" if second else "mrs",
    )
    return asdict(likely)
