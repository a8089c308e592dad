import { createAccount } from '../../bot/admin/index.tsx';
import { handedIn, type Made } from './cv-world.ts';
import { type AdminHouse, openAdmin, PETRA } from './house.ts';
import { type Visitor, visitor } from './visitor.ts';

/** Of both volunteers. */
export const PASSWORD = 'een lang wachtwoord';

/** The CV desk, with Petra of the staff and two volunteers at it. */
export type CvHouse = {
  readonly house: AdminHouse;
  readonly petra: Visitor;
  readonly joris: Visitor;
  readonly mia: Visitor;
  /** What the view told the log. */
  readonly noticed: readonly string[];
  /** Somebody hands something in; numbers count on. */
  handIn(asked?: Partial<Parameters<typeof handedIn>[2]>): Promise<Made>;
  /** The number that was given last. */
  readonly number: () => number;
  /** Nothing has been handed in. */
  reset(): Promise<void>;
};

/** Opens it; close the house when the tests of the file are over. */
export async function openCvHouse(): Promise<CvHouse> {
  const noticed: string[] = [];
  const house = await openAdmin(() => ({ notice: (what, about) => noticed.push(`${what} ${JSON.stringify(about)}`) }));
  const join = async (name: string, from: string): Promise<Visitor> => {
    const email = `${name.toLowerCase()}@example.org`;
    await createAccount(house.parts.auth, { email, password: PASSWORD, name, role: 'volunteer' });
    const one = visitor(house, from);
    await one.signIn(email, PASSWORD);
    return one;
  };
  const petra = visitor(house, '192.0.2.1');
  await petra.signIn(PETRA.email, PETRA.password);
  let number = 2_000;
  return {
    ...{ house, petra, noticed },
    joris: await join('Joris', '198.51.100.1'),
    mia: await join('Mia', '198.51.100.2'),
    handIn(asked = {}) {
      number += 1;
      return handedIn(house.fresh.database, house.documents, { number, ...asked });
    },
    number: () => number,
    async reset() {
      await house.fresh.database.prisma.submission.deleteMany();
    },
  };
}

/** Where a submission is looked at, and where the form about its version is sent. */
export const at = ({ id }: Made): string => `/admin/cv-desk/${id}`;
export const formAt = ({ id, version }: Made): string => `/admin/cv-desk/${id}/versions/${version}`;
export const claim = (who: Visitor, made: Made) => who.post(`${at(made)}/claim`, {});

const EMPTY = { kind: 'content', phrase: '', text: '', page: '', x: '', y: '' };

/** The fields of one remark as the form sends them. */
export const remark = (position: number, said: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ position: String(position), ...EMPTY, ...said }).map(([name, value]) => [
      `remark-${position}-${name}`,
      value,
    ]),
  );

/** The remarks of a version as they are kept. */
export const remarksOf = ({ fresh }: AdminHouse, { version }: Made) =>
  fresh.database.prisma.remark.findMany({ where: { versionId: version }, orderBy: { position: 'asc' } });

/** Sends a form as a script does. */
export const byScript = (who: Visitor, form: Readonly<Record<string, string>>) => ({
  cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  form,
  headers: { 'hx-request': 'true' },
});
