/** Learning-rate schedules. */
module org.ranvier.plugins.schedules.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.learning.Schedule with
            org.ranvier.plugins.schedules.standard.Constant,
            org.ranvier.plugins.schedules.standard.Step,
            org.ranvier.plugins.schedules.standard.Plateau,
            org.ranvier.plugins.schedules.standard.OneCycle,
            org.ranvier.plugins.schedules.standard.Cosine;
}
