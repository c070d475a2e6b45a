// Disks in and out through the present xen-api: with a length, and with the length that it makes up for streams.
import { Readable } from 'node:stream'
import { expect, load, run, settings, step, warnings } from './support.mjs'

const { createClient } = await load('xen-api')

const MEBI = 1024 * 1024
const SIZE = 6 * MEBI

// Not of zeros, and different in every sector.
const image = Buffer.alloc(SIZE)
for (let at = 0; at < SIZE; at += 4) {
  image.writeUInt32LE((at * 2654435761) >>> 0, at)
}

const createDisk = async xapi => {
  const repository = await xapi.call('pool.get_default_SR', xapi.pool.$ref)
  return xapi.call('VDI.create', {
    name_label: 'transfer',
    name_description: '',
    SR: repository,
    virtual_size: String(SIZE),
    type: 'user',
    sharable: false,
    read_only: false,
    other_config: {},
  })
}

const read = async (xapi, query) => {
  const response = await xapi.getResource('/export_raw_vdi/', {
    query,
    task: await xapi.call('task.create', 'export', ''),
  })
  const chunks = []
  for await (const chunk of response.body) {
    chunks.push(chunk)
  }
  await response.task
  return Buffer.concat(chunks)
}

const write = async (xapi, body, query) =>
  xapi.putResource(body, '/import_raw_vdi/', { query, task: await xapi.call('task.create', 'import', '') })

// The client hangs up when the stream ends, whether or not it has sent everything: real streams end late.
async function * late (...chunks) {
  for (const chunk of chunks) {
    yield chunk
  }
  await new Promise(resolve => setTimeout(resolve, 1000))
}

await run(async () => {
  const xapi = createClient({
    url: settings.url,
    auth: settings.auth,
    transport: settings.transport,
    allowUnauthorized: true,
    debounce: 50,
  })
  await xapi.connect()
  await xapi.objectsFetched
  const disk = await createDisk(xapi)

  const result = await write(xapi, image, { format: 'raw', vdi: disk })
  expect(result === disk, 'the result of the import is ' + result)
  expect((await read(xapi, { format: 'raw', vdi: disk })).equals(image), 'the disk holds something else')
  step('raw')

  const vhd = await read(xapi, { format: 'vhd', vdi: disk })
  expect(vhd.subarray(0, 8).toString() === 'conectix', 'that is no VHD')
  const second = await createDisk(xapi)
  await write(xapi, Readable.from(late(vhd.subarray(0, 700), vhd.subarray(700)), { objectMode: false }), {
    format: 'vhd',
    vdi: second,
  })
  expect(warnings.splice(0).length > 0, 'the client knew the length')
  expect((await read(xapi, { format: 'raw', vdi: second })).equals(image), 'the second disk holds something else')
  step('vhd')

  const third = await createDisk(xapi)
  await write(xapi, Readable.from(late(image), { objectMode: false }), { format: 'raw', vdi: third })
  const told = warnings.splice(0)
  expect(told.length === 1, 'the client says: ' + told)
  expect((await read(xapi, { format: 'raw', vdi: third })).equals(image), 'the third disk holds something else')
  step('stream')

  for (const vdi of [disk, second, third]) {
    await xapi.call('VDI.destroy', vdi)
  }
  await xapi.disconnect()
  step('disconnected')
})
