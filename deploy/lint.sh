#!/bin/sh
# Style, layers, types, Django's own checks, migrations: each quiet unless it finds something.
set -eu
bin=.venv/bin
PINGAN_VAR=$(mktemp -d)
export PINGAN_VAR
trap 'rm -rf "$PINGAN_VAR"' EXIT

$bin/ruff check --quiet .
$bin/ruff format --check --quiet .
$bin/lint-imports --no-cache >"$PINGAN_VAR/layers" || { cat "$PINGAN_VAR/layers"; exit 1; }
$bin/mypy --no-error-summary
$bin/python manage.py check --fail-level WARNING >/dev/null
$bin/python manage.py makemigrations --check --dry-run
