"""The actions of the room of pupils."""

from typing import Final

from app.i18n import N_
from app.ui.actions.specs import ActionSpec, Menu

PUPILS: Final = (
    ActionSpec(
        "pupils.enrol",
        N_("Inscrire un élève"),
        Menu.ROOM,
        ("Ctrl+N",),
        right="enrol",
        icon="add",
        bar=True,
        main=True,
    ),
    ActionSpec(
        "pupils.roll_over",
        N_("Préparer l'année suivante…"),
        Menu.ROOM,
        right="enrol",
        icon="class",
    ),
    ActionSpec(
        "pupils.add_representative",
        N_("Ajouter un représentant…"),
        Menu.ROOM,
        right="enrol",
        icon="guardian",
        group="file",
    ),
    ActionSpec(
        "pupils.attach_representative",
        N_("Rattacher un représentant…"),
        Menu.ROOM,
        right="enrol",
        icon="guardian",
        group="file",
    ),
    ActionSpec(
        "pupils.change_class",
        N_("Changer de classe…"),
        Menu.ROOM,
        right="enrol",
        icon="class",
        group="file",
    ),
    ActionSpec(
        "pupils.end_enrolment",
        N_("Mettre fin à l'inscription…"),
        Menu.ROOM,
        right="enrol",
        icon="close",
        group="file",
    ),
    ActionSpec(
        "pupils.follow_course",
        N_("Ajouter un cours…"),
        Menu.ROOM,
        right="enrol",
        icon="class",
        group="file",
    ),
    ActionSpec(
        "pupils.enrol_again",
        N_("Réinscrire…"),
        Menu.ROOM,
        right="enrol",
        icon="add",
        group="file",
    ),
)
