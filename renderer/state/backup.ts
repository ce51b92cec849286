import type { BackupStatus } from '@shared/contract/backup'
import { useEffect } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const backup = createStore<BackupStatus | null>(null)
let follows = false

/** How the backups of this station stand; null until main has answered. */
export function useBackup(): BackupStatus | null {
  useEffect(() => {
    if (!follows) subscribe('backup.changed', (status) => backup.set(status))
    follows = true
    void request('backup.get', {}).then((reply) => {
      if (reply.ok) backup.set(reply.value)
    })
  }, [])
  return useStore(backup)
}
