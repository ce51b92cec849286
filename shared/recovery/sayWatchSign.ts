import type { WatchSign } from '@shared/recovery/watchSigns'

/** A sign of the haematoma watch in words; `t` gives the texts of the area `recovery`. */
export function sayWatchSign(
  sign: WatchSign,
  t: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): string {
  if (sign.sign === 'other') return sign.says
  if (sign.sign !== 'weaker-limb') return t(`sign.${sign.sign}`)
  return t('sign.weaker-limb', {
    limb: t(`limb.${sign.limb}`),
    myotome: sign.myotome,
    from: sign.from,
    to: sign.to,
  })
}
