import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cupsPrinting } from '../../../../main/print/cups/cupsPrinting'
import { addressOf, cupsAddress, cupsServer, serverNameOf } from '../../../../main/print/cups/cupsServer'
import type { PrintSystem } from '../../../../main/print/printSystem'
import { type RealCups, realCups } from '../../../helpers/cups'

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type /Page>>\n%%EOF')

let cups: RealCups
let system: PrintSystem
let count = 0

beforeAll(async () => {
  cups = await realCups()
  system = cupsPrinting(cupsServer(() => ({ socketPath: cups.socket })))
  cups.addPrinter('Recovery', 'Recovery bay')
  cups.addPrinter('Desk')
})
afterAll(() => cups?.end())

const work = (printer: string, copies = 1) => {
  count += 1
  return { name: `sheet ${count}`, printer, copies, paper: 'A4', pdf, page: '' } as const
}

/** Asks again until the print is where it stays. */
const atRest = async (sheet: { readonly name: string; readonly printer: string }) => {
  for (let asked = 0; asked < 100; asked++) {
    const standing = await system.standing(sheet)
    if (standing.is !== 'in-queue') return standing
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The print service did nothing with the sheet.')
}

/** Files of jobs that the service still holds on the disk. */
const heldFiles = () => readdirSync(cups.spool).filter((name) => /^d\d+/.test(name))

describe('printing through a real CUPS', () => {
  it('lists the printers by the name people know, and which one is stopped', async () => {
    cups.stop('Desk')
    expect(await system.printers()).toEqual([
      { name: 'Desk', label: 'Desk', isDefault: expect.any(Boolean), trouble: 'stopped' },
      { name: 'Recovery', label: 'Recovery bay', isDefault: expect.any(Boolean), trouble: null },
    ])
    cups.start('Desk')
  })

  it('hands over the very bytes and the number of copies, and leaves no file with the service', async () => {
    const sheet = work('Recovery', 2)
    expect(await system.send(sheet)).toEqual({ ok: true, value: 'in-queue' })
    expect(await atRest(sheet)).toEqual({ is: 'printed' })
    const printed = cups.sheets('Recovery')
    expect(printed).toHaveLength(1)
    expect(printed[0]?.pdf.equals(pdf)).toBe(true)
    expect(printed[0]).toMatchObject({ copies: 2, title: sheet.name })
    expect(await system.takeBack(sheet)).toBe('printed')
    expect(heldFiles()).toEqual([])
    expect(await system.standing(sheet)).toEqual({ is: 'unheard-of' })
  })

  it('knows every one of many sheets that follow each other quickly, also when the service has let go of its name', async () => {
    const before = cups.sheets('Recovery').length
    for (let sent = 0; sent < 15; sent++) {
      const sheet = work('Recovery')
      expect((await system.send(sheet)).ok).toBe(true)
      expect(await atRest(sheet)).toEqual({ is: 'printed' })
      expect(await system.takeBack(sheet)).toBe('printed')
    }
    expect(cups.sheets('Recovery')).toHaveLength(before + 15)
    expect(heldFiles()).toEqual([])
  })

  it('says that the paper is out, and takes the sheet back so that it does not come out later by itself', async () => {
    cups.takePaper('Recovery')
    const before = cups.sheets('Recovery').length
    const sheet = work('Recovery')
    expect(await system.send(sheet)).toEqual({ ok: true, value: 'in-queue' })
    expect(await atRest(sheet)).toEqual({ is: 'stuck', trouble: 'no-paper' })
    expect(await system.takeBack(sheet)).toBe('taken-back')
    expect(heldFiles()).toEqual([])
    expect(await system.send(work('Recovery'))).toEqual({ ok: false, failure: 'no-paper' })

    cups.fillPaper('Recovery')
    const again = work('Recovery')
    expect((await system.send(again)).ok).toBe(true)
    expect(await atRest(again)).toEqual({ is: 'printed' })
    expect(cups.sheets('Recovery')).toHaveLength(before + 1)
  })

  it('tells a printer that is stopped, one that takes nothing, and one that is gone', async () => {
    cups.stop('Desk')
    expect(await system.send(work('Desk'))).toEqual({ ok: false, failure: 'stopped' })
    cups.start('Desk')
    cups.refuseJobs('Desk')
    expect(await system.send(work('Desk'))).toEqual({ ok: false, failure: 'refuses' })
    cups.removePrinter('Desk')
    expect(await system.send(work('Desk'))).toEqual({ ok: false, failure: 'gone' })
    expect(await system.standing({ name: 'sheet', printer: 'Desk' })).toEqual({ is: 'stuck', trouble: 'gone' })
  })

  it('sees a print that somebody cancelled in the queue of the printer', async () => {
    cups.hold('Recovery', true)
    const sheet = work('Recovery')
    expect((await system.send(sheet)).ok).toBe(true)
    expect(await system.standing(sheet)).toMatchObject({ is: 'in-queue' })
    cups.cancelAll('Recovery')
    cups.hold('Recovery', false)
    expect(await atRest(sheet)).toEqual({ is: 'stuck', trouble: 'cancelled' })
  })

  it('tells a computer without a print service from one whose service does not answer', async () => {
    const absent = cupsPrinting(cupsServer(() => ({ socketPath: join(cups.spool, 'nobody') })))
    expect(await absent.printers()).toEqual([])
    expect(await absent.send(work('Recovery'))).toEqual({ ok: false, failure: 'unreachable' })
  })
})

describe('where the print service is', () => {
  it('is where CUPS_SERVER says, be it a path, a host or a host with a port', () => {
    expect(cupsAddress({ CUPS_SERVER: '/run/other.sock' })).toEqual({ socketPath: '/run/other.sock' })
    expect(addressOf('print.example.org')).toEqual({ host: 'print.example.org', port: 631 })
    expect(addressOf('print.example.org:8631/version=1.1')).toEqual({ host: 'print.example.org', port: 8631 })
    expect(addressOf('[2001:db8::1]:631')).toEqual({ host: '2001:db8::1', port: 631 })
  })

  it('is what client.conf names, and no comment in it', () => {
    expect(serverNameOf('# ServerName no\n  ServerName /run/cups/cups.sock\n')).toBe('/run/cups/cups.sock')
    expect(serverNameOf('# ServerName no\n')).toBeNull()
  })
})
