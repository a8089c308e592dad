import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSeal, keyIdOf } from '../../../bot/cv/keeping/sealing.ts';

const KEY = randomBytes(32);
const seal = createSeal(() => KEY);
const CONTENT = Buffer.from('Huda Haddad, schoonmaker sinds 2019');
const NAME = 'file/0f3c';

/** The same bytes with one bit turned. */
const turned = (sealed: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(sealed);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('a seal', () => {
  it('gives back what it closed, however long it is', () => {
    for (const content of [CONTENT, Buffer.alloc(0), randomBytes(3_000_001)]) {
      expect(Buffer.from(seal.open(NAME, seal.close(NAME, content))).equals(content)).toBe(true);
    }
  });

  it('shows nothing of the content or the key, and is another each time', () => {
    const [one, other] = [seal.close(NAME, CONTENT), seal.close(NAME, CONTENT)];
    for (const sealed of [one, other].map(Buffer.from)) {
      expect(sealed.includes('Huda')).toBe(false);
      expect(sealed.includes(KEY)).toBe(false);
    }
    expect(Buffer.from(one).equals(other)).toBe(false);
  });

  it('does not open under another name', () => {
    expect(() => seal.open('file/0f3d', seal.close(NAME, CONTENT))).toThrow('moved from another name');
  });

  it('does not open where a single bit of it was turned, wherever that is', () => {
    const sealed = seal.close(NAME, CONTENT);
    for (const at of sealed.keys()) expect(() => seal.open(NAME, turned(sealed, at)), `byte ${at}`).toThrow(Error);
    for (const length of [0, 5, 41, sealed.length - 1])
      expect(() => seal.open(NAME, sealed.subarray(0, length))).toThrow();
  });

  it('tells another key from damage, and names neither content nor name', () => {
    const other = createSeal(() => randomBytes(32));
    const open = () => other.open(NAME, seal.close(NAME, CONTENT));
    expect(open).toThrow('another key than DOCUMENTS_KEY');
    expect(open).not.toThrow(NAME);
  });

  it('is asked for no key before there is something to close', () => {
    let asked = 0;
    const lazy = createSeal(() => {
      asked++;
      return KEY;
    });
    expect(asked).toBe(0);
    lazy.close(NAME, CONTENT);
    expect(asked).toBeGreaterThan(0);
  });

  it('is known from what is not sealed: all that people can send', () => {
    expect(seal.isSealed(seal.close(NAME, Buffer.alloc(0)))).toBe(true);
    for (const text of ['', '%PDF-1.7', 'PK\u0003\u0004', '\0BMS', 'BMS'.repeat(40)]) {
      expect(seal.isSealed(Buffer.from(text))).toBe(false);
    }
    expect(() => seal.open(NAME, Buffer.from('%PDF-1.7'.repeat(20)))).toThrow('it is not sealed');
  });

  it('has a key that is known by an id, which tells nothing of it', () => {
    expect(keyIdOf(KEY)).toMatch(/^[0-9a-f]{16}$/u);
    expect(KEY.toString('hex')).not.toContain(keyIdOf(KEY));
    expect(keyIdOf(randomBytes(32))).not.toBe(keyIdOf(KEY));
  });
});
