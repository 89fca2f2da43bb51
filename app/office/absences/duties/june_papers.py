"""The list of June as it is printed and as a workbook: official French, not translated."""

from app.formats import short_date
from app.office.absences.duties.june_list import CATEGORIES, JuneList, ListedRow
from app.reports.list_document_view import ListColumn, ListView
from app.reports.spreadsheet import Sheet

TITLE = "Élèves qui comptent plus de vingt demi-journées d’absence injustifiée"
COLUMNS = (
    ListColumn("Catégorie", 3.2),
    ListColumn("Élève", 2.6),
    ListColumn("Né(e) le", 1.2),
    ListColumn("Matricule", 1.1),
    ListColumn("Classe", 1),
    ListColumn("Demi-journées", 1.2),
    ListColumn("Dépassement le", 1.3),
)


def june_paper(found: JuneList) -> ListView:
    """The list on paper, the remark apart at its end; signed by the head."""
    below = [f"Année scolaire {found.year}. Circulaire 7282, II.V.1.3 ; pour le 30 juin."]
    below += [reason.text for reason in found.verdict.reasons]
    return ListView(
        school=found.school,
        title=TITLE,
        columns=COLUMNS,
        rows=tuple(_printed(row) for row in found.rows),
        below=tuple(below),
        signed=("La direction", "Date"),
        lying=True,
    )


def june_sheet(found: JuneList) -> Sheet:
    """The same list as a workbook."""
    rows = tuple(
        (
            CATEGORIES[row.category],
            row.name,
            row.birth_date,
            row.register_number,
            row.class_name,
            row.unjustified,
            row.excess,
        )
        for row in found.rows
    )
    return Sheet(f"Liste {found.year}", tuple(column.title for column in COLUMNS), rows)


def _printed(row: ListedRow) -> tuple[str, ...]:
    return (
        CATEGORIES[row.category],
        row.name,
        short_date(row.birth_date),
        str(row.register_number),
        row.class_name,
        str(row.unjustified),
        short_date(row.excess),
    )
