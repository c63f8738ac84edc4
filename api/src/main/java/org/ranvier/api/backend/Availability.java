package org.ranvier.api.backend;

import java.util.Objects;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Problem;

/** Availability of a backend on this machine. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface Availability {

    /**
     * {@return that the backend can run here}
     *
     * @param detail what it runs on, for people
     */
    static Availability available(String detail) {
        return new Available(detail);
    }

    /**
     * {@return that the backend cannot run here}
     *
     * @param reason why
     * @param remedy what to do
     */
    static Availability unavailable(String reason, String remedy) {
        return new Unavailable(reason, remedy);
    }

    /** The backend can run here. */
    final class Available implements Availability {
        private final String detail;

        private Available(String detail) {
            this.detail = Objects.requireNonNull(detail, "what a backend runs on");
        }

        /** {@return what it runs on, for people} */
        public String detail() {
            return detail;
        }

        @Override
        public String toString() {
            return "Available[detail=" + detail + "]";
        }
    }

    /** The backend cannot run here. */
    final class Unavailable implements Availability {
        private final String reason;
        private final String remedy;

        private Unavailable(String reason, String remedy) {
            this.reason = Objects.requireNonNull(reason, "why a backend cannot run");
            this.remedy = Objects.requireNonNull(remedy, "what to do about it");
        }

        /** {@return why it cannot run} */
        public String reason() {
            return reason;
        }

        /** {@return what to do} */
        public String remedy() {
            return remedy;
        }

        /**
         * {@return this as a problem of a plugin, to be reported to the user}
         *
         * @param backend the backend that cannot run here, which the problem names
         */
        public Problem problem(Backend backend) {
            return Problem.plugin("", "backend", "backend '" + backend.name() + "' cannot run here: " + reason, remedy);
        }

        @Override
        public String toString() {
            return "Unavailable[reason=" + reason + ", remedy=" + remedy + "]";
        }
    }
}
