#!/usr/bin/env bash
# Types every command of the fault manual in a throw-away machine with the package, PostgreSQL, Redis and Prometheus, set up as
# README.Debian says. usage: test_commands.sh QCAT_SD ROOT DEB, as test_package.sh calls it.
set -euo pipefail
sd=$1 root=$2 deb=$3
here=$(dirname "$0")
machine=$(mktemp -d /tmp/qcat-sd-XXXXXX)
chmod 755 "$machine"
trap '"$sd" stop "$machine/sd"; rm -rf --one-file-system "$machine"' EXIT
LOWER=$root "$sd" boot "$machine/sd"
inside() { "$sd" exec "$machine/sd" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; } # nothing of the caller's environment

cp "$deb" "$machine/sd/run/qcat.deb"
inside dpkg -i /run/qcat.deb
inside systemctl start postgresql@15-main postgresql redis-server prometheus cron
inside redis-cli CONFIG SET requirepass your_password
inside bash -euc '
  as_postgres() { runuser -u postgres -- psql -qX -v ON_ERROR_STOP=1 "$@"; }
  as_postgres -c "CREATE ROLE qcat_user LOGIN CREATEDB PASSWORD '\''of-the-test'\''" -c "GRANT pg_monitor TO qcat_user"
  as_postgres -c "CREATE DATABASE qcat OWNER qcat_user"
  sed -i "/^local *all *all *peer/i local qcat qcat_user scram-sha-256" /etc/postgresql/15/main/pg_hba.conf
  systemctl reload postgresql@15-main
  useradd -m -s /bin/bash -G qcat,systemd-journal,adm anna
  echo "anna ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/anna
  echo "localhost:*:*:qcat_user:of-the-test" | install -o anna -g anna -m 600 /dev/stdin /home/anna/.pgpass
  echo of-the-test | install -o qcat -g qcat -m 600 /dev/stdin /etc/qcat/database.password
  echo your_password | install -o qcat -g qcat -m 600 /dev/stdin /etc/qcat/redis.password
  cat >/etc/qcat/config.yaml <<CONFIG
app: {environment: paper, data_dir: /var/lib/qcat}
server: {host: 127.0.0.1, port: 8082}
database:
  host: localhost
  password_file: /etc/qcat/database.password
  unit: postgresql@15-main.service
redis: {enabled: true, addr: "127.0.0.1:6379", password_file: /etc/qcat/redis.password, unit: redis-server.service}
logging: {file: /var/log/qcat/qcat.log}
backup: {directory: /var/backups/qcat}
monitoring: {prometheus: "http://127.0.0.1:9090"}
alerting:
  channels: [{name: hook, kind: webhook, url: "http://127.0.0.1:9900/", private_hosts: true}]
  contacts: [{name: alice, channels: [hook]}]
  escalations: [{name: all, severities: [P0], steps: [{after: 0s, notify: ["contact:alice"]}]}]
CONFIG
  systemctl enable --now qcat qguard qcat-backup.timer
  for i in $(seq 60); do curl -fs http://localhost:8082/health >/dev/null && break; sleep 1; done
  systemctl start qcat-backup.service'
inside qcat manual --json >"$machine/table.json"
python3 "$here/test_commands.py" "$machine/table.json" "$sd" exec "$machine/sd" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin runuser -l anna -c
