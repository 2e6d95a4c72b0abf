#!/usr/bin/env bash
# Looks at what became of the register tiles of the reference networks and of the benchmarks' in an ARM64 object file.
#
#   tests/Arm64/check-loops.sh OBJECT
#
# In the innermost loop of each kernel that has the most multiply-adds, these are vector instructions (fmla v.4s), nothing lies on the stack and nothing is called.
# A kernel of a large layer has as many of them in a turn as its tile was planned with. Exits with 1 if that is not so, and prints what was found.

set -uo pipefail

aarch64-linux-gnu-objdump -d --no-show-raw-insn "$1" | awk '
  # The multiply-adds in a turn of the loop, at least: 6 rows by 2 vectors, twice; 20 are the whole sum over 10 outputs; 4 rows by 2 vectors.
  BEGIN {
    least["Forward"] = 24; least["Backward"] = 20; least["Gradient"] = 8
    networks = "_(ReferenceNetworks_R[1-6][A-Za-z]*|Peers_[A-Za-z]+)_SimdVector__"
    large = "_Peers_(Digits|AdamDigits|Autoencoder|Wide)_SimdVector__Dense[0-9]+(Forward|Backward|Gradient)$"
  }

  function violation(text) { print "  " name ": " text; violations++ }

  # The jumps backwards of the method, each the end of a loop.
  function find_loops(   i, target) {
    loops = 0
    for (i = 1; i <= count; i++) {
      if (code[i] !~ /^(b|b\.[a-z]+|cbn?z|tbn?z)\t/ || !match(code[i], /[0-9a-f]+ </)) continue
      target = substr(code[i], RSTART, RLENGTH - 2)
      if ((target in at) && at[target] <= i) { loops++; first[loops] = at[target]; last[loops] = i }
    }
  }

  function is_innermost(l,   other) {
    for (other = 1; other <= loops; other++) if (other != l && first[other] >= first[l] && last[other] <= last[l]) return 0
    return 1
  }

  function multiply_adds(from, to,   i, n) {
    for (i = from; i <= to; i++) n += code[i] ~ /^fml[as]\tv[0-9]+\.4s, v[0-9]+\.4s, v[0-9]+\.(4s|s\[)/
    return n + 0
  }

  function check(   l, i, n, most, tile, from, to, kind) {
    if (name !~ networks || count == 0) return
    find_loops()
    most = 0; tile = 0
    for (l = 1; l <= loops; l++) if (is_innermost(l) && (n = multiply_adds(first[l], last[l])) > most) { most = n; tile = l }
    # Without a loop all of the kernel is its tile.
    from = tile ? first[tile] : 1; to = tile ? last[tile] : count
    kernels++
    if (tile) tiles++
    else if (multiply_adds(1, count) == 0) return
    for (i = from; i <= to; i++) {
      if (code[i] ~ /^blr?\t/) violation("calls in its tile: " code[i])
      if (code[i] ~ /^f(n?)m(add|sub)\t/) violation("multiplies and adds one number at a time in its tile: " code[i])
      if (tile && code[i] ~ /\[(sp|x29)/) violation("spills in its tile: " code[i])
    }
    if (name ~ large) {
      kind = name; sub(/.*__Dense[0-9]+/, "", kind)
      checked[kind]++
      if (most < least[kind]) violation(most " vector multiply-adds in a turn of its tile, " least[kind] " are planned")
    }
  }

  /^[0-9a-f]+ <.*>:$/ { check(); name = $2; gsub(/[<>:]/, "", name); sub(/^Unrolled_Arm64_Unrolled_Generated_Unrolled_/, "_", name); count = 0; split("", at); next }
  /^ +[0-9a-f]+:\t/ { address = $1; sub(/:/, "", address); sub(/^ +[0-9a-f]+:\t/, ""); code[++count] = $0; at[address] = count }

  END {
    check()
    # Otherwise the rules would hold for want of code.
    if (tiles < 40 || checked["Forward"] < 6 || checked["Backward"] < 4 || checked["Gradient"] < 8) { print "  Hardly a tile was found."; violations++ }
    printf "Disassembly: %d kernels, %d with a loop of multiply-adds, %d violations.\n", kernels, tiles, violations
    exit violations > 0
  }'
