import type { Target } from '@shared/imaging/caseEvents'

export const navigationTools = ['window', 'pan', 'zoom', 'scroll'] as const
export type NavigationTool = (typeof navigationTools)[number]

export const markTools = [
  'point',
  'path',
  'region',
  'distance',
  'angle',
  'text',
] as const satisfies readonly Target['kind'][]
export type MarkTool = (typeof markTools)[number]

/** What the main button of the mouse, the pen or one finger does on a picture. */
export type Tool = NavigationTool | MarkTool

export function isMarkTool(tool: Tool): tool is MarkTool {
  return markTools.some((each) => each === tool)
}

/** Things done to the picture at once. */
export const actions = [
  'side',
  'invert',
  'flip-across',
  'flip-down',
  'turn-right',
  'turn-left',
  'fit',
  'one-to-one',
  'reset',
  'play',
  'previous',
  'next',
  'first',
  'last',
  'undo',
  'redo',
  'remove',
  'layout',
  'key',
  'help',
] as const
export type ViewAction = (typeof actions)[number]

export type KeyMeaning = { readonly tool: Tool } | { readonly action: ViewAction } | { readonly preset: number }

/** The letter of each tool, shown beside its name. */
export const toolKeys: Readonly<Record<Tool, string>> = {
  window: 'W',
  pan: 'P',
  zoom: 'Z',
  scroll: 'B',
  point: 'T',
  path: 'N',
  region: 'G',
  distance: 'L',
  angle: 'A',
  text: 'X',
}

export const actionKeys: Readonly<Partial<Record<ViewAction, string>>> = {
  side: 'S',
  invert: 'I',
  'flip-across': 'H',
  'flip-down': 'V',
  'turn-right': 'R',
  fit: 'F',
  'one-to-one': 'O',
  reset: '0',
  play: 'C',
  layout: 'D',
  key: 'K',
  help: '?',
}

const byLetter: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  ...Object.entries(toolKeys).flatMap(([name, key]): [string, KeyMeaning][] => {
    const tool = [...navigationTools, ...markTools].find((each) => each === name)
    return tool === undefined ? [] : [[key, { tool }]]
  }),
  ...Object.entries(actionKeys).flatMap(([name, key]): [string, KeyMeaning][] => {
    const action = actions.find((each) => each === name)
    return action === undefined ? [] : [[key, { action }]]
  }),
])

const byName: Readonly<Record<string, ViewAction>> = {
  PageUp: 'previous',
  PageDown: 'next',
  Home: 'first',
  End: 'last',
  Delete: 'remove',
  Backspace: 'remove',
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key means while pictures are on screen; null where it means nothing here. */
export function meaningOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): KeyMeaning | null {
  const letter = key.length === 1 ? key.toUpperCase() : key
  if (altKey) return null
  if (ctrlKey || metaKey) {
    if (letter === 'Z') return { action: shiftKey ? 'redo' : 'undo' }
    return letter === 'Y' ? { action: 'redo' } : null
  }
  const named = byName[key]
  if (named !== undefined) return { action: named }
  if (letter === 'R' && shiftKey) return { action: 'turn-left' }
  if (/^[1-9]$/.test(key)) return { preset: Number(key) - 1 }
  return byLetter.get(letter) ?? null
}
