// libxsmm: kernels compiled at run time for each shape. W lies in panels of 64 outputs, [outputs / 64][inputs][64], so that a kernel reads one
// contiguous piece. Which length of a block is best is found by trying, before anything is timed.
#include <libxsmm.h>

#include <map>

#include "mlp.hpp"

class Xsmm {
    static constexpr int panel = 64;
    using Kernel = libxsmm_smmfunction;

    // One kernel on pieces of A and B, adding to or setting a piece of C. libxsmm's matrices are column-major.
    struct Call {
        Kernel kernel;
        size_t a, b, c;
    };
    using Calls = std::vector<Call>;

    struct Block {
        size_t source;
        int outs, ins;
        Call call;
    };

    struct Plan {
        Calls forward, gradient, fresh_gradient;
        std::vector<Block> backward;
    };

public:
    explicit Xsmm(const Workload& w) : workload(w), transposed(zeros(panel * panel)), plans(w.layers()) {
        int widest = *std::max_element(w.widths.begin(), w.widths.end());
        scaled = zeros(size_t(widest) * w.rows);
        for (int l = 0; l < w.layers(); l++) tune(l);
    }

    size_t index(int layer, int in, int out) const {
        int first = out / panel * panel, width = std::min(panel, workload.widths[layer + 1] - first);
        return size_t(first) * workload.widths[layer] + size_t(in) * width + (out - first);
    }

    void forward(int layer, const float* x, const float* w, float* z) { run(plans[layer].forward, w, x, z); }

    void backward(int layer, const float* delta, const float* w, float* dx) {
        for (const Block& block : plans[layer].backward) {
            libxsmm_otrans(transposed.get(), w + block.source, sizeof(float), block.outs, block.ins, block.outs, block.ins);
            block.call.kernel(transposed.get(), delta + block.call.b, dx + block.call.c);
        }
    }

    void gradient(int layer, const float* x, const float* delta, float scale, float keep, float* w) {
        size_t ins = workload.widths[layer], outs = workload.widths[layer + 1];
        if (scale != 1) {
            for (size_t i = 0; i < outs * workload.rows; i++) scaled[i] = scale * delta[i];
            delta = scaled.get();
        }
        if (keep != 1 && keep != 0) {
            for (size_t i = 0; i < ins * outs; i++) w[i] *= keep;
        }
        run(keep == 0 ? plans[layer].fresh_gradient : plans[layer].gradient, delta, x, w);
    }

private:
    static void run(const Calls& calls, const float* a, const float* b, float* c) {
        for (const Call& call : calls) call.kernel(a + call.a, b + call.b, c + call.c);
    }

    static Kernel kernel(int m, int n, int k, int lda, int ldb, int ldc, bool adds, int flags = LIBXSMM_GEMM_FLAG_NONE) {
        float alpha = 1, beta = adds ? 1 : 0;
        int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
        Kernel found = libxsmm_smmdispatch(m, n, k, &lda, &ldb, &ldc, &alpha, &beta, &flags, &prefetch);
        if (!found) throw std::runtime_error("libxsmm has no kernel for this shape");
        return found;
    }

    // Z = W·X, panel by panel, in blocks of inputs.
    Calls forward_calls(int ins, int outs, int block) const {
        Calls calls;
        for (int o = 0; o < outs; o += panel) {
            int m = std::min(panel, outs - o);
            for (int i = 0; i < ins; i += block) {
                int k = std::min(block, ins - i);
                calls.push_back({kernel(m, workload.rows, k, m, ins, outs, i > 0), size_t(o) * ins + size_t(i) * m, size_t(i), size_t(o)});
            }
        }
        return calls;
    }

    // W += δ·Xᵀ.
    Calls gradient_calls(int ins, int outs, int block, bool adds) const {
        Calls calls;
        for (int o = 0; o < outs; o += panel) {
            int m = std::min(panel, outs - o);
            for (int i = 0; i < ins; i += block) {
                int n = std::min(block, ins - i);
                Kernel found = kernel(m, n, workload.rows, outs, ins, m, adds, LIBXSMM_GEMM_FLAG_TRANS_B);
                calls.push_back({found, size_t(o), size_t(i), size_t(o) * ins + size_t(i) * m});
            }
        }
        return calls;
    }

    // dX = Wᵀ·δ, block by block of W, each transposed first: libxsmm has no kernel that reads its left side transposed.
    std::vector<Block> backward_blocks(int ins, int outs) const {
        std::vector<Block> blocks;
        for (int i = 0; i < ins; i += panel) {
            int m = std::min(panel, ins - i);
            for (int o = 0; o < outs; o += panel) {
                int k = std::min(panel, outs - o);
                Call call = {kernel(m, workload.rows, k, m, outs, ins, o > 0), 0, size_t(o), size_t(i)};
                blocks.push_back({size_t(o) * ins + size_t(i) * k, k, m, call});
            }
        }
        return blocks;
    }

    void tune(int l) {
        int ins = workload.widths[l], outs = workload.widths[l + 1];
        Buffer x = zeros(size_t(ins) * workload.rows), w = zeros(size_t(ins) * outs), z = zeros(size_t(outs) * workload.rows);
        static std::map<std::pair<std::string, int>, std::pair<int, int>> known;
        auto [entry, is_new] = known.try_emplace({workload.name, l});
        auto& [forward_block, gradient_block] = entry->second;
        if (is_new) {
            forward_block = best_block(ins, [&](int block) { run(forward_calls(ins, outs, block), w.get(), x.get(), z.get()); });
            gradient_block = best_block(ins, [&](int block) { run(gradient_calls(ins, outs, block, true), z.get(), x.get(), w.get()); });
        }
        plans[l].forward = forward_calls(ins, outs, forward_block);
        if (!workload.trains) return;
        plans[l].gradient = gradient_calls(ins, outs, gradient_block, true);
        plans[l].fresh_gradient = gradient_calls(ins, outs, gradient_block, false);
        if (l > 0) plans[l].backward = backward_blocks(ins, outs);
    }

    // The length, of all inputs or a part, whose best of ten runs is the least.
    template <class Run>
    static int best_block(int ins, const Run& run) {
        int best = ins;
        double least = 1e9;
        for (int block : {ins, 512, 256, 128, 64}) {
            for (int repeat = 0; repeat < 10 && block <= ins; repeat++) {
                double start = seconds_now();
                run(block);
                double time = seconds_now() - start;
                if (repeat > 0 && time < least) {
                    least = time;
                    best = block;
                }
            }
        }
        return best;
    }

    const Workload& workload;
    Buffer transposed, scaled;
    std::vector<Plan> plans;
};

int main() {
    libxsmm_init();
    return serve(any_workload<Mlp<Xsmm>>);
}
