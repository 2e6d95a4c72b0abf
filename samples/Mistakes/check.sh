#!/usr/bin/env bash
# Builds this project, which must fail, and compares what the compiler says with expected.txt.
#
#   samples/Mistakes/check.sh             exits with 0 if it says exactly that
#   samples/Mistakes/check.sh --accept    records what it says

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_UI_LANGUAGE=en
log=$(dotnet build Mistakes.csproj -c "${Configuration:-Release}" 2>&1) && {
  echo "Mistakes compiles; it must not." >&2
  exit 1
}

# Each line comes twice, as it happens and in the summary. Place, severity, id and message, without the folder, the link to the rule's page and the project's name.
said=$(sed -nE "s|^$PWD/([^(]+\([0-9]+,[0-9]+\): (error\|warning) .*) \[[^]]*\]\$|\1|p" <<<"$log" | sed -E 's| \(https://[^)]*\)$||' | sort -u | sort -s -t "(" -k 1,1 -k 2,2n)
if [[ -z $said ]]; then
  echo "$log" >&2
  exit 1
fi

if [[ ${1:-} == --accept ]]; then
  echo "$said" >expected.txt
else
  diff expected.txt <(echo "$said")
fi
