// The limits of the core, on the protocol of the contenders: "time FMA 0.1" answers 10⁹ floating-point operations a second of multiply-adds that touch
// registers only; L1, L2, L3 and DRAM answer 10⁹ bytes a second read, by the better of two ways: one stream, or four with prefetches ahead.
#include <sys/mman.h>
#include <unistd.h>

#include <utility>

#include "contender.hpp"

#if defined(__AVX512F__)
#define REGISTER "v"
constexpr int lanes = 16;
#elif defined(__AVX__)
#define REGISTER "x"
constexpr int lanes = 8;
#elif defined(__x86_64__)
#define REGISTER "x"
constexpr int lanes = 4;
#else
#define REGISTER "w"
constexpr int lanes = 4;
#endif

typedef float Floats __attribute__((vector_size(lanes * 4)));
typedef int Bits __attribute__((vector_size(lanes * 4)));

// Nothing is computed here, but the compiler must not know.
template <class Vector>
static void opaque(Vector& value) { asm volatile("" : "+" REGISTER(value)); }

template <size_t... Chain>
static double multiply_add(long iterations, std::index_sequence<Chain...>) {
    Floats sums[] = {Floats{float(Chain)}...}, factor = {}, term = {};
    opaque(factor);
    opaque(term);
    double start = seconds_now();
    for (long i = 0; i < iterations; i++) {
        ((sums[Chain] = sums[Chain] * factor + term, opaque(sums[Chain])), ...);
    }
    return 2.0 * lanes * sizeof...(Chain) * iterations / (seconds_now() - start);
}

// Reads the memory as so many streams side by side, eight vectors in a turn.
template <int Streams>
static double read(const char* memory, size_t bytes, long times) {
    constexpr int loads = 8 / Streams;
    constexpr size_t stride = loads * sizeof(Bits);
    size_t length = bytes / Streams / stride * stride;
    Bits sums[8] = {};
    double start = seconds_now();
    for (long time = 0; time < times; time++) {
        for (size_t at = 0; at < length; at += stride) {
            for (int s = 0; s < Streams; s++) {
                const char* from = memory + s * length + at;
                if (Streams > 1) {
                    for (size_t line = 0; line < stride; line += 64) __builtin_prefetch(from + 512 + line);
                }
                for (int l = 0; l < loads; l++) sums[s * loads + l] |= reinterpret_cast<const Bits*>(from)[l];
            }
        }
        asm volatile("" ::: "memory");
    }
    for (Bits& sum : sums) opaque(sum);
    return double(length) * Streams * times / (seconds_now() - start);
}

// A part of each cache, so that what else lies there does not push it out; four times the last one for DRAM.
static size_t bytes_of(const std::string& level) {
    auto cache = [](int name, size_t fallback) { return sysconf(name) > 0 ? size_t(sysconf(name)) : fallback; };
    size_t l3 = cache(_SC_LEVEL3_CACHE_SIZE, 8 << 20);
    if (level == "L1") return cache(_SC_LEVEL1_DCACHE_SIZE, 32 << 10) / 2;
    if (level == "L2") return cache(_SC_LEVEL2_CACHE_SIZE, 512 << 10) / 2;
    return level == "L3" ? l3 / 4 : std::min<size_t>(4 * l3, 256 << 20);
}

static char* memory(size_t bytes) {
    constexpr size_t huge_page = 2 << 20;
    static size_t reserved = 0;
    static char* block = nullptr;
    if (reserved < bytes) {
        reserved = (bytes + huge_page - 1) / huge_page * huge_page;
        block = static_cast<char*>(std::aligned_alloc(huge_page, reserved));
        madvise(block, reserved, MADV_HUGEPAGE);
        std::fill(block, block + reserved, char(1));
    }
    return block;
}

static double median_rate(const std::string& what, double seconds) {
    size_t bytes = what == "FMA" ? 0 : bytes_of(what);
    char* block = memory(bytes);
    constexpr std::make_index_sequence<12> chains;  // hide a latency of six cycles at two a cycle; with two constants, fit 16 registers
    long times = bytes > 0 ? std::max<long>(1, (8 << 20) / long(bytes)) : 0;
    std::vector<double> rates;
    for (double end = seconds_now() + seconds; seconds_now() < end || rates.size() < 5;) {
        rates.push_back(bytes == 0 ? multiply_add(20'000, chains) : std::max(read<1>(block, bytes, times), read<4>(block, bytes, times)));
    }
    std::nth_element(rates.begin(), rates.begin() + rates.size() / 2, rates.end());
    return rates[rates.size() / 2] / 1e9;
}

int main() {
    for (std::string verb, what, seconds; std::cin >> verb >> what >> seconds;) {
        std::cout << median_rate(what, std::stod(seconds)) << std::endl;
    }
}
