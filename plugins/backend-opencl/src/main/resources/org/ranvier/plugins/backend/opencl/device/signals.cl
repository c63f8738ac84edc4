// Signals come in, are added up, passed through dropout, and go out.

// Writes the values of an input.
__kernel void scatter(
    const int elements, __global const int* place, __global const float* value, __global float* signal) {
    int n = get_global_id(0);
    if (n < elements) {
        signal[place[n]] = value[n];
    }
}

// to += from, for a range of ticks.
__kernel void add(
    const int first_tick,
    __global const V* from,
    const int from_length,
    const int from_before,
    __global V* to,
    const int to_length,
    const int to_before,
    const int fresh) {
    int item = get_local_id(0);
    int tick = first_tick + get_global_id(0) / ITEMS;
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int group = get_global_id(2);
    __global V* sum = to + ((size_t)(group * rows + row) * to_length + to_before + tick) * ITEMS + item;
    V more = from[((size_t)(group * rows + row) * from_length + from_before + tick) * ITEMS + item];
    *sum = fresh ? more : *sum + more;
}

// mask = 0 or 1 / (1 - probability), [group][row] of groups; the upper 24 bits of the draw decide, exactly.
__kernel void draw_mask(
    const uint key0,
    const uint key1,
    const uint step,
    const uint stream,
    const int sample,
    const int training,
    const uint threshold,
    const float gain,
    __global float* mask) {
    int lane = get_global_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int group = get_global_id(2);
    Seed seed = {key0, key1, step};
    uint word = philox(seed, stream, 0, sample + group * GROUP + lane, row).x >> 8;
    mask[(size_t)(group * rows + row) * GROUP + lane] = !training ? 1.0f : word >= threshold ? gain : 0.0f;
}

// to = mask * from, or to += mask * from.
__kernel void masked(
    const int first_tick,
    __global const V* mask,
    __global const Item* from,
    const int from_length,
    const int from_before,
    __global V* to,
    const int to_length,
    const int to_before,
    const int fresh) {
    int item = get_local_id(0);
    int tick = first_tick + get_global_id(0) / ITEMS;
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int group = get_global_id(2);
    __global V* result = to + ((size_t)(group * rows + row) * to_length + to_before + tick) * ITEMS + item;
    size_t place = (size_t)(group * rows + row) * from_length + from_before + tick;
#if SPIKES
    V signal = spikes_of(from[place], item);
#else
    V signal = from[place * ITEMS + item];
#endif
    V product = mask[(group * rows + row) * ITEMS + item] * signal;
    *result = fresh ? product : *result + product;
}

// Where a signal has a tick of a row, for the group of a sample.
size_t tick_of(int sample, int row, int tick, int rows, int length, int before) {
    return (size_t)(sample / GROUP * rows + row) * length + before + tick;
}

float number_of(__global const void* signal, size_t tick, int sample) {
#if SPIKES
    return ((__global const uint*)signal)[tick] >> sample % GROUP & 1;
#else
    return ((__global const float*)signal)[tick * GROUP + sample % GROUP];
#endif
}

// A signal as people have it: [sample][tick][row].
__kernel void collect(
    const int elements,
    const int ticks,
    __global const void* signal,
    const int rows,
    const int length,
    const int before,
    __global float* values) {
    int n = get_global_id(0);
    if (n >= elements) {
        return;
    }
    int sample = n / rows / ticks;
    values[n] = number_of(signal, tick_of(sample, n % rows, n / rows % ticks, rows, length, before), sample);
}

// The reverse; samples that do not exist get 0.
__kernel void spread(
    const int elements,
    const int samples,
    const int ticks,
    __global const float* values,
    const int rows,
    const int length,
    const int before,
    __global float* signal) {
    int n = get_global_id(0);
    if (n >= elements) {
        return;
    }
    int sample = n / rows / ticks;
    size_t place = tick_of(sample, n % rows, n / rows % ticks, rows, length, before) * GROUP + sample % GROUP;
    signal[place] = sample < samples ? values[n] : 0.0f;
}

// How often neurons spiked, [sample][row].
__kernel void count(
    const int elements,
    const int ticks,
    __global const void* spikes,
    const int rows,
    const int length,
    const int before,
    __global int* counts) {
    int n = get_global_id(0);
    if (n >= elements) {
        return;
    }
    int sample = n / rows;
    size_t first = tick_of(sample, n % rows, 0, rows, length, before);
    int sum = 0;
    for (int t = 0; t < ticks; t++) {
        sum += number_of(spikes, first + t, sample) != 0;
    }
    counts[n] = sum;
}

// Sums over all samples, in order: [slot][group][row] of groups to [slot][row].
__kernel void over_samples(const int groups, __global const V* parts, __global float* sums, __local V* scratch) {
    int item = get_global_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int slot = get_global_id(2);
    float sum = 0;
    for (int g = 0; g < groups; g++) {
        sum += sum_group(parts[((size_t)(slot * groups + g) * rows + row) * ITEMS + item], scratch);
    }
    if (item == 0) {
        sums[slot * rows + row] = sum;
    }
}
