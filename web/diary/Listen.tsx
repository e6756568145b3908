import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Texts } from './texts';

/** Of a tag such as es-419 or es_ES, as some phones write it, the language. */
const tongue = (tag: string): string => tag.split(/[-_]/)[0]!.toLowerCase();

/** A voice of this phone's own: what is read aloud is sent to nobody, and needs no network. */
const voiceOf = (language: string): SpeechSynthesisVoice | undefined =>
  globalThis.speechSynthesis?.getVoices().find(voice => voice.localService && tongue(voice.lang) === tongue(language));

const languageOf = (part: Element): string => part.closest<HTMLElement>('[lang]')!.lang;

/** Reads aloud what stands on the screen, each part in its language, until it is stopped or the page turns. Only where the phone has a voice for it. */
export function Listen({ texts, language }: { readonly texts: Texts; readonly language: string }) {
  const here = useRef<HTMLButtonElement>(null);
  const last = useRef<SpeechSynthesisUtterance | null>(null);
  const [reading, read] = useState(false);
  const [, hear] = useState(0);
  useEffect(() => {
    // Some browsers have their voices a moment later.
    const came = (): void => hear(Date.now());
    const voices = globalThis.speechSynthesis;
    // Safari before 16 cannot be asked to say so.
    voices?.addEventListener?.('voiceschanged', came);
    return () => voices?.removeEventListener?.('voiceschanged', came);
  }, []);
  // With the page and not after it: where nothing is painted (another app in front) what comes after may be late.
  useLayoutEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  const start = (): void => {
    const parts = [...here.current!.closest('section')!.querySelectorAll('h2, .card p, p[lang]')].filter(part => part.closest('details:not([open])') === null);
    for (const part of parts) {
      const voice = voiceOf(languageOf(part));
      if (voice === undefined) continue;
      const said = new SpeechSynthesisUtterance(part.textContent);
      said.voice = voice;
      said.lang = voice.lang;
      last.current = said;
      said.onend = said.onerror = () => read(now => now && last.current !== said);
      speechSynthesis.speak(said);
    }
  };
  const toggle = (): void => {
    last.current = null;
    speechSynthesis.cancel();
    if (!reading) start();
    read(!reading);
  };
  if (voiceOf(language) === undefined) return null;
  return (
    <button class="quiet listen" ref={here} onClick={toggle}>
      {reading ? texts.stopListening : texts.listen}
    </button>
  );
}
