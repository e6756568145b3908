/** What an entry is about: a form on an occasion. */
export interface About {
  readonly form: string;
  readonly occasion: { readonly kind: 'diary-day' | 'event' | 'prompt'; readonly key: string; readonly repeat: 0 };
}

type Kind = 'event' | 'prompt';

/** The name under which a draft of an event is kept; that of a diary is its day. */
export const nameOf = (form: string, at: string): string => `event:${form}:${at}`;

/** The same of a prompt. */
export const nameOfPrompt = (form: string, key: string): string => `prompt:${form}:${key}`;

/** The event that such a name is about; null for anything else. */
export const eventOf = (name: string): string | null => formOf('event', name);

/** The prompt that such a name is about; null for anything else. */
export const promptOf = (name: string): string | null => formOf('prompt', name);

export function aboutOf(name: string): About {
  for (const kind of ['event', 'prompt'] as const) {
    const form = formOf(kind, name);
    if (form !== null) return { form, occasion: { kind, key: name.slice(kind.length + form.length + 2), repeat: 0 } };
  }
  return { form: 'diary', occasion: { kind: 'diary-day', key: name, repeat: 0 } };
}

function formOf(kind: Kind, name: string): string | null {
  const mark = `${kind}:`;
  return name.startsWith(mark) ? name.slice(mark.length, name.indexOf(':', mark.length)) : null;
}
