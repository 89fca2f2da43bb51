"""What a council's page says of itself: why nothing may be changed, why nothing is shown."""

from app.i18n import _
from app.office.councils.opened import OpenedCouncil
from app.ui.rooms.councils.council_head import sealed_sentence
from app.ui.rooms.councils.sheet import Sheet
from app.ui.states import StateView
from app.ui.workbench import Workbench


def why_not(opened: OpenedCouncil, bench: Workbench, right: str) -> str:
    """Why nothing may be changed, as a sentence; "" where it may."""
    if opened.seal is not None:
        return sealed_sentence(opened.seal)
    if bench.read_only:
        return bench.read_only_reason or _("Ce fichier est ouvert en lecture seule.")
    if not bench.can(right):
        return _("Votre compte ne permet pas ce geste : la direction peut l'accorder.")
    return ""


def show_state(states: StateView, sheet: Sheet, read_only: str) -> None:
    """Show the grid or the points, or why there are none; ``read_only`` says why not to write."""
    view = sheet.view
    if view.subjects or (view.pupils and sheet.courses):
        states.show_content()
    elif not view.pupils:
        states.show_empty(
            _("La classe n'a aucun élève à la date du conseil : vérifiez cette date.")
        )
    else:
        states.show_empty(
            _("Les élèves de la classe ne suivent encore aucun cours : voyez Réglages.")
        )
    states.show_read_only("" if sheet.sealed else read_only)
