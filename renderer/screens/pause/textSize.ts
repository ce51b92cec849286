/** Which of three letter sizes a text takes: all of them can be read at three metres. */
export function sizeOf(text: string, short: number, medium: number): 'short' | 'medium' | 'long' {
  if (text.length <= short) return 'short'
  return text.length <= medium ? 'medium' : 'long'
}
