import { type Refusal, refuse } from '@shared/case/refusal'
import { soundTemplate } from '@shared/checklists/edit'
import { ok, type Result } from '@shared/kit/result'
import { type ChecklistTemplate, templateSchema } from '@shared/pause/template'
import { templateById } from '@shared/pause/templates'
import { z } from 'zod'

/** The name that a checklist file of this app begins with; the number grows with its shape. */
const format = 'procedure-pause-checklist/1'

const fileSchema = z.object({ format: z.literal(format), checklist: z.unknown() })
const anyFormat = z.object({ format: z.string() })

/** A checklist as the text of a file that another site can read: UTF-8 JSON, two spaces. */
export function checklistFile(template: ChecklistTemplate): string {
  return `${JSON.stringify({ format, checklist: template }, null, 2)}\n`
}

/** Reads a checklist file's text. Refuses, with the reason, whatever cannot take the place of the product's checklist. */
export function readChecklistFile(text: string): Result<ChecklistTemplate, Refusal> {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return refuse('checklist.not-json', 'This is no checklist file: it is not JSON. Nothing was changed.')
  }
  const file = fileSchema.safeParse(raw)
  if (!file.success) {
    const other = anyFormat.safeParse(raw)
    return other.success && other.data.format.startsWith('procedure-pause-checklist/')
      ? refuse(
          'checklist.newer',
          'This checklist file was written by a newer version of the app. Update this station to read it.',
        )
      : refuse('checklist.other-format', 'This is no checklist file of this app. Nothing was changed.')
  }
  const template = templateSchema.safeParse(file.data.checklist)
  if (!template.success) {
    const where = template.error.issues[0]?.path.map(String).join(' › ') ?? ''
    const what = template.error.issues[0]?.message ?? ''
    return refuse(
      'checklist.not-readable',
      `This checklist file cannot be read: ${where} (${what}). Nothing was changed.`,
      {
        where,
        what,
      },
    )
  }
  const base = templateById(template.data.id)
  if (base === null) {
    return refuse('checklist.unknown', `This site has no checklist named ${template.data.id}.`, {
      checklist: template.data.id,
    })
  }
  const sound = soundTemplate(template.data, base)
  return sound.ok ? ok(template.data) : sound
}
