"""Exports and imports as the guide does it, and lets other people's tools look at the archives."""
import hashlib
import http.client
import os
import random
import socket
import subprocess
import tarfile
import time
from urllib.parse import quote, urlsplit

from support import connect, install, step

server = urlsplit(os.environ["XEN_URL"])
scratch = os.environ["XEN_SCRATCH"]
SIZE = 64 << 20


def path(name):
    return os.path.join(scratch, name)


def wait(api, task):
    while api.task.get_status(task) == "pending":
        time.sleep(0.1)
    record = api.task.get_record(task)
    if record["status"] != "success":
        raise RuntimeError(record["error_info"])
    return record["result"]


def get(resource, query, name):
    connection = http.client.HTTPConnection(server.hostname, server.port, timeout=60)
    connection.request("GET", resource + "?" + query)
    reply = connection.getresponse()
    if reply.status != 200:
        raise RuntimeError(reply.status)
    with open(path(name), "wb") as file:
        while block := reply.read(1 << 20):
            file.write(block)


def put(resource, query, name):
    """HTTP/1.0 without a length: waits for the status, sends everything, closes, reads nothing more."""
    plug = socket.create_connection((server.hostname, server.port or 80), timeout=60)
    plug.sendall(("PUT %s?%s HTTP/1.0\r\n\r\n" % (resource, query)).encode())
    status = plug.recv(1 << 16)
    if b" 200 OK" not in status.split(b"\r\n")[0]:
        raise RuntimeError(status)
    with open(path(name), "rb") as file:
        plug.sendfile(file)
    plug.close()


def digest(name):
    with open(path(name), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") \
            else hashlib.sha256(file.read()).hexdigest()


def disk_of(api, vm):
    return next(api.VBD.get_VDI(vbd) for vbd in api.VM.get_VBDs(vm)
                if api.VBD.get_type(vbd) == "Disk" and api.VBD.get_userdevice(vbd) in ("0", "xvda"))


def fill(session, vm):
    """Replaces the first disk by a small one that holds something here and there."""
    api = session.xenapi
    old = disk_of(api, vm)
    vbd = api.VDI.get_VBDs(old)[0]
    record = api.VBD.get_record(vbd)
    sr = api.VDI.get_SR(old)
    api.VBD.destroy(vbd)
    api.VDI.destroy(old)
    disk = api.VDI.create({
        "name_label": "filled", "name_description": "", "SR": sr, "virtual_size": str(SIZE), "type": "user",
        "sharable": False, "read_only": False, "other_config": {}})
    api.VBD.create({
        "VM": vm, "VDI": disk, "userdevice": record["userdevice"], "bootable": True, "mode": "RW", "type": "Disk",
        "unpluggable": True, "empty": False, "other_config": {}, "qos_algorithm_type": "",
        "qos_algorithm_params": {}})
    with open(path("raw"), "wb") as file:
        file.truncate(SIZE)
        for at in (0, 7 << 20, (31 << 20) + 12345, SIZE - 4096):
            file.seek(at)
            file.write(random.Random(at).randbytes(4096))
    task = api.task.create("fill", "")
    put("/import_raw_vdi", "session_id=%s&vdi=%s&task_id=%s" % (session._session, disk, task), "raw")
    wait(api, task)


def exported(session, vm, name, more=""):
    task = session.xenapi.task.create("export", "")
    get("/export", "session_id=%s&ref=%s&task_id=%s%s" % (session._session, vm, task, more), name)
    wait(session.xenapi, task)
    step("exported " + name, bytes=os.path.getsize(path(name)))


def imported(session, name):
    api = session.xenapi
    task = api.task.create("import", "")
    put("/import", "session_id=%s&task_id=%s" % (quote(session._session), quote(task)), name)
    result = wait(api, task)
    vm = result[result.index("OpaqueRef:"):][:46]
    get("/export_raw_vdi", "session_id=%s&vdi=%s" % (session._session, disk_of(api, vm)), "back")
    if digest("back") != digest("raw"):
        raise RuntimeError("the disk of %s is not what it was" % name)
    step("imported " + name)


def main():
    session = connect()
    vm = install(session, "transferred by python")
    fill(session, vm)
    for name, more in (("plain.xva", ""), ("gzip.xva", "&use_compression=gzip"), ("zstd.xva", "&use_compression=zstd")):
        exported(session, vm, name, more)
        imported(session, name)
    listed = subprocess.run(["tar", "-tf", path("plain.xva")], capture_output=True, text=True, check=True).stdout
    with tarfile.open(path("plain.xva")) as archive:
        names = archive.getnames()
    if listed.split() != names or names[0] != "ova.xml":
        raise RuntimeError("the tools see other entries")
    step("listed", entries=len(names))
    unpack(session, vm)


def unpack(session, vm):
    """A tool that knows the older digests only takes an export apart and puts it together again."""
    exported(session, vm, "sha1.xva", "&digest=sha1")
    folder = path("unpacked")
    os.mkdir(folder)
    subprocess.run(["tar", "-xf", path("sha1.xva"), "-C", folder], check=True)
    disks = {}
    for name in sorted(entry for entry in os.listdir(folder) if entry.startswith("Ref:")):
        image = path(name.replace(":", "-") + ".raw")
        subprocess.run(["xva-img", "-p", "disk-export", os.path.join(folder, name) + "/", image], check=True,
                       stdout=subprocess.DEVNULL)
        disks[name] = image
    whole = [name for name in disks if os.path.getsize(disks[name]) == SIZE]
    if len(whole) != 1 or digest(disks[whole[0]]) != digest("raw"):
        raise RuntimeError("xva-img found another disk")
    step("unpacked", disks=len(disks))


main()
step("done")
