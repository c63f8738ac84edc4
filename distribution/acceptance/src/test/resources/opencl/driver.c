/* A loader of OpenCL with one device, which ends the process or never comes back where it is told to: in LIST, BUILD or RUN. Needs no header. */
#include <stddef.h>

void abort(void);
unsigned sleep(unsigned);
void *memcpy(void *, const void *, size_t);
void *memset(void *, int, size_t);
void *calloc(size_t, size_t);

#ifdef HANGS
#define FAIL for (;;) { sleep(1); }
#else
#define FAIL abort()
#endif

static int thing;

static int tell(size_t room, void *to, size_t *size, const void *from, size_t bytes) {
    if (size) {
        *size = bytes;
    }
    if (to) {
        memcpy(to, from, bytes < room ? bytes : room);
    }
    return 0;
}

int clGetPlatformIDs(unsigned n, void **ids, unsigned *count) {
#ifdef LIST
    FAIL;
#endif
    if (ids) {
        ids[0] = &thing;
    }
    if (count) {
        *count = 1;
    }
    return 0;
}

int clGetDeviceIDs(void *platform, long type, unsigned n, void **ids, unsigned *count) {
    if (ids) {
        ids[0] = &thing;
    }
    if (count) {
        *count = 1;
    }
    return 0;
}

int clGetPlatformInfo(void *platform, int what, size_t room, void *to, size_t *size) {
    return tell(room, to, size, "Fragile", 8);
}

int clGetDeviceInfo(void *device, int what, size_t room, void *to, size_t *size) {
    long number = 1;
    switch (what) {
    case 0x102B: return tell(room, to, size, "Egg", 4);
    case 0x102D: return tell(room, to, size, "1.0", 4);
    case 0x102F: return tell(room, to, size, "OpenCL 1.2", 11);
    case 0x1000: number = 2; break; /* a CPU */
    case 0x1004: number = 1024; break;
    case 0x100A: number = 8; break;
    case 0x1010: case 0x101F: number = 1L << 30; break;
    }
    return tell(room, to, size, &number, sizeof number);
}

void *clCreateContext(void *p, unsigned n, void *d, void *f, void *u, int *status) { *status = 0; return &thing; }
void *clCreateCommandQueue(void *c, void *d, long p, int *status) { *status = 0; return &thing; }
void *clCreateBuffer(void *c, long flags, long bytes, void *host, int *status) { *status = 0; return calloc(1, bytes); }
int clReleaseMemObject(void *buffer) { return 0; }
int clEnqueueReadBuffer(void *q, void *b, int wait, long at, long n, void *to, int e, void *l, void *o) { memcpy(to, (char *)b + at, n); return 0; }
int clEnqueueWriteBuffer(void *q, void *b, int wait, long at, long n, void *from, int e, void *l, void *o) { memcpy((char *)b + at, from, n); return 0; }
int clEnqueueFillBuffer(void *q, void *b, void *x, long s, long at, long n, int e, void *l, void *o) { memset((char *)b + at, 0, n); return 0; }
int clEnqueueCopyBuffer(void *q, void *a, void *b, long f, long t, long n, int e, void *l, void *o) { memcpy(b, a, n); return 0; }
void *clCreateProgramWithSource(void *c, unsigned n, void *text, void *lengths, int *status) { *status = 0; return &thing; }

int clBuildProgram(void *p, unsigned n, void *d, void *options, void *f, void *u) {
#ifdef BUILD
    FAIL;
#endif
    return 0;
}

int clGetProgramBuildInfo(void *p, void *d, int what, size_t room, void *to, size_t *size) { return tell(room, to, size, "", 1); }
void *clCreateKernel(void *p, void *name, int *status) { *status = 0; return &thing; }
int clSetKernelArg(void *k, int n, long bytes, void *value) { return 0; }

int clEnqueueNDRangeKernel(void *q, void *k, int d, void *o, void *g, void *l, int e, void *w, void *r) {
#ifdef RUN
    FAIL;
#endif
    return 0;
}

int clFinish(void *queue) { return 0; }
