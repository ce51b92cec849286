// Static cuts for paper: a variable font ends up in a PDF as drawings of letters, these as real embedded fonts.
import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-ext-400.css'
import '@fontsource/inter/latin-700.css'
import '@fontsource/inter/latin-ext-700.css'
