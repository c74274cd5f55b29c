"""The site's settings, with data of its own that goes with the run."""

import atexit
import os
import shutil
import tempfile

_var = tempfile.mkdtemp(prefix="pingan-test-")
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ.update(PINGAN_VAR=_var, DATABASE_URL="", SEARCH_URL="", SITE_URL="")
os.environ.update(CACHE_URL="", HTTPS="", DEBUG="", PORT="")  # a developer's .env
os.environ["ALLOWED_HOSTS"] = "*"

from pingan_site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
READS_FLUSH_SECONDS = 0  # no thread adds reads behind a test's back
