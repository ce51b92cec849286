import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentPolicy } from './contentPolicy'
import { pathSegments } from './pathSegments'

/** The application's own scheme and host: every page, script, image and frame comes from here, none from `file:`. */
export const appScheme = 'app'
const appHost = 'companion'
export const appOrigin = `${appScheme}://${appHost}`

/**
 * Answers a request below one prefix, such as `app://companion/frame/…`. `rest` holds the decoded path segments after
 * the prefix; none of them is empty, `.`, `..` or holds a separator.
 */
export type ProtocolRoute = (request: Request, rest: readonly string[]) => Promise<Response>

/** Routes by the first path segment. They come before the pages, so a page's folder must not share a name with one. */
export type ProtocolRoutes = Readonly<Record<string, ProtocolRoute>>

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Must run before the application is ready: tells Chromium that `app:` is a secure origin like https. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

const refuse = (status: number, says: string): Response =>
  new Response(says, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(cause.code))

const servePage = async (pagesFolder: string, segments: readonly string[]): Promise<Response> => {
  const file = join(pagesFolder, ...(segments.length === 0 ? ['index.html'] : segments))
  if (!file.startsWith(pagesFolder + sep)) return refuse(403, 'That path leads outside the application.')
  try {
    const bytes = await readFile(file)
    const type = mimeTypes[extname(file).toLowerCase()] ?? 'application/octet-stream'
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
  } catch (cause) {
    if (isMissing(cause)) return refuse(404, 'There is no such page.')
    throw cause
  }
}

/** Adds the headers that every answer carries; a route cannot loosen them. */
const withPolicy = (response: Response): Response => {
  const headers = new Headers(response.headers)
  headers.set('content-security-policy', contentPolicy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

const answer = async (request: Request, pagesFolder: string, routes: ProtocolRoutes): Promise<Response> => {
  const url = new URL(request.url)
  if (url.host !== appHost) return refuse(404, 'There is no such host.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading is possible here.')
  const segments = pathSegments(url.pathname)
  if (!segments) return refuse(400, 'That path cannot be read.')
  const [first, ...rest] = segments
  const route = first !== undefined && Object.hasOwn(routes, first) ? routes[first] : undefined
  return route ? route(request, rest) : servePage(pagesFolder, segments)
}

/**
 * Serves `app://companion/…` in one session: the built pages from `pagesFolder` (absolute, no trailing separator), and
 * whatever `routes` add. Every answer carries the content security policy. A route that throws becomes a 500 whose
 * text says nothing of the cause.
 */
export const serveApp = (session: Session, pagesFolder: string, routes: ProtocolRoutes): void => {
  session.protocol.handle(appScheme, async (request) => {
    try {
      return withPolicy(await answer(request, pagesFolder, routes))
    } catch (cause) {
      console.error('A request inside the application failed.', cause instanceof Error ? cause.name : 'unknown')
      return withPolicy(refuse(500, 'That could not be read.'))
    }
  })
}
