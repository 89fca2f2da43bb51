from dataclasses import replace

import pytest

from app.reports.proces_verbal import render_extract, render_proces_verbal
from app.reports.proces_verbal_view import content_fingerprint
from tests.reports.reading import bounds, fonts_of, page_texts, reader, text_of
from tests.reports.samples import council, pupil


def test_a_proces_verbal_says_all_that_its_view_says():
    text = text_of(render_proces_verbal(council(3)))
    for told in (
        "Procès-verbal – Conseil de classe",
        "4TQ A · Technique de qualification, Électromécanique",
        "2025-2026",
        "mercredi 24 juin 2026",
        "13 h 30 – 16 h 15",
        "Local 12",
        "PV 2026/041",
        "Claire Fontaine, directrice",
        "Marc Petit, secrétaire",
        "2 membres sur 3",
        "présence : 2 sur 3",
        "Mme Anne Lejeune Français (5 h) Présente délibérative",
        "M. Paul Renard Mathématique (4 h) Excusé délibérative",
        "Mme Iris Noël CPMS Présente consultative",
        "Approbation de l’ordre du jour",
        "dossier de Prénom02",
        "ÉLÈVE02 Prénom02",
        "née le 3 mars 2009",
        "Moyenne 10,6",
        "3 échecs, 10 h",
        "Mathématique 7/20 (4 h)",
        "Restrictions : enseignement général de transition",
        "Motivation : Au terme de l’année",
        "Vote : pour 6, contre 3, abstention 1 : acquise",
        "AOA, AOB ou AOC possibles (Circulaire 7282, III.II.1).",
        "3 décisions : AOB 3.",
        "La séance est levée à 16 h 15.",
        "Signatures des membres",
    ):
        assert told in text, told


def test_every_page_has_its_number_and_the_fingerprint():
    view = council()
    pages = page_texts(render_proces_verbal(view))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert view.fingerprint in page
        if number not in (1, len(pages)):
            assert "N° Élève Résultats Décision" in page


def test_every_pupil_is_there_once_and_nothing_leaves_the_page():
    pdf = render_proces_verbal(council())
    text = text_of(pdf)
    assert all(text.count(f"ÉLÈVE{number:02} Prénom{number:02}") == 1 for number in range(1, 31))
    for page in range(len(reader(pdf).pages)):
        frame = bounds(pdf, page)
        assert frame.left >= 17.5 and frame.right <= 192.5
        assert frame.top >= 9 and frame.bottom <= 290


def test_the_same_view_gives_the_same_bytes():
    assert render_proces_verbal(council(5)) == render_proces_verbal(council(5))


def test_an_extract_names_one_pupil_only():
    view = council(5)
    text = text_of(render_extract(view, "p4"))
    assert "Extrait du procès-verbal" in text and "Pour extrait conforme" in text
    assert "ÉLÈVE04 Prénom04" in text and view.fingerprint in text
    assert not any(f"Prénom{number:02}" in text for number in (1, 2, 3, 5))
    raw = render_extract(view, "p4")
    assert "Prénom02" not in str(reader(raw).metadata)
    with pytest.raises(KeyError):
        render_extract(view, "p9")


def test_a_motivation_longer_than_a_page_goes_on():
    long = " ".join(f"raison{number}" for number in range(1200))
    view = council(3, pupils=(pupil(1), pupil(2, motivation=long), pupil(3)))
    pages = page_texts(render_proces_verbal(view))
    text = " ".join(pages)
    assert all(f"raison{number}" in text for number in range(1200))
    assert all("ÉLÈVE02" in page for page in pages if "raison" in page)
    assert text.count("ÉLÈVE01") == 1 and "ÉLÈVE03" in text


@pytest.mark.parametrize("length", range(100, 700, 50))
def test_an_extract_whose_only_row_fills_the_page_is_signed_on_the_next(length):
    """Found where the row was too tall to keep the signature company: it never ended."""
    long = " ".join(f"raison{number}" for number in range(length))
    text = text_of(render_extract(council(3, pupils=(pupil(1, motivation=long),)), "p1"))
    assert f"raison{length - 1}" in text and "Pour extrait conforme" in text


def test_comments_of_teachers_are_the_pupil_s_alone():
    view = council(2, pupils=(pupil(1, comments=("Français : lit peu",)), pupil(2)))
    assert text_of(render_proces_verbal(view)).count("lit peu") == 1
    assert "Commentaires" in text_of(render_extract(view, "p1"))
    assert "Commentaires" not in text_of(render_extract(view, "p2"))


def test_empty_parts_leave_no_title():
    view = council(1, members=(), agenda=(), proceedings=(), closing="", quorum="", began=None)
    text = text_of(render_proces_verbal(replace(view, ended=None)))
    for title in ("Composition", "Ordre du jour", "Délibérations", "Quorum", "Heure", "Signatures"):
        assert title not in text


def test_a_correction_names_what_it_corrects():
    text = text_of(render_proces_verbal(council(1, correction_of="PV 2026/040")))
    assert "Corrige et remplace : PV 2026/040" in text


@pytest.mark.parametrize("value", ["<b><i></b>", '<img src="x"/>', "=1+1"])
def test_what_looks_like_markup_is_printed_as_it_is(value):
    decided = pupil(1, value, name=value, motivation=value, remark=value, birth=value)
    view = council(1, pupils=(decided,), group=value, place=value, closing=value)
    text = text_of(render_proces_verbal(view))
    typed = value.replace('"x"', "« x »")
    assert text.count(value) + (text.count(typed) if typed != value else 0) >= 8


def test_the_fingerprint_follows_what_is_said():
    view = council(2)
    assert content_fingerprint(view) == view.fingerprint
    changed = replace(view, pupils=(replace(view.pupils[0], decision="AOC"), view.pupils[1]))
    assert content_fingerprint(changed) != view.fingerprint
    assert content_fingerprint(replace(view, draft=True)) == view.fingerprint


def test_only_embedded_fonts():
    assert all(fonts_of(render_proces_verbal(council(2))).values())


def test_who_has_no_mark_in_a_course_has_not_passed_everything():
    absent = pupil(1, failures=0, failed_hours="", failed_courses=("Français : absence",))
    passed = pupil(2, failures=0, failed_hours="", failed_courses=())
    text = text_of(render_proces_verbal(council(2, pupils=(absent,))))
    assert "Français : absence" in text and "Aucun échec" not in text
    assert "Aucun échec" in text_of(render_proces_verbal(council(2, pupils=(passed,))))


def test_a_council_without_marks_has_no_column_for_them():
    judged = council(2, pupils=(pupil(1, graded=False),))
    assert "Résultats" not in text_of(render_proces_verbal(judged))
    assert "Résultats" in text_of(render_proces_verbal(council(2)))
