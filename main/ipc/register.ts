import type { Failure, Outcome } from '@shared/contract/channel'
import { type ChannelName, type Channels, channels, type OutputOf } from '@shared/contract/channels'
import { droppedChannel } from '@shared/contract/names'
import { fail } from '@shared/kit/result'
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { type PageKind, pageKindOf } from '../pages'
import { appOrigin } from '../protocol'

/** What main answers a request with: the value, or a failure with its sentence. */
export type Reply<Name extends ChannelName> = Outcome<OutputOf<Name>> | Promise<Outcome<OutputOf<Name>>>

type ParsedInput = { readonly [Name in ChannelName]: z.output<Channels[Name]['input']> }

/** The contract with its names and types side by side, so that a generic name keeps its own input type. */
const contract: { readonly [Name in ChannelName]: { readonly input: z.ZodType<ParsedInput[Name]> } } = channels

/** One handler a channel. `Input` has been parsed. */
export type Handlers = {
  readonly [Name in ChannelName]: (input: ParsedInput[Name], from: PageKind) => Reply<Name>
}

/** What pages other than the desk may ask for: the wall display and a printed page only read. */
const readOnly: ReadonlySet<ChannelName> = new Set([
  'app.info',
  'vault.status',
  'session.get',
  'policy.get',
  'rulebook.get',
  'board.day',
  'settings.get',
  'wall.status',
  'cases.open',
  'blocks.before',
  'cases.lastTime',
  'quality.week',
])

/**
 * Registers every channel of the contract, and the one on which the preload script says what was dropped on the desk.
 * The only user of `ipcMain`.
 */
export function registerHandlers(handlers: Handlers, onDropped: (path: string) => void): void {
  const names = Object.keys(channels).filter((name): name is ChannelName => name in channels)
  for (const name of names) register(name, handlers)
  ipcMain.handle(droppedChannel, (event, raw: unknown): void => {
    const path = droppedPath.safeParse(raw)
    if (senderOf(event) === 'desk' && path.success) onDropped(path.data)
  })
}

const droppedPath = z.string().min(1).max(4096)

function register<Name extends ChannelName>(name: Name, handlers: Handlers): void {
  ipcMain.handle(name, async (event, raw: unknown): Promise<Outcome<OutputOf<Name>>> => {
    const from = senderOf(event)
    if (from === null || (from !== 'desk' && !readOnly.has(name))) return fail(refused)
    const input = contract[name].input.safeParse(raw)
    if (!input.success) return fail(malformed(name, input.error))
    try {
      return await handlers[name](input.data, from)
    } catch (cause) {
      // The cause may quote patient data; its kind is enough to find it by.
      console.error(`A request failed: ${name} (${cause instanceof Error ? cause.name : 'unknown'})`)
      return fail(unexpected)
    }
  })
}

/** The kind of our own page that asks, or null for a frame, an address or a window that is not ours. */
function senderOf(event: IpcMainInvokeEvent): PageKind | null {
  const frame = event.senderFrame
  if (frame === null || frame !== event.sender.mainFrame) return null
  if (new URL(frame.url).origin !== appOrigin && !frame.url.startsWith(`${appOrigin}/`)) return null
  return pageKindOf(event.sender)
}

const refused: Failure = { code: 'app.refused', says: 'This window may not do that.', params: {} }

const unexpected: Failure = {
  code: 'app.unexpected',
  says: 'Something went wrong inside the app. What was recorded before is safe. Try again; if it happens again, restart the app.',
  params: {},
}

/** A message that does not fit the contract. Names the field, never its value. */
function malformed(name: string, error: z.ZodError): Failure {
  const where = error.issues[0]?.path.map(String).join(' › ') ?? ''
  const what = error.issues[0]?.message ?? ''
  return {
    code: 'app.malformed',
    says:
      where === ''
        ? `This could not be understood (${what}).`
        : `This could not be understood: check “${where}” (${what}).`,
    params: { channel: name, where },
  }
}
