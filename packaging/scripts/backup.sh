#!/bin/sh
# The manual's /opt/qcat/scripts/backup.sh: a backup, its proof by a restore, a copy elsewhere. Every step is qcat's own;
# the first that fails ends it with its exit code. Arguments go to all of them: --config FILE, --data-dir DIR.
# Without arguments it is that of the service, and done as its user: what another one wrote, qcat could neither read nor prune.
set -eu
if [ "$#" -eq 0 ]; then
  case $(id -un) in
    qcat) ;;
    root) exec runuser -u qcat -- "$0" ;;
    *) exec sudo -n -u qcat -- "$0" ;;
  esac
  set -- --config /etc/qcat/config.yaml
fi
qcat="$(dirname -- "$0")/../bin/qcat"
"$qcat" backup create "$@"
"$qcat" backup verify "$@"
"$qcat" backup copy "$@"
