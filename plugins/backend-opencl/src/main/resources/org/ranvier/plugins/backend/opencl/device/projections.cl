// What synapses deliver, forward and back, and their gradients.

// Puts the synapses into the order of a direction: how strong each tap is, and where its first one reads a signal that has so many items for a tick.
__kernel void pack(
    const int synapses,
    const int taps,
    const int delays,
    __global const int* order,
    __global const int* other_of,
    __global const int* delay_of,
    __global const float* weight,
    __global const float* tap,
    __global const int* offset,
    const int length,
    const int before,
    const int width,
    const int sign,
    __global float* gain,
    __global int* at) {
    int n = get_global_id(0);
    if (n >= synapses) {
        return;
    }
    int s = order[n];
    int e = delay_of[s];
    at[n] = (other_of[s] * length + before + sign * offset[e]) * width;
    for (int k = 0; k < taps; k++) {
        gain[n * taps + k] = weight[s] * tap[k * delays + e];
    }
}

// A tick of a signal.
V read_tick(__global const Item* signal, int tick, int item) {
#if SPIKES
    return spikes_of(signal[tick], item);
#else
    return signal[tick * ITEMS + item];
#endif
}

#if AT_ONCE > 1
int all_strong(__global const float* strength) {
    int strong = 1;
    for (int j = 0; j < AT_ONCE; j++) {
        strong &= strength[j] != 0;
    }
    return strong;
}
#endif

#ifdef TICKS
// to[row][t] = sum over synapses and taps of gain * from[other][t + SIGN * lag], for TICKS ticks at once, in the order of the synapses. Where AT_ONCE
// taps follow each other, each tick is read once for them all; what has no strength is not read, as there may be nothing.
// start: 0 from nothing, 1 from the bias, 2 from what is there.
__kernel void pull(
    const int first_tick,
    const int end_tick,
    const int blocks,
    const int taps,
    __global const int* first,
    __global const int* at,
    __global const float* gain,
    __global const Item* from,
    const int from_rows,
    const int from_length,
    __global V* to,
    const int to_length,
    const int to_before,
    const int start,
    __global const float* bias) {
    int item = get_global_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int group = get_global_id(2) / blocks;
    int tick = first_tick + (get_global_id(2) % blocks) * TICKS;
    from += ((size_t)group * from_rows * from_length + tick) * WIDTH;
    to += ((size_t)(group * rows + row) * to_length + to_before + tick) * ITEMS + item;
    V sum[TICKS];
    #pragma unroll
    for (int u = 0; u < TICKS; u++) {
        sum[u] = start == 2 && tick + u < end_tick ? to[u * ITEMS] : (V)(start == 1 ? bias[row] : 0.0f);
    }
    for (int n = first[row]; n < first[row + 1]; n++) {
        __global const float* strength = gain + n * taps;
        int k = 0;
#if AT_ONCE > 1
        for (; k + AT_ONCE <= taps && all_strong(strength + k); k += AT_ONCE) {
            __global const Item* signal = from + at[n] + SIGN * k * WIDTH;
            V window[TICKS + AT_ONCE - 1];
            #pragma unroll
            for (int w = 0; w < TICKS + AT_ONCE - 1; w++) {
                window[w] = read_tick(signal, SIGN < 0 ? w - (AT_ONCE - 1) : w, item);
            }
            #pragma unroll
            for (int j = 0; j < AT_ONCE; j++) {
                #pragma unroll
                for (int u = 0; u < TICKS; u++) {
                    sum[u] = fma((V)(strength[k + j]), window[u + (SIGN < 0 ? AT_ONCE - 1 - j : j)], sum[u]);
                }
            }
        }
#endif
        for (; k < taps; k++) {
            if (strength[k] != 0) {
                __global const Item* signal = from + at[n] + SIGN * k * WIDTH;
                #pragma unroll
                for (int u = 0; u < TICKS; u++) {
#if SPIKES
                    sum[u] = where(signal[u], item, sum[u] + strength[k], sum[u]);
#else
                    sum[u] = fma((V)(strength[k]), signal[u * ITEMS + item], sum[u]);
#endif
                }
            }
        }
    }
    #pragma unroll
    for (int u = 0; u < TICKS; u++) {
        if (tick + u < end_tick) {
            to[u * ITEMS] = sum[u];
        }
    }
}
#endif

#ifdef LAGS
// Nothing is added up for ticks at which nobody in the group spikes.
void correlate_tick(__global const Item* source, int t, __global const V* delta, V* sum) {
#if SPIKES
    uint word = source[t];
    if (word == 0) {
        return;
    }
    #pragma unroll
    for (int u = 0; u < LAGS; u++) {
        sum[u] = where(word, get_local_id(0), sum[u] + delta[(t + u) * ITEMS], sum[u]);
    }
#else
    #pragma unroll
    for (int u = 0; u < LAGS; u++) {
        sum[u] = fma(read_tick(source, t, get_local_id(0)), delta[(t + u) * ITEMS], sum[u]);
    }
#endif
}

#if AT_ONCE > 1
// The same for some ticks that follow each other, of which each number is read once.
void correlate_ticks(__global const Item* source, int t, __global const V* delta, V* sum) {
#if SPIKES
    uint any = 0;
    for (int j = 0; j < AT_ONCE; j++) {
        any |= source[t + j];
    }
    if (any == 0) {
        return;
    }
#endif
    V window[LAGS + AT_ONCE - 1];
    #pragma unroll
    for (int w = 0; w < LAGS + AT_ONCE - 1; w++) {
        window[w] = delta[(t + w) * ITEMS];
    }
    #pragma unroll
    for (int j = 0; j < AT_ONCE; j++) {
        V signal = read_tick(source, t + j, get_local_id(0));
        #pragma unroll
        for (int u = 0; u < LAGS; u++) {
            sum[u] = fma(signal, window[u + j], sum[u]);
        }
    }
}
#endif

// The part of a group of samples in the gradients of a synapse: [group][plane][synapse], where plane 0 is by the weight, and the others
// are by the delay and by further parameters of the kernel. Where EVENTS, the ticks at which any sample of a group has something of a source are
// known, a bit each in words of 32, and no other tick costs anything.
__kernel void correlate(
    const int ticks,
    const int taps,
    const int delays,
    __global const int* pre_of,
    __global const int* post_of,
    __global const int* delay_of,
    __global const float* tap,
    __global const int* offset,
    __global const uint* active,
    __global const Item* source,
    const int source_rows,
    const int source_length,
    const int source_before,
    __global const V* delta,
    const int delta_rows,
    const int delta_length,
    const int delta_before,
    __global float* part,
    __local V* scratch) {
    int item = get_local_id(0);
    int s = get_group_id(0);
    int synapses = get_num_groups(0);
    int group = get_global_id(1);
    int e = delay_of[s];
    active += (size_t)(group * source_rows + pre_of[s]) * ((source_length - source_before + 31) / 32);
    source += ((size_t)(group * source_rows + pre_of[s]) * source_length + source_before) * WIDTH;
    delta += ((size_t)(group * delta_rows + post_of[s]) * delta_length + delta_before + offset[e]) * ITEMS + item;
    float by[PLANES];
    for (int p = 0; p < PLANES; p++) {
        by[p] = 0;
    }
    for (int k = 0; k < taps; k += LAGS) {
        // Lags beyond the last are that one again: what is decided twice would be two ways to the barriers for a compiler.
        int used = 0;
        #pragma unroll
        for (int u = 0; u < LAGS; u++) {
            for (int p = 0; p < PLANES; p++) {
                used |= tap[(p * taps + min(k + u, taps - 1)) * delays + e] != 0;
            }
        }
        V sum[LAGS];
        #pragma unroll
        for (int u = 0; u < LAGS; u++) {
            sum[u] = (V)(0.0f);
        }
        // Nothing is added up where nothing is used; all of a group come to the barriers even then.
        int end = used ? ticks : 0;
#if EVENTS
        for (int word = 0; word * 32 < end; word++) {
            for (uint left = active[word]; left != 0; left &= left - 1) {
                int t = word * 32 + 31 - clz(left & -left);
                if (t < end) {
                    correlate_tick(source, t, delta + k * ITEMS, sum);
                }
            }
        }
#else
        int t = 0;
#if AT_ONCE > 1
        for (; t + AT_ONCE <= end; t += AT_ONCE) {
            correlate_ticks(source, t, delta + k * ITEMS, sum);
        }
#endif
        for (; t < end; t++) {
            correlate_tick(source, t, delta + k * ITEMS, sum);
        }
#endif
#if ITEMS > 1
        sum_groups(sum, LAGS, scratch);
#endif
        #pragma unroll
        for (int u = 0; u < LAGS; u++) {
            float correlation = sum_lanes(sum[u]);
            for (int p = 0; p < PLANES; p++) {
                float more = tap[(p * taps + min(k + u, taps - 1)) * delays + e] * correlation;
                by[p] += k + u < taps ? more : 0.0f;
            }
        }
    }
    if (item == 0) {
        for (int p = 0; p < PLANES; p++) {
            part[(size_t)(group * PLANES + p) * synapses + s] = by[p];
        }
    }
}
#endif

// The groups of samples added up, in order; all planes but the first are times the weight.
__kernel void fold(
    const int elements,
    const int groups,
    const int planes,
    __global const float* part,
    __global const float* weight,
    __global float* by) {
    int n = get_global_id(0);
    if (n >= elements) {
        return;
    }
    int synapses = elements / planes;
    int plane = n / synapses;
    int s = n % synapses;
    float sum = 0;
    for (int g = 0; g < groups; g++) {
        sum += part[(size_t)(g * planes + plane) * synapses + s];
    }
    by[n] = plane == 0 ? sum : weight[s] * sum;
}

// Sums over the synapses that share a delay, for every plane.
__kernel void by_site(
    const int elements,
    const int delays,
    const int synapses,
    __global const int* first,
    __global const int* order,
    __global const float* by,
    __global float* sums) {
    int element = get_global_id(0);
    if (element >= elements) {
        return;
    }
    int plane = element / delays;
    int e = element % delays;
    float sum = 0;
    for (int n = first[e]; n < first[e + 1]; n++) {
        sum += by[(size_t)plane * synapses + order[n]];
    }
    sums[element] = sum;
}

// Adds dL/d(bias): delta of a row over samples and ticks.
__kernel void bias_gradient(
    const int groups,
    const int ticks,
    __global const V* delta,
    const int length,
    const int before,
    __global float* gradient,
    __local V* scratch) {
    int item = get_global_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    float sum = 0;
    for (int g = 0; g < groups; g++) {
        __global const V* d = delta + ((size_t)(g * rows + row) * length + before) * ITEMS + item;
        V part = (V)(0.0f);
        for (int t = 0; t < ticks; t++) {
            part += d[t * ITEMS];
        }
        sum += sum_group(part, scratch);
    }
    if (item == 0) {
        gradient[row] += sum;
    }
}

// A derivative per tick becomes one per ms.
__kernel void per_ms(
    const int elements, __global const float* by, const int from, const float dt, __global float* result) {
    int n = get_global_id(0);
    if (n < elements) {
        result[n] = by[from + n] / dt;
    }
}

// Adds a plane of gradients to a parameter's.
__kernel void accumulate(const int elements, __global const float* more, const int from, __global float* sum) {
    int n = get_global_id(0);
    if (n < elements) {
        sum[n] += more[from + n];
    }
}
