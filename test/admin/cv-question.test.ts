import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, type CvHouse, claim, formAt, openCvHouse, remark } from './cv-house.ts';
import type { Made } from './cv-world.ts';
import { type AdminHouse, text } from './house.ts';
import type { Visitor } from './visitor.ts';

let desk: CvHouse;
let house: AdminHouse;
let petra: Visitor;
let joris: Visitor;
beforeAll(async () => {
  desk = await openCvHouse();
  ({ house, petra, joris } = desk);
});
afterAll(() => house.close());
beforeEach(() => desk.reset());

describe('a question', () => {
  /** Somebody who is in the chat hands in a CV. */
  async function inChat(address: string): Promise<{ made: Made; conversation: string }> {
    await house.hears(address, text('hallo'));
    const conversation = await house.conversationOf(address);
    const made = await desk.handIn();
    const { prisma } = house.fresh.database;
    const { personId } = await prisma.conversation.findUniqueOrThrow({ where: { id: conversation } });
    await prisma.submission.update({ where: { id: made.id }, data: { personId } });
    return { made, conversation };
  }
  const deskOf = async (id: string) =>
    house.fresh.database.prisma.conversation.findUniqueOrThrow({
      where: { id },
      select: { desk: true, staffId: true },
    });
  const ask = (who: Visitor, made: Made, words: string, key = randomUUID()) =>
    who.post(`${at(made)}/ask`, { key, text: words });

  it('goes as chat, once, while it is hers; staff read the answer, and she hears that there is one', async () => {
    const { made, conversation } = await inChat('nour');
    await claim(joris, made);
    const key = randomUUID();
    for (const _ of ['first', 'again'])
      expect((await ask(joris, made, 'Waar werkte u?', key)).at).toContain('done=asked');
    const thread = await petra.get(`/admin/conversations/${conversation}?tab=all`);
    expect(thread.html.match(/Waar werkte u\?/gu)).toHaveLength(1);
    expect((await joris.get(at(made))).html).toContain('Er is nog geen antwoord.');
    expect((await petra.get('/admin/conversations?tab=unassigned')).html).not.toContain(conversation);
    await house.hears('nour', text('bij de bakker'));
    const hers = (await joris.get(at(made))).html;
    expect(hers).toContain('Vraag een medewerker om het antwoord te lezen');
    expect(hers).not.toMatch(/bij de bakker|\/admin\/conversations/u);
    const waiting = (await petra.get('/admin/conversations?tab=unassigned')).html;
    expect(waiting).toContain(conversation);
    const count = /Niet toegewezen <span class="count">(\d+)/u.exec(waiting)?.[1];
    expect(Number(count)).toBe(waiting.match(/id="row-/gu)?.length);
    // Nobody has read it yet: it stays where staff see it.
    await joris.post(formAt(made), { do: 'give-back', ...remark(1, { text: 'Dank u.' }) });
    expect((await deskOf(conversation)).desk).toBe('staff');
  });

  it('gives the conversation back to the bot when the review is over', async () => {
    const { made, conversation } = await inChat('omar');
    await claim(joris, made);
    await ask(joris, made, 'Hebt u een rijbewijs?');
    expect((await deskOf(conversation)).desk).toBe('staff');
    await joris.post(`${at(made)}/release`, {});
    expect((await deskOf(conversation)).desk).toBe('bot');
    await claim(joris, made);
    await ask(joris, made, 'En een diploma?');
    await joris.post(formAt(made), { do: 'give-back', ...remark(1, { text: 'Dank u.' }) });
    expect((await deskOf(conversation)).desk).toBe('bot');
    expect((await ask(joris, made, 'Nog iets?')).status).toBe(404);
  });

  it('that says nothing, or that reaches nobody, is not sent', async () => {
    const { made } = await inChat('lina');
    await claim(joris, made);
    expect((await ask(joris, made, '  ')).html).toContain('Er staat nog geen vraag.');
    expect((await joris.post(`${at(made)}/ask`, { key: 'x', text: 'Hallo' })).status).toBe(422);
    const silent = await desk.handIn();
    await claim(joris, silent);
    expect((await joris.get(at(silent))).html).toContain('is niet te bereiken in de chat');
    expect((await ask(joris, silent, 'Hallo?')).status).toBe(409);
  });

  it('of staff leads them to the conversation', async () => {
    const { made, conversation } = await inChat('sena');
    const { prisma } = house.fresh.database;
    const conversationOf = await prisma.conversation.findUniqueOrThrow({ where: { id: conversation } });
    await prisma.person.update({ where: { id: conversationOf.personId }, data: { name: 'Sena' } });
    await claim(petra, made);
    await ask(petra, made, 'Kunt u morgen komen?');
    expect((await petra.get(at(made))).html).toContain(`/admin/conversations/${conversation}?tab=all`);
    expect((await petra.get(at(made))).html).toContain(`/admin/week/appointment/`);
    expect((await joris.get(at(made))).html).not.toContain('/admin/week');
  });
});
