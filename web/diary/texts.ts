import type en from './texts/en.json';

/** What the diary says; the server's own pages for phones say the same. Sentences for somebody who is ill and tired: short, plain, nothing about the study drug or the illness but what the protocol says. */
export type Texts = Readonly<Record<keyof typeof en, string>>;
