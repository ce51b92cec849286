import { z } from 'zod'

/** Texts of every shape that the contracts ask for; the first that a schema takes is its sample. */
const texts = [
  '2026-11-24T13:40:00.000Z',
  '2026-11-24',
  '0198f000-0000-7000-8000-00000000e001',
  'a'.repeat(64),
  '1.2.840.1',
  'iohexol-240',
  'C1',
  'L4',
  'AB',
  'America/New_York',
  'some words',
]

/**
 * One value that a schema takes. `turn` walks through the choices: turns from 0 up to the number of choices of the
 * widest enumeration show every choice once, what is optional present in even turns and null or absent in odd ones.
 */
export function sampleOf(schema: z.core.$ZodType, turn: number): unknown {
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, member]) => {
        const value = sampleOf(member, turn)
        return value === undefined ? [] : [[key, value]]
      }),
    )
  }
  if (schema instanceof z.ZodUnion) return sampleOf(at(schema.options, turn), turn)
  if (schema instanceof z.ZodEnum) return at(schema.options, turn)
  if (schema instanceof z.ZodLiteral) return at([...schema.values], turn)
  if (schema instanceof z.ZodNullable) return turn % 2 === 1 ? null : sampleOf(schema.unwrap(), turn / 2)
  if (schema instanceof z.ZodOptional) {
    return turn % 2 === 1 ? undefined : sampleOf(schema.unwrap(), turn / 2)
  }
  if (schema instanceof z.ZodDefault) return sampleOf(schema.unwrap(), turn)
  if (schema instanceof z.ZodPipe) return sampleOf(schema.in, turn)
  if (schema instanceof z.ZodArray) {
    const lengths = [3, 1, 2, 5, 6, 10]
    const listOf = (length: number) => Array.from({ length }, (_, index) => sampleOf(schema.element, turn + index))
    const fits = lengths.find((length) => z.safeParse(schema, listOf(length)).success)
    return listOf(fits ?? 1)
  }
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => sampleOf(item, turn))
  if (schema instanceof z.ZodRecord) return {}
  if (schema instanceof z.ZodBoolean) return turn % 2 === 0
  if (schema instanceof z.ZodNumber) return firstTaken(schema, [turn, 1, 10, 37, 100])
  return firstTaken(schema, texts)
}

const at = <T>(options: readonly T[], turn: number): T => {
  const option = options[Math.floor(Math.abs(turn)) % options.length]
  if (option === undefined) throw new Error('A choice among nothing')
  return option
}

function firstTaken(schema: z.core.$ZodType, values: readonly unknown[]): unknown {
  const taken = values.find((value) => z.safeParse(schema, value).success)
  if (taken === undefined) throw new Error(`No sample fits ${JSON.stringify(schema._zod.def)}`)
  return taken
}
