"""What the notice board is told of its deadlines before it is drawn."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Posting:
    """When the results are posted, and what runs from that day.

    ``publish_by`` is the last day to post them; the others are None until the day of
    posting is known, and are then written by hand. ``source`` is the article;
    ``second_session`` says when and where those who are adjourned sit again.
    """

    publish_by: date
    source: str
    published_on: date | None = None
    consultation_until: date | None = None
    appeal_until: date | None = None
    second_session: str = ""
