#!/bin/sh
# Runs a command as a container would: its root has the files of the image and nothing else, cannot
# be written to, and has no shell; the command is process 1, another user, and can gain no right.
# What a base image brings, the C library, is this machine's. The network is this machine's, too.
#
# usage, as root, in a mount and a PID namespace:
#   container.sh "IMAGE [MORE...]" MOUNTPOINT UID FOLDER COMMAND...
set -eu
content=$1 root=$2 user=$3 folder=$4
shift 4

mount --make-rprivate /
mount -t tmpfs root "$root"
for files in $content; do
  cp -a "$files/." "$root"
done
mkdir -p "$root/proc" "$root/dev" "$root/etc" "$root/tmp"
mount -t proc proc "$root/proc"
for device in null random urandom; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
cp /etc/hosts /etc/resolv.conf "$root/etc"

libraries() { find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} +; }
libraries | grep -o '/[^ ]*\.so\.[0-9]*' | sort -u | while read -r library; do
  case $(basename "$library") in
    libc.so.6 | libm.so.6 | libdl.so.2 | libpthread.so.0 | librt.so.1 | ld-linux-*) ;;
    *) echo "the image's base has no $library" >&2 && exit 1 ;;
  esac
  mkdir -p "$root/$(dirname "$library")"
  cp "$library" "$root/$library"
done

mount -o remount,ro "$root"
exec setpriv --no-new-privs unshare --root="$root" --wd="$folder" --setgid="$user" --setuid="$user" "$@"
