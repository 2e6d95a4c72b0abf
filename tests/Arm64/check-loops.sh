#!/usr/bin/env bash
# Looks at what became of the kernels of the reference networks and of the benchmarks' in an ARM64 object file.
#
#   tests/Arm64/check-loops.sh OBJECT
#
# No kernel multiplies or divides one number at a time, and no helper of the runtime has scalar multiply-adds.
# A kernel over SimdVector, or over both widths (class Kernels), calls nothing (but RowLanes.FromPanels, once for a block of many tiles) and keeps no vector on the stack.
# In its tile, the innermost loop that has the most multiply-adds (fmla v.4s), nothing at all lies
# there, and the tile of a large layer has as many of them in a turn as it was planned with.
# A kernel of Rows has values of four registers each, so some spill. A product with a matrix calls nothing between its multiply-adds either. Other calls are helpers of 512 bits
# that the compiler did not inline; they are counted, and must not become more.
# Every network has as many kernels and multiply-adds as the table below, or more: otherwise the rules would hold for want of code.
#
# Prints what was found, for each network in the form of the table. Exits with 1 if a rule does not hold.

set -uo pipefail

aarch64-linux-gnu-objdump -d --no-show-raw-insn "$1" | awk '
  BEGIN {
    # What this compiler makes of them: the least, and of calls the most. A number that no longer holds is one to understand before it is set; where calls become fewer, so does theirs.
    # Over SimdVector: kernels, multiply-adds; of Rows: kernels, multiply-adds, calls of helpers.
    expect("R1",            4,   70,   6,   92,   40)
    expect("R2",            3,   57,   2,   96,   46)
    expect("R3",            5,   99,   3,   72,   94)
    expect("R4",           10,  168,   6,  140,   73)
    expect("R5",            6,   98,   4,   28,    0)
    expect("R6Relu",        6,   54,   6,   90,   40)
    expect("R6Sigmoid",     7,   73,   5,   80,   29)
    expect("R6Tanh",        7,   77,   5,   80,   29)
    expect("Tiny",          4,   70,   6,   92,   40)   # W1, T1
    expect("Square",        4,   64,   0,    0,    0)   # W2
    expect("Digits",        4,  232,   5,  172,   99)   # W3, W4, T2; of two rows at a time, each has its own sums: three times the calls in the text, as many for a row
    expect("Autoencoder",   7,  468,   3,   40,    0)   # T3
    expect("Wide",          8,  348,   6,  188,   94)   # T4
    expect("Online",        6,   62,   5,  180,   52)   # T5
    expect("AdamDigits",    4,  360,   6,  208,  135)   # T6

    # The multiply-adds in a turn of the tile, at least: 6 rows by 2 vectors, four times; 20 are the whole sum over 10 outputs; 4 rows by 2 vectors, four times.
    planned["Forward"] = 48; planned["Backward"] = 20; planned["Gradient"] = 32
    large = "^Peers_(Digits|AdamDigits|Autoencoder|Wide)_SimdVector__Dense[0-9]+(Forward|Backward|Gradient)$"
    product_of_rows = "_Rows__Dense[0-9]+(Forward|Backward)$"

    multiply_add = "^fml[as]\tv[0-9]+\\.4s, v[0-9]+\\.4s, v[0-9]+\\.(4s|s\\[)"
    one_number = "^f(n?m(add|sub)|n?mul|div)\t[hsd]"
    call = "^blr?\t"
    on_stack = "\\[(sp|x29)"
    vector_on_stack = "^(ld|st)(r|ur|p)\tq.*" on_stack
  }

  function expect(network, kernels, fmla, rows, rows_fmla, calls) {
    networks[++expected] = network
    least[network, "kernels"] = kernels; least[network, "fmla"] = fmla
    least[network, "rows"] = rows; least[network, "rows_fmla"] = rows_fmla
    most_calls[network] = calls
  }

  function violation(text) { print "  " name ": " text; violations++ }

  function forbid(pattern, from, to, text,   i, n, example) {
    for (i = from; i <= to; i++) if (code[i] ~ pattern) { n++; example = code[i] }
    if (n > 0) violation(text ", " n " times: " example)
  }

  function matches(pattern, from, to,   i, n) {
    for (i = from; i <= to; i++) n += code[i] ~ pattern
    return n + 0
  }

  # The first that matches, on the way from one to the other.
  function position(pattern, from, to,   step) {
    for (step = from < to ? 1 : -1; from != to && code[from] !~ pattern; from += step);
    return from
  }

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

  function check_kernel(   network, is_rows, l, i, n, most, tile, kind) {
    network = name; sub(/_(SimdVector|Kernels|Rows)__.*/, "", network); sub(/^(Gradients_Tests_ReferenceNetworks|Peers)_/, "", network)
    if (!(network in most_calls)) { violation("is of a network that is not in the table"); return }
    is_rows = name ~ /_Rows__/
    find_loops()
    most = 0; tile = 0
    for (l = 1; l <= loops; l++) if (is_innermost(l) && (n = matches(multiply_add, first[l], last[l])) > most) { most = n; tile = l }
    tiles += tile > 0

    forbid(one_number, 1, count, "multiplies or divides one number at a time")
    if (is_rows) {
      found[network, "rows"]++; found[network, "rows_fmla"] += matches(multiply_add, 1, count)
      n = 0
      # Some methods of a kernel are generated too.
      for (i = 1; i <= count; i++) n += code[i] ~ call && code[i] !~ /_Generated_/
      if (n > 0) { calls[network] += n; callers[network] = callers[network] sprintf("    %3d in %s\n", n, name); all_calls += n; all_callers++ }
      # Between, since blocks of these loops stand behind all others.
      if (name ~ product_of_rows) forbid(call, position(multiply_add, 1, count), position(multiply_add, count, 1), "calls between its multiply-adds")
    } else {
      found[network, "kernels"]++; found[network, "fmla"] += matches(multiply_add, 1, count)
      if (tile) forbid(call, first[tile], last[tile], "calls in its tile")
      for (i = 1; i <= count; i++) sub(/^bl\t.*_Runtime_RowLanes__FromPanels.*/, "nop", code[i])
      forbid(call, 1, count, "calls")
      forbid(vector_on_stack, 1, count, "spills")
      if (tile) forbid(on_stack, first[tile], last[tile], "uses the stack in its tile")
    }
    if (name ~ large) {
      kind = name; sub(/.*__Dense[0-9]+/, "", kind)
      large_tiles[kind]++
      if (most < planned[kind]) violation(most " multiply-adds in a turn of its tile, " planned[kind] " are planned")
    }
    kernels++
  }

  function check() {
    if (count == 0) return
    if (name ~ /^(Gradients_Tests_ReferenceNetworks_R[1-6][A-Za-z]*|Peers_[A-Za-z]+)_(SimdVector|Kernels|Rows)__/) check_kernel()
    else if (name ~ /_Unrolled_Runtime_|_Intrinsics_Vector/) { helpers++; forbid("^fn?m(add|sub)\t", 1, count, "multiplies and adds one number at a time") }
  }

  function check_network(network,   part) {
    printf "  %-12s %3d, %4d;  %3d, %4d, %4d\n", network, found[network, "kernels"], found[network, "fmla"], found[network, "rows"], found[network, "rows_fmla"], calls[network]
    name = network
    for (part in parts) if (found[network, part] + 0 < least[network, part]) violation(found[network, part] + 0 " " parts[part] ", at least " least[network, part] " are expected")
    if (calls[network] > most_calls[network]) { violation(calls[network] " calls of helpers in Rows, at most " most_calls[network] " are expected"); printf "%s", callers[network] }
  }

  /^[0-9a-f]+ <.*>:$/ { check(); name = $2; gsub(/[<>:]/, "", name); sub(/^Unrolled_Arm64_Unrolled_Generated_Unrolled_/, "", name); count = 0; split("", at); next }
  /^ +[0-9a-f]+:\t/ { address = $1; sub(/:/, "", address); sub(/^ +[0-9a-f]+:\t/, ""); code[++count] = $0; at[address] = count }

  END {
    check()
    parts["kernels"] = "kernels over SimdVector"; parts["fmla"] = "multiply-adds over SimdVector"; parts["rows"] = "kernels of Rows"; parts["rows_fmla"] = "multiply-adds in Rows"
    print "Kernels over SimdVector, their multiply-adds; kernels of Rows, their multiply-adds, their calls of helpers:"
    for (i = 1; i <= expected; i++) check_network(networks[i])
    name = "helpers"
    if (helpers == 0) violation("none was found")
    name = "large layers"
    if (large_tiles["Forward"] < 6 || large_tiles["Backward"] < 5 || large_tiles["Gradient"] < 9) violation("not all of their tiles were found")
    printf "Disassembly: %d kernels, %d with a loop of multiply-adds, %d calls of helpers in %d kernels of Rows, %d violations.\n", kernels, tiles, all_calls, all_callers, violations
    exit violations > 0
  }'
