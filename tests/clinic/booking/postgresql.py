"""A PostgreSQL server of the tests' own, started for them and stopped after them."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
USER = "postgres"


def missing() -> str | None:
    """Why no server can be started here, or None when it can."""
    if not PROGRAMS:
        return "PostgreSQL is not installed in /usr/lib/postgresql"
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return "PostgreSQL refuses to run as root and `runuser` is missing"
    return None


@contextlib.contextmanager
def server():
    """The address of a database on a new server that lasts as long as the block."""
    # The server's own user must reach its folder, and pytest's folders are closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="clinic-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    try:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        run("initdb", "-D", folder / "data", "-A", "trust", "-U", USER, "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200"
        run("pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        try:
            yield f"postgresql+psycopg2://{USER}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(program, *arguments):
    """Run one of PostgreSQL's programs, as its user when this process is root."""
    command = [str(PROGRAMS[0] / program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", USER, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
