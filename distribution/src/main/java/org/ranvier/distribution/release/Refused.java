package org.ranvier.distribution.release;

import java.util.List;

/** Why a release must not be made as it is. */
final class Refused extends RuntimeException {

    private final transient List<String> reasons;

    Refused(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = reasons;
    }

    List<String> reasons() {
        return reasons;
    }
}
