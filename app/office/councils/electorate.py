"""Who may vote in a council on one pupil: present, with a deliberative voice, not recused."""

from collections import Counter
from dataclasses import dataclass

from app.office.councils.views import CouncilView, MemberRow, PupilRow

HEAD = "0"
"""The key of the head of the school who presides where nobody is named."""


@dataclass(frozen=True)
class Voter:
    """Somebody who may vote; ``key`` is their identity as text, ``role`` the rule's word."""

    key: str
    name: str
    role: str
    presides: bool = False


@dataclass(frozen=True)
class Electorate:
    """The voters, the president first, and how many members there are with them."""

    voters: tuple[Voter, ...]
    members: int

    @property
    def president(self) -> Voter | None:
        """Who presides, where they are there and may vote."""
        return next((voter for voter in self.voters if voter.presides), None)


def electorate(view: CouncilView, pupil: PupilRow | None = None) -> Electorate:
    """Those who vote on a pupil, or on a matter; who stands aside is in neither count."""
    aside = {one.staff_id for one in pupil.recusals} if pupil is not None else set()
    seats = [
        member
        for member in view.members
        if member.voice == "deliberative" and member.person.staff_id not in aside
    ]
    voters = [_voter(view, member) for member in seats if member.there]
    if _presides_from_outside(view):
        voters.insert(0, _outside(view))
    outside = int(_presides_from_outside(view))
    ordered = sorted(voters, key=lambda voter: not voter.presides)
    return Electorate(tuple(_told_apart(ordered)), len(seats) + outside)


def _president_id(view: CouncilView) -> int | None:
    return view.session.president.staff_id if view.session.president else None


def _presides_from_outside(view: CouncilView) -> bool:
    """Does somebody preside who is not in the list of members?"""
    return _president_id(view) not in {member.person.staff_id for member in view.members}


def _outside(view: CouncilView) -> Voter:
    president = view.session.president
    if president is None:
        return Voter(HEAD, view.session.head_name or "Direction", "head", presides=True)
    return Voter(str(president.staff_id), president.name, "head", presides=True)


def _voter(view: CouncilView, member: MemberRow) -> Voter:
    there = member.replaced_by or member.person
    return Voter(
        str(member.person.staff_id),
        there.name,
        member.seat,
        presides=member.person.staff_id == _president_id(view),
    )


def _told_apart(voters: list[Voter]) -> list[Voter]:
    """Two of one name are named with their keys: voices are kept by name."""
    names = Counter(voter.name for voter in voters)
    return [
        voter
        if names[voter.name] == 1
        else Voter(voter.key, f"{voter.name} ({voter.key})", voter.role, voter.presides)
        for voter in voters
    ]
