import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { starterFormulary } from '@shared/procedure/formulary'
import { gtinIsSound } from '@shared/procedure/gs1'
import { hibcCheckIsSound } from '@shared/procedure/hibc'
import { matchScan, readScan } from '@shared/procedure/scan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const today = '2026-11-24'
const gs = '\u001d'
const read = (text: string, more = {}) => readScan(text, { today, ...more })
const label = (text: string, more = {}) => {
  const result = read(text, more)
  if (!result.ok) throw new Error(`${result.failure.code}: ${text}`)
  return result.value
}
const failure = (text: string) => {
  const result = read(text)
  return result.ok ? 'read' : result.failure.code
}
const warnings = (text: string) => label(text).warnings.map((each) => each.code)

const kenalog = '0100300030293053'

describe('GS1 element strings', () => {
  it('reads product, expiry and lot of a vial', () => {
    expect(label('010036332350641417270228106123456')).toMatchObject({
      standard: 'gs1',
      gtin: '00363323506414',
      expiry: '2027-02-28',
      lot: '6123456',
      warnings: [],
    })
  })

  it('ends a lot at the separator and reads what follows', () => {
    expect(label(`${kenalog}10TEST4A${gs}17280331${gs}21ser-01`)).toMatchObject({
      lot: 'TEST4A',
      expiry: '2028-03-31',
      serial: 'ser-01',
    })
  })

  it.each([']d2', ']C1', gs, `]d2${gs}`])('accepts the prefix %j', (prefix) => {
    expect(label(`${prefix}${kenalog}17280331`).expiry).toBe('2028-03-31')
  })

  it('takes day 00 as the last day of the month', () => {
    expect(label(`${kenalog}17271100`).expiry).toBe('2027-11-30')
    expect(label(`${kenalog}17280200`).expiry).toBe('2028-02-29')
  })

  it('reads the brackets under a code', () => {
    expect(label('(01)00300030293053(17)280331(10)TEST4A')).toMatchObject({ lot: 'TEST4A', expiry: '2028-03-31' })
  })

  it('reads an expiry with a time (7003) as its day', () => {
    expect(label(`${kenalog}70032803311200`).expiry).toBe('2028-03-31')
  })

  it.each([
    ['17281301', 'month 13'],
    ['17280230', '30 February'],
    ['17270229', '29 February of a common year'],
  ])('refuses the date %s: %s', (date) => {
    const scanned = label(`${kenalog}${date}10TEST4A`)
    expect(scanned.expiry).toBeNull()
    expect(scanned.warnings.map((each) => each.code)).toEqual(['bad-date'])
    expect(scanned.lot).toBe('TEST4A')
  })

  it('gives no expiry where two are printed', () => {
    expect(label(`${kenalog}17280331${'17270331'}`).expiry).toBeNull()
    expect(warnings(`${kenalog}1728033117270331`)).toEqual(['two-expiry-dates'])
  })

  it('the same expiry twice is one expiry', () => {
    expect(label(`${kenalog}1728033117280331`).expiry).toBe('2028-03-31')
  })

  it('does not believe a lot that swallowed an expiry date', () => {
    const scanned = label(`${kenalog}10TEST4A17280331`)
    expect(scanned).toMatchObject({ lot: null, expiry: null })
    expect(scanned.warnings.map((each) => each.code)).toEqual(['separator-maybe-lost'])
  })

  it('reads nothing but the product where a full field runs into the next', () => {
    const scanned = label(']C10108699508012015211234567890121725123110ABC123')
    expect(scanned).toMatchObject({ gtin: '08699508012015', lot: null, expiry: null, serial: null })
    expect(scanned.warnings.map((each) => each.code)).toEqual(['separator-missing', 'unread-rest'])
  })

  it.each(['<GS>', '{GS}', '~1', '~d029'])(
    'refuses a separator written as %s until the station allows it',
    (written) => {
      const text = `${kenalog}10TEST4A${written}17280331`
      expect(failure(text)).toBe('separator-as-text')
      expect(label(text, { separatorAsText: true })).toMatchObject({ lot: 'TEST4A', expiry: '2028-03-31' })
    },
  )

  it.each([
    ['010030003029305417280331', 'check-digit'],
    ['01000030293017280331', 'unknown-element'],
    ['0100300030', 'short-element'],
    ['01003000302930531728', 'short-element'],
    ['0600300030293053', 'unknown-element'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['=/A9999XYZ100T0944=,000025', 'unsupported-standard'],
    ['++A999MODELIDENTIFIER11S8', 'basic-udi'],
    ['hello', 'not-a-label'],
    ['x'.repeat(600), 'too-long'],
  ])('%j is refused as %s', (text, code) => {
    expect(failure(text)).toBe(code)
  })

  it.each([
    [`${kenalog}17760101`, '2076-01-01'],
    [`${kenalog}17770101`, '1977-01-01'],
    [`${kenalog}17000101`, '2000-01-01'],
  ])('finds the century of %s', (text, date) => {
    expect(label(text).expiry).toBe(date)
  })

  it('reads a GS1 Digital Link without opening it', () => {
    expect(label('https://id.gs1.org/01/00300030293053/10/TEST4A?17=280331')).toMatchObject({
      gtin: '00300030293053',
      lot: 'TEST4A',
      expiry: '2028-03-31',
    })
    expect(failure('https://example.org/somewhere')).toBe('address-only')
  })

  it.each([`]D2${kenalog}17280331${'10test4a'}`, `]c1${kenalog}17280331${'10test4a'}`])(
    'says that Caps Lock is on where the prefix %j comes the wrong way round',
    (text) => {
      expect(failure(text)).toBe('caps-lock')
    },
  )

  it('refuses letters typed under Caps Lock, as nothing proves how the lot is printed', () => {
    const typed = `${kenalog}1728033110test4A`
    expect(label(typed).lot).toBe('test4A')
    const result = read(typed, { capsLock: true })
    expect(result.ok ? 'read' : result.failure.says).toContain('Switch Caps Lock off')
    expect(label(`${kenalog}1728033110123456`, { capsLock: true }).lot).toBe('123456')
    expect(label(`]d2${typed}`, { capsLock: true }).lot).toBe('test4A')
  })

  it.each(['300030293053', '0300030293053', '00300030293053'])('%s is one and the same product', (code) => {
    expect(label(code).gtin).toBe('00300030293053')
    const [first] = starterFormulary.entries
    if (first === undefined) throw new Error('The formulary is empty')
    const entry = { ...first, gtin: '00300030293053' }
    const match = matchScan(code, { today }, { ...starterFormulary, entries: [entry] })
    expect(match.ok && match.value.entry).toBe(entry)
  })

  it('reads a plain EAN as a product without lot and expiry, and says so', () => {
    const scanned = label('0300030293053')
    expect(scanned).toMatchObject({ standard: 'ean', gtin: '00300030293053', lot: null, expiry: null })
    expect(scanned.warnings.map((each) => each.code)).toEqual(['no-expiry', 'no-lot'])
  })
})

describe('HIBC labels', () => {
  it('reads labeler, product and unit of measure', () => {
    expect(label('+A123BJC5D6E71G').hibc).toEqual({ labeler: 'A123', product: 'BJC5D6E7', unitOfMeasure: '1' })
  })

  it('reads a day of the year as expiry', () => {
    expect(label('+A99912345/$$52001510X33')).toMatchObject({ expiry: '2020-01-15', lot: '10X3', trustworthy: true })
  })

  it('reads lot, serial, production and expiry of a long label', () => {
    expect(label('+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y')).toMatchObject({
      lot: '3C001',
      serial: '0001',
      manufactured: '2016-01-01',
      expiry: '2020-01-01',
    })
  })

  it('reads a label whose check character does not fit, and does not trust it', () => {
    const scanned = label('+A123BJC5D6E71H')
    expect(scanned.trustworthy).toBe(false)
    expect(scanned.warnings.map((each) => each.code)).toContain('check-character')
  })
})

describe('matching to the formulary', () => {
  const match = (text: string) => {
    const result = matchScan(text, { today })
    if (!result.ok) throw new Error(result.failure.code)
    return result.value
  }

  it('fills in the product, and says that a lot is past its date', () => {
    const found = match('01003040915601091726053110BX2210')
    expect(found.entry?.product).toBe('bupivacaine')
    expect(found.expired).toBe(true)
  })

  it('does not take Isovue-300 for the intrathecal presentation', () => {
    expect(match('01003027013152551728022910S8C123A').entry).toMatchObject({
      kind: 'contrast',
      product: 'iopamidol-300',
    })
  })

  it('knows spinal bupivacaine for the wrong product it is', () => {
    expect(match('01003026493798831728013110J0A123').entry?.product).toBe('bupivacaine-spinal')
  })

  it('matches nothing where the formulary does not know the product', () => {
    expect(match('010950110102091710AB-123').entry).toBeNull()
  })
})

const manifestSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      standard: z.string(),
      scanner_text: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
      gtin_check_digit_ok: z.boolean().optional(),
      mod43_ok: z.boolean().optional(),
    }),
  ),
})
// A newer collection beside the repository is read in place of the copy here.
const beside = fileURLToPath(new URL('../../../../shared/barcodes/manifest.json', import.meta.url))
const copy = fileURLToPath(new URL('../../fixtures/barcodes/labels.json', import.meta.url))
const { entries } = manifestSchema.parse(JSON.parse(readFileSync(existsSync(beside) ? beside : copy, 'utf8')))

/** `YYMMDD` of this century as written in the collection. */
const dateOfField = (value: string): string => {
  const day = value.slice(4) === '00' ? '30' : value.slice(4)
  return `20${value.slice(0, 2)}-${value.slice(2, 4)}-${day}`
}

describe('the collection of published and faulty labels', () => {
  it('agrees with the stated check digits and characters', () => {
    for (const entry of entries) {
      const gtin = entry.fields?.['01']
      if (gtin !== undefined && entry.gtin_check_digit_ok !== undefined) {
        expect([entry.id, gtinIsSound(gtin)]).toEqual([entry.id, entry.gtin_check_digit_ok])
      }
      if (entry.mod43_ok !== undefined) {
        expect([entry.id, hibcCheckIsSound(entry.scanner_text)]).toEqual([entry.id, entry.mod43_ok])
      }
    }
  })

  it.each(
    entries.filter((entry) => entry.standard === 'GS1' && entry.fields !== undefined && !('rest' in entry.fields)),
  )('reads $id as stated', (entry) => {
    const fields = entry.fields ?? {}
    if (entry.gtin_check_digit_ok === false) {
      expect(failure(entry.scanner_text)).toBe('check-digit')
      return
    }
    expect(label(entry.scanner_text)).toMatchObject({
      gtin: fields['01'] ?? null,
      lot: fields['10'] ?? null,
      serial: fields['21'] ?? null,
      expiry: fields['17'] === undefined ? null : dateOfField(fields['17']),
      manufactured: fields['11'] === undefined ? null : dateOfField(fields['11']),
    })
  })

  it.each(entries.filter((entry) => entry.standard === 'HIBC' && entry.fields !== undefined))(
    'reads $id as stated',
    (entry) => {
      const fields = entry.fields ?? {}
      expect(label(entry.scanner_text)).toMatchObject({
        hibc: { labeler: fields.LIC, product: fields.PCN, unitOfMeasure: fields.UOM },
        lot: fields.lot ?? null,
        expiry: fields.expiry?.slice(0, 10) ?? null,
        serial: fields.serial ?? null,
        manufactured: fields.manufactured ?? null,
        trustworthy: entry.mod43_ok,
      })
    },
  )

  it('answers every string with a label or a reason', () => {
    for (const entry of entries) {
      const result = read(entry.scanner_text)
      expect(result.ok ? result.value.standard : result.failure.says).not.toBe('')
    }
  })
})

const alphabet = fc.constantFrom(...'0123456789ABCabc-. $/+%()<>]d=&\u001d\u0000é'.split(''))

describe('any text a scanner may type', () => {
  it('is read or refused with a sentence, never thrown, and dates are real', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(alphabet, { maxLength: 120 }).map((each) => each.join('')),
        ),
        (text) => {
          const result = read(text)
          if (!result.ok) expect(result.failure.says.length).toBeGreaterThan(5)
          else {
            const { expiry, gtin } = result.value
            if (expiry !== null) expect(new Date(`${expiry}T00:00:00Z`).toISOString().slice(0, 10)).toBe(expiry)
            if (gtin !== null) expect(gtinIsSound(gtin)).toBe(true)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('changed by one character from a real label never gains a false expiry silently', () => {
    const real = `${kenalog}17280331${'10TEST4A'}`
    fc.assert(
      fc.property(fc.nat(real.length - 1), alphabet, (at, letter) => {
        const result = read(real.slice(0, at) + letter + real.slice(at + 1))
        if (result.ok && result.value.expiry === null) expect(result.value.warnings.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('HIBC through Caps Lock', () => {
  const code = '+A123BJC5D6E71G'

  it('is turned back where the check character proves it', () => {
    expect(hibcCheckIsSound(code)).toBe(true)
    expect(label(code.toLowerCase())).toEqual(label(code))
    expect(label(code.toLowerCase(), { capsLock: true })).toEqual(label(code))
  })

  it('is refused with the reason where the check character does not fit, or both cases are mixed', () => {
    expect(failure('+a123bjc5d6e71h')).toBe('caps-lock')
    expect(failure('+A123bjc5d6e71g')).toBe('caps-lock')
  })
})
