"""The school's identity: what its letterhead and its window show."""

from app.models import School
from app.office.work import Reading, query


@query
def school_name(reading: Reading) -> str:
    """The name of the school."""
    school = reading.session.get(School, 1)
    return school.name if school else ""
