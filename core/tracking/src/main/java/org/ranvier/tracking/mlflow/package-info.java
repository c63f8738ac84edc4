/** Runs on an MLflow tracking server, over its REST API. */
package org.ranvier.tracking.mlflow;
