"""Where things are: the project, its `var/`, the address it serves."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from deploy.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"

# PORT=9000, export PORT="9000"
_LINE = re.compile(r"""^\s*(?:export\s+)?(\w+)\s*=\s*(['"]?)(.*?)\2\s*$""")


def setting(name: str, default: str) -> str:
    """Give a variable of the environment, else of the `.env` file, else the default.

    An empty value counts as the default. `.env` is read by hand: before the
    installation there is no python-dotenv.
    """
    if name in os.environ:
        return os.environ[name].strip() or default
    try:
        text = (ROOT / ".env").read_text(encoding="utf-8")
    except FileNotFoundError:
        return default
    found = [m[3] for m in map(_LINE.match, text.splitlines()) if m and m[1] == name]
    return found[-1] if found and found[-1] else default


@dataclass(frozen=True, slots=True)
class Place:
    """One installation: where its data lies and where it listens."""

    var: Path
    host: str
    port: int

    @property
    def address(self) -> str:
        """What to type into a browser on this machine."""
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host
        return f"http://{host}:{self.port}/"


def here() -> Place:
    """Give this installation, as the environment and `.env` describe it.

    Raises:
        Problem: PORT is no port number.
    """
    port = setting("PORT", "8000")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Problem(
            f"PORT={port} 不是端口号：请用 1 到 65535 之间的数，如 make run PORT=9000",
            f"PORT={port} is no port: use 1 to 65535, as in make run PORT=9000",
        )
    var = ROOT / setting("PINGAN_VAR", "var")
    return Place(var=var, host=setting("BIND", "127.0.0.1"), port=int(port))
