/**
 * The networks that the conformance suite runs: components of its own, the features that it combines, and drafts and
 * specimens made of them. Uses nothing of the suite itself.
 */
package org.ranvier.testkit.backend.networks;
