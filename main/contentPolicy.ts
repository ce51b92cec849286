const directives = (scriptSources: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${scriptSources}`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
  ].join('; ')

const strict = directives('')
const decodeWorker = directives(" 'unsafe-eval'")

/** The built file of the worker that decodes images; a worker lives under the policy of its own response. */
const decodeWorkerFile = /^\/assets\/decodeWorker-[\w-]+\.js$/

/**
 * The content security policy of an answer. One file differs: the image codecs' glue code builds functions from
 * strings, so the decode worker alone may evaluate; it has no document, no bridge and no reach beyond its messages.
 */
export const contentPolicyFor = (pathname: string): string => (decodeWorkerFile.test(pathname) ? decodeWorker : strict)
