package org.ranvier.runtime.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads text as it was written, or not at all. */
final class Texts {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Texts() {}

    /** The text of bytes in UTF-8, without the mark that some editors put before it; empty where they are not UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            // Unlike that of String, this decoder refuses what it does not understand.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
