/** What an entry is about: a form on an occasion. */
export interface About {
  readonly form: string;
  readonly occasion: { readonly kind: 'diary-day' | 'event'; readonly key: string; readonly repeat: 0 };
}

const mark = 'event:';

/** The name under which a draft of an event is kept; that of a diary is its day. */
export const nameOf = (form: string, at: string): string => `${mark}${form}:${at}`;

/** The event that such a name is about; null for a diary day. */
export function eventOf(name: string): string | null {
  return name.startsWith(mark) ? name.slice(mark.length, name.indexOf(':', mark.length)) : null;
}

export function aboutOf(name: string): About {
  const form = eventOf(name);
  return form === null
    ? { form: 'diary', occasion: { kind: 'diary-day', key: name, repeat: 0 } }
    : { form, occasion: { kind: 'event', key: name.slice(mark.length + form.length + 1), repeat: 0 } };
}
