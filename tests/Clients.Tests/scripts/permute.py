"""The example of the SDK guide that moves all running VMs round a ring of hosts at once, and waits for the tasks."""
import time

from support import connect, install, step

GUESTS = 4
ROUNDS = 2


def shared_storage(api):
    """A repository that all hosts reach, as VMs only move between hosts that reach their disks."""
    config = {"server": "storage.example", "serverpath": "/export/vms"}
    return api.SR.create(api.pool.get_master(api.pool.get_all()[0]), config, "0", "shared", "", "nfs", "user", True, {})


def prepare(session):
    api = session.xenapi
    api.pool.set_default_SR(api.pool.get_all()[0], shared_storage(api))
    hosts = api.host.get_all()
    for number in range(GUESTS):
        vm = install(session, "permuted %d" % number)
        api.VM.start_on(vm, hosts[number % len(hosts)], False, False)
    step("prepared", hosts=len(hosts))


def running(api):
    """References of VMs that move, and beside them where they are."""
    vms, hosts = [], []
    for vm in api.VM.get_all():
        record = api.VM.get_record(vm)
        if not record["is_a_template"] and not record["is_control_domain"] and record["power_state"] == "Running":
            vms.append(vm)
            hosts.append(record["resident_on"])
    return vms, hosts


def wait(api, tasks):
    """The records of all tasks, none of them pending."""
    records, deadline = {}, time.time() + 60
    while len(records) < len(tasks):
        for task in tasks:
            record = api.task.get_record(task)
            if record["status"] != "pending":
                records[task] = record
        if time.time() > deadline:
            raise TimeoutError("tasks are still pending")
        time.sleep(0.1)
    return records


def permute(session, number):
    api = session.xenapi
    vms, hosts = running(api)
    hosts = hosts[-1:] + hosts[:-1]
    tasks = [api.Async.VM.pool_migrate(vm, host, {"live": "true"}) for vm, host in zip(vms, hosts)]
    for task, record in wait(api, tasks).items():
        if record["status"] != "success":
            raise RuntimeError("%s: %s %s" % (record["name_label"], record["status"], record["error_info"]))
        api.task.destroy(task)
    _, now = running(api)
    if now != hosts:
        raise RuntimeError("%s are not where they were sent" % vms)
    step("permuted", round=number, vms=len(vms), hosts=[api.host.get_name_label(host) for host in now])


def watch(session, token):
    """What subscribers are told about the VMs' places, and the token for the next look."""
    batch = session.xenapi.event_from(["VM"], token, 0.0)
    places = [(event["ref"], event["snapshot"]["resident_on"]) for event in batch["events"]]
    return places, batch["token"]


def main():
    session = connect()
    prepare(session)
    _, token = watch(session, "")
    for number in range(ROUNDS):
        permute(session, number)
    places, _ = watch(session, token)
    vms, hosts = running(session.xenapi)
    if not set(zip(vms, hosts)) <= set(places):
        raise RuntimeError("the events do not tell of the moves")
    alerts = [alert["name"] for alert in session.xenapi.message.get_all_records().values()]
    step("moves", alerts=alerts.count("VM_MIGRATED"))
    session.xenapi.session.logout()
    step("disconnected")


main()
