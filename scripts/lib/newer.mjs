import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

/** @param {string} path @returns {string[]} files below a path, or the path itself when it is a file */
export const filesBelow = (path) => {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
}

/** @param {readonly string[]} sources paths below the project @returns {string} digest of names, sizes and times */
const digestOf = (sources) => {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesBelow(join(root, source)))) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * Does `work` unless it was done before with exactly these sources and its `product` is still there.
 * @param {{ stamp: string, product: string, sources: readonly string[], work: () => Promise<void> }} task
 * @returns {Promise<boolean>} whether there was anything to do
 */
export const unlessDone = async ({ stamp, product, sources, work }) => {
  const now = digestOf(sources)
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
  return true
}
