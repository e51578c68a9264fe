"""The guardian of an embedded server: its parent process, which stops it when nobody uses it.

Run as a program, alone (``python -I -S embedded_guard.py …``): it imports nothing of SUA, so that
it starts in some tens of milliseconds. Whoever starts the server runs it once::

    embedded_guard.py CLIENTS LOG LOCK UID GID COMMAND…

``CLIENTS`` is the file on which every client process holds a shared ``flock``: the kernel releases
it however the client ends. The guardian waits for the exclusive lock, which it gets when the last
client has left or died; then it stops the server. ``LOCK`` is an open descriptor, already locked
by who starts us: the server's processes inherit it, so that the lock says whether any of them is
alive, whatever happens to process numbers, and even if the guardian is killed. ``UID`` and ``GID``
are the account the server runs as, -1 for the present one. The number of the server process is
printed on standard output.
"""

import fcntl
import os
import signal
import subprocess
import sys
import threading

# A fast shutdown disconnects the clients and writes a checkpoint: beyond this, the disk is ill.
_PATIENCE_SECONDS = 60


def _stop_when_alone(clients: str, server: "subprocess.Popen[bytes]") -> None:
    with open(clients, "rb") as handle:  # noqa: PTH123 - pathlib is not worth its import here
        fcntl.flock(handle, fcntl.LOCK_EX)
        # The lock stays held until the process ends: whoever wants to start anew waits for it.
        server.send_signal(signal.SIGINT)
        try:
            server.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait()


def main(arguments: list[str]) -> int:
    """Start the server, print its process number, wait for it to end."""
    clients, log, inherited, uid, gid, *command = arguments
    if os.fork():
        return 0  # the caller waits for this one only and is left without a child to reap
    os.setsid()  # Ctrl-C in the client's terminal is no business of the server
    os.chdir("/")
    lock = int(inherited)
    output = os.open(log, os.O_WRONLY | os.O_APPEND)
    other = int(uid) >= 0
    server = subprocess.Popen(  # noqa: S603 - the command is composed by sua.storage.embedded_cluster
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=(lock,),
        user=int(uid) if other else None,
        group=int(gid) if other else None,
        extra_groups=() if other else None,
        umask=0o077,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )
    os.close(lock)
    sys.stdout.write(f"{server.pid}\n")
    sys.stdout.flush()
    for stream in (0, 1, 2):  # the caller reads standard output to its end
        os.dup2(output, stream)
    threading.Thread(target=_stop_when_alone, args=(clients, server), daemon=True).start()
    return server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
