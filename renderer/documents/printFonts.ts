// Static cuts for paper: a variable font ends up in a PDF as drawings of letters, these as real embedded fonts. Every
// alphabet the font has is declared; a page fetches only those that its words need.
import '@fontsource/inter/400.css'
import '@fontsource/inter/700.css'
