import { ownValue } from '@shared/kit/ownValue'
import type { Rules } from '@shared/screening/rules'
import type { LabTest } from '@shared/screening/scenario'

/** LOINC codes of the results the rules use. */
export const labByLoinc: Readonly<Record<string, LabTest>> = {
  '6301-6': 'inr',
  '34714-6': 'inr',
  '38875-1': 'inr',
  '46418-0': 'inr',
  '52129-4': 'inr',
  '777-3': 'platelets',
  '26515-7': 'platelets',
  '778-1': 'platelets',
  '49497-1': 'platelets',
  '2160-0': 'creatinine',
  '38483-4': 'creatinine',
  '14682-9': 'creatinine',
  '59826-8': 'creatinine',
  '98979-8': 'egfr',
  '33914-3': 'egfr',
  '48642-3': 'egfr',
  '48643-1': 'egfr',
  '62238-1': 'egfr',
  '88293-6': 'egfr',
  '88294-4': 'egfr',
  '69405-9': 'egfr',
  '77147-7': 'egfr',
  '50044-7': 'egfr',
  '70969-1': 'egfr',
  '50210-4': 'egfr',
  '2164-2': 'crcl',
  '35591-7': 'crcl',
  '35592-5': 'crcl',
  '4548-4': 'hba1c',
  '17856-6': 'hba1c',
  '59261-8': 'hba1c',
  '4549-2': 'hba1c',
  '41995-2': 'hba1c',
  '71875-9': 'hba1c',
  '2339-0': 'glucose',
  '2345-7': 'glucose',
  '41653-7': 'glucose',
  '15074-8': 'glucose',
  '14749-6': 'glucose',
  '1558-6': 'glucose',
  '2340-8': 'glucose',
  '32016-8': 'glucose',
  '14743-9': 'glucose',
  '2341-6': 'glucose',
  '3173-2': 'aptt',
  '14979-9': 'aptt',
  '3271-4': 'anti-xa',
  '2106-3': 'hcg',
  '2118-8': 'hcg',
  '21198-7': 'hcg',
  '2110-5': 'hcg',
  '80384-1': 'hcg',
  '80385-8': 'hcg',
}

export const vitalsByLoinc: Readonly<Record<string, 'weight' | 'height' | 'temperature' | 'pregnancy'>> = {
  '29463-7': 'weight',
  '3141-9': 'weight',
  '8302-2': 'height',
  '8310-5': 'temperature',
  '82810-3': 'pregnancy',
}

/** Product codes met without any words: the two first agree with display texts elsewhere, the others with their use. */
const rxnormProducts: Readonly<Record<string, string>> = {
  '1364435': 'apixaban',
  '1037045': 'dabigatran',
  '854228': 'enoxaparin',
  '1361574': 'heparin',
}

/** SNOMED CT codes that say there is nothing. `partial` speaks of some kinds only. */
export const nothingKnown: Readonly<Record<string, 'all' | 'partial' | 'no-information'>> = {
  '716186003': 'all',
  '409137002': 'all',
  '787481004': 'all',
  '160245001': 'all',
  '1234391009': 'all',
  '429625007': 'partial',
  '428607008': 'partial',
  '716220001': 'partial',
  '716184000': 'partial',
  'no-known-allergies': 'all',
  'no-known-medication-allergies': 'all',
  'no-known-medications': 'all',
  'no-known-problems': 'all',
  'no-known-food-allergies': 'partial',
  'no-known-environmental-allergies': 'partial',
  'no-allergy-info': 'no-information',
  'no-medication-info': 'no-information',
  'no-problem-info': 'no-information',
}

/** The drug of the tables that a code names, or null. Codes of combined products give the product’s row. */
export function drugByCode(codes: readonly { system: string; code: string }[], rules: Rules): string | null {
  for (const { system, code } of codes) {
    const kind = /rxnorm/i.test(system)
      ? 'rxnorm'
      : /atc|whocc/i.test(system)
        ? 'atc'
        : /snomed/i.test(system)
          ? 'snomed'
          : null
    if (kind === null) continue
    const row = rules.drugs.find((drug) => drug.codes[kind].includes(code))
    if (row !== undefined) return row.drug
    const product = kind === 'rxnorm' ? ownValue(rxnormProducts, code) : undefined
    if (product !== undefined) return product
  }
  return null
}
