import { type Refusal, refuse } from '@shared/case/refusal'
import { fill, type Locale, words } from '@shared/pause/words'

/** What keeps an item from being confirmed, in the view's language. Same shape as a refusal: one becomes the other. */
export type Obstacle = Refusal

/** A refusal of the pause. Its sentence is the English catalogue's, so that no text is written twice. */
export function refusePause(code: string, params: Refusal['params'] = {}) {
  return refuse(`pause.${code}`, words('en', `refusal.pause.${code}`, params), params)
}

export function obstacle(locale: Locale, code: string, params: Refusal['params'] = {}): Obstacle {
  return { code: `pause.${code}`, says: fill(words(locale, `refusal.pause.${code}`), params), params }
}
