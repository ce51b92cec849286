import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keysFromFile, type SystemKeyStore, vault } from '../../../main/store/keys'
import { systemKeyStore } from '../../../main/store/systemKeyStore'
import { temporaryFolder } from './support'

const passphrase = 'correct horse battery staple'
/** The lowest work factor the key file accepts: these tests are about the vault, not about the wait. */
const cost = 2 ** 14

/** A key store that keeps its secrets in memory; `forget` is a keyring lost with a login. */
function keyring() {
  let secrets = new Map<string, string>()
  const store: SystemKeyStore & { forget(): void } = {
    backend: 'gnome_libsecret',
    encrypt: (text) => {
      const handle = `handle-${secrets.size}`
      secrets.set(handle, text)
      return Buffer.from(handle)
    },
    decrypt: (sealed) => {
      const text = secrets.get(Buffer.from(sealed).toString())
      if (text === undefined) throw new Error('Error while decrypting the ciphertext provided to safeStorage.')
      return text
    },
    forget: () => {
      secrets = new Map()
    },
  }
  return store
}

const none: SystemKeyStore = {
  backend: null,
  encrypt: () => {
    throw new Error('There is no key store to ask.')
  },
  decrypt: () => {
    throw new Error('There is no key store to ask.')
  },
}

describe('a vault', () => {
  it('is absent at first, and open for good once it is set up where the system keeps keys', async () => {
    const folder = temporaryFolder()
    const system = keyring()
    expect(vault({ folder, system, cost }).state()).toEqual({ state: 'absent' })

    const made = await vault({ folder, system, cost }).setUp(passphrase)

    if (!made.ok) throw new Error(made.failure.code)
    expect(made.value.store.byteLength).toBe(32)
    expect(made.value.images.byteLength).toBe(32)
    expect(made.value.images).not.toEqual(made.value.store)
    expect(vault({ folder, system, cost }).state()).toEqual({ state: 'unlocked', keys: made.value })
  })

  it('asks for the passphrase at every start where the system keeps no keys, and says why', async () => {
    const folder = temporaryFolder()
    const made = await vault({ folder, system: none, cost }).setUp(passphrase)
    const started = vault({ folder, system: none, cost })
    expect(started.state()).toEqual({ state: 'locked', why: 'no-system-key-store', waitMs: 0 })
    expect(await started.unlock(passphrase)).toEqual(made)
    expect(vault({ folder, system: none, cost }).state().state).toBe('locked')
  })

  it('opens with the passphrase when the keyring was lost, and puts the key back into the new one', async () => {
    const folder = temporaryFolder()
    const system = keyring()
    const made = await vault({ folder, system, cost }).setUp(passphrase)
    system.forget()
    const started = vault({ folder, system, cost })
    expect(started.state()).toEqual({ state: 'locked', why: 'system-key-store-refused', waitMs: 0 })
    expect(await started.unlock(passphrase)).toEqual(made)
    expect(vault({ folder, system, cost }).state().state).toBe('unlocked')
  })

  it('notices a key store that gives back something else', async () => {
    const folder = temporaryFolder()
    const system = keyring()
    await vault({ folder, system, cost }).setUp(passphrase)
    const other = { ...system, decrypt: () => Buffer.alloc(32, 7).toString('base64') }
    expect(vault({ folder, system: other, cost }).state()).toMatchObject({
      state: 'locked',
      why: 'system-key-store-refused',
    })
  })

  it('moves into a key store that came later', async () => {
    const folder = temporaryFolder()
    const made = await vault({ folder, system: none, cost }).setUp(passphrase)
    const system = keyring()
    expect(vault({ folder, system, cost }).state()).toMatchObject({ why: 'not-yet-in-system-key-store' })
    expect(await vault({ folder, system, cost }).unlock(passphrase)).toEqual(made)
    expect(vault({ folder, system, cost }).state().state).toBe('unlocked')
  })

  it('is set up once: a second time is refused and changes nothing', async () => {
    const folder = temporaryFolder()
    const made = vault({ folder, system: none, cost })
    await made.setUp(passphrase)
    const before = readFileSync(made.file, 'utf8')
    expect(await made.setUp('another long passphrase')).toEqual({ ok: false, failure: { code: 'already-there' } })
    expect(readFileSync(made.file, 'utf8')).toBe(before)
  })

  it('refuses a passphrase of eleven characters and takes one of twelve', async () => {
    const made = vault({ folder: temporaryFolder(), system: none, cost })
    expect(await made.setUp('elevenchars')).toEqual({ ok: false, failure: { code: 'too-short', least: 12 } })
    expect((await made.setUp('twelve chars')).ok).toBe(true)
  })

  it('takes the same words with other spaces and another form of accents', async () => {
    const folder = temporaryFolder()
    await vault({ folder, system: none, cost }).setUp('a\u00f1o nuevo en la sala')
    const opened = await vault({ folder, system: none, cost }).unlock('  an\u0303o nuevo  en la sala ')
    expect(opened.ok).toBe(true)
  })

  it('says that a passphrase is wrong, makes one wait after three, and then opens with the right one', async () => {
    const folder = temporaryFolder()
    let clock = Date.parse('2026-11-24T14:00:00Z')
    const locked = vault({ folder, system: none, cost, now: () => new Date(clock) })
    const made = await locked.setUp(passphrase)
    const before = readFileSync(locked.file, 'utf8')
    const wrong = () => locked.unlock('wrong wrong wrong')
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'wrong-passphrase', waitMs: 0 } })
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'wrong-passphrase', waitMs: 0 } })
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'wrong-passphrase', waitMs: 1000 } })
    clock += 999
    expect(await locked.unlock(passphrase)).toEqual({ ok: false, failure: { code: 'wait', waitMs: 1 } })
    expect(locked.state()).toMatchObject({ state: 'locked', waitMs: 1 })
    clock += 1
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'wrong-passphrase', waitMs: 2000 } })
    clock += 2000
    expect(await locked.unlock(passphrase)).toEqual(made)
    expect(readFileSync(locked.file, 'utf8')).toBe(before)
  })

  it('goes on waiting after a restart, and a clock set back makes nobody wait longer', async () => {
    const folder = temporaryFolder()
    let clock = Date.parse('2026-11-24T14:00:00Z')
    const started = () => vault({ folder, system: none, cost, now: () => new Date(clock) })
    const made = await started().setUp(passphrase)
    for (let tried = 0; tried < 4; tried += 1) {
      await started().unlock('wrong wrong wrong')
      clock += 1000
    }
    expect(started().state()).toMatchObject({ state: 'locked', waitMs: 1000 })
    expect(await started().unlock(passphrase)).toMatchObject({ failure: { code: 'wait' } })
    clock -= 86_400_000
    expect(started().state()).toMatchObject({ waitMs: 2000 })
    clock += 86_401_000
    expect(await started().unlock(passphrase)).toEqual(made)
    expect(started().state()).toMatchObject({ waitMs: 0 })
  })

  it('lets a person try at once where the count of wrong ones cannot be read', async () => {
    const folder = temporaryFolder()
    const made = await vault({ folder, system: none, cost }).setUp(passphrase)
    writeFileSync(join(folder, 'vault-attempts.json'), '{"failures":')
    expect(await vault({ folder, system: none, cost }).unlock(passphrase)).toEqual(made)
  })

  it('changes the passphrase and keeps the key', async () => {
    const folder = temporaryFolder()
    const held = vault({ folder, system: none, cost })
    const made = await held.setUp(passphrase)
    expect(await held.changePassphrase('wrong wrong wrong', 'a new long passphrase')).toMatchObject({ ok: false })
    expect(await held.changePassphrase(passphrase, 'short')).toMatchObject({ failure: { code: 'too-short' } })
    expect(await held.changePassphrase(passphrase, 'a new long passphrase')).toEqual({ ok: true, value: undefined })
    expect(await held.unlock(passphrase)).toMatchObject({ failure: { code: 'wrong-passphrase' } })
    expect(await held.unlock('a new long passphrase')).toEqual(made)
  })

  it('leaves a key file it cannot read where it is, and starts no other in its place', async () => {
    const folder = temporaryFolder()
    const held = vault({ folder, system: none, cost })
    writeFileSync(held.file, '{"format":1,')
    expect(held.state()).toEqual({ state: 'unreadable', file: held.file })
    expect(await held.setUp(passphrase)).toMatchObject({ failure: { code: 'already-there' } })
    expect(await held.unlock(passphrase)).toMatchObject({ failure: { code: 'unreadable' } })
    expect(readFileSync(held.file, 'utf8')).toBe('{"format":1,')
  })

  it('refuses a key file that was tampered with as it refuses a wrong passphrase', async () => {
    const folder = temporaryFolder()
    const held = vault({ folder, system: none, cost })
    await held.setUp(passphrase)
    const text = readFileSync(held.file, 'utf8')
    const sealed = /"sealed": "(.)/.exec(text)?.[1]
    writeFileSync(held.file, text.replace(/"sealed": "./, `"sealed": "${sealed === 'A' ? 'B' : 'A'}`))
    expect(await held.unlock(passphrase)).toMatchObject({ failure: { code: 'wrong-passphrase' } })
  })

  it('writes the data key nowhere in the clear', async () => {
    const folder = temporaryFolder()
    const system = { ...keyring(), encrypt: () => Buffer.from('opaque') }
    const made = await vault({ folder, system, cost }).setUp(passphrase)
    if (!made.ok) throw new Error(made.failure.code)
    expect(readdirSync(folder)).toEqual(['vault.json'])
    const text = readFileSync(join(folder, 'vault.json'), 'utf8')
    for (const key of [made.value.store, made.value.images]) {
      for (const form of ['hex', 'base64'] as const) expect(text).not.toContain(Buffer.from(key).toString(form))
    }
    expect(text).not.toContain(passphrase)
  })

  it('opens from its file alone, on a computer that never saw it', async () => {
    const folder = temporaryFolder()
    const held = vault({ folder, system: keyring(), cost })
    const made = await held.setUp(passphrase)
    expect(await keysFromFile(held.file, passphrase)).toEqual(made)
    expect(await keysFromFile(held.file, 'wrong wrong wrong')).toMatchObject({ failure: { code: 'wrong-passphrase' } })
    expect(existsSync(join(folder, 'nothing.json'))).toBe(false)
    expect(await keysFromFile(join(folder, 'nothing.json'), passphrase)).toMatchObject({ ok: false })
  })
})

describe('the key store of the operating system', () => {
  const safeStorage = (available: boolean, backend: string) => ({
    isEncryptionAvailable: () => available,
    encryptString: (text: string) => Buffer.from(text),
    decryptString: (sealed: Buffer) => sealed.toString(),
    getSelectedStorageBackend: () => backend,
  })

  it.each([
    ['linux', true, 'gnome_libsecret', 'gnome_libsecret'],
    ['linux', true, 'kwallet6', 'kwallet6'],
    ['linux', true, 'basic_text', null],
    ['linux', true, 'unknown', null],
    ['linux', false, 'gnome_libsecret', null],
    ['darwin', true, 'unknown', 'keychain'],
    ['win32', true, 'unknown', 'dpapi'],
    ['win32', false, 'unknown', null],
  ] as const)('on %s, available %s, calling itself %s, counts as %s', (platform, available, backend, real) => {
    expect(systemKeyStore(safeStorage(available, backend), platform).backend).toBe(real)
  })
})
