#!/usr/bin/env bash
# Publishes the sample as one trimmed file that needs no .NET on the machine, and compares what it learns with what the ordinary build does.
#
#   samples/Sensor/trimmed.sh [FOLDER]        (everything is built in FOLDER)
#
# Exits with 1 where the trimmer warns, or a bit of the weights differs.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly FOLDER=$(realpath -m "${1:-$(mktemp -d)}")
readonly STEPS=50000
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

case $(uname -m) in
  x86_64) readonly RUNTIME=linux-x64 ;;
  *) readonly RUNTIME=linux-arm64 ;;
esac

[[ $# -gt 0 ]] || trap 'rm -rf "$FOLDER"' EXIT
mkdir -p "$FOLDER"
dotnet publish -c Release -r "$RUNTIME" -p:OneFile=true -warnaserror \
  -o "$FOLDER/one" --artifacts-path "$FOLDER/artifacts/one" >"$FOLDER/one.log" 2>&1 || { cat "$FOLDER/one.log"; exit 1; }
dotnet build -c Release --artifacts-path "$FOLDER/artifacts/jit" >"$FOLDER/jit.log" 2>&1 || { cat "$FOLDER/jit.log"; exit 1; }

# Memory is their own, all else must be the same.
one=$("$FOLDER/one/Sensor" --steps "$STEPS")
ordinary=$(dotnet "$FOLDER/artifacts/jit/bin/Sensor/release/Sensor.dll" --steps "$STEPS")
table() { grep -v 'MB of memory' <<<"$1"; }
echo "$one"
[[ $(table "$one") == "$(table "$ordinary")" ]] || { echo "The ordinary build says:"; echo "$ordinary"; exit 1; }
awk -v bytes="$(stat -c %s "$FOLDER/one/Sensor")" 'BEGIN { printf "One file of %.1f MB does what the ordinary build does.\n", bytes / 1e6 }'
