// Eigen with sizes known at run time.
#include <Eigen/Dense>

#include "mlp.hpp"

class Dynamic {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using In = Eigen::Map<const Matrix>;
    using Out = Eigen::Map<Matrix>;
    using InVector = Eigen::Map<const Eigen::VectorXf>;
    using OutVector = Eigen::Map<Eigen::VectorXf>;

public:
    explicit Dynamic(const Workload& w) : widths(w.widths), rows(w.rows) {}

    // W is stored outputs × inputs.
    size_t index(int layer, int in, int out) const { return size_t(out) * widths[layer] + in; }

    void forward(int layer, const float* x, const float* w, float* z) {
        int ins = widths[layer], outs = widths[layer + 1];
        if (rows == 1) {
            OutVector(z, outs).noalias() = In(w, outs, ins) * InVector(x, ins);
        } else {
            Out(z, rows, outs).noalias() = In(x, rows, ins) * In(w, outs, ins).transpose();
        }
    }

    void backward(int layer, const float* delta, const float* w, float* dx) {
        int ins = widths[layer], outs = widths[layer + 1];
        if (rows == 1) {
            OutVector(dx, ins).noalias() = In(w, outs, ins).transpose() * InVector(delta, outs);
        } else {
            Out(dx, rows, ins).noalias() = In(delta, rows, outs) * In(w, outs, ins);
        }
    }

    void gradient(int layer, const float* x, const float* delta, float scale, float keep, float* w) {
        int ins = widths[layer], outs = widths[layer + 1];
        Out weights(w, outs, ins);
        if (keep == 0) {
            weights.noalias() = scale * In(delta, rows, outs).transpose() * In(x, rows, ins);
            return;
        }
        if (keep != 1) weights *= keep;
        if (rows == 1) {
            weights.noalias() += scale * InVector(delta, outs) * InVector(x, ins).transpose();
        } else {
            weights.noalias() += scale * In(delta, rows, outs).transpose() * In(x, rows, ins);
        }
    }

private:
    const std::vector<int>& widths;
    int rows;
};

int main() { return serve(any_workload<Mlp<Dynamic>>); }
