/**
 * The content security policy of every answer, the decode worker's included: nothing but our own files, no inline
 * script or style, no text that becomes code. The image codecs need WebAssembly, which `wasm-unsafe-eval` allows.
 */
export const contentPolicy: string = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
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
