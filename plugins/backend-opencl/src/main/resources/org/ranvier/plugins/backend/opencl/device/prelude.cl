// What all kernels share. LANES samples are a vector V, ITEMS vectors a group of samples: the work-group.
// Signals are [group][row][tick][ITEMS] of V, or, of spikes that are 0 or 1, [group][row][tick] of words in which bit n is sample n of the group.
// R is the widest type of real numbers that the device has.
#pragma OPENCL FP_CONTRACT OFF

#if DOUBLES
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
typedef double R;
#define REAL(x) x
#define TWO_PI 6.283185307179586
#else
typedef float R;
#define REAL(x) x##f
#define TWO_PI 6.2831853f
#endif

// LANE has a bit for each lane of a vector.
#if LANES == 16
typedef float16 V;
typedef int16 I;
#define LANE (I)(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)
#elif LANES == 8
typedef float8 V;
typedef int8 I;
#define LANE (I)(1, 2, 4, 8, 16, 32, 64, 128)
#elif LANES == 4
typedef float4 V;
typedef int4 I;
#define LANE (I)(1, 2, 4, 8)
#else
typedef float V;
typedef int I;
#define LANE 1
#endif

#define GROUP (LANES * ITEMS)

// A time in ticks, as org.ranvier.api.Ticks has it: within 1e-9 of a whole or half number it is that number, and others stay on their side of it.
// Times and dt are sums of two floats, as not every device has double precision.
float in_ticks(float ms, float ms_rest, float dt, float dt_rest) {
    float ticks = ms / dt;
    float more = (fma(-ticks, dt, ms) + (ms_rest - ticks * dt_rest)) / dt;
    float near = rint(2 * ticks) / 2;
    float beyond = (ticks - near) + more;
    if (fabs(beyond) <= 1e-9f) {
        return near;
    }
#if DOUBLES
    float close = (float)((R)ms / ((R)dt + (R)dt_rest));
#else
    float close = ticks + more;
#endif
    return beyond < 0
        ? (close < near ? close : nextafter(near, -INFINITY))
        : (close > near ? close : nextafter(near, INFINITY));
}

// The sum of the lanes, in an order that is always the same.
float sum_lanes(V v) {
#if LANES == 16
    float8 a = v.lo + v.hi;
    float4 b = a.lo + a.hi;
    float2 c = b.lo + b.hi;
    return c.x + c.y;
#elif LANES == 8
    float4 b = v.lo + v.hi;
    float2 c = b.lo + b.hi;
    return c.x + c.y;
#elif LANES == 4
    float2 c = v.lo + v.hi;
    return c.x + c.y;
#else
    return v;
#endif
}

// Sums over a work-group, the same for all its work-items: of so many vectors at once. The order is that of sum_lanes, so that the way in which a
// group is divided into vectors changes no bit. All work-items of a group come to a barrier together: no function that has one is called in
// conditional code, nor in a loop that they may leave at different times.
void sum_groups(V* sums, int count, __local V* scratch) {
    int item = get_local_id(0);
    #pragma unroll
    for (int n = 0; n < count; n++) {
        scratch[n * ITEMS + item] = sums[n];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int apart = ITEMS / 2; apart > 0; apart /= 2) {
        if (item < apart) {
            #pragma unroll
            for (int n = 0; n < count; n++) {
                scratch[n * ITEMS + item] += scratch[n * ITEMS + item + apart];
            }
        }
        barrier(CLK_LOCAL_MEM_FENCE);
    }
    #pragma unroll
    for (int n = 0; n < count; n++) {
        sums[n] = scratch[n * ITEMS];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
}

float sum_group(V v, __local V* scratch) {
#if ITEMS > 1
    sum_groups(&v, 1, scratch);
#endif
    return sum_lanes(v);
}

// A work-item's part of a word of spikes: what there is of one vector where they are, of another elsewhere.
V where(uint word, int item, V there, V elsewhere) {
    return ((I)((int)(word >> (item * LANES))) & LANE) != 0 ? there : elsewhere;
}

V spikes_of(uint word, int item) {
    return where(word, item, (V)(1.0f), (V)(0.0f));
}

// The reverse: a bit for each lane that has a spike.
uint bits_of(V spikes) {
    I bits = spikes != 0 ? LANE : (I)(0);
#if LANES == 16
    int8 a = bits.lo | bits.hi;
    int4 b = a.lo | a.hi;
    int2 c = b.lo | b.hi;
    return c.x | c.y;
#elif LANES == 8
    int4 b = bits.lo | bits.hi;
    int2 c = b.lo | b.hi;
    return c.x | c.y;
#elif LANES == 4
    int2 c = bits.lo | bits.hi;
    return c.x | c.y;
#else
    return bits;
#endif
}

// A work-item can keep the bits of so many ticks in a register.
#define HELD (32 / LANES)

// Writes the words of some ticks, of which each work-item of the group has its part of the bits, tick by tick from the lowest bits on.
void write_spikes(uint held, int ticks, __global uint* to, __local uint* room) {
    int item = get_local_id(0);
    room[item] = held;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int t = item; t < ticks; t += ITEMS) {
        uint word = 0;
        for (int n = 0; n < ITEMS; n++) {
            word |= (room[n] >> (t * LANES) & (0xFFFFFFFFu >> (32 - LANES))) << (n * LANES);
        }
        to[t] = word;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
}

// A signal that is only read is of spikes where SPIKES says so: WIDTH times an Item for each tick.
#if SPIKES
typedef uint Item;
#define WIDTH 1
#else
typedef V Item;
#define WIDTH ITEMS
#endif

// Where the random numbers of a run begin.
typedef struct {
    uint key0;
    uint key1;
    uint step;
} Seed;

// Philox 4x32-10 at the index of a tick, a sample and a neuron.
uint2 philox(Seed seed, uint stream, uint tick, uint sample, uint neuron) {
    uint c0 = (sample << 24) | neuron;
    uint c1 = (tick << 12) | (sample >> 8);
    uint c2 = seed.step;
    uint c3 = stream;
    uint k0 = seed.key0;
    uint k1 = seed.key1;
    for (int round = 0; round < 10; round++) {
        uint h0 = mul_hi(0xD2511F53u, c0);
        uint l0 = 0xD2511F53u * c0;
        uint h1 = mul_hi(0xCD9E8D57u, c2);
        uint l1 = 0xCD9E8D57u * c2;
        c0 = h1 ^ c1 ^ k0;
        c1 = l1;
        c2 = h0 ^ c3 ^ k1;
        c3 = l0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return (uint2)(c0, c1);
}

float draw_one(int normal, Seed seed, uint stream, uint tick, uint sample, uint neuron) {
    uint2 words = philox(seed, stream, tick, sample, neuron) >> 8;
    float u0 = words.x * 0x1p-24f;
    if (!normal) {
        return u0;
    }
    R radius = sqrt((R)-2 * log((R)1 - (R)u0));
    return (float)(radius * cos(TWO_PI * (R)(words.y * 0x1p-24f)));
}

// A draw for every sample of a vector, the first of which is given.
V draw(int normal, Seed seed, uint stream, uint tick, uint sample, uint neuron) {
    union {
        V all;
        float each[LANES];
    } drawn;
    for (int lane = 0; lane < LANES; lane++) {
        drawn.each[lane] = draw_one(normal, seed, stream, tick, sample + lane, neuron);
    }
    return drawn.all;
}
