"""The page that the texts of a letter make, with a pupil or with the program's examples."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.rewording import WordingSheet, sheet_problem
from app.office.letters.samples import Sample, SampleData, sample_data, sample_view, samples
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.preview_pane import PreviewPane
from app.ui.theme import Token
from app.ui.workbench import Workbench

_NARROWEST = 18


class WordingPreview(QWidget):
    """Draws the letter anew each time its texts change; the page shown stays."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._texts: tuple[WordingSheet, Mapping[str, str]] | None = None
        self.data: SampleData | None = None
        self.sample: ChoiceInput[int] = ChoiceInput()
        self.page = PreviewPane(bench)
        self.sample.picked.connect(lambda _pupil: self.read_sample())
        self._lay_out()

    def open(self, regime: str) -> None:
        """Offer pupils of this regime; nothing is shown yet."""
        self._texts, self.data = None, None
        self.page.show_nothing()
        self._bench.ask(self, samples, regime, done=self._show_samples)

    def read_sample(self) -> None:
        """Read the examples, or the pupil chosen, again."""
        if self.sample.count():
            self._bench.ask(self, sample_data, self.sample.value(), done=self._show_data)

    def show_texts(self, sheet: WordingSheet, typed: Mapping[str, str]) -> None:
        """Show the letter with its texts, those being typed included where they can be kept."""
        self._texts = (sheet, dict(typed))
        self._draw()

    def _show_samples(self, found: tuple[Sample, ...]) -> None:
        self.sample.set_choices(tuple((one.pupil_id, one.title) for one in found))
        self.read_sample()

    def _show_data(self, data: SampleData) -> None:
        self.data = data
        self._draw()

    def _draw(self) -> None:
        if self._texts is None or self.data is None:
            return
        sheet, typed = self._texts
        texts = {part.key: part.text for part in sheet.parts if part.own}
        texts |= {key: text for key, text in typed.items() if not sheet_problem(sheet, key, text)}
        try:
            view = sample_view(sheet.regime, sheet.letter, texts, self.data)
        except (ValueError, KeyError):
            # A text kept before no longer holds: the list says it, the last page stays.
            return
        self.page.show_draft(view, keep_page=True)

    def _lay_out(self) -> None:
        self.sample.setAccessibleName(_("Montrer avec"))
        self.sample.setMinimumContentsLength(_NARROWEST)
        self.sample.setSizeAdjustPolicy(
            ChoiceInput.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        said = QLabel(_("Montrer avec"))
        theme.paint_text(said, Token.MUTED)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(said)
        row.addWidget(self.sample, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.page, 1)
