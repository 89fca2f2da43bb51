"""An empty school, and lists written, planned and imported as the page does it."""

import atexit
import os
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
import xlsxwriter
from sqlmodel import select

from app.db.unit_of_work import reading, unit_of_work
from app.office.files.creation import FirstAccount, NewSchool, create_school
from app.office.files.school_file import SchoolFile
from app.office.imports.commands import import_lists
from app.office.imports.plan import Listing, Request
from app.office.imports.planning import plan_import
from app.office.imports.reading import read_files
from app.office.imports.recognition import recognise
from app.office.settings.calendars import proposed_calendar
from app.office.settings.years import add_year
from app.office.work import Desk
from tests.office.imports.export import write_export
from tests.schools import CHEAP, NOW, PASSWORD, TODAY, open_copy


def make_empty(folder: Path, regimes=("fwb",)) -> SchoolFile:
    return open_copy(_template(tuple(regimes)), folder, "vide")


@cache
def _template(regimes: tuple[str, ...]) -> Path:
    """Made once a process: making the tables takes longer than most tests."""
    folder = Path(mkdtemp(prefix="matricule-tests-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    calendar = proposed_calendar("2024-2025")
    school = NewSchool(
        "Athénée de l'Essai", "Rue 1", "5000", "Namur", "1234", "Anne", "mrs", regimes, calendar
    )
    account = FirstAccount("anne", "Anne Exemple", PASSWORD)
    file = create_school(folder / "vide.matricule", school, account, NOW, CHEAP).file
    file.close(NOW)
    return file.path


@dataclass(frozen=True)
class Office:
    """A file of a school, and the folder where lists are written."""

    file: SchoolFile
    desk: Desk
    folder: Path
    year_id: int

    def csv(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        file = self.folder / name
        file.write_bytes(text.encode(encoding))
        return file

    def xlsx(self, name: str, *rows, **sheets) -> Path:
        file = self.folder / name
        book = xlsxwriter.Workbook(file, {"strings_to_formulas": False})
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, lines in ({"Feuil1": rows} | sheets if rows else sheets).items():
            page = book.add_worksheet(title)
            for line, row in enumerate(lines):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(line, column, cell, dates)
                    elif isinstance(cell, str) and cell.startswith("{="):
                        page.write_formula(line, column, cell[1:-1], None, "valeur")
                    else:
                        page.write(line, column, cell)
        book.close()
        return file

    def request(self, *files: Path, **chosen) -> Request:
        found = read_files(files)
        assert not found.unread, found.unread
        listings = []
        for table in found.tables:
            taken = recognise(table.titles)
            listings.append(Listing(table, taken.kind, taken.matching))
        request = Request(tuple(listings), self.year_id, date(2024, 8, 26))
        return replace(request, **chosen)

    def plan(self, request: Request):
        return self.file.ask(plan_import, self.desk, request)

    def rows(self, text: str, **chosen):
        """The rows planned of one CSV list."""
        return self.plan(self.request(self.csv("liste.csv", text), **chosen)).lists[0].rows

    def bring(self, text: str, **chosen):
        """Import one CSV list; what was done of it."""
        return self.run(self.request(self.csv("liste.csv", text), **chosen)).lists[0]

    def run(self, request: Request, *rest):
        return self.file.run(import_lists, self.desk, request, *rest).value

    def session(self):
        return unit_of_work(self.file.engine, self.file.path)

    def add_year(self, label: str) -> int:
        return self.file.run(
            add_year, self.desk, label, date(int(label[:4]), 8, 25), date(int(label[5:]), 7, 3)
        ).value

    def all(self, model, *conditions):
        """What is stored."""
        with reading(self.file.engine, self.file.path) as session:
            rows = session.exec(select(model).where(*conditions)).all()
            session.expunge_all()
            return rows


@pytest.fixture
def office(tmp_path):
    """A school without anybody."""
    file = make_empty(tmp_path)
    yield Office(file, Desk(file.actor, TODAY, NOW), tmp_path, 1)
    file.close(NOW)


@pytest.fixture
def small(school, tmp_path):
    """The small school that all tests share."""
    return Office(school.file, school.desk, tmp_path, school.year_id)


@pytest.fixture(scope="package")
def export(tmp_path_factory):
    """The files of a whole school: made up, or those of the folder MATRICULE_EXPORT."""
    folder = os.environ.get("MATRICULE_EXPORT")
    made = tmp_path_factory.mktemp("export")
    return sorted(Path(folder).glob("*.csv")) if folder else write_export(made)
