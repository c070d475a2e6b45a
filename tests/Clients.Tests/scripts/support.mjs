// What the scripts share: settings from the environment, one JSON line per step, and an end with a reason.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// The clients are installed beside the scripts, in a folder that the package manager owns.
const require = createRequire(new URL('../node/package.json', import.meta.url))

export const load = name => import(pathToFileURL(require.resolve(name)).href)

export const settings = {
  url: process.env.XEN_URL,
  auth: { user: process.env.XEN_USER, password: process.env.XEN_PASSWORD },
  transport: process.env.XEN_TRANSPORT ?? 'auto',
  stopAfter: process.env.XEN_STOP_AFTER,
}

export const DEBIAN = 'Debian Etch 4.0'

export const step = (name, details = {}) => {
  process.stdout.write(JSON.stringify({ step: name, ...details }) + '\n')
}

export const expect = (condition, message) => {
  if (!condition) {
    throw new Error(message)
  }
}

// These clients swallow some failures and only warn about them; here a warning is a failure.
export const warnings = []
console.warn = (...what) => {
  warnings.push(what.map(String).join(' '))
}

export const run = async main => {
  try {
    await main()
    expect(warnings.length === 0, 'the client warned: ' + warnings.join('; '))
    process.exit(0)
  } catch (error) {
    console.error(error)
    warnings.forEach(warning => console.error('warning: ' + warning))
    process.exit(1)
  }
}

export const withStorage = (disks, uuid) => disks.replaceAll('sr=""', `sr="${uuid}"`)
