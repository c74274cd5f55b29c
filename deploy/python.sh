#!/bin/sh
# Print the first Python here that is new enough; none: one line with the remedy, status 1.
# PYTHON names one to use.

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for python in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
    if is_new_enough "$python"; then
        command -v "$python"
        exit 0
    fi
done

found=$(${PYTHON:-python3} --version 2>&1 | head -n 1)
echo "✗ 需要 Python 3.11 或更新版本（这里是：${found}）：请安装，如 sudo apt-get install python3.11 python3.11-venv，再运行；或 make run PYTHON=路径 ｜ Python 3.11 or newer is needed (found: ${found}): install it, or make run PYTHON=PATH" >&2
exit 1
