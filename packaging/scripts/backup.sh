#!/bin/sh
# The manual's /opt/qcat/scripts/backup.sh: a backup, its proof by a restore, a copy elsewhere. Every step is qcat's own;
# the first that fails ends it with its exit code. Arguments go to all of them: --config FILE, --data-dir DIR.
set -eu
qcat="$(dirname -- "$0")/../bin/qcat"
[ "$#" -gt 0 ] || set -- --config /etc/qcat/config.yaml
"$qcat" backup create "$@"
"$qcat" backup verify "$@"
"$qcat" backup copy "$@"
