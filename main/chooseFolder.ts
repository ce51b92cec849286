import { dialog } from 'electron'

/** Lets the person choose a folder, or make one; null where they think better of it. */
export async function chooseFolder(): Promise<string | null> {
  const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}
