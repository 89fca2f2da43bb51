"""Finding records by any fragment."""

from datetime import date

import pytest

from app.models import Letter, StoredDocument
from app.office.search import find_records


def found(school, typed):
    return [(one.kind, one.title) for one in school.file.ask(find_records, school.desk, typed)]


@pytest.fixture
def letter(school):
    with school.session() as session:
        document = StoredDocument(
            sha256="0",
            media_type="application/pdf",
            name="x.pdf",
            content=b"x",
            stored_at=school.desk.now,
        )
        session.add(document)
        session.flush()
        session.add(
            Letter(
                year=2025,
                number=12,
                kind="notification",
                regime="fwb",
                pupil_id=school.pupils["4TQA", "Dubois"],
                recipient="Madame et Monsieur Dubois",
                address="Rue Haute 7",
                subject="Décision du conseil de classe",
                content="{}",
                content_digest="0",
                status="issued",
                document_id=document.id,
                written_on=date(2025, 6, 24),
            )
        )


@pytest.mark.parametrize("typed", ["lamb", "LAMBERT élo", "eloise", "oïse lam"])
def test_a_pupil_by_any_fragment(school, typed):
    assert set(found(school, typed)) == {("pupil", "Lambert Éloïse")}
    assert len(found(school, typed)) == 5


def test_a_pupil_by_number_with_where_they_are(school):
    (one,) = school.file.ask(find_records, school.desk, "11")
    assert (one.title, one.detail) == (
        "Van Damme Inès",
        "n° 11 · 01/02/2007 · 5P · 2024-2025",
    )


def test_whose_name_begins_so_comes_first(school):
    titles = [title for _kind, title in found(school, "da")]
    assert titles == ["Van Damme Inès"] * 5
    assert [title for _kind, title in found(school, "e")][:5] != []


def test_a_class_by_name_or_option(school):
    assert ("class", "4TQA") in found(school, "4tq")
    assert ("class", "UE1") in found(school, "comptabilite")


@pytest.mark.parametrize("typed", ["conseil dubois", "12", "decision classe", "2025 12"])
def test_a_letter_by_subject_pupil_or_number(school, letter, typed):
    assert ("letter", "2025/12 Décision du conseil de classe") in found(school, typed)


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "%", "_"])
def test_nothing_is_found_where_nothing_is(school, typed):
    assert found(school, typed) == []


def test_a_search_takes_five_statements(school, statements, letter):
    with statements(school) as seen:
        found(school, "dubois")
    assert len(seen) == 5
