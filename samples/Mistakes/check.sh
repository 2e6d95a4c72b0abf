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

# Each message of a build log about a file here, without the folder, the link to the rule's page and the project's name,
# behind its file, line and column, by which they are sorted. Each comes twice, as it happens and in the summary.
sorted() {
  local line place='^([^(]+)\(([0-9]+),([0-9]+)\): (error|warning) '
  while IFS= read -r line; do
    if [[ $line == "$PWD/"* && ${line#"$PWD/"} =~ $place ]]; then
      line=${line#"$PWD/"}
      line=${line% \[*\]}
      printf '%s\t%s\t%s\t%s\n' "${BASH_REMATCH[@]:1:3}" "${line% (https://*)}"
    fi
  done | sort -u -t $'\t' -k 1,1 -k 2,2n -k 3,3n -k 4,4
}

# The messages of a project.
messages() {
  local log
  log=$(dotnet build "$1" -c "${Configuration:-Release}" 2>&1) && {
    echo "$1 compiles; it must not." >&2
    return 1
  }
  sorted <<<"$log" | cut -f 4 | grep . || {
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
