"""A council from its opening to its seal: marks typed and pasted, decisions, motivations."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from app.ui.tour.dialogs import choose_file
from app.ui.tour.eyes import StepFailed
from app.ui.tour.scene import Scene
from app.ui.tour.story import CLASS_NAME, DAY, Decided, decision_of, marks_of
from app.ui.tour.tables import cell, texts

ROOM = 4
BEGINS, PLACE = "14:30", "Local 12"
SECRETARY = "Dubuisson Éloïse"
PASTED = "TP"
"""The course whose marks come from a spreadsheet, as a block."""
NAMES = 0


def open_council(scene: Scene) -> None:
    """The class is in the list; the form beside it opens its council."""
    player = scene.player
    room = player.room(ROOM, "councils")
    table = player.wait_for(QTableView, "councils.list", room)
    player.wait(lambda: CLASS_NAME in texts(table, "Classe"), f"{CLASS_NAME} is in the list")
    player.quiet()
    player.click(table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    player.control(Qt.Key.Key_N)
    player.fill("held_on", f"{DAY:%d/%m/%Y}")
    player.fill("begins_at", BEGINS)
    player.fill("place", PLACE)
    player.choose("secretary_id", SECRETARY)
    player.picture("councils")
    player.press("Ouvrir le conseil")
    player.wait_for(QTableView, "councils.marks")
    player.quiet()
    player.wait(lambda: _grid(scene).hasFocus(), "the grid has the keyboard")
    scene.record.note("council", **{"class": CLASS_NAME, "held_on": DAY})
    scene.record.note("council", kind="class_council_june", begins_at=BEGINS, place=PLACE)
    scene.record.note("council", secretary=SECRETARY)


def type_marks(scene: Scene) -> None:
    """Down each column with Enter; a slip is undone; the last column is pasted."""
    player, grid = scene.player, _grid(scene)
    _slip(scene)
    for course in scene.story.courses:
        if course.code == PASTED:
            _paste(scene, course.code)
            continue
        for row in range(grid.model().rowCount()):
            _reach(scene, row, course.code)
            player.write(_typed(scene, row, course.code))
            player.key(Qt.Key.Key_Return)
            _note(scene, row, course.code)
    player.quiet()
    for row in range(grid.model().rowCount()):
        _check_row(scene, row)


def decide(scene: Scene) -> None:
    """A letter decides; restrictions and motivation are typed in the panel beside."""
    player, grid = scene.player, _grid(scene)
    _reach(scene, 0, scene.story.courses[0].code)
    for row in range(grid.model().rowCount()):
        decided = _decided(scene, row)
        _go_to_row(scene, row)
        player.write(decided.letter)
        for restriction in decided.restrictions:
            player.control(Qt.Key.Key_R)
            player.write(restriction)
            player.key(Qt.Key.Key_Return)
        if decided.motivation:
            player.control(Qt.Key.Key_M)
            player.write(decided.motivation)
        if not grid.hasFocus():
            player.key(Qt.Key.Key_Escape)
        player.wait(grid.hasFocus, "the grid has the keyboard again")
        _note_decision(scene, row, decided)
        if decided.code == "aob":
            player.picture("council")
    player.quiet()
    count = len(scene.story.everybody)
    player.see(f"{count}/{count} décidés")


def seal(scene: Scene) -> None:
    """Close: nothing is missing, the procès-verbal is drawn, the council is sealed."""
    player = scene.player
    player.control(Qt.Key.Key_Return, shift=True)
    player.see("Rien ne manque")
    player.picture("closing")
    player.press("Clôturer et sceller")
    player.see("Page 1 sur")
    player.see("Le conseil est clôturé et scellé.")
    player.picture("proces-verbal")
    file = scene.folder / "proces-verbal.pdf"
    choose_file(player, file, lambda: player.control(Qt.Key.Key_S))
    player.wait(file.exists, "the procès-verbal is saved")
    scene.record.note("council", sealed=True, document=file.name)


def _grid(scene: Scene) -> QTableView:
    return scene.player.find(QTableView, "councils.marks")


def _decided(scene: Scene, row: int) -> Decided:
    return decision_of(scene.story, scene.story.named(cell(_grid(scene), row, NAMES)).key)


def _typed(scene: Scene, row: int, course: str) -> str:
    """What is to be typed for the pupil of a row."""
    pupil = scene.story.named(cell(_grid(scene), row, NAMES))
    return marks_of(pupil, decision_of(scene.story, pupil.key))[course]


def _place(scene: Scene, course: str) -> int:
    """The column of a course, whose title begins with its code."""
    model = _grid(scene).model()
    for place in range(model.columnCount()):
        title = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        if title.split()[:1] == [course]:
            return place
    raise StepFailed(f"the grid has a column « {course} »")


def _here(scene: Scene) -> tuple[int, int]:
    index = _grid(scene).currentIndex()
    return index.row(), index.column()


def _reach(scene: Scene, row: int, course: str) -> None:
    """Enter leads down a column, then to the next: the arrows do the rest."""
    there = (row, _place(scene, course))
    if _here(scene) != there:
        _go(scene, there)


def _go(scene: Scene, there: tuple[int, int]) -> None:
    """Walk to a cell with the arrows."""
    player = scene.player
    (row, column_now), (to_row, to_column) = _here(scene), there
    for _step in range(abs(to_row - row)):
        player.key(Qt.Key.Key_Down if to_row > row else Qt.Key.Key_Up)
    for _step in range(abs(to_column - column_now)):
        player.key(Qt.Key.Key_Right if to_column > column_now else Qt.Key.Key_Left)
    player.wait(lambda: _here(scene) == there, f"the arrows lead to the cell {there}")


def _go_to_row(scene: Scene, row: int) -> None:
    _go(scene, (row, _here(scene)[1]))


def _slip(scene: Scene) -> None:
    """A mark typed by mistake in the first cell, and taken back."""
    player = scene.player
    first = scene.story.courses[0].code
    _reach(scene, 0, first)
    player.write("3")
    player.key(Qt.Key.Key_Return)
    player.control(Qt.Key.Key_Z)
    player.quiet()
    here = _place(scene, first)
    player.wait(lambda: cell(_grid(scene), 0, here) == "", "the mark is undone")


def _paste(scene: Scene, course: str) -> None:
    """What a spreadsheet would have left on the clipboard: one column, all lines."""
    player, grid = scene.player, _grid(scene)
    rows = range(grid.model().rowCount())
    _reach(scene, 0, course)
    block = "\r\n".join(_typed(scene, row, course) for row in rows)
    QGuiApplication.clipboard().setText(block + "\r\n")
    player.control(Qt.Key.Key_V)
    player.quiet()
    for row in rows:
        _note(scene, row, course)


def _note(scene: Scene, row: int, course: str) -> None:
    pupil = scene.story.named(cell(_grid(scene), row, NAMES))
    typed = _typed(scene, row, course)
    scene.record.add("marks", {"pupil": pupil.key, "course": course, "mark": typed})


def _note_decision(scene: Scene, row: int, decided: Decided) -> None:
    pupil = scene.story.named(cell(_grid(scene), row, NAMES))
    scene.record.add(
        "decisions",
        {
            "pupil": pupil.key,
            "code": decided.code,
            "restrictions": list(decided.restrictions),
            "motivation": decided.motivation,
        },
    )


def _check_row(scene: Scene, row: int) -> None:
    for course in scene.story.courses:
        typed, place = _typed(scene, row, course.code), _place(scene, course.code)
        shown = cell(_grid(scene), row, place)
        if shown != typed:
            raise StepFailed(f"the grid shows {typed} in {course.code}, line {row + 1}: {shown}")
