"""Each regime's council from marks to seal, by keyboard alone, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import Course, SchoolClass
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from tests.office.councils.conftest import Sitting, sit
from tests.ui.rooms.councils.conftest import LONG, Keys

DOWN, UP, TAB = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab
MOTIVATE = (Qt.Key.Key_M, Keys.CTRL)
RESTRICT = (Qt.Key.Key_R, Keys.CTRL)
VOTE = (Qt.Key.Key_O, Keys.CTRL | Keys.SHIFT)
CLOSE = (Qt.Key.Key_Return, Keys.CTRL | Keys.SHIFT)
ESCAPE = Qt.Key.Key_Escape
SUMMONS = (
    "DUBOIS Noé : convocation régulière de l'élève : Le registre du courrier n'a pas de "
    "convocation postée pour cet élève. (Règlement général EE, art. 44.3 et 44.5)"
)


@pytest.fixture
def opened(unopened, school):
    """Open a council on a class in the window, instead of that of 4TQA."""

    def show(class_name: str, kind: str, pupils=()):
        if pupils:
            new = NewCouncil(
                school.classes[class_name],
                kind,
                SessionDetails(school.desk.today, "14:05", "Local 12"),
                tuple(school.staff.values()),
                tuple(school.enrolments[class_name, one] for one in pupils),
            )
            council_id = school.file.run(open_council, school.desk, new).value
            unopened.file = Sitting(school, class_name, council_id)
        else:
            unopened.file = sit(school, class_name, kind)
        unopened.open()
        return unopened

    return show


def mark(council, *columns: str):
    """Columns of marks, a pupil a line: "7 7 7 7"."""
    for column in columns:
        for value in column.split():
            council.type(value, Keys.ENTER)
    for _step in range(3):
        council.type(UP)


def vote(council, favour: str, against: str):
    council.type(VOTE)
    council.qtbot.waitUntil(council.page.panel.vote.favour.hasFocus)
    council.type(favour, TAB, against, Keys.ENTER)
    council.settle()
    council.type(ESCAPE)
    council.qtbot.waitUntil(council.marks.hasFocus)


def motivate(council, text: str):
    council.type(MOTIVATE, text, ESCAPE)
    council.qtbot.waitUntil(council.marks.hasFocus)
    council.settle()


def missing(council) -> list[str]:
    """Ask for the closing; what it lists."""
    council.settle()
    council.type(CLOSE)
    council.settle()
    council.qtbot.waitUntil(
        lambda: council.page.side.currentWidget() is council.page.beside.closing
    )
    return [
        item.text().replace("\N{NO-BREAK SPACE}", " ") for item in council.page.beside.closing.items
    ]


def seal(council):
    assert missing(council) == []
    council.qtbot.waitUntil(council.page.beside.closing.seal.hasFocus, timeout=LONG)
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(lambda: council.page.opened.seal is not None, timeout=LONG)
    council.settle()


def test_promotion_sociale(opened):
    council = opened("UE1", "studies_first")
    mark(council, "40 80 80 80", "70 70 70 70", "45 60 60 60", "50 50 50 50", "60 60 60 60")
    council.type("j", DOWN, "r", DOWN, "r", DOWN, "r")
    vote(council, "3", "1")
    assert "acquise" in council.page.panel.vote.told.text()
    assert "majorité absolue" in council.page.panel.vote.source.text()
    assert missing(council) == ["DUBOIS Noé : motivation"]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(council.page.panel.motivation.text.hasFocus)
    council.type("Deux acquis.", ESCAPE)
    seal(council)


def test_a_section_of_promotion_sociale(opened, school):
    with school.session() as session:
        for code, subject in (("FR", "integrated_test"), ("MA", "determinant")):
            session.get(Course, school.courses["UE1", code]).subject = subject
    council = opened("UE1", "section")
    mark(council, "40 80 80 80", "70 70 70 70", "45 60 60 60", "50 50 50 50", "60 60 60 60")
    assert "Section réussie" not in council.page.panel.constat.headline.text()
    council.type("f", DOWN)
    assert "Section réussie" in council.page.panel.constat.headline.text()
    council.type("r", DOWN, "r", DOWN, "r")
    for name in missing(council):
        assert name == "DUBOIS Noé : motivation"
        council.type(Keys.ENTER)
        council.qtbot.waitUntil(council.page.panel.motivation.text.hasFocus)
        council.type("Une unité manque.", ESCAPE)
    seal(council)


def test_promotion_sociale_is_not_closed_without_a_quorum(opened):
    council = opened("UE1", "studies_first")
    council.type("r", DOWN, "r", DOWN, "r", DOWN, "r")
    council.type((Qt.Key.Key_P, Keys.CTRL | Keys.SHIFT))
    council.qtbot.waitUntil(council.page.beside.members.list.hasFocus)
    council.type("e")
    council.settle()
    council.type("a")
    council.settle()
    council.qtbot.waitUntil(lambda: "pas de quorum" in council.page.head.present.text())
    council.type(ESCAPE)
    assert missing(council) == [
        f"{name} : quorum"
        for name in ("DUBOIS Noé", "LAMBERT Éloïse", "PEETERS Loïc", "VAN DAMME Inès")
    ]
    council.type(Keys.ENTER)
    council.type("1", TAB, "0", Keys.ENTER)
    council.settle()
    assert "quorum" in council.foot()
    assert council.page.panel.vote.told.text() == ""


def test_a_european_school_votes_what_the_rule_leaves_to_it(opened):
    council = opened("S4A", "class_council_june")
    mark(council, "7 7 7 7", "4 7 7 7", "4 7 7 7", "7 7 7 7", "8 8 8 8")
    council.type("p", DOWN, "p", DOWN, "p", DOWN, "p")
    assert missing(council) == ["DUBOIS Noé : vote qui adopte la décision"]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(council.page.panel.vote.favour.hasFocus)
    council.type("2", TAB, "1", Keys.ENTER)
    council.settle()
    assert "ne peut être enregistré" in council.foot(), "nobody abstains"
    council.type(VOTE, "3", Keys.ENTER)
    council.settle()
    assert "acquise" in council.page.panel.vote.told.text()
    council.type(ESCAPE)
    seal(council)


def test_alternance(opened):
    council = opened("5P", "class_council_june")
    mark(council, "9 14 15 5", "12 11 16 4", "7 9 14 7", "12 12 15 6", "15 15 15 10")
    council.type("b", RESTRICT, "technique", Keys.ENTER)
    council.wake()
    council.type(ESCAPE)
    motivate(council, "Lacunes.")
    council.type(DOWN, "a", DOWN, "j", DOWN, "c")
    assert missing(council) == ["VAN DAMME Inès : motivation"]
    council.type(Keys.ENTER)
    council.type("Trop.", ESCAPE)
    seal(council)


def test_a_baccalaureate(opened, school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 7
    council = opened("S4A", "baccalaureate")
    mark(council, *["8 3 8 8"] * len(council.page.sheet.courses))
    assert council.page.panel.constat.headline.text().startswith("Résultat final 80")
    council.type("b", DOWN, "e", DOWN, "b", DOWN, "b")
    assert missing(council) == ["LAMBERT Éloïse : motivation"]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(council.page.panel.motivation.text.hasFocus)
    council.type("Moins de cinquante.", ESCAPE)
    seal(council)


def test_of_several_marks_a_course_one_alone_is_shown_and_typed(opened, school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 7
    council = opened("S4A", "baccalaureate")
    sheet = council.page.sheet
    courses = len(sheet.courses) // 6
    for part in ("a1", "b1"):
        council.type((Qt.Key.Key_F9, Keys.SHIFT))
        council.settle()
        shown = [at for at in range(len(sheet.courses)) if council.page.sheet.shown(at)]
        assert {sheet.courses[at].component for at in shown} == {part}
        assert len(shown) == courses
    assert (
        council.page.foot.saved.text()
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith("Une note par cours : note B")
    )
    mark(council, "8 7 6 8", "5 5 5 5")
    row = council.sitting.row("Dubois")
    entered = {one.course_id: one.mark.value for one in row.marks}
    typed = [one for one in sheet.courses if one.component == "b1"][:2]
    assert entered == {typed[0].id: 8, typed[1].id: 5}
    QApplication.clipboard().setText("9\t4")
    council.marks.go((0, sheet.column(typed[0].id)))
    council.type((Qt.Key.Key_V, Keys.CTRL))
    row = council.sitting.row("Dubois")
    assert {one.course_id: one.mark.value for one in row.marks} == {typed[0].id: 9, typed[1].id: 4}
    for _turn in range(2):
        council.type((Qt.Key.Key_F9, Keys.SHIFT))
    council.type((Qt.Key.Key_Z, Keys.CTRL))
    assert all(council.page.sheet.shown(at) for at in range(len(sheet.courses)))


def test_a_council_of_discipline_votes_twice_on_an_exclusion(opened):
    council = opened("S4A", "discipline_council", ("Dubois",))
    council.type("t")
    assert missing(council) == [
        "DUBOIS Noé : nombre de jours de l'exclusion",
        "DUBOIS Noé : motivation",
        "DUBOIS Noé : vote qui adopte la décision",
        SUMMONS,
    ]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(council.page.panel.days.hasFocus)
    council.type("5", Keys.ENTER, ESCAPE)
    motivate(council, "Faits graves.")
    vote(council, "2", "2")
    assert "second vote" in council.page.panel.vote.told.text()
    council.type(VOTE, "3", TAB, "1", Keys.ENTER)
    council.settle()
    council.type(ESCAPE)
    assert "second vote\u00a0: pour 3, contre 1 → acquise" in council.page.panel.vote.told.text()
    assert missing(council) == [SUMMONS]
    council.type(Keys.ENTER)
    elsewhere = council.page.panel.constat.box("summons_elsewhere")
    council.tab_to(elsewhere)
    council.type(Qt.Key.Key_Space)
    council.settle()
    council.type(ESCAPE)
    seal(council)


def test_a_vote_by_name_is_one_key_a_voter(opened):
    council = opened("4TQA", "class_council_period")
    council.type("s")
    council.settle()
    council.type(VOTE)
    council.tab_to(council.page.panel.vote.by_name)
    council.type(Qt.Key.Key_Space)
    council.qtbot.waitUntil(council.page.beside.ballot.list.hasFocus)
    council.type("p", "c", "p", "a", Keys.ENTER)
    council.settle()
    council.qtbot.waitUntil(council.marks.hasFocus)
    (taken,) = council.sitting.row("Dubois").votes
    assert (taken.votes_for, taken.votes_against, taken.abstentions) == (2, 1, 1)
    assert "pour 2, contre 1, abstention 1" in council.page.panel.vote.told.text()


def test_the_centre_s_council_votes_on_points(unopened, school):
    new = NewCouncil(
        school.classes["5P"],
        "direction_council",
        SessionDetails(school.desk.today, "9 h", "Salle 1"),
        tuple(school.staff.values()),
    )
    council_id = school.file.run(open_council, school.desk, new).value
    council = unopened
    council.file = Sitting(school, "5P", council_id)
    council.room.show_council(council_id)
    council.qtbot.waitUntil(lambda: council.page is not None, timeout=LONG)
    council.settle()
    council.wake()
    matters = council.page.matters
    council.tab_to(matters.text)
    council.type("Ouvrir une formation", Keys.ENTER)
    council.settle()
    assert missing(council) == ["Ouvrir une formation : vote"]
    council.type(Keys.ENTER)
    council.qtbot.waitUntil(matters.vote.favour.hasFocus)
    council.type("3", TAB, "1", Keys.ENTER)
    council.settle()
    assert "acquise" in matters.vote.told.text()
    assert QApplication.focusWidget() is not None
    seal(council)


def test_what_was_sealed_is_corrected_by_an_addendum(council):
    council.sitting.complete()
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    seal(council)
    council.command("rouvrir")
    panel = council.page.beside.reopening
    council.qtbot.waitUntil(panel.pupils.hasFocus)
    council.tab_to(panel.main)
    council.type(Qt.Key.Key_Space)
    council.settle()
    assert "pourquoi" in panel.form.fields["reason"].fault.text()
    council.tab_to(panel.reason)
    council.type("Erreur de note.")
    council.tab_to(panel.main)
    council.type(Qt.Key.Key_Space)
    council.settle()
    council.qtbot.waitUntil(lambda: council.page.opened.view.session.addendum == 1, timeout=LONG)
    council.settle()
    council.wake()
    assert [line.pupil.last_name for line in council.page.sheet.lines] == ["Dubois"]
    council.qtbot.waitUntil(council.marks.hasFocus)
    council.type("a")
    council.file = Sitting(council.file.school, "4TQA", council.page.opened.view.id)
    seal(council)


def test_a_fraud_is_typed_or_noted_by_key_where_the_rule_knows_of_it(opened):
    council = opened("UE1", "studies_first")
    council.type(Qt.Key.Key_F2, "f", Keys.ENTER)
    council.type((Qt.Key.Key_X, Keys.CTRL | Keys.SHIFT))
    council.settle()
    assert [line.texts[0] for line in council.marks.sheet.lines][:2] == ["fr.", "fr."]
    assert council.window.book.offers("councils.fraud")


def test_no_fraud_is_noted_where_the_rules_know_of_none(council):
    assert not council.window.book.offers("councils.fraud")
    council.type(Qt.Key.Key_F2, "f", Keys.ENTER)
    assert council.marks.editor.active
    council.type(ESCAPE)


def test_those_of_promotion_sociale_are_students(opened):
    council = opened("UE1", "studies_first")
    across = Qt.Orientation.Horizontal
    assert council.page.grid.model.headerData(0, across) == "Étudiant"
    assert council.page.panel.accessibleName() == "Étudiant"
    links = council.page.panel.at_hand.findChildren(QPushButton)
    assert links[0].text().replace("\u2019", "'") == "Dossier de l'étudiant"


def test_a_council_is_told_of_those_without_a_verdict_before_it_is_sealed(opened):
    council = opened("UE1", "studies_first")
    council.type("r", DOWN, "r", DOWN, "r", DOWN, "r")
    assert missing(council) == []
    panel = council.page.beside.closing
    assert panel.undecided.isVisible() and panel.seal.isEnabled()
    for name in ("DUBOIS Noé", "LAMBERT Éloïse", "PEETERS Loïc", "VAN DAMME Inès"):
        assert name in panel.undecided.text()
