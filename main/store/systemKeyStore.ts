import type { SystemKeyStore } from './keys'

/** The part of Electron's `safeStorage` that is used; the real one fits it. */
export type SafeStorage = {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
  /** Linux only. */
  getSelectedStorageBackend?(): string
}

/**
 * The system's key store, taken for real only where it is: Keychain on macOS, DPAPI on Windows, a keyring on Linux.
 * `basic_text` encrypts with a password that is in the source code, so it counts as none. Call once the app is ready.
 */
export function systemKeyStore(safeStorage: SafeStorage, platform: NodeJS.Platform = process.platform): SystemKeyStore {
  return {
    backend: realBackend(safeStorage, platform),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
  }
}

function realBackend(safeStorage: SafeStorage, platform: NodeJS.Platform): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (platform !== 'linux') return platform === 'darwin' ? 'keychain' : 'dpapi'
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown'
  return backend === 'basic_text' || backend === 'unknown' ? null : backend
}
