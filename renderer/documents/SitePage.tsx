import type { BoardRow } from '@shared/contract/boardRow'
import type { siteDocumentKinds } from '@shared/contract/channels'
import { useEffect, useState } from 'react'
import { request } from '../bridge/bridge'
import { PhoneListSheet } from './PhoneListSheet'
import { RuleBookSheet } from './RuleBookSheet'

type SitePageProps = {
  readonly kind: (typeof siteDocumentKinds)[number]
  readonly day: string | null
  readonly whileLoading: React.ReactNode
  readonly onFailure: React.ReactNode
  readonly ready: (title: string, content: React.ReactNode) => React.ReactNode
}

/** A printed page about the site or a day. Its facts are fetched first: nothing is printed half. */
export function SitePage({ kind, day, whileLoading, onFailure, ready }: SitePageProps) {
  const [now] = useState(() => new Date().toISOString())
  const [rows, setRows] = useState<readonly BoardRow[] | 'failed' | null>(kind === 'phone-list' ? null : [])
  useEffect(() => {
    if (kind !== 'phone-list') return
    if (day === null) return setRows('failed')
    void request('board.day', { day }).then((reply) => setRows(reply.ok ? reply.value.rows : 'failed'))
  }, [kind, day])
  if (rows === 'failed') return onFailure
  if (rows === null) return whileLoading
  return kind === 'rule-book'
    ? ready('Rule book', <RuleBookSheet now={now} />)
    : ready('Telephone list', <PhoneListSheet day={day ?? ''} rows={rows} now={now} />)
}
