"""The web server: a few threads in two processes that share what is loaded once."""

import gc
import re
from pathlib import Path

import gunicorn.http.message

from deploy.place import setting

wsgi_app = "pingan_site.wsgi"
worker_class = "gthread"
workers = int(setting("WEB_CONCURRENCY", "2"))
threads = int(setting("WEB_THREADS", "4"))

# A question of 5,000 characters is 45 kB when it is percent-encoded. gunicorn knows
# only "at most 8190" and "without end"; this lifts its maximum instead.
limit_request_line = 128 * 1024
gunicorn.http.message.MAX_REQUEST_LINE = limit_request_line
limit_request_field_size = 16 * 1024

# An address belongs percent-encoded, and browsers encode it. curl and scripts send the
# Chinese that was typed as it is; who searches with them gets an answer, not a 400.
gunicorn.http.message.RFC9112_TARGET_INVALID = re.compile(r"[^\x21-\x7e\x80-\xff]")

timeout = 60
graceful_timeout = 5  # the whole must end within ten seconds
keepalive = 5

# The address with its query is not logged: what people search for is their own affair.
accesslog = "-"
access_log_format = "%(t)s %(s)s %(m)s %(U)s %(B)sB %(M)sms"
loglevel = "warning"

# Several instances of one user would fight for the one socket in the home folder.
control_socket_disable = True

# The heartbeat file must not wait for a slow or full disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None

preload_app = True


def on_starting(server: object) -> None:
    """Load what every worker would load at its first request: once, before the fork."""
    from django.urls import get_resolver

    import archive.search.whoosh.backend  # noqa: F401 (the dictionary with it)

    len(get_resolver().url_patterns)


def pre_fork(server: object, worker: object) -> None:
    """Keep the collector from touching, and so copying, what the workers share."""
    gc.freeze()
