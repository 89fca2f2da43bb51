"""The refusals of files that are no list, each with what to do about it."""

from app.errors import Refusal
from app.i18n import _


def not_a_list(name: str) -> Refusal:
    """The refusal of a file that is neither a workbook nor text."""
    return Refusal(
        _("« {name} » n'est ni un classeur XLSX ni un texte CSV.").format(name=name),
        _("Ouvrez-le dans un tableur, et enregistrez-le sous l'un de ces formats."),
    )


def broken(name: str) -> Refusal:
    """The refusal of a damaged workbook."""
    return Refusal(
        _("« {name} » n'est pas un classeur lisible : il est abîmé ou protégé.").format(name=name),
        _("Ouvrez-le dans un tableur et enregistrez-le à nouveau en XLSX, sans mot de passe."),
    )


def locked(name: str) -> Refusal:
    """The refusal of a workbook that a password closes."""
    return Refusal(
        _("« {name} » est protégé par un mot de passe.").format(name=name),
        _("Ouvrez-le dans un tableur et enregistrez-le à nouveau en XLSX, sans mot de passe."),
    )


def too_large(name: str) -> Refusal:
    """The refusal of a file that holds more than any list of a school."""
    return Refusal(
        _("« {name} » est trop grand pour être une liste.").format(name=name),
        _("Copiez les seules lignes utiles dans un nouveau classeur, et choisissez celui-là."),
    )


def empty(name: str) -> Refusal:
    """The refusal of a file in which nothing is written."""
    return Refusal(
        _("« {name} » est vide.").format(name=name),
        _("Choisissez un fichier qui contient une liste et les titres de ses colonnes."),
    )


def of_old(name: str) -> Refusal:
    """The refusal of a workbook of the format that came before XLSX."""
    return Refusal(
        _("« {name} » est un classeur d'un ancien format.").format(name=name),
        _("Ouvrez-le dans un tableur, et enregistrez-le en XLSX."),
    )
