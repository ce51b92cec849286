import type { View } from '@shared/imaging/view/view'

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** How the picture lies and whether its tones are turned round, in words that stand on every picture. */
export function describeView(view: Pick<View, 'mirrored' | 'turns' | 'inverted'>, t: Translate): string {
  // A picture that is mirrored and stands on its head is one flipped top to bottom.
  const isFlippedDown = view.mirrored && view.turns === 2
  const flip = !view.mirrored ? 'state.not-flipped' : isFlippedDown ? 'state.flipped-down' : 'state.flipped-across'
  const turn = isFlippedDown || view.turns === 0 ? 'state.not-turned' : `state.turned-${view.turns}`
  return [t(flip), t(turn), ...(view.inverted ? [t('state.inverted')] : [])].join(' · ')
}

export function isAsStored(view: Pick<View, 'mirrored' | 'turns' | 'inverted'>): boolean {
  return !view.mirrored && view.turns === 0 && !view.inverted
}
