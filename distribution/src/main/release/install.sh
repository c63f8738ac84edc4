#!/bin/sh
# Installs Ranvier @VERSION@ for one person: downloads the archive for this machine, compares it with the signed list of
# checksums, and unpacks it. Nothing is written outside of the prefix, and no rights are needed.
#
# usage: install.sh [--prefix DIR] [--from ADDRESS] [--key FINGERPRINT] [--checksums-only]
#        install.sh --uninstall [--prefix DIR]
#
#   --prefix DIR       where to: DIR/share/ranvier, and links in DIR/bin and DIR/share/man (default: ~/.local)
#   --from ADDRESS     the address or the folder that releases are in (default: where this script is from)
#   --key FINGERPRINT  the fingerprint that the key of the release must have, as you know it from elsewhere
#   --checksums-only   do without the signature, where there is no OpenSSL 3
#   --uninstall        remove what was installed
set -eu

version='@VERSION@'
address='@ADDRESS@'
key='@KEY@'

fail() {
    printf 'install.sh: %s\n' "$1" >&2
    exit 2
}

usage() {
    cat <<END
usage: install.sh [--prefix DIR] [--from ADDRESS] [--key FINGERPRINT] [--checksums-only]
       install.sh --uninstall [--prefix DIR]
Installs Ranvier $version under the prefix, ~/.local if none is given, from $address.
END
}

# Puts the file $1 of the release to $2.
fetch() {
    case $address in
        http://* | https://* | ftp://*)
            if command -v curl >/dev/null; then
                curl -fsSL --retry 2 -o "$2" "$address/$version/$1"
            elif command -v wget >/dev/null; then
                wget -q -O "$2" "$address/$version/$1"
            else
                fail 'neither curl nor wget is here: install one of them.'
            fi ;;
        *) cp "${address#file://}/$version/$1" "$2" ;;
    esac || fail "$address/$version/$1 could not be fetched, or not to its end; nothing was installed."
}

# Prints the SHA-256 of the file $1.
sha256() {
    if command -v sha256sum >/dev/null; then
        sha256sum <"$1"
    elif command -v shasum >/dev/null; then
        shasum -a 256 <"$1"
    else
        fail 'neither sha256sum nor shasum is here: install one of them.'
    fi | cut -d ' ' -f 1
}

# Whether OpenSSL can verify signatures of Ed25519.
has_openssl() {
    command -v openssl >/dev/null || return 1
    case $(openssl version) in
        'OpenSSL '[3-9]*) ;;
        *) return 1 ;;
    esac
}

# Ends unless $work/SHA256SUMS is what the key has signed for this version.
verify() {
    fetch SHA256SUMS.sig "$work/sig"
    {
        read -r format
        read -r signs
        read -r sum
        read -r publisher
        read -r its_key
        read -r signature
    } <"$work/sig" || fail 'the signature of the release is cut short; nothing was installed.'
    [ "$format $signs" = "ranvier-signature=1 signs=release ranvier@$version" ] \
        || fail "the signature is none of Ranvier $version; nothing was installed."
    [ "$its_key" = "key=$key" ] \
        || fail 'the release is signed by another key than the one that this installer knows; nothing was installed.'
    [ "$sum" = "sha256=$(sha256 "$work/SHA256SUMS")" ] \
        || fail 'the list of checksums is not the one that was signed; nothing was installed.'
    printf -- '-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n' "$key" >"$work/key"
    sed -n 1,5p "$work/sig" >"$work/signed"
    printf '%s\n' "${signature#signature=}" | openssl base64 -d -A >"$work/signature"
    openssl pkeyutl -verify -pubin -inkey "$work/key" -rawin -in "$work/signed" -sigfile "$work/signature" >/dev/null 2>&1 \
        || fail 'the signature of the release is wrong; nothing was installed.'
    fingerprint=$(printf '%s\n' "$key" | openssl base64 -d -A | openssl dgst -sha256 -r | cut -c 1-32 | sed 's/..../&-/g; s/-$//')
    [ -z "$wanted" ] || [ "$wanted" = "$fingerprint" ] \
        || fail "the key of the release has the fingerprint $fingerprint, not $wanted; nothing was installed."
    printf 'Signed by %s, key %s.\n' "${publisher#publisher=}" "$fingerprint"
}

# Prints what the archive for this machine is called, as long as the release has one.
archive() {
    case $(uname -s) in
        Linux) os=linux ;;
        Darwin) os=macos ;;
        *) os=other ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) machine=x64 ;;
        arm64 | aarch64) machine=aarch64 ;;
        *) machine=other ;;
    esac
    # The Java of the archive needs the C library of GNU.
    if [ "$os" = linux ] && ls /lib/ld-musl-* >/dev/null 2>&1; then
        machine=musl
    fi
    for name in "ranvier-$version-$os-$machine" "ranvier-$version-without-java"; do
        if grep -q "  $name.tar.gz\$" "$work/SHA256SUMS"; then
            printf '%s\n' "$name"
            return
        fi
    done
    fail "the release has no archive for this machine ($(uname -s), $(uname -m))."
}

# Removes what was fetched, and the folder where nothing was installed.
leave() {
    rm -rf "$work"
    remove_empty
}

# Folders that were made for Ranvier; those of others are not empty.
remove_empty() {
    rmdir "$place" "$prefix/share/man/man1" "$prefix/share/man" "$prefix/share" "$prefix/bin" "$prefix" 2>/dev/null || :
}

# Removes what an installer left that was ended by force.
clean() {
    for left in "$place"/.installing.*; do
        if [ -d "$left" ] && ! kill -0 "${left##*.}" 2>/dev/null; then
            rm -rf "$left"
        fi
    done
}

install() {
    home=$place/ranvier-$version
    if [ -e "$home" ]; then
        # It may have plugins of its own by now.
        printf 'Ranvier %s is in %s already.\n' "$version" "$home"
    else
        if ! mkdir -p "$place" 2>/dev/null || [ ! -w "$place" ]; then
            fail "$place cannot be written: name another folder with --prefix."
        fi
        clean
        work=$place/.installing.$$
        mkdir "$work"
        trap leave EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM HUP
        fetch SHA256SUMS "$work/SHA256SUMS"
        if [ -z "$checksums_only" ]; then
            has_openssl || fail 'OpenSSL 3 is needed to verify the signature: install it, or do without by --checksums-only.'
            verify
        fi
        name=$(archive)
        printf 'Getting %s …\n' "$name.tar.gz"
        fetch "$name.tar.gz" "$work/archive"
        grep -q "^$(sha256 "$work/archive")  $name.tar.gz\$" "$work/SHA256SUMS" \
            || fail "$name.tar.gz is not what was released: its SHA-256 is another; nothing was installed."
        mkdir "$work/unpacked"
        tar -xzf "$work/archive" -C "$work/unpacked" || fail "there is no room for it in $place; nothing was installed."
        new=$work/unpacked/$(ls "$work/unpacked")
        "$new/bin/ranvier" --version >/dev/null || fail 'it does not start on this machine; nothing was installed.'
        mv "$new" "$home"
    fi
    link "$home/bin/ranvier" "$prefix/bin/ranvier"
    [ ! -f "$home/man/ranvier.1" ] || link "$home/man/ranvier.1" "$prefix/share/man/man1/ranvier.1"
    printf 'Installed Ranvier %s. Try: %s train yin-yang\n' "$version" "$(command_name)"
}

# How the program is called from now on.
command_name() {
    case :${PATH:-}: in
        *":$prefix/bin:"*) echo ranvier ;;
        *) printf "'%s'" "$prefix/bin/ranvier" ;;
    esac
}

# Makes the symbolic link $2 to $1, in place of an older one of this installer.
link() {
    mkdir -p "$(dirname "$2")"
    if [ -e "$2" ] || [ -L "$2" ]; then
        is_ours "$2" || fail "$2 is there already and not from this installer: remove it, or name another folder with --prefix."
        rm -f "$2"
    fi
    ln -s "$1" "$2"
}

# Whether $1 is a link to what is installed here.
is_ours() {
    [ -L "$1" ] || return 1
    case $(readlink "$1") in
        "$place"/*) ;;
        *) return 1 ;;
    esac
}

uninstall() {
    [ -d "$place" ] || fail "nothing is installed in $place."
    for file in "$prefix/bin/ranvier" "$prefix/share/man/man1/ranvier.1"; do
        if is_ours "$file"; then
            rm -f "$file"
        fi
    done
    rm -rf "$place"
    remove_empty
    printf 'Removed Ranvier from %s.\n' "$prefix"
    for own in "${XDG_CONFIG_HOME:-${HOME:-}/.config}/ranvier" "${XDG_CACHE_HOME:-${HOME:-}/.cache}/ranvier"; do
        [ ! -d "$own" ] || printf 'Your plugins, keys or data are still in %s.\n' "$own"
    done
}

main() {
    prefix=
    wanted=
    checksums_only=
    do=install
    while [ $# -gt 0 ]; do
        case $1 in
            --prefix | --from | --key)
                [ $# -gt 1 ] || fail "$1 needs a value."
                case $1 in
                    --prefix) prefix=$2 ;;
                    --from) address=${2%/} ;;
                    --key) wanted=$2 ;;
                esac
                shift ;;
            --checksums-only) checksums_only=yes ;;
            --uninstall) do=uninstall ;;
            --help | -h)
                usage
                exit 0 ;;
            *) fail "'$1' is no option; see --help." ;;
        esac
        shift
    done
    if [ -z "$prefix" ]; then
        [ -n "${HOME:-}" ] || fail 'HOME is not set: name a folder with --prefix.'
        prefix=$HOME/.local
    fi
    case $prefix in
        /*) ;;
        *) prefix=$PWD/$prefix ;;
    esac
    place=$prefix/share/ranvier
    if [ "$do" = install ] && [ -z "$address" ]; then
        fail 'this copy does not know where releases are: name the address or folder with --from.'
    fi
    "$do"
}

# The last line: a script that was cut short on its way does nothing.
main "$@"
