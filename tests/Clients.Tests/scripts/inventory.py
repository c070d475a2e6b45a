"""Reads all records of every class that the server lists."""
from support import XenAPI, connect, step

SUFFIX = ".get_all_records"


def count(session, name):
    try:
        return len(getattr(session.xenapi, name).get_all_records())
    except XenAPI.Failure as failure:
        if failure.details[0] == "MESSAGE_REMOVED":
            return None
        raise


session = connect()
step("connected", api=session.API_version)
methods = session.system.listMethods()
classes = sorted(method[:-len(SUFFIX)] for method in methods if method.endswith(SUFFIX))
counts = {name: count(session, name) for name in classes}
step("inventory", counts={name: number for name, number in counts.items() if number is not None})
session.xenapi.session.logout()
step("disconnected")
