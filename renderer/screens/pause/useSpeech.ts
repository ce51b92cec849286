import { useEffect, useState } from 'react'
import { useSettings } from '../../state/settings'

/**
 * The voices of this computer that speak without a network, in the language asked for. They may come in late: the list
 * changes when the system has told of them.
 */
export function useLocalVoices(locale: string): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>(() => localVoices(locale))
  useEffect(() => {
    const heard = () => setVoices(localVoices(locale))
    heard()
    window.speechSynthesis.addEventListener('voiceschanged', heard)
    return () => window.speechSynthesis.removeEventListener('voiceschanged', heard)
  }, [locale])
  return voices
}

function localVoices(locale: string): readonly SpeechSynthesisVoice[] {
  return window.speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === locale)
}

/** Says a text with a voice of this computer; what was being said ends. Without such a voice nothing is said. */
export function speak(text: string, voice: SpeechSynthesisVoice | undefined): void {
  window.speechSynthesis.cancel()
  if (voice === undefined || text === '') return
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  window.speechSynthesis.speak(utterance)
}

/** Says `text` aloud when it appears, where the station is set to; silent again when the screen goes. */
export function useSpeech(text: string): void {
  const { speech, locale } = useSettings()
  const voices = useLocalVoices(locale)
  const voice = voices.find((each) => each.voiceURI === speech.voice) ?? voices[0]
  useEffect(() => {
    if (!speech.on) return
    speak(text, voice)
    return () => window.speechSynthesis.cancel()
  }, [text, speech.on, voice])
}
