"""What the program takes of the machine's memory."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

HEAPS = """
import ctypes, sys, tempfile, threading
from netcoach.tui.terminal import share_memory
if "share" in sys.argv:
    share_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
threads = [threading.Thread(target=libc.malloc, args=(1000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with tempfile.TemporaryFile() as told:
    libc.fdopen.restype = ctypes.c_void_p
    stream = ctypes.c_void_p(libc.fdopen(told.fileno(), b"w+"))
    libc.malloc_info(0, stream)
    libc.fflush(stream)
    told.seek(0)
    print(told.read().count(b"<heap nr="))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="glibc only"
)
def test_all_threads_take_from_one_heap() -> None:
    def heaps(*said: str) -> int:
        command = [sys.executable, "-c", HEAPS, *said]
        return int(subprocess.check_output(command, text=True))

    assert heaps() > 1
    assert heaps("share") == 1
