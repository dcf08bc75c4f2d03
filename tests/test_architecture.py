"""The map of the code tells the truth."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

import netcoach

PACKAGE = Path(netcoach.__file__).parent
MAP = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
QUOTED = sorted(set(re.findall(r"`([a-z_]+(?:[./][\w./]*)?)`", MAP)))
PATHS = [one for one in QUOTED if one.endswith((".py", "/"))]
NAMES = [one for one in QUOTED if "." in one and "/" not in one and not one.endswith(".py")]


def test_the_map_names_what_there_is() -> None:
    assert len(PATHS) > 20
    assert len(NAMES) > 10


@pytest.mark.parametrize("path", PATHS)
def test_every_path_on_the_map_is_there(path: str) -> None:
    root = PACKAGE.parent if path.startswith("tests/") else PACKAGE
    assert (root / path).exists() or list(PACKAGE.rglob(path))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_on_the_map_can_be_imported(name: str) -> None:
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(("netcoach", *parts[:cut])))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return
    raise AssertionError(f"there is no module in {name}")


def test_every_folder_is_on_the_map() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert {f"{folder}/" for folder in folders - {"demo"}} <= set(PATHS)


def test_a_public_name_is_defined_in_one_module() -> None:
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if place.parts[0] in {"cli", "__main__.py"} or "versions" in place.parts:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not node.name.startswith("_"):
                homes[node.name].append(str(place))
    assert len(homes) > 1000
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}
