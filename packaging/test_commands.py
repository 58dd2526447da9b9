#!/usr/bin/env python3
"""Types every command of the fault manual as it is printed, in a machine where the package runs, and says what came of each.

usage: test_commands.py TABLE.json COMMAND [ARG...]     TABLE.json: what `qcat manual --json` prints; COMMAND ARG... runs one more
word as a shell line of the operator's, as in: qcat-sd exec DIR runuser -l anna -c

One line each: line of the manual, class, exit code, what is expected, verdict, command. Exit code 1 when one is not as it should be.
"""
import json
import subprocess
import sys
import time

SECONDS = 120  # for what ends by itself
BOUNDED = 6  # for what does not
TRIES = 4  # what the line before restarted may need a moment

# A terminal of some size, and no answer to any question.
TERMINAL = "stty rows 50 cols 200; TERM=xterm timeout -k 2 {seconds} bash -c '{line}'"


def typed(prefix, line, seconds):
    process = subprocess.Popen(prefix + [line], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        said = process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        return -1, process.communicate()[0].decode(errors="replace")
    return process.returncode, said.decode(errors="replace")


def bounded(prefix, line):
    """Ended after a while is as good as ended: what counts is what it showed."""
    quoted = TERMINAL.format(seconds=BOUNDED, line=line.replace("'", "'\\''"))
    shell = "sleep {} | script -qec {} /dev/null".format(BOUNDED + 2, "'" + quoted.replace("'", "'\\''") + "'")
    return typed(prefix, shell, BOUNDED + 20)


def instead_is_there(prefix, instead):
    """The replacement of a refused command: the verb, the runbook or the file that it names is there."""
    words = instead.replace(",", " ").split()
    if words[0] != "qcat":
        return typed(prefix, "command -v " + words[0], SECONDS)[0] == 0
    if words[1] == "runbook":
        runbooks = [word for word in words if "." in word]
        return bool(runbooks) and all(typed(prefix, "qcat runbook show " + runbook, SECONDS)[0] == 0 for runbook in runbooks)
    code, said = typed(prefix, "qcat {} --help".format(words[1]), SECONDS)
    return code == 0 and (not words[2:] or not words[2].islower() or words[2] in said)


def judged(prefix, command, expected):
    """Exit code, what was expected, whether it came."""
    kind, says = expected["class"], expected["says"]
    if kind == "advice":
        return "-", "no command", True
    if kind == "refused":
        return "-", "instead: " + expected["instead"], instead_is_there(prefix, expected["instead"])
    for attempt in range(TRIES):
        code, said = bounded(prefix, command) if kind == "bounded" else typed(prefix, command, SECONDS)
        good = (kind == "bounded" or code in expected["exits"]) and says in said and '{"error"' not in said  # of an API
        if good or attempt + 1 == TRIES:
            break
        time.sleep(3)
    wanted = "ended after {} s".format(BOUNDED) if kind == "bounded" else "/".join(map(str, expected["exits"]))
    if says:
        wanted += ', says "{}"'.format(says)
    if not good:
        print(said[-600:], file=sys.stderr)
    return code, wanted, good


def main():
    table = json.load(open(sys.argv[1]))
    prefix = sys.argv[2:]
    counts = {}
    bad = 0
    print("line\tclass\texit\texpected\tverdict\tcommand")
    for row in table:
        expected = row["typed"]
        code, wanted, good = judged(prefix, row["command"], expected)
        counts[expected["class"]] = counts.get(expected["class"], 0) + 1
        bad += not good
        print("{}\t{}\t{}\t{}\t{}\t{}".format(row["line"], expected["class"], code, wanted, "good" if good else "BAD", row["command"]), flush=True)
    print("{} rows: {}; {} not as expected".format(len(table), ", ".join("{} {}".format(n, kind) for kind, n in sorted(counts.items())), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) > 2 else print(__doc__) or 2)
