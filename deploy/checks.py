"""What a machine must offer, each refusal with its remedy. Quick: all before pip."""

import errno
import importlib.util
import shutil
import socket
import sys
import tempfile
from pathlib import Path

from deploy import problems
from deploy.place import Place
from deploy.problems import Problem

NEEDED_IN_VAR = 30_000_000
"""Bytes that the sample entries take: database, index, static files."""


def check_sqlite() -> None:
    """Refuse a Python without sqlite3, or with one that Django cannot use."""
    try:
        import sqlite3
    except ImportError:
        raise Problem(
            "这个 Python 没有 sqlite3 模块：请安装 libsqlite3-dev 后重新编译 Python，"
            "或改用系统自带的：make run PYTHON=/usr/bin/python3",
            "This Python lacks sqlite3: rebuild it with libsqlite3-dev installed, or "
            "use the system's: make run PYTHON=/usr/bin/python3",
        ) from None
    if sqlite3.sqlite_version_info < (3, 31):
        raise Problem(
            f"SQLite {sqlite3.sqlite_version} 太旧，需要 3.31 或更新："
            "请升级系统，或换一个 Python：make run PYTHON=…",
            "SQLite 3.31 or newer is needed: upgrade, or take another: PYTHON=…",
        )


def check_venv_module() -> None:
    """Refuse a Python that cannot make a virtual environment with pip in it."""
    missing = [m for m in ("venv", "ensurepip") if not importlib.util.find_spec(m)]
    if missing:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Problem(
            f"这个 Python 缺少 {'、'.join(missing)} 模块：请先运行 "
            f"sudo apt-get install python{version}-venv",
            f"This Python lacks {', '.join(missing)}: run "
            f"sudo apt-get install python{version}-venv",
        )


def check_folder(folder: Path, needed: int) -> None:
    """Refuse a folder that cannot be made or written, or whose disk is nearly full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 65536)
    except OSError as error:
        raise problems.cannot_write(folder, error) from error
    if shutil.disk_usage(folder).free < needed:
        raise problems.disk_full(folder)


def listening_socket(place: Place) -> socket.socket:
    """Take the port: bound, not yet listening, so that callers are refused until ready.

    Raises:
        Problem: it is taken, or not ours to take.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((place.host.strip("[]"), place.port))
    except (OSError, socket.gaierror) as error:
        sock.close()
        if error.errno == errno.EADDRINUSE:
            raise problems.port_taken(place.port) from error
        raise Problem(
            f"无法在 {place.host}:{place.port} 上监听（{error.strerror}）："
            "请换一个端口（如 PORT=8000）或地址（BIND）",
            f"Cannot listen on {place.host}:{place.port}: choose another PORT or BIND",
        ) from error
    return sock
