import { spawnSync } from 'node:child_process'
import { answers, mustRun, say } from './run.mjs'

/** Each entry is one need; later names are what newer Debian and Ubuntu releases call the same package. */
const forElectron = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libdrm2'],
  ['libcups2', 'libcups2t64'],
  ['fonts-dejavu-core', 'fonts-noto-core'],
]
const forNoDisplay = [['xvfb'], ['xauth']]
const forTests = [
  ['xserver-xorg-core'],
  ['xserver-xorg-video-dummy'],
  ['x11-xserver-utils'],
  ['dcmtk'],
  ['dicom3tools'],
  ['libgdcm-tools'],
  ['poppler-utils'],
  ['qpdf'],
  ['ghostscript'],
  ['cups-daemon'],
  ['cups-client'],
]

/** @param {readonly string[]} names @returns {Set<string>} */
const installedOf = (names) => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format, filled in by dpkg
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names], {
    encoding: 'utf8',
  })
  const lines = asked.stdout.split('\n').filter((line) => line.startsWith('installed '))
  return new Set(lines.map((line) => line.slice('installed '.length)))
}

/** @param {string} name */
const isOffered = (name) =>
  /Candidate: (?!\(none\))\S/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout)

/**
 * Installs the Debian packages that are missing, or, where it may not, throws an error that names them.
 * Elsewhere than on Debian and its kin there is nothing to do.
 * @param {{ noDisplay: boolean, tests: boolean }} needs
 */
export const debianPackages = async ({ noDisplay, tests }) => {
  if (process.platform !== 'linux' || !answers('dpkg-query')) return
  const needs = [...forElectron, ...(noDisplay ? forNoDisplay : []), ...(tests ? forTests : [])]
  const installed = installedOf(needs.flat())
  const missing = needs.filter((names) => !names.some((name) => installed.has(name)))
  if (missing.length === 0) return

  const list = missing.map(([name]) => name).join(' ')
  if (process.getuid?.() !== 0) {
    throw new Error(`These Debian packages are missing: ${list}\nInstall them with: sudo apt-get install ${list}`)
  }
  say(`set-up: installing the Debian packages ${list}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await mustRun('apt-get', ['update', '-qq'], { env, quiet: true })
  const names = missing.map((choices) => choices.find(isOffered) ?? choices[0] ?? '')
  await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env, quiet: true })
}
