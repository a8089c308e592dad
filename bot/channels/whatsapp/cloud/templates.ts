import { z } from 'zod';
import { isLanguage, LANGUAGES, type Language } from '../../../engine/language.ts';
import type { Param, Params } from '../../../engine/saying.ts';
import type { Spoken } from '../../channel.ts';
import { cutTo } from '../../split.ts';
import { LIMITS } from './limits.ts';
import type { Component, Content, Template } from './payloads.ts';

/** A parameter of a saying of ours, and how it is written: `"name"`, `"starts, day"`. */
const PARAM = /^[\w.-]+(?:, ?(?:day|short-day|time))?$/u;

const template = z.strictObject({
  /** As Meta approved it: `"reminder_appointment"`. */
  name: z.string().regex(/^[a-z0-9_]{1,512}$/u, 'needs 1 to 512 of a-z, 0-9 and _'),
  /** Our language → Meta's code of the text that was approved for it. Meta knows no Tigrinya. */
  languages: z.partialRecord(
    z.enum(LANGUAGES),
    z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/u, 'is no language code of Meta, such as nl or en_GB'),
  ),
  /** What stands for {{1}}, {{2}}, … in the approved text, in this order. */
  params: z.array(z.string().regex(PARAM, 'is no name of a parameter, such as name or "starts, day"')).default([]),
  /** How many quick-reply buttons the approved text has; they stand for our choices, in their order. */
  buttons: z.number().int().min(0).max(LIMITS.templateButtons.value).default(0),
});

/** Our keys, each with the text that Meta approved for it. */
const templates = z.record(z.string().regex(/^[\w.-]+$/u, 'is no key of a text'), template);

export type Templates = z.infer<typeof templates>;
export type ApprovedTemplate = Templates[string];

/** Puts a key into words: `bot/words.ts`. Of its own the driver says `whatsapp.value`, `.day`, `.short-day`, `.time`. */
export type Say = (key: string, params: Params | undefined, language: Language) => string;

/**
 * The approved texts as they stand in the configuration. Throws, and names the place, where it is not what it should
 * be.
 *
 * @example
 * readTemplates('{ "appointments.reminder": { "name": "reminder_1", "languages": { "nl": "nl", "ti": "en" },
 *   "params": ["name", "starts, day", "starts, time"], "buttons": 2 } }')
 */
export function readTemplates(json: string): Templates {
  const parsed = templates.safeParse(jsonIn(json));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'templates'}: ${message}`);
  throw new Error(`The templates of WhatsApp cannot be used:\n${lines.join('\n')}`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A message as the approved text that says the same. Null where there is none for it in her language, or where
 * something goes along: an approved text carries nothing.
 */
export function renderTemplate(message: Spoken, known: Templates, say: Say): Content | null {
  const approved = Object.hasOwn(known, message.meant.key) ? known[message.meant.key] : undefined;
  const code = approved?.languages[message.language];
  if (approved === undefined || code === undefined || message.enclosed !== null) return null;
  return { type: 'template', template: templateOf(message, approved, code, say) };
}

function templateOf(message: Spoken, approved: ApprovedTemplate, code: string, say: Say): Template {
  const language = languageIn(code) ?? message.language;
  const parameters = approved.params.map((param) => ({
    type: 'text' as const,
    text: filledIn(param, message, language, say),
  }));
  const body: readonly Component[] = parameters.length === 0 ? [] : [{ type: 'body', parameters }];
  const buttons = message.offers.slice(0, approved.buttons).map(
    ({ number }, index): Component => ({
      type: 'button',
      sub_type: 'quick_reply',
      index: String(index),
      parameters: [{ type: 'payload', payload: `${message.turn}.${number}` }],
    }),
  );
  return { name: approved.name, language: { code }, components: [...body, ...buttons] };
}

/** A day in Tigrinya in the middle of an English text helps nobody: what is filled in speaks as the text does. */
function languageIn(code: string): Language | null {
  const [language] = code.split('_');
  return isLanguage(language) ? language : null;
}

/** Meta refuses an empty value, and one with line breaks or many blanks. */
function filledIn(param: string, { meant }: Spoken, language: Language, say: Say): string {
  const [name = '', format = 'value'] = param.split(/, ?/u);
  const value: Param | undefined = meant.params?.[name];
  const words = value === undefined ? '' : say(`whatsapp.${format}`, { value }, language);
  return cutTo(words.replaceAll(/\s+/gu, ' ').trim(), LIMITS.templateParam.value) || '–';
}
