"""A real browser for the tests of the pages."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "The page tests need a Chromium: run sudo apt-get install chromium "
    "fonts-noto-cjk, or name one in the environment variable CHROMIUM."
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def find_browser():
    """Give the browser's path; where there is none the tests fail, none is skipped."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES]
    path = next(filter(None, found), None)
    assert path, REMEDY
    return path
