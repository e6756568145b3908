import type { Texts } from './texts';

/** The languages that the screens speak. What the study asks comes from its card. */
export const languages = { en: 'English', de: 'Deutsch', es: 'Español', ar: 'العربية', ja: '日本語' } as const;

export type Language = keyof typeof languages;

const files: Readonly<Record<Language, () => Promise<{ default: Texts }>>> = {
  en: () => import('./texts/en.json'),
  de: () => import('./texts/de.json'),
  es: () => import('./texts/es.json'),
  ar: () => import('./texts/ar.json'),
  ja: () => import('./texts/ja.json'),
};

const place = 'language';

const known = (name: string | null | undefined): name is Language => name !== null && name !== undefined && name in languages;

/** The one she chose, or else the first of her browser's that there is. */
export function chosen(): Language {
  const kept = before();
  return known(kept) ? kept : (navigator.languages.map(tag => tag.slice(0, 2)).find(known) ?? 'en');
}

/** Where nothing can be kept, nothing was chosen. */
function before(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

export async function speak(language: Language): Promise<Texts> {
  const { default: texts } = await files[language]();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = texts.diary;
  return texts;
}

export const choose = (language: Language): void => localStorage.setItem(place, language);

/** Her browser's own variety of the language, where it has one: people write dates differently in London and New York. */
const variety = (): string => navigator.languages.find(tag => tag.startsWith(document.documentElement.lang)) ?? document.documentElement.lang;

/** A moment and a day as people write them where she lives. */
export const hour = (at: number): string => new Date(at).toLocaleTimeString(variety(), { hour: '2-digit', minute: '2-digit' });

/** An hour that was agreed, as people write it where she lives. */
export const hourOf = (time: string): string => new Date(`2000-01-01T${time}:00Z`).toLocaleTimeString(variety(), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** How long so many questions take: ten seconds each, in whole minutes. */
export const minutes = (questions: number): string =>
  new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(Math.max(1, Math.ceil(questions / 6)));

export const date = (day: string): string =>
  new Date(day + 'T12:00:00Z').toLocaleDateString(variety(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
