#!/usr/bin/env bash
# Publishes the network as a native library, builds the C program against it, and runs that.
#
#   samples/FromC/run.sh [FOLDER]        (needs a C compiler; everything is built in FOLDER)

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly FOLDER=$(realpath -m "${1:-$(mktemp -d)}")
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

case $(uname -m) in
  x86_64) readonly RUNTIME=linux-x64 ;;
  *) readonly RUNTIME=linux-arm64 ;;
esac

# What links the library: clang unless told otherwise.
linker=()
command -v clang >/dev/null || linker=(-p:CppCompilerAndLinker=gcc)

[[ $# -gt 0 ]] || trap 'rm -rf "$FOLDER"' EXIT
mkdir -p "$FOLDER"
echo 'Publishing the library …' >&2
dotnet publish -c Release -r "$RUNTIME" "${linker[@]}" -o "$FOLDER/library" --artifacts-path "$FOLDER/artifacts" >"$FOLDER/publish.log" 2>&1 \
  || { cat "$FOLDER/publish.log"; exit 1; }

# The program looks for the library where it was linked.
"${CC:-cc}" -std=c99 -O2 -Wall -Wextra -Werror -pedantic main.c -I"$FOLDER/library" -L"$FOLDER/library" -l:rings.so -Wl,-rpath,"$FOLDER/library" -o "$FOLDER/rings"
"$FOLDER/rings" "$FOLDER/rings.safetensors"
