// The same library as it was years ago: CommonJS, event.from with an empty token, lower case types.
const { createRequire } = require('node:module')
const path = require('node:path')

// The folder of the version that is wanted; several of them are installed side by side.
const NAME = process.env.XEN_PACKAGE
const load = createRequire(path.join(__dirname, '../node/package.json'))
const { createClient } = load(NAME)

const DEBIAN = 'Debian Etch 4.0'
const LIMIT = 60e3

const step = (name, details = {}) => console.log(JSON.stringify({ step: name, ...details }))
const expect = (condition, message) => {
  if (!condition) {
    throw new Error(message)
  }
}

const until = async (what, condition) => {
  const end = Date.now() + LIMIT
  for (;;) {
    const value = condition()
    if (value) {
      return value
    }
    expect(Date.now() < end, `in vain waited until ${what}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

// What the client's collection tells of its changes.
const seen = { add: new Set(), update: new Set(), remove: new Set() }
const watch = xapi => {
  for (const kind of Object.keys(seen)) {
    xapi.objects.on(kind, objects => Object.keys(objects).forEach(id => seen[kind].add(id)))
  }
}

const collect = async xapi => {
  await until('the pool is in the collection', () => xapi.pool && Object.keys(xapi.objects.all).length > 20)
  const objects = Object.values(xapi.objects.all)
  const counts = {}
  objects.forEach(object => {
    counts[object.$type] = (counts[object.$type] || 0) + 1
  })
  for (const type of ['pool', 'host', 'vm', 'sr', 'network', 'pif']) {
    expect(counts[type] > 0, `no ${type} was collected`)
  }
  expect(xapi.pool.$master.$type === 'host', 'the pool does not lead to its coordinator')
  step('collected', { counts })
  return objects.find(object => object.$type === 'vm' && object.is_a_template && object.name_label === DEBIAN)
}

const provision = async (xapi, template) => {
  expect(template !== undefined, `there is no template named ${DEBIAN}`)
  const ref = await xapi.call('VM.clone', template.$ref, 'walked by ' + NAME)
  const disks = template.other_config.disks.replaceAll('sr=""', `sr="${xapi.pool.$default_SR.uuid}"`)
  await xapi.call('VM.remove_from_other_config', ref, 'disks')
  await xapi.call('VM.add_to_other_config', ref, 'disks', disks)
  await xapi.call('VM.provision', ref)
  step('provisioned')
  return ref
}

const settled = (xapi, ref) => {
  const task = xapi.getObjectByRef(ref, undefined)
  return task !== undefined && task.status !== 'pending' ? task : undefined
}

// The first of these versions leaves it to its user to follow tasks.
const callAsync = async (xapi, method, ...args) => {
  if (xapi.callAsync === undefined) {
    const ref = await xapi.call('Async.' + method, ...args)
    const task = await until('the task has ended', () => settled(xapi, ref))
    expect(task.status === 'success', `${method} ended with ${task.status} ${task.error_info}`)
    await xapi.call('task.destroy', ref)
    await until('the task is gone', () => xapi.getObjectByRef(ref, undefined) === undefined)
    return task.result
  }
  // One version hands on only the first argument, which may be the list of all.
  return NAME === 'xen-api-0.16' ? xapi.callAsync(method, args) : xapi.callAsync(method, ...args)
}

const start = async (xapi, ref) => {
  await callAsync(xapi, 'VM.start', ref, false, false)
  await until('the VM runs', () => xapi.getObjectByRef(ref, {}).power_state === 'Running')
  step('running')
  if (xapi.barrier !== undefined) {
    // The first version with a barrier wants to know the type, too.
    const vm = await (NAME === 'xen-api-0.14' ? xapi.barrier('VM', ref) : xapi.barrier(ref))
    expect(vm.$ref === ref, 'the barrier led to another object')
    step('barrier')
  }
}

const refused = async xapi => {
  const failure = await xapi.call('VM.get_record', 'OpaqueRef:none').then(() => undefined, error => error)
  // The oldest ones hand on what the server said.
  const [code, parts] = failure.params === undefined ? [failure.message, failure.data] : [failure.code, failure.params]
  expect(code === 'HANDLE_INVALID', 'the refusal is ' + code)
  expect(parts.length === 2 && parts[0] === 'VM' && parts[1] === 'OpaqueRef:none', 'its parts are ' + parts)
  step('refused')
}

const clear = async (xapi, ref) => {
  const { uuid } = xapi.getObjectByRef(ref)
  await callAsync(xapi, 'VM.hard_shutdown', ref)
  await until('the VM is halted', () => xapi.getObjectByRef(ref).power_state === 'Halted')
  const disks = xapi.getObjectByRef(ref).$VBDs.map(vbd => vbd.VDI)
  await xapi.call('VM.destroy', ref)
  for (const disk of disks) {
    await xapi.call('VDI.destroy', disk)
  }
  await until('the VM is gone', () => xapi.getObjectByRef(ref, undefined) === undefined)
  await until('its life was told', () => ['add', 'update', 'remove'].every(kind => seen[kind].has(uuid)))
  step('gone')
}

const main = async () => {
  const xapi = createClient({
    url: process.env.XEN_URL,
    auth: { user: process.env.XEN_USER, password: process.env.XEN_PASSWORD },
    allowUnauthorized: true,
    debounce: 50,
  })
  watch(xapi)
  await xapi.connect()
  step('connected')
  const ref = await provision(xapi, await collect(xapi))
  await start(xapi, ref)
  await refused(xapi)
  await clear(xapi, ref)
  await xapi.disconnect()
  expect(xapi.status === 'disconnected', 'the status is ' + xapi.status)
  step('disconnected')
}

const fail = error => {
  console.error(error)
  process.exit(1)
}

process.on('unhandledRejection', fail)
main().then(() => process.exit(0), fail)
