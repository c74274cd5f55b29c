"""All that a project needs to search with our backend."""

import os
from pathlib import Path

_folder = Path(os.environ["ELSEWHERE"])

SECRET_KEY = "for tests"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["haystack", "tests.search.elsewhere"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.RealtimeSignalProcessor"

_ENGINE = "archive.search.whoosh.backend.WhooshEngine"
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": _ENGINE, "PATH": _folder / "all", "INCLUDE_SPELLING": True},
    "letters": {
        "ENGINE": _ENGINE,
        "PATH": str(_folder / "letters"),
        "EXCLUDED_INDEXES": ["tests.search.elsewhere.search_indexes.NoteIndex"],
        "TIMEOUT": 1,
    },
}
