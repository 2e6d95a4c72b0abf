#!/usr/bin/env bash
# Runs the kernels on ARM64: outputs, losses, gradients, and the weights and optimiser state after ten steps must have the bits they have on x64.
#
#   tests/Arm64/run.sh [--no-build] [--full]
#
# --full trains the largest network (T4) on all of its 128 rows as well, which takes minutes.
#
# On x64, at vectors of 128 bits, every case is recorded by its engine (Recording.cs). .NET's compiler to native code compiles the same library for ARM64, a C program
# (main.c) calls it on the recorded memory (Replay.cs) under an emulator, as two real processors and as one with every extension, and compares every bit.
# There is no ARM64 runtime in it: no garbage collector, no exceptions, and whatever is not in the library itself is a null pointer.
# What the compiler made of the kernels is looked at as well (check-loops.sh).
#
# What is missing is installed, from Debian's packages and NuGet. What cannot be had skips the whole: that is said, and the script exits with 0. Other bits, a rule
# of check-loops.sh that does not hold or anything else that goes wrong exit with 1.

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

readonly CONFIGURATION=${Configuration:-Release}
readonly OUT=bin/arm64
readonly LIBRARY=bin/$CONFIGURATION/net9.0
readonly PROCESSORS=(cortex-a53 cortex-a72 max)
readonly PACKAGES=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

# Seconds for all of it but building. .ci/run stops it after four minutes.
limit=230

skip() {
  echo "ARM64 skipped: $*" >&2
  exit 0
}

fail() {
  echo "ARM64 failed: $*" >&2
  exit 1
}

# What is left of the limit, for a command.
in_time() {
  timeout "$((SECONDS < limit ? limit - SECONDS : 1))" "$@"
}

has_tools() {
  command -v aarch64-linux-gnu-gcc >/dev/null && command -v qemu-aarch64 >/dev/null && [[ -e /usr/aarch64-linux-gnu/lib/libc.a ]]
}

install_tools() {
  local sudo=
  has_tools && return
  command -v apt-get >/dev/null || return
  [[ $(id -u) == 0 ]] || sudo='sudo -n'
  # Where the list of packages is missing or old, once more with a new one.
  timeout 90 $sudo env DEBIAN_FRONTEND=noninteractive sh -c '
    install="apt-get install -y -qq --no-install-recommends $*"
    $install || { apt-get update -qq && $install; }' sh "${PACKAGES[@]}" >/dev/null
  has_tools
}

# The folder of the compiler that comes as a package.
restore_compiler() {
  timeout 60 dotnet restore Compiler -v q >&2 || return
  compiler=$(dotnet msbuild Compiler -getProperty:CompilerFolder) || return
  [[ -x $compiler/tools/ilc && -e $compiler/tools/libclrjit_universal_arm64_x64.so ]]
}

record() {
  local status=0 count
  count=$(sed -n 's/.*const int Count = \([0-9]*\);.*/\1/p' Cases.cs)
  mkdir -p $OUT/cases && rm -f $OUT/cases/*
  DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0 DOTNET_MaxVectorTBitWidth=128 in_time dotnet exec "$LIBRARY/Unrolled.Arm64.dll" $OUT/cases "${full[@]}" || status=$?
  [[ $status != 3 ]] || skip 'this processor has no fused multiply-add; what it records has other bits.'
  [[ $status == 0 ]] || fail 'the cases could not be recorded.'
  cases=($OUT/cases/*.case)
  [[ ${#cases[@]} == $((count + ${#full[@]})) ]] || fail "${#cases[@]} cases were recorded, not $((count + ${#full[@]}))."
}

# How many of its results a case is compared in. It has nine sections behind five numbers, each with its length: four of what is given, and five results, of which some are empty.
comparisons() {
  local offset=20 section length count=0
  for section in {1..9}; do
    length=$(od -A n -t d4 -j "$offset" -N 4 "$1") && [[ -n $length ]] || fail "$1 is too short."
    ((offset += 4 + 4 * length))
    ((section <= 4 || length == 0 || ++count))
  done
  echo "$count"
}

compile() {
  in_time "$compiler/tools/ilc" "$LIBRARY/Unrolled.Arm64.dll" -o:$OUT/networks.o -r:"$LIBRARY/*.dll" -r:"$compiler/sdk/*.dll" -r:"$compiler/framework/*.dll" \
    --targetos:linux --targetarch:arm64 -O --nativelib --generateunmanagedentrypoints:Unrolled.Arm64 --systemmodule:System.Private.CoreLib \
    --substitution:processor.xml --feature:System.Globalization.Invariant=true --feature:System.Resources.UseSystemResourceKeys=true || return
  aarch64-linux-gnu-gcc -O2 -std=c11 -Wall -Wextra -Werror -static main.c $OUT/networks.o -o $OUT/replay -Wl,--gc-sections -Wl,--unresolved-symbols=ignore-all
}

full=()
builds=true
for argument; do
  case $argument in
    --full) full=(--full) limit=1500 ;;
    --no-build) builds=false ;;
    *) fail "there is no $argument." ;;
  esac
done

[[ $(uname -sm) == 'Linux x86_64' ]] || skip 'the recording machine must be an x64 Linux.'
install_tools || skip "${PACKAGES[*]} are not installed and could not be."
restore_compiler || skip 'the package of the native compiler could not be had.'
before=$SECONDS
[[ $builds == false ]] || dotnet build -c "$CONFIGURATION" -v q --nologo || fail 'the library does not compile.'
SECONDS=$before
record
compile || fail 'the library could not be compiled for ARM64.'

status=0
./check-loops.sh $OUT/networks.o || status=1

declare -A results
for path in "${cases[@]}"; do
  results[$path]=$(comparisons "$path") || exit 1
done

for processor in "${PROCESSORS[@]}"; do
  output=$OUT/$processor.txt
  code=0
  # The instructions that main.c compares are one more.
  expected=1
  for path in "${cases[@]}"; do
    ((expected += results[$path]))
  done
  in_time qemu-aarch64 -cpu "$processor" $OUT/replay "${cases[@]}" >"$output" 2>&1 || code=$?
  same=$(grep -c ' same bits$' "$output")
  other=$(grep -c ' OTHER BITS: ' "$output")
  echo "$processor: ${#cases[@]} cases, $expected comparisons, $same with the same bits, $other with others. $OUT/$processor.txt tells them."
  if [[ $code != 0 || $other != 0 || $same != "$expected" ]]; then
    grep -E '^[^ ]|OTHER BITS' "$output" | grep -B 1 'OTHER BITS' >&2
    [[ $code -le 1 ]] || tail -n 2 "$output" >&2
    [[ $code != 124 ]] || echo "It was stopped after $SECONDS s: a call without end, unless the machine is very slow. Does processor.xml answer for all instruction sets that the library asks for?" >&2
    echo "ARM64 failed on $processor, exit code $code." >&2
    status=1
  fi
  # Once is enough for the one that takes longest.
  cases=($(printf '%s\n' "${cases[@]}" | grep -v -- '-T4'))
done
exit $status
