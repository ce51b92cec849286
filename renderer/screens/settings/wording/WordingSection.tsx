import type { Failure } from '@shared/contract/channel'
import type { InstructionLocale } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { standingOf } from '@shared/wording/standing'
import { wordingInForce } from '@shared/wording/state'
import { useState } from 'react'
import { Card } from '../../../components/Card'
import { Choices } from '../../../components/Choices'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Select } from '../../../components/Select'
import { TextField } from '../../../components/TextField'
import { actOnWording, useWordings } from '../../../state/wording'
import { useText } from '../../../text/useText'
import { BlockRow, type ShownBlock } from './BlockRow'
import { EditDialog } from './EditDialog'
import styles from './Wording.module.css'
import { WordingStanding } from './WordingStanding'

const everything = 'all'
const topicOf = (id: string): string => id.split('.')[0] ?? id

/** The texts of the discharge sheet in the site's own words: by topic and language, in versions. */
export function WordingSection() {
  const t = useText('wording')
  const wordings = useWordings()
  const [locale, setLocale] = useState<InstructionLocale>('en')
  const [topic, setTopic] = useState('now')
  const [search, setSearch] = useState('')
  const [editing, setEditing] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const wording = wordings[locale].draft?.wording ?? wordingInForce(wordings, locale)
  const blocks = Object.entries(shippedLibrary(locale).blocks).map(
    ([id, { text }]): ShownBlock => ({
      id,
      product: text,
      text: wording.texts[id] ?? text,
      standing: standingOf(id),
      isRetired: wording.retired.includes(id),
    }),
  )
  const topics = [...new Set(blocks.map(({ id }) => topicOf(id)))]
  const sought = search.trim().toLocaleLowerCase(locale)
  const shown = blocks.filter(({ id, text }) =>
    sought === '' ? topic === everything || topicOf(id) === topic : text.toLocaleLowerCase(locale).includes(sought),
  )
  const edited = blocks.find(({ id }) => id === editing)
  const retire = async (block: string, isRetired: boolean) => {
    const change = { edit: isRetired ? 'retire' : 'restore', block } as const
    const reply = await actOnWording({ do: 'wording.edit', locale, change })
    setFailure(reply.ok ? null : reply.failure)
  }
  return (
    <>
      <Choices
        label={t('language')}
        value={locale}
        onChange={setLocale}
        options={(['en', 'es'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <WordingStanding key={locale} wordings={wordings} locale={locale} />
      <Card title={t('texts')}>
        <p className={styles.muted}>{t('texts.says')}</p>
        <div className={styles.find}>
          <Select
            label={t('topic')}
            value={topic}
            onChange={setTopic}
            options={[...topics, everything].map((value) => ({ value, label: t(`topic.${value}`) }))}
          />
          <TextField label={t('search')} value={search} onChange={setSearch} maxLength={80} />
        </div>
        <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
        {shown.length === 0 && <p>{t('nothingFound')}</p>}
        <ul className={styles.blocks}>
          {shown.map((block) => (
            <BlockRow
              key={block.id}
              block={block}
              locale={locale}
              onEdit={() => setEditing(block.id)}
              onRetire={(isRetired) => void retire(block.id, isRetired)}
            />
          ))}
        </ul>
      </Card>
      {edited !== undefined && (
        <EditDialog key={edited.id} block={edited} locale={locale} onClose={() => setEditing(null)} />
      )}
    </>
  )
}
