"""The commands put together, and what becomes of errors: one clear line, no traceback, a stable exit code."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from dateline import __version__
from dateline.cli import acts, code, demo, explain, lexicon, quotes, read, show, status, who
from dateline.cli.screen import say
from dateline.errors import DamagedLedger, DatelineError

FINE: Final = 0
WRONG: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130


class Commands(TyperGroup):
    """The group of all commands; ends with one of the exit codes above."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            return _unheard()
        return result

    def main(self, *args: Any, **options: Any) -> Any:
        _stand_in()
        _write_utf8()
        run = super().main
        sys.exit(_outcome(lambda: run(*args, **{**options, "standalone_mode": False})))


def _outcome(run: Callable[[], Any]) -> int:
    """The exit code of a command; its error, if it has one, said in a line."""
    try:
        code = run()
    except DamagedLedger as error:
        return _complain(str(error), WRONG)
    except DatelineError as error:
        return _complain(str(error), MISUSED)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("interrupted", INTERRUPTED)
    except typer.TyperException as error:
        return _complain(_words(error), MISUSED) if _message(error) else MISUSED
    except BrokenPipeError:
        return _unheard()
    except OSError as error:
        _unheard()
        return _complain(_what_broke(error), MISUSED)
    return code if isinstance(code, int) else FINE


def _complain(words: str, code: int) -> int:
    with suppress(BrokenPipeError):
        say(f"dateline: {words}", "red" if code != INTERRUPTED else "")
    return code


def _words(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"{_message(error)}{f' (see: {context.command_path} --help)' if context else ''}"


def _message(error: Exception) -> str:
    return str(getattr(error, "format_message", error.__str__)())


def _what_broke(error: OSError) -> str:
    """A full disk, a folder that may not be entered: what the system says, and of which file."""
    words = (error.strerror or type(error).__name__).lower()
    return f"{error.filename}: {words}" if error.filename is not None else words


def _unheard() -> int:
    """What we print reaches nobody (`| head`, a full disk): no word more, also when Python closes standard output."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _stand_in() -> None:
    """Where a stream was closed before we began (`>&-`), what would go there goes nowhere."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


app = typer.Typer(
    name="dateline",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads news reports and keeps a ledger of what happened: who did what to whom, and according to whom.

    Begin with:  [bold]dateline demo[/bold]

    [dim]Results go to standard output, messages to standard error.
    Exit codes: 0 fine, 1 something was found wrong, 2 a usage or input error,
    130 interrupted. NO_COLOR is respected.[/dim]
    """


app.command()(demo.demo)
app.command()(read.read)
app.command()(code.code)
app.command()(quotes.quotes)
app.command()(acts.acts)
app.command()(show.show)
app.command()(explain.explain)
app.command()(who.who)
app.command()(status.status)
app.add_typer(lexicon.group, name="lexicon")


def main() -> None:
    """The console script."""
    app()
