package org.ranvier.runtime.load;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The loading of a plugin: its files verified, its modules defined. */
@Name("org.ranvier.PluginLoad")
@Label("Plugin Load")
@Category("Ranvier")
@Description("A plugin's files verified and its modules defined; its classes are loaded when they are used")
@StackTrace(false)
final class LoadEvent extends Event {

    @Label("Plugin")
    String plugin;

    @Label("Modules")
    int modules;
}
