"""What a new file holds before anybody typed anything: codes of the roll call, phrases."""

import tomllib

from sqlmodel import Session

from app.models import AbsenceCode, MotivationPhrase
from app.resources import resource_folder


def add_defaults(session: Session) -> None:
    """Write the codes and phrases that come with the program; the school edits them."""
    with (resource_folder() / "tables" / "defaults.toml").open("rb") as file:
        defaults = tomllib.load(file)
    for position, entry in enumerate(defaults["absence_code"]):
        session.add(AbsenceCode(position=position, **entry))
    for position, entry in enumerate(defaults["motivation"]):
        session.add(MotivationPhrase(position=position, **entry))
