// The limits of the core, on the protocol of the contenders, "begin" and "time". FMA answers 10⁹ floating-point operations a second of multiply-adds that
// touch registers only; L1, L2, L3 and DRAM answer 10⁹ bytes a second read, by the better of two ways: one stream, or four with prefetches ahead.
// A workload answers nanoseconds: as long as a call takes that does nothing but move its weights.
#include <sys/mman.h>
#include <unistd.h>

#include <numeric>
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
    return median_of(std::move(rates)) / 1e9;
}

// What a call cannot do without, whatever it computes and however well: forward, each weight is read once; backward and update together read and write it
// once more, last layer first, and Adam's two moments with it. No padding, no biases, no activations, no argument checks.
class Traffic {
public:
    explicit Traffic(const Workload& workload) : workload(workload) {
        for (int l = 0; l < workload.layers(); l++) vectors.push_back(size_t(workload.widths[l]) * workload.widths[l + 1] / lanes);
        size_t all = std::accumulate(vectors.begin(), vectors.end(), size_t(0));
        arrays = workload.adam ? 3 : 1;
        weights = reinterpret_cast<Bits*>(memory(all * arrays * sizeof(Bits)));
    }

    void run(long calls) const {
        for (; calls > 0; calls--) {
            size_t at = 0;
            for (size_t layer : vectors) {
                read(weights + at, layer);
                at += layer;
            }
            size_t all = at;
            for (int l = workload.layers() - 1; l >= 0 && workload.trains; l--) {
                at -= vectors[l];
                for (int array = 0; array < arrays; array++) move(weights + array * all + at, vectors[l]);
            }
        }
    }

private:
    static void read(const Bits* from, size_t count) {
        size_t i = 0;
        for (; i + 8 <= count; i += 8) {
            for (int v = 0; v < 8; v++) {
                Bits value = from[i + v];
                opaque(value);
            }
        }
        for (; i < count; i++) {
            Bits value = from[i];
            opaque(value);
        }
    }

    static void move(Bits* at, size_t count) {
        for (size_t i = 0; i < count; i++) {
            Bits value = at[i];
            opaque(value);
            at[i] = value;
        }
    }

    const Workload& workload;
    std::vector<size_t> vectors;
    int arrays;
    Bits* weights;
};

static bool is_workload(const std::string& name) {
    return std::any_of(workloads().begin(), workloads().end(), [&](const Workload& w) { return w.name == name; });
}

int main() {
    std::string limit;
    std::unique_ptr<Traffic> traffic;
    std::unique_ptr<Clock> clock;
    for (std::string verb, argument; std::cin >> verb >> argument;) {
        if (verb == "time") {
            double seconds = std::stod(argument);
            std::cout << (clock ? clock->median_nanoseconds(seconds) : median_rate(limit, seconds)) << std::endl;
            continue;
        }
        limit = argument;
        clock.reset();
        traffic.reset();
        if (is_workload(limit)) {
            traffic = std::make_unique<Traffic>(workload_named(limit));
            clock = std::make_unique<Clock>([&](long calls) { traffic->run(calls); });
        }
        std::cout << "ok" << std::endl;
    }
}
