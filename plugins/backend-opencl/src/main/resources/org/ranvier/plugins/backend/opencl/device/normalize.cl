// Batch normalisation per neuron over samples and ticks: y = gain * (x - mean) / sqrt(variance + epsilon) + shift.
// statistics: [mean | deviation] of [row].

R total(R own, __local R* scratch) {
    int lane = get_local_id(0);
    scratch[lane] = own;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int apart = GROUP / 2; apart > 0; apart /= 2) {
        if (lane < apart) {
            scratch[lane] += scratch[lane + apart];
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    R sum = scratch[0];
    barrier(CLK_LOCAL_MEM_FENCE);
    return sum;
}

// The statistics of the batch; the running ones follow them. One work-group a row, one work-item a lane.
__kernel void measure(
    const int samples,
    const int ticks,
    const float momentum,
    const float epsilon,
    __global const float* x,
    const int length,
    const int before,
    __global float* running_mean,
    __global float* running_variance,
    __global float* statistics,
    __local R* scratch) {
    int lane = get_local_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    R count = (R)samples * ticks;
    R sum = 0;
    for (int b = lane; b < samples; b += GROUP) {
        __global const float* own = x + ((size_t)(b / GROUP * rows + row) * length + before) * GROUP + lane;
        for (int t = 0; t < ticks; t++) {
            sum += own[t * GROUP];
        }
    }
    R mean = total(sum, scratch) / count;
    R squares = 0;
    for (int b = lane; b < samples; b += GROUP) {
        __global const float* own = x + ((size_t)(b / GROUP * rows + row) * length + before) * GROUP + lane;
        for (int t = 0; t < ticks; t++) {
            squares += (own[t * GROUP] - mean) * (own[t * GROUP] - mean);
        }
    }
    squares = total(squares, scratch);
    if (lane == 0) {
        statistics[row] = (float)mean;
        statistics[rows + row] = (float)sqrt(squares / count + (R)epsilon);
        running_mean[row] += (float)((R)momentum * (mean - running_mean[row]));
        running_variance[row] += (float)((R)momentum * (squares / max((R)1, count - 1) - running_variance[row]));
    }
}

// Running statistics as statistics.
__kernel void recall(
    const int rows,
    const float epsilon,
    __global const float* running_mean,
    __global const float* running_variance,
    __global float* statistics) {
    int row = get_global_id(0);
    if (row >= rows) {
        return;
    }
    statistics[row] = running_mean[row];
    statistics[rows + row] = sqrt(running_variance[row] + epsilon);
}

__kernel void apply(
    const int first_tick,
    __global const float* statistics,
    __global const float* gain,
    __global const float* shift,
    __global const V* x,
    const int x_length,
    const int x_before,
    __global V* y,
    const int y_length,
    const int y_before) {
    int item = get_local_id(0);
    int tick = first_tick + get_global_id(0) / ITEMS;
    int row = get_global_id(1);
    int rows = get_global_size(1);
    int group = get_global_id(2);
    V standard = (x[((size_t)(group * rows + row) * x_length + x_before + tick) * ITEMS + item] - (V)(statistics[row]))
        / (V)(statistics[rows + row]);
    y[((size_t)(group * rows + row) * y_length + y_before + tick) * ITEMS + item] =
        (V)(gain[row]) * standard + (V)(shift[row]);
}

// dL/dx from dL/dy, and the gradients of gain and shift. One work-group a row, one work-item a lane.
__kernel void normalize_back(
    const int samples,
    const int ticks,
    const int groups,
    const int training,
    __global const float* statistics,
    __global const float* gain,
    __global const float* x,
    const int x_length,
    const int x_before,
    __global const float* dy,
    const int dy_length,
    const int dy_before,
    __global float* dx,
    const int dx_length,
    const int dx_before,
    __global float* gain_gradient,
    __global float* shift_gradient,
    __local R* scratch) {
    int lane = get_local_id(0);
    int row = get_global_id(1);
    int rows = get_global_size(1);
    R count = (R)samples * ticks;
    R mean = statistics[row];
    R deviation = statistics[rows + row];
    R sum = 0;
    R product = 0;
    for (int b = lane; b < samples; b += GROUP) {
        size_t line = (size_t)(b / GROUP * rows + row);
        __global const float* in = x + (line * x_length + x_before) * GROUP + lane;
        __global const float* d = dy + (line * dy_length + dy_before) * GROUP + lane;
        for (int t = 0; t < ticks; t++) {
            sum += d[t * GROUP];
            product += d[t * GROUP] * ((in[t * GROUP] - mean) / deviation);
        }
    }
    sum = total(sum, scratch);
    product = total(product, scratch);
    for (int b = lane; b < groups * GROUP; b += GROUP) {
        size_t line = (size_t)(b / GROUP * rows + row);
        __global const float* in = x + (line * x_length + x_before) * GROUP + lane;
        __global const float* d = dy + (line * dy_length + dy_before) * GROUP + lane;
        __global float* result = dx + (line * dx_length + dx_before) * GROUP + lane;
        for (int t = 0; t < ticks; t++) {
            R through = d[t * GROUP];
            if (training) {
                through -= sum / count + (in[t * GROUP] - mean) / deviation * product / count;
            }
            result[t * GROUP] = b < samples ? (float)(gain[row] / deviation * through) : 0.0f;
        }
    }
    if (lane == 0) {
        gain_gradient[row] += (float)product;
        shift_gradient[row] += (float)sum;
    }
}
