// ONNX Runtime, the library inside the npm package onnxruntime-node, whose path is the argument. The package has no headers, so functions are taken
// from the table of its C interface by position: positions never change (onnxruntime_c_api.h promises it). The model is written here, as protobuf.
#include <dlfcn.h>

#include <cstring>

#include "contender.hpp"

// Length-delimited and varint fields of a protobuf message.
class Message {
public:
    Message& number(int field, uint64_t value) {
        varint(uint64_t(field) << 3);
        varint(value);
        return *this;
    }

    Message& text(int field, const std::string& value) {
        varint(uint64_t(field) << 3 | 2);
        varint(value.size());
        bytes += value;
        return *this;
    }

    Message& message(int field, const Message& value) { return text(field, value.bytes); }

    std::string bytes;

private:
    void varint(uint64_t value) {
        for (; value >= 128; value >>= 7) bytes += char(value | 128);
        bytes += char(value);
    }
};

// An ONNX graph of Gemm, Relu and Softmax. Field numbers are those of onnx.proto.
class Model {
public:
    explicit Model(const Workload& w) {
        std::string value = "x";
        for (int l = 0; l < w.layers(); l++) {
            std::string number = std::to_string(l);
            std::vector<float> weights, bias;
            for (int i = 0; i < w.widths[l]; i++) {
                for (int o = 0; o < w.widths[l + 1]; o++) weights.push_back(initial_weight(w, l, i, o));
            }
            for (int o = 0; o < w.widths[l + 1]; o++) bias.push_back(initial_bias(l, o));
            tensor("w" + number, {w.widths[l], w.widths[l + 1]}, weights);
            tensor("b" + number, {w.widths[l + 1]}, bias);
            bool last = l + 1 == w.layers();
            value = node("Gemm", {value, "w" + number, "b" + number}, last && w.output == Output::Linear ? "y" : "z" + number);
            if (w.activates(l)) value = node("Relu", {value}, "a" + number);
        }
        if (w.output == Output::Softmax) node("Softmax", {value}, "y");
        graph.text(2, "network").message(11, value_info("x", w.rows, w.inputs())).message(12, value_info("y", w.rows, w.outputs()));
    }

    std::string bytes() const { return Message().number(1, 8).message(7, graph).message(8, Message().text(1, "").number(2, 13)).bytes; }

private:
    void tensor(const std::string& name, const std::vector<int>& shape, const std::vector<float>& values) {
        Message m;
        for (int size : shape) m.number(1, size);
        m.number(2, 1).text(8, name).text(9, std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)));
        graph.message(5, m);
    }

    std::string node(const std::string& type, const std::vector<std::string>& inputs, const std::string& output) {
        Message m;
        for (const std::string& input : inputs) m.text(1, input);
        graph.message(1, m.text(2, output).text(4, type));
        return output;
    }

    static Message value_info(const std::string& name, int rows, int columns) {
        Message shape;
        for (int size : {rows, columns}) shape.message(1, Message().number(1, size));
        return Message().text(1, name).message(2, Message().message(1, Message().number(1, 1).message(2, shape)));
    }

    Message graph;
};

// The C interface.
class Interface {
public:
    explicit Interface(const char* library) {
        void* handle = dlopen(library, RTLD_NOW);
        if (!handle) throw std::runtime_error(dlerror());
        struct Base {
            const void* const* (*get)(uint32_t version);
        };
        auto base = reinterpret_cast<const Base* (*)()>(dlsym(handle, "OrtGetApiBase"));
        table = base()->get(17);
    }

    // Calls the function at a position; throws its error.
    template <class... Arguments>
    void call(int position, Arguments... arguments) const {
        if (void* status = function<void*(Arguments...)>(position)(arguments...)) {
            throw std::runtime_error(function<const char*(void*)>(2)(status));
        }
    }

    enum Position { CreateEnv = 3, CreateSessionFromArray = 8, Run = 9, CreateSessionOptions = 10, SetIntraOpNumThreads = 24,
                    CreateTensorWithData = 49, CreateCpuMemoryInfo = 69 };

private:
    template <class Signature>
    Signature* function(int position) const { return reinterpret_cast<Signature*>(const_cast<void*>(table[position])); }

    const void* const* table;
};

const Interface* onnx;

// Inputs and outputs are tensors over memory of ours, made once; the process ends soon enough to release nothing.
class Onnx {
public:
    Onnx(const Workload& w, const Batches& batches) : output(size_t(w.rows) * w.outputs()) {
        static void* environment = [] {
            void* made = nullptr;
            onnx->call(Interface::CreateEnv, 3, "peers", &made);
            return made;
        }();
        void* options = nullptr;
        void* memory = nullptr;
        std::string model = Model(w).bytes();
        onnx->call(Interface::CreateSessionOptions, &options);
        onnx->call(Interface::SetIntraOpNumThreads, options, 1);
        onnx->call(Interface::CreateSessionFromArray, environment, (const void*)model.data(), model.size(), options, &session);
        onnx->call(Interface::CreateCpuMemoryInfo, 1, 0, &memory);
        for (int batch = 0; batch < Batches::count; batch++) {
            inputs[batch] = tensor(memory, const_cast<float*>(batches.inputs[batch].data()), w.rows, w.inputs());
        }
        outputs = tensor(memory, output.data(), w.rows, w.outputs());
    }

    const float* predict(int batch) {
        const char *x = "x", *y = "y";
        onnx->call(Interface::Run, session, (void*)nullptr, &x, &inputs[batch], size_t(1), &y, size_t(1), &outputs);
        return output.data();
    }

    void step(int) {}
    std::vector<float> parameters() const { return {}; }

private:
    static void* tensor(void* memory, float* data, int64_t rows, int64_t columns) {
        void* made = nullptr;
        int64_t shape[] = {rows, columns};
        onnx->call(Interface::CreateTensorWithData, memory, (void*)data, size_t(rows * columns) * sizeof(float), (const int64_t*)shape, size_t(2), 1, &made);
        return made;
    }

    std::vector<float> output;
    void* session = nullptr;
    void* inputs[Batches::count];
    void* outputs;
};

std::unique_ptr<Contender> create(const Workload& w) {
    if (w.trains) throw std::runtime_error("does not train");
    return any_workload<Onnx>(w);
}

int main(int, char** arguments) {
    Interface loaded(arguments[1]);
    onnx = &loaded;
    return serve(create);
}
