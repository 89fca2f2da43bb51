"""What the program writes of its own troubles: places in the program, nothing private."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app import paths
from app.ui.defect import report_text

FILE: Final = "matricule.log"
_LARGEST: Final = 1_000_000
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Said by platforms without a window manager at each window; it means nothing.
_NOISE: Final = ("This plugin does not support propagateSizeHints", "raise()")
_LOG = logging.getLogger("app")


class _WithoutPrivate(logging.Formatter):
    """Exceptions as the report has them: without messages, which may hold names."""

    def formatException(  # noqa: N802 (logging's own name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return report_text(ei[1]) if ei[1] is not None else ""


def start_log() -> None:
    """Write warnings and errors in the folder of logs; without one, go on silently."""
    folder = paths.logs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE
        full = file.exists() and file.stat().st_size > _LARGEST
        handler: logging.Handler = logging.FileHandler(
            file, mode="w" if full else "a", encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_WithoutPrivate("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def install_hooks(report: Callable[[BaseException], None]) -> None:
    """Log what nobody caught, and show it with ``report`` where a window can.

    An exception in a slot comes here too, and the window lives on.
    """

    def uncaught(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        _LOG.error("uncaught", exc_info=error)
        report(error)

    def uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        _LOG.error("uncaught in a thread", exc_info=arguments.exc_value)

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    qInstallMessageHandler(_log_qt)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not any(noise in message for noise in _NOISE):
        _LOG.log(_LEVELS[kind], "Qt: %s", message)
