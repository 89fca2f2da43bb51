"""The lines of the journal, in the words of an office."""

from datetime import UTC, datetime

import pytest

from app.office.journal import JournalLine
from app.ui.journal_words import changes, in_words

NAMES = {
    ("pupil", 6): "Dufour Hanna",
    ("enrolment", 9): "Chen Pablo",
    ("course", 10): "Français",
    ("staff", 3): "Lemaire Odile",
    ("council", 1): "4TQ, 24/06/2025",
}


def line(before, after):
    moment = datetime(2025, 6, 24, 12, tzinfo=UTC)
    return JournalLine(moment, "anne", "Geste", "pupil", 6, before, after)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "", ""),
        ('{"civility": "mr"}', '{"civility": "mrs"}', "Civilité : Monsieur → Madame"),
        (
            '{"about": "Anne Petit", "lives_with": true}',
            '{"about": "Anne Petit", "lives_with": false}',
            "Anne Petit · L'élève vit chez cette personne : oui → non",
        ),
        ('{"end": null}', '{"end": "2025-01-06"}', "Jusqu'au : – → 06/01/2025"),
        ("", '{"register_number": 21, "email": ""}', "Numéro matricule : 21"),
        ('{"other": "2025-99-99"}', '{"other": "x"}', "other : 2025-99-99 → x"),
        (
            '{"6 am": "", "day": "2025-06-24"}',
            '{"6 am": "S", "day": "2025-06-24"}',
            "Dufour Hanna, Matin : – → S · Jour : 24/06/2025",
        ),
        (
            '{"marks": [{"course": 10, "enrolment": 9, "mark": ""}]}',
            '{"marks": [{"course": 10, "enrolment": 9, "mark": "28,5"}]}',
            "Chen Pablo, Français : – → 28,5",
        ),
        (
            '{"decision": null, "enrolment": 9}',
            '{"decision": {"code": "aoa", "motivation": "", "restrictions": []}, "enrolment": 9}',
            "Décision : Attestation d'orientation A · Élève : Chen Pablo",
        ),
        (
            '{"member": 3, "presence": "present"}',
            '{"member": 3, "presence": "excused"}',
            "Membre : Lemaire Odile · Présence : présent → excusé",
        ),
        ("", '{"councils": [1], "title": "Avis"}', "Conseils : 4TQ, 24/06/2025 · Intitulé : Avis"),
        (
            "",
            '{"lists": [{"changed": 0, "file": "a.csv", "kind": "pupils", "new": 2}]}',
            "Listes : Lignes modifiées : 0 ; Fichier : a.csv ; Genre : Élèves ; "
            "Nouvelles lignes : 2",
        ),
    ],
)
def test_changes_in_words(before, after, words):
    assert in_words(line(before, after), NAMES) == words


def test_a_change_keeps_its_parts():
    (change,) = changes(line('{"name": "A"}', '{"name": "B"}'), {})
    assert (change.title, change.before, change.after) == ("Nom", "A", "B")
