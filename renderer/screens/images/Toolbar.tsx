import { frameTimeOf } from '@shared/imaging/view/cine'
import type { NamedWindow } from '@shared/imaging/view/presets'
import type { Stack } from '@shared/imaging/view/stack'
import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar, Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classes } from '../../components/classes'
import { type Stage, useStage, viewOf } from '../../imaging/stage'
import { actionKeys, type Tool, toolKeys, type ViewAction } from '../../imaging/tools'
import { useText } from '../../text/useText'
import menuStyles from './ImportButton.module.css'
import styles from './Toolbar.module.css'

type ToolbarProps = {
  readonly stage: Stage
  readonly stack: Stack | null
  readonly windows: readonly NamedWindow[]
  readonly isKey: boolean
  readonly onAction: (action: ViewAction) => void
  readonly onWindow: (window: NamedWindow) => void
}

/** The tools at the edge, each with its name and its key. */
export function Toolbar({ stage, stack, windows, isKey, onAction, onWindow }: ToolbarProps) {
  const t = useText('images')
  const tool = useStage(stage, (state) => state.tool)
  const isSplit = useStage(stage, (state) => state.isSplit)
  const view = useStage(stage, (state) => viewOf(state, stack?.key ?? null))
  const isPicture = stack?.shows === 'image'
  const choose = (each: Tool) => (
    <ToolButton
      key={each}
      name={t(`tool.${each}`)}
      shortcut={toolKeys[each]}
      isOn={tool === each}
      isDisabled={!isPicture}
      onPress={() => stage.set({ tool: each })}
    />
  )
  const act = (action: ViewAction, isOn?: boolean) => (
    <ToolButton
      key={action}
      name={t(`action.${action}`)}
      shortcut={actionKeys[action]}
      isOn={isOn}
      isDisabled={!isPicture}
      onPress={() => onAction(action)}
    />
  )
  return (
    <AriaToolbar className={styles.tools ?? ''} aria-label={t('tools')}>
      {(['window', 'pan', 'zoom'] as const).map(choose)}
      <Separator />
      {(['point', 'path', 'distance', 'angle'] as const).map(choose)}
      <More label={t('tools.more-marks')} isDisabled={!isPicture} isOn={tool === 'region' || tool === 'text'}>
        {(['region', 'text'] as const).map((each) => (
          <Item
            key={each}
            id={each}
            name={t(`tool.${each}`)}
            shortcut={toolKeys[each]}
            onAction={() => stage.set({ tool: each })}
          />
        ))}
      </More>
      {act('side')}
      <ToolButton
        name={t('action.key-short')}
        label={t('action.key')}
        shortcut={actionKeys.key}
        isOn={isKey}
        isDisabled={!isPicture}
        onPress={() => onAction('key')}
      />
      <Separator />
      {act('invert', view.inverted)}
      {act('flip-across', view.mirrored)}
      <More label={t('tools.more-view')} isDisabled={!isPicture}>
        {(['flip-down', 'turn-right', 'turn-left', 'fit', 'one-to-one'] as const).map((action) => (
          <Item
            key={action}
            id={action}
            name={t(`action.${action}`)}
            shortcut={actionKeys[action]}
            onAction={() => onAction(action)}
          />
        ))}
        <Item
          id="scroll"
          name={t('tool.scroll')}
          shortcut={toolKeys.scroll}
          onAction={() => stage.set({ tool: 'scroll' })}
        />
      </More>
      {windows.length > 1 && (
        <More label={t('tools.windows')} isDisabled={!isPicture}>
          {windows.map((window, index) => (
            <Item
              key={window.name}
              id={window.name}
              name={windowName(window, t)}
              shortcut={String(index + 1)}
              onAction={() => onWindow(window)}
            />
          ))}
        </More>
      )}
      {act('reset')}
      <span className={styles.grow} />
      <ToolButton name="?" label={t('action.help')} onPress={() => onAction('help')} />
      <ToolButton
        name={t('action.layout')}
        shortcut={actionKeys.layout}
        isOn={isSplit}
        onPress={() => onAction('layout')}
      />
      {stack !== null && isPicture && stack.frames.length > 1 && (
        <Play stage={stage} stack={stack} onAction={onAction} />
      )}
    </AriaToolbar>
  )
}

/** Names that come from the file are shown as they are. */
function windowName(window: NamedWindow, t: (key: string, params?: Record<string, string>) => string): string {
  const key = `preset.${window.name}`
  const known = t(key)
  return known === key ? window.name : known
}

function Play({
  stage,
  stack,
  onAction,
}: {
  readonly stage: Stage
  readonly stack: Stack
  readonly onAction: (action: ViewAction) => void
}) {
  const t = useText('images')
  const isPlaying = useStage(stage, (state) => state.panes[state.active].isPlaying)
  const rate = Math.round(1000 / frameTimeOf(stack.frames[0].instance.frameTimeMs))
  return (
    <>
      <ToolButton name="◀" label={t('action.previous')} onPress={() => onAction('previous')} />
      <ToolButton
        name={`${isPlaying ? '❚❚' : '▶'} ${t('play.rate', { rate })}`}
        label={t(isPlaying ? 'action.pause' : 'action.play')}
        shortcut={actionKeys.play}
        isOn={isPlaying}
        onPress={() => onAction('play')}
      />
      <ToolButton name="▶" label={t('action.next')} onPress={() => onAction('next')} />
    </>
  )
}

type ToolButtonProps = {
  readonly name: string
  readonly label?: string
  readonly shortcut?: string | undefined
  readonly isOn?: boolean | undefined
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

function ToolButton({ name, label, shortcut, isOn, isDisabled = false, onPress }: ToolButtonProps) {
  return (
    <Button
      className={classes(styles.tool, isOn === true && styles.on)}
      isDisabled={isDisabled}
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
    >
      {name}
      {shortcut !== undefined && <kbd className={styles.key}>{shortcut}</kbd>}
    </Button>
  )
}

function Separator() {
  return <span className={styles.separator} aria-hidden="true" />
}

type MoreProps = {
  readonly label: string
  readonly isDisabled: boolean
  readonly isOn?: boolean
  readonly children: ReactNode
}

function More({ label, isDisabled, isOn = false, children }: MoreProps) {
  return (
    <MenuTrigger>
      <Button className={classes(styles.tool, isOn && styles.on)} isDisabled={isDisabled}>
        {label} <span aria-hidden="true">▴</span>
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="top start">
        <Menu className={menuStyles.menu ?? ''} aria-label={label}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

type ItemProps = {
  readonly id: string
  readonly name: string
  readonly shortcut?: string | undefined
  readonly onAction: () => void
}

function Item({ id, name, shortcut, onAction }: ItemProps) {
  return (
    <MenuItem id={id} className={menuStyles.item ?? ''} textValue={name} onAction={onAction}>
      <span>{name}</span>
      {shortcut !== undefined && <kbd className={styles.key}>{shortcut}</kbd>}
    </MenuItem>
  )
}
