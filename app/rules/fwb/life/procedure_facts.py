"""The steps of a procedure of exclusion définitive, or of refus de réinscription."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.facts import facts
from app.rules.fwb.life.measures import DecidedBy

Mode = Literal["registered_ack", "registered", "hand", "email", "none"]
Addressee = Literal["pupil", "parents"]
SummonsContent = Literal["facts", "procedure", "file_access"]
NoticeContent = Literal["motivation", "appeal_right", "appeal_modalities", "appeal_addressee"]
Record = Literal["signed", "refused", "carence", "none"]
Witness = Literal["teacher", "educator", "other", "none"]


@facts
class ProcedureFacts:
    """The pupil, and what was done so far; a letter counts on the day it is first presented.

    ``attended`` says whether someone of those summoned came, None as long as the hearing
    was not held; ``decided_by`` and ``motivated`` are read only with ``decision``.
    """

    calendar: SchoolCalendar
    birth_date: date
    summons_presented: date | None = None
    summons_mode: Mode = "none"
    summons_to: tuple[Addressee, ...] = ()
    summons_contents: tuple[SummonsContent, ...] = ()
    early_request: date | None = None
    hearing: date | None = None
    attended: bool | None = None
    record: Record = "none"
    refusal_witness: Witness = "none"
    council_opinion: date | None = None
    decision: date | None = None
    decided_by: DecidedBy = "other"
    motivated: bool = False
    notification_presented: date | None = None
    notification_mode: Mode = "none"
    notification_to: tuple[Addressee, ...] = ()
    notification_contents: tuple[NoticeContent, ...] = ()


@facts
class RefusalFacts(ProcedureFacts):
    """The same steps, and the day on which the refus de réinscription takes effect."""

    effective: date | None = None
