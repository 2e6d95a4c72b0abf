// FANN 2.2. It has neither ReLU nor softmax nor cross-entropy.
// To predict, ReLU is its piece of a line from (0, 0) to (1, 1), the first layer scaled so that no sum comes near 1, the next scaled back; softmax is ours.
// Its training takes that function's slope for 1 everywhere and has only the squared error: one fann_train for each row, another function, to be timed only.
#include <floatfann.h>

#include "contender.hpp"
#include "pieces.hpp"

class Fann {
public:
    Fann(const Workload& w, const Batches& batches) : workload(w), batches(batches), net(create(w), fann_destroy), output(zeros(w.outputs())) {
        if (w.trains) {
            prepare_training();
        } else {
            set_weights();
        }
    }

    const float* predict(int batch) {
        float* logits = fann_run(net.get(), const_cast<float*>(batches.inputs[batch].data()));
        std::copy(logits, logits + workload.outputs(), output.get());
        softmax(output.get(), 1, workload.outputs());
        return output.get();
    }

    void step(int batch) {
        const float* x = batches.inputs[batch].data();
        for (int row = 0; row < workload.rows; row++) {
            float* target = &targets[(batch * workload.rows + row) * workload.outputs()];
            fann_train(net.get(), const_cast<float*>(x + row * workload.inputs()), target);
        }
    }

    std::vector<float> parameters() const { throw OtherFunction("it has only the squared error, and takes ReLU's slope for 1"); }

private:
    static fann* create(const Workload& w) {
        std::vector<unsigned> widths(w.widths.begin(), w.widths.end());
        return fann_create_standard_array(unsigned(widths.size()), widths.data());
    }

    void set_weights() {
        constexpr float headroom = 64;
        fann_set_activation_function_hidden(net.get(), FANN_LINEAR_PIECE);
        fann_set_activation_function_output(net.get(), FANN_LINEAR);
        fann_set_activation_steepness_hidden(net.get(), 1);
        fann_set_activation_steepness_output(net.get(), 1);
        std::vector<fann_connection> connections(fann_get_total_connections(net.get()));
        fann_get_connection_array(net.get(), connections.data());
        // Neurons are numbered layer by layer, each layer's bias unit after the layer's own.
        int first = 0;
        size_t next = 0;
        for (int l = 0; l < workload.layers(); l++) {
            int ins = workload.widths[l], target = first + ins + 1;
            for (; next < connections.size() && int(connections[next].from_neuron) <= first + ins; next++) {
                fann_connection& c = connections[next];
                int in = int(c.from_neuron) - first, out = int(c.to_neuron) - target;
                bool is_bias = in == ins;
                c.weight = is_bias ? initial_bias(l, out) : initial_weight(workload, l, in, out);
                if (l == 0) c.weight /= headroom;
                if (l == 1 && !is_bias) c.weight *= headroom;
            }
            first = target;
        }
        fann_set_weight_array(net.get(), connections.data(), unsigned(connections.size()));
    }

    void prepare_training() {
        fann_set_activation_function_hidden(net.get(), FANN_LINEAR_PIECE);
        fann_set_activation_function_output(net.get(), FANN_SIGMOID_STEPWISE);
        fann_set_training_algorithm(net.get(), FANN_TRAIN_INCREMENTAL);
        fann_set_learning_rate(net.get(), workload.learning_rate);
        fann_randomize_weights(net.get(), -0.1f, 0.1f);
        for (const std::vector<int>& labels : batches.labels) {
            for (int label : labels) {
                targets.resize(targets.size() + workload.outputs());
                targets[targets.size() - workload.outputs() + label] = 1;
            }
        }
    }

    const Workload& workload;
    const Batches& batches;
    std::unique_ptr<fann, decltype(&fann_destroy)> net;
    Buffer output;
    std::vector<float> targets;
};

std::unique_ptr<Contender> create(const Workload& w) {
    if (w.name == "W1" || w.name == "T1" || w.name == "T5") return any_workload<Fann>(w);
    throw std::runtime_error("measured on the smallest only");
}

int main() { return serve(create); }
