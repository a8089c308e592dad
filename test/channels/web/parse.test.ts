import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, parse, TEXT_LENGTH } from '../../../bot/channels/web/parse.ts';
import { cpuMsOf } from '../../setup/cpu.ts';

const ID = '0b6f3c1e-6f0d-4c55-9a43-2b1f1f0a7c11';
const OTHER = '11111111-1111-4111-8111-111111111111';
const parsed = (fields: Record<string, string>) => parse(fields, () => OTHER);
const textOf = (text: string) => parsed({ text })?.inbound;

describe('a form of the web chat', () => {
  it('is a text under the name that its page gave it', () => {
    expect(parsed({ text: ' hallo\r\ndaar ', id: ID })).toEqual({
      key: `web:${ID}`,
      inbound: { kind: 'text', text: 'hallo\ndaar' },
      invitation: null,
    });
  });

  it('is a choice by the turn of its question and its number', () => {
    expect(parsed({ choice: '12.3' })?.inbound).toEqual({ kind: 'choice', turn: 12, number: 3 });
  });

  it.each(['0.1', '1.0', '1', '1.2.3', '-1.2', '1e3.1', '99999999999.1', 'x', ''])('is no choice by %j', (choice) => {
    expect(parsed({ choice, text: 'hallo' })).toBeNull();
  });

  it.each(['', ' \n ', '\u0000'])('says nothing with %j', (text) => {
    expect(parsed({ text })).toBeNull();
  });

  it.each(['', 'abc', `${ID}x`, '../../etc/passwd', 'absence:1'])('gets a name where it brings %j', (id) => {
    expect(parsed({ text: 'hallo', id })?.key).toBe(`web:${OTHER}`);
  });

  it('brings an invitation only where it can be one', () => {
    expect(parsed({ text: 'start', invite: 'K7-abc_D' })?.invitation).toBe('K7-abc_D');
    expect(parsed({ text: 'start', invite: "' OR 1=1" })?.invitation).toBeNull();
  });

  it('is cut, and never in the middle of a letter', () => {
    const inbound = textOf(`a${'😀'.repeat(TEXT_LENGTH)}`);
    expect(inbound).toEqual({ kind: 'text', text: `a${'😀'.repeat((TEXT_LENGTH - 2) / 2)}` });
  });

  it('loses what no database keeps and no keyboard makes', () => {
    expect(textOf('a\u0000b\u0007c\ud800d\te')).toEqual({ kind: 'text', text: 'abcd\te' });
  });

  it('keeps every script, its joiners and its marks', () => {
    const text = 'ሰላም مرحبا 👩‍👧 e\u0301';
    expect(textOf(text)).toEqual({ kind: 'text', text });
  });

  it('costs nothing however long it is', () => {
    const text = 'x'.repeat(10_000_000);
    expect(cpuMsOf(() => textOf(text))).toBeLessThan(100);
  });

  it('never fails, whatever is posted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        const result = parse(fieldsOf(body), () => OTHER);
        expect(result === null || result.key.startsWith('web:')).toBe(true);
      }),
    );
  });

  it('counts the first of two fields with one name', () => {
    expect(fieldsOf('text=een&text=twee')).toEqual({ text: 'een' });
  });
});
