package org.ranvier.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that use what this api has, and what only another one has. */
class ApiUseTest {

    private static final ClassDesc RANGE = ClassDesc.of("org.ranvier.api.Range");

    @TempDir
    Path directory;

    @Test
    void whatIsThereIsFound() throws IOException {
        ApiUse use = calling("atLeast", MethodTypeDesc.of(RANGE, ClassDesc.ofDescriptor("D")), RANGE);

        assertThat(use.types()).containsExactly("org.ranvier.api.Range");
        assertThat(use.missing()).isEmpty();
        assertThat(use.mayChange()).isEmpty();
    }

    @Test
    void aMethodThatIsNotThereIsNamed() throws IOException {
        assertThat(calling("atMost", MethodTypeDesc.of(RANGE, ClassDesc.ofDescriptor("D")), RANGE)
                        .missing())
                .containsExactly("org.ranvier.api.Range.atMost()");
    }

    @Test
    void aMethodOfOtherParametersIsNotThere() throws IOException {
        assertThat(calling("atLeast", MethodTypeDesc.of(RANGE, ClassDesc.ofDescriptor("I")), RANGE)
                        .missing())
                .containsExactly("org.ranvier.api.Range.atLeast()");
    }

    @Test
    void aTypeThatIsNotThereIsNamed() throws IOException {
        ClassDesc gone = ClassDesc.of("org.ranvier.api.Gone");
        assertThat(calling("it", MethodTypeDesc.of(gone), gone).missing()).containsExactly("org.ranvier.api.Gone");
    }

    @Test
    void whatMayChangeIsSaid() throws IOException {
        ClassDesc exporter = ClassDesc.of("org.ranvier.api.exchange.NetworkExporter");
        assertThat(calling("extension", MethodTypeDesc.of(ClassDesc.of("java.lang.String")), exporter)
                        .mayChange())
                .containsEntry(
                        "org.ranvier.api.exchange.NetworkExporter", "is experimental and may change with any version");
    }

    /** The use by a class with a static method that calls another, which need not be static in fact. */
    private ApiUse calling(String method, MethodTypeDesc type, ClassDesc owner) throws IOException {
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of("p.Caller"),
                        builder -> builder.withMethodBody(
                                "call", MethodTypeDesc.ofDescriptor("()V"), ClassFile.ACC_STATIC, code -> {
                                    for (ClassDesc parameter : type.parameterList()) {
                                        if (parameter.descriptorString().equals("D")) {
                                            code.dconst_0();
                                        } else {
                                            code.iconst_0();
                                        }
                                    }
                                    code.invokestatic(owner, method, type).pop().return_();
                                }));
        Path jar = directory.resolve("caller.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("p/Caller.class"));
            out.write(bytes);
        }
        return ApiUse.of(List.of(jar));
    }
}
