import type { Language } from './language.ts';
import type { Command } from './six-words.ts';

/**
 * A value that goes into a text: a plain one, another text by its key, or content that the centre wrote in
 * several languages itself. Dates are ISO strings; the locale file says how they are written.
 *
 * @example { "day": "2026-11-24", "reason": { "key": "absence.reason-ill" } }
 */
export type Param = string | number | { readonly key: string; readonly params?: Params } | Content;
export type Content = { readonly content: { readonly [code in Language]?: string } };
export type Params = { readonly [name: string]: Param };

/** Where a conversation stands or should go: a room, a step of it, and what has been gathered so far. */
export type Place = {
  readonly room: string;
  readonly step: string;
  readonly data: Data;
};
export type Data = { readonly [name: string]: Data | readonly Data[] | string | number | boolean | null };

/**
 * One of at most five answers that a person may pick, by its number in any script, its word, or a button.
 * With `to` the choice itself leads to a place, with `command` it is one of the six words that work everywhere;
 * without either the room that asked hears of it by `id`.
 *
 * @example { "id": "ill", "label": "absence.reason-ill", "icon": "🤒" }
 */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly params?: Params;
  readonly icon?: string;
  readonly to?: Place;
  readonly command?: Command;
};

/** Names one thing for somebody's own calendar: what she is expected at herself, or with a child. */
export type CalendarAbout = { readonly occasion: string; readonly child: string | null };

/** How a file for a calendar is called, whatever stands in it. */
export const CALENDAR_FILE = { name: 'agenda.ics', type: 'text/calendar' } as const;

/**
 * What goes along with a saying: a file of our store, a place to find on a map, or one thing for her own calendar
 * (`null`: everything that is planned for her), which is written when it is sent or fetched.
 */
export type Enclosure =
  | { readonly kind: 'calendar'; readonly about: CalendarAbout | null }
  | { readonly kind: 'file'; readonly id: string; readonly name: string; readonly type: string; readonly bytes: number }
  | {
      readonly kind: 'place';
      readonly name: string;
      readonly address: string;
      readonly latitude: number;
      readonly longitude: number;
    };

/**
 * One thing the bot says, as what is meant and never as a sentence: key and parameters. The words are found
 * at delivery, so the resident hears it in Tigrinya and staff read the same thing in Dutch.
 *
 * @example { "key": "absence.reason", "choices": [{ "id": "ill", "label": "absence.reason-ill", "icon": "🤒" }] }
 */
export type Saying = {
  readonly key: string;
  readonly params?: Params;
  readonly choices?: readonly Choice[];
  readonly enclosure?: Enclosure;
};

/** The two ways out that every dead end offers. */
export const HUMAN: Choice = { id: 'human', label: 'engine.human-choice', icon: '🧑', command: 'human' };
export const MENU: Choice = { id: 'menu', label: 'engine.menu-choice', icon: '🏠', command: 'menu' };
