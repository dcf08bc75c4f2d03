"""Set netcoach up in this folder and open it, with nothing but Python 3.11 or newer.

    python3 .ci/start.py [ARGUMENTS]        sets up once, then is the command ``netcoach``
    python3 .ci/start.py test [ARGUMENTS]   sets up once, then runs the tests
    python3 .ci/start.py tool NAME [...]    sets up once, then runs a development tool

Everything lands in ``.venv`` and ``.uv`` of this checkout; no pip, no ensurepip and no root is
needed. A setup that still fits uv.lock is not repeated. Modules that only a setup needs are
imported where they are used: every later start pays for what stands at the top.
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


def home_line() -> str:
    """What an environment cannot be moved away from: its Python and its folder."""
    return f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}"


def lock_line() -> str:
    """Everything pyproject.toml and uv.lock say, in short."""
    said = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "uv.lock").read_bytes()
    return hashlib.sha256(said).hexdigest()


def stamp() -> list[str]:
    """The lines written when .venv was last set up: home, lock, group; [] when never."""
    try:
        return STAMP.read_text().splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def is_set_up(group: str) -> bool:
    """Whether .venv still fits; one with the development tools holds all that netcoach needs."""
    now = [home_line(), lock_line()]
    return stamp() in ([*now, group], [*now, "dev"])


def set_up(group: str) -> None:
    """Make .venv hold what uv.lock says, and remember that it does."""
    uv = find_uv()
    before = stamp()
    if before and before[0] != home_line():
        import shutil

        # Programs in it name the Python and the folder they were made for.
        shutil.rmtree(VENV)
    say("Installing what uv.lock lists into .venv …")
    sync(uv, group)
    STAMP.write_text("\n".join([home_line(), lock_line(), group]))


def sync(uv: Path, group: str) -> None:
    """Let uv install the locked packages for the Python that runs this file."""
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment |= {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    # Trust what this machine trusts, a company's own certificates too, as urllib does.
    environment.setdefault("UV_SYSTEM_CERTS", "true")
    environment.setdefault("UV_CACHE_DIR", str(UV_FOLDER / "cache"))
    python = getattr(sys, "_base_executable", None) or sys.executable
    command = [str(uv), "sync", "--quiet", "--locked", "--python", python]
    run([*command, *([] if group == "dev" else ["--no-dev"])], environment, "The packages")


def run(command: list[str], environment: dict[str, str], what: str) -> None:
    """Run one step of the setup; what it complains about is shown when it fails."""
    import subprocess

    done = subprocess.run(  # noqa: S603
        command,
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
            f"{what} could not be installed (see above): check the network, then start again."
        )


def find_uv() -> Path:
    """The pinned uv in .uv, fetched when it is not there."""
    uv = UV_FOLDER / f"uv-{UV_VERSION}"
    if not uv.exists():
        say(f"Getting the installer, uv {UV_VERSION} (about 18 MB) …")
        UV_FOLDER.mkdir(exist_ok=True)
        (UV_FOLDER / ".gitignore").write_text("*\n")
        program = fetch_uv()
        unfinished = UV_FOLDER / f"uv-{os.getpid()}"
        unfinished.write_bytes(program)
        unfinished.chmod(0o755)
        unfinished.replace(uv)
    return uv


def fetch_uv() -> bytes:
    """The program uv, straight from the package index or, where that fails, by pip.

    pip knows mirrors with passwords, kinds of machines not listed here and, on macOS, the
    certificates that a Python from python.org comes without.
    """
    import importlib.util

    try:
        return uv_from_index()
    except (OSError, LookupError) as problem:
        if importlib.util.find_spec("pip") is None:
            raise SetupError(
                f"The installer uv could not be fetched ({problem}): "
                "check the network, then start again."
            ) from None
    return uv_from_pip()


def uv_from_index() -> bytes:
    """The program out of its wheel on the package index, checked against the pinned SHA-256."""
    import io
    import platform
    import zipfile

    machine = (platform.system(), platform.machine())
    if machine not in UV_WHEELS:
        raise LookupError(f"none is known for {' '.join(machine)}")
    tag, sha256 = UV_WHEELS[machine]
    name = f"uv-{UV_VERSION}-py3-none-{tag}.whl"
    wheel = download(address_of(name))
    if hashlib.sha256(wheel).hexdigest() != sha256:
        raise SetupError(f"{name} is not the file it should be; nothing was installed.")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return archive.read(f"uv-{UV_VERSION}.data/scripts/uv")


def address_of(name: str) -> str:
    """Where the package index (PIP_INDEX_URL, or PyPI) keeps a wheel of uv."""
    import re
    from urllib.parse import urljoin

    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/uv/"
    page = download(index).decode("utf-8", "replace")
    found: list[str] = re.findall(r'href="([^"]*' + re.escape(name) + r')["#]', page)
    if not found:
        raise LookupError(f"{index} does not list {name}")
    return urljoin(index, found[0])


def download(address: str) -> bytes:
    """The bytes at an address."""
    import urllib.request

    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def uv_from_pip() -> bytes:
    """The program as pip of the running Python installs it."""
    import tempfile

    with tempfile.TemporaryDirectory(dir=UV_FOLDER) as target:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "0"]
        wanted = ["--no-deps", "--target", target, f"uv=={UV_VERSION}"]
        run([*command, *wanted], dict(os.environ), "The installer uv")
        return Path(target, "bin", "uv").read_bytes()


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
