"""What was changed of a sealed council, in a sentence that names it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.i18n import N_, _
from app.office.councils.columns import course_of
from app.office.councils.sealed_rows import COUNCIL, Row, RowChange
from app.office.councils.views import CouncilView

OF_SESSION: Final[Mapping[str, str]] = {
    "class_id": N_("La classe du conseil a été changée."),
    "kind": N_("La nature du conseil a été changée."),
    "number": N_("Le numéro du conseil a été changé."),
    "addendum": N_("Le numéro de l'addendum a été changé."),
    "corrects_id": N_("Le procès-verbal que cet addendum corrige a été changé."),
    "held_on": N_("La date du conseil a été changée."),
    "begins_at": N_("L'heure du conseil a été changée."),
    "place": N_("Le lieu du conseil a été changé."),
    "president_id": N_("La présidence du conseil a été changée."),
    "secretary_id": N_("Le secrétariat du conseil a été changé."),
    "presidency": N_("La qualité de qui préside le conseil a été changée."),
    "delegation": N_("La délégation de la présidence a été changée."),
    "listed": N_("Le choix des élèves du conseil a été changé."),
    "origin": N_("Ce qui a conduit à l'addendum a été changé."),
    "reason": N_("Le motif de l'addendum a été changé."),
    "agenda": N_("L'ordre du jour du conseil a été changé."),
}
OF_CELLS: Final[Mapping[str, str]] = {
    "mark": N_("La note de {name} en {course} a été changée."),
    "second_mark": N_("La seconde saisie de {name} en {course} a été changée."),
    "course_comment": N_("Le commentaire sur {name} en {course} a été changé."),
    "resit": N_("L'examen à représenter de {name} en {course} a été changé."),
}
OF_PUPILS: Final[Mapping[str, str]] = {
    "pupil_circumstance": N_("Les circonstances notées pour {name} ont été changées."),
    "recusal": N_("Les récusations pour {name} ont été changées."),
    "decision": N_("La décision de {name} a été changée."),
    "vote": N_("Le vote sur {name} a été changé."),
}
OF_COUNCIL: Final[Mapping[str, str]] = {
    "council_pupil": N_("Les élèves sur qui porte le conseil ont été changés."),
    "council_member": N_("Les membres du conseil, leur voix ou leur présence ont été changés."),
    "convocation": N_("Les convocations des membres ont été changées."),
    "stored_document": N_("Les convocations enregistrées ne sont plus celles qui ont été émises."),
}


def sentence(view: CouncilView, change: RowChange) -> Iterator[str]:
    """One sentence for what changed in the row; one by column for the session itself."""
    if change.table == COUNCIL:
        for column in change.columns:
            yield (
                _(OF_SESSION[column])
                if column in OF_SESSION
                else _("La séance du conseil a été changée.")
            )
        return
    if change.table in OF_COUNCIL:
        yield _(OF_COUNCIL[change.table])
        return
    told = _TOLD.get(change.table, _of_pupil)
    yield told(view, change.table, change.row)


def name_of(view: CouncilView, row: Row) -> str:
    """The pupil of the row, as the sealed council names them."""
    wanted = row["enrolment_id"]
    named = (pupil.name for pupil in view.pupils if pupil.enrolment_id == wanted)
    return next(named, _("un élève d'ailleurs"))


def course_title(view: CouncilView, row: Row) -> str:
    """The course of the row, by the title that it had in the sealed grid."""
    known = [column for column in view.courses if course_of(column.id) == row["course_id"]]
    told = (one.title for one in known if one.component == row.get("component", one.component))
    return next(told, known[0].course_title if known else _("un autre cours"))


def point_of(view: CouncilView, matter_id: int, otherwise: str = "") -> str:
    """The text of a point that was put to the vote."""
    told = (matter.text for matter in view.matters if matter.id == matter_id)
    return next(told, otherwise)


def _of_cell(view: CouncilView, table: str, row: Row) -> str:
    return _(OF_CELLS[table]).format(name=name_of(view, row), course=course_title(view, row))


def _of_pupil(view: CouncilView, table: str, row: Row) -> str:
    return _(OF_PUPILS[table]).format(name=name_of(view, row))


def _of_vote(view: CouncilView, table: str, row: Row) -> str:
    if row["enrolment_id"] is not None:
        return _of_pupil(view, table, row)
    text = point_of(view, row["matter_id"])
    return _("Le vote sur « {text} » a été changé.").format(text=text)


def _of_matter(view: CouncilView, _table: str, row: Row) -> str:
    text = point_of(view, row["id"], row["text"])
    return _("Le point « {text} » a été changé.").format(text=text)


_TOLD: Final[Mapping[str, Callable[[CouncilView, str, Row], str]]] = {
    **dict.fromkeys(OF_CELLS, _of_cell),
    "vote": _of_vote,
    "council_matter": _of_matter,
}
