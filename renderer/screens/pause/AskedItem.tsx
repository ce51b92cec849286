import type { Failure } from '@shared/contract/channel'
import type { Obstacle } from '@shared/pause/refusals'
import type { GivenAnswer, PausePhase } from '@shared/pause/state'
import type { PauseView } from '@shared/pause/view'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useText } from '../../text/useText'
import styles from './AskedItem.module.css'
import { GivenLine } from './GivenLine'
import { OptionList } from './OptionList'
import type { AnswerOption } from './options'
import { spokenAnswer } from './spoken'
import { sizeOf } from './textSize'
import type { ShownItem } from './useShownItem'
import type { Voices } from './useVoices'
import { WayOut } from './WayOut'
import { WhoLine } from './WhoLine'

type AskedItemProps = {
  readonly phase: PausePhase
  readonly view: PauseView
  readonly shown: ShownItem
  readonly options: readonly AnswerOption[]
  readonly selected: number | null
  readonly given: GivenAnswer | null
  readonly voices: Voices
  readonly agreed: readonly string[]
  readonly obstacles: readonly Obstacle[]
  readonly refusal: Failure | null
  readonly onSelect: (index: number) => void
  readonly onAgain: () => void
  /** Null where nothing can be interrupted: the preview of a checklist. */
  readonly onInterrupt: (() => void) | null
}

/** The question, what may be answered, and once it was answered the answer in its place. */
export function AskedItem(props: AskedItemProps) {
  const { phase, view, shown, options, selected, given, voices, agreed, obstacles, refusal } = props
  const t = useText('pause')
  const { item } = shown
  const question = item.ask[view.locale]
  const inTheWay = given === null ? obstacles : []
  return (
    <div className={styles.asked}>
      <p className={styles.phase}>
        {t(`phase.${phase}`)} · {t('item', { number: shown.index + 1, of: shown.of })}
        {props.onInterrupt !== null && (
          <Button variant="quiet" className={styles.interrupt ?? ''} onPress={props.onInterrupt}>
            {t('interrupt')}
          </Button>
        )}
      </p>
      <h1 className={styles.question} data-size={sizeOf(question, 48, 78)}>
        {question}
      </h1>
      <div aria-live="polite" className={styles.response}>
        {given === null ? (
          <OptionList
            item={item}
            options={options}
            selected={selected}
            agreed={agreed}
            voices={voices}
            onSelect={props.onSelect}
          />
        ) : (
          <GivenLine given={given} text={spokenAnswer(item, given, view)} />
        )}
      </div>
      {inTheWay.map((obstacle) => (
        <Banner key={obstacle.says} kind="stop" actions={<WayOut code={obstacle.code} />}>
          {obstacle.says}
        </Banner>
      ))}
      {inTheWay.length === 0 && <RefusalBanner failure={refusal} />}
      <WhoLine item={item} given={given} voices={voices} />
      {given !== null && shown.isLookingBack && (
        <div>
          <Button size="large" onPress={props.onAgain}>
            {t('again')}
          </Button>
        </div>
      )}
    </div>
  )
}
