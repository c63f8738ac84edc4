# What Ranvier's scripts share: which Java they take, and that it names files as they are. Read by the POSIX shell, with '.'.

needed=25

# Whether the directory $1 holds a Java of the release needed that has the program $2: java, or javac of a JDK.
suits() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            [ "$key" != JAVA_VERSION ] || version=${value#\"}
        done <"$1/release"
    else
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*"\([^"]*\)".*/\1/p')
    fi
    version=${version%%[!0-9]*}
    [ "${version:-0}" -ge "$needed" ]
}

# Prints the directory of the first Java that suits and has the program $1: that of JAVA_HOME, of PATH, or in a usual place.
find_java() {
    if [ -n "${JAVA_HOME:-}" ] && suits "$JAVA_HOME" "$1"; then
        printf '%s\n' "$JAVA_HOME"
        return
    fi
    if on_path=$(command -v "$1"); then
        on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
        on_path=$(dirname "$(dirname "$on_path")")
        if suits "$on_path" "$1"; then
            printf '%s\n' "$on_path"
            return
        fi
    fi
    for place in \
        /usr/lib/jvm/* /usr/lib64/jvm/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.jdks/*/Contents/Home \
        "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
        /opt/* /opt/java/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
        /usr/java/* /usr/local/openjdk*; do
        if suits "$place" "$1"; then
            printf '%s\n' "$place"
            return
        fi
    done
    printf 'ranvier: no JDK %s or later was found: install one (such as Temurin %s, or the package openjdk-%s-jdk), %s\n' \
        "$needed" "$needed" "$needed" 'or set JAVA_HOME to it.' >&2
    return 1
}

# Sets HOME, which Maven keeps what it fetches in, where a service or a container has none.
require_home() {
    [ -z "${HOME:-}" ] || return 0
    HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d : -f 6)
    [ -n "$HOME" ] || HOME=${TMPDIR:-/tmp}
    export HOME
}

# Sees to it that Java names files as they are. It goes by the charset of the locale, and no option of its own changes that; jobs of
# cron, ssh, containers and services often have no locale, or that of another machine. Languages and formats stay what they were.
use_utf8() {
    if ! command -v locale >/dev/null; then
        case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
            *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
            *) set_charset C.UTF-8 ;;
        esac
        return
    fi
    # A complaint about any category counts: Java then has none of them.
    [ "$(locale charmap 2>&1)" != UTF-8 ] || return 0
    for candidate in C.UTF-8 en_US.UTF-8 $(locale -a 2>/dev/null | sed -n '/[Uu][Tt][Ff]-*8$/p'); do
        if [ "$(LC_ALL=$candidate locale charmap 2>&1)" = UTF-8 ]; then
            if [ -n "$(locale 2>&1 >/dev/null)" ]; then
                LC_ALL=$candidate
                export LC_ALL
            else
                set_charset "$candidate"
            fi
            return
        fi
    done
}

# Ends the script where the name of the directory $1 has letters that Java cannot read.
require_name() {
    [ -n "$(printf '%s' "$1" | LC_ALL=C tr -d ' -~' 2>/dev/null)" ] || return 0
    # A dot stands for a letter, not for any byte.
    if [ "$(locale charmap 2>&1)" != ANSI_X3.4-1968 ] && [ -n "$(printf '%s\n' "$1" | sed -n '/^.*$/p' 2>/dev/null)" ]; then
        return
    fi
    printf 'ranvier: the name of the folder %s is not UTF-8, or this machine has no locale of UTF-8, so Java cannot read it; %s\n' \
        "$1" 'rename the folder.' >&2
    exit 2
}

# Takes the charset alone from the locale $1.
set_charset() {
    if [ -n "${LC_ALL:-}" ]; then
        # It stood above all others.
        LANG=$LC_ALL
        export LANG
        unset LC_ALL LC_COLLATE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME
    fi
    LC_CTYPE=$1
    export LC_CTYPE
}
