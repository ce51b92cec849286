import { fail, ok, type Result } from '@shared/kit/result'

/** Deepest nesting that is read. A scenario nests five deep, a FHIR document a few dozen. */
const deepest = 200

/**
 * Reads JSON without losing anything: a name that stands twice in one object is refused, because one of the two values
 * would silently win. The failure is one sentence.
 */
export function readJson(text: string, what: string): Result<unknown, string> {
  const clean = text.startsWith('﻿') ? text.slice(1) : text
  if (clean.trim() === '') return fail(`${what} is empty.`)
  if (nestsDeeperThan(clean, deepest))
    return fail(`${what} is nested more than ${deepest} levels deep; no document of a patient is.`)
  let value: unknown
  try {
    value = JSON.parse(clean)
  } catch (thrown) {
    return fail(`${what} is not valid JSON: ${thrown instanceof Error ? thrown.message : 'no reason given'}.`)
  }
  const twice = firstDuplicateKey(clean)
  return twice === null
    ? ok(value)
    : fail(`${what} has the name “${twice}” twice in one object; one of the two values would be lost.`)
}

/** Whether brackets outside of strings nest deeper than a limit; the text need not be valid. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '"') index = stringEnd(text, index)
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth > limit) return true
    } else if (character === '}' || character === ']') depth -= 1
  }
  return false
}

/** The first name that stands twice in one object of a valid JSON text, or null. */
export function firstDuplicateKey(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let expectsKey = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '"') {
      const end = stringEnd(text, index)
      const keys = open.at(-1)
      if (expectsKey && keys !== null && keys !== undefined) {
        const key: unknown = JSON.parse(text.slice(index, end + 1))
        if (typeof key === 'string') {
          if (keys.has(key)) return key
          keys.add(key)
        }
        expectsKey = false
      }
      index = end
    } else if (character === '{') {
      open.push(new Set())
      expectsKey = true
    } else if (character === '[') {
      open.push(null)
      expectsKey = false
    } else if (character === '}' || character === ']') {
      open.pop()
      expectsKey = false
    } else if (character === ',') expectsKey = open.at(-1) !== null
  }
  return null
}

function stringEnd(text: string, from: number): number {
  for (let index = from + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '"') return index
  }
  return text.length
}
