package org.ranvier.plugins.backend.reference;

import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.BackendContract;

class BackendContractTest extends BackendContract {

    @Override
    protected Backend component() {
        return new ReferenceBackend();
    }
}
