"""What a regime is made of: units, mark scales, councils, decisions, ballots, letters.

The rest of the program never asks which regime it is in; it asks the regime's
descriptor, found here by its word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Literal

from app.rules.figures import Figures

AbsenceUnit = Literal["half_day", "period"]
MarkEntry = Literal["points", "scale", "acquired"]
Voice = Literal["deliberative", "consultative", "none"]
PupilScope = Literal["class", "adjourned", "chosen", "none"]
VoteNeed = Literal["never", "deliberated", "always"]


@dataclass(frozen=True)
class MarkScale:
    """How a mark is written and from where it suffices.

    ``entry`` says what a mark is: ``points`` over the maximum of its course, a place on
    a fixed ``scale``, or ``acquired`` (a percentage where half is the threshold of the
    unit). ``pass_share`` is the part of ``maximum`` from which a mark suffices;
    ``weighted`` says whether weekly periods weigh in the average.
    """

    entry: MarkEntry
    title: str
    maximum: Decimal
    step: Decimal
    pass_share: Decimal
    own_maximum: bool
    weighted: bool = True

    def suffices(self, mark: Decimal, maximum: Decimal) -> bool:
        """Is the mark, over its maximum, at or above the threshold?"""
        return mark >= maximum * self.pass_share

    def fits(self, mark: Decimal, maximum: Decimal) -> bool:
        """Does the mark lie on the scale and on one of its steps?"""
        return 0 <= mark <= maximum and mark % self.step == 0


@dataclass(frozen=True)
class DecisionKind:
    """One decision a council may take.

    ``key`` is the letter that gives it in the council room; ``word`` what the rules call
    it; ``favourable`` None where it is neither a success nor a failure (adjourned).
    ``study_years`` are those in which it may be given, empty for all; ``ruled`` is false
    where no rule covers it and the school's own usage decides, shown *sans règle*;
    ``needs_days`` where it lasts a number of days (a temporary exclusion).
    """

    code: str
    short: str
    title: str
    key: str
    word: str
    favourable: bool | None
    needs_restrictions: bool = False
    needs_motivation: bool = False
    letter: str = ""
    study_years: tuple[int, ...] = ()
    ruled: bool = True
    needs_days: bool = False

    def given_in(self, study_year: int) -> bool:
        """May it be given to a pupil of that study year?"""
        return not self.study_years or study_year in self.study_years


@dataclass(frozen=True)
class MemberRole:
    """In what quality somebody sits in a council, and the voice that goes with it."""

    code: str
    title: str
    voice: Voice = "deliberative"


@dataclass(frozen=True)
class MarkPart:
    """One of the marks that a course has in a council: the first semester's, the exam's.

    ``optional`` where a pupil may have none; it then weighs in no average. ``step`` is
    None where the marks go by the steps of the scale.
    """

    code: str
    short: str
    title: str
    optional: bool = False
    step: Decimal | None = None


@dataclass(frozen=True)
class Circumstance:
    """Something about a pupil that a rule asks and no mark tells; ticked, or not."""

    code: str
    title: str


@dataclass(frozen=True)
class Vocabulary:
    """How the papers of a council call a pupil, the mean, and what does not suffice."""

    pupil: str = "Élève"
    pupils: str = "Élèves"
    average: str = "Moyenne"
    failure: str = "échec"
    failures: str = "échecs"
    no_failure: str = "Aucun échec"


@dataclass(frozen=True)
class Matter:
    """A kind of point that a council votes on which is no pupil's."""

    code: str
    title: str


@dataclass(frozen=True)
class CouncilKind:
    """One kind of council: its title, the session it belongs to, what it may decide.

    ``pupils`` says on whom it is: the class, those ``adjourned`` by the council that it
    ``follows`` (the class where there was none), some that are chosen, or nobody.
    ``repeated``: there may be several in a year. ``binding``: each pupil must have a
    decision before it is closed. ``marks``: it has a grid of marks. ``judged``: the
    regime's rule on promotion is asked. ``forms`` and ``study_years`` are those of the
    classes that hold it, empty for all. ``centre``: it is the whole centre's, whatever
    the class it is opened from.

    ``vote_rule`` judges a vote ("" where the school's usage does); ``vote_needed`` says
    when there must be one; ``abstention`` whether one may abstain. ``notice_rule`` says
    how long ahead members are convened, ``composition_rule`` who must sit,
    ``window_rule`` when a second session may be held, ``meetings_rule`` how often it meets.
    ``board_rule`` says when the results are posted on the notice board, "" where the
    regime posts none. ``result_rule`` judges the results of a pupil in place of the
    regime's rule on promotion; ``parts`` are the marks that each course has, empty where
    it has one; ``circumstances`` what may be ticked of a pupil for the rules;
    ``vocabulary`` are the words of its papers; ``frauds``: a mark may say that a fraud
    was found at its evaluation. ``summons_rule`` says how its pupils are summoned, by the
    letter ``summons_letter``.
    """

    code: str
    title: str
    session: str
    decisions: tuple[DecisionKind, ...]
    vote_rule: str = ""
    vote_needed: VoteNeed = "never"
    abstention: bool = True
    pupils: PupilScope = "class"
    follows: str = ""
    repeated: bool = False
    binding: bool = True
    marks: bool = True
    judged: bool = True
    forms: tuple[str, ...] = ()
    study_years: tuple[int, ...] = ()
    centre: bool = False
    notice_rule: str = ""
    composition_rule: str = ""
    window_rule: str = ""
    meetings_rule: str = ""
    board_rule: str = ""
    result_rule: str = ""
    parts: tuple[MarkPart, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    roles: tuple[MemberRole, ...] = ()
    matters: tuple[Matter, ...] = ()
    frauds: bool = False
    summons_rule: str = ""
    summons_letter: str = ""

    def decisions_in(self, study_year: int) -> tuple[DecisionKind, ...]:
        """The decisions that may be given in that study year."""
        return tuple(kind for kind in self.decisions if kind.given_in(study_year))

    def held_in(self, study_year: int, form: str) -> bool:
        """May a class of that study year and that form hold it?"""
        if self.study_years and study_year not in self.study_years:
            return False
        return not self.forms or form in self.forms

    def role(self, code: str) -> MemberRole:
        """The role of that code; a plain member where the council knows none."""
        found = next((role for role in self.roles if role.code == code), None)
        return found or MemberRole(code, "")


@dataclass(frozen=True)
class LetterKind:
    """One letter of the regime's catalogue: its code names its wording file."""

    code: str
    title: str


@dataclass(frozen=True)
class StudyForm:
    """One form of study ("général", "technique de qualification", …)."""

    code: str
    title: str


@dataclass(frozen=True)
class AttendanceRules:
    """The rules that count half-days of absence, by their names in the registry.

    ``day`` says what a day with missed time counts for, ``deadlines`` until when an
    absence may be justified, ``justification`` whether a document justifies it, and
    ``status`` where a pupil stands with all half-days of the year. ``note_cap`` is the
    figure that limits what words of the family justify, ``activity_caps`` those of sport
    and art, a figure a motive; ``report_from`` the one from which
    half-days are signalled. ``admission`` says how far the
    procedure of the objectives went, ``listing`` who is on the list of June;
    ``training`` judges the hours in a firm, "" where there are none.
    """

    day: str
    deadlines: str
    justification: str
    status: str
    note_cap: str
    activity_caps: str
    report_from: str
    admission: str = ""
    listing: str = ""
    training: str = ""


@dataclass(frozen=True)
class UnitPresence:
    """The rules on presence at a unit of adult education, by their names.

    ``attendance`` judges unjustified absences over the unit, ``floor`` effective presence,
    ``leave`` the absences of a term for the paid leave, ``document`` says until when a
    document may come, ``certificate`` when an attestation of attendance is handed over.
    """

    attendance: str
    floor: str
    leave: str
    document: str
    certificate: str


@dataclass(frozen=True)
class CoursePresence:
    """The rules on presence at courses counted in periods, by their names.

    ``attendance`` judges the share of periods missed, ``unjustified`` what unjustified
    absences lead to, ``sickness`` says by when the school is to be told.
    """

    attendance: str
    unjustified: str
    sickness: str


@dataclass(frozen=True)
class Regime:
    """Everything the program must know of a regime that is not a rule.

    ``scale`` gives the mark scale of a study year; ``council_rule`` names the rule that
    judges a pupil before the council ("" where a year has none); ``decision_rule`` the
    one that says what a decision brings, ``title_rule`` the one that says which titles come
    with it and who gives them; ``attendance`` those that count absences, None where the
    regime does not count half-days. ``subjects`` are those that its rules tell apart: a
    word, and its French name.
    """

    code: str
    title: str
    absence_unit: AbsenceUnit
    study_years: tuple[int, ...]
    forms: tuple[StudyForm, ...]
    councils: tuple[CouncilKind, ...]
    letters: tuple[LetterKind, ...]
    scale: Callable[[int, Figures], MarkScale]
    decision_rule: str = ""
    promotion_rule: str = ""
    title_rule: str = ""
    attendance: AttendanceRules | None = None
    unit_presence: UnitPresence | None = None
    course_presence: CoursePresence | None = None
    subjects: Mapping[str, str] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """A short name: what stands in brackets, else the title."""
        return self.title.partition("(")[2].removesuffix(")") or self.title

    def council(self, code: str) -> CouncilKind:
        """The kind of council of that code; KeyError where the regime has none."""
        for kind in self.councils:
            if kind.code == code:
                return kind
        raise KeyError(code)

    def decision(self, council: str, code: str) -> DecisionKind:
        """The decision of that code in that council; KeyError where it has none."""
        for kind in self.council(council).decisions:
            if kind.code == code:
                return kind
        raise KeyError(code)


REGIME_MODULES = (
    "app.rules.fwb.descriptor",
    "app.rules.cefa.descriptor",
    "app.rules.promsoc.descriptor",
    "app.rules.european.descriptor",
)


@cache
def regimes() -> Mapping[str, Regime]:
    """The regimes by word, in the order in which they are shown."""
    found = (import_module(module).REGIME for module in REGIME_MODULES)
    return {regime.code: regime for regime in found}


def regime(code: str) -> Regime:
    """The regime of that word; KeyError where there is none."""
    return regimes()[code]
