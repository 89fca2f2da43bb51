"""The second room of tests of the window."""

from tests.ui.fake_room import FakeMail


def create(bench, actions, memory):
    return FakeMail(bench, actions, memory)
