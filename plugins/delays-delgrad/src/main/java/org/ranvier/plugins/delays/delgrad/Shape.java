package org.ranvier.plugins.delays.delgrad;

import org.ranvier.api.event.EventRule.KernelSum;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * The kind of response that a kernel has. Terms whose coefficient is 0 are ignored: neurons list the terms of cases
 * that do not hold.
 */
enum Shape {
    /** c t e^(−t/τ). */
    ALPHA,
    /** c (e^(−t/τ₁) − e^(−t/τ₂)) with c > 0 and τ₁ > τ₂. */
    EXPONENTIALS,
    /** Any other. */
    OTHER;

    /**
     * Returns the shape of a kernel for the number of spikes wanted: if it is more than one, a reset must decay with a
     * time constant of the response for later spikes to have its shape.
     */
    static Shape of(KernelValues kernel, int spikes) {
        Shape shape = of(kernel);
        return spikes == 1 || decaysAlike(kernel) ? shape : OTHER;
    }

    private static boolean decaysAlike(KernelValues kernel) {
        KernelSum reset = kernel.reset();
        for (int m = 0; m < reset.powers().length; m++) {
            boolean alike = false;
            for (int n = 0; n < kernel.taus().length; n++) {
                alike |= kernel.coefficients()[n] != 0 && kernel.taus()[n] == reset.taus()[m];
            }
            if (reset.coefficients()[m] != 0 && (reset.powers()[m] != 0 || !alike)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the jump of a potential, decaying with a time constant, that a spike causes. */
    static double jump(KernelSum reset, double tau) {
        double sum = 0;
        for (int m = 0; m < reset.taus().length; m++) {
            sum += reset.taus()[m] == tau ? reset.coefficients()[m] : 0;
        }
        return sum;
    }

    static Shape of(KernelValues kernel) {
        int first = term(kernel, 0);
        int second = term(kernel, first + 1);
        if (first == kernel.powers().length || term(kernel, second + 1) < kernel.powers().length) {
            return OTHER;
        }
        if (second == kernel.powers().length) {
            return kernel.powers()[first] == 1 && kernel.coefficients()[first] > 0 ? ALPHA : OTHER;
        }
        boolean difference = kernel.powers()[first] == 0
                && kernel.powers()[second] == 0
                && kernel.coefficients()[first] == -kernel.coefficients()[second];
        int slow = slow(kernel, first, second);
        return difference && kernel.coefficients()[slow] > 0 && kernel.taus()[first] != kernel.taus()[second]
                ? EXPONENTIALS
                : OTHER;
    }

    /** The first term from this one on that counts, or the number of terms. */
    static int term(KernelValues kernel, int from) {
        double[] coefficients = kernel.coefficients();
        int n = from;
        while (n < coefficients.length && coefficients[n] == 0) {
            n++;
        }
        return n;
    }

    /** Returns the one of two terms that decays more slowly. */
    static int slow(KernelValues kernel, int a, int b) {
        return kernel.taus()[a] > kernel.taus()[b] ? a : b;
    }
}
