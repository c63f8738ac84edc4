/** Words that people type, and what they probably meant. */
module org.ranvier.text {
    exports org.ranvier.text;
}
