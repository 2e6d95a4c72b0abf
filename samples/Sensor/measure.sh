#!/usr/bin/env bash
# Publishes the sample as native code, and measures it beside the JIT compiler: size, start, memory, speed, bits.
#
#   samples/Sensor/measure.sh [FOLDER]        (needs clang or gcc, and a machine with AVX2; everything is built in FOLDER)
#
# Exits with 1 where a figure misses its bound: 2 MB, 10 ms to the first prediction, 8 MB of memory, 1.1 of the JIT compiler's time a step; where the weights differ;
# and where publishing does not warn of the default (UNR0701).

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly FOLDER=$(realpath -m "${1:-$(mktemp -d)}")
readonly JIT=$FOLDER/artifacts/jit/bin/Sensor/release/Sensor.dll
readonly ROUNDS=9 STARTS=31
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

linker=()
command -v clang >/dev/null || linker=(-p:CppCompilerAndLinker=gcc)

# One core for all, so that none is moved while it is measured. On one core .NET waits ten times as long before it optimises.
export DOTNET_TC_DelaySingleProcMultiplier=1
pinned=()
command -v taskset >/dev/null && pinned=(taskset -c "$(taskset -cp $$ | sed 's/.*[ ,-]//')")

# publish NAME PROPERTIES...
publish() {
  local name=$1
  shift
  dotnet publish -c Release -r linux-x64 "${linker[@]}" "$@" -o "$FOLDER/$name" --artifacts-path "$FOLDER/artifacts/$name" >"$FOLDER/$name.log" 2>&1 \
    || { cat "$FOLDER/$name.log"; exit 1; }
}

median() { sort -g | awk '{ values[NR] = $1 } END { print values[int((NR + 1) / 2)] }'; }

# times NAME COMMAND...: adds what a step and a prediction take to the files of that name.
times() {
  local name=$1 output
  shift
  output=$("${pinned[@]}" "$@" --times)
  awk '$1 == "step" { print $2 }' <<<"$output" >>"$FOLDER/$name.step"
  awk '$1 == "prediction" { print $2 }' <<<"$output" >>"$FOLDER/$name.prediction"
}

# From before the process exists to after it has ended.
start_milliseconds() {
  local i before after
  for ((i = 0; i < STARTS; i++)); do
    before=${EPOCHREALTIME/[.,]/}
    "${pinned[@]}" "$1" --first >/dev/null
    after=${EPOCHREALTIME/[.,]/}
    awk -v t=$((after - before)) 'BEGIN { print t / 1000 }'
  done | median
}

[[ $# -gt 0 ]] || trap 'rm -rf "$FOLDER"' EXIT
mkdir -p "$FOLDER"
rm -f "$FOLDER"/*.step "$FOLDER"/*.prediction
echo "Publishing three times to $FOLDER …"
publish default -p:Baseline=true
publish v3
publish native -p:IlcInstructionSet=native
dotnet build -c Release --artifacts-path "$FOLDER/artifacts/jit" >"$FOLDER/jit.log" 2>&1 || { cat "$FOLDER/jit.log"; exit 1; }

for ((round = 0; round < ROUNDS; round++)); do
  times jit dotnet "$JIT"
  for name in native v3 default; do
    times "$name" "$FOLDER/$name/Sensor"
  done
done

printf '\n%-34s %9s %9s %9s %9s\n' '' JIT native v3 default
row() { printf '%-34s %9s %9s %9s %9s\n' "$@"; }
size() { awk -v bytes="$(stat -c %s "$FOLDER/$1/Sensor")" 'BEGIN { printf "%.2f", bytes / 1e6 }'; }
memory() { "$@" | awk '/MB of memory/ { print $1; found = 1 } END { exit !found }'; }
ratio() { awk -v a="$(median <"$FOLDER/$1.step")" -v b="$(median <"$FOLDER/jit.step")" 'BEGIN { printf "%.2f", a / b }'; }
weights() { "$@" | grep -o 'weights .*'; }

row 'program, MB' '' "$(size native)" "$(size v3)" "$(size default)"
start=$(start_milliseconds "$FOLDER/v3/Sensor")
row 'start to first prediction, ms' '' "$(start_milliseconds "$FOLDER/native/Sensor")" "$start" "$(start_milliseconds "$FOLDER/default/Sensor")"
peak=$(memory "$FOLDER/v3/Sensor")
row 'most memory, MB' "$(memory dotnet "$JIT")" "$(memory "$FOLDER/native/Sensor")" "$peak" "$(memory "$FOLDER/default/Sensor")"
row 'training step of 16 rows, µs' "$(median <"$FOLDER/jit.step")" "$(median <"$FOLDER/native.step")" "$(median <"$FOLDER/v3.step")" "$(median <"$FOLDER/default.step")"
row '  beside the JIT compiler' '' "$(ratio native)" "$(ratio v3)" "$(ratio default)"
row 'prediction of one row, µs' "$(median <"$FOLDER/jit.prediction")" "$(median <"$FOLDER/native.prediction")" "$(median <"$FOLDER/v3.prediction")" "$(median <"$FOLDER/default.prediction")"

echo
grep -ho 'warning UNR0701: [^[]*' "$FOLDER/default.log" | sort -u || { echo 'Publishing for the default instruction set did not warn of it (UNR0701).' >&2; exit 1; }
jit=$(weights dotnet "$JIT")
native=$(weights "$FOLDER/native/Sensor")
v3=$(weights "$FOLDER/v3/Sensor")
if [[ $jit == "$native" && $native == "$v3" ]]; then
  echo "JIT, native and v3 end with the same $v3."
else
  echo 'JIT, native and v3 end with other weights.' >&2
  exit 1
fi

awk -v size="$(size v3)" -v start="$start" -v peak="$peak" -v native="$(ratio native)" -v v3="$(ratio v3)" 'BEGIN {
  best = native < v3 ? native : v3
  if (size > 2 || start > 10 || peak > 8 || best > 1.1) { print "A bound is missed: 2 MB, 10 ms, 8 MB, 1.1."; exit 1 }
}'
