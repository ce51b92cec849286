import type { WebContentsPrintOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { windowPrinting } from '../../../main/print/windowPrinting'

function printing(outcome = '') {
  const printed: WebContentsPrintOptions[] = []
  const pages: string[] = []
  const system = windowPrinting(
    async () => [
      { name: 'lp1', displayName: 'Recovery', options: {} },
      { name: 'lp0', displayName: '', options: {} },
    ],
    async (query) => {
      pages.push(query.toString())
      return {
        webContents: {
          executeJavaScript: async () => 'ready',
          printToPDF: async () => Buffer.alloc(0),
          print: (given, done) => {
            printed.push(given)
            done(outcome === '', outcome)
          },
        },
        isDestroyed: () => false,
        destroy: () => {},
      }
    },
  )
  return { system, printed, pages }
}
const work = {
  name: 'sheet',
  printer: 'lp1',
  copies: 2,
  paper: 'A4',
  pdf: Buffer.alloc(0),
  page: 'document=x',
} as const

describe('printing through the spooler of Windows', () => {
  it('lists the printers by the name people know', async () => {
    expect((await printing().system.printers()).map(({ label }) => label)).toEqual(['Recovery', 'lp0'])
  })

  it('sends the page of the document to the chosen printer, and counts as printed once the spooler took it', async () => {
    const { system, printed, pages } = printing()
    expect(await system.send(work)).toEqual({ ok: true, value: 'printed' })
    expect(pages).toEqual(['document=x'])
    expect(printed).toMatchObject([{ silent: true, deviceName: 'lp1', copies: 2, pageSize: 'A4' }])
  })

  it('sends nothing to a printer that is gone, and says where the spooler refused', async () => {
    const { system, printed } = printing('Print job failed')
    expect(await system.send({ ...work, printer: 'old' })).toEqual({ ok: false, failure: 'gone' })
    expect(printed).toEqual([])
    expect(await system.send(work)).toEqual({ ok: false, failure: 'failed' })
  })
})
