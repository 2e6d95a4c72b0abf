/* Replays recorded cases on the compiled networks and compares every bit with what the recording machine got.
   There is no .NET runtime in this program: see run.sh. */

#include <arm_neon.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Call.cs says the same. */
typedef struct {
    float *memory, *inputs, *targets, *hyper_parameters, *scratch;
    float *outputs, *gradients, *losses;
    int32_t number, rows, steps, seed;
} Call;

void replay(Call *call);

/* Shuffles.cs says what the results are. */
void shuffle(const float *a, const float *b, float *results);

/* What compiled code calls when it is entered from C and left; a runtime would stop here for a garbage collection. */
void RhpReversePInvoke(void *frame) { (void)frame; }
void RhpReversePInvokeReturn(void *frame) { (void)frame; }

typedef struct {
    float *values;
    int32_t length;
} Section;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "%s: %s\n", path, what);
    exit(2);
}

/* Zeros at a cache line's start, and a line behind them. */
static float *reserve(int32_t length)
{
    size_t bytes = ((size_t)length * sizeof(float) + 127) / 64 * 64;
    float *values = aligned_alloc(64, bytes);
    if (values == NULL) {
        fail("no memory", "replay");
    }
    memset(values, 0, bytes);
    return values;
}

static int32_t read_number(FILE *file, const char *path)
{
    int32_t value;
    if (fread(&value, sizeof value, 1, file) != 1) {
        fail("too short", path);
    }
    return value;
}

static Section read_section(FILE *file, const char *path)
{
    Section section;
    section.length = read_number(file, path);
    section.values = reserve(section.length);
    if (fread(section.values, sizeof(float), (size_t)section.length, file) != (size_t)section.length) {
        fail("too short", path);
    }
    return section;
}

static uint64_t hash(const float *values, int32_t length)
{
    uint64_t state = 0;
    for (int32_t i = 0; i < length; i++) {
        uint32_t bits;
        memcpy(&bits, values + i, sizeof bits);
        state = ((state << 5 | state >> 59) ^ bits) * UINT64_C(0x9E3779B97F4A7C15);
    }
    return state;
}

/* Says how many floats there are, the hash of their bits and, if the bits are others than expected, the first of them. */
static int compare(const char *what, const float *values, Section expected)
{
    if (expected.length == 0) {
        return 0;
    }
    printf("  %-10s %8" PRId32 "  %016" PRIx64, what, expected.length, hash(values, expected.length));
    for (int32_t i = 0; i < expected.length; i++) {
        uint32_t a, b;
        memcpy(&a, values + i, sizeof a);
        memcpy(&b, expected.values + i, sizeof b);
        if (a != b) {
            printf("  OTHER BITS: [%" PRId32 "] is %08" PRIx32 " (%.9g), recorded %08" PRIx32 " (%.9g)\n", i, a, values[i], b, expected.values[i]);
            return 1;
        }
    }
    printf("  same bits\n");
    return 0;
}

static int replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail("cannot be read", path);
    }

    Call call;
    call.number = read_number(file, path);
    call.rows = read_number(file, path);
    call.steps = read_number(file, path);
    call.seed = read_number(file, path);
    call.scratch = reserve(read_number(file, path));
    call.memory = read_section(file, path).values;
    call.inputs = read_section(file, path).values;
    call.targets = read_section(file, path).values;
    call.hyper_parameters = read_section(file, path).values;
    Section outputs = read_section(file, path);
    Section losses = read_section(file, path);
    Section gradients = read_section(file, path);
    Section parameters = read_section(file, path);
    Section state = read_section(file, path);
    if (fgetc(file) != EOF) {
        fail("too long", path);
    }
    fclose(file);

    call.outputs = reserve(outputs.length);
    call.losses = reserve(losses.length);
    call.gradients = reserve(gradients.length);

    const char *name = strrchr(path, '/');
    printf("%s: %" PRId32 " rows, %" PRId32 " steps\n", name == NULL ? path : name + 1, call.rows, call.steps);
    fflush(stdout);
    replay(&call);
    return compare("outputs", call.outputs, outputs) + compare("losses", call.losses, losses) + compare("gradients", call.gradients, gradients)
        + compare("weights", call.memory, parameters) + compare("state", call.memory + parameters.length + gradients.length, state);
}

/* What stands for two-register shuffles in the compiled code does what the instructions do. */
static int compare_shuffles(void)
{
    const float a[4] = {1, 2, 3, 4}, b[4] = {5, 6, 7, 8};
    float32x4_t x = vld1q_f32(a), y = vld1q_f32(b);
    /* The C compiler shall not know the values: it would do without the instructions. */
    __asm__("" : "+w"(x), "+w"(y));
    float64x2_t pairs_x = vreinterpretq_f64_f32(x), pairs_y = vreinterpretq_f64_f32(y);
    Section expected = {reserve(24), 24};
    vst1q_f32(expected.values, vzip1q_f32(x, y));
    vst1q_f32(expected.values + 4, vzip2q_f32(x, y));
    vst1q_f32(expected.values + 8, vreinterpretq_f32_f64(vzip1q_f64(pairs_x, pairs_y)));
    vst1q_f32(expected.values + 12, vreinterpretq_f32_f64(vzip2q_f64(pairs_x, pairs_y)));
    vst1q_f32(expected.values + 16, vuzp1q_f32(x, y));
    vst1q_f32(expected.values + 20, vuzp2q_f32(x, y));

    float *results = reserve(24);
    shuffle(a, b, results);
    printf("zip and uzp\n");
    return compare("results", results, expected);
}

int main(int count, char **paths)
{
    int different = compare_shuffles();
    for (int i = 1; i < count; i++) {
        different += replay_file(paths[i]);
    }
    return different > 0 || count < 2;
}
