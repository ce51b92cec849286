import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { doseOf } from '@shared/imaging/dose'
import { openDicom } from '@shared/imaging/file'
import { describe, expect, it } from 'vitest'

/** Dose reports of real machines, which lie beside the project; the numbers are those DCMTK's dsrdump prints. */
const folder = fileURLToPath(new URL('../../../../shared/dicom/openrem/', import.meta.url))

describe('dose reports of real machines', () => {
  it.each([
    ['RF-RDSR-Philips_Allura.dcm', 1.5356864017, 4.27128035068, 13, 27],
    ['RF-No-kVp-and-others.dcm', 0.2954178618, 1.313381045, 19.4, 0],
    ['RF-RDSR-GE.dcm', 2.4126, 11.7317, 72.46, 0],
    ['RF-RDSR-GE-OECEliteMiniView.dcm', 0.013316568, 0.22034578, 11.18, 0],
    ['Dual-RDSR-RF.dcm', 0.0212, 0.1, 4, null],
    ['DX-RDSR-Canon_CXDI.dcm', 0.107, null, null, null],
    // A report of a CT scanner states a dose-length product, which is none of these; the other is no dose report.
    ['CT-RDSR-ToshibaPixelMed.dcm', null, null, null, null],
    ['ESR_non-dose.dcm', null, null, null, null],
  ])('%s gives what it states, in our units', async (name, product, kerma, seconds, frames) => {
    const opened = openDicom(await readFile(folder + name))
    if (!opened.ok) throw new Error(opened.failure.says)
    const dose = doseOf(opened.value.dataSet)
    expect([dose.doseAreaProductGyCm2, dose.airKermaMGy, dose.fluoroscopyS, dose.exposures]).toEqual([
      product,
      kerma,
      seconds,
      frames,
    ])
  })
})
