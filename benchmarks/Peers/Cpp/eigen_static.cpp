// Eigen with sizes known at compile time, for one row and the tiny network: larger products it treats as it does dynamic ones.
// A column is an example, so that the caller's rows are read in place.
#include <Eigen/Dense>

#include "contender.hpp"
#include "pieces.hpp"

// What follows the layers: the output function and its δ.
template <int Rows, int Number, int Width, int... Widths>
struct Chain {
    const Workload& workload;

    explicit Chain(const Workload& w) : workload(w) {}

    template <class Values>
    const float* forward(Values& y) {
        if (workload.output == Output::Softmax) softmax(y.data(), Rows, Width);
        return y.data();
    }

    template <class Values>
    void backward(const Values& y, Values& delta, const int* labels) { last_delta(workload, y.data(), nullptr, labels, delta.data()); }

    void append_to(std::vector<float>&) const {}
};

// A layer, and what follows it.
template <int Rows, int Number, int Ins, int Outs, int... Widths>
struct Chain<Rows, Number, Ins, Outs, Widths...> {
    Eigen::Matrix<float, Outs, Ins> weights;
    Eigen::Matrix<float, Outs, 1> bias;
    Eigen::Matrix<float, Outs, Rows> output, delta;
    Chain<Rows, Number + 1, Outs, Widths...> rest;
    const Workload& workload;

    explicit Chain(const Workload& w) : rest(w), workload(w) {
        for (int o = 0; o < Outs; o++) {
            bias(o) = initial_bias(Number, o);
            for (int i = 0; i < Ins; i++) weights(o, i) = initial_weight(w, Number, i, o);
        }
    }

    template <class Values>
    const float* forward(const Values& x) {
        output.noalias() = weights * x;
        output.colwise() += bias;
        if constexpr (sizeof...(Widths) > 0) output = output.cwiseMax(0.0f);
        return rest.forward(output);
    }

    template <class Values>
    void backward(const Values& x, const int* labels) {
        rest_backward(labels);
        update(x);
    }

    template <class Values>
    void backward(const Values& x, Values& dx, const int* labels) {
        rest_backward(labels);
        dx.noalias() = weights.transpose() * delta;
        dx = (x.array() > 0).select(dx, 0.0f);
        update(x);
    }

    void append_to(std::vector<float>& all) const {
        all.insert(all.end(), weights.data(), weights.data() + weights.size());
        all.insert(all.end(), bias.data(), bias.data() + bias.size());
        rest.append_to(all);
    }

private:
    void rest_backward(const int* labels) { rest.backward(output, delta, labels); }

    template <class Values>
    void update(const Values& x) {
        float rate = workload.learning_rate;
        if (workload.l2 != 0) weights *= 1 - rate * 2 * workload.l2;
        weights.noalias() -= (rate * delta) * x.transpose();
        bias -= rate * delta.rowwise().sum();
    }
};

template <int Rows, int Ins, int... Widths>
class Static {
public:
    Static(const Workload& w, const Batches& batches) : batches(batches), chain(w) {}

    const float* predict(int batch) { return chain.forward(inputs(batch)); }

    void step(int batch) {
        predict(batch);
        chain.backward(inputs(batch), batches.labels[batch].data());
    }

    std::vector<float> parameters() const {
        std::vector<float> all;
        chain.append_to(all);
        return all;
    }

private:
    auto inputs(int batch) const { return Eigen::Map<const Eigen::Matrix<float, Ins, Rows>>(batches.inputs[batch].data()); }

    const Batches& batches;
    Chain<Rows, 0, Ins, Widths...> chain;
};

std::unique_ptr<Contender> create(const Workload& w) {
    if (w.name == "W1") return any_workload<Static<1, 4, 10, 3>>(w);
    if (w.name == "W2") return any_workload<Static<1, 64, 64, 64, 64, 64>>(w);
    if (w.name == "W3") return any_workload<Static<1, 784, 128, 10>>(w);
    if (w.name == "T1") return any_workload<Static<5, 4, 10, 3>>(w);
    if (w.name == "T5") return any_workload<Static<1, 64, 64, 64, 10>>(w);
    throw std::runtime_error("for more rows, Eigen's dynamic products");
}

int main() { return serve(create); }
