package org.ranvier.plugins.backend.opencl;

import org.ranvier.api.Component;
import org.ranvier.testkit.backend.EveryBackendContract;
import org.ranvier.testkit.backend.networks.Own;

/** Derivatives in sub-steps, in networks of many shapes. */
class SubstepsTest extends EveryBackendContract {

    @Override
    protected Component component() {
        return new Own.Stiff();
    }

    @Override
    protected int networks() {
        return 12;
    }
}
