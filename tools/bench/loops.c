// The loops that bouton's are measured against: what a C compiler makes of them with -O3 -march=native -ffast-math,
// and so with its vector math library. Each prints its name and the nanoseconds per event, or per neuron and step.

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REPEATS = 25, NEURONS = 4000, STEPS = 200, LISTS = 256, SPIKES = 64 };

static uint64_t state = 1;

static uint32_t draw(uint32_t n) {  // splitmix64
    uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return ((z ^ (z >> 31)) >> 32) * (uint64_t)n >> 32;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    return (*(const int32_t *)a > *(const int32_t *)b) - (*(const int32_t *)a < *(const int32_t *)b);
}

static __attribute__((noinline)) void deliver(float *g, const int32_t *restrict row, int n, float w) {
    for (int k = 0; k < n; k++) g[row[k]] += w;
}

static __attribute__((noinline)) void deliver_own(float *g, const int32_t *restrict row, const float *restrict w, int n) {
    for (int k = 0; k < n; k++) g[row[k]] += w[k];
}

static void delivery(int neurons, int fan) {
    size_t synapses = (size_t)neurons * fan;
    int32_t *targets = malloc(synapses * sizeof *targets), *spikes = malloc(LISTS * SPIKES * sizeof *spikes);
    float *g = calloc(neurons, sizeof *g), *w = calloc(synapses, sizeof *w);
    for (size_t k = 0; k < synapses; k++) targets[k] = draw(neurons);
    for (int k = 0; k < neurons; k++) qsort(targets + (size_t)k * fan, fan, sizeof *targets, ascending);
    for (int k = 0; k < LISTS * SPIKES; k++) spikes[k] = draw(neurons);
    for (int k = 0; k < LISTS; k++) qsort(spikes + k * SPIKES, SPIKES, sizeof *spikes, ascending);
    double one = 1e30, own = 1e30;
    for (int r = 0; r < REPEATS; r++) {
        double start = now();
        for (int k = 0; k < LISTS * SPIKES; k++) deliver(g, targets + (size_t)spikes[k] * fan, fan, 0.5f);
        double middle = now();
        for (int k = 0; k < LISTS * SPIKES; k++) {
            size_t first = (size_t)spikes[k] * fan;
            deliver_own(g, targets + first, w + first, fan);
        }
        double events = (double)LISTS * SPIKES * fan;
        one = fmin(one, (middle - start) / events), own = fmin(own, (now() - middle) / events);
    }
    printf("one/%dx%d %g\nown/%dx%d %g\n", neurons, fan, one, neurons, fan, own);
    free(targets), free(spikes), free(g), free(w);
}

// What a step of a neuron reads and writes. Who fires is told here by a byte for each neuron, in bouton by a list; not
// static, since a compiler leaves out what nobody can read.
static float V[NEURONS], m[NEURONS], h[NEURONS], n[NEURONS], input[NEURONS], last[NEURONS];
uint8_t spike[NEURONS];

static __attribute__((noinline)) void lif(float t, float dt) {
    float decay = expf(-dt / 10.0f);
    for (int i = 0; i < NEURONS; i++) {
        float rest = input[i], v = rest + (V[i] - rest) * decay;
        int held = t - last[i] <= 2.0f;
        v = held ? V[i] : v;
        int fires = v >= 20.0f;
        last[i] = fires ? t : last[i];
        V[i] = fires ? -5.0f : v;
        spike[i] = fires;
        input[i] = 25.0f;
    }
}

static inline float exprel(float x) { return fabsf(x) < 1e-4f ? 1.0f + 0.5f * x : (expf(x) - 1.0f) / x; }

// One step of exponential Euler of dx/dt = a (1 - x) - b x.
static inline float gate(float x, float a, float b, float dt) {
    float end = a / (a + b);
    return end + (x - end) * expf(-dt * (a + b));
}

static __attribute__((noinline)) void hh(float t, float dt) {
    (void)t;
    for (int i = 0; i < NEURONS; i++) {
        float v = V[i], mi = m[i], hi = h[i], ni = n[i];
        float gNa = 120.0f * mi * mi * mi * hi, gK = 36.0f * ni * ni * ni * ni;
        float g = gNa + gK + 0.03f, end = (gNa * 50.0f - gK * 77.0f - 0.03f * 54.387f + input[i]) / g;
        float next = end + (v - end) * expf(-dt * g);
        m[i] = gate(mi, 1.0f / exprel(-(v + 40.0f) / 10.0f), 4.0f * expf(-(v + 65.0f) / 18.0f), dt);
        h[i] = gate(hi, 0.07f * expf(-(v + 65.0f) / 20.0f), 1.0f / (1.0f + expf(-(v + 35.0f) / 10.0f)), dt);
        n[i] = gate(ni, 0.1f / exprel(-(v + 55.0f) / 10.0f), 0.125f * expf(-(v + 65.0f) / 80.0f), dt);
        spike[i] = v < 20.0f && next >= 20.0f;
        V[i] = next;
        input[i] = 10.0f;
    }
}

static void update(const char *name, void (*step)(float, float), float start) {
    double best = 1e30;
    for (int i = 0; i < NEURONS; i++) V[i] = start + draw(1000) * 0.005f, last[i] = -1e7f;
    for (int r = 0; r < REPEATS; r++) {
        double begin = now();
        for (int k = 0; k < STEPS; k++) step(0.1f * (r * STEPS + k), 0.1f);
        best = fmin(best, (now() - begin) / STEPS / NEURONS);
    }
    printf("%s %g\n", name, best);
}

int main(void) {
    update("LIF", lif, 0.0f);
    update("HH", hh, -65.0f);
    delivery(4000, 80), delivery(12500, 1250), delivery(100000, 80), delivery(1000000, 80);
    return 0;
}
