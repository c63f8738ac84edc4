package org.ranvier.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;

/**
 * What the classes of a plugin use of the api and of the library for backends: read from their constant pools, without
 * loading them, and held against what this host has.
 *
 * @param types the types used
 * @param missing what this host does not have
 * @param mayChange what works here, and may not on the next version, with the reason
 */
record ApiUse(SortedSet<String> types, SortedSet<String> missing, SortedMap<String, String> mayChange) {

    private static final List<String> MODULES = List.of("org.ranvier.api", "org.ranvier.support");
    private static final String CONSTRUCTOR = "<init>";

    /** Reads the classes in some jars. */
    static ApiUse of(List<Path> jars) throws IOException {
        ApiUse use = new ApiUse(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().endsWith(".class")) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            use.read(in.readAllBytes());
                        }
                    }
                }
            }
        }
        return use;
    }

    private void read(byte[] classFile) {
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            switch (entry) {
                case ClassEntry type -> type(type.asInternalName());
                case MemberRefEntry member -> member(member);
                default -> {}
            }
        }
    }

    private void type(String internal) {
        String name = internal.replaceFirst("^\\[+L(.*);$", "$1").replace('/', '.');
        if (!isOfApi(name)) {
            return;
        }
        types.add(name);
        Optional<Class<?>> type = find(name);
        if (type.isEmpty()) {
            missing.add(name);
        } else {
            note(name, type.get());
            switch (status(type.get())) {
                case EXPERIMENTAL -> mayChange.put(name, "is experimental and may change with any version");
                case DEPRECATED -> mayChange.put(name, "goes with the next major version; see its Javadoc");
                default -> {}
            }
        }
    }

    private void member(MemberRefEntry member) {
        String owner = member.owner().asInternalName().replace('/', '.');
        boolean method = member instanceof MethodRefEntry || member instanceof InterfaceMethodRefEntry;
        Optional<Class<?>> type = isOfApi(owner) ? find(owner) : Optional.empty();
        if (type.isEmpty()) {
            return;
        }
        String name = member.name().stringValue();
        String shown = owner + (name.equals(CONSTRUCTOR) ? "()" : "." + name + (method ? "()" : ""));
        Optional<? extends AnnotatedElement> found =
                method ? method(type.get(), name, member.type().stringValue()) : field(type.get(), name);
        if (found.isEmpty()) {
            missing.add(shown);
        } else {
            note(shown, found.get());
            if (name.equals(CONSTRUCTOR) && status(type.get()) == ApiStatus.Status.MAINTAINED) {
                mayChange.put(shown, "is the platform's to call, and may change");
            }
        }
    }

    private void note(String shown, AnnotatedElement element) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated != null) {
            mayChange.put(
                    shown,
                    (deprecated.forRemoval() ? "is removed in the next version" : "is deprecated")
                            + "; see its Javadoc");
        }
    }

    private static Optional<? extends AnnotatedElement> method(Class<?> type, String name, String descriptor) {
        Stream<? extends Executable> candidates = name.equals(CONSTRUCTOR)
                ? Arrays.stream(type.getDeclaredConstructors())
                : Stream.concat(
                        Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods())),
                        Arrays.stream(Object.class.getMethods()));
        return candidates
                .filter(m -> name.equals(CONSTRUCTOR) || m.getName().equals(name))
                .filter(m -> descriptor(m).equals(descriptor))
                .findFirst();
    }

    private static String descriptor(Executable executable) {
        Class<?> result = executable instanceof Method method ? method.getReturnType() : void.class;
        return MethodType.methodType(result, executable.getParameterTypes()).toMethodDescriptorString();
    }

    private static Optional<? extends AnnotatedElement> field(Class<?> type, String name) {
        return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getFields()))
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    /** The promise of a type; a nested one has that of the type around it. */
    private static ApiStatus.Status status(Class<?> type) {
        for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
            ApiStatus status = around.getAnnotation(ApiStatus.class);
            if (status != null) {
                return status.value();
            }
        }
        return ApiStatus.Status.MAINTAINED;
    }

    private static boolean isOfApi(String name) {
        return MODULES.stream().anyMatch(module -> isIn(module, name));
    }

    private static boolean isIn(String module, String name) {
        return name.length() > module.length() && name.startsWith(module) && name.charAt(module.length()) == '.';
    }

    private static Optional<Class<?>> find(String name) {
        ModuleLayer layer = Component.class.getModule().getLayer();
        return MODULES.stream()
                .filter(module -> isIn(module, name))
                .flatMap(module -> layer == null ? Stream.empty() : layer.findModule(module).stream())
                .<Class<?>>flatMap(module -> Stream.ofNullable(Class.forName(module, name)))
                .findFirst();
    }
}
