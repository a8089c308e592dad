import { type HelpPlace, placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Organisation, PrismaClient } from '../generated/client.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, surveying } from './answer.ts';

const asPlace = ({
  id,
  name,
  domains,
  description,
  phones,
  website,
  email,
  address,
  hours,
  checkedOn,
}: Organisation): HelpPlace => ({
  id,
  name,
  domains,
  description: { content: description as { [code in Language]?: string } },
  phone: (phones as { number: string }[])[0]?.number ?? null,
  website,
  email,
  address,
  hours: hours as HelpPlace['hours'],
  checked: checkedOn?.toISOString().slice(0, 10) ?? null,
});

/** Never unasked: what is sensitive, what is for professionals, what lies in another town. */
const FOR_RESIDENTS = { audience: 'residents', sensitive: false, district: null };

/** Answers from the social map, the same for everybody: no answer here depends on who asks. */
export const socialMapAnswers = (prisma: PrismaClient): readonly Answer[] => [
  surveying(placesFor, async ({ domain }) => {
    const found = await prisma.organisation.findMany({ where: { ...FOR_RESIDENTS, domains: { has: domain } } });
    return found.map(asPlace);
  }),
  surveying(placeOf, async ({ id }) => {
    const found = await prisma.organisation.findFirst({ where: { ...FOR_RESIDENTS, id } });
    return found === null ? null : asPlace(found);
  }),
];

/** Counted per week and domain; the person is not kept. */
export const questionCountStore: RecordStore = {
  record: 'social-map.asked',
  applies: [
    `INSERT INTO question_count (domain, week, count)
     SELECT data->>'domain', date_trunc('week', at)::date, count(*) FROM mine GROUP BY 1, 2
     ON CONFLICT (domain, week) DO UPDATE SET count = question_count.count + excluded.count`,
  ],
};
