"""Disks in and out as old scripts do it, over bare sockets with HTTP/1.0, and through curl."""
import os
import socket
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

from support import connect, step

SIZE = 6 << 20
IMAGE = bytes((at * 131 + (at >> 9)) % 251 for at in range(SIZE))

session = connect()
api = session.xenapi
repository = api.pool.get_default_SR(api.pool.get_all()[0])
server = urlsplit(os.environ["XEN_URL"])


def create_disk():
    return api.VDI.create({
        "name_label": "transfer", "name_description": "", "SR": repository, "virtual_size": str(SIZE),
        "type": "user", "sharable": False, "read_only": False, "other_config": {}})


def wait_for(task):
    while api.task.get_status(task) == "pending":
        time.sleep(0.05)
    record = api.task.get_record(task)
    api.task.destroy(task)
    if record["status"] != "success":
        sys.exit("the task ended with %s" % record["error_info"])
    return record


def path(method, task, **query):
    query.update(session_id=session.handle, task_id=task)
    return "/%s?%s" % (method, "&".join("%s=%s" % item for item in query.items()))


def upload(disk, length):
    """Waits for the status line, sends everything, and closes at once."""
    task = api.task.create("import", "")
    with socket.create_connection((server.hostname, server.port or 80)) as connection:
        head = "PUT %s HTTP/1.0\r\n%s\r\n" % (path("import_raw_vdi", task, vdi=disk), length)
        connection.sendall(head.encode())
        reply = connection.recv(4096).decode()
        if not reply.startswith("HTTP/1.1 200 OK"):
            sys.exit("the server answered %s" % reply)
        connection.sendall(IMAGE)
    return wait_for(task)


def download(disk):
    task = api.task.create("export", "")
    with socket.create_connection((server.hostname, server.port or 80)) as connection:
        connection.sendall(("GET %s HTTP/1.0\r\n\r\n" % path("export_raw_vdi", task, vdi=disk)).encode())
        reply = b""
        while True:
            more = connection.recv(1 << 16)
            if not more:
                break
            reply += more
    wait_for(task)
    return reply.split(b"\r\n\r\n", 1)[1]


def with_curl(disk, *options):
    task = api.task.create("curl", "")
    method = "import_raw_vdi" if "-T" in options else "export_raw_vdi"
    url = os.environ["XEN_URL"] + path(method, task, vdi=disk)
    subprocess.run(["curl", "-sS", "-f", *options, url], check=True)
    wait_for(task)


for name, length in (("without a length", ""), ("with a length", "Content-Length: %d\r\n" % SIZE)):
    disk = create_disk()
    result = upload(disk, length)["result"]
    if result != "<value>%s</value>" % disk:
        sys.exit("the result is %s" % result)
    if download(disk) != IMAGE:
        sys.exit("the disk holds something else")
    api.VDI.destroy(disk)
    step(name)

with tempfile.TemporaryDirectory() as folder:
    source, target = os.path.join(folder, "in"), os.path.join(folder, "out")
    with open(source, "wb") as file:
        file.write(IMAGE)
    for name, options in (("curl", []), ("curl over HTTP/1.0", ["--http1.0"])):
        disk = create_disk()
        with_curl(disk, *options, "-T", source)
        with_curl(disk, *options, "-o", target)
        with open(target, "rb") as file:
            if file.read() != IMAGE:
                sys.exit("curl got something else")
        api.VDI.destroy(disk)
        step(name)
