import { bookingSchema } from '@shared/case/bookingEvents'
import { caseCommandSchema } from '@shared/case/commands'
import { caseIdSchema, envelopeSchema } from '@shared/case/envelope'
import { patientSchema } from '@shared/case/patient'
import { sitePolicySchema } from '@shared/case/policy'
import { backupChannels, backupStatusSchema, restorableSchema } from '@shared/contract/backup'
import { shownRowSchema } from '@shared/contract/boardRow'
import { channel, failureSchema } from '@shared/contract/channel'
import { checklistActSchema, checklistsViewSchema } from '@shared/contract/checklists'
import { exportProgress, imageExportChannels } from '@shared/contract/imageExport'
import { labelPictureLimitBytes } from '@shared/contract/labels'
import { lastNeedlesSchema } from '@shared/contract/lastNeedle'
import { printedReply, printerSchema, printingChannels } from '@shared/contract/printing'
import { weekReportSchema } from '@shared/contract/quality'
import { affectedSchema, recalledLotsSchema } from '@shared/contract/recalls'
import { heldSchema, roomNoteReplySchema } from '@shared/contract/room'
import { stationSettingsChangeSchema, stationSettingsSchema } from '@shared/contract/settings'
import { siteDoseSchema } from '@shared/contract/siteDose'
import { wordingChannels } from '@shared/contract/wording'
import { radiofrequencyBasisSchema } from '@shared/diary/basis'
import { earlierBlockSchema } from '@shared/diary/events'
import { importProgress, importReport } from '@shared/imaging/types'
import { dateSchema, instantSchema } from '@shared/kit/time'
import { aftercareSchema } from '@shared/outcomes/registry'
import { personIdSchema, personSchema, roleSchema } from '@shared/people/person'
import { planSchema } from '@shared/plan/plan'
import { recallCommandSchema } from '@shared/recalls/decide'
import { roomNoteSchema } from '@shared/rescue/held'
import { rulebookCommandSchema } from '@shared/rulebook/decide'
import { siteWordingsSchema } from '@shared/wording/state'
import { z } from 'zod'

const nothing = z.object({})
const pin = z.string().min(4).max(12)
/** What a badge reader types before its Enter. */
const badge = z.string().trim().min(4).max(128)
const reason = z.string().trim().min(3).max(2000)
const passphrase = z.string().min(1).max(1024)

const vaultStatus = z.object({
  state: z.enum(['absent', 'locked', 'opening', 'open']),
  /** Why a passphrase is needed; null when it is not. */
  why: failureSchema.nullable(),
  /** The newest good backup, where the record itself is damaged or gone. */
  restorable: restorableSchema.nullable(),
})

const session = z.object({ signedIn: z.array(personSchema), active: personIdSchema.nullable() })
export type Session = Readonly<z.infer<typeof session>>

const display = z.object({ id: z.string(), label: z.string(), width: z.int(), height: z.int(), primary: z.boolean() })

/** `displayGone`: the display of an open wall was unplugged or switched off; the wall waits for it, out of sight. */
const wall = z.object({ open: z.boolean(), caseId: caseIdSchema.nullable(), displayGone: z.boolean() })
export type WallStatus = Readonly<z.infer<typeof wall>>

/** What staff can have on paper or as a file. */
export const documentKinds = [
  'instructions',
  'operative-note',
  'screening-sheet',
  'transfer-sheet',
  'pain-diary',
  'outcome-form',
] as const
const documentKind = z.enum(documentKinds)

const days = { from: dateSchema, to: dateSchema, drills: z.boolean() } as const

const registryLine = z.object({
  caseId: caseIdSchema,
  patient: patientSchema,
  plan: planSchema,
  drill: z.boolean(),
  aftercare: aftercareSchema,
})
export type RegistryLine = Readonly<z.infer<typeof registryLine>>
/** Documents about the site or a whole day, with no case of their own. */
export const siteDocumentKinds = ['rule-book', 'phone-list'] as const
const siteDocument = { kind: z.enum(siteDocumentKinds), day: dateSchema.nullable() }

/** The station's clock was put forward or back, or the computer slept: what it would have shown, and what it shows. */
const clockMove = z.object({ before: instantSchema, after: instantSchema })

/** Every request a window may make. Main checks the sender, parses the input and answers with data. */
export const channels = {
  'app.info': channel(
    nothing,
    z.object({
      version: z.string(),
      station: z.string(),
      demo: z.boolean(),
      /** Whether the right-to-left test language is offered for training cases. */
      pseudoLocale: z.boolean(),
      now: z.string(),
      timeZone: z.string(),
      clockMoved: clockMove.nullable(),
    }),
  ),
  'vault.status': channel(nothing, vaultStatus),
  'vault.create': channel(z.object({ passphrase: z.string().min(12).max(1024) }), vaultStatus),
  'vault.unlock': channel(z.object({ passphrase }), vaultStatus),
  /** Puts the newest good backup in the place of a damaged or missing record, which is kept under another name. */
  'vault.restore': channel(z.object({ passphrase }), vaultStatus),
  ...backupChannels,
  'session.get': channel(nothing, session),
  'session.signIn': channel(z.object({ personId: personIdSchema, pin }), session),
  /** A badge that was held to a reader: its carrier signs in and acts. */
  'session.badge': channel(z.object({ badge }), session),
  'session.activate': channel(z.object({ personId: personIdSchema }), session),
  'session.signOut': channel(z.object({ personId: personIdSchema }), session),
  /** Somebody touched a key, a pedal or the screen: the station is attended. */
  'session.touch': channel(nothing, nothing),
  'people.list': channel(nothing, z.object({ people: z.array(personSchema) })),
  'people.add': channel(
    z.object({ name: z.string().trim().min(1).max(120), role: roleSchema, pin }),
    z.object({ people: z.array(personSchema) }),
  ),
  'people.retire': channel(z.object({ personId: personIdSchema }), z.object({ people: z.array(personSchema) })),
  /** Who carries a badge; the badges themselves never leave main. */
  'people.badges': channel(nothing, z.object({ carriers: z.array(personIdSchema) })),
  'people.setBadge': channel(
    z.object({ personId: personIdSchema, badge: badge.nullable() }),
    z.object({ carriers: z.array(personIdSchema) }),
  ),
  'policy.get': channel(nothing, sitePolicySchema),
  'policy.set': channel(z.object({ policy: sitePolicySchema }), sitePolicySchema),
  /** The site's recalled lots, and the uses of them in the cases of this station. */
  'recalls.get': channel(nothing, recalledLotsSchema),
  'recalls.act': channel(z.object({ command: recallCommandSchema }), recalledLotsSchema),
  'recalls.affected': channel(nothing, affectedSchema),
  /** The codes in a picture of a label, each as a scanner would type it. The picture is read and not kept. */
  'labels.read': channel(
    z.object({ picture: z.instanceof(Uint8Array).refine((each) => each.byteLength <= labelPictureLimitBytes) }),
    z.object({ texts: z.array(z.string()) }),
  ),
  /** What this site's earlier cases of the same procedure needed in radiation. */
  'procedure.siteDose': channel(z.object({ caseId: caseIdSchema }), siteDoseSchema),
  /** Gauge and length that the physician of this case used last for this procedure. */
  'procedure.lastNeedles': channel(z.object({ caseId: caseIdSchema }), lastNeedlesSchema),
  'checklists.get': channel(nothing, checklistsViewSchema),
  'checklists.act': channel(z.object({ command: checklistActSchema }), checklistsViewSchema),
  /** Whoever puts a draft in force proves by PIN who it is. */
  'checklists.putInForce': channel(
    z.object({
      checklistId: z.string().min(1).max(60),
      note: z.string().trim().max(1000),
      personId: personIdSchema,
      pin,
    }),
    checklistsViewSchema,
  ),
  /** Writes a version, or the draft where `version` is null, as a file where the person chooses. */
  'checklists.export': channel(
    z.object({
      checklistId: z.string().min(1).max(60),
      version: z.int().min(1).nullable(),
    }),
    z.object({ cancelled: z.boolean(), path: z.string().nullable() }),
  ),
  /** Reads a checklist file as the new draft of the checklist that it names. */
  'checklists.import': channel(nothing, z.object({ cancelled: z.boolean(), checklistId: z.string().nullable() })),
  ...wordingChannels,
  /** STOP and rescue where no case is open, also while the record is locked. */
  'room.note': channel(z.object({ note: roomNoteSchema }), roomNoteReplySchema),
  'room.held': channel(nothing, heldSchema),
  'room.join': channel(z.object({ caseId: caseIdSchema }), heldSchema),
  'room.keepApart': channel(z.object({ reason }), heldSchema),
  /** Every event of the site's rule book, in order: windows fold them as main does. */
  'rulebook.get': channel(nothing, z.object({ events: z.array(envelopeSchema) })),
  /** Acts that make rules count carry a person's name and PIN. */
  'rulebook.act': channel(
    z.object({
      command: rulebookCommandSchema,
      confirmation: z.object({ personId: personIdSchema, pin }).nullable(),
    }),
    z.object({ events: z.array(envelopeSchema) }),
  ),
  'settings.get': channel(nothing, stationSettingsSchema),
  'settings.set': channel(stationSettingsChangeSchema, stationSettingsSchema),
  'board.day': channel(z.object({ day: dateSchema }), z.object({ rows: z.array(shownRowSchema) })),
  'board.search': channel(
    z.object({ text: z.string().trim().min(1).max(120) }),
    z.object({ rows: z.array(shownRowSchema) }),
  ),
  /** Every case of these days whose procedure has ended, for the lists of who is due and the table of responders. */
  'outcomes.registry': channel(z.object(days), z.object({ lines: z.array(registryLine) })),
  /** Writes the outcomes of these days without names, where the person chooses. */
  'outcomes.exportCsv': channel(
    z.object(days),
    z.object({ cancelled: z.boolean(), path: z.string().nullable(), cases: z.int() }),
  ),
  /** Earlier diagnostic blocks of the same patient at the same place. */
  'blocks.earlier': channel(z.object({ caseId: caseIdSchema }), z.object({ blocks: z.array(earlierBlockSchema) })),
  /** What a planned radiofrequency rests on; null for every other procedure. */
  'blocks.before': channel(
    z.object({ caseId: caseIdSchema }),
    z.object({ basis: radiofrequencyBasisSchema.nullable() }),
  ),
  'cases.book': channel(z.object({ booking: bookingSchema }), z.object({ caseId: caseIdSchema })),
  'cases.open': channel(z.object({ caseId: caseIdSchema }), z.object({ events: z.array(envelopeSchema) })),
  'cases.execute': channel(
    z.object({ caseId: caseIdSchema, command: caseCommandSchema }),
    z.object({ events: z.array(envelopeSchema) }),
  ),
  /** The latest earlier case of the same patient with the same target, where this station has one. */
  'cases.lastTime': channel(z.object({ caseId: caseIdSchema }), z.object({ caseId: caseIdSchema.nullable() })),
  'quality.week': channel(z.object({ from: dateSchema }), weekReportSchema),
  'quality.savePdf': channel(
    z.object({ from: dateSchema }),
    z.object({ cancelled: z.boolean(), path: z.string().nullable(), pages: z.int() }),
  ),
  'quality.print': channel(
    z.object({ from: dateSchema, printer: z.string().min(1).max(256), copies: z.int().min(1).max(9) }),
    printedReply,
  ),
  /** An act that takes a second confirmation: the acting person enters the own PIN again for this one command. */
  'cases.executeConfirmed': channel(
    z.object({ caseId: caseIdSchema, command: caseCommandSchema, pin }),
    z.object({ events: z.array(envelopeSchema) }),
  ),
  /** Lets the person choose a schedule file and books every case in it that can be read. */
  'schedule.import': channel(
    nothing,
    z.object({
      cancelled: z.boolean(),
      booked: z.int(),
      refused: z.array(z.object({ entry: z.string(), says: z.string() })),
    }),
  ),
  'images.choose': channel(z.object({ what: z.enum(['files', 'folder']) }), z.object({ paths: z.array(z.string()) })),
  /** Reads and stores; nothing joins the case until `images.link` is executed with what was taken. */
  'images.import': channel(
    z.object({ importId: z.uuid(), paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }),
    importReport,
  ),
  'images.cancel': channel(z.object({ importId: z.uuid() }), nothing),
  ...imageExportChannels,
  'wall.displays': channel(nothing, z.object({ displays: z.array(display) })),
  'wall.status': channel(nothing, wall),
  'wall.open': channel(z.object({ caseId: caseIdSchema, displayId: z.string().nullable() }), wall),
  'wall.close': channel(nothing, wall),
  /** Prints or saves exactly what the preview shows: the window asks main to render the document's own page. */
  'documents.savePdf': channel(
    z.object({ caseId: caseIdSchema, kind: documentKind }),
    z.object({ cancelled: z.boolean(), path: z.string().nullable(), sha256: z.string().nullable(), pages: z.int() }),
  ),
  'documents.printers': channel(nothing, z.object({ printers: z.array(printerSchema) })),
  'documents.print': channel(
    z.object({
      caseId: caseIdSchema,
      kind: documentKind,
      printer: z.string().min(1).max(256),
      copies: z.int().min(1).max(9),
    }),
    printedReply,
  ),
  ...printingChannels,
  /** Signs the record in the name of the person who acts here, who says so again with the own PIN. */
  'record.sign': channel(z.object({ caseId: caseIdSchema, pin }), z.object({ events: z.array(envelopeSchema) })),
  'siteDocuments.savePdf': channel(
    z.object(siteDocument),
    z.object({ cancelled: z.boolean(), path: z.string().nullable(), pages: z.int() }),
  ),
  'siteDocuments.print': channel(
    z.object({ ...siteDocument, printer: z.string().min(1).max(256), copies: z.int().min(1).max(9) }),
    printedReply,
  ),
  /** Writes the whole record as JSON, with its chain, where the person chooses. */
  'record.export': channel(
    z.object({ caseId: caseIdSchema }),
    z.object({ cancelled: z.boolean(), path: z.string().nullable() }),
  ),
  'record.verify': channel(
    z.object({ caseId: caseIdSchema }),
    z.object({ whole: z.boolean(), entries: z.int(), head: z.string(), says: z.string() }),
  ),
} as const

export type Channels = typeof channels
export type ChannelName = keyof Channels
export type InputOf<Name extends ChannelName> = z.input<Channels[Name]['input']>
export type OutputOf<Name extends ChannelName> = z.output<Channels[Name]['output']>

/** What main tells windows without being asked. */
export const streams = {
  'cases.appended': z.object({ caseId: caseIdSchema, events: z.array(envelopeSchema) }),
  'board.changed': z.object({ row: shownRowSchema }),
  'backup.changed': backupStatusSchema,
  'session.changed': session,
  'wall.changed': wall,
  'room.held': heldSchema,
  'clock.moved': clockMove,
  'checklists.changed': checklistsViewSchema,
  'wording.changed': siteWordingsSchema,
  'images.progress': z.object({ importId: z.uuid(), progress: importProgress }),
  'images.exportProgress': exportProgress,
  'recalls.changed': recalledLotsSchema,
  /** Prints were kept or came out; which ones is asked for: a stream goes to every window, the wall's too. */
  'printing.changed': z.object({}),
  'rulebook.changed': z.object({ events: z.array(envelopeSchema) }),
  'settings.changed': stationSettingsSchema,
  'vault.changed': vaultStatus,
} as const

export type Streams = typeof streams
export type StreamName = keyof Streams
export type StreamValue<Name extends StreamName> = z.output<Streams[Name]>
