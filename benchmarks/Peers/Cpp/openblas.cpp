// OpenBLAS: matrix by vector where there is one row, matrix by matrix else.
#include <cblas.h>

#include "mlp.hpp"

class Blas {
public:
    explicit Blas(const Workload& w) : widths(w.widths), rows(w.rows) {}

    size_t index(int layer, int in, int out) const { return size_t(out) * widths[layer] + in; }

    void forward(int layer, const float* x, const float* w, float* z) {
        int ins = widths[layer], outs = widths[layer + 1];
        if (rows == 1) {
            cblas_sgemv(CblasRowMajor, CblasNoTrans, outs, ins, 1, w, ins, x, 1, 0, z, 1);
        } else {
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, outs, ins, 1, x, ins, w, ins, 0, z, outs);
        }
    }

    void backward(int layer, const float* delta, const float* w, float* dx) {
        int ins = widths[layer], outs = widths[layer + 1];
        if (rows == 1) {
            cblas_sgemv(CblasRowMajor, CblasTrans, outs, ins, 1, w, ins, delta, 1, 0, dx, 1);
        } else {
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, ins, outs, 1, delta, outs, w, ins, 0, dx, ins);
        }
    }

    void gradient(int layer, const float* x, const float* delta, float scale, float keep, float* w) {
        int ins = widths[layer], outs = widths[layer + 1];
        if (rows == 1 && keep == 1) {
            cblas_sger(CblasRowMajor, outs, ins, scale, delta, 1, x, 1, w, ins);
        } else {
            cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, outs, ins, rows, scale, delta, outs, x, ins, keep, w, ins);
        }
    }

private:
    const std::vector<int>& widths;
    int rows;
};

int main() { return serve(any_workload<Mlp<Blas>>); }
