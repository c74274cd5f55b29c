"""What the environment, or a `.env` file beside manage.py, says of this installation.

Every variable has a default that needs none of them set; README lists them.
"""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from dotenv import load_dotenv

BASE_DIR = Path(__file__).resolve().parent.parent
load_dotenv(BASE_DIR / ".env")

VAR_DIR = BASE_DIR / (os.environ.get("PINGAN_VAR") or "var")
"""Where the installation's own data lies: database, index, secret key."""


def flag(name: str, default: bool = False) -> bool:
    """Read a yes or no: 1, true, yes and on are yes, in any case."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    return value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    """Read a list set apart by commas; empty items are dropped."""
    listed = (os.environ.get(name, "").strip() or default).split(",")
    return [word.strip() for word in listed if word.strip()]


def secret_key() -> str:
    """Give SECRET_KEY, or the one kept in `var/`, made at the first call (mode 600)."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    kept = VAR_DIR / "secret_key"
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


def cache(url: str) -> dict[str, str]:
    """Give Django's settings of the cache that CACHE_URL names.

    `locmem://` (each process its own), `file:///DIR`, `redis://HOST:PORT/DB` and
    `rediss://` (with the package `redis` installed).

    Raises:
        ImproperlyConfigured: another scheme.
    """
    scheme, _, rest = absolute_url_path(url).partition("://")
    backends = {
        "locmem": ("locmem.LocMemCache", "archive"),
        "file": ("filebased.FileBasedCache", rest.replace("//", "/")),
        "redis": ("redis.RedisCache", url),
        "rediss": ("redis.RedisCache", url),
    }
    if scheme not in backends:
        known = ", ".join(f"{name}://" for name in backends)
        raise ImproperlyConfigured(f"CACHE_URL={url}: 只认识 / known are: {known}")
    backend, location = backends[scheme]
    return {"BACKEND": f"django.core.cache.backends.{backend}", "LOCATION": location}


def search_connection(url: str) -> dict[str, str]:
    """Read SEARCH_URL into a Haystack connection: the scheme names the engine.

    A search engine is added by a line here.

    Raises:
        ImproperlyConfigured: the scheme names no engine there is.
    """
    engines = {"whoosh": "archive.search.whoosh.backend.WhooshEngine"}
    scheme, _, path = absolute_url_path(url).partition(":///")
    if scheme not in engines or not path:
        known = ", ".join(f"{name}:///…" for name in engines)
        raise ImproperlyConfigured(f"SEARCH_URL={url}: 只认识 / known are: {known}")
    return {"ENGINE": engines[scheme], "PATH": path}


def absolute_url_path(url: str) -> str:
    """Make the path of a `scheme:///relative` or `scheme:////absolute` URL absolute.

    Three slashes are relative to the project, four absolute, as dj-database-url has it.

    >>> absolute_url_path("whoosh:////srv/index")
    'whoosh:////srv/index'
    """
    scheme, mark, path = url.partition(":///")
    if not mark or path.startswith("/") or path in {"", ":memory:"}:
        return url
    return f"{scheme}:////{str(BASE_DIR / path).lstrip('/')}"
