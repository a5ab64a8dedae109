"""`harvester bibliography`: works in a citation style, as text, HTML, Markdown or DOCX. No network."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.commands import options
from harvester.commands.stored import All
from harvester.errors import UsageError
from harvester.plain_words import counted

if TYPE_CHECKING:
    from harvester.bibliography import Bibliography
    from harvester.crosscheck import Policy
    from harvester.work import Decision, Entry

MANY = 5_000
"""From here on it is told that a style holds all works at once; 10,000 take 16 seconds or more, and 0.6 GB."""
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def bibliography(
    libraries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="LIBRARY",
            help="Libraries (.bib, .json, .ris, .nbib, .enw, .ciw, .xml); none: the works of the harvest in --output.", show_default=False,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "-s", "--style", metavar="STYLE",
            help="apa, mla, chicago, chicago-notes, vancouver, ama, ieee, harvard, nature, …; any id of --list-styles; or a .csl file.",
        ),
    ] = "apa",
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--as", metavar="text|html|markdown|docx", help="The form of the list; several give a file each.", show_default="text",
        ),
    ] = None,
    locale: Annotated[
        str, typer.Option("--locale", metavar="TAG", help="The language of the style's own words, as de-DE (else the style's own).")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write to this file instead of standard output; of several forms each its ending."),
    ] = None,
    list_styles: Annotated[
        bool, typer.Option("--list-styles", help="Show the styles whose name holds the given word; those of short names without one.")
    ] = False,
    output: options.OutputDir = Path("output"),
    everything: All = False,
    store: options.StoreUrl = "",
    policy: options.PolicyFile = None,
    decisions: options.Decisions = None,
    config: options.Config = None,
) -> None:  # fmt: skip
    """Write works as a list of references in a citation style (docs/bibliographies.md)."""
    if list_styles:
        sys.stdout.writelines(_listed(libraries or []))
        return
    from harvester.bibliography import bibliography as formatted  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.bibliography import find_style, written  # noqa: PLC0415
    from harvester.whole_files import write  # noqa: PLC0415

    wanted = _wanted(forms or [])
    language = _language(locale)
    files = [Path(one) for one in libraries or []]
    find_style(style)
    is_whole = True
    if files:
        entries, is_whole = _read(files)
    else:
        trust, held = options.policy(policy, config), options.decisions(decisions)
        entries = _harvested(output, store, trust, held, everything=everything)
    if len(entries) > MANY:
        sys.stderr.write(f"{len(entries):,} works: a style sorts them, so all are held at once. This takes a while.\n")
    places = _places(out, wanted, Path() if files else output)
    if places == [None] and wanted == ("docx",):
        options.refuse_terminal("A DOCX file", "Name a file: --out references.docx")
    found = formatted(entries, style, language)
    if any(place is not None and place.resolve() in [file.resolve() for file in files] for place in places):
        raise UsageError(f"--out {out}: that is a file that is read", advice="Give another name.")
    for form, place in zip(wanted, places, strict=True):
        body = written(found, form)
        if place is None:
            sys.stdout.buffer.write(body)
        else:
            write(place, [body])
            sys.stderr.write(f"{place}: {counted(len(found.works), 'work')}\n")
    sys.stderr.writelines(_told(found))
    sys.stderr.writelines(_misled(entries))
    raise typer.Exit(0 if is_whole else 1)


def _wanted(given: Sequence[str]) -> tuple[str, ...]:
    from harvester.bibliography import ENDINGS  # noqa: PLC0415

    names = [name.strip().lower() for one in given for name in one.split(",") if name.strip()] or ["text"]
    unknown = [name for name in names if name not in ENDINGS]
    if unknown:
        raise UsageError(
            f"--as {', '.join(unknown)[:80]}: there is no such form", advice=f"Forms: {', '.join(ENDINGS)}."
        )
    return tuple(dict.fromkeys(names))


def _language(locale: str) -> str:
    if locale and not _LOCALE.fullmatch(locale):
        raise UsageError(f"--locale {locale[:80]}: this is no language", advice="Give one as de-DE, fr or pt-BR.")
    return locale.replace("_", "-")


def _read(files: Sequence[Path]) -> tuple[tuple[Entry, ...], bool]:
    from harvester.commands import libraries  # noqa: PLC0415
    from harvester.commands.given import given  # noqa: PLC0415
    from harvester.commands.stepping import stepping  # noqa: PLC0415

    with stepping() as steps:
        read = [given(file, steps=steps) for file in files]
    works = [entry for one in read for entry in one.library.entries]
    keys = libraries.citable(works)
    sys.stderr.writelines(libraries.told(works, keys))
    return tuple(libraries.cited(works, keys)), all(one.is_whole for one in read)


def _harvested(
    folder: Path, store: str, policy: Policy, decisions: Sequence[Decision], *, everything: bool
) -> tuple[Entry, ...]:
    from harvester.commands.stepping import stepping  # noqa: PLC0415
    from harvester.commands.stored import assembled  # noqa: PLC0415

    with stepping() as steps:
        found = assembled(folder, store, policy, everything=everything, decisions=decisions, steps=steps)
    return tuple(found.entries())


def _places(out: Path | None, wanted: Sequence[str], folder: Path) -> list[Path | None]:
    """Where each form is written: standard output (None) for one that no file is named for."""
    from harvester.bibliography import ENDINGS  # noqa: PLC0415
    from harvester.commands.given import STANDARD_OUTPUT  # noqa: PLC0415

    if len(wanted) == 1:
        return [None if out == STANDARD_OUTPUT else out]
    if out == STANDARD_OUTPUT:
        raise UsageError("--out -: several forms do not fit on one standard output", advice="Name one form, or a file.")
    base = out if out is not None else folder / "bibliography"
    stem = base.with_suffix("") if base.suffix in ENDINGS.values() else base
    return [stem.with_name(stem.name + ENDINGS[form]) for form in wanted]


def _listed(words: Sequence[str]) -> Iterator[str]:
    from harvester.bibliography import listed, number_of_styles  # noqa: PLC0415
    from parsers.formats.libraries import ENDINGS as LIBRARIES  # noqa: PLC0415

    files = [word for word in words if Path(word).suffix.lower() in LIBRARIES]
    if files:
        raise UsageError(
            f"--list-styles shows styles, and {files[0][:80]} is a library",
            advice="Give a word of a style's name with it, or leave it out.",
        )
    word = " ".join(words)
    rows = list(listed(word))
    yield from (f"{name}  {title}\n" for name, title in rows)
    if word and not rows:
        sys.stderr.write(f"No style has “{word[:80]}” in its name.\n")
    if not word:
        sys.stderr.write(
            f"{number_of_styles():,} styles in all: harvester bibliography --list-styles WORD. Or any .csl file.\n"
        )


def _misled(entries: Sequence[Entry]) -> Iterator[str]:
    """What the list does not say, for it is to be handed on: whose identifiers led to another work, or to none."""
    from harvester.exporters import notices  # noqa: PLC0415 - `--help` lists the commands without what they use

    found = [entry.key for entry in entries if notices.warnings(entry)]
    if found:
        shown = ", ".join([*found[:_SHOWN], *(["…"] if len(found) > _SHOWN else [])])
        yield f"{counted(len(found), 'work')} with an identifier that led to another work, or to none: look before you hand the list on ({shown}).\n"


_SHOWN = 5


def _told(found: Bibliography) -> Iterator[str]:
    graves = [work for work in found.works if work.told]
    if graves:
        yield f"{counted(len(graves), 'work')} retracted, withdrawn or doubted: it is written under each.\n"
    if found.left:
        shown = ", ".join([*found.left[:3], *(["…"] if len(found.left) > 3 else [])])
        yield f"This style prints nothing of {counted(len(found.left), 'work')} ({shown}).\n"
