"""The one line that says what is wrong and what helps, in Chinese and in English."""

import errno
import re


class Problem(Exception):
    """Something the operator can put right; `str()` is one line for the terminal."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"✗ {chinese} ｜ {english}")


def port_taken(port: int) -> Problem:
    """Somebody else listens there."""
    other = port + 1 if port < 65535 else 8000
    return Problem(
        f"端口 {port} 已被占用：请停掉占用它的程序，或换一个：make run PORT={other}",
        f"Port {port} is taken: stop what uses it, or run: make run PORT={other}",
    )


def disk_full(where: object) -> Problem:
    """Nothing more can be written there."""
    return Problem(
        f"磁盘已满或空间不足（{where}）：请腾出至少 600 MB 后再运行，已有数据不受影响",
        f"The disk of {where} is full: free at least 600 MB and run again; "
        "what was stored is kept",
    )


def not_writable(where: object, reason: str) -> Problem:
    """The folder cannot be made or written into."""
    return Problem(
        f"无法写入 {where}（{reason}）：请用有写权限的用户运行，或用 PINGAN_VAR=目录 "
        "指定数据目录",
        f"Cannot write to {where}: run as a user who may, or set PINGAN_VAR=DIR",
    )


def cannot_write(where: object, error: OSError) -> Problem:
    """Tell a full disk from a folder that is not ours, by the system's own error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return disk_full(where)
    return not_writable(where, error.strerror or str(error))


_FULL = re.compile(
    r"No space left|Errno 28\b|Errno 122\b|Errno 27\b|File too large"
    r"|disk is full|disk quota exceeded",
    re.IGNORECASE,
)
_UNREACHABLE = re.compile(
    r"Failed to establish a new connection|Temporary failure in name resolution"
    r"|Connection to \S+ timed out|Read timed out|Cannot connect to proxy|ProxyError"
    r"|NewConnectionError|ConnectTimeoutError|Connection refused|Network is unreachable"
    r"|SSLError|NameResolutionError|\(from versions: none\)"
)


def install_failed(output: str, command: str) -> Problem:
    """Say why pip, or the making of `.venv`, failed; `output` is all it printed."""
    if _FULL.search(output):
        return disk_full(".venv")
    if _UNREACHABLE.search(output):
        return Problem(
            "pip 连不上软件包索引：请检查网络或代理（HTTPS_PROXY），"
            "或用 PIP_INDEX_URL 指定可用的镜像",
            "pip cannot reach its package index: check network and proxy "
            "(HTTPS_PROXY), or name a mirror in PIP_INDEX_URL",
        )
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()] or lines or ["?"]
    return Problem(
        f"安装依赖失败：{errors[0]}（完整输出请看：{command}）",
        f"Installing failed; to see all of it run: {command}",
    )
