// The network over a library of matrix products. Products has the constructor Products(const Workload&) and the members
//   size_t index(int layer, int in, int out)                  where W[in, out] lies
//   void forward(int layer, const float* x, const float* w, float* z)             Z = X·W
//   void backward(int layer, const float* delta, const float* w, float* dx)       dX = δ·Wᵀ
//   void gradient(int layer, const float* x, const float* delta, float scale, float keep, float* w)      W ← keep·W + scale·Xᵀδ
// so that a descent step needs no pass of its own over W.
#pragma once
#include "contender.hpp"
#include "pieces.hpp"

template <class Products>
class Mlp {
public:
    Mlp(const Workload& w, const Batches& batches) : workload(w), batches(batches), products(w) {
        for (int l = 0; l < w.layers(); l++) {
            int ins = w.widths[l], outs = w.widths[l + 1];
            size_t weights = size_t(ins) * outs;
            layers.push_back({ins, outs, zeros(weights), zeros(outs), zeros(size_t(w.rows) * outs), zeros(size_t(w.rows) * outs),
                              zeros(w.adam ? weights : 0), zeros(outs), Moments(w.adam ? weights : 0), Moments(w.adam ? outs : 0)});
            for (int o = 0; o < outs; o++) {
                layers[l].bias[o] = initial_bias(l, o);
                for (int i = 0; i < ins; i++) layers[l].weights[products.index(l, i, o)] = initial_weight(w, l, i, o);
            }
        }
    }

    const float* predict(int batch) {
        const float* x = batches.inputs[batch].data();
        for (int l = 0; l < workload.layers(); l++) {
            Layer& layer = layers[l];
            products.forward(l, x, layer.weights.get(), layer.output.get());
            add_bias(layer.output.get(), layer.bias.get(), workload.rows, layer.outs, workload.activates(l));
            x = layer.output.get();
        }
        if (workload.output == Output::Softmax) softmax(layers.back().output.get(), workload.rows, workload.outputs());
        return x;
    }

    void step(int batch) {
        const float* y = predict(batch);
        const float* inputs = batches.inputs[batch].data();
        steps++;
        last_delta(workload, y, inputs, batches.labels[batch].data(), layers.back().delta.get());
        for (int l = workload.layers() - 1; l >= 0; l--) {
            Layer& layer = layers[l];
            if (l > 0) {
                products.backward(l, layer.delta.get(), layer.weights.get(), layers[l - 1].delta.get());
                mask(layers[l - 1].delta.get(), layers[l - 1].output.get(), workload.rows * layer.ins);
            }
            update(l, layer, l > 0 ? layers[l - 1].output.get() : inputs);
        }
    }

    std::vector<float> parameters() const {
        std::vector<float> all;
        for (int l = 0; l < workload.layers(); l++) {
            const Layer& layer = layers[l];
            for (int i = 0; i < layer.ins; i++) {
                for (int o = 0; o < layer.outs; o++) all.push_back(layer.weights[products.index(l, i, o)]);
            }
            all.insert(all.end(), &layer.bias[0], &layer.bias[0] + layer.outs);
        }
        return all;
    }

private:
    struct Layer {
        int ins, outs;
        Buffer weights, bias, output, delta, weight_gradient, bias_gradient;
        Moments weight_moments, bias_moments;
    };

    void update(int l, Layer& layer, const float* x) {
        float rate = workload.learning_rate;
        sum_rows(layer.delta.get(), layer.bias_gradient.get(), workload.rows, layer.outs);
        if (workload.adam) {
            products.gradient(l, x, layer.delta.get(), 1, 0, layer.weight_gradient.get());
            layer.weight_moments.update(layer.weights.get(), layer.weight_gradient.get(), rate, steps);
            layer.bias_moments.update(layer.bias.get(), layer.bias_gradient.get(), rate, steps);
        } else {
            products.gradient(l, x, layer.delta.get(), -rate, 1 - rate * 2 * workload.l2, layer.weights.get());
            descend(layer.bias.get(), layer.bias_gradient.get(), layer.outs, rate);
        }
    }

    const Workload& workload;
    const Batches& batches;
    Products products;
    std::vector<Layer> layers;
    int steps = 0;
};
