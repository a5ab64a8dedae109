"""What `harvester check --write` writes: corrected copies of the files, and a table of what was changed in them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from harvester.errors import UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.checking import Checked
    from harvester.corrections.choosing import Kind


def kinds_of(text: str | None) -> tuple[Kind, ...]:
    """The kinds of corrections of a list. Raises UsageError for a kind there is none of."""
    from harvester.corrections.choosing import DEFAULT, KINDS  # noqa: PLC0415 - `parse` must not wait for these

    if text is None:
        return DEFAULT
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    table = {kind: kind for kind, _meaning in KINDS}
    unknown = [name for name in names if name not in table and name != "all"]
    if unknown or not names:
        told = "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS)
        raise UsageError(
            f"--correct {text}: there is no kind of correction “{', '.join(unknown)}”", advice=f"Kinds: {told}; or all."
        )
    return tuple(table.values()) if "all" in names else tuple(kind for kind in table if kind in names)


def targets(files: Sequence[Path], write: Path) -> tuple[tuple[Path, ...], Path]:
    """Where the copy of each file goes, and the table of changes: beside a copy, or in the folder of several.

    Raises UsageError where a copy would take the place of a file that is checked, of another copy, or of a file of another
    kind.
    """
    if str(write) == "-" or write.is_char_device():
        raise UsageError(
            f"--write {write}: a copy is written whole beside its table of changes, not to standard output",
            advice="Give the path of a file, or of a folder.",
        )
    if len(files) == 1 and not write.is_dir() and write.suffix:
        if write.suffix.lower() != files[0].suffix.lower():
            raise UsageError(
                f"--write {write}: a copy is of the kind of its file ({files[0].suffix})",
                advice="`harvester export` converts.",
            )
        copies: tuple[Path, ...] = (write,)
        table = write.with_name(f"{write.stem}-changes.csv")
    else:
        copies = tuple(write / file.name for file in files)
        table = write / "changes.csv"
    twice = next((copy for copy, times in Counter(copies).items() if times > 1), None)
    if twice is not None:
        raise UsageError(
            f"--write {write}: two of the files are called {twice.name}", advice="Check them one at a time."
        )
    taken = {file.resolve() for file in files}
    over = next((copy for copy in copies if copy.resolve() in taken), None)
    if over is not None:
        raise UsageError(
            f"--write {write}: {over} is the file that is checked, and is never changed",
            advice="Give another name or folder.",
        )
    return copies, table


def write_copies(checked: Sequence[Checked], copies: Sequence[Path], table: Path, kinds: Sequence[Kind]) -> None:
    """Write the corrected copies and the table of changes, and say what was done. Raises UsageError, StoreError."""
    from harvester.correcting import changes_csv  # noqa: PLC0415
    from harvester.outputs import write_whole  # noqa: PLC0415
    from harvester.whole_files import write  # noqa: PLC0415

    made = [one.corrected(kinds) for one in checked]
    for path, copy in zip(copies, made, strict=True):
        write(path, [copy.body])
        done = [change for change in copy.changes if not change.left]
        left = len(copy.changes) - len(done)
        entries = len({(change.entry.line, change.entry.key) for change in done})
        told = f"{path}: {counted(len(done), 'correction')} in {counted(entries, 'entry', 'entries')}"
        sys.stderr.write(f"{told}{f'; {left:,} left as they were' if left else ''}\n")
    named = [(str(one.path), copy) for one, copy in zip(checked, made, strict=True)]
    sys.stderr.write(f"{write_whole(table, changes_csv(named))}: what was changed, and why\n")
