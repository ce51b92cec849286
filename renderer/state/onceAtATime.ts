/**
 * Lets an act go out once: an equal one that comes while the first is on its way gets the first one's answer. A gloved
 * finger that presses twice never has a thing recorded twice.
 */
export function createOnceAtATime<Answer>(): (what: string, act: () => Promise<Answer>) => Promise<Answer> {
  const onTheWay = new Map<string, Promise<Answer>>()
  return (what, act) => {
    const first = onTheWay.get(what)
    if (first !== undefined) return first
    const answer = act().finally(() => onTheWay.delete(what))
    onTheWay.set(what, answer)
    return answer
  }
}
