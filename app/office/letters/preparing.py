"""Which letters sealed councils ask for: those to issue, those that cannot be, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from app.errors import Refusal
from app.i18n import _
from app.office.councils.views import PupilRow
from app.office.letters.appeals import next_business_day
from app.office.letters.case import Materials, cases_of, materials
from app.office.letters.complements import ASKED, Complement, Holding, complements
from app.office.letters.drafting import Draft, draft
from app.office.letters.fields import AnyCase
from app.office.letters.former import Former, former_letters, same_recipient
from app.office.letters.sealed import SealedCouncil, sealed_councils
from app.office.letters.views import Gap, IssueOptions, Preparation, PreparedLetter, Subject
from app.office.letters.wordings import Wordings
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.letter_view import Sending
from app.reports.wording import WordingError
from app.rules.figures import Figures


@query
def prepare(
    reading: Reading, council_ids: tuple[int, ...], options: IssueOptions | None = None
) -> Preparation:
    """The letters of these councils, by class and pupil; statements do not grow with pupils.

    Without ``options``, those proposed: letters of today, learnt when the post brings them.
    """
    session = reading.session
    councils = sealed_councils(session, council_ids)
    options = options or proposed(session, reading.figures, councils, reading.today)
    check_options(options)
    pupil_ids = [row.pupil_id for council in councils for row in council.view.pupils]
    stuff = materials(session, reading.figures, councils, pupil_ids, options.written_on)
    family = {one for council in councils for one in council.family}
    former = former_letters(session, family)
    letters = tuple(
        letter
        for council in councils
        for row in council.view.pupils
        if row.enrolment_id not in council.superseded
        for letter in _letters(council, row, options, stuff, former)
    )
    return Preparation(
        title=_title(councils),
        options=options,
        sendings=_sendings(councils, stuff.wordings),
        letters=letters,
        complements=_complements(councils, stuff.wordings),
        signatories=stuff.letterhead.signers.choices(),
        correspondents=tuple(stuff.letterhead.correspondents.items()),
    )


def proposed(
    session: Session, figures: Figures, councils: Sequence[SealedCouncil], today: date
) -> IssueOptions:
    """Letters of today, which the post brings on the next business day."""
    calendar = rule_calendar(session, councils[0].view.klass.year_id)
    return IssueOptions(today, next_business_day(calendar, today, figures))


def drafted(case: AnyCase, former: Former | None) -> tuple[str, Draft]:
    """The state of a letter, and its draft: the former one's where it still says the same."""
    if former is not None:
        same = draft(replace(case, options=former.options))
        if same.digest == former.digest:
            return "unchanged", same
    made = draft(case)
    if made.gaps:
        return "impossible", made
    return ("new" if former is None else "changed"), made


def check_options(options: IssueOptions) -> None:
    """Refusal where the letters would be learnt before they are written."""
    if options.communicated_on < options.written_on:
        raise Refusal(
            _("Les familles n'apprennent pas la décision avant la date de la lettre."),
            field="communicated_on",
        )


def _letters(
    council: SealedCouncil,
    row: PupilRow,
    options: IssueOptions,
    stuff: Materials,
    former: Sequence[Former],
) -> Iterator[PreparedLetter]:
    found = cases_of(council, row, options, stuff)
    for case in found:
        earlier = same_recipient(former, council.family, row.pupil_id, case.recipient.key)
        yield prepared(case, earlier[-1] if earlier else None, case.kind.short)
    kind = council.view.decision_kind(row.decision.code) if row.decision else None
    if not found and kind is not None and kind.letter:
        yield _for_nobody(council, row, stuff)


def prepared(
    case: AnyCase, former: Former | None, decision: str, subject: Subject | None = None
) -> PreparedLetter:
    """A letter as it is listed: about a council's decision, or for an occasion's ``subject``."""
    state, made = drafted(case, former)
    return PreparedLetter(
        council_id=case.council_id,
        pupil_id=case.pupil_id,
        recipient_key=case.recipient.key,
        pupil=case.person_name,
        class_name=case.group,
        decision=decision,
        title=made.title,
        recipient=case.recipient.name,
        address=", ".join(case.recipient.address),
        sending=made.sending.value,
        state=state,
        gaps=made.gaps,
        warnings=made.warnings,
        replaces=former.reference if former is not None else "",
        digest=made.digest,
        view=made.view,
        subject=subject,
    )


def _for_nobody(council: SealedCouncil, row: PupilRow, stuff: Materials) -> PreparedLetter:
    """A decision that can be told to nobody yet."""
    code = row.decision.code if row.decision else ""
    kind = council.view.decision_kind(code)
    missing = stuff.recipients.get(row.pupil_id)
    sentences = missing.missing if missing else (_("Cet élève n'est plus dans le fichier."),)
    return PreparedLetter(
        council_id=council.id,
        pupil_id=row.pupil_id,
        recipient_key="",
        pupil=row.name,
        class_name=council.view.klass.name,
        decision=kind.short if kind else code,
        title=kind.title if kind else code,
        recipient="",
        address="",
        sending="",
        state="impossible",
        gaps=tuple(Gap(sentence, "pupil", row.pupil_id) for sentence in sentences),
    )


def _title(councils: Sequence[SealedCouncil]) -> str:
    names = ", ".join(council.view.klass.name for council in councils)
    return _("Notifications · {classes}").format(classes=names)


def _letter_codes(councils: Iterable[SealedCouncil]) -> Iterator[tuple[SealedCouncil, str]]:
    """Each letter that a council's decisions ask for, once."""
    for council in councils:
        codes = (row.decision.code for row in council.view.pupils if row.decision)
        kinds = (council.view.decision_kind(code) for code in dict.fromkeys(codes))
        for letter in dict.fromkeys(kind.letter for kind in kinds if kind and kind.letter):
            yield council, letter


def _sendings(councils: Iterable[SealedCouncil], wordings: Wordings) -> tuple[str, ...]:
    """The modes that at least one of the letters allows, in one order."""
    allowed: set[Sending] = set()
    for council, letter in _letter_codes(councils):
        try:
            wording = wordings.wording(council.view.klass.regime, letter)
        except WordingError:
            continue
        allowed |= set(wording.sendings) if wording else set()
    return tuple(one.value for one in Sending if one in allowed)


def _complements(councils: Iterable[SealedCouncil], wordings: Wordings) -> tuple[Complement, ...]:
    return complements(wordings, _asked(councils, wordings))


def _asked(councils: Iterable[SealedCouncil], wordings: Wordings) -> Iterator[tuple[str, Holding]]:
    for council, letter in _letter_codes(councils):
        klass = council.view.klass
        try:
            wording = wordings.wording(klass.regime, letter)
        except WordingError:
            continue
        names = wording.field_names() if wording else frozenset()
        for name in ASKED:
            if name in names:
                yield name, Holding(klass.year_label, council.id, name=klass.name)
