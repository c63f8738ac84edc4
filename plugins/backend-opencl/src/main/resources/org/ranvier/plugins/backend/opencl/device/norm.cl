#if DOUBLES
// Adds up the squares of every number whose place is that of a sum, modulo the number of sums: neighbours read neighbours, and the order of a sum is that of
// the numbers, however work-items are shared out. Sums of an array lie from a first one on.
__kernel void add_squares(const int sums, const int elements, __global const float* x, const int first, __global double* all) {
    int n = get_global_id(0);
    if (n < sums) {
        double sum = 0;
        for (int e = n; e < elements; e += sums) {
            double value = x[e];
            sum += value * value;
        }
        all[first + n] = sum;
    }
}
#endif
