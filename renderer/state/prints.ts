import type { KeptPrint, Printer } from '@shared/contract/printing'
import { useEffect, useState } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { changeSettings, useSettings } from './settings'
import { createStore, useStore } from './store'

const kept = createStore<readonly KeptPrint[]>([])

async function load(): Promise<void> {
  const reply = await request('printing.kept', {})
  if (reply.ok) kept.set(reply.value.prints)
}

/** Loads the prints that have not come out yet, once the record is open, and follows them. */
export async function startPrints(): Promise<void> {
  subscribe('printing.changed', () => void load())
  subscribe('vault.changed', () => void load())
  await load()
}

export function useKeptPrints(): readonly KeptPrint[] {
  return useStore(kept)
}

/** The printers of the system, asked for each time they are shown, and the one this station remembers. */
export function usePrinters() {
  const { printer } = useSettings()
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null)
  useEffect(() => {
    void request('documents.printers', {}).then((reply) => setPrinters(reply.ok ? reply.value.printers : []))
  }, [])
  const chosen =
    printers?.find(({ name }) => name === printer) ?? printers?.find(({ isDefault }) => isDefault) ?? printers?.[0]
  return { printers, chosen: chosen ?? null, choose: (name: string) => void changeSettings({ printer: name }) }
}
