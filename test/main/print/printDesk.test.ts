import type { CaseCommand } from '@shared/case/commands'
import { caseIdSchema } from '@shared/case/envelope'
import type { PrinterTrouble } from '@shared/contract/printing'
import { composeInstructions } from '@shared/discharge/compose'
import { shippedLibrary } from '@shared/discharge/library'
import { fail, ok } from '@shared/kit/result'
import { beforeEach, describe, expect, it } from 'vitest'
import { renderedPdf } from '../../../main/print/pdf'
import { type PrintDeskOptions, printDesk, type Sheet } from '../../../main/print/printDesk'
import type { PrintStanding, PrintSystem } from '../../../main/print/printSystem'
import type { EventStore } from '../../../main/store/eventStore'
import { contextAt, endedCase, idOf, minutesAfter, caseId as rawCaseId } from '../../builders/aftercare'
import { newKey, openedStore, temporaryFolder } from '../store/support'

const caseId = caseIdSchema.parse(rawCaseId)
const pdf = renderedPdf(Buffer.from('%PDF-1.4\n2 0 obj<</Type /Page>>\n%%EOF'))
const sheet: Sheet = { kind: 'instructions', caseId, patient: 'Vu, Mai', documentId: idOf(31), page: 'document=x', pdf }
const to = { printer: 'Recovery', copies: 2 }

function caseWith(documentId: string) {
  const { policy } = contextAt(minutesAfter(20))
  const options = { size: 'normal', timeZone: 'America/New_York', policy } as const
  const document = composeInstructions(endedCase(), shippedLibrary('en'), options, minutesAfter(20))
  const stamp = { at: minutesAfter(21), by: 'Rosa Lind' }
  const instructions = [{ id: documentId, document, ...stamp, reviewed: stamp, printed: [] }]
  return endedCase({ discharge: { ...endedCase().discharge, instructions } })
}

/** A print service that does what the test says, and counts what comes out of it. */
class FakeSystem implements PrintSystem {
  /** What becomes of the next sheets that are sent: a trouble refuses them. */
  next: PrintStanding | { readonly is: 'refused'; readonly trouble: PrinterTrouble } = { is: 'printed' }
  readonly queue = new Map<string, PrintStanding>()
  readonly out: string[] = []
  readonly copies: number[] = []

  printers = async () => [{ name: 'Recovery', label: 'Recovery', isDefault: true, trouble: null }]
  send: PrintSystem['send'] = async ({ name, copies, pdf: bytes }) => {
    expect(Buffer.from(bytes).equals(pdf.bytes)).toBe(true)
    if (this.next.is === 'refused') return fail(this.next.trouble)
    this.become(name, this.next)
    this.copies.push(copies)
    return ok('in-queue')
  }
  standing: PrintSystem['standing'] = async ({ name }) => this.queue.get(name) ?? { is: 'unheard-of' }
  takeBack: PrintSystem['takeBack'] = async ({ name }) => {
    const was = this.queue.get(name)
    this.queue.delete(name)
    if (was === undefined) return 'unheard-of'
    return was.is === 'printed' ? 'printed' : 'taken-back'
  }
  become(name: string, standing: PrintStanding) {
    this.queue.set(name, standing)
    if (standing.is === 'printed') this.out.push(name)
  }
  /** The one sheet in the queue becomes another standing. */
  meanwhile(standing: PrintStanding) {
    for (const name of this.queue.keys()) this.become(name, standing)
  }
}

let system: FakeSystem
let store: EventStore
let commands: CaseCommand[]
let current: string
let clock: number
let noted: boolean

function deskFor(changes: Partial<PrintDeskOptions> = {}) {
  let ids = 0
  return printDesk({
    system,
    record: () => ({
      jobs: store.printJobs,
      cases: {
        state: () => ok(caseWith(current)),
        execute: (_caseId, command) => {
          if (!noted) return fail({ code: 'store.unavailable', says: 'The disk is full.', params: {} })
          commands.push(command)
          return ok([])
        },
      },
    }),
    actor: () => 'Rosa Lind',
    paper: () => 'Letter',
    now: () => new Date(clock),
    newId: () => {
      ids += 1
      return idOf(900 + ids)
    },
    wait: async (ms) => {
      clock += ms
    },
    onChanged: () => {},
    ...changes,
  })
}

const codeOf = (reply: { ok: boolean; failure?: { code: string } }) => (reply.ok ? null : reply.failure?.code)

beforeEach(() => {
  system = new FakeSystem()
  store = openedStore(`${temporaryFolder()}/store.db`, newKey())
  commands = []
  current = idOf(31)
  clock = Date.parse(minutesAfter(30))
  noted = true
})

describe('a sheet that comes out', () => {
  it('is noted in the case with its fingerprint, pages, printer and copies, and nothing is kept of it', async () => {
    expect(await deskFor().print(sheet, to)).toEqual({ ok: true, value: { printed: true } })
    expect(commands).toEqual([
      {
        do: 'instructions.print',
        documentId: idOf(31),
        how: 'printer',
        sha256: pdf.sha256,
        printer: 'Recovery',
        copies: 2,
        pages: 1,
      },
    ])
    expect(system.copies).toEqual([2])
    expect(store.printJobs.list()).toEqual([])
    expect(system.queue.size).toBe(0)
  })

  it('of a document that is only a view of the record is noted nowhere', async () => {
    await deskFor().print({ ...sheet, kind: 'transfer-sheet', documentId: null }, to)
    expect(system.out).toHaveLength(1)
    expect(commands).toEqual([])
  })
})

describe('a sheet that does not come out', () => {
  it.each([
    ['no-paper', /out of paper/],
    ['stopped', /is stopped/],
    ['gone', /not there any more/],
    ['unreachable', /does not answer/],
  ] as const)('is kept with its reason: %s', async (trouble, says) => {
    system.next = { is: 'refused', trouble }
    const reply = await deskFor().print(sheet, to)
    expect(codeOf(reply)).toBe(`print.kept-${trouble}`)
    expect(reply.ok ? '' : reply.failure.says).toMatch(says)
    expect(reply.ok ? '' : reply.failure.says).toContain('The print is kept.')
    expect(deskFor().kept()).toMatchObject([
      {
        kind: 'instructions',
        patient: 'Vu, Mai',
        printer: 'Recovery',
        copies: 2,
        pages: 1,
        standing: 'waiting',
        trouble,
      },
    ])
    expect(commands).toEqual([])
  })

  it('is taken back out of the queue of a printer that stops on the way', async () => {
    system.next = { is: 'stuck', trouble: 'jam' }
    expect(codeOf(await deskFor().print(sheet, to))).toBe('print.kept-jam')
    expect(system.queue.size).toBe(0)
  })

  it('is given a few seconds where the printer complains and goes on, and taken back where it does not', async () => {
    system.next = { is: 'in-queue', complaint: 'no-paper' }
    const began = clock
    let looks = 0
    const goesOn = deskFor({
      wait: async (ms) => {
        clock += ms
        looks += 1
        if (looks === 8) system.meanwhile({ is: 'printed' })
      },
    })
    expect(await goesOn.print(sheet, to)).toEqual({ ok: true, value: { printed: true } })
    expect(codeOf(await deskFor().print(sheet, to))).toBe('print.kept-no-paper')
    expect(clock - began).toBeLessThan(10_000)
    expect(system.out).toHaveLength(1)
  })

  it('came out after all at the moment when it was to be taken back: then it counts as printed', async () => {
    system.next = { is: 'stuck', trouble: 'stopped' }
    const asked = system.takeBack
    system.takeBack = async (queued) => {
      system.meanwhile({ is: 'printed' })
      return asked(queued)
    }
    expect(await deskFor().print(sheet, to)).toEqual({ ok: true, value: { printed: true } })
    expect(commands).toHaveLength(1)
    expect(store.printJobs.list()).toEqual([])
  })

  it('is not kept where the computer has no printer, or nobody is signed in, or the record is locked', async () => {
    system.printers = async () => []
    expect(codeOf(await deskFor().print(sheet, to))).toBe('print.no-printers')
    expect(codeOf(await deskFor({ actor: () => null }).print(sheet, to))).toBe('people.sign-in-first')
    expect(codeOf(await deskFor({ record: () => null }).print(sheet, to))).toBe('vault.locked')
    expect(store.printJobs.list()).toEqual([])
  })
})

describe('sending a kept print again', () => {
  const keptOne = async () => {
    system.next = { is: 'refused', trouble: 'no-paper' }
    await deskFor().print(sheet, to)
    system.next = { is: 'printed' }
    return store.printJobs.list()[0]?.id ?? ''
  }

  it('prints it once and takes it off the list', async () => {
    const id = await keptOne()
    expect(await deskFor().sendAgain(id, null)).toEqual({ ok: true, value: { printed: true } })
    expect(codeOf(await deskFor().sendAgain(id, null))).toBe('print.not-kept')
    expect(system.out).toHaveLength(1)
    expect(commands).toHaveLength(1)
  })

  it('prints it once however often it is tapped', async () => {
    const id = await keptOne()
    const desk = deskFor()
    const replies = await Promise.all([desk.sendAgain(id, null), desk.sendAgain(id, null), desk.sendAgain(id, null)])
    expect(replies.map(codeOf)).toEqual([null, 'print.in-hand', 'print.in-hand'])
    expect(system.out).toHaveLength(1)
  })

  it('goes to another printer where one is chosen, and the record names that one', async () => {
    const id = await keptOne()
    await deskFor().sendAgain(id, 'Desk')
    expect(commands).toMatchObject([{ printer: 'Desk' }])
  })

  it('is refused for instructions that were made anew since', async () => {
    const id = await keptOne()
    current = idOf(77)
    expect(codeOf(await deskFor().sendAgain(id, null))).toBe('print.superseded')
    expect(system.out).toEqual([])
    expect(store.printJobs.list()).toHaveLength(1)
  })

  it('is not possible once it was taken off the list', async () => {
    const id = await keptOne()
    expect((await deskFor().discard(id)).ok).toBe(true)
    expect(codeOf(await deskFor().sendAgain(id, null))).toBe('print.not-kept')
    expect(deskFor().kept()).toEqual([])
  })
})

describe('a sheet that takes long', () => {
  const withPrinter = async () => {
    system.next = { is: 'in-queue', complaint: null }
    expect(await deskFor().print(sheet, to)).toEqual({ ok: true, value: { printed: false } })
    expect(deskFor().kept()).toMatchObject([{ standing: 'with-printer', trouble: null }])
    expect(commands).toEqual([])
    return store.printJobs.list()[0]?.id ?? ''
  }

  it('stays in the list as with the printer, and is noted when it is out', async () => {
    await withPrinter()
    await deskFor().lookAfter()
    expect(deskFor().kept()).toHaveLength(1)
    system.meanwhile({ is: 'printed' })
    await deskFor().lookAfter()
    expect(commands).toHaveLength(1)
    expect(deskFor().kept()).toEqual([])
  })

  it('is taken back and kept when the printer stops meanwhile', async () => {
    await withPrinter()
    system.meanwhile({ is: 'stuck', trouble: 'no-paper' })
    await deskFor().lookAfter()
    expect(deskFor().kept()).toMatchObject([{ standing: 'waiting', trouble: 'no-paper' }])
    expect(system.queue.size).toBe(0)
  })

  it('is not sent a second time while the printer has it, nor when it came out before the app began anew', async () => {
    const id = await withPrinter()
    expect(await deskFor().sendAgain(id, null)).toEqual({ ok: true, value: { printed: false } })
    system.meanwhile({ is: 'printed' })
    expect(await deskFor().sendAgain(id, null)).toEqual({ ok: true, value: { printed: true } })
    expect(system.out).toHaveLength(1)
    expect(system.copies).toHaveLength(1)
  })

  it('of which the queue knows nothing any more is not sent again before somebody has looked into the tray', async () => {
    const id = await withPrinter()
    system.queue.clear()
    expect(codeOf(await deskFor().sendAgain(id, null))).toBe('print.kept-unknown')
    expect(system.copies).toHaveLength(1)
    system.next = { is: 'printed' }
    expect(await deskFor().sendAgain(id, null)).toEqual({ ok: true, value: { printed: true } })
  })

  it('waits for its note until somebody is signed in', async () => {
    await withPrinter()
    system.meanwhile({ is: 'printed' })
    noted = false
    await deskFor({ actor: () => null }).lookAfter()
    expect(deskFor().kept()).toMatchObject([{ standing: 'printed' }])
    noted = true
    await deskFor().lookAfter()
    expect(commands).toHaveLength(1)
    expect(deskFor().kept()).toEqual([])
    expect(system.out).toHaveLength(1)
  })

  it('stays with a printer whose print service is silent: nobody knows what its queue holds', async () => {
    const id = await withPrinter()
    system.meanwhile({ is: 'stuck', trouble: 'unreachable' })
    expect(codeOf(await deskFor().sendAgain(id, null))).toBe('print.kept-unreachable')
    expect(deskFor().kept()).toMatchObject([{ standing: 'with-printer' }])
    expect(system.copies).toHaveLength(1)
  })
})
