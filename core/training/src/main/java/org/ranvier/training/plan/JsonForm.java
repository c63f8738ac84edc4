package org.ranvier.training.plan;

import java.util.function.Function;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.StdConverter;

/** Values that are written as another type and read back from it. */
final class JsonForm {

    private JsonForm() {}

    /**
     * Has a type written as another.
     *
     * @param form the type whose JSON it is, such as a record
     */
    static <A, B> void add(
            SimpleModule module, Class<A> type, Class<B> form, Function<A, B> write, Function<B, A> read) {
        module.addSerializer(type, new StdConvertingSerializer(type, new By<>(type, form, write)));
        module.addDeserializer(type, new StdConvertingDeserializer<>(new By<>(form, type, read)));
    }

    private static final class By<A, B> extends StdConverter<A, B> {

        private final Class<A> from;
        private final Class<B> to;
        private final Function<A, B> function;

        By(Class<A> from, Class<B> to, Function<A, B> function) {
            this.from = from;
            this.to = to;
            this.function = function;
        }

        @Override
        public B convert(A value) {
            return function.apply(value);
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return types.constructType(from);
        }

        @Override
        public JavaType getOutputType(TypeFactory types) {
            return types.constructType(to);
        }
    }
}
