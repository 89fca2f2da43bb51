"""What of the registers stands: rows withdrawn or replaced are kept, and read by nobody else."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from app.models import FirmHours, Justification, RollCall


def roll_stands() -> ColumnElement[bool]:
    """The roll was called, and this was not taken back."""
    return col(RollCall.withdrawn_at).is_(None)


def document_stands() -> ColumnElement[bool]:
    """The document was not withdrawn."""
    return col(Justification.withdrawn_at).is_(None)


def hours_stand() -> ColumnElement[bool]:
    """These hours in a firm were not corrected by others."""
    return col(FirmHours.replaced_at).is_(None)
