"""The backend's name in the settings is all that another project needs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_it_keeps_haystacks_promises_in_a_project_of_its_own(tmp_path):
    """The checks of `elsewhere` pass in a process that has none of our settings."""
    settings = "tests.search.elsewhere.settings"
    checks = ["tests.search.elsewhere", "--pattern=checks.py", f"--settings={settings}"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "django", "test", *checks],
        cwd=ROOT,
        env=os.environ | {"ELSEWHERE": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ran 0 tests" not in done.stderr
