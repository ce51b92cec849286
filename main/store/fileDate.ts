/** An instant as part of a file name, on Windows too; sorts by time. */
export function fileDate(instant: Date): string {
  return instant.toISOString().replaceAll(':', '-')
}
