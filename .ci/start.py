"""Set netcoach up in this folder and open it, with nothing but Python 3.11 or newer.

    python3 .ci/start.py [ARGUMENTS]        sets up once, then is the command ``netcoach``
    python3 .ci/start.py test [ARGUMENTS]   sets up once, then runs the tests
    python3 .ci/start.py tool NAME [...]    sets up once, then runs a development tool

A uv on the PATH is used; else a pinned one is fetched into ``.uv``. The rest lands in ``.venv``.
No pip, no ensurepip and no root is needed. A setup that still fits uv.lock is not repeated.
Modules that only a setup needs are imported where they are used: every later start pays for what
stands at the top.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "netcoach-setup"

OLDEST_UV = (0, 9)
"""Of a uv on the PATH; an older one is left alone."""

UV_VERSION = "0.13.9"
UV_FOLDER = ROOT / ".uv"
UV_WHEELS = {
    ("Linux", "x86_64"): (
        "musllinux_1_1_x86_64",
        "2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25",
    ),
    ("Linux", "aarch64"): (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
    ("Darwin", "x86_64"): (
        "macosx_10_12_x86_64",
        "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    ),
    ("Darwin", "arm64"): (
        "macosx_11_0_arm64",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
    ),
}
"""The wheel of uv for each kind of machine, and its SHA-256; the Linux ones need no glibc."""


class SetupError(Exception):
    """A sentence saying why netcoach could not be set up, and what to do."""


def main(arguments: list[str]) -> None:
    """Set up what the arguments need and become that program."""
    if sys.version_info < OLDEST:
        found = ".".join(str(number) for number in sys.version_info[:3])
        raise SetupError(
            f"netcoach needs Python 3.11 or newer, and this is Python {found}: "
            "start this file with a newer one, for instance python3.12."
        )
    if arguments[:1] == ["test"]:
        # The whole suite takes half as long on two processors; a few tests are quicker on one.
        become("pytest", arguments[1:] or ["-n", "auto"], group="dev")
    elif arguments[:1] == ["tool"] and len(arguments) > 1:
        become(arguments[1], arguments[2:], group="dev")
    else:
        become("netcoach", arguments, group="app")


def become(name: str, arguments: list[str], *, group: str) -> None:
    """Replace this process by a program of the environment, set up first."""
    program = VENV / "bin" / name
    if not (program.exists() and is_set_up(group)):
        set_up(group)
    if group == "dev":
        os.chdir(ROOT)
    try:
        os.execv(program, [str(program), *arguments])  # noqa: S606
    except FileNotFoundError:
        raise SetupError(f"There is no {name} among the development tools.") from None


def wanted() -> list[str]:
    """What an environment is made for: its Python and folder, and what is locked."""
    locked = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "uv.lock").read_bytes()
    home = f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}"
    return [home, hashlib.sha256(locked).hexdigest()]


def stamp() -> list[str]:
    """What .venv was last made for, and its group; [] when never."""
    try:
        return STAMP.read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def is_set_up(group: str) -> bool:
    """Whether .venv still fits; one with the development tools holds all that netcoach needs."""
    return stamp() in ([*wanted(), group], [*wanted(), "dev"])


def set_up(group: str) -> None:
    """Make .venv hold what uv.lock says, and remember that it does."""
    uv, before = find_uv(), stamp()
    if before and before[0] != wanted()[0]:
        import shutil

        # Programs in it name the Python and the folder they were made for.
        shutil.rmtree(VENV)
    say("Installing what uv.lock lists into .venv …")
    sync(uv, group)
    STAMP.write_text("\n".join([*wanted(), group]))


def sync(uv: Path, group: str) -> None:
    """Let uv install the locked packages for the Python that runs this file."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment |= {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    # Trust what this machine trusts, a company's own certificates too, as urllib does.
    environment.setdefault("UV_SYSTEM_CERTS", "true")
    if uv.parent == UV_FOLDER:
        environment.setdefault("UV_CACHE_DIR", str(UV_FOLDER / "cache"))
    python = getattr(sys, "_base_executable", None) or sys.executable
    command = [str(uv), "sync", "--quiet", "--locked", "--python", python]
    done = subprocess.run(  # noqa: S603
        [*command, *([] if group == "dev" else ["--no-dev"])],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        say(done.stderr.decode("utf-8", "replace").rstrip())
        raise SetupError(
            "The packages could not be installed (see above): check the network, then start again."
        )


def find_uv() -> Path:
    """The uv on the PATH if it is new enough, else the pinned one in .uv, fetched once."""
    if found := uv_on_path():
        return found
    uv = UV_FOLDER / f"uv-{UV_VERSION}"
    if not uv.exists():
        say(f"Getting the installer, uv {UV_VERSION} (about 18 MB) …")
        UV_FOLDER.mkdir(exist_ok=True)
        (UV_FOLDER / ".gitignore").write_text("*\n")
        unfinished = UV_FOLDER / f"uv-{os.getpid()}"
        try:
            unfinished.write_bytes(uv_from_index())
        except (OSError, LookupError) as problem:
            raise SetupError(
                f"The installer uv could not be fetched ({problem}): check the network or "
                "install uv in another way (`pip install uv`), then start again."
            ) from None
        unfinished.chmod(0o755)
        unfinished.replace(uv)
    return uv


def uv_on_path() -> Path | None:
    """The uv on the PATH, unless it is older than ``OLDEST_UV`` or does not run."""
    import re
    import shutil
    import subprocess

    if (found := shutil.which("uv")) is None:
        return None
    command = [found, "--version"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return None
    version = re.match(r"uv (\d+)\.(\d+)", done.stdout)
    is_new = version is not None and tuple(map(int, version.groups())) >= OLDEST_UV
    return Path(found) if is_new else None


def uv_from_index() -> bytes:
    """The program out of its wheel on the package index, checked against the pinned SHA-256.

    Raises:
        LookupError: the index (PIP_INDEX_URL, or PyPI) has none for this kind of machine.
    """
    import io
    import platform
    import re
    import zipfile
    from urllib.parse import urljoin

    machine = (platform.system(), platform.machine())
    if machine not in UV_WHEELS:
        raise LookupError(f"none is known for {' '.join(machine)}")
    tag, sha256 = UV_WHEELS[machine]
    name = f"uv-{UV_VERSION}-py3-none-{tag}.whl"
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/uv/"
    page = download(index).decode("utf-8", "replace")
    found: list[str] = re.findall(r'href="([^"]*' + re.escape(name) + r')["#]', page)
    if not found:
        raise LookupError(f"{index} does not list {name}")
    wheel = download(urljoin(index, found[0]))
    if hashlib.sha256(wheel).hexdigest() != sha256:
        raise SetupError(f"{name} is not the file it should be; nothing was installed.")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return archive.read(f"uv-{UV_VERSION}.data/scripts/uv")


def download(address: str) -> bytes:
    """The bytes at an address."""
    import urllib.request

    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def say(line: str) -> None:
    """Tell a person what happens; stdout belongs to the program that follows."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
