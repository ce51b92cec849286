import type { ShownRow } from '@shared/contract/boardRow'
import { radiofrequencyAfter } from '@shared/diary/block'
import { useCallback, useEffect, useState } from 'react'
import { request, subscribe } from '../../bridge/bridge'
import { localDay } from '../../text/format'

export type BoardContent = {
  readonly rows: readonly ShownRow[]
  readonly loading: boolean
  readonly failure: string | null
}

/** The rows of a day, or of a search over all days, kept current as cases change. */
export function useBoard(day: string, search: string): BoardContent {
  const [content, setContent] = useState<BoardContent>({ rows: [], loading: true, failure: null })
  const text = search.trim()

  const load = useCallback(async () => {
    const reply = text === '' ? await request('board.day', { day }) : await request('board.search', { text })
    setContent(
      reply.ok
        ? { rows: reply.value.rows, loading: false, failure: null }
        : { rows: [], loading: false, failure: reply.failure.says },
    )
  }, [day, text])

  useEffect(() => {
    void load()
    return subscribe('board.changed', ({ row }) => {
      // What a later radiofrequency rests on may have changed with it.
      if (radiofrequencyAfter(row.plan.procedure) !== undefined) return void load()
      setContent((before) => ({ ...before, rows: withRow(before.rows, row, text === '' ? day : null) }))
    })
  }, [load, day, text])

  return content
}

/** The rows with this one in its place: replaced, added where its day is shown, or gone where it was moved away. */
function withRow(rows: readonly ShownRow[], row: ShownRow, day: string | null): readonly ShownRow[] {
  const others = rows.filter((each) => each.caseId !== row.caseId)
  const known = others.length !== rows.length
  if (day === null ? !known : row.scheduledAt.slice(0, 10) !== day) return others
  return [...others, row].sort((a, b) => a.scheduledAt.localeCompare(b.scheduledAt) || a.room.localeCompare(b.room))
}

/** A day so many days later (or earlier), as `YYYY-MM-DD`. */
export function shiftDay(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00`)
  at.setDate(at.getDate() + by)
  return localDay(at.toISOString())
}
