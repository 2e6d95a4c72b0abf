// oneDNN 2: inner products with bias and ReLU fused, each primitive in the layout it prefers, and reorders where two differ, as frameworks do it.
#include <oneapi/dnnl/dnnl.hpp>
#include <oneapi/dnnl/dnnl_version.h>

#include "contender.hpp"
#include "pieces.hpp"

#if DNNL_VERSION_MAJOR != 2
#error "written for oneDNN 2, as Debian 12 has it"
#endif

using namespace dnnl;

class Dnn {
    using Arguments = std::unordered_map<int, memory>;

    struct Layer {
        memory x, weights, bias, y, delta, weights_for_data, gradient, gradient_for_update, bias_gradient;
        primitive forward, backward_data, backward_weights, to_data_layout, to_update_layout;
        Arguments forward_arguments, data_arguments, weights_arguments;
        Moments weight_moments{0}, bias_moments{0};
    };

public:
    Dnn(const Workload& w, const Batches& batches) : workload(w), batches(batches), layers(w.layers()) {
        for (int l = 0; l < w.layers(); l++) create(l);
        if (w.output == Output::Softmax) {
            memory& y = layers.back().y;
            head = softmax_forward({{prop_kind::forward_inference, y.get_desc(), 1}, cpu});
            head_arguments = {{DNNL_ARG_SRC, y}, {DNNL_ARG_DST, y}};
        }
        stream.wait();
    }

    const float* predict(int batch) {
        layers[0].x.set_data_handle(const_cast<float*>(batches.inputs[batch].data()));
        for (Layer& layer : layers) layer.forward.execute(stream, layer.forward_arguments);
        if (head) head.execute(stream, head_arguments);
        return floats(layers.back().y);
    }

    void step(int batch) {
        const float* y = predict(batch);
        steps++;
        last_delta(workload, y, batches.inputs[batch].data(), batches.labels[batch].data(), floats(layers.back().delta));
        for (int l = workload.layers() - 1; l >= 0; l--) {
            Layer& layer = layers[l];
            if (l > 0) {
                if (layer.to_data_layout) reorder_into(layer.to_data_layout, layer.weights, layer.weights_for_data);
                layer.backward_data.execute(stream, layer.data_arguments);
                mask(floats(layers[l - 1].delta), floats(layers[l - 1].y), workload.rows * workload.widths[l]);
            }
            layer.backward_weights.execute(stream, layer.weights_arguments);
            if (layer.to_update_layout) reorder_into(layer.to_update_layout, layer.gradient, layer.gradient_for_update);
            update(layer, workload.widths[l + 1]);
        }
    }

    std::vector<float> parameters() {
        std::vector<float> all;
        for (int l = 0; l < workload.layers(); l++) {
            memory plain({{workload.widths[l + 1], workload.widths[l]}, memory::data_type::f32, memory::format_tag::ba}, cpu);
            convert(layers[l].weights, plain);
            all.insert(all.end(), floats(plain), floats(plain) + workload.widths[l] * workload.widths[l + 1]);
            all.insert(all.end(), floats(layers[l].bias), floats(layers[l].bias) + workload.widths[l + 1]);
        }
        return all;
    }

private:
    static float* floats(const memory& m) { return static_cast<float*>(m.get_data_handle()); }

    static memory::desc matrix(int rows, int columns, memory::format_tag tag) { return {{rows, columns}, memory::data_type::f32, tag}; }

    void convert(memory& from, memory& to) {
        reorder(from, to).execute(stream, from, to);
        stream.wait();
    }

    void reorder_into(primitive& p, memory& from, memory& to) { p.execute(stream, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}}); }

    void create(int l) {
        using tag = memory::format_tag;
        Layer& layer = layers[l];
        int ins = workload.widths[l], outs = workload.widths[l + 1], rows = workload.rows;
        memory::desc x = matrix(rows, ins, tag::ab), y = matrix(rows, outs, tag::ab), any = matrix(outs, ins, tag::any);
        memory::desc bias({outs}, memory::data_type::f32, tag::a);
        prop_kind kind = workload.trains ? prop_kind::forward_training : prop_kind::forward_inference;
        primitive_attr attributes;
        if (workload.activates(l)) {
            post_ops relu;
            relu.append_eltwise(1, algorithm::eltwise_relu, 0, 0);
            attributes.set_post_ops(relu);
        }
        inner_product_forward::primitive_desc forward({kind, x, any, bias, y}, attributes, cpu);
        layer.forward = inner_product_forward(forward);
        layer.weights = memory(forward.weights_desc(), cpu);
        layer.bias = memory(bias, cpu);
        layer.y = memory(y, cpu);
        layer.x = l > 0 ? layers[l - 1].y : memory(x, cpu, nullptr);
        layer.forward_arguments = {{DNNL_ARG_SRC, layer.x}, {DNNL_ARG_WEIGHTS, layer.weights}, {DNNL_ARG_BIAS, layer.bias}, {DNNL_ARG_DST, layer.y}};
        fill(l);
        if (workload.trains) create_backward(l, x, y, any, bias, inner_product_forward::primitive_desc({kind, x, any, bias, y}, cpu));
    }

    void fill(int l) {
        memory plain(matrix(workload.widths[l + 1], workload.widths[l], memory::format_tag::ba), cpu);
        for (int o = 0; o < workload.widths[l + 1]; o++) {
            floats(layers[l].bias)[o] = initial_bias(l, o);
            for (int i = 0; i < workload.widths[l]; i++) floats(plain)[i * workload.widths[l + 1] + o] = initial_weight(workload, l, i, o);
        }
        convert(plain, layers[l].weights);
    }

    void create_backward(int l, const memory::desc& x, const memory::desc& y, const memory::desc& any, const memory::desc& bias,
                         const inner_product_forward::primitive_desc& hint) {
        Layer& layer = layers[l];
        const memory::desc stored = layer.weights.get_desc();
        layer.delta = memory(y, cpu);
        if (l > 0) {
            inner_product_backward_data::primitive_desc data({x, any, y}, cpu, hint);
            layer.backward_data = inner_product_backward_data(data);
            layer.weights_for_data = data.weights_desc() == stored ? layer.weights : memory(data.weights_desc(), cpu);
            if (data.weights_desc() != stored) layer.to_data_layout = reorder(layer.weights, layer.weights_for_data);
            layer.data_arguments = {{DNNL_ARG_DIFF_DST, layer.delta}, {DNNL_ARG_WEIGHTS, layer.weights_for_data}, {DNNL_ARG_DIFF_SRC, layers[l - 1].delta}};
        }
        inner_product_backward_weights::primitive_desc weights({x, any, bias, y}, cpu, hint);
        layer.backward_weights = inner_product_backward_weights(weights);
        layer.gradient = memory(weights.diff_weights_desc(), cpu);
        layer.bias_gradient = memory(bias, cpu);
        layer.gradient_for_update = weights.diff_weights_desc() == stored ? layer.gradient : memory(stored, cpu);
        if (weights.diff_weights_desc() != stored) layer.to_update_layout = reorder(layer.gradient, layer.gradient_for_update);
        layer.weights_arguments = {{DNNL_ARG_DIFF_DST, layer.delta}, {DNNL_ARG_SRC, layer.x},
                                   {DNNL_ARG_DIFF_WEIGHTS, layer.gradient}, {DNNL_ARG_DIFF_BIAS, layer.bias_gradient}};
        if (workload.adam) {
            layer.weight_moments = Moments(stored.get_size() / sizeof(float));
            layer.bias_moments = Moments(workload.widths[l + 1]);
        }
    }

    void update(Layer& layer, int outs) {
        float rate = workload.learning_rate;
        float *weights = floats(layer.weights), *bias = floats(layer.bias);
        const float *gradient = floats(layer.gradient_for_update), *bias_gradient = floats(layer.bias_gradient);
        if (workload.adam) {
            layer.weight_moments.update(weights, gradient, rate, steps);
            layer.bias_moments.update(bias, bias_gradient, rate, steps);
        } else {
            descend(weights, gradient, layer.weights.get_desc().get_size() / sizeof(float), rate, 1 - rate * 2 * workload.l2);
            descend(bias, bias_gradient, outs, rate);
        }
    }

    const Workload& workload;
    const Batches& batches;
    engine cpu{engine::kind::cpu, 0};
    dnnl::stream stream{cpu};
    std::vector<Layer> layers;
    primitive head;
    Arguments head_arguments;
    int steps = 0;
};

int main() { return serve(any_workload<Dnn>); }
