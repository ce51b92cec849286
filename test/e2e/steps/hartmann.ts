import { expect } from '@playwright/test'
import { boardIsThere, openCase, showScreen } from './board'
import { putClockForward } from './clock'
import * as discharge from './discharge'
import * as images from './images'
import { recordFirstWeek } from './outcomes'
import * as pause from './pause'
import { actAs, administrator, everybodySignsIn, nurse, physician, pin, signIn, signOut, technologist } from './people'
import * as prepare from './prepare'
import * as procedure from './procedure'
import * as record from './record'
import * as recovery from './recovery'
import { enterTelephoneNumbers, leaveSettings } from './settings'
import type { Shot, Walk } from './walk'

/** Where the files go that a person would save somewhere. */
export type Files = {
  readonly instructions: string
  /** Made only where the application offers the test language. */
  readonly rightToLeft?: string
  readonly note: string
  readonly record: string
}

/** One part of the way through a case; when it has ended, everything in it is on the disk. */
export type Step = {
  readonly title: string
  readonly act: (walk: Walk, shot: Shot, files: Files) => Promise<void>
}

const room = [nurse, physician, technologist] as const

/** Whoever the room needs signs in again where they are not: after a new start, or a week later. */
export const roomSignsIn = (walk: Walk) => everybodySignsIn(walk.desk, room)

/** The whole way of the first case of the sample day: a left transforaminal injection at L5-S1. */
export const steps: readonly Step[] = [
  {
    title: 'the administrator enters the telephone numbers of the site',
    act: async ({ desk }, shot) => {
      await boardIsThere(desk)
      await shot('board')
      await signIn(desk, administrator)
      await enterTelephoneNumbers(desk)
      await shot('settings')
      await leaveSettings(desk)
      await signOut(desk, administrator)
    },
  },
  {
    title: 'the team signs in and the case is opened',
    act: async (walk, shot) => {
      await roomSignsIn(walk)
      await actAs(walk.desk, nurse)
      await openCase(walk.desk, 'Hartmann')
      await shot('prepare-not-asked')
    },
  },
  {
    title: 'the nurse checks who the patient is and asks about medication, allergies and conditions',
    act: async ({ desk }) => {
      await actAs(desk, nurse)
      await prepare.checkIdentity(desk)
      await prepare.recordMedication(desk)
      await prepare.recordAllergies(desk)
      await prepare.recordConditions(desk)
      await prepare.recordHistory(desk)
    },
  },
  {
    title: 'the nurse records laboratory values, answers and the state before',
    act: async ({ desk }, shot) => {
      await actAs(desk, nurse)
      await prepare.recordLabs(desk)
      await prepare.recordAnswers(desk)
      await prepare.recordBaseline(desk)
      await shot('prepare-asked')
    },
  },
  {
    title: 'order and consent are read, the physician marks the site, and nothing stands in the way',
    act: async ({ desk }, shot) => {
      await actAs(desk, nurse)
      await prepare.readDocuments(desk)
      await actAs(desk, physician)
      await prepare.markSite(desk)
      await prepare.nothingStandsInTheWay(desk)
      await shot('prepare-ready')
    },
  },
  {
    title: 'the pictures of the patient are imported',
    act: async (walk, shot) => {
      const { desk } = walk
      await actAs(desk, technologist)
      await showScreen(desk, 'Images')
      await shot('images-empty')
      await images.picturesDrawn(walk)
      await images.importOwnPictures(walk)
      await shot('images')
    },
  },
  {
    title: 'the run of somebody else is held back until two people accept it',
    act: async (walk, shot) => {
      const { desk } = walk
      await actAs(desk, technologist)
      const foreign = images.realRunOfSomebodyElse()
      if (foreign !== null) await images.startImport(walk, 'files', foreign)
      else await images.startImport(walk, 'folder', images.mediaOf(walk, '09 ORourke', 'Disc'))
      await expect(images.whoseAreThey(desk)).toBeVisible({ timeout: 60_000 })
      await shot('images-name-somebody-else')
      const why = 'Shown for the drill, as an example of a run. Not of this patient.'
      await images.twoPeopleAccept(desk, physician, why)
      await images.closeReport(desk)
      await expect(desk.getByText(/do not name this patient, accepted by/)).toBeVisible()
      await shot('images-accepted-by-two')
    },
  },
  {
    title: 'the target is marked with level and side',
    act: async ({ desk }, shot) => {
      await actAs(desk, technologist)
      await images.markTarget(desk)
      await shot('images-target')
    },
  },
  {
    title: 'the checklist of the room is chosen',
    act: async ({ desk }, shot) => {
      await actAs(desk, nurse)
      await showScreen(desk, 'Pause')
      await shot('pause-checklist')
      await pause.chooseChecklist(desk)
      await shot('pause-ready')
    },
  },
  {
    title: 'the verification is under way',
    act: async ({ desk }, shot) => {
      await pause.startPhase(desk)
      await shot('pause-verification')
      for (const expected of ['A1', 'A2', 'A3']) {
        expect(await pause.itemOnScreen(desk)).toBe(expected)
        await pause.answerItem(desk)
        if (expected === 'A2') await shot('pause-side-said')
        await pause.goOn(desk)
      }
    },
  },
  {
    title: 'the verification is finished',
    act: async ({ desk }, shot) => {
      await pause.answerEverything(desk)
      await shot('pause-verification-answered')
      await pause.completePhase(desk)
    },
  },
  {
    title: 'the room is ready',
    act: async ({ desk }, shot) => {
      await pause.startPhase(desk)
      await pause.answerEverything(desk, async (id) => {
        if (id === 'B1') await shot('pause-room-ready')
      })
      await pause.completePhase(desk)
    },
  },
  {
    title: 'the time-out begins, and the wall shows what the desk shows',
    act: async ({ desk }, shot) => {
      const wall = await pause.openWall(desk)
      await pause.startPhase(desk)
      for (const expected of ['C1', 'C2', 'C3', 'C4']) {
        expect(await pause.itemOnScreen(desk)).toBe(expected)
        const question = await desk.getByRole('heading', { level: 1 }).textContent()
        await expect(wall.getByRole('heading', { level: 1 })).toHaveText(question ?? '')
        await pause.answerItem(desk)
        await pause.goOn(desk)
      }
      expect(await pause.itemOnScreen(desk)).toBe('C5')
      const question = await desk.getByRole('heading', { level: 1 }).textContent()
      await expect(wall.getByRole('heading', { level: 1 })).toHaveText(question ?? '')
      await shot('pause')
      await shot('wall', wall)
    },
  },
  {
    title: 'every voice agrees and the time-out is finished',
    act: async ({ desk }, shot) => {
      await pause.answerEverything(desk, async (id) => {
        if (id === 'C8') await shot('pause-target')
        if (id === 'C13') await shot('pause-everyone-agrees')
      })
      await pause.completePhase(desk)
      await expect(desk.getByRole('timer')).toBeVisible()
      await shot('pause-complete')
    },
  },
  {
    title: 'the procedure starts and the needle is in',
    act: async ({ desk }, shot) => {
      await pause.startProcedure(desk)
      await actAs(desk, technologist)
      await shot('procedure-begins')
      await procedure.give(desk, { press: /^Numb the skin/, strength: '1 %', volume: '2', lot: '4F22A' })
      await procedure.placeNeedle(desk)
      await procedure.confirmPosition(desk)
      await shot('procedure-needle')
    },
  },
  {
    title: 'the contrast spread is tied to its frame',
    act: async ({ desk }, shot) => {
      await actAs(desk, technologist)
      await procedure.showFrame(desk, 18)
      await procedure.recordSpread(desk)
      await shot('procedure-spread')
    },
  },
  {
    title: 'the pause of the needle is under way',
    act: async ({ desk }) => {
      await procedure.toNeedlePause(desk)
      await pause.startPhase(desk)
      for (const expected of ['D1', 'D2']) {
        expect(await pause.itemOnScreen(desk)).toBe(expected)
        await pause.answerItem(desk)
        await pause.goOn(desk)
      }
      expect(await pause.itemOnScreen(desk)).toBe('D3')
    },
  },
  {
    title: 'the needle has had its pause, which unlocks the injectate',
    act: async ({ desk }, shot) => {
      expect(await pause.itemOnScreen(desk)).toBe('D3')
      await pause.answerEverything(desk, async (id) => {
        if (id === 'D4') await shot('needle-pause-spread')
      })
      await pause.completePhase(desk)
      await showScreen(desk, 'Procedure')
      await procedure.isUnlocked(desk)
    },
  },
  {
    title: 'injectates are given with lot and expiry, and the dose is recorded',
    act: async ({ desk }, shot) => {
      await actAs(desk, technologist)
      await procedure.give(desk, { press: /^dexamethasone/i, strength: '10 mg/mL', volume: '1', lot: 'DX8812' })
      await procedure.give(desk, { press: /^lidocaine/i, strength: '1 %', volume: '1', lot: '4F22A' })
      await procedure.recordDose(desk)
      await shot('procedure-injected')
    },
  },
  {
    title: 'the procedure ends and the sign-out is under way',
    act: async ({ desk }) => {
      await actAs(desk, physician)
      await procedure.endProcedure(desk)
      await pause.startPhase(desk)
      for (const expected of ['E1', 'E2']) {
        expect(await pause.itemOnScreen(desk)).toBe(expected)
        await pause.answerItem(desk)
        await pause.goOn(desk)
      }
      expect(await pause.itemOnScreen(desk)).toBe('E3')
    },
  },
  {
    title: 'the team signs out',
    act: async ({ desk }, shot) => {
      expect(await pause.itemOnScreen(desk)).toBe('E3')
      await pause.answerEverything(desk, async (id) => {
        if (id === 'E3') await shot('sign-out-given')
      })
      // Nobody leaves the room before the instructions are made.
      await expect(desk.getByRole('alert')).toContainText('instructions')
      await shot('sign-out-waits')
      await desk.getByRole('button', { name: 'To the instructions' }).click()
      await actAs(desk, physician)
      await discharge.decideRestart(desk)
      await discharge.makeSheet(desk)
      await showScreen(desk, 'Pause')
      await pause.completePhase(desk)
      await shot('sign-out-complete')
      await pause.goToRecovery(desk)
    },
  },
  {
    title: 'the patient is observed',
    act: async (walk, shot) => {
      const { desk } = walk
      await actAs(desk, nurse)
      await recovery.observe(desk, { systolic: '138', pulse: '76', pain: '3' })
      await putClockForward(walk, 15)
      await recovery.observe(desk, { systolic: '132', pulse: '72', pain: '2' })
      await shot('recovery')
    },
  },
  {
    title: 'the patient is ready to leave',
    act: async (walk, shot) => {
      const { desk } = walk
      await actAs(desk, nurse)
      await putClockForward(walk, 16)
      await recovery.observe(desk, { systolic: '134', pulse: '70', pain: '2' })
      await recovery.recordEscort(desk)
      await recovery.isReady(desk)
      await shot('recovery-ready')
    },
  },
  {
    title: 'the instructions are checked and told back',
    act: async (walk, shot, files) => {
      const { desk } = walk
      await actAs(desk, physician)
      await showScreen(desk, 'Discharge')
      await shot('discharge')
      await actAs(desk, nurse)
      if (files.rightToLeft !== undefined) {
        await discharge.saveTestLanguage(walk, files.rightToLeft, async () => shot('discharge-right-to-left'))
        await discharge.makeSheet(desk)
      }
      await discharge.checkSheet(desk)
      await discharge.teachBack(desk)
    },
  },
  {
    title: 'the instructions are saved as a PDF and the patient goes home',
    act: async (walk, shot, files) => {
      const { desk } = walk
      await actAs(desk, nurse)
      await discharge.savePdf(walk, files.instructions)
      await discharge.goesHome(desk)
      await shot('discharge-gone-home')
    },
  },
  {
    title: 'the physician signs the record',
    act: async ({ desk }, shot) => {
      await actAs(desk, physician)
      await showScreen(desk, 'Record')
      await record.signRecord(desk, pin)
      await shot('record-signed')
    },
  },
  {
    title: 'the patient answers after a week',
    act: async (walk, shot) => {
      const { desk } = walk
      await putClockForward(walk, 7 * 24 * 60)
      await roomSignsIn(walk)
      await actAs(desk, nurse)
      await showScreen(desk, 'Outcomes')
      await recordFirstWeek(desk)
      await shot('outcomes')
    },
  },
  {
    title: 'the record is amended, signed again, verified and written to a file',
    act: async (walk, shot, files) => {
      const { desk } = walk
      await actAs(desk, physician)
      await showScreen(desk, 'Record')
      await record.amendRecord(desk, 'The patient called: the leg felt heavy for two hours and was normal then.')
      await record.signRecord(desk, pin)
      await record.verifyOnScreen(desk)
      await record.saveNote(walk, files.note, () => shot('operative-note'))
      await record.exportRecord(walk, files.record)
      record.verifyExported(files.record)
      await shot('record')
    },
  },
]
