"""The documents of letters as they leave: copies to others are stamped as such."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import _
from app.ui.runner import Failed
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.letters.documents import IssuedDocument

Documents = tuple["IssuedDocument", ...]


def as_they_leave(
    owner: QObject,
    bench: Workbench,
    documents: "Sequence[IssuedDocument]",
    done: Callable[[Documents], None],
    failed: Failed | None = None,
) -> None:
    """Give ``done`` the documents, the copies among them stamped in the pool."""
    if not any(one.copy_for for one in documents):
        done(tuple(documents))
        return
    # Imported where it serves: few letters are copies.
    from app.reports.duplicata import stamp_copies

    def put(pdfs: tuple[bytes, ...]) -> None:
        done(tuple(replace(one, pdf=pdf) for one, pdf in zip(documents, pdfs, strict=True)))

    wanted = tuple((one.pdf, _words(one)) for one in documents)
    bench.render(owner, stamp_copies, wanted, put, failed)


def _words(document: "IssuedDocument") -> str:
    if not document.copy_for:
        return ""
    return _("COPIE – {who} – {reference}").format(
        who=document.copy_for, reference=document.reference
    )
