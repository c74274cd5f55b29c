"""What the environment says of an installation, and what Django thinks of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from pingan_site import environment
from tests.launcher import NOT_SET

ROOT = Path(__file__).resolve().parent.parent

# What README tells an operator to set.
OPERATOR = {
    "SITE_URL": "https://archive.example.org",
    "ALLOWED_HOSTS": "archive.example.org",
}


def manage(tmp_path, *arguments, **variables):
    """Run manage.py with the site's own settings and these variables."""
    mine = variables | {
        "PINGAN_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "pingan_site.settings",
    }
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | NOT_SET | mine,
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_is_silent(tmp_path):
    """With what README tells an operator to set there is nothing to warn of."""
    checked = manage(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", **OPERATOR
    )
    assert checked.stderr == ""
    assert checked.returncode == 0
    assert "no issues (0 silenced)" in checked.stdout


def test_nothing_has_to_be_set(tmp_path):
    """Without any variable the settings load, DEBUG is off and a key is kept."""
    ask = (
        "from django.conf import settings as s; print(s.DEBUG, len(s.SECRET_KEY) > 49)"
    )
    assert manage(tmp_path, "shell", "-v0", "-c", ask).stdout.split() == [
        "False",
        "True",
    ]
    kept = tmp_path / "var" / "secret_key"
    assert kept.stat().st_mode & 0o777 == 0o600
    first = kept.read_text()
    manage(tmp_path, "check")
    assert kept.read_text() == first


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("locmem://", "locmem.LocMemCache", "archive"),
        ("file:////srv/cache", "filebased.FileBasedCache", "/srv/cache"),
        ("redis://10.0.0.1:6379/0", "redis.RedisCache", "redis://10.0.0.1:6379/0"),
    ],
)
def test_the_cache_is_chosen_by_its_address(url, backend, location):
    """CACHE_URL names the kind and the place of the cache."""
    chosen = environment.cache(url)
    assert chosen["BACKEND"] == f"django.core.cache.backends.{backend}"
    assert chosen["LOCATION"] == location


def test_an_unknown_cache_is_refused_by_name():
    """The message says which ones are known."""
    with pytest.raises(ImproperlyConfigured, match=r"memcached://.*locmem://"):
        environment.cache("memcached://10.0.0.1")


def test_an_empty_variable_counts_as_none(monkeypatch):
    """`ALLOWED_HOSTS=` in a file does not shut everybody out."""
    monkeypatch.setenv("ALLOWED_HOSTS", " ")
    assert environment.words("ALLOWED_HOSTS", "localhost") == ["localhost"]
    monkeypatch.setenv("DEBUG", "")
    assert environment.flag("DEBUG") is False


def test_three_slashes_are_relative_to_the_project():
    """As dj-database-url has it; four are absolute."""
    assert environment.absolute_url_path("whoosh:///var/x") == f"whoosh:///{ROOT}/var/x"
    assert environment.absolute_url_path("whoosh:////srv/x") == "whoosh:////srv/x"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("whoosh:////srv/index", "/srv/index"),
        ("whoosh:///var/other", str(environment.BASE_DIR / "var/other")),
    ],
)
def test_the_search_engine_is_chosen_by_the_address(url, path):
    """Three slashes count from the project, four from the root."""
    assert environment.search_connection(url)["PATH"] == path


@pytest.mark.parametrize("url", ["solr://127.0.0.1/core", "whoosh", "whoosh:///"])
def test_an_unknown_search_engine_is_refused_by_name(url):
    """A wrong SEARCH_URL must be named, with what would be right."""
    with pytest.raises(ImproperlyConfigured, match=r"SEARCH_URL=.*whoosh:///"):
        environment.search_connection(url)
