"""The event loop of the SDK guide, which ends when it has seen a VM run that another thread starts."""
import os
import threading
import traceback

from support import XenAPI, connect, install, step, tell

NAME = "watched by python"


def start_vm():
    """Installs and starts a VM through its own connection. Its failure ends the loop, too."""
    try:
        session = connect()
        session.xenapi.VM.start(install(session, NAME), False, False)
    except Exception:
        traceback.print_exc()
        os._exit(1)


def name_of(event):
    if "snapshot" in event and "name_label" in event["snapshot"]:
        return event["snapshot"]["name_label"]
    return "(unknown)"


def shows_start(event):
    return event["class"] == "vm" and name_of(event) == NAME and event["snapshot"]["power_state"] == "Running"


def watch(session):
    """True when the start was among the events of one answer."""
    seen = False
    try:
        for event in session.xenapi.event.next():
            tell(**{"id": event["id"], "class": event["class"], "operation": event["operation"],
                    "name": name_of(event)})
            seen = seen or shows_start(event)
    except XenAPI.Failure as failure:
        if failure.details[0] != "EVENTS_LOST":
            raise
        step("events lost")
        session.xenapi.event.unregister(["*"])
        session.xenapi.event.register(["*"])
    return seen


def main():
    session = connect()
    session.xenapi.event.register(["*"])
    step("registered")
    starter = threading.Thread(target=start_vm)
    starter.start()
    while not watch(session):
        pass
    starter.join()
    step("running")
    session.xenapi.session.logout()


main()
