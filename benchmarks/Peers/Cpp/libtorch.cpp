// libtorch: linear modules under inference mode, autograd and its optimisers for training.
#include <torch/torch.h>

#include "contender.hpp"

class Torch {
public:
    Torch(const Workload& w, const Batches& batches) : workload(w) {
        torch::NoGradGuard guard;
        for (int l = 0; l < w.layers(); l++) {
            torch::nn::Linear layer(w.widths[l], w.widths[l + 1]);
            for (int o = 0; o < w.widths[l + 1]; o++) {
                layer->bias.data_ptr<float>()[o] = initial_bias(l, o);
                for (int i = 0; i < w.widths[l]; i++) layer->weight.data_ptr<float>()[o * w.widths[l] + i] = initial_weight(w, l, i, o);
            }
            layers.push_back(layer);
        }
        for (int batch = 0; batch < Batches::count; batch++) {
            std::vector<int64_t> classes(batches.labels[batch].begin(), batches.labels[batch].end());
            inputs.push_back(torch::from_blob(const_cast<float*>(batches.inputs[batch].data()), {w.rows, w.inputs()}));
            labels.push_back(torch::tensor(classes, torch::kLong));
        }
        if (w.trains) optimizer = create_optimizer();
    }

    const float* predict(int batch) {
        c10::InferenceMode guard;
        output = logits(inputs[batch]);
        if (workload.output == Output::Softmax) output = torch::softmax(output, 1);
        return output.data_ptr<float>();
    }

    void step(int batch) {
        optimizer->zero_grad();
        torch::Tensor y = logits(inputs[batch]);
        torch::Tensor loss = workload.output == Output::Softmax ? torch::nn::functional::cross_entropy(y, labels[batch])
                                                                 : (y - inputs[batch]).square().sum() / workload.rows;
        loss.backward();
        optimizer->step();
    }

    std::vector<float> parameters() const {
        std::vector<float> all;
        for (const torch::nn::Linear& layer : layers) {
            for (const torch::Tensor& tensor : {layer->weight.detach().t().contiguous(), layer->bias.detach()}) {
                all.insert(all.end(), tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel());
            }
        }
        return all;
    }

private:
    torch::Tensor logits(torch::Tensor x) {
        for (int l = 0; l < workload.layers(); l++) {
            x = layers[l]->forward(x);
            if (workload.activates(l)) x = torch::relu(x);
        }
        return x;
    }

    // Its weight decay adds λW to the gradient, ours 2λW, and on the weights only.
    std::unique_ptr<torch::optim::Optimizer> create_optimizer() {
        using namespace torch::optim;
        std::vector<torch::Tensor> weights, biases;
        for (torch::nn::Linear& layer : layers) {
            weights.push_back(layer->weight);
            biases.push_back(layer->bias);
        }
        if (workload.adam) {
            weights.insert(weights.end(), biases.begin(), biases.end());
            return std::make_unique<Adam>(weights, AdamOptions(workload.learning_rate));
        }
        SGDOptions plain(workload.learning_rate), decayed = plain;
        decayed.weight_decay(2 * workload.l2);
        std::vector<OptimizerParamGroup> groups;
        groups.emplace_back(weights, std::make_unique<SGDOptions>(decayed));
        groups.emplace_back(biases, std::make_unique<SGDOptions>(plain));
        return std::make_unique<SGD>(groups, plain);
    }

    const Workload& workload;
    std::vector<torch::nn::Linear> layers;
    std::vector<torch::Tensor> inputs, labels;
    torch::Tensor output;
    std::unique_ptr<torch::optim::Optimizer> optimizer;
};

int main() {
    at::set_num_threads(1);
    at::set_num_interop_threads(1);
    return serve(any_workload<Torch>);
}
