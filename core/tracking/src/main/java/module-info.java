/** The tools in which trainings can be followed: CSV files, TensorBoard, MLflow. */
module org.ranvier.tracking {
    requires de.siegmar.fastcsv;
    requires java.net.http;
    requires org.ranvier.data;
    requires org.ranvier.support;
    requires org.ranvier.training;
    requires tools.jackson.databind;

    provides org.ranvier.training.tracking.Tracker with
            org.ranvier.tracking.csv.CsvTracker,
            org.ranvier.tracking.mlflow.MlflowTracker,
            org.ranvier.tracking.tensorboard.TensorBoardTracker;
}
