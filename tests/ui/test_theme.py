"""Colours can be read, and follow the choice."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

import app.ui
from app.ui import theme
from app.ui.stylesheet import stylesheet
from app.ui.theme import Token

THEMES = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    "light contrast": theme.LIGHT_CONTRAST,
    "dark contrast": theme.DARK_CONTRAST,
}
WRITTEN = ("text", "muted", "accent", "fail", "warn", "ok", "sealed")


def luminance(name):
    parts = QColor(name).getRgbF()[:3]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("ground", ["surface", "window", "selection"])
def test_texts_stand_out_from_every_ground(name, written, ground):
    colours = asdict(THEMES[name])
    least = 7 if "contrast" in name and ground != "selection" else 4.4
    assert round(contrast(colours[written], colours[ground]), 1) >= least


@pytest.mark.parametrize("name", THEMES)
def test_the_main_button_and_the_borders_of_inputs_stand_out(name):
    colours = THEMES[name]
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.border, colours.surface) >= 3
    assert contrast(colours.accent, colours.window) >= 3


def test_dark_is_taken_and_told(qtbot, qapp):
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(theme.DARK.surface)
    assert theme.colour(Token.FAIL) == QColor(theme.DARK.fail)
    theme.use("light")
    assert not theme.is_dark()


def test_the_sheet_uses_every_theme_without_a_hole():
    for tokens in THEMES.values():
        assert "%(" not in stylesheet(tokens)


def test_no_colour_is_written_outside_the_theme():
    folder = Path(app.ui.__file__).parent
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*[\"'\d]|Qt\.GlobalColor\.(?!transparent)")
    for file in folder.rglob("*.py"):
        if file.name != "theme.py":
            assert not written.search(file.read_text(encoding="utf-8")), file


def test_a_label_takes_a_tone(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    theme.paint_text(label, Token.FAIL)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.LIGHT.fail)


def test_headings_grow_with_the_texts(qapp):
    theme.install(qapp, "light", 1.5)
    assert theme.heading_font(1).pointSizeF() == 24
    theme.install(qapp, "light")
    assert theme.heading_font(1).pointSizeF() == 16
