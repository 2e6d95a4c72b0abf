// What a network needs besides products, in loops that the compiler turns into vectors. Peers whose library has no such operations share them.
#pragma once
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "workload.hpp"

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};
using Buffer = std::unique_ptr<float[], Free>;

// Zeros, aligned to a cache line.
inline Buffer zeros(size_t count) {
    size_t bytes = (count * sizeof(float) + 127) / 64 * 64;
    void* memory = std::aligned_alloc(64, bytes);
    std::memset(memory, 0, bytes);
    return Buffer(static_cast<float*>(memory));
}

inline void add_bias(float* __restrict z, const float* __restrict bias, int rows, int width, bool relu) {
    for (int row = 0; row < rows; row++, z += width) {
        for (int i = 0; i < width; i++) {
            float sum = z[i] + bias[i];
            z[i] = relu && sum < 0 ? 0 : sum;
        }
    }
}

inline void softmax(float* z, int rows, int width) {
    for (int row = 0; row < rows; row++, z += width) {
        float largest = z[0], sum = 0;
        for (int i = 1; i < width; i++) largest = z[i] > largest ? z[i] : largest;
        for (int i = 0; i < width; i++) sum += z[i] = std::exp(z[i] - largest);
        for (int i = 0; i < width; i++) z[i] /= sum;
    }
}

// δ of the last layer: (p − t)/rows after softmax, 2(y − x)/rows ⊙ 1[y > 0] for the autoencoder.
inline void last_delta(const Workload& w, const float* y, const float* x, const int* labels, float* __restrict delta) {
    int width = w.outputs(), count = w.rows * width;
    float scale = 1.0f / w.rows;
    if (w.output == Output::Softmax) {
        for (int i = 0; i < count; i++) delta[i] = y[i] * scale;
        for (int row = 0; row < w.rows; row++) delta[row * width + labels[row]] -= scale;
    } else {
        for (int i = 0; i < count; i++) delta[i] = y[i] > 0 ? (y[i] - x[i]) * (2 * scale) : 0;
    }
}

inline void mask(float* __restrict delta, const float* __restrict activations, int count) {
    for (int i = 0; i < count; i++) delta[i] = activations[i] > 0 ? delta[i] : 0;
}

inline void sum_rows(const float* __restrict delta, float* __restrict sums, int rows, int width) {
    std::memset(sums, 0, width * sizeof(float));
    for (int row = 0; row < rows; row++, delta += width) {
        for (int i = 0; i < width; i++) sums[i] += delta[i];
    }
}

inline void descend(float* __restrict parameters, const float* __restrict gradients, size_t count, float rate, float keep = 1) {
    for (size_t i = 0; i < count; i++) parameters[i] = keep * parameters[i] - rate * gradients[i];
}

// Adam's moments of one tensor; β 0.9 and 0.999, ε 1e-8.
struct Moments {
    Buffer first, second;
    size_t count;

    explicit Moments(size_t count) : first(zeros(count)), second(zeros(count)), count(count) {}

    void update(float* __restrict parameters, const float* __restrict gradients, float learning_rate, int step) {
        float* __restrict m = first.get();
        float* __restrict v = second.get();
        float rate = float(learning_rate / (1 - std::pow(0.9, step)));
        float root = float(1 / std::sqrt(1 - std::pow(0.999, step)));
        for (size_t i = 0; i < count; i++) {
            m[i] = 0.9f * m[i] + 0.1f * gradients[i];
            v[i] = 0.999f * v[i] + 0.001f * gradients[i] * gradients[i];
            parameters[i] -= rate * m[i] / (std::sqrt(v[i]) * root + 1e-8f);
        }
    }
};
