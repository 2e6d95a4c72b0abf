// A contender is a process that answers requests on standard input, a line each, so that all of them can wait while one is timed:
//
//   check T2 file     writes the outputs of every mini-batch, or the parameters after one step, as float32; answers "ok"
//   begin T2          starts anew from the initial parameters and calls until it is warm; answers "ok"
//   time 0.005        goes on with what "begin" began for so many seconds; answers the median of the nanoseconds a call took
//
// or "no: " and the reason; to "check" also "other: " and the reason, from a contender that computes another function.
// Parameters are in the order W (inputs × outputs, row-major), b of each layer.
//
// A network has the constructor Network(const Workload&, const Batches&) and the members
//   const float* predict(int batch)      rows × outputs
//   void step(int batch)
//   std::vector<float> parameters()
#pragma once
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "workload.hpp"

// Thrown where results cannot be compared.
struct OtherFunction : std::runtime_error {
    using runtime_error::runtime_error;
};

struct Contender {
    virtual ~Contender() = default;
    virtual void run(long calls) = 0;
    virtual std::vector<float> result() = 0;
};

template <class Network>
class ContenderOf : public Contender {
public:
    explicit ContenderOf(const Workload& w) : workload(w), batches(w), network(std::make_unique<Network>(w, batches)) {}

    void run(long calls) override {
        if (workload.trains) {
            for (; calls > 0; calls--) network->step(next());
        } else {
            for (; calls > 0; calls--) {
                const float* outputs = network->predict(next());
                asm volatile("" ::"r"(outputs) : "memory");  // or the call could be optimised away
            }
        }
    }

    std::vector<float> result() override {
        if (workload.trains) {
            network->step(0);
            return network->parameters();
        }
        std::vector<float> all;
        for (int batch = 0; batch < Batches::count; batch++) {
            const float* outputs = network->predict(batch);
            all.insert(all.end(), outputs, outputs + workload.rows * workload.outputs());
        }
        return all;
    }

private:
    int next() { return batch = (batch + 1) % Batches::count; }

    const Workload& workload;
    Batches batches;
    std::unique_ptr<Network> network;
    int batch = Batches::count - 1;
};

using Factory = std::function<std::unique_ptr<Contender>(const Workload&)>;

// The same class for every workload.
template <class Network>
std::unique_ptr<Contender> any_workload(const Workload& w) {
    return std::make_unique<ContenderOf<Network>>(w);
}

inline double seconds_now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The middle value; the upper one of an even number.
inline double median_of(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

// Times what can make so many calls, in samples of about 20 µs, or of one call where that takes longer.
class Clock {
public:
    // Calls until caches, branches and libraries that choose their code at run time are warm.
    explicit Clock(std::function<void(long)> run) : run(std::move(run)) {
        constexpr double warm_up = 0.05;
        time(1);
        double least = time(1);
        for (double end = seconds_now() + warm_up; seconds_now() < end;) {
            least = std::min(least, time(calls) / calls);
            calls = std::max(1L, long(20e-6 / least));
        }
    }

    // The median of the samples, after one that brings the caches back from whoever was timed before.
    double median_nanoseconds(double seconds) const {
        time(calls);
        std::vector<double> samples;
        for (double end = seconds_now() + seconds; seconds_now() < end || samples.empty();) samples.push_back(time(calls) / calls * 1e9);
        return median_of(std::move(samples));
    }

private:
    double time(long count) const {
        double start = seconds_now();
        run(count);
        return seconds_now() - start;
    }

    std::function<void(long)> run;
    long calls = 1;
};

inline const Workload& workload_named(const std::string& name) {
    for (const Workload& w : workloads()) {
        if (w.name == name) return w;
    }
    throw std::invalid_argument("no such workload");
}

// Answers requests, and keeps what they began.
class Server {
public:
    explicit Server(Factory create) : create(std::move(create)) {}

    std::string answer(std::istringstream request) {
        std::string verb, argument, file;
        request >> verb >> argument >> file;
        if (verb == "time") return std::to_string(clock->median_nanoseconds(std::stod(argument)));
        clock.reset();
        contender.reset();
        contender = create(workload_named(argument));
        if (verb == "begin") {
            clock = std::make_unique<Clock>([this](long calls) { contender->run(calls); });
            return "ok";
        }
        std::vector<float> result = contender->result();
        std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(result.data()), std::streamsize(result.size() * sizeof(float)));
        return "ok";
    }

private:
    Factory create;
    std::unique_ptr<Contender> contender;
    std::unique_ptr<Clock> clock;
};

inline int serve(const Factory& create) {
    // Keeps freed blocks: else glibc maps and unmaps every buffer over 128 KiB at each call, which made some libraries three times slower.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
    Server server(create);
    for (std::string line; std::getline(std::cin, line);) {
        try {
            std::cout << server.answer(std::istringstream(line)) << std::endl;
        } catch (const OtherFunction& reason) {
            std::cout << "other: " << reason.what() << std::endl;
        } catch (const std::exception& reason) {
            std::cout << "no: " << reason.what() << std::endl;
        }
    }
    return 0;
}
