"""How this folder names its sources: the school's règlement, and the article that it prints."""

from app.rules.fwb.studies.sources import READING, reasons, roi

__all__ = ["READING", "law", "reasons", "roi"]


def law(place: str, article: str) -> str:
    """A place of the règlement and the article of the Code de l'enseignement that it cites."""
    return f"{roi(place)}; Code de l'enseignement, art. {article}"
