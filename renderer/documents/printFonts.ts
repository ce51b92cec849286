// Static cuts for paper: a variable font ends up in a PDF as drawings of letters, these as real embedded fonts. Every
// alphabet the font has is declared; a page fetches only those that its words need.
import '@fontsource/inter/400.css'
import '@fontsource/inter/700.css'
import './rightToLeftFont.css'

/**
 * Fetches the cuts that these words need. `document.fonts.ready` alone would not wait: before the first layout no font
 * has been asked for, and the print would fall back to another one.
 */
export async function loadPrintFonts(text: string): Promise<void> {
  await Promise.all(['400 12pt Inter', '700 12pt Inter'].map((font) => document.fonts.load(font, text)))
  await document.fonts.ready
}
