"""The binding under the name by which scripts look for it.

Debian has it inside a package of another project, whose transport for sockets does not work in Python 3; this one does.
"""
import os
import socket
from http.client import HTTPConnection
from xmlrpc.client import Transport

from os_xenapi.client.XenAPI import *  # noqa: F401,F403
from os_xenapi.client.XenAPI import Session

SOCKET = os.environ.get("XEN_SOCKET", "/var/lib/xcp/xapi")


class LocalConnection(HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(SOCKET)


class LocalTransport(Transport):
    def make_connection(self, host):
        return LocalConnection(host)


def xapi_local():
    """A session on the machine that the script runs on: whoever can open the socket is root."""
    return Session("http://localhost/", transport=LocalTransport())
