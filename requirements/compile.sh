#!/usr/bin/env bash
# Pin and hash what pyproject.toml and the .in files ask for; no registry address is written.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in core read dev; do
  uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
    --no-emit-package pourparler --no-annotate --no-header "requirements/$name.in" -o "requirements/$name.txt"
done
