import type { ProtocolRoutes } from './protocol'

/** What the composition is built from. `profile`: absolute folder that holds everything this station keeps. */
export type CompositionOptions = { readonly demo: boolean; readonly profile: string }

/** The running application behind its windows. */
export type Companion = {
  /** What `app://companion/` serves besides the pages. */
  readonly routes: ProtocolRoutes
  /** Ends everything in order; resolves when nothing is left open. */
  readonly close: () => Promise<void>
}

/** Builds everything once; the only place that wires. */
export const compose = async (_options: CompositionOptions): Promise<Companion> => ({
  routes: {},
  close: async () => {},
})
