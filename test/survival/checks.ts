import type { Hearer, Mentee } from './cast.ts';
import type { Absence, Evidence } from './evidence.ts';
import type { Pushed } from './history.ts';

/** Everything but the messages themselves, which `accounting.ts` holds against the platform. Each fault is a sentence. */
export function faultsIn(cast: readonly Mentee[], updates: readonly Pushed[], evidence: Evidence): readonly string[] {
  return [
    ...unheard(updates, evidence),
    ...unversioned(updates, evidence),
    ...misreported(cast, evidence),
    ...untold(cast, evidence),
    ...miscounted(cast, evidence),
  ];
}

/** Every update is one turn of its chat, and to it was said what the script says. */
function unheard(updates: readonly Pushed[], { heard }: Evidence): string[] {
  const found = grouped(heard, ({ chat, key }) => `${chat} ${key}`);
  return updates.flatMap(({ id, chat, hears }) => {
    const turns = found.get(`${chat} tg:${id}`) ?? [];
    if (turns.length !== 1) return [`chat ${chat}: update ${id} is ${turns.length} turns`];
    const [{ turn, says }] = turns as [Evidence['heard'][number]];
    return says.join() === hears.join()
      ? []
      : [`chat ${chat}: to update ${id} (turn ${turn}) was said ${says.join()} instead of ${hears.join()}`];
  });
}

/** A conversation has as many turns as things came in: its updates, and the news for whoever has to hear of something. */
function unversioned(updates: readonly Pushed[], { heard, versions }: Evidence): string[] {
  const pushed = grouped(updates, ({ chat }) => chat);
  const turns = grouped(heard, ({ chat }) => chat);
  return [...versions].flatMap(([chat, version]) => {
    const came = turns.get(chat) ?? [];
    const own = came.filter(({ key }) => key.startsWith('tg:')).length;
    const expected = pushed.get(chat)?.length ?? 0;
    if (own !== expected) return [`chat ${chat}: ${expected} updates became ${own} turns`];
    return version === came.length ? [] : [`chat ${chat}: version ${version} after ${came.length} inbound`];
  });
}

/** One absence for each, exactly as she reported it. */
function misreported(cast: readonly Mentee[], { absences }: Evidence): string[] {
  const found = grouped(absences, ({ person }) => person);
  const wrong = cast.flatMap(({ id, chat, match, report }) => {
    const mine = found.get(id) ?? [];
    const expected = inWords({ series: match, ...report });
    return mine.length === 1 && inWords(mine[0] as Absence) === expected
      ? []
      : [`chat ${chat}: absences [${mine.map(inWords).join('; ')}] instead of [${expected}]`];
  });
  return absences.length === cast.length ? wrong : [...wrong, `${absences.length} absences of ${cast.length} people`];
}

const inWords = ({ series, reason, extent, from, until }: Omit<Absence, 'person'>): string =>
  `${reason} ${extent} from ${from} until ${until || 'further notice'} of ${series}`;

/** Both hearers of each report have one knock, it is done, and whoever has a chat was told of each report once. */
function untold(cast: readonly Mentee[], { knocks, heard }: Evidence): string[] {
  const found = grouped(knocks, ({ person, about }) => `${person} ${about}`);
  const told = grouped(
    heard.filter(({ key }) => !key.startsWith('tg:')),
    ({ chat }) => chat,
  );
  const noted = cast.flatMap(({ id, chat, mentor, coordinator }) =>
    [mentor, coordinator].flatMap((hearer) => {
      const mine = found.get(`${hearer.id} ${id}`) ?? [];
      if (mine.length !== 1) return [`chat ${chat}: ${mine.length} knocks for ${hearer.id}`];
      return mine[0]?.done ? [] : [`chat ${chat}: the knock for ${hearer.id} is still open`];
    }),
  );
  const news = [...newsExpected(cast)].flatMap(([chat, expected]) => {
    const number = (told.get(chat) ?? []).reduce((sum, { tells }) => sum + tells, 0);
    return number === expected ? [] : [`chat ${chat}: ${number} news instead of ${expected}`];
  });
  return [...noted, ...news];
}

function newsExpected(cast: readonly Mentee[]): Map<string, number> {
  const hearers = cast.flatMap(({ mentor, coordinator }): Hearer[] => [mentor, coordinator]);
  const reached = hearers.flatMap(({ chat }) => (chat === null ? [] : [String(chat)]));
  return new Map([...grouped(reached, (chat) => chat)].map(([chat, news]) => [chat, news.length]));
}

/** A counter shows what a unique row hides: an effect that was applied twice. */
function miscounted(cast: readonly Mentee[], { questions }: Evidence): string[] {
  const expected = cast.filter(({ asks }) => asks).length;
  return questions === expected ? [] : [`${questions} questions were counted instead of ${expected}`];
}

function grouped<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing]);
  return groups;
}
