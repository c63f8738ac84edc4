/**
 * Fetches what datasets {@linkplain org.ranvier.api.data.DataSource declare}, or takes it from files that are here
 * already.
 *
 * <p>A file gets its name only after its size and its checksum were found right. Until then it is {@code NAME.part},
 * which outlives an interruption and is gone on with.
 */
package org.ranvier.fetch;
