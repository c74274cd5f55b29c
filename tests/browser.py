"""The browser of the page tests: a Chromium, driven by Playwright.

`tests/conftest.py` has the fixtures for all tests: Playwright runs once in a process.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "页面测试需要 Chromium 和中文字体：请运行 sudo apt-get install chromium "
    "fonts-noto-cjk 后再运行 make test，或用环境变量 CHROMIUM 指明浏览器"
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


@pytest.fixture(scope="session")
def browser():
    """One browser for all the tests of a process; without one they fail."""
    path = find_browser()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in the thread of the tests, where Django would refuse
        # to speak to the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visitor(browser):
    """A page with its own cookies, on which no script fails and no policy is broken."""
    context = browser.new_context(
        viewport={"width": 1360, "height": 900},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console", lambda said: complaints.append(said.text) if _bad(said) else None
    )
    yield page
    context.close()
    assert complaints == []


def _bad(said):
    return said.type == "error" and "Failed to load resource" not in said.text
