/** Augmentations of events, frames and values. */
module org.ranvier.plugins.augmentations.standard {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Augmentation with
            org.ranvier.plugins.augmentations.standard.TimeShift,
            org.ranvier.plugins.augmentations.standard.Stretch,
            org.ranvier.plugins.augmentations.standard.ChannelShift,
            org.ranvier.plugins.augmentations.standard.ChannelJitter,
            org.ranvier.plugins.augmentations.standard.DropEvents,
            org.ranvier.plugins.augmentations.standard.AddEvents,
            org.ranvier.plugins.augmentations.standard.Noise,
            org.ranvier.plugins.augmentations.standard.Mix;
}
