#!/usr/bin/env bash
# Proves with real runs that the kit built by setup.sh works (folder: the argument, default ./.engine). Loopback only.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1  # nothing generated beside the sources
exec python3 "$(dirname "${BASH_SOURCE[0]}")/smoke" "${1:-.engine}" "${@:2}"
