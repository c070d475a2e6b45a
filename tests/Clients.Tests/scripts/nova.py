"""The library above the Python binding, by which OpenStack's compute service drives its hosts."""
import os
import time

from os_xenapi.client import session as sessions
from support import connect, install, step


class Session(sessions.XenAPISession):
    """Without the look for the plugins that the service's installer leaves on a host, which is not ours to have."""

    def _verify_plugin_version(self):
        pass


def host_facts(session):
    host = session.host.get_record(session.host_ref)
    pifs = session.PIF.get_all_records_where('field "IP" = "%s"' % host["address"])
    if [pif["management"] for pif in pifs.values()] != [True]:
        raise RuntimeError("the management interface is not found by its address")
    step("connected", version=list(session.product_version), brand=session.product_brand,
         is_own=session.host_uuid == host["uuid"])


def life(session, vm):
    session.VM.start(vm, False, True)
    if session.VM.get_power_state(vm) != "Running":
        raise RuntimeError("it does not run")
    task = session.call_xenapi("Async.VM.clean_shutdown", vm)
    while session.call_xenapi("task.get_status", task) == "pending":
        time.sleep(0.1)
    session.call_xenapi("task.destroy", task)
    if session.VM.get_power_state(vm) != "Halted":
        raise RuntimeError("it is not halted")
    step("life")


def refused(session):
    try:
        session.VM.get_record("OpaqueRef:none")
    except session.XenAPI.Failure as failure:
        step("refused", details=failure.details)


def main():
    session = Session(
        os.environ["XEN_URL"], os.environ["XEN_USER"], os.environ["XEN_PASSWORD"], concurrent=5,
        originator="a compute service")
    host_facts(session)
    vm = install(connect(), "of a compute service")
    life(session, vm)
    refused(session)
    session.VM.destroy(vm)
    step("gone")


main()
