import type { ChecklistItem } from '@shared/pause/template'
import type { Person } from '@shared/people/person'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from '../../components/classes'
import { StatusIcon } from '../../components/StatusIcon'
import { Whole } from '../../components/Whole'
import { useText } from '../../text/useText'
import styles from './OptionList.module.css'
import type { AnswerOption } from './options'
import { SideArrow } from './SideArrow'
import { sizeOf } from './textSize'
import type { Voices } from './useVoices'

type OptionListProps = {
  readonly item: ChecklistItem
  readonly options: readonly AnswerOption[]
  readonly selected: number | null
  readonly agreed: readonly string[]
  readonly voices: Voices
  readonly onSelect: (index: number) => void
}

/** What may be answered, the selected one framed. Values in large letters, the way out at the end. */
export function OptionList({ item, options, selected, agreed, voices, onSelect }: OptionListProps) {
  const t = useText('pause')
  const many = options.filter((option) => option.kind === 'value').length > 1
  return (
    <ul className={classes(styles.options, many && styles.many)} aria-label={t('options')}>
      {options.map((option, index) => (
        <li key={keyOf(option)} className={classes(option.kind === 'concern' && styles.last)}>
          <AriaButton
            className={classes(styles.option, styles[option.kind], index === selected && styles.selected)}
            aria-pressed={index === selected}
            isDisabled={option.kind === 'value' && option.isBlocked}
            onPress={() => onSelect(index)}
          >
            {item.each && option.kind === 'value' ? (
              <Voiced people={voices.confirmers} agreed={agreed} />
            ) : (
              <OptionText option={option} />
            )}
          </AriaButton>
        </li>
      ))}
    </ul>
  )
}

function OptionText({ option }: { readonly option: AnswerOption }) {
  const t = useText('pause')
  switch (option.kind) {
    case 'value':
      return (
        <span className={styles.value} data-size={sizeOf(option.text, 34, 72)}>
          <SideArrow choice={option.choice} />
          <span>
            <Whole text={option.text} />
          </span>
        </span>
      )
    case 'not-applicable':
      return (
        <span className={styles.value} data-size={sizeOf(option.because, 34, 72)}>
          {t('not-applicable', { because: option.because })}
        </span>
      )
    case 'concern':
      return <span>{t('concern')}</span>
  }
}

function Voiced({ people, agreed }: { readonly people: readonly Person[]; readonly agreed: readonly string[] }) {
  const t = useText('pause')
  return (
    <span className={styles.voices}>
      {people.map((person) => {
        const said = agreed.includes(person.id)
        return (
          <span key={person.id} className={classes(styles.voice, said && styles.said)}>
            <StatusIcon kind={said ? 'clear' : 'unknown'} />
            {t(said ? 'voice.yes' : 'voice.open', { name: person.name })}
          </span>
        )
      })}
    </span>
  )
}

function keyOf(option: AnswerOption): string {
  return option.kind === 'value' ? `value ${option.choice ?? ''}` : option.kind
}
