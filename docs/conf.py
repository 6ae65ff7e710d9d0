"""Sphinx: the README, the reference from the docstrings, the changelog. Build with `python3 build.py docs`."""

import bouton

project = "bouton"
version = release = bouton.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
suppress_warnings = ["myst.xref_missing", "myst.header"]  # links of the README are those of the repository
autodoc_typehints = "description"
autodoc_member_order = "bysource"
html_theme = "furo"
html_title = f"bouton {release}"
