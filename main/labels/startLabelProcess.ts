import { utilityProcess } from 'electron'
import type { LabelReader } from './readLabel'

/**
 * Starts the built file of `labelProcess`. A process and no thread: a thread that ran WebAssembly may never come to its
 * end in Electron's main process, and then keeps the application from closing.
 */
export function startLabelProcess(file: string): LabelReader {
  const child = utilityProcess.fork(file, [], { serviceName: 'Label reader', stdio: 'ignore' })
  return {
    read: (picture, found, ended) => {
      child.once('message', found)
      child.once('exit', ended)
      child.postMessage({ picture })
    },
    end: () => void child.kill(),
  }
}
