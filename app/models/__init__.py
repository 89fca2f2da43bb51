"""The tables of a school's file and their constraints, nothing else."""

from app.models.absences import (
    Absence,
    AbsenceCode,
    Justification,
    JustifiedAbsence,
    PhoneCall,
    RollCall,
)
from app.models.accounts import Account, AccountRole, JournalEntry
from app.models.classes import (
    Course,
    CourseFollowed,
    CourseGroup,
    SchoolClass,
    Teaching,
)
from app.models.councils import (
    Council,
    CouncilMember,
    CourseComment,
    Decision,
    Mark,
    MotivationPhrase,
    Sealing,
)
from app.models.letters import Letter, LetterBatch, LetterEvent, StoredDocument
from app.models.pupils import (
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    RegisterCounter,
)
from app.models.school import (
    ClosedDay,
    Holiday,
    School,
    SchoolFigure,
    SchoolRegime,
    SchoolWording,
    SchoolYear,
)
from app.models.staff import Staff

__all__ = [
    "Absence",
    "AbsenceCode",
    "Account",
    "AccountRole",
    "ClosedDay",
    "Council",
    "CouncilMember",
    "Course",
    "CourseComment",
    "CourseFollowed",
    "CourseGroup",
    "Decision",
    "Enrolment",
    "Holiday",
    "JournalEntry",
    "Justification",
    "JustifiedAbsence",
    "LegalRepresentative",
    "Letter",
    "LetterBatch",
    "LetterEvent",
    "Mark",
    "MotivationPhrase",
    "PhoneCall",
    "Pupil",
    "PupilRepresentative",
    "RegisterCounter",
    "RollCall",
    "School",
    "SchoolClass",
    "SchoolFigure",
    "SchoolRegime",
    "SchoolWording",
    "SchoolYear",
    "Sealing",
    "Staff",
    "StoredDocument",
    "Teaching",
]
