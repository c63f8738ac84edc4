// Sets found where a number is NaN or infinite; by its bits, which no compiler option does away with.
__kernel void find_non_finite(const int elements, __global const float* x, __global int* found) {
    int n = get_global_id(0);
    if (n < elements && (as_uint(x[n]) & 0x7f800000u) == 0x7f800000u) {
        found[0] = 1;
    }
}
