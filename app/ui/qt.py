"""Small things that PySide6 lacks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

if TYPE_CHECKING:
    # Marks a method that Qt calls; checked against the class it comes from.
    from typing_extensions import override as override
else:

    def override(method):  # noqa: ANN001, ANN201
        """Mark a method that Qt calls; importing it from its package costs 10 ms."""
        return method


def speak_french(application: QCoreApplication, language: str) -> None:
    """Put Qt's own words (its dialogs, its menus of text inputs) in French, if it is spoken."""
    if language != "fr":
        return
    translator = QTranslator(application)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
