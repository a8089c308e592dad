import { isLanguage } from '../../engine/language.ts';
import type { Role } from '../../engine/person.ts';
import type { Difference } from '../../roster/plan/planning.ts';
import { weekdaysIn } from '../../roster/plan/rule.ts';
import { nameOfLanguage } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { ROSTER_TEXTS as texts } from '../texts-roster.ts';
import { nameOfWeekday } from '../when.ts';

const LONGEST_SHOWN = 140;

/** `"elke maandag en donderdag"`; a rule of another kind as it is written. */
function ruleInWords(rule: string): string {
  const days = weekdaysIn(rule);
  return days === null ? rule : texts.every(days.map(nameOfWeekday).join(texts.and));
}

const dated = (day: string): string => day.split('-').reverse().join('-');

/** `"Jamila (ma, di)"`: who cares for a child, and on which days where they are named. */
const guardian = (said: string): string => {
  const [name = '', days = ''] = said.split('\t');
  const named = days === '' ? '' : days.split(',').map((day) => nameOfWeekday(Number(day)).slice(0, 2));
  return named === '' ? name : `${name} (${named.join(', ')})`;
};

const WORDS: Readonly<Record<string, (value: string) => string>> = {
  language: (code) => (isLanguage(code) ? nameOfLanguage(code) : code),
  roles: (roles) =>
    roles
      .split(',')
      .map((role) => TEXTS.roles[role as Role] ?? role)
      .join(', '),
  rule: ruleInWords,
  from: dated,
  until: dated,
  guardians: (all) => all.split(' + ').map(guardian).join(texts.and),
  audience: (audience) => texts.audiences[audience] ?? audience,
  consent: (flag) => texts.flags[flag] ?? flag,
  rests: (flag) => texts.flags[flag] ?? flag,
};

/** What a field is called. */
export function nameOfField(field: string): string {
  const [, language = ''] = /^title_(.+)$/u.exec(field) ?? [];
  return isLanguage(language) ? texts.titleIn(nameOfLanguage(language)) : (texts.fields[field] ?? field);
}

/** What a field says, in words and cut short. */
export function inWords({ field }: Difference, value: string | null): string {
  if (value === null || value === '') return texts.empty;
  const words = (Object.hasOwn(WORDS, field) ? WORDS[field]?.(value) : undefined) ?? value;
  return words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words;
}
