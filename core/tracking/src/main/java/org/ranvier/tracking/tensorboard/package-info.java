/** TensorBoard's event files: records with checksums, each with a message of protocol buffers. */
package org.ranvier.tracking.tensorboard;
