#!/usr/bin/env bash
# Installs the Debian packages that are missing: sourced by run.sh and test.sh, not run by itself.
# install_packages build   what the product needs to be built and to run
# install_packages package what makes the Debian package of it, too
# install_packages test    what the tests start and use beside all that

build_packages=(
  g++ cmake ninja-build pkg-config ccache mold
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libqt6sql6-sqlite libqt6svg6
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libboost-dev libpqxx-dev libhiredis-dev libpcre2-dev libspdlog-dev libfmt-dev libyaml-cpp-dev nlohmann-json3-dev
  libsystemd-dev libssl-dev libsimdjson-dev prometheus-cpp-dev zlib1g-dev libcurl4-openssl-dev
  fonts-noto-cjk fonts-wqy-microhei
)
package_packages=(dpkg-dev file)
test_packages=(
  libbenchmark-dev postgresql pgbouncer redis-server prometheus prometheus-alertmanager openssh-server strace
  systemd systemd-sysv dbus polkitd iproute2 procps util-linux python3-aiosmtpd curl openssl
  xvfb xauth poppler-utils
  adduser logrotate tzdata ca-certificates
)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else
    echo "These packages are missing and neither root nor sudo is at hand to install them: ${missing[*]}" >&2
    echo "Ask an administrator for: apt-get install ${missing[*]}" >&2
    exit 1
  fi
}

install_packages() {
  local -a wanted=("${build_packages[@]}")
  [ "$1" = build ] || wanted+=("${package_packages[@]}")
  [ "$1" != test ] || wanted+=("${test_packages[@]}")
  missing=()
  local package
  for package in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  # policy-rc.d would be the administrator's; the servers that the tests use are started by the tests, never the machine's own
  as_root apt-get -o DPkg::Lock::Timeout=300 update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}"
}
