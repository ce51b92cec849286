import { expect, type Page } from '@playwright/test'
import { localDay, localMinute } from './clock'
import { card, choose, finish, tick } from './walk'

/** Two identifiers as the patient states them, and the band. */
export async function checkIdentity(page: Page): Promise<void> {
  await card(page, 'Identity').getByRole('button', { name: 'Check identity' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask the patient to state' })
  await choose(dialog, /^Name:/, 'The same')
  await choose(dialog, /^Birth date:/, 'The same')
  await choose(dialog, 'The wristband says the same', 'The same')
  await finish(dialog, 'Record')
  await expect(card(page, 'Identity').getByText(/Stated and matches/)).toBeVisible()
}

/** A blood thinner that was stopped long enough ago, with the time of its last dose. */
export async function recordMedication(page: Page): Promise<void> {
  await card(page, 'Medication').getByRole('button', { name: 'Add', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a medication' })
  await dialog.getByLabel('As the patient says it').fill('Eliquis 5 mg twice a day')
  await dialog.getByLabel('Last dose, date and time').fill(localMinute({ days: -5 }))
  await dialog.getByLabel('Taken for').fill('atrial fibrillation')
  await finish(dialog, 'Record')
  await expect(card(page, 'Medication').getByText('apixaban', { exact: true })).toBeVisible()
}

export async function recordAllergies(page: Page): Promise<void> {
  await card(page, 'Allergies and reactions').getByRole('button', { name: 'None known' }).click()
  await expect(card(page, 'Allergies and reactions').getByText('No known allergies')).toBeVisible()
}

export async function recordConditions(page: Page): Promise<void> {
  await card(page, 'Conditions').getByRole('button', { name: 'Add', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Conditions' })
  await dialog.getByLabel('One condition a line').fill('atrial fibrillation\nhypertension')
  await finish(dialog, 'Record')
  await expect(card(page, 'Conditions').getByText(/atrial fibrillation/)).toBeVisible()
}

export async function recordHistory(page: Page): Promise<void> {
  const history = card(page, 'Before today')
  for (const none of ['No steroid in the last 12 months', 'No implanted device', 'No recent vaccine']) {
    await history.getByRole('button', { name: none }).click()
    await expect(history.getByText(none)).toBeVisible()
  }
}

/** Results that the screening of an anticoagulant asks for. */
export async function recordLabs(page: Page): Promise<void> {
  const results = [
    ['Creatinine', '0.9'],
    ['Platelets', '231'],
  ] as const
  for (const [test, value] of results) {
    await card(page, 'Laboratory').getByRole('button', { name: 'Add', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a result' })
    await dialog.getByLabel('Test').selectOption({ label: test })
    await dialog.getByLabel('Value').fill(value)
    await dialog.getByLabel('Taken at').fill(localMinute({ days: -1 }))
    await finish(dialog, 'Record')
    await expect(card(page, 'Laboratory').getByText(new RegExp(`${test} ${value}`))).toBeVisible()
  }
}

export async function recordAnswers(page: Page): Promise<void> {
  const answers = card(page, 'Asked today')
  await choose(answers, 'Could the patient be pregnant?', 'Not possible')
  await choose(answers, 'Any infection now?', 'No')
  await choose(answers, 'Fever?', 'No')
  await choose(answers, 'On antibiotics?', 'No')
  await choose(answers, 'Someone to take the patient home?', 'Yes')
  await choose(answers, 'New weakness, numb groin, bladder or bowel trouble?', 'No')
}

export async function recordBaseline(page: Page): Promise<void> {
  await card(page, 'Before the procedure').getByRole('button', { name: 'Add', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Before the procedure' })
  const values = {
    Weight: '68',
    Systolic: '136',
    Diastolic: '82',
    Pulse: '74',
    'SpO₂': '97',
    'Pain now': '6',
    'Pain on average': '6',
    'Pain at worst': '8',
    'PEG: pain on average': '6',
    'PEG: enjoyment of life': '7',
    'PEG: general activity': '7',
    'Strength and feeling': '5 of 5 in both legs; less feeling on the left big toe',
    'Pain medication a day': 'paracetamol 1 g, three times',
    'The patient’s own goal': 'walk to the market and back',
  }
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label, { exact: true }).fill(value)
  await finish(dialog, 'Record')
  await expect(card(page, 'Before the procedure').getByText('68 kg')).toBeVisible()
}

const documents = 'Order, consent, site mark'

async function fillClaim(page: Page, title: string): Promise<ReturnType<Page['getByRole']>> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByLabel('Procedure').selectOption({ label: 'Transforaminal epidural steroid injection' })
  await dialog.getByLabel('Levels').fill('L5-S1')
  await choose(dialog, 'Side', 'Left')
  return dialog
}

/** What the order and the signed consent say, read off the papers. */
export async function readDocuments(page: Page): Promise<void> {
  const papers = card(page, documents)
  await papers.getByRole('button', { name: 'Read the order' }).click()
  const order = await fillClaim(page, 'What does the order say?')
  await order.getByLabel('Order number').fill('ORD-20417')
  await finish(order, 'Record')
  await papers.getByRole('button', { name: 'Read the consent' }).click()
  const consent = await fillClaim(page, 'What does the signed consent say?')
  await choose(consent, 'Interpreter', 'Not needed')
  await tick(consent, 'The patient still wishes this today')
  await finish(consent, 'Record')
  await expect(papers.getByText(/signed/)).toBeVisible()
}

/** What only the physician records: the mark on the skin and the review of earlier pictures. */
export async function markSite(page: Page): Promise<void> {
  const papers = card(page, documents)
  await papers.getByRole('button', { name: 'Record the site mark' }).click()
  const mark = page.getByRole('dialog', { name: 'Site mark' })
  await choose(mark, 'Side marked on the skin', 'Left')
  await mark.getByLabel('Where').fill('lumbar')
  await mark.getByLabel('Initials').fill('AO')
  await tick(mark, 'Visible after draping')
  await finish(mark, 'Record')
  await expect(papers.getByText(/lumbar, AO/)).toBeVisible()
  await papers.getByRole('button', { name: 'Record the review of prior images' }).click()
  const review = page.getByRole('dialog', { name: 'Prior images reviewed' })
  await review.getByLabel('Study', { exact: true }).fill('X-ray of the lumbar spine')
  await review.getByLabel('Date of the study').fill(localDay({ days: -64 }))
  await review
    .getByLabel('What it says about the target')
    .fill('Reviewed. Five lumbar vertebrae, counted from the sacrum; the left L5-S1 foramen is narrow.')
  await finish(review, 'Record')
  await expect(papers.getByText(/left L5-S1 foramen/)).toBeVisible()
}

/** Nothing of screening and papers stands between this case and the pause. */
export async function nothingStandsInTheWay(page: Page): Promise<void> {
  const pane = page.getByRole('complementary', { name: 'What stands in the way' })
  await expect(pane.getByText('Nothing stands in the way')).toBeVisible()
  await expect(pane.getByRole('button', { name: 'Decide to go on' })).toHaveCount(0)
}
