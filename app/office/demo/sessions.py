"""One council of each other kind, in different states, held as the office holds them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.models import Council, Decision, Enrolment, SchoolClass
from app.office.councils.ballots import FOR, Entry
from app.office.councils.convening import Convening, record_convocations, to_convene
from app.office.councils.deciding import decide
from app.office.councils.electorate import electorate
from app.office.councils.loading import open_view
from app.office.councils.matters import add_matter
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from app.office.councils.proposing import proposal
from app.office.councils.recusing import recuse
from app.office.councils.reopening import Reopening, reopen
from app.office.councils.views import DecisionState
from app.office.councils.voting import vote_on_matter, vote_on_pupil
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.sealing import end_of, sealed
from app.office.figures import school_figures
from app.office.work import Actor, Work
from app.reports.convocation import render_convocations
from app.rules.regime import CouncilKind, regime

AGENDA: Final = ("Examen des résultats", "Délibération", "Divers")
AGENDAS: Final = {
    "discipline_council": ("Exposé des faits", "Observations de l'élève et de sa famille", "Vote"),
    "direction_council": ("Formations de l'article 45", "Calendrier des réunions"),
    "admission_council": ("Examen du dossier", "Avis sur l'admission"),
}
MOTIVATION: Final = "Le conseil a examiné les faits, le dossier et les observations de la famille."


class OtherCouncils:
    """Holds them on the first classes that may, the day before ``today`` or after."""

    def __init__(self, session: Session, actor: Actor, today: date) -> None:
        self._session = session
        self._actor = actor
        self._today = today
        self._figures = school_figures(session)

    def hold(self, class_ids: Iterable[int]) -> None:
        """One of each kind that the school's classes may hold."""
        wanted = list(class_ids)
        classes = self._session.exec(
            select(SchoolClass)
            .where(col(SchoolClass.id).in_(wanted))
            .order_by(col(SchoolClass.position))
        ).all()
        plays: dict[str, Callable[[SchoolClass, CouncilKind], None]] = {
            "class_council_period": self._period,
            "class_council_semester": self._period,
            "qualification_jury": self._jury,
            "admission_council": self._admission,
            "direction_council": self._direction,
            "discipline_council": self._discipline,
        }
        seen: set[tuple[str, str]] = set()
        for klass in classes:
            for kind in regime(klass.regime).councils:
                play = plays.get(kind.code)
                key = (klass.regime, kind.code)
                if play is None or key in seen or not kind.held_in(klass.study_year, klass.form):
                    continue
                if self._pupils(klass):
                    seen.add(key)
                    play(klass, kind)
        self._sealed_ones(classes)

    def _sealed_ones(self, classes: Sequence[SchoolClass]) -> None:
        """A unit goes on to its second session; a class council is corrected by an addendum."""
        adjourned, corrected = False, False
        for klass in classes:
            council = self._session.exec(
                select(Council).where(
                    col(Council.class_id) == klass.id,
                    col(Council.kind).in_(("studies_first", "class_council_june")),
                    col(Council.held_on) < self._today,
                )
            ).first()
            if council is None or (adjourned and corrected):
                continue
            council_id = council.id or 0
            later = {kind.follows: kind for kind in regime(klass.regime).councils}
            following = later.get(council.kind)
            if following is not None and following.window_rule and not adjourned:
                adjourned = self._second_session(klass, council_id, following)
            elif following is not None and not following.window_rule and not corrected:
                corrected = self._addendum(council_id)

    def _second_session(self, klass: SchoolClass, council_id: int, kind: CouncilKind) -> bool:
        view = open_view(self._work(), council_id)
        pending = {one.code for one in view.decisions if one.favourable is None}
        if not any(row.decision and row.decision.code in pending for row in view.pupils):
            return False
        if not self._seal(council_id):
            return False
        proposed = proposal(self._work().reading, klass.id or 0)
        choice = next(one for one in proposed.kinds if one.code == kind.code)
        self._open(klass, kind, choice.held_on)
        return True

    def _addendum(self, council_id: int) -> bool:
        if not self._seal(council_id):
            return False
        decided = self._session.exec(
            select(Decision)
            .where(col(Decision.council_id) == council_id)
            .order_by(col(Decision.id))
        ).first()
        if decided is None:
            return False
        reason = "Une note avait été encodée à la place d'une autre."
        wanted = Reopening((decided.enrolment_id,), "correction", reason, self._today)
        reopen(self._work(), council_id, wanted)
        return True

    def _period(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """Held in the winter and sealed: nothing binds the council to decide."""
        council_id = self._open(klass, kind, self._today - timedelta(days=130))
        work = self._work()
        codes = [one.code for one in kind.decisions]
        for at, row in enumerate(open_view(work, council_id).pupils):
            decide(work, council_id, row.enrolment_id, DecisionState(codes[min(at % 4, 2)]))
        self._seal(council_id)

    def _jury(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """The first one is under way, the next is convened."""
        held = self._session.exec(select(col(Council.id)).where(col(Council.kind) == kind.code))
        play = self._begun if held.first() is None else self._convened
        play(klass, kind)

    def _begun(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """Today: the first pupil is decided."""
        council_id = self._open(klass, kind, self._today)
        work = self._work()
        row = open_view(work, council_id).pupils[0]
        decide(work, council_id, row.enrolment_id, DecisionState(kind.decisions[0].code))

    def _convened(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """In ten days: its members are convened."""
        council_id = self._open(klass, kind, self._today + timedelta(days=10))
        work, wanted = self._work(), Convening(self._today)
        ready = to_convene(work.reading, council_id, wanted)
        record_convocations(work, council_id, wanted, render_convocations(ready.view))

    def _admission(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """Voted and sealed: a favourable opinion on one pupil."""
        pupil = self._pupils(klass)[0]
        council_id = self._open(klass, kind, self._today - timedelta(days=20), (pupil,))
        work = self._work()
        code = kind.decisions[0].code
        decide(work, council_id, pupil, DecisionState(code))
        vote_on_pupil(work, council_id, pupil, Entry(code, consensus=True))
        self._seal(council_id)

    def _direction(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """Two points, of which one is still to be voted."""
        council_id = self._open(klass, kind, self._today - timedelta(days=4))
        work = self._work()
        first = add_matter(
            work, council_id, kind.matters[0].code, "Ouvrir une formation de poseur de chapes"
        )
        there = len(electorate(open_view(work, council_id)).voters)
        vote_on_matter(work, council_id, first.value, Entry("", there, 0, FOR))
        add_matter(work, council_id, kind.matters[-1].code, "Fixer les réunions de l'automne")

    def _discipline(self, klass: SchoolClass, kind: CouncilKind) -> None:
        """An exclusion missed its two thirds: the second vote is due."""
        pupil = self._pupils(klass)[0]
        council_id = self._open(klass, kind, self._today, (pupil,))
        work = self._work()
        state = DecisionState("temporary_exclusion", motivation=MOTIVATION, days=5)
        decide(work, council_id, pupil, state)
        view = open_view(work, council_id)
        if len(view.members) > 2:
            member = view.members[-1].person.staff_id
            recuse(work, council_id, pupil, member, "professeur concerné par les faits")
            view = open_view(work, council_id)
        there = len(electorate(view, view.pupils[0]).voters)
        favour = (there + 1) // 2
        entry = Entry(state.code, favour, there - favour, FOR, days=5)
        vote_on_pupil(work, council_id, pupil, entry)

    def _open(
        self, klass: SchoolClass, kind: CouncilKind, day: date, pupils: tuple[int, ...] = ()
    ) -> int:
        work = self._work()
        proposed = proposal(work.reading, klass.id or 0)
        members = [one.person.staff_id for one in proposed.members]
        details = SessionDetails(
            day, "14:30", "Salle des professeurs", agenda=AGENDAS.get(kind.code, AGENDA)
        )
        new = NewCouncil(klass.id or 0, kind.code, details, tuple(members[:12]), pupils)
        return open_council(work, new).value

    def _seal(self, council_id: int) -> bool:
        """Seal it as its sitting ends; False where something is missing."""
        council = self._session.get_one(Council, council_id)
        ends = end_of(council)
        work = Work(self._session, self._actor, council.held_on, ends, self._figures)
        return sealed(work, council_id)

    def _work(self) -> Work:
        now = datetime.combine(self._today, time(12), SUMMER_TIME)
        return Work(self._session, self._actor, self._today, now, self._figures)

    def _pupils(self, klass: SchoolClass) -> list[int]:
        rows = self._session.exec(
            select(col(Enrolment.id))
            .where(
                col(Enrolment.class_id) == klass.id,
                col(Enrolment.start) <= self._today - timedelta(days=130),
                col(Enrolment.end).is_(None),
            )
            .order_by(col(Enrolment.id))
        )
        return [one for one in rows if one is not None]
