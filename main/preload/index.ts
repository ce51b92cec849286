import { channelNames, droppedChannel, streamNames } from '@shared/contract/names'
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'

// One narrow method a contract entry. The channel's name is bound here; a page can neither name one nor see an event.
const request = Object.fromEntries(
  channelNames.map((name) => [name, (input: unknown): Promise<unknown> => ipcRenderer.invoke(name, input)]),
)

const on = Object.fromEntries(
  streamNames.map((name) => [
    name,
    (listener: (value: unknown) => void): (() => void) => {
      const receive = (_event: IpcRendererEvent, value: unknown) => listener(value)
      ipcRenderer.on(name, receive)
      return () => ipcRenderer.off(name, receive)
    },
  ]),
)

contextBridge.exposeInMainWorld(
  'companion',
  Object.freeze({
    request: Object.freeze(request),
    on: Object.freeze(on),
    pathOf: async (file: File): Promise<string> => {
      const path = webUtils.getPathForFile(file)
      if (path !== '') await ipcRenderer.invoke(droppedChannel, path)
      return path
    },
  }),
)
