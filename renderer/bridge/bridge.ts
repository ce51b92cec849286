import type { Outcome } from '@shared/contract/channel'
import type { ChannelName, InputOf, OutputOf, StreamName, StreamValue } from '@shared/contract/channels'

/** What the preload script puts on the window: one narrow method a contract entry, nothing else. */
export type Companion = {
  readonly request: { readonly [Name in ChannelName]: (input: InputOf<Name>) => Promise<Outcome<OutputOf<Name>>> }
  /** Returns a function that ends the subscription. */
  readonly on: { readonly [Name in StreamName]: (listener: (value: StreamValue<Name>) => void) => () => void }
  /** The path of a file that a person dropped on the window, from then on known to main; empty for any other. */
  readonly pathOf: (file: File) => Promise<string>
}

declare global {
  interface Window {
    readonly companion: Companion
  }
}

/** The only way out of the window. Every reply is data: a value, or a failure with its sentence. */
export function request<Name extends ChannelName>(name: Name, input: InputOf<Name>): Promise<Outcome<OutputOf<Name>>> {
  return window.companion.request[name](input)
}

export function subscribe<Name extends StreamName>(
  name: Name,
  listener: (value: StreamValue<Name>) => void,
): () => void {
  return window.companion.on[name](listener)
}

export function pathOf(file: File): Promise<string> {
  return window.companion.pathOf(file)
}
