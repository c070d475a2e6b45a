"""Reads metrics as scripts, graphs in web pages and rrdtool do."""
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

from support import connect, install, step

# What graphs ask for: seconds from point to point, and how many points.
STEPS = {5: 120, 60: 120, 3600: 168, 86400: 366}
NAME_MAX = 19


def get(session, path, **query):
    query["session_id"] = session._session
    text = "&".join("%s=%s" % item for item in query.items())
    with urllib.request.urlopen("%s%s?%s" % (os.environ["XEN_URL"], path, text)) as reply:
        return reply.read()


def updates(session, **query):
    """The rows as a dictionary by object and counter, each with its values by time; and the times as they came."""
    root = ElementTree.fromstring(get(session, "/rrd_updates", **query))
    names = [entry.text.split(":", 3) for entry in root.iter("entry")]
    assert len(names) == int(root.findtext("meta/columns"))
    found = {(name[1], name[2], name[3]): {} for name in names}
    times = []
    for row in root.iter("row"):
        times.append(int(row.findtext("t")))
        values = [float(value.text) for value in row.findall("v")]
        assert len(values) == len(names)
        for name, value in zip(names, values):
            found[(name[1], name[2], name[3])][times[-1]] = value
    return found, times


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def restore(folder, document, name):
    """Has rrdtool restore an archive, and gives its file and what its data sources are called there."""
    root = ElementTree.fromstring(document)
    names = {}
    for number, source in enumerate(root.findall("ds")):
        real = source.findtext("name")
        names[real] = real if len(real) <= NAME_MAX else "source%d" % number
        source.find("name").text = names[real]
    dump, archive = os.path.join(folder, name + ".xml"), os.path.join(folder, name + ".rrd")
    ElementTree.ElementTree(root).write(dump)
    run("rrdtool", "restore", dump, archive)
    return archive, names


def fetch(archive, source, start, end):
    """What rrdtool reads back: values by time."""
    text = run("rrdtool", "xport", "--json", "--showtime", "--start", str(start), "--end", str(end), "--step", "5",
               "DEF:a=%s:%s:AVERAGE" % (archive, source), "XPORT:a:a")
    rows = json.loads(re.sub(r"\bnan\b", "null", text.replace("'", '"')))["data"]
    return {int(row[0]): row[1] for row in rows}


def same(one, other):
    return other is None if math.isnan(one) else other is not None and math.isclose(one, other, rel_tol=1e-6)


session = connect()
api = session.xenapi
host = api.host.get_all()[0]
host_uuid = api.host.get_uuid(host)
vm = install(session, "measured")
vm_uuid = api.VM.get_uuid(vm)
api.VM.start(vm, False, True)
now = int(time.time())
while True:
    found, times = updates(session, start=now, host="true", cf="AVERAGE")
    known = [value for value in found.get(("vm", vm_uuid, "cpu0"), {}).values() if not math.isnan(value)]
    if len(known) >= 4:
        break
    if time.time() > now + 60:
        sys.exit("nothing was recorded: %s" % sorted(found))
    time.sleep(2)
assert times == sorted(times, reverse=True)
assert all(0 < value <= 1 for value in known), known
assert found[("host", host_uuid, "memory_total_kib")][times[0]] > 0
step("script", counters=len(found), rows=len(times))

seen = []
for seconds, points in STEPS.items():
    # Reckoned back from the server's time, one point less than there are.
    server = time.mktime(time.strptime(str(api.host.get_servertime(host)), "%Y%m%dT%H:%M:%SZ")) - time.timezone
    reply = json.loads(get(session, "/rrd_updates", cf="AVERAGE", host="true", interval=seconds, json="true",
                           start=int(server - seconds * points + seconds)))
    assert float(reply["meta"]["step"]) == seconds, reply["meta"]["step"]
    for legend in reply["meta"]["legend"]:
        seen.append(re.match(r"^AVERAGE:([^:]+):(.+):(.+)$", legend).groups())
    for row in reply["data"]:
        assert len(row["values"]) == len(reply["meta"]["legend"])
        [float(value) for value in row["values"]]
graphs = {(kind, re.sub(r"[0-9]+", "N", name)) for kind, _, name in seen}
assert graphs >= {("host", "loadavg"), ("host", "cpuN"), ("host", "memory_free_kib"), ("host", "pif_ethN_rx"),
                  ("vm", "cpuN"), ("vm", "memory"), ("vm", "vbd_xvda_read"), ("vm", "vbd_xvda_iops_write")}, graphs
step("graphs", steps=list(STEPS))

with tempfile.TemporaryDirectory() as folder:
    restored = 0
    for path, uuid, kind in (("/vm_rrd", vm_uuid, "vm"), ("/host_rrds", host_uuid, "host")):
        archive, names = restore(folder, get(session, path, uuid=uuid), kind)
        found, times = updates(session, start=times[-1], host="true", cf="AVERAGE")
        for (found_kind, found_uuid, counter), values in found.items():
            if found_uuid == uuid and counter in names and counter.startswith(("cpu", "memory", "vbd_xvda", "pif")):
                back = fetch(archive, names[counter], times[-1] - 5, times[0])
                compared = [when for when in back if when in values and when < int(times[0]) - 5]
                assert compared, (counter, back, values)
                wrong = [when for when in compared if not same(values[when], back[when])]
                assert not wrong, (counter, wrong, values, back)
                restored += 1
        run("rrdtool", "graph", os.path.join(folder, kind + ".png"), "--start", str(times[-1]), "--end",
            str(times[0]), "DEF:a=%s:cpu0:AVERAGE" % archive, "LINE1:a#ff0000")
step("rrdtool", compared=restored)

listed = {source["name_label"]: source for source in api.VM.get_data_sources(vm)}
assert not listed["runstate_blocked"]["enabled"] and listed["cpu0"]["enabled"]
assert 0 < api.VM.query_data_source(vm, "cpu0") <= 1
api.VM.record_data_source(vm, "runstate_blocked")
api.VM.forget_data_source_archives(vm, "memory_target")
root = ElementTree.fromstring(get(session, "/vm_rrd", uuid=vm_uuid))
assert "memory_target" not in [source.findtext("name") for source in root.findall("ds")]
step("sources", listed=len(listed))

api.VM.hard_shutdown(vm)
assert ElementTree.fromstring(get(session, "/vm_rrd", uuid=vm_uuid)).findall("ds")
api.VM.destroy(vm)
try:
    get(session, "/vm_rrd", uuid=vm_uuid)
    sys.exit("the archive outlived its VM")
except urllib.error.HTTPError as gone:
    assert gone.code == 404, gone.code
step("gone")
