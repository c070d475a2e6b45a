"""What the scripts share: a session from the environment and one JSON line per step."""
import json
import os
import socket
import sys

try:
    from os_xenapi.client import XenAPI
except ImportError:
    sys.exit("the package python3-os-xenapi is not installed")

DEBIAN = "Debian Etch 4.0"

# A call that waits for events may wait long, but not for ever.
socket.setdefaulttimeout(90)


def connect():
    """A new connection with a session of its own."""
    session = XenAPI.Session(os.environ["XEN_URL"])
    session.login_with_password(os.environ["XEN_USER"], os.environ["XEN_PASSWORD"])
    return session


def tell(**fields):
    print(json.dumps(fields), flush=True)


def step(name, **details):
    tell(step=name, **details)


def install(session, name):
    """Clones and provisions a VM, and returns its reference."""
    api = session.xenapi
    template = next(ref for ref, vm in api.VM.get_all_records().items()
                    if vm["is_a_template"] and vm["name_label"] == DEBIAN)
    vm = api.VM.clone(template, name)
    storage = api.SR.get_uuid(api.pool.get_default_SR(api.pool.get_all()[0]))
    disks = api.VM.get_other_config(vm)["disks"].replace('sr=""', 'sr="%s"' % storage)
    api.VM.remove_from_other_config(vm, "disks")
    api.VM.add_to_other_config(vm, "disks", disks)
    api.VM.provision(vm)
    return vm
