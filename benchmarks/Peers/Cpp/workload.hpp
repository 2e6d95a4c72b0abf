// The workloads, and the numbers they run on: Workload.cs and Numbers.cs say the same in C#.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

enum class Output { Linear, Softmax, Relu };

// A dense network: ReLU between layers. A step minimises the mean cross-entropy of softmax, or the squared distance to the inputs.
struct Workload {
    std::string name;
    std::vector<int> widths;
    int rows;
    Output output;
    bool trains = false;
    float learning_rate = 0;
    float l2 = 0;  // λ of λ‖W‖², whose gradient is 2λW
    bool adam = false;

    int layers() const { return int(widths.size()) - 1; }
    int inputs() const { return widths.front(); }
    int outputs() const { return widths.back(); }
    bool activates(int layer) const { return layer + 1 < layers() || output == Output::Relu; }
};

inline const std::vector<Workload>& workloads() {
    static const std::vector<Workload> all = {
        {"W1", {4, 10, 3}, 1, Output::Softmax},
        {"W2", {64, 64, 64, 64, 64}, 1, Output::Linear},
        {"W3", {784, 128, 10}, 1, Output::Softmax},
        {"W4", {784, 128, 10}, 64, Output::Softmax},
        {"T1", {4, 10, 3}, 5, Output::Softmax, true, 0.01f, 1e-4f},
        {"T2", {784, 128, 10}, 64, Output::Softmax, true, 0.01f},
        {"T3", {784, 64, 784}, 32, Output::Relu, true, 1e-5f},
        {"T4", {1024, 1024, 1024, 10}, 128, Output::Softmax, true, 0.01f},
        {"T5", {64, 64, 64, 10}, 1, Output::Softmax, true, 0.01f},
        {"T6", {784, 128, 10}, 64, Output::Softmax, true, 0.001f, 0, true},
    };
    return all;
}

// A number in [0, 1) for each stream and index: the finaliser of MurmurHash3, its upper 24 bits.
inline float uniform(uint32_t stream, uint32_t index) {
    uint32_t x = stream * 0x9E3779B9u + index;
    x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13)) * 0xC2B2AE35u;
    x ^= x >> 16;
    return float(x >> 8) / 16777216.0f;
}

inline float initial_weight(const Workload& w, int layer, int in, int out) {
    float limit = float(std::sqrt(6.0 / w.widths[layer]));
    return (2 * uniform(100 + layer, uint32_t(in * w.widths[layer + 1] + out)) - 1) * limit;
}

inline float initial_bias(int layer, int out) { return (2 * uniform(200 + layer, uint32_t(out)) - 1) * 0.1f; }

// Eight mini-batches, used in turn. Rows follow each other.
struct Batches {
    static constexpr int count = 8;
    std::vector<float> inputs[count];
    std::vector<int> labels[count];

    explicit Batches(const Workload& w) {
        for (int batch = 0; batch < count; batch++) {
            uint32_t first = uint32_t(batch * w.rows);
            for (int i = 0; i < w.rows * w.inputs(); i++) {
                inputs[batch].push_back(uniform(300, first * w.inputs() + i));
            }
            for (int row = 0; row < w.rows; row++) {
                labels[batch].push_back(int(uniform(400, first + row) * w.outputs()));
            }
        }
    }
};
