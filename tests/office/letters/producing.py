"""The office that produces documents of the catalogue, for the tests that follow them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.db.keys import Cost
from app.db.unit_of_work import unit_of_work
from app.office.demo import make_demo
from app.office.files.creation import open_school
from app.office.letters.complements import give_complement
from app.office.letters.documents import issued_documents
from app.office.letters.issuing import begin_batch, finish, reserve
from app.office.letters.occasions.listing import offers_of
from app.office.letters.occasions.order import DONE
from app.office.letters.occasions.preparing import prepare_documents
from app.office.letters.views import LetterAsk
from app.office.work import Desk
from app.reports.letter import render_letter
from app.reports.wording import field_infos
from tests.schools import SmallSchool

NOW = datetime(2025, 6, 24, 12, 0, tzinfo=UTC)


class Demonstration:
    """The file of the demonstration, as ``Office`` asks for it."""

    def __init__(self, folder):
        made = make_demo(folder / "demo.matricule", now=NOW, cost=Cost(8, 1, 1))
        self.file = open_school(made.path, made.account, made.password, NOW)
        self.desk = Desk(self.file.actor, NOW.date(), NOW)

    def session(self):
        return unit_of_work(self.file.engine, self.file.path)


@dataclass
class Office:
    """The file, and what the office does with documents."""

    school: SmallSchool | Demonstration

    def run(self, command, *arguments):
        return self.school.file.run(command, self.school.desk, *arguments).value

    def ask(self, query, *arguments):
        return self.school.file.ask(query, self.school.desk, *arguments)

    def prepare(self, *subjects):
        return self.ask(prepare_documents, subjects)

    def give(self, *subjects, text=None):
        """Give all that these letters ask for: a text, or the example of each field."""
        given = {}
        for one in self.prepare(*subjects).complements:
            info = field_infos()[one.key.partition(" ")[0]]
            typed = text if text is not None and info.kind != "date" else _typed(info)
            given[info.name] = typed
            self.run(give_complement, one.key, typed)
        return given

    def issue(self, subject):
        preparation = self.prepare(subject)
        batch = self.run(begin_batch, preparation.title, (0,))
        issued = []
        for one in preparation.letters:
            ask = LetterAsk.of(one, preparation.options)
            reserved = self.run(reserve, batch, ask)
            self.run(finish, reserved.id, render_letter(reserved.view))
            issued.append(reserved.id)
        return issued

    def pdf(self, letter_id):
        (document,) = self.ask(issued_documents, (letter_id,))
        return document.pdf

    def first(self, regime, letter, pupil=None):
        """The first occasion that is not refused."""
        offers = self.ask(offers_of, regime, letter)
        free = [one for one in offers if not one.refusal and (pupil or "") in one.pupil]
        assert free, [one.refusal for one in offers]
        return free[0].subject


def _typed(info):
    """The example of a field; a day before the letter, or one after it."""
    if info.kind == "date":
        return "2025-06-24" if info.name in DONE else "2025-07-03"
    if info.name == "jours_ouvrables":
        return "2"  # a longer one would need a council, and outlast the year
    return "\n".join(info.example) if isinstance(info.example, list) else str(info.example)
