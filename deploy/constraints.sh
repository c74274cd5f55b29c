#!/bin/sh
# Write constraints.txt anew: what pip chooses today for both files of requirements, and
# what it builds packages with. Usage: deploy/constraints.sh PYTHON
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$1" -m venv "$place/venv"
pip="$place/venv/bin/pip --disable-pip-version-check"
$pip install --quiet --upgrade -r tests/requirements.txt setuptools wheel
{
    echo "# Written by \`make constraints\`: every package that is installed, at its version."
    $pip freeze --all | grep -v '^pip=='
} >"$place/constraints.txt"
mv "$place/constraints.txt" deploy/constraints.txt
