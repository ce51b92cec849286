import { composeInstructions } from '@shared/discharge/compose'
import { blocksUsed, type InstructionDocument, linesOf, plainText, textOf } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { readingOf, targetGrade } from '@shared/discharge/readability'
import { describe, expect, it } from 'vitest'
import { minutesAfter } from '../../builders/aftercare'
import { recordOf, sheetPatients, sheetPolicy, sheetTimeZone } from '../../builders/sheetPatients'

const compose = (id: string): InstructionDocument => {
  const about = sheetPatients[id]
  if (about === undefined) throw new Error(id)
  const { state } = recordOf(about)
  const options = { size: about.size, timeZone: sheetTimeZone, policy: sheetPolicy }
  return composeInstructions(state, shippedLibrary(about.locale), options, minutesAfter(40))
}

/** The sheet as a person reads it, a line a line, with the part it stands in. */
function asText(document: InstructionDocument): string {
  const part = ({ heading, lines }: InstructionDocument['callNow']) =>
    [`\n[${textOf(heading)}]`, ...lines.map((line) => `- ${textOf(line)}`)].join('\n')
  return `${[
    `${document.person.name} · ${document.person.born} · ${document.person.id} · ${document.date} · ${document.size}`,
    `# ${textOf(document.title)}`,
    ...document.lead.map(textOf),
    ...document.boxes.map(part),
    part(document.callNow),
    part(document.phones),
    ...document.sections.map(part),
    part(document.callToday),
    part(document.next),
    '',
    ...document.foot.map(textOf),
    ...document.imprint,
    ...(document.codes ?? []).map(({ label, payload }) => `(${textOf(label)}) ${JSON.stringify(payload)}`),
    '',
    ...document.teachBack.map((line) => `? ${textOf(line)}`),
  ].join('\n')}\n`
}

describe.each(Object.keys(sheetPatients))('the sheet of %s', (id) => {
  const document = compose(id)

  it('is the one that was reviewed against its record', async () => {
    await expect(asText(document)).toMatchFileSnapshot(`sheets/${id.slice(0, 2)}.txt`)
  })

  it('reads at sixth grade or easier', () => {
    const { grade } = readingOf(plainText({ ...document, foot: [], codes: [] }), sheetPatients[id]?.locale ?? 'en')
    expect(grade).toBeLessThanOrEqual(targetGrade)
  })
})

const ids = Object.keys(sheetPatients)
const found = (number: string) => {
  const id = ids.find((each) => each.startsWith(number)) ?? ''
  const about = sheetPatients[id]
  if (about === undefined) throw new Error(number)
  const document = compose(id)
  return { about, document, text: plainText(document), blocks: blocksUsed(document).map((block) => block.id) }
}

describe.each(ids)('what the sheet of %s says follows from its record', (id) => {
  const { about, document, text, blocks } = found(id.slice(0, 2))
  const { state } = recordOf(about)
  const has = (block: string) => blocks.includes(block)
  const kinds = new Set(
    state.procedure.injectates.filter((each) => each.route !== 'skin').map((each) => each.kind as string),
  )
  const agents = new Set(state.procedure.injectates.map((each) => each.agent))

  it('begins with the goal in the words of the patient, where there is one', () => {
    const first = document.lead[0]
    if (about.goal === '') expect(first?.block).not.toBe('goal')
    else expect(first?.runs.at(-1)).toEqual({ text: about.goal, from: 'baseline', typed: true })
  })

  it('has the core red flags, the numbers of the site and every follow-up date', () => {
    for (const block of ['now.limb', 'now.breathing', 'now.chest', 'now.head', 'now.seizure'])
      expect(has(block)).toBe(true)
    for (const number of ['555 0100', '555 0199', '911']) expect(text).toContain(number)
    const payload = document.codes?.find((code) => code.id === 'dates')?.payload ?? ''
    for (const day of ['20261201', '20261222', '20270216']) expect(payload).toContain(`DTSTART;VALUE=DATE:${day}`)
    expect(payload).not.toContain(about.name.split(',')[0])
  })

  it('speaks of medicines only where they were given, and names each that was', () => {
    expect(has('later.steroid') || has('notice.steroid')).toBe(kinds.has('steroid'))
    expect(has('notice.gap')).toBe(kinds.has('steroid') && kinds.has('local-anaesthetic'))
    expect(has('notice.gel')).toBe(agents.has('hyaluronic-acid'))
    expect(has('notice.plasma')).toBe(agents.has('platelet-rich-plasma'))
    const given = document.foot.find((line) => line.block.startsWith('given'))
    expect(given?.block).toBe(about.given.length === 0 && about.contrastMl === null ? 'given.none' : 'given')
  })

  it('speaks of heat, sedation and sugar only where the record does', () => {
    expect(blocks.some((block) => /heat|burn/.test(block))).toBe((about.lesions ?? 0) > 0)
    expect(has('sedation.rules')).toBe(state.plan.sedation !== 'none')
    const diabetic = about.conditions === 'not-asked' || about.conditions.some((name) => name.includes('diabetes'))
    expect(has('diabetes.check')).toBe(kinds.has('steroid') && diabetic)
  })

  it('restarts exactly the drugs that were decided, at exactly their time', () => {
    const lines = document.sections.find((section) => section.id === 'thinner')?.lines ?? []
    const starts = lines.filter((line) => /^thinner\.(start|words|keep)$/.test(line.block))
    expect(starts).toHaveLength(about.restarts.length)
    for (const [drug, decision] of about.restarts) {
      const line = starts.map(textOf).find((each) => each.includes(drug)) ?? ''
      expect(line).not.toBe('')
      if (decision.kind === 'words') expect(line).toContain(decision.words)
      if (decision.kind !== 'at') continue
      const parts = new Intl.DateTimeFormat(about.locale, {
        timeZone: sheetTimeZone,
        weekday: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        hourCycle: 'h12',
      }).formatToParts(new Date(decision.at))
      const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
      expect(line).toContain(part('weekday'))
      expect(line).toContain(` ${part('day')} `)
      expect(line).toContain(`${part('hour')}:${part('minute')}`)
    }
  })

  it('gives every value a place in the record', () => {
    const sources = ['baseline', 'plan', 'policy', 'procedure', 'injectates', 'restart', 'events', 'from', 'place']
    for (const run of linesOf(document).flatMap((line) => line.runs)) {
      if (run.from !== null) expect(sources).toContain(run.from)
    }
  })

  it('does not contradict itself', () => {
    expect(has('today.rest') && has('today.usual')).toBe(false)
    expect(has('today.food') && has('today.swallow')).toBe(false)
    // Two lines about how long it is sore, or relief that is late before it can be there.
    const sore = ['notice.sore', 'notice.sore-muscle', 'notice.heat', 'notice.waves', 'notice.plasma'].filter(has)
    expect(sore.length).toBeLessThanOrEqual(1)
    const slow =
      has('later.heat') || has('later.hyaluronic') || has('later.plasma') || has('later.test') || has('later.numbing')
    // What lasts hours to days is over after two weeks.
    expect(slow && has('next.little-relief')).toBe(false)
    // Treated with a steroid: rest today is not therapy today.
    expect(kinds.has('steroid') && has('next.therapy-today')).toBe(false)
    const droops = about.complications.concat(about.recovery).some(([term]) => term === 'horner')
    expect(droops && has('now.stroke')).toBe(false)
  })
})

describe('what the reference says of one procedure and not of another', () => {
  it('lets exercise begin on day 3 after the neck and on day 2 after the lower back', () => {
    expect(textOf(found('03').document.next.lines[0] ?? found('03').document.title)).toContain('27 de noviembre')
    expect(textOf(found('02').document.next.lines[0] ?? found('02').document.title)).toContain('26 November')
  })

  it('does not call a limb that is numb as expected an emergency', () => {
    expect(found('19').text).toContain('más débil o más dormida que ahora')
    expect(found('01').text).toContain('an arm or leg gets weaker or more numb than now')
  })

  it('says nothing of heat, and no day for exercise, after a treatment that was not done', () => {
    const { blocks } = found('09')
    for (const block of ['notice.heat', 'today-call.burn', 'tomorrow.light', 'later.numbing', 'next.little-relief']) {
      expect(blocks, block).not.toContain(block)
    }
    expect(blocks).toContain('next.therapy-plan')
  })

  it('does not call numbing medicine a medicine for sleep, in Spanish', () => {
    for (const [id, about] of Object.entries(sheetPatients)) {
      if (about.locale === 'es') expect(plainText(compose(id)), id).not.toMatch(/para dormir/)
    }
    expect(JSON.stringify(shippedLibrary('es').blocks)).not.toMatch(/medicina para dormir/)
  })

  it('does not call a pain killer a blood thinner', () => {
    expect(found('15').text).not.toMatch(/anticoagulante/i)
    expect(found('20').text).toContain('Your blood thinner')
  })

  it('says a nerve by the part of the body it was reached at, in the language of the sheet', () => {
    expect(found('19').text).toContain(
      'Le pusimos una inyección junto a un nervio en la parte de atrás de la cadera y la pierna, lado IZQUIERDO.',
    )
  })

  it('names a nerve that has no lay word after the sentence, not within it', () => {
    const { about } = found('19')
    const { state } = recordOf({ ...about, plan: { ...about.plan, region: 'nervus incognitus' } })
    const options = { size: about.size, timeZone: sheetTimeZone, policy: sheetPolicy }
    const text = plainText(composeInstructions(state, shippedLibrary('es'), options, minutesAfter(40)))
    expect(text).toContain('Le pusimos una inyección junto a este nervio: nervus incognitus, lado IZQUIERDO.')
  })

  it('tells other doctors which joint it was', () => {
    expect(found('13').text).toContain('Joint injection, knee, LEFT')
  })

  it('keeps the name of a contrast medium apart from its volume', () => {
    expect(found('01').text).toContain('iohexol 240, 1 mL')
  })

  it('says a drooping eyelid in lay words', () => {
    expect(found('11').text).toContain('Your eyelid drooped.')
    expect(found('11').text).not.toMatch(/horner/i)
  })
})
