import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { userInfo } from 'node:os'
import { fail, ok, type Result } from '@shared/kit/result'
import { decodeIpp, encodeIpp, type IppField, type IppReply } from './ippMessage'

/** Where the print service listens: a socket of this computer, or a host. */
export type CupsAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number }

/** `absent`: no print service runs here. `silent`: one does, and does not answer as it should. */
export type CupsSilence = 'absent' | 'silent'

type CupsQuestion = {
  readonly operation: number
  /** What it is about, for example `/printers/Recovery`; `/` for the service itself. */
  readonly path: string
  readonly fields?: readonly IppField[]
  readonly jobFields?: readonly IppField[]
  readonly document?: Uint8Array
}

export type AskCups = (question: CupsQuestion) => Promise<Result<IppReply, CupsSilence>>

const defaultPort = 631
/** A print service on the same computer answers within milliseconds. */
const patienceMs = 10_000
const longestReply = 8 * 2 ** 20
const sockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd']
const clientFile = '/etc/cups/client.conf'

/** The print service of this computer as its own tools find it: `CUPS_SERVER`, `client.conf`, the local socket. */
export function cupsAddress(env: Readonly<Record<string, string | undefined>>): CupsAddress {
  const named = env.CUPS_SERVER ?? serverNameOf(readIfThere(clientFile))
  if (named !== null && named !== undefined && named !== '') return addressOf(named)
  const socketPath = sockets.find((each) => existsSync(each))
  return socketPath === undefined ? { host: 'localhost', port: defaultPort } : { socketPath }
}

/** An address as `CUPS_SERVER` writes it: a path, or `host[:port][/version=1.1]`. */
export function addressOf(text: string): CupsAddress {
  if (text.startsWith('/')) return { socketPath: text }
  const [server = ''] = text.split('/')
  const [, host = 'localhost', port] = /^(\[[^\]]+\]|[^:]*)(?::(\d+))?$/.exec(server) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? defaultPort : Number(port) }
}

/** The `ServerName` of a `client.conf`; null where it names none. */
export function serverNameOf(text: string): string | null {
  return /^\s*ServerName\s+(\S+)/im.exec(text)?.[1] ?? null
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Most computers have no such file; the local socket is then the service.
    return ''
  }
}

/** Asks the print service one question at a time, over its own protocol. Never rejects. */
export function cupsServer(address: () => CupsAddress): AskCups {
  let requestId = 0
  return async ({ operation, path, fields = [], jobFields = [], document }) => {
    requestId += 1
    const body = encodeIpp({
      operation,
      requestId,
      fields: [
        ['attributes-charset', 'charset', 'utf-8'],
        ['attributes-natural-language', 'language', 'en'],
        ...(path === '/' ? [] : [['printer-uri', 'uri', `ipp://localhost${path}`] satisfies IppField]),
        ['requesting-user-name', 'name', userInfo().username],
        ...fields,
      ],
      jobFields,
      ...(document === undefined ? {} : { document }),
    })
    const answered = await post(address(), path, body)
    if (!answered.ok) return answered
    const reply = decodeIpp(answered.value)
    return reply === null ? fail('silent') : ok(reply)
  }
}

function post(address: CupsAddress, path: string, body: Buffer): Promise<Result<Buffer, CupsSilence>> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/ipp', 'content-length': body.length, host: 'localhost' }
    // A connection of its own each time: the service closes idle ones at the very moment when one is used again.
    const how = { ...address, path, method: 'POST', headers, timeout: patienceMs, agent: false } as const
    const asked = request(how, (response) => {
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length > longestReply) asked.destroy(new Error('The reply of the print service has no end.'))
        else parts.push(part)
      })
      response.on('error', () => resolve(fail('silent')))
      response.on('end', () => resolve(response.statusCode === 200 ? ok(Buffer.concat(parts)) : fail('silent')))
    })
    asked.on('timeout', () => asked.destroy(new Error('The print service does not answer.')))
    asked.on('error', (cause) => resolve(fail(isAbsent(cause) ? 'absent' : 'silent')))
    asked.end(body)
  })
}

const isAbsent = (cause: Error): boolean =>
  'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED' || cause.code === 'ENOTFOUND')
