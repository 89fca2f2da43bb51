"""Where in the lists something was first said, to name it when it is said again."""

from app.i18n import _
from app.office.imports.drafts import Draft


class Places:
    """Remembers, for each key, the list and the line that had it first."""

    def __init__(self) -> None:
        self._first: dict[object, tuple[str, int]] = {}

    def first(self, key: object, draft: Draft) -> str:
        """How to name the line that had this key before; "" where this one is the first."""
        here = (draft.listing.table.name, draft.number)
        name, line = self._first.setdefault(key, here)
        if (name, line) == here:
            return ""
        if name == here[0]:
            return _("la ligne {line}").format(line=line)
        return _("la ligne {line} de « {name} »").format(line=line, name=name)
