// The walk of a VM's life through the present xen-api.
import { DEBIAN, expect, load, run, settings, step, warnings, withStorage } from './support.mjs'

const { createClient } = await load('xen-api')

const connect = async () => {
  const xapi = createClient({
    url: settings.url,
    auth: settings.auth,
    transport: settings.transport,
    allowUnauthorized: true,
    debounce: 50,
  })
  await xapi.connect()
  expect(xapi.status === 'connected', 'the status is ' + xapi.status)
  step('connected')
  return xapi
}

const inventory = async xapi => {
  await xapi.objectsFetched
  const counts = {}
  for (const object of Object.values(xapi.objects.all)) {
    counts[object.$type] = (counts[object.$type] ?? 0) + 1
  }
  for (const type of ['pool', 'host', 'VM', 'SR', 'network', 'PIF']) {
    expect(counts[type] > 0, `no ${type} was loaded`)
  }
  expect(warnings.length === 0, 'some class was not loaded')
  const methods = await xapi._call('system.listMethods', [])
  const classes = methods.filter(method => method.endsWith('.get_all_records')).length
  step('inventory', { classes, counts })
}

const indexed = async xapi => {
  const pool = xapi.pool
  const master = pool.$master
  expect(master !== undefined && master.$type === 'host', 'the pool does not lead to its coordinator')
  expect(xapi.getObject(master.uuid) === master, 'the host is not found by its uuid')
  expect(xapi.getObjectByRef(master.$ref) === master, 'the host is not found by its reference')
  const hosts = Object.values(xapi.objects.indexes.type.host)
  expect(hosts.includes(master), 'the host is not in the index of its type')
  const records = await xapi.getAllRecords('host')
  expect(records.length === hosts.length, 'the server and the cache count different hosts')
  step('indexed')
}

const provision = async xapi => {
  const vms = Object.values(xapi.objects.indexes.type.VM)
  const template = vms.find(vm => vm.is_a_template && vm.name_label === DEBIAN)
  expect(template !== undefined, `there is no template named ${DEBIAN}`)
  const ref = await xapi.callAsync('VM.clone', template.$ref, 'walked by xen-api')
  expect(ref.startsWith('OpaqueRef:'), 'the result of the task is ' + ref)
  const disks = withStorage(template.other_config.disks, xapi.pool.$default_SR.uuid)
  await xapi.setFieldEntry('VM', ref, 'other_config', 'disks', disks)
  await xapi.callAsync('VM.provision', ref)
  const vm = await xapi.barrier(ref)
  expect(vm.is_a_template === false, 'it is still a template')
  expect(vm.$VBDs.length > 0 && vm.$VBDs[0].$VDI.$type === 'VDI', 'it has no disk')
  step('provisioned', { disks: vm.$VBDs.length })
  return ref
}

const start = async (xapi, ref) => {
  const task = await xapi.call('Async.VM.start', ref, false, false)
  await xapi.watchTask(task)
  await xapi.call('task.destroy', task)
  step('running')
  const vm = await xapi.barrier(ref)
  expect(vm.power_state === 'Running', 'after the barrier the cache says ' + vm.power_state)
  expect(vm.$resident_on?.$type === 'host', 'it runs on no host')
  step('barrier')
}

const legacyEvents = async (xapi, ref) => {
  await xapi.call('event.register', ['VM'])
  await xapi.setField('VM', ref, 'name_description', 'seen by event.next')
  for (;;) {
    const events = await xapi.call('event.next')
    if (events.some(event => event.ref === ref && event.snapshot.name_description === 'seen by event.next')) {
      break
    }
  }
  await xapi.call('event.unregister', ['VM'])
  step('legacy events')
}

const clear = async (xapi, ref) => {
  await xapi.callAsync('VM.clean_shutdown', ref)
  const vm = await xapi.barrier(ref)
  expect(vm.power_state === 'Halted', 'after the shutdown the cache says ' + vm.power_state)
  step('halted')
  const disks = vm.$VBDs.map(vbd => vbd.VDI)
  await xapi.callAsync('VM.destroy', ref)
  await Promise.all(disks.map(disk => xapi.callAsync('VDI.destroy', disk)))
  await xapi.barrier()
  expect(xapi.getObjectByRef(ref, undefined) === undefined, 'the destroyed VM is still in the cache')
  step('gone')
}

await run(async () => {
  const xapi = await connect()
  await inventory(xapi)
  if (settings.stopAfter !== 'inventory') {
    await indexed(xapi)
    const ref = await provision(xapi)
    await start(xapi, ref)
    await legacyEvents(xapi, ref)
    await clear(xapi, ref)
    expect(warnings.length === 0, 'the client warned')
  }
  await xapi.disconnect()
  expect(xapi.status === 'disconnected', 'the status is ' + xapi.status)
  if (settings.stopAfter === undefined) {
    step('disconnected')
  }
})
