"""Every action of the window, declared once: title, menu, shortcut, right, icon.

The menu bar, the bar of each room, the palette (Ctrl+K) and the sheet of shortcuts (F1) are
all made from this table by `app.ui.action_book`; a shortcut stands nowhere else. A room
binds what it can do (``actions.bind("pupils.enrol", handler)``); an action that nobody
bound, or whose room is not the one shown, or whose right the user lacks, is not shown.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.i18n import N_

# What the id of an action that belongs to no room begins with.
_EVERYWHERE: Final = frozenset({"app", "edit", "view", "go"})


class Menu(Enum):
    """The menus, in their order; the value is the title."""

    FILE = N_("&Fichier")
    EDIT = N_("É&dition")
    ROOM = N_("&Actions")
    VIEW = N_("&Affichage")
    HELP = N_("Aid&e")


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    ``id`` is "room.verb", or "app.verb" for those of the whole window. ``keys`` are Qt's
    names of key sequences. ``right`` is the one the command declares. ``bar`` puts it in
    the bar of its room; ``main`` draws it as the main action there. ``group`` sets a line
    between it and the actions before.
    """

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    right: str = ""
    icon: str = ""
    bar: bool = False
    main: bool = False
    group: str = ""
    checkable: bool = False

    @property
    def room(self) -> str:
        """The room whose actions it is among, "" for those of the whole window."""
        first = self.id.partition(".")[0]
        return "" if first in _EVERYWHERE else first


def _room(number: int, room: str, title: str, icon: str) -> ActionSpec:
    return ActionSpec(f"go.{room}", title, Menu.VIEW, (f"Ctrl+{number}",), icon=icon, group="go")


ACTIONS: Final = (
    # the file
    ActionSpec("app.new", N_("Créer une école…"), Menu.FILE, ("Ctrl+Shift+N",), icon="new-file"),
    ActionSpec("app.open", N_("Ouvrir…"), Menu.FILE, ("Ctrl+O",), icon="open"),
    ActionSpec("app.close", N_("Fermer l'école"), Menu.FILE, ("Ctrl+W",)),
    ActionSpec(
        "app.import",
        N_("Importer des listes…"),
        Menu.FILE,
        ("Ctrl+I",),
        right="enrol",
        icon="import",
        group="io",
    ),
    ActionSpec(
        "app.export", N_("Exporter la liste…"), Menu.FILE, ("Ctrl+E",), icon="export", group="io"
    ),
    ActionSpec("app.print", N_("Imprimer…"), Menu.FILE, ("Ctrl+P",), icon="print", group="io"),
    ActionSpec(
        "app.print_list",
        N_("Imprimer la liste…"),
        Menu.FILE,
        ("Ctrl+Alt+P",),
        icon="print",
        group="io",
    ),
    ActionSpec(
        "app.backup",
        N_("Sauvegarder maintenant"),
        Menu.FILE,
        right="read",
        icon="backup",
        group="backup",
    ),
    ActionSpec("app.quit", N_("Quitter"), Menu.FILE, ("Ctrl+Q",), group="quit"),
    # editing
    ActionSpec("edit.undo", N_("Annuler"), Menu.EDIT, ("Ctrl+Z",), icon="undo"),
    ActionSpec("edit.redo", N_("Rétablir"), Menu.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo"),
    ActionSpec("edit.copy", N_("Copier"), Menu.EDIT, ("Ctrl+C",), icon="copy", group="clip"),
    ActionSpec("edit.paste", N_("Coller"), Menu.EDIT, ("Ctrl+V",), group="clip"),
    ActionSpec(
        "edit.find",
        N_("Chercher dans la liste"),
        Menu.EDIT,
        ("Ctrl+F",),
        "",
        "search",
        group="find",
    ),
    # going about
    _room(1, "today", N_("Aujourd'hui"), "today"),
    _room(2, "pupils", N_("Élèves"), "pupils"),
    _room(3, "absences", N_("Absences"), "absences"),
    _room(4, "councils", N_("Conseils"), "councils"),
    _room(5, "mail", N_("Courrier"), "mail"),
    _room(6, "settings", N_("Réglages"), "settings"),
    ActionSpec(
        "app.palette",
        N_("Chercher partout…"),
        Menu.VIEW,
        ("Ctrl+K",),
        icon="search",
        group="search",
    ),
    ActionSpec(
        "view.refresh", N_("Relire"), Menu.VIEW, ("Ctrl+F5",), icon="refresh", group="search"
    ),
    ActionSpec("view.zone", N_("Aller à la zone suivante"), Menu.VIEW, ("F6",), group="frame"),
    ActionSpec(
        "view.sidebar",
        N_("Réduire la barre des pièces"),
        Menu.VIEW,
        ("Ctrl+B",),
        icon="menu",
        group="frame",
        checkable=True,
    ),
    ActionSpec(
        "view.columns", N_("Colonnes de la liste…"), Menu.VIEW, ("Ctrl+Alt+C",), group="frame"
    ),
    ActionSpec(
        "view.messages", N_("Fermer le message"), Menu.VIEW, ("Ctrl+Shift+M",), group="frame"
    ),
    ActionSpec("view.full", N_("Plein écran"), Menu.VIEW, ("F11",), group="frame", checkable=True),
    # importing
    ActionSpec(
        "importing.back",
        N_("Revenir"),
        Menu.ROOM,
        ("Alt+Left",),
        icon="previous",
        bar=True,
    ),
    ActionSpec(
        "importing.choose",
        N_("Choisir des fichiers…"),
        Menu.ROOM,
        ("Ctrl+N",),
        icon="file",
        bar=True,
    ),
    ActionSpec(
        "importing.save_refused",
        N_("Enregistrer les lignes refusées…"),
        Menu.ROOM,
        ("Ctrl+S",),
        icon="export",
        group="act",
    ),
    ActionSpec(
        "importing.import",
        N_("Importer"),
        Menu.ROOM,
        ("Ctrl+Return", "Ctrl+Enter"),
        icon="import",
        group="act",
    ),
    # pupils
    ActionSpec(
        "pupils.enrol",
        N_("Inscrire un élève"),
        Menu.ROOM,
        ("Ctrl+N",),
        right="enrol",
        icon="add",
        bar=True,
        main=True,
    ),
    ActionSpec(
        "pupils.add_representative",
        N_("Ajouter un représentant…"),
        Menu.ROOM,
        right="enrol",
        icon="guardian",
        group="file",
    ),
    ActionSpec(
        "pupils.attach_representative",
        N_("Rattacher un représentant…"),
        Menu.ROOM,
        right="enrol",
        icon="guardian",
        group="file",
    ),
    ActionSpec(
        "pupils.change_class",
        N_("Changer de classe…"),
        Menu.ROOM,
        right="enrol",
        icon="class",
        group="file",
    ),
    ActionSpec(
        "pupils.end_enrolment",
        N_("Mettre fin à l'inscription…"),
        Menu.ROOM,
        right="enrol",
        icon="close",
        group="file",
    ),
    ActionSpec(
        "pupils.follow_course",
        N_("Ajouter un cours…"),
        Menu.ROOM,
        right="enrol",
        icon="class",
        group="file",
    ),
    ActionSpec(
        "pupils.enrol_again",
        N_("Réinscrire…"),
        Menu.ROOM,
        right="enrol",
        icon="add",
        group="file",
    ),
    # absences
    ActionSpec(
        "absences.call",
        N_("Appel fait, classe suivante"),
        Menu.ROOM,
        ("Ctrl+Return", "Ctrl+Enter"),
        right="take_absences",
        icon="ok",
        bar=True,
        main=True,
    ),
    ActionSpec("absences.roll", N_("Appel"), Menu.ROOM, ("Alt+1",), group="page"),
    ActionSpec("absences.dossiers", N_("Justifications"), Menu.ROOM, ("Alt+2",), group="page"),
    ActionSpec("absences.counters", N_("Compteurs"), Menu.ROOM, ("Alt+3",), group="page"),
    ActionSpec("absences.registers", N_("Registres"), Menu.ROOM, ("Alt+4",), group="page"),
    ActionSpec("absences.duties", N_("Obligations"), Menu.ROOM, ("Alt+5",), group="page"),
    ActionSpec(
        "absences.write",
        N_("Écrire la lettre de l'obligation"),
        Menu.ROOM,
        ("Ctrl+L",),
        right="write_letters",
        icon="letter",
        group="page",
    ),
    ActionSpec(
        "absences.withdraw",
        N_("Appel noté par erreur"),
        Menu.ROOM,
        right="take_absences",
    ),
    ActionSpec(
        "absences.group",
        N_("Noter un groupe…"),
        Menu.ROOM,
        ("Ctrl+G",),
        right="take_absences",
        icon="class",
        bar=True,
    ),
    ActionSpec(
        "absences.door",
        N_("Arrivée tardive ou départ…"),
        Menu.ROOM,
        ("F7",),
        right="take_absences",
        icon="late",
        bar=True,
    ),
    ActionSpec(
        "absences.copy_before",
        N_("Reprendre les absents de la demi-journée d'avant"),
        Menu.ROOM,
        ("Ctrl+D",),
        right="take_absences",
        icon="copy",
    ),
    ActionSpec(
        "absences.all_present",
        N_("Tous présents, sauf excusés"),
        Menu.ROOM,
        ("Ctrl+Shift+P",),
        right="take_absences",
    ),
    ActionSpec(
        "absences.next_slot",
        N_("Autre demi-journée, période suivante"),
        Menu.ROOM,
        ("F4",),
        icon="next",
        group="class",
    ),
    ActionSpec(
        "absences.next_class",
        N_("Classe suivante"),
        Menu.ROOM,
        ("Ctrl+Right",),
        icon="next",
        group="class",
    ),
    ActionSpec(
        "absences.previous_class",
        N_("Classe précédente"),
        Menu.ROOM,
        ("Ctrl+Left",),
        icon="previous",
        group="class",
    ),
    ActionSpec(
        "absences.next_day",
        N_("Jour d'école suivant"),
        Menu.ROOM,
        ("Alt+Right",),
        icon="next",
        group="day",
    ),
    ActionSpec(
        "absences.previous_day",
        N_("Jour d'école précédent"),
        Menu.ROOM,
        ("Alt+Left",),
        icon="previous",
        group="day",
    ),
    ActionSpec(
        "absences.today",
        N_("Aujourd'hui"),
        Menu.ROOM,
        ("Alt+Home",),
        icon="today",
        group="day",
    ),
    ActionSpec(
        "absences.go_day",
        N_("Aller à un jour…"),
        Menu.ROOM,
        ("Ctrl+J",),
        group="day",
    ),
    # councils
    ActionSpec(
        "councils.open",
        N_("Ouvrir un conseil"),
        Menu.ROOM,
        ("Ctrl+N",),
        right="decide",
        icon="add",
        bar=True,
        main=True,
    ),
    ActionSpec(
        "councils.back",
        N_("Revenir à la liste des conseils"),
        Menu.ROOM,
        ("Alt+Left",),
        icon="previous",
    ),
    ActionSpec(
        "councils.previous",
        N_("Élève précédent"),
        Menu.ROOM,
        ("Ctrl+Up",),
        icon="previous",
        group="pupil",
    ),
    ActionSpec(
        "councils.next",
        N_("Élève suivant"),
        Menu.ROOM,
        ("Ctrl+Down",),
        icon="next",
        group="pupil",
    ),
    ActionSpec(
        "councils.fill_down",
        N_("Recopier vers le bas"),
        Menu.ROOM,
        ("Ctrl+D",),
        right="enter_marks",
        group="marks",
    ),
    ActionSpec(
        "councils.fill",
        N_("Remplir la sélection"),
        Menu.ROOM,
        (
            "Ctrl+Return",
            "Ctrl+Enter",
        ),
        right="enter_marks",
        group="marks",
    ),
    ActionSpec(
        "councils.try",
        N_("Essayer des notes sans les enregistrer"),
        Menu.ROOM,
        ("F8",),
        right="enter_marks",
    ),
    ActionSpec(
        "councils.read_marks",
        N_("Reprendre les notes d'un fichier…"),
        Menu.ROOM,
        ("Ctrl+Shift+F",),
        right="enter_marks",
        icon="import",
    ),
    ActionSpec(
        "councils.missing",
        N_("Notes manquantes et feuilles de saisie"),
        Menu.ROOM,
        ("Ctrl+Shift+L",),
    ),
    ActionSpec(
        "councils.second",
        N_("Saisir les notes une seconde fois"),
        Menu.ROOM,
        ("F7",),
        right="enter_marks",
    ),
    ActionSpec(
        "councils.compare",
        N_("Comparer les deux saisies"),
        Menu.ROOM,
        ("Shift+F7",),
        right="enter_marks",
    ),
    ActionSpec("councils.sort", N_("Changer l'ordre des élèves"), Menu.ROOM, ("F9",)),
    ActionSpec("councils.larger", N_("Agrandir la grille"), Menu.ROOM, ("Ctrl++", "Ctrl+=")),
    ActionSpec("councils.smaller", N_("Réduire la grille"), Menu.ROOM, ("Ctrl+-",)),
    ActionSpec("councils.usual_size", N_("Grille à sa taille habituelle"), Menu.ROOM, ("Ctrl+0",)),
    ActionSpec(
        "councils.dispense",
        N_("Dispenser du cours"),
        Menu.ROOM,
        ("Ctrl+Shift+D",),
        right="enter_marks",
        group="marks",
    ),
    ActionSpec(
        "councils.absent",
        N_("Noter une absence à l'évaluation"),
        Menu.ROOM,
        ("Ctrl+Shift+A",),
        right="enter_marks",
        group="marks",
    ),
    ActionSpec(
        "councils.restrict",
        N_("Ajouter une restriction"),
        Menu.ROOM,
        ("Ctrl+R",),
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.motivate",
        N_("Motiver la décision"),
        Menu.ROOM,
        ("Ctrl+M",),
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.phrases",
        N_("Phrases de motivation"),
        Menu.ROOM,
        ("Ctrl+T",),
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.remark",
        N_("Remarque sur l'élève"),
        Menu.ROOM,
        ("Ctrl+Shift+R",),
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.comment",
        N_("Commenter le cours"),
        Menu.ROOM,
        ("Ctrl+Shift+C",),
        right="enter_marks",
        group="marks",
    ),
    ActionSpec(
        "councils.members",
        N_("Membres du conseil"),
        Menu.ROOM,
        ("Ctrl+Shift+P",),
        icon="guardian",
        group="session",
    ),
    ActionSpec(
        "councils.vote",
        N_("Voter sur la décision"),
        Menu.ROOM,
        ("Ctrl+Shift+O",),
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.edit_phrases",
        N_("Modifier les phrases de motivation"),
        Menu.ROOM,
        right="decide",
        group="decision",
    ),
    ActionSpec(
        "councils.resit",
        N_("Représenter cet examen, ou non"),
        Menu.ROOM,
        ("Ctrl+Shift+E",),
        right="decide",
        group="marks",
    ),
    ActionSpec(
        "councils.convene",
        N_("Convoquer les membres"),
        Menu.ROOM,
        right="decide",
        icon="letter",
        group="session",
    ),
    ActionSpec(
        "councils.session",
        N_("Date, lieu et présidence"),
        Menu.ROOM,
        right="decide",
        icon="edit",
        group="session",
    ),
    ActionSpec(
        "councils.seal",
        N_("Clôturer…"),
        Menu.ROOM,
        (
            "Ctrl+Shift+Return",
            "Ctrl+Shift+Enter",
        ),
        right="seal",
        icon="sealed",
        group="seal",
    ),
    ActionSpec(
        "councils.document",
        N_("Procès-verbal"),
        Menu.ROOM,
        ("Ctrl+Shift+V",),
        icon="proces-verbal",
        group="seal",
    ),
    ActionSpec(
        "councils.project",
        N_("Projeter l'élève"),
        Menu.ROOM,
        ("F5",),
        icon="preview",
        group="seal",
    ),
    ActionSpec(
        "councils.papers",
        N_("Documents du conseil"),
        Menu.ROOM,
        ("Ctrl+Shift+T",),
        icon="letter",
        group="seal",
    ),
    ActionSpec(
        "councils.save",
        N_("Enregistrer le procès-verbal…"),
        Menu.ROOM,
        ("Ctrl+S",),
        icon="export",
        group="seal",
    ),
    ActionSpec(
        "councils.reopen",
        N_("Rouvrir par un addendum…"),
        Menu.ROOM,
        right="reopen",
        icon="edit",
        group="seal",
    ),
    ActionSpec(
        "councils.drop_addendum",
        N_("Abandonner l'addendum"),
        Menu.ROOM,
        right="reopen",
        icon="close",
        group="seal",
    ),
    ActionSpec(
        "councils.verify",
        N_("Vérifier le sceau"),
        Menu.ROOM,
        icon="ok",
        group="seal",
    ),
    # mail
    ActionSpec(
        "mail.prepare",
        N_("Préparer les lettres d'un conseil…"),
        Menu.ROOM,
        ("Ctrl+N",),
        right="write_letters",
        icon="add",
        bar=True,
        main=True,
    ),
    ActionSpec(
        "mail.write",
        N_("Écrire un autre document…"),
        Menu.ROOM,
        ("Ctrl+Alt+N",),
        right="write_letters",
        icon="letter",
        bar=True,
    ),
    ActionSpec(
        "mail.back",
        N_("Revenir au registre du courrier"),
        Menu.ROOM,
        ("Alt+Left",),
        icon="previous",
    ),
    ActionSpec(
        "mail.issue",
        N_("Émettre les lettres"),
        Menu.ROOM,
        ("Ctrl+Return", "Ctrl+Enter"),
        right="write_letters",
        icon="letter",
        group="issue",
    ),
    ActionSpec(
        "mail.skip",
        N_("Écarter ou reprendre les lettres choisies"),
        Menu.ROOM,
        ("Ctrl+D",),
        right="write_letters",
        group="issue",
    ),
    ActionSpec(
        "mail.complements",
        N_("Compléments des lettres"),
        Menu.ROOM,
        ("Ctrl+M",),
        right="write_letters",
        icon="edit",
        group="issue",
    ),
    ActionSpec(
        "mail.post",
        N_("Marquer postées…"),
        Menu.ROOM,
        ("Ctrl+Shift+P",),
        right="write_letters",
        icon="post",
        bar=True,
        group="life",
    ),
    ActionSpec(
        "mail.track",
        N_("Noter le suivi…"),
        Menu.ROOM,
        ("Ctrl+Shift+R",),
        right="write_letters",
        icon="waiting",
        group="life",
    ),
    ActionSpec(
        "mail.take_back",
        N_("Reprendre la dernière étape"),
        Menu.ROOM,
        right="write_letters",
        icon="undo",
        group="life",
    ),
    ActionSpec(
        "mail.attach",
        N_("Joindre une pièce numérisée…"),
        Menu.ROOM,
        ("Ctrl+Shift+J",),
        right="write_letters",
        icon="import",
        group="life",
    ),
    ActionSpec(
        "mail.copies",
        N_("Adresser une copie…"),
        Menu.ROOM,
        ("Ctrl+Shift+K",),
        right="write_letters",
        icon="copy",
        group="life",
    ),
    ActionSpec(
        "mail.outputs",
        N_("Étiquettes, enveloppes, listes…"),
        Menu.ROOM,
        ("Ctrl+L",),
        icon="letter",
        group="save",
    ),
    ActionSpec(
        "mail.email",
        N_("Préparer des courriels…"),
        Menu.ROOM,
        right="write_letters",
        icon="mail",
        group="save",
    ),
    ActionSpec(
        "mail.print_register",
        N_("Registre du courrier à imprimer…"),
        Menu.ROOM,
        icon="print",
        group="save",
    ),
    ActionSpec(
        "mail.save",
        N_("Enregistrer le PDF du lot…"),
        Menu.ROOM,
        ("Ctrl+S",),
        icon="export",
        group="save",
    ),
    ActionSpec(
        "mail.save_each",
        N_("Enregistrer une lettre par élève…"),
        Menu.ROOM,
        ("Ctrl+Shift+S",),
        icon="export",
        group="save",
    ),
    ActionSpec(
        "mail.pupil",
        N_("Ouvrir le dossier de l'élève"),
        Menu.ROOM,
        ("Ctrl+Shift+E",),
        icon="pupil",
        group="go",
    ),
    ActionSpec(
        "mail.next_page",
        N_("Page suivante"),
        Menu.ROOM,
        ("Alt+PgDown",),
        icon="next",
        group="page",
    ),
    ActionSpec(
        "mail.previous_page",
        N_("Page précédente"),
        Menu.ROOM,
        ("Alt+PgUp",),
        icon="previous",
        group="page",
    ),
    ActionSpec(
        "mail.zoom_in",
        N_("Agrandir la page"),
        Menu.ROOM,
        ("Ctrl++", "Ctrl+="),
        group="page",
    ),
    ActionSpec(
        "mail.zoom_out",
        N_("Réduire la page"),
        Menu.ROOM,
        ("Ctrl+-",),
        group="page",
    ),
    ActionSpec(
        "mail.zoom_fit",
        N_("Page entière en largeur"),
        Menu.ROOM,
        ("Ctrl+0",),
        group="page",
    ),
    # help
    ActionSpec("app.keys", N_("Raccourcis du clavier"), Menu.HELP, ("F1",), icon="keyboard"),
    ActionSpec("app.about", N_("À propos de Matricule"), Menu.HELP, icon="info"),
)


def spec(action: str) -> ActionSpec:
    """The declaration of an action; KeyError where there is none."""
    return _BY_ID[action]


_BY_ID: Final = {one.id: one for one in ACTIONS}
