// The same library as it was years ago: CommonJS, event.from with an empty token, lower case types.
const { createRequire } = require('node:module')
const path = require('node:path')

const { createClient } = createRequire(path.join(__dirname, '../node/package.json'))('xen-api-old')

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

const collect = async xapi => {
  await until('the pool is in the collection', () => xapi.pool)
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
  const ref = await xapi.call('VM.clone', template.$ref, 'walked by an old xen-api')
  const disks = template.other_config.disks.replaceAll('sr=""', `sr="${xapi.pool.$default_SR.uuid}"`)
  await xapi.call('VM.remove_from_other_config', ref, 'disks')
  await xapi.call('VM.add_to_other_config', ref, 'disks', disks)
  await xapi.call('VM.provision', ref)
  step('provisioned')
  return ref
}

const start = async (xapi, ref) => {
  // This version hands on only the first argument, which may be the list of all.
  await xapi.callAsync('VM.start', [ref, false, false])
  await until('the VM runs', () => xapi.getObjectByRef(ref, {}).power_state === 'Running')
  step('running')
  const vm = await xapi.barrier(ref)
  expect(vm.$ref === ref, 'the barrier led to another object')
  step('barrier')
}

const clear = async (xapi, ref) => {
  await xapi.callAsync('VM.hard_shutdown', ref)
  const disks = xapi.getObjectByRef(ref).$VBDs.map(vbd => vbd.VDI)
  await xapi.call('VM.destroy', ref)
  for (const disk of disks) {
    await xapi.call('VDI.destroy', disk)
  }
  await until('the VM is gone', () => xapi.getObjectByRef(ref, undefined) === undefined)
  step('gone')
}

const main = async () => {
  const xapi = createClient({
    url: process.env.XEN_URL,
    auth: { user: process.env.XEN_USER, password: process.env.XEN_PASSWORD },
    allowUnauthorized: true,
    debounce: 50,
  })
  await xapi.connect()
  step('connected')
  const ref = await provision(xapi, await collect(xapi))
  await start(xapi, ref)
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
