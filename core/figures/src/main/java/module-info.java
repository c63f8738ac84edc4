/** Figures as SVG and PNG: spike trains, traces, curves, distributions, maps. Uses nothing but java.base. */
module org.ranvier.figures {
    exports org.ranvier.figures;
}
