"""`harvester check`: cross-check what a library already has."""

from __future__ import annotations

import typer


def check() -> None:
    """Cross-check."""
    raise typer.Exit(0)
