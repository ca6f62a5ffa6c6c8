#!/bin/sh
# Writes the pinned requirements again from pyproject.toml. Needs uv.
set -eu
cd "$(dirname "$0")"
compile() {
  out=$1; shift
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras \
    --no-emit-index-url --no-emit-find-links --output-file "$out" "$@"
}
compile run.txt ../pyproject.toml run.in
compile test.txt --extra test ../pyproject.toml run.in -c run.txt
compile lint.txt --extra lint ../pyproject.toml run.in -c run.txt
compile fuzz.txt --extra fuzz ../pyproject.toml run.in -c run.txt
