"""The clipboard, through the tool that the system has for it."""

from __future__ import annotations

import codecs
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from typing import NamedTuple

from harvester.errors import UsageError

SECONDS = 20.0
MOST_BYTES = 64 * 1024 * 1024


class Tool(NamedTuple):
    """A program that takes a text on its standard input: how it is called, what it needs to be there, the text's encoding."""

    name: str
    arguments: tuple[str, ...] = ()
    needs: str = ""
    encoding: str = "utf-8"


# In the order in which they are tried. Wayland first: there xclip reaches X11's clipboard alone, which other windows may not
# see. clip.exe last: on Windows, and in Linux under Windows; it takes UTF-16.
TOOLS: tuple[Tool, ...] = (
    Tool("wl-copy", ("--type", "text/plain;charset=utf-8"), "WAYLAND_DISPLAY"),
    Tool("xclip", ("-selection", "clipboard", "-in"), "DISPLAY"),
    Tool("xsel", ("--clipboard", "--input"), "DISPLAY"),
    Tool("pbcopy"),
    Tool("clip.exe", encoding="utf-16-le"),
)


def tool(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> tuple[Tool, str]:
    """The first tool that is there, and its path. Raises UsageError where there is none."""
    for one in TOOLS:
        if (not one.needs or environ.get(one.needs)) and (path := which(one.name)):
            return one, path
    raise UsageError(
        "there is no tool here that reaches a clipboard",
        advice="Install wl-clipboard (Wayland), xclip or xsel (X11); or write the file with harvester export --formats.",
    )


def copy(text: str, environ: Mapping[str, str]) -> str:
    """Put a text into the clipboard; gives the name of the tool. Raises UsageError where it cannot be done."""
    one, path = tool(environ)
    mark = codecs.BOM_UTF16_LE if one.encoding == "utf-16-le" else b""
    body = mark + text.encode(one.encoding, "replace")
    if len(body) > MOST_BYTES:
        raise UsageError(
            f"this is too much for a clipboard ({len(body) >> 20} MiB)",
            advice="Write the file with harvester export --formats.",
        )
    # What holds the text stays behind as a child of its own: it must not keep our outputs open.
    try:
        done = subprocess.run(  # noqa: S603 - a fixed table of tools, nothing of the text among the arguments
            [path, *one.arguments], input=body, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if one.name == "pbcopy" else None,
        )  # fmt: skip
        status = done.returncode
    except (OSError, subprocess.TimeoutExpired):
        status = -1
    if status != 0:
        raise UsageError(
            f"{one.name} could not fill the clipboard",
            advice="Is there a screen? Write the file with harvester export --formats instead.",
        )
    return one.name
