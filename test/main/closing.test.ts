import { describe, expect, it, vi } from 'vitest'
import { type Ending, endWith } from '../../main/closing'

const ending = (close: Ending['close'], wait: Ending['wait']) => {
  const exit = vi.fn<Ending['exit']>()
  const kill = vi.fn<Ending['kill']>()
  return { exit, kill, ended: endWith({ close, exit, kill, wait }) }
}
const never = () => new Promise<never>(() => undefined)

describe('the end of the application', () => {
  it('waits for what was begun, and leaves the ordinary way', async () => {
    let finish = () => {}
    const close = () =>
      new Promise<void>((resolve) => {
        finish = resolve
      })
    const { exit, kill, ended } = ending(close, never)
    expect(exit).not.toHaveBeenCalled()
    finish()
    await ended
    expect(exit).toHaveBeenCalledWith(0)
    expect(kill).not.toHaveBeenCalled()
  })

  it('says by its exit code that something did not end well', async () => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { exit, ended } = ending(() => Promise.reject(new TypeError('Maria Hartmann')), never)
    await ended
    expect(exit).toHaveBeenCalledWith(1)
    expect(complained).toHaveBeenCalledWith('Closing did not finish cleanly.', 'TypeError')
    complained.mockRestore()
  })

  it('goes without what never ends, so that the next start is not kept out', async () => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { exit, kill, ended } = ending(never, () => Promise.resolve())
    await ended
    expect(kill).toHaveBeenCalledOnce()
    expect(exit).not.toHaveBeenCalled()
    complained.mockRestore()
  })
})
