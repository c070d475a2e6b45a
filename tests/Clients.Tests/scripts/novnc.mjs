// Shows a console in a browser with noVNC: the page connects, waits for a picture, types a letter, waits for another
// picture. What it saw comes back here and is printed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const library = fileURLToPath(new URL('../node/node_modules/@novnc/novnc/', import.meta.url))
const page = `<!DOCTYPE html><body><div id="screen" style="width: 900px; height: 700px"></div><script type="module">
const tell = step => fetch('/told', { method: 'POST', body: JSON.stringify(step) })
addEventListener('error', event => tell({ step: 'failed', reason: String(event.message) }))
addEventListener('unhandledrejection', event => tell({ step: 'failed', reason: String(event.reason) }))
const { default: RFB } = await import('/novnc/core/rfb.js')
const rfb = new RFB(document.getElementById('screen'), ${JSON.stringify(process.env.XEN_CONSOLE)}, {
  wsProtocols: ${process.env.XEN_PROTOCOLS ?? '["binary"]'},
})
let name = ''
rfb.addEventListener('desktopname', event => { name = event.detail.name })
rfb.addEventListener('disconnect', event => tell({ step: 'disconnected', clean: event.detail.clean }))
const pixels = () => {
  const canvas = document.querySelector('canvas')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let lit = 0
  for (let at = 0; at < data.length; at += 4) lit += data[at] + data[at + 1] + data[at + 2] > 90
  return { width: canvas.width, height: canvas.height, lit, all: data.join() }
}
const until = async check => {
  for (let round = 0; round < 400; round++) {
    const seen = pixels()
    if (check(seen)) return seen
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('the picture did not come')
}
const show = (step, { width, height, lit }) => tell({ step, name, width, height, lit })
await new Promise(resolve => rfb.addEventListener('connect', resolve))
const first = await until(seen => seen.lit > 1000)
await show('connected', first)
rfb.sendKey(0x68, 'KeyH')
rfb.sendKey(0x69, 'KeyI')
const second = await until(seen => seen.all !== first.all)
await show('typed', second)
rfb.disconnect()
</script></body>`

const types = { '.js': 'text/javascript', '.html': 'text/html' }
// The browser is many processes, which go on writing for a moment: they end together, and what they leave is removed then.
const finish = code => {
  server.close()
  const clean = () => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    } catch (failure) {
      console.error(`${profile} stays: ${failure.message}`)
    }
    process.exit(code)
  }
  if (browser?.pid === undefined) return clean()
  browser.once('exit', () => setTimeout(clean, 200))
  process.kill(-browser.pid, 'SIGKILL')
}
const server = createServer((request, reply) => {
  if (request.url === '/told') {
    let body = ''
    request.on('data', piece => { body += piece }).on('end', () => {
      reply.end()
      console.log(body)
      const { step } = JSON.parse(body)
      if (step === 'failed' || step === 'disconnected') finish(step === 'failed' ? 1 : 0)
    })
  } else if (request.url.startsWith('/novnc/')) {
    const path = join(library, normalize(request.url.slice('/novnc/'.length)))
    reply.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    reply.end(readFileSync(path))
  } else {
    reply.setHeader('Content-Type', types['.html'])
    reply.end(page)
  }
})
const profile = mkdtempSync(join(tmpdir(), 'browser-'))
let browser
server.listen(0, '127.0.0.1', () => {
  browser = spawn(process.env.XEN_BROWSER ?? 'chromium', [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
    '--ignore-certificate-errors', `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/`,
  ], { stdio: 'ignore', detached: true })
  browser.on('error', failure => {
    console.log(JSON.stringify({ step: 'failed', reason: `no browser: ${failure.message}` }))
    finish(1)
  })
})
setTimeout(() => finish(2), 90_000)
