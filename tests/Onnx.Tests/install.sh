#!/usr/bin/env bash
# Installs what exported files are tested with: ONNX Runtime from npm, where there is Node.js, and the format's checker from Debian's packages.
# What cannot be installed is left out; its tests are then reported as skipped.

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

# Beside what is built. The package's own script would download another library than the one inside.
install_runtime() {
  local folder=bin/onnxruntime-node
  [[ -d $folder/node_modules/onnxruntime-node ]] && return
  command -v npm >/dev/null || return
  timeout 30 npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --prefix "$folder" onnxruntime-node@1.30.0 || rm -rf "$folder"
}

install_checker() {
  local python sudo=
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import onnx.checker' 2>/dev/null && return
  done
  command -v apt-get >/dev/null || return
  [[ $(id -u) == 0 ]] || sudo='sudo -n'
  # Where the list of packages is missing or old, once more with a new one.
  timeout 30 $sudo env DEBIAN_FRONTEND=noninteractive sh -c '
    install="apt-get install -y -qq --no-install-recommends python3-onnx"
    $install || { apt-get update -qq && $install; }' >/dev/null
}

install_runtime || echo 'onnxruntime-node could not be installed: the test that runs exported files is skipped.' >&2
install_checker || echo 'python3-onnx could not be installed: the test that checks exported files is skipped.' >&2
exit 0
