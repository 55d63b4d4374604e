"""The bot's one process: Rasa, its channels and its actions. `python -m launcher.server MODEL HOST PORT`."""

import logging
import sys
from pathlib import Path

from lean import install, needs, quiet

LOG_FORMAT = "%(asctime)s %(levelname)-7s %(name)s  %(message)s"


def main() -> None:
    """Serve until the process is ended."""
    model, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    quiet.silence()
    sys.path.insert(0, str(Path.cwd()))
    logging.basicConfig(format=LOG_FORMAT, level=logging.WARNING)
    needs.check(install(), Path("config.yml"), Path("credentials.yml"), Path("endpoints.yml"))

    import rasa.core.run
    import rasa.utils.common
    from rasa.core.utils import AvailableEndpoints

    from clinic import settings
    from lean.in_process_actions import InProcessActions

    rasa.utils.common.configure_logging_and_warnings(logging.WARNING, warn_only_once=False, filter_repeated_logs=False)
    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    endpoints.action = InProcessActions("actions")
    if endpoints.tracker_store and endpoints.tracker_store.kwargs.get("dialect") == "sqlite":
        endpoints.tracker_store.kwargs["db"] = str(settings.current().data_folder.absolute() / "conversations.db")
    rasa.core.run.serve_application(
        model, interface=host, port=port, credentials="credentials.yml", endpoints=endpoints, enable_api=False
    )


if __name__ == "__main__":
    main()
