"""The site's settings, with Haystack's own Whoosh backend in the place of ours."""

from pingan_site.settings import *  # noqa: F403
from pingan_site.settings import VAR_DIR

HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(VAR_DIR.parent / "peers" / "stock.engine"),
    }
}
