from importlib import metadata

from app import version


def test_the_version_is_the_installed_one():
    assert version.version() == metadata.version("matricule")


def test_it_is_unknown_where_nothing_is_installed(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    version.version.cache_clear()
    assert version.version() == version.UNKNOWN
    version.version.cache_clear()
