"""What the environment, or a `.env` file beside manage.py, says of this installation.

Every variable has a default that needs none of them set; README lists them.
"""

import os
import secrets
from pathlib import Path

from dotenv import load_dotenv

BASE_DIR = Path(__file__).resolve().parent.parent
load_dotenv(BASE_DIR / ".env")

VAR_DIR = Path(os.environ.get("PINGAN_VAR", BASE_DIR / "var"))
"""Where the installation's own data lies: database, index, secret key."""


def flag(name: str, default: bool = False) -> bool:
    """Read a yes or no: 1, true, yes and on are yes, in any case."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    return value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str) -> list[str]:
    """Read a list set apart by commas; empty items are dropped."""
    return [w.strip() for w in os.environ.get(name, default).split(",") if w.strip()]


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
