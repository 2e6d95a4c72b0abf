/* Trains a network that is written in C#, and predicts with it, from C: see run.sh. */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "rings.h"

enum { STEPS = 2000, TESTS = 1000 };

/* Every machine draws the same points. */
static uint32_t state = 1;

static float draw(void)
{
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / 8388608.0f - 1.0f;
}

/* Points of the square from -1 to 1, each with its ring: within 0.5, within 0.9, or outside. */
static void draw_points(float *points, int32_t *rings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        float x = draw();
        float y = draw();
        float square = x * x + y * y;
        points[2 * i] = x;
        points[2 * i + 1] = y;
        rings[i] = square < 0.25f ? 0 : square < 0.81f ? 1 : 2;
    }
}

static int most_likely(const float *probabilities)
{
    int best = 0;
    for (int i = 1; i < RINGS_OUTPUTS; i++) {
        if (probabilities[i] > probabilities[best]) {
            best = i;
        }
    }
    return best;
}

/* Prints a message in lines of at most 80 columns. */
static void print_message(const char *message)
{
    while (*message != '\0') {
        int length = (int)strlen(message);
        if (length > 76) {
            for (length = 76; length > 1 && message[length] != ' '; length--) {
            }
        }
        printf("    %.*s\n", length, message);
        message += length;
        message += *message == ' ';
    }
}

/* Whether a call returned what it had to. */
static bool all_right = true;

static void expect(const char *what, int32_t wanted, int32_t code)
{
    printf("  %s: %d\n", what, (int)code);
    if (code != UNROLLED_OK) {
        print_message(rings_last_error());
    }
    if (code != wanted) {
        printf("    but %d was expected\n", (int)wanted);
        all_right = false;
    }
}

static bool done(int32_t code)
{
    if (code != UNROLLED_OK) {
        printf("%d: %s\n", (int)code, rings_last_error());
    }
    return code == UNROLLED_OK;
}

static bool train(rings_network *network)
{
    float points[RINGS_BATCH * RINGS_INPUTS];
    int32_t rings[RINGS_BATCH];
    float loss = 0;
    float sum = 0;
    for (int step = 1; step <= STEPS; step++) {
        draw_points(points, rings, RINGS_BATCH);
        if (!done(rings_train_step_labels(network, points, RINGS_BATCH * RINGS_INPUTS, rings, RINGS_BATCH, &loss))) {
            return false;
        }
        sum += loss;
        if (step % 500 == 0) {
            printf("  loss of steps %4d to %4d: %.3f\n", step - 499, step, sum / 500);
            sum = 0;
        }
    }
    return true;
}

static float points[TESTS * RINGS_INPUTS];
static int32_t rings[TESTS];
static float probabilities[TESTS * RINGS_OUTPUTS];
static float again[TESTS * RINGS_OUTPUTS];

static bool measure(const rings_network *network)
{
    int right = 0;
    draw_points(points, rings, TESTS);
    if (!done(rings_predict(network, points, TESTS * RINGS_INPUTS, probabilities, TESTS * RINGS_OUTPUTS))) {
        return false;
    }
    for (int i = 0; i < TESTS; i++) {
        right += most_likely(&probabilities[i * RINGS_OUTPUTS]) == rings[i];
    }
    printf("  %d of %d other points in the right ring\n", right, TESTS);
    return right >= TESTS * 9 / 10;
}

/* A second network with the weights of the first, by way of a file. */
static bool copy(const rings_network *network, const char *path)
{
    rings_network *other = rings_create(2);
    bool same = other != NULL
        && done(rings_save(network, path))
        && done(rings_load(other, path))
        && done(rings_predict(other, points, TESTS * RINGS_INPUTS, again, TESTS * RINGS_OUTPUTS))
        && memcmp(again, probabilities, sizeof again) == 0;
    printf("  a second network, loaded from the first one's file: %s\n", same ? "the same bits" : "other outputs");
    return done(rings_destroy(other)) && same;
}

static void provoke_errors(rings_network *network)
{
    float x[2 * RINGS_INPUTS] = { 0.1f, 0.2f, 0.3f, 0.4f };
    float y[2 * RINGS_OUTPUTS] = { 0, 1, 0, 0, 1, 0 };
    float nan[RINGS_INPUTS] = { 0.1f, 0 };
    int32_t labels[2] = { 0, 3 };
    float loss;
    int number = 0;
    rings_network *destroyed = rings_create(3);

    memset(&nan[1], 0xFF, sizeof nan[1]);
    expect("no network", UNROLLED_BAD_NETWORK, rings_predict(NULL, x, 4, y, 6));
    expect("something else", UNROLLED_BAD_NETWORK, rings_predict((rings_network *)&number, x, 4, y, 6));
    expect("a network destroyed", UNROLLED_OK, rings_destroy(destroyed));
    expect("and used", UNROLLED_BAD_NETWORK, rings_train_step(destroyed, x, 4, y, 6, &loss));
    expect("and destroyed again", UNROLLED_BAD_NETWORK, rings_destroy(destroyed));
    expect("no inputs", UNROLLED_NULL_POINTER, rings_predict(network, NULL, 4, y, 6));
    expect("no labels", UNROLLED_NULL_POINTER, rings_train_step_labels(network, x, 4, NULL, 2, &loss));
    expect("half a row", UNROLLED_BAD_LENGTH, rings_predict(network, x, 3, y, 6));
    expect("outputs too few", UNROLLED_BAD_LENGTH, rings_predict(network, x, 4, y, 5));
    expect("a count below 0", UNROLLED_BAD_LENGTH, rings_predict(network, x, (size_t)-2, y, 6));
    expect("outputs over inputs", UNROLLED_BAD_LENGTH, rings_predict(network, y, 2, y, 3));
    expect("a step of 1,000 rows", UNROLLED_BAD_LENGTH, rings_train_step_labels(network, points, 2000, rings, 1000, &loss));
    expect("no fourth ring", UNROLLED_BAD_LABEL, rings_train_step_labels(network, x, 4, labels, 2, &loss));
    expect("an input that is NaN", UNROLLED_NOT_FINITE, rings_train_step(network, nan, 2, y, 3, &loss));
    expect("a file that is not there", UNROLLED_BAD_FILE, rings_load(network, "lost.safetensors"));
    expect("no name of a file", UNROLLED_NULL_POINTER, rings_save(network, NULL));
    expect("nothing wanted of a step's loss", UNROLLED_OK, rings_train_step(network, x, 4, y, 6, NULL));
}

int main(int argc, char **argv)
{
    rings_network *network = rings_create(1);
    if (network == NULL) {
        printf("%s\n", rings_last_error());
        return 1;
    }

    printf("A network of %d parameters learns rings around the origin:\n", RINGS_PARAMETERS);
    all_right = train(network) && measure(network) && copy(network, argc > 1 ? argv[1] : "rings.safetensors");
    printf("\nMistakes, with the codes that functions return and what they say:\n");
    provoke_errors(network);
    all_right = done(rings_destroy(network)) && all_right;
    printf("\n%s\n", all_right ? "All as it should be." : "Something is wrong.");
    return all_right ? 0 : 1;
}
