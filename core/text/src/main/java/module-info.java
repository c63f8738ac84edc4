/** Words that people type and what they probably meant, words of strangers, and words for what a disk did not do. */
module org.ranvier.text {
    exports org.ranvier.text;
}
