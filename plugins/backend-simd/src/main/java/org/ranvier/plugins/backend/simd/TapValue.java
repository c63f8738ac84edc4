package org.ranvier.plugins.backend.simd;

/** A number for each tap of the kernel of each delay: its weight, or a derivative of that. */
interface TapValue {
    float of(int tap, int delay);
}
