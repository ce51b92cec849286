type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** A length in minutes as people say it: `30 min`, `4 h`, `1 h 30 min`. */
export function spell(minutes: number, t: Text): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('minutes', { minutes: rest })
  return rest === 0 ? t('hours', { hours }) : t('hoursMinutes', { hours, minutes: rest })
}
