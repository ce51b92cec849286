import type { Showable } from './types'

const base = '1.2.840.10008.5.1.4.1.1'

/** Storage SOP classes met in a pain practice and on its discs (PS3.6 table A-1). */
const names: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.3.10': 'Media Storage Directory Storage',
  '1.2.840.10008.5.1.4.39.1': 'Color Palette Storage',
  [`${base}.1`]: 'Computed Radiography Image Storage',
  [`${base}.1.1`]: 'Digital X-Ray Image Storage - For Presentation',
  [`${base}.1.1.1`]: 'Digital X-Ray Image Storage - For Processing',
  [`${base}.1.2`]: 'Digital Mammography X-Ray Image Storage - For Presentation',
  [`${base}.1.2.1`]: 'Digital Mammography X-Ray Image Storage - For Processing',
  [`${base}.1.3`]: 'Digital Intra-Oral X-Ray Image Storage - For Presentation',
  [`${base}.2`]: 'CT Image Storage',
  [`${base}.2.1`]: 'Enhanced CT Image Storage',
  [`${base}.3`]: 'Ultrasound Multi-frame Image Storage',
  [`${base}.3.1`]: 'Ultrasound Multi-frame Image Storage',
  [`${base}.4`]: 'MR Image Storage',
  [`${base}.4.1`]: 'Enhanced MR Image Storage',
  [`${base}.4.2`]: 'MR Spectroscopy Storage',
  [`${base}.5`]: 'Nuclear Medicine Image Storage',
  [`${base}.6`]: 'Ultrasound Image Storage',
  [`${base}.6.1`]: 'Ultrasound Image Storage',
  [`${base}.6.2`]: 'Enhanced US Volume Storage',
  [`${base}.7`]: 'Secondary Capture Image Storage',
  [`${base}.7.1`]: 'Multi-frame Single Bit Secondary Capture Image Storage',
  [`${base}.7.2`]: 'Multi-frame Grayscale Byte Secondary Capture Image Storage',
  [`${base}.7.3`]: 'Multi-frame Grayscale Word Secondary Capture Image Storage',
  [`${base}.7.4`]: 'Multi-frame True Color Secondary Capture Image Storage',
  [`${base}.9.1.1`]: '12-lead ECG Waveform Storage',
  [`${base}.9.1.2`]: 'General ECG Waveform Storage',
  [`${base}.9.1.3`]: 'Ambulatory ECG Waveform Storage',
  [`${base}.9.2.1`]: 'Hemodynamic Waveform Storage',
  [`${base}.9.3.1`]: 'Cardiac Electrophysiology Waveform Storage',
  [`${base}.9.4.1`]: 'Basic Voice Audio Waveform Storage',
  [`${base}.11.1`]: 'Grayscale Softcopy Presentation State Storage',
  [`${base}.11.2`]: 'Color Softcopy Presentation State Storage',
  [`${base}.11.3`]: 'Pseudo-Color Softcopy Presentation State Storage',
  [`${base}.11.4`]: 'Blending Softcopy Presentation State Storage',
  [`${base}.11.5`]: 'XA/XRF Grayscale Softcopy Presentation State Storage',
  [`${base}.12.1`]: 'X-Ray Angiographic Image Storage',
  [`${base}.12.1.1`]: 'Enhanced XA Image Storage',
  [`${base}.12.2`]: 'X-Ray Radiofluoroscopic Image Storage',
  [`${base}.12.2.1`]: 'Enhanced XRF Image Storage',
  [`${base}.12.3`]: 'X-Ray Angiographic Bi-Plane Image Storage',
  [`${base}.13.1.1`]: 'X-Ray 3D Angiographic Image Storage',
  [`${base}.20`]: 'Nuclear Medicine Image Storage',
  [`${base}.66`]: 'Raw Data Storage',
  [`${base}.66.4`]: 'Segmentation Storage',
  [`${base}.77.1.1`]: 'VL Endoscopic Image Storage',
  [`${base}.77.1.1.1`]: 'Video Endoscopic Image Storage',
  [`${base}.77.1.2`]: 'VL Microscopic Image Storage',
  [`${base}.77.1.4`]: 'VL Photographic Image Storage',
  [`${base}.77.1.4.1`]: 'Video Photographic Image Storage',
  [`${base}.77.1.6`]: 'VL Whole Slide Microscopy Image Storage',
  [`${base}.88.11`]: 'Basic Text SR Storage',
  [`${base}.88.22`]: 'Enhanced SR Storage',
  [`${base}.88.33`]: 'Comprehensive SR Storage',
  [`${base}.88.34`]: 'Comprehensive 3D SR Storage',
  [`${base}.88.59`]: 'Key Object Selection Document Storage',
  [`${base}.88.67`]: 'X-Ray Radiation Dose SR Storage',
  [`${base}.104.1`]: 'Encapsulated PDF Storage',
  [`${base}.104.2`]: 'Encapsulated CDA Storage',
  [`${base}.128`]: 'Positron Emission Tomography Image Storage',
  [`${base}.130`]: 'Enhanced PET Image Storage',
  [`${base}.481.1`]: 'RT Image Storage',
  [`${base}.481.2`]: 'RT Dose Storage',
  [`${base}.481.3`]: 'RT Structure Set Storage',
  [`${base}.481.4`]: 'RT Beams Treatment Record Storage',
  [`${base}.481.8`]: 'RT Ion Plan Storage',
  [`${base}.66.1`]: 'Spatial Registration Storage',
  [`${base}.66.2`]: 'Spatial Fiducials Storage',
  [`${base}.66.5`]: 'Surface Segmentation Storage',
  [`${base}.67`]: 'Real World Value Mapping Storage',
  [`${base}.68.1`]: 'Surface Scan Mesh Storage',
  [`${base}.4.3`]: 'Enhanced MR Color Image Storage',
  [`${base}.13.1.2`]: 'X-Ray 3D Craniofacial Image Storage',
  [`${base}.13.1.3`]: 'Breast Tomosynthesis Image Storage',
  [`${base}.14.1`]: 'Intravascular Optical Coherence Tomography Image Storage - For Presentation',
  [`${base}.77.1.2.1`]: 'Video Microscopic Image Storage',
  [`${base}.77.1.3`]: 'VL Slide-Coordinates Microscopic Image Storage',
  [`${base}.77.1.5.1`]: 'Ophthalmic Photography 8 Bit Image Storage',
  [`${base}.77.1.5.2`]: 'Ophthalmic Photography 16 Bit Image Storage',
  [`${base}.77.1.5.4`]: 'Ophthalmic Tomography Image Storage',
  [`${base}.88.40`]: 'Procedure Log Storage',
  [`${base}.88.50`]: 'Mammography CAD SR Storage',
  [`${base}.88.65`]: 'Chest CAD SR Storage',
  [`${base}.88.68`]: 'Radiopharmaceutical Radiation Dose SR Storage',
  [`${base}.88.73`]: 'Patient Radiation Dose SR Storage',
  [`${base}.104.3`]: 'Encapsulated STL Storage',
  [`${base}.481.5`]: 'RT Plan Storage',
}

export const directorySopClass = '1.2.840.10008.1.3.10'

export function sopClassName(uid: string): string {
  return names[uid] ?? uid
}

/** What an instance without pixels is, by its SOP class. */
export function showsWithoutPixels(uid: string): Showable {
  if (uid.startsWith(`${base}.104.`)) return 'document'
  if (uid.startsWith(`${base}.88.`)) return 'report'
  if (uid.startsWith(`${base}.11.`)) return 'state'
  return 'nothing'
}
