#!/usr/bin/env python3
"""Backups of a database of --gib GiB: qcat against the bare tools, alternately, in the same run on the same server.

    tests/bench/backup_figures.py build/release/bin/qcat [--gib 1] [--rounds 3] [--folder DIR] [--sealed] [--only dump]

Starts a private PostgreSQL (as the user postgres where this runs as root), fills it with rows that look like fills, and takes the median
of the rounds: dumping (pg_dump -Fc against qcat backup create), proving (createdb, pg_restore and counting every row against qcat backup
verify) and restoring beside the live database (the same against qcat backup restore). Prints the share of the bare tools' speed and the
largest resident set of qcat and what it started.
"""
import argparse, glob, os, resource, shutil, socket, statistics, subprocess, sys, tempfile, time

ROWS_A_GIB = 7_000_000  # of about 150 bytes with their index


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def run(argv, env=None):
    begin = time.monotonic()
    done = subprocess.run(argv, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(argv)}\n{done.stdout}{done.stderr}")
    return time.monotonic() - begin, done.stdout


def peak_mib(argv, env):
    """The same, with the largest resident set of one process of it in MiB."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execvpe(argv[0], argv, env)
    begin = time.monotonic()
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(argv)} failed")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


class Server:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.prefix = ["/usr/sbin/runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.prefix:
            shutil.chown(folder, "postgres")
        data = f"{folder}/pg"
        run(self.prefix + [f"{self.bin}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"])
        run(self.prefix + [f"{self.bin}/pg_ctl", "-D", data, "-l", f"{folder}/log", "-w", "-o",
                           f"-p {self.port} -k {folder} -c listen_addresses=127.0.0.1 -c shared_buffers=512MB -c max_wal_size=4GB"
                           " -c fsync=off -c autovacuum=off", "start"])
        self.env = {"PATH": os.environ["PATH"], "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "postgres", "LC_ALL": "C"}

    def sql(self, text, database="qcat"):
        return run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", text], self.env)[1]

    def stop(self):
        run(self.prefix + [f"{self.bin}/pg_ctl", "-D", f"{self.folder}/pg", "-m", "immediate", "stop"])


def fill(server, gib):
    server.sql("CREATE ROLE qcat_user LOGIN CREATEDB SUPERUSER PASSWORD 'x'", "postgres")
    server.sql("CREATE DATABASE qcat OWNER qcat_user", "postgres")
    rows = int(ROWS_A_GIB * gib)
    for table in ("fills_a", "fills_b", "fills_c", "fills_d"):
        server.sql(f"CREATE TABLE {table} (id bigserial PRIMARY KEY, order_id text, symbol text, price numeric, quantity numeric, at timestamptz);"
                   f"INSERT INTO {table} (order_id, symbol, price, quantity, at) SELECT md5(i::text) || i, 'BTCUSDT', 60000 + random() * 1000, random(),"
                   f" now() - i * interval '1 s' FROM generate_series(1, {rows // 4}) i; ANALYZE {table}")
    return server.sql("SELECT pg_database_size('qcat')").strip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("qcat")
    arguments.add_argument("--gib", type=float, default=1)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--folder", default=None)
    arguments.add_argument("--sealed", action="store_true")
    arguments.add_argument("--only", choices=("dump", "verify", "restore"), help="verify and restore need a dump, which is taken but not counted")
    asked = arguments.parse_args()
    folder = tempfile.mkdtemp(prefix="qcat-backup-figures-", dir=asked.folder)
    os.chmod(folder, 0o755)
    server = Server(folder)
    try:
        print("database:", int(fill(server, asked.gib)) / 2**30, "GiB")
        measure(asked, server, folder)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def bare_restore(server, dump):
    database = f"bare_{time.monotonic_ns()}"
    begin = time.monotonic()
    run(["createdb", "-T", "template0", database], server.env)
    run(["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "-d", database, dump], server.env)
    for table in server.sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace", database).split():
        server.sql(f"SELECT count(*) FROM {table}", database)
    took = time.monotonic() - begin
    run(["dropdb", database], server.env)
    return took


def measure(asked, server, folder):
    config = f"{folder}/config.yaml"
    key = f"{folder}/key"
    with open(config, "w") as file:
        file.write(f"app:\n  data_dir: {folder}/data\ndatabase:\n  host: 127.0.0.1\n  port: {server.port}\n  password: x\nbackup:\n  directory: {folder}/backups\n")
        if asked.sealed:
            file.write(f"  encryption:\n    key_file: {key}\n")
    with open(os.open(key, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write("ab" * 32)
    env = {"PATH": os.environ["PATH"], "HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
    qcat = lambda *words: peak_mib([asked.qcat, "backup", *words, "--config", config], env)
    figures = {"dump": ([], []), "verify": ([], []), "restore": ([], [])}
    peaks = []
    dump = f"{folder}/bare.dump"
    for round_ in range(asked.rounds):
        figures["dump"][0].append(run(["pg_dump", "-Fc", "-f", dump, "qcat"], server.env)[0])
        for name, words in (("dump", ["create"]), ("verify", ["verify"]), ("restore", ["restore"])):
            if asked.only not in (None, name) and name != "dump":
                continue
            if name != "dump":
                figures[name][0].append(bare_restore(server, dump))
            took, peak = qcat(*words)
            figures[name][1].append(took)
            peaks.append(peak)
        for database in server.sql("SELECT datname FROM pg_database WHERE datname LIKE 'qcat\\_%'", "postgres").split():
            run(["dropdb", database], server.env)
        time.sleep(1.1)  # names of backups are made of the second
    for name, (bare, ours) in figures.items():
        if asked.only not in (None, name):
            continue
        a, b = statistics.median(bare), statistics.median(ours)
        print(f"{name:8} bare {a:6.1f} s   qcat {b:6.1f} s   {a / b:5.0%} of the bare speed")
    print(f"largest resident set {max(peaks):.0f} MiB; {os.path.getsize(dump) / 2**20:.0f} MiB of dump")


if __name__ == "__main__":
    main()
