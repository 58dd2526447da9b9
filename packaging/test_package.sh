#!/usr/bin/env bash
# Proves the Debian package in a clean Debian: its dependencies, its service's whole life under a real systemd, and every command of the
# fault manual as it is typed. Needs root, a Debian mirror (debootstrap) and qcat-sd, which boots the systemd: QCAT_SD names it.
#   packaging/test_package.sh             everything
#   packaging/test_package.sh commands    the manual's commands alone
set -euo pipefail
cd "$(dirname "$0")/.."
sd=${QCAT_SD:-$PWD/../shared/tools/qcat-sd}
[ -x "$sd" ] || { echo "qcat-sd was not found; QCAT_SD names it" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 2; }
command -v debootstrap >/dev/null || apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends debootstrap

out=$PWD/build/package
root=$out/root
stage() { printf '\n== %s (%s s since the start)\n' "$1" "$SECONDS"; }
# with /proc, by which qcat finds what lies beside it
in_root() { unshare --mount --fork env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 bash -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" "$@"; }

stage "the package and its tests"
deb=$(packaging/make_deb.sh)
echo "$deb"
dpkg-deb -f "$deb" Depends
cmake --preset headless -B build/package -DQCAT_BUILD_TESTS=ON >"$out.log" 2>&1 && cmake --build build/package --target tst_installed_service tst_package_change >>"$out.log" 2>&1 ||
  { tail -40 "$out.log"; exit 1; }

if [ ! -e "$root/.whole" ]; then
  stage "a clean Debian, with the tools and servers that the manual names"
  rm -rf --one-file-system "$root"
  debootstrap --variant=minbase bookworm "$root" "$(apt-get indextargets --format '$(REPO_URI)' | grep debian.org/debian/ | head -1)" >"$out.log" 2>&1 || { tail -20 "$out.log"; exit 1; }
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  in_root apt-get install -y -qq --no-install-recommends systemd systemd-sysv dbus polkitd logrotate sudo curl procps iproute2 net-tools lsof telnet \
    iputils-ping htop sysstat vim cron less postgresql redis-server prometheus >"$out.log" 2>&1 || { tail -20 "$out.log"; exit 1; }
  touch "$root/.whole"
fi

if [ "${1:-}" != commands ]; then
  stage "installed by apt without a systemd, and purged"
  cp "$deb" "$root/tmp/qcat.deb"
  in_root apt-get install -y -qq --no-install-recommends /tmp/qcat.deb
  in_root qcat --version
  in_root qcat fault lint
  in_root apt-get purge -y -qq qcat
  left=$(in_root find /etc /opt /usr /var -iname '*qcat*' 2>/dev/null || true)
  [ -z "$left" ] || { echo "left after the purge: $left"; exit 1; }

  stage "its life under a real systemd"
  for test in tst_installed_service tst_package_change; do
    QCAT_TEST_ROOT=$root QCAT_SHARED_DIR=$(dirname "$(dirname "$sd")") "$out/tests/$test"
  done
fi

stage "every command of the manual, as it is typed"
packaging/test_commands.sh "$sd" "$root" "$deb"
