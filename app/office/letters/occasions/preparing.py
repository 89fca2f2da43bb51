"""Drafts the letters of occasions: those to issue, those that cannot be, and why."""

from collections.abc import Iterable, Iterator, Sequence

from sqlmodel import Session

from app.i18n import _
from app.office.letters.appeals import next_business_day
from app.office.letters.case import Materials, letterhead
from app.office.letters.complements import (
    ASKED,
    MOST_OPTIONAL,
    Complement,
    Holding,
    complements,
)
from app.office.letters.fields import holding
from app.office.letters.former import Former, former_about
from app.office.letters.occasions.case import OccasionCase, cases_of_occasion
from app.office.letters.occasions.catalogue import document_of
from app.office.letters.occasions.finding import occasion_about, occasions_about
from app.office.letters.occasions.occasion import Occasion
from app.office.letters.preparing import check_options, prepared
from app.office.letters.views import (
    Gap,
    IssueOptions,
    LetterAsk,
    Preparation,
    PreparedLetter,
    Subject,
)
from app.office.letters.wordings import Wordings, school_wordings
from app.office.pupils.recipients import recipients_of
from app.office.pupils.years import all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.letter_view import Sending
from app.reports.wording import Wording, WordingError, field_infos

COUNTED_FROM_LEARNING = frozenset(
    {
        *("conciliation_jusque", "recours_externe_jusque", "recours_jusque"),
        *("recours_interne_jusque", "recours_exclusion_jusque", "recours_college_jusque"),
        *("presentation_le", "audition_au_plus_tot"),
    }
)


@query
def prepare_documents(
    reading: Reading, subjects: tuple[Subject, ...], options: IssueOptions | None = None
) -> Preparation:
    """The letters of these subjects, in their order; statements do not grow with pupils.

    Without ``options``, those proposed: letters of today, learnt when the post brings them.
    """
    options = options or proposed(reading)
    check_options(options)
    found = occasions_about(reading, subjects, options)
    stuff = materials_for(reading, found, options)
    former = former_about(reading.session, [one.subject for one in found])
    letters = tuple(
        letter for one in found for letter in _letters(one, options, stuff, former[one.subject])
    )
    wordings = [worded for one in found if (worded := _wording(stuff.wordings, one.subject))]
    names = frozenset(name for worded in wordings for name in worded.field_names())
    allowed = {mode for worded in wordings for mode in worded.sendings}
    return Preparation(
        title=_title(found),
        options=options,
        sendings=tuple(one.value for one in Sending if one in allowed),
        letters=letters,
        complements=_complements(found, options, stuff),
        signatories=stuff.letterhead.signers.choices(),
        correspondents=tuple(stuff.letterhead.correspondents.items()),
        learnt=bool(names & COUNTED_FROM_LEARNING),
    )


def proposed(reading: Reading) -> IssueOptions:
    """Letters of today, which the post brings on the next business day."""
    year = year_at(all_years(reading.session), reading.today)
    if year is None:
        return IssueOptions(reading.today, reading.today)
    calendar = rule_calendar(reading.session, year.id)
    return IssueOptions(reading.today, next_business_day(calendar, reading.today, reading.figures))


def materials_for(
    reading: Reading, occasions: Iterable[Occasion], options: IssueOptions
) -> Materials:
    """All that these letters need; as many statements whatever their number."""
    session: Session = reading.session
    pupils = {one.person.id for one in occasions if one.person is not None}
    return Materials(
        letterhead=letterhead(session),
        wordings=school_wordings(session),
        calendars={},
        recipients=recipients_of(session, reading.figures, pupils, options.written_on),
        figures=reading.figures,
    )


def asked_case(
    reading: Reading, ask: LetterAsk, subject: Subject
) -> tuple[OccasionCase | None, tuple[OccasionCase, ...], list[Former]]:
    """The letter asked for as the file has it now, its fellows, and those told before."""
    occasion = occasion_about(reading, subject, ask.options)
    stuff = materials_for(reading, (occasion,), ask.options)
    cases = cases_of_occasion(document_of(subject.letter), occasion, ask.options, stuff)
    mine = next((one for one in cases if one.recipient.key == ask.recipient_key), None)
    return mine, cases, former_about(reading.session, (subject,))[subject]


def _letters(
    occasion: Occasion, options: IssueOptions, stuff: Materials, former: Sequence[Former]
) -> Iterator[PreparedLetter]:
    cases = cases_of_occasion(document_of(occasion.subject.letter), occasion, options, stuff)
    for case in cases:
        earlier = [one for one in former if one.recipient_key == case.recipient.key]
        told = earlier[-1] if earlier else None
        yield prepared(case, told, _(case.title), case.occasion.subject)
    if not cases:
        yield _not_told(occasion, stuff)


def _not_told(occasion: Occasion, stuff: Materials) -> PreparedLetter:
    """An occasion that is refused, or that can be told to nobody yet."""
    subject, person = occasion.subject, occasion.person
    sentences: tuple[str, ...] = (occasion.refusal,)
    if not occasion.refusal:
        missing = stuff.recipients.get(person.id) if person else None
        sentences = missing.missing if missing else (_("Cette lettre n'a pas de destinataire."),)
    where = occasion.completed_in or ("pupil", subject.pupil_id)
    return PreparedLetter(
        council_id=0,
        pupil_id=subject.pupil_id or 0,
        recipient_key="",
        pupil=person.name if person else "",
        class_name=occasion.group,
        decision=_(document_of(subject.letter).title),
        title=document_of(subject.letter).title,
        recipient="",
        address="",
        sending="",
        state="impossible",
        gaps=tuple(Gap(sentence, *where) for sentence in sentences),
        subject=subject,
    )


def _title(occasions: Sequence[Occasion]) -> str:
    titles = dict.fromkeys(_(document_of(one.subject.letter).title) for one in occasions)
    groups = dict.fromkeys(one.group for one in occasions if one.group)
    return " · ".join((", ".join(titles), ", ".join(list(groups)[:4]))).strip(" ·")


def _wording(wordings: Wordings, subject: Subject) -> Wording | None:
    try:
        return wordings.wording(subject.regime, subject.letter)
    except WordingError:
        return None


def _complements(
    occasions: Sequence[Occasion], options: IssueOptions, stuff: Materials
) -> tuple[Complement, ...]:
    return complements(stuff.wordings, _asked(occasions, options, stuff))


def _asked(
    occasions: Sequence[Occasion], options: IssueOptions, stuff: Materials
) -> Iterator[tuple[str, Holding]]:
    """What the occasions do not know themselves; what may stay empty, of few letters only."""
    for occasion in occasions:
        wording = _wording(stuff.wordings, occasion.subject)
        names = wording.field_names() if wording else frozenset()
        cases = cases_of_occasion(document_of(occasion.subject.letter), occasion, options, stuff)
        for name in ASKED:
            few = len(occasions) <= MOST_OPTIONAL or not field_infos()[name].optional
            if name in names and few and cases and name not in occasion.values:
                yield name, holding(cases[0])
