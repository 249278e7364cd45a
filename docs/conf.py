"""Sphinx builds these pages without any network: `make docs`."""

from __future__ import annotations

import pourparler

project = "Pourparler"
author = "The Pourparler developers"
copyright = "The Pourparler developers. Apache License 2.0"
version = release = pourparler.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
root_doc = "index"

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "deflist"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
# Two nouns are called Opening (of a record, of a zone); autodoc writes types without their module.
suppress_warnings = ["ref.python"]

html_theme = "furo"
html_title = f"Pourparler {version}"
html_copy_source = False
html_show_sourcelink = False
pygments_style = "default"

# A button copies what is to be typed: of a console block the commands, without their prompts and what they print.
copybutton_selector = ", ".join(f"div.highlight-{kind} pre" for kind in ("console", "bash", "yaml"))
copybutton_prompt_text = r"\$ |> ?"
copybutton_prompt_is_regexp = True
copybutton_copy_empty_lines = False
