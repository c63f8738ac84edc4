package org.ranvier.install.archive;

/**
 * What a plugin may take at most.
 *
 * @param bytes the bytes of all its files, unpacked
 * @param files the number of its files and folders
 * @param ratio how many times larger than its archive it may be once it has 10 MB; 0 for any
 */
public record Limits(long bytes, int files, int ratio) {

    /** For plugins that nobody has said anything of: 1 GB, 10,000 files, 100 times the archive. */
    public static final Limits USUAL = new Limits(1_000_000_000L, 10_000, 100);

    /** The folders below each other that a plugin may have. */
    static final int DEPTH = 20;

    /** The length of a path in a plugin: what still fits where a path may have 260 characters. */
    static final int LENGTH = 200;

    /** Text of zeros, say, may well be a hundred times smaller, but not this much of it. */
    private static final long RATIO_FROM = 10_000_000;

    /** These limits with another size; who names one has looked at the archive, so that its ratio no longer counts. */
    public Limits withBytes(long most) {
        return new Limits(most, files, 0);
    }

    /** These limits with another number of files. */
    public Limits withFiles(int most) {
        return new Limits(bytes, most, ratio);
    }

    /** Returns how many bytes an archive of a given size may have unpacked. */
    long bytesOf(long archive) {
        return ratio == 0 ? bytes : Math.min(bytes, Math.max(RATIO_FROM, ratio * archive));
    }
}
