"""Settings of the site. What an operator may change comes from `environment`."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from pingan_site.environment import (
    BASE_DIR,
    VAR_DIR,
    absolute_url_path,
    cache,
    flag,
    search_connection,
    secret_key,
    words,
)

DEBUG = flag("DEBUG")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
PORT = os.environ.get("PORT") or "8000"
SITE_URL = (os.environ.get("SITE_URL") or f"http://127.0.0.1:{PORT}").rstrip("/")

INSTALLED_APPS = [
    "archive",  # before the admin, whose templates it extends
    "pingan_site.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "haystack",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.views.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pingan_site.urls"
WSGI_APPLICATION = "pingan_site.wsgi.application"
ASGI_APPLICATION = "pingan_site.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.views.context.site",
            ]
        },
    }
]

# --- data -------------------------------------------------------------------------

_database_url = os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'archive.db'}"
DATABASES = {"default": dj_database_url.parse(absolute_url_path(_database_url))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer, and a writer waits for another instead of
    # failing half-way: the lock is taken when the transaction begins.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"archive": "archive.models.migrations"}

SEARCH_URL = os.environ.get("SEARCH_URL") or f"whoosh:///{VAR_DIR / 'index'}"
HAYSTACK_CONNECTIONS = {"default": search_connection(SEARCH_URL)}
SEARCH_NAMES = "archive.search.names.archive_names"  # words beside the dictionary's

CACHES = {"default": cache(os.environ.get("CACHE_URL") or "locmem://")}

# --- language and time ------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- what is read most ---------------------------------------------------------

READS_FLUSH_SECONDS = 30  # reads wait so long in memory before they are added

# --- static files -----------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "media/"

# --- who may do what --------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [{"NAME": "archive.admin.passwords.DiffersFromOld"}]
FIRST_EDITOR_FILE = VAR_DIR / "first-editor"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where `next` leads off the site
CSRF_FAILURE_VIEW = "archive.views.errors.csrf_failure"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_ENABLE_ADMIN = False  # its lists are for operators; `manage.py axes_reset` helps
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of an entry has six for each turn
DATA_UPLOAD_MAX_NUMBER_FILES = 300  # dropped on the import desk at once
DATA_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024  # a pasted text may be as long as a file

# --- what a browser is told -------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = flag("HTTPS", SITE_URL.startswith("https://"))
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    CSRF_TRUSTED_ORIGINS = [SITE_URL]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- the API ----------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "archive.api.problems.handle",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "平安档案 API · Pingan archive",
    "DESCRIPTION": "新闻发布会与新闻稿全文：搜索、条目、人物、主题、媒体。只读，"
    "无需登录。错误按 RFC 9457 作答。\n\n"
    "Press conferences and news articles in full: search,"
    " entries, people, topics, outlets. Read only, no account needed."
    " Errors are RFC 9457 problem documents.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "KindEnum": "archive.models.Kind",
        "SuggestedKindEnum": "archive.api.serializers.search.SUGGESTED_KINDS",
    },
    "PREPROCESSING_HOOKS": ["archive.api.openapi.one_spelling_each"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "archive.api.openapi.add_problems",
    ],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "filters": {
        "no_503": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", 0) != 503,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": "INFO"},
        # A page that is not there, or an index that is not ready yet, is a line in the
        # access log and no error.
        "django.request": {"level": "ERROR", "filters": ["no_503"]},
    },
}

Path(VAR_DIR).mkdir(parents=True, exist_ok=True)
