#!/usr/bin/env bash
# Builds the projects here, which must fail, and compares what the compiler says with expected.txt.
#
#   samples/Mistakes/check.sh             exits with 0 if it says exactly that
#   samples/Mistakes/check.sh --accept    records what it says
#
# There are two, since the compiler does not run analyzers as long as the generator reports an error: calls and advice come after that.

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C

# The messages of a project: place, severity, id and text, without the folder, the link to the rule's page and the project's name.
# Each comes twice, as it happens and in the summary.
messages() {
  local log
  log=$(dotnet build "$1" -c "${Configuration:-Release}" 2>&1) && {
    echo "$1 compiles; it must not." >&2
    return 1
  }
  sed -nE "s|^$PWD/([^(]+\([0-9]+,[0-9]+\): (error\|warning) .*) \[[^]]*\]\$|\1|p" <<<"$log" \
    | sed -E 's| \(https://[^)]*\)$||' \
    | sort -u | sort -s -t '(' -k 1,1 -k 2,2n \
    | grep . || {
    echo "$log" >&2
    return 1
  }
}

said=$(messages Classes && messages Calls) || exit 1
if [[ ${1:-} == --accept ]]; then
  echo "$said" >expected.txt
else
  diff expected.txt <(echo "$said")
fi
