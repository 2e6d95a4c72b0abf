#!/usr/bin/env bash
# Compares Unrolled with the libraries one would use instead, in one table. Installs what it needs from Debian's packages and npm, builds, checks, measures.
#
#   benchmarks/run.sh [--rounds N] [--only W1,T1] [--peers a,b] [--against DIR] [--no-build]
#
# What cannot be installed or built is left out, and the table says why. Everything measured runs on one core, the last one this script may use.

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

readonly PACKAGES=(g++ make clang libeigen3-dev libxsmm-dev libopenblas-dev libdnnl-dev libtorch-dev libfann-dev)
readonly CPP=Peers/Cpp

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

note() { echo "$*" >&2; }

as_root() { if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi; }

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# The newest clang that Debian has compiles Eigen's products to faster code than its default one.
newest_clang() { apt-cache pkgnames clang- | grep -E '^clang-[0-9]+$' | sort -V | tail -n 1; }

missing_packages() {
  local package clang
  clang=$(newest_clang)
  for package in "${PACKAGES[@]/#clang/${clang:-clang}}"; do
    is_installed "$package" || echo "$package"
  done
}

install_packages() {
  if ! command -v apt-get >/dev/null; then
    note "No apt-get here: install yourself what corresponds to ${PACKAGES[*]}."
    return
  fi
  [[ -n $(missing_packages) ]] || return 0
  as_root apt-get update -qq >&2
  local package missing
  missing=$(missing_packages)
  note "Installing from Debian's packages:" $missing
  # One by one, so that one that is not there does not keep the others out.
  for package in $missing; do
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null || note "$package could not be installed."
  done
}

# The library inside the package; the package's own script would download another.
install_onnxruntime() {
  local folder=$CPP/bin/onnxruntime-node architecture=x64 library
  [[ -e $CPP/bin/libonnxruntime.so ]] && return
  [[ $(uname -m) == aarch64 ]] && architecture=arm64
  note "Installing from npm: onnxruntime-node"
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" onnxruntime-node >&2 || { note 'onnxruntime-node could not be installed.'; return; }
  library=$(find "$PWD/$folder" -path "*/linux/$architecture/libonnxruntime.so.1" | head -n 1)
  ln -sf "$library" $CPP/bin/libonnxruntime.so
}

build() {
  install_packages
  mkdir -p $CPP/bin
  install_onnxruntime
  note 'Building'
  make --silent --keep-going -C $CPP >&2
  local project
  for project in Unrolled Comparison; do
    dotnet build "Peers/$project" -c Release -v quiet -tl:off -clp:ErrorsOnly >&2 || return
  done
}

arguments=()
builds=yes
for argument; do
  case $argument in
    --no-build) builds=no ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' run.sh; exit ;;
    *) arguments+=("$argument") ;;
  esac
done

[[ $builds == no ]] || build || exit 1

# One thread each; OpenBLAS takes AVX2 kernels on some processors that have AVX-512.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
if grep -q avx512f /proc/cpuinfo; then export OPENBLAS_CORETYPE=SkylakeX; fi

# Tiered compilation as a user has it, but at once: on one core the delay before it counts calls would be a second.
export DOTNET_TC_CallCountingDelayMs=0

cores=$(taskset -cp $$)
PEERS_FOLDER=$PWD/Peers exec taskset -c "${cores##*[ ,-]}" dotnet Peers/Comparison/bin/Release/net10.0/Unrolled.Comparison.dll "${arguments[@]}"
