/** The Yin-Yang data set, generated. */
module org.ranvier.plugins.datasets.yin.yang {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.yinyang.YinYang;
}
