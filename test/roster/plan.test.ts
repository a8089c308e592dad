import { describe, expect, it } from 'vitest';
import { plan } from '../../bot/roster/plan/plan.ts';
import { fromSheets } from '../../bot/roster/plan/sheets.ts';
import { templateOf } from '../../bot/roster/template.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { TEST_DAY } from '../world.ts';
import { applied, KNOWN, planned, told } from './planned.ts';

const NOTHING = { people: [], enrolments: [], children: [], matches: [], sessions: [], entries: [] };
const MATCH = 'nummer;traject;mentor;mentee;dag;tijd;minuten;plaats;van;tot en met';
const PAIR = 'nummer;naam;rollen;centrum\n1;Ria;mentor;De Mussen\n2;Samira;mentee;De Mussen\n';
const LESSON = 'nummer;titel;traject;dag;tijd;minuten;plaats;van;tot en met';

describe('people', () => {
  it('are added with what a Dutch or English file says', async () => {
    const { changes, problems, warnings, outcomes } = await planned({
      mensen: 'nummer;voornaam;Taal;Rollen;Centrum;toestemming\n1001; Rana ;عربي?;x;De Mussen;ja\n'
        .replace('عربي?', 'العربية')
        .replace(';x;', ';mentee, ouder;'),
      people: 'number,name,language,roles,centre\n1002,Gerrit,Dutch,mentor / coach,de-mussen\n',
    });
    expect([problems, warnings]).toEqual([[], []]);
    expect(changes.people).toMatchObject([
      {
        id: '+people:0',
        externalId: '1001',
        name: 'Rana',
        language: 'ar',
        roles: ['mentee', 'parent'],
        consented: true,
      },
      {
        externalId: '1002',
        name: 'Gerrit',
        language: 'nl',
        roles: ['coach', 'mentor'],
        centreId: 'de-mussen',
        consented: false,
      },
    ]);
    expect(outcomes.map(({ fields }) => fields)).toEqual([null, null]);
  });

  it('are known by their number, also under another name', async () => {
    const known = {
      ...KNOWN,
      people: KNOWN.people.map((one) => ({ ...one, externalId: one.name === 'Huda' ? '7' : null })),
    };
    const { changes, outcomes } = await planned({ mensen: 'nummer;naam;centrum\n7;Hoda;De Mussen\n' }, known);
    expect(changes.people).toMatchObject([{ id: PEOPLE.huda.id, name: 'Hoda', language: 'ar', roles: ['mentee'] }]);
    expect(outcomes[0]?.fields).toEqual([{ field: 'name', from: 'Huda', to: 'Hoda' }]);
  });

  it('are never guessed: a known name with a new number is asked about', async () => {
    const row = (known: string) => ({ mensen: `nummer;naam;centrum;bekend\n7;Huda;De Mussen;${known}\n` });
    expect(told(await planned(row('')))).toEqual(['mensen 2 bekend: maybe-known']);
    expect((await planned(row('ja'))).changes.people).toMatchObject([{ id: PEOPLE.huda.id, externalId: '7' }]);
    expect((await planned(row('nee'))).changes.people).toMatchObject([{ id: '+people:0', externalId: '7' }]);
  });

  it('without a number are known by a name that is there once, and told of when it is there twice', async () => {
    expect((await planned({ mensen: 'naam;taal;centrum\nhuda;pl;De Mussen\n' })).changes.people).toMatchObject([
      { id: PEOPLE.huda.id, language: 'pl' },
    ]);
    const twice = await planned({ mensen: 'nummer;naam;centrum\n;Ans;De Mussen\n;ANS;De Mussen\n9;Ans;De Mussen\n' });
    expect(told(twice)).toEqual(['mensen 2 nummer: same-name', 'mensen 3 nummer: same-name']);
    const [huda] = KNOWN.people;
    const two = { ...KNOWN, people: [...KNOWN.people, { ...(huda as NonNullable<typeof huda>), id: 'another' }] };
    expect(told(await planned({ mensen: 'naam;centrum\nHuda;De Mussen\n' }, two))).toEqual([
      'mensen 2 nummer: same-name',
    ]);
    expect(told(await planned({ mensen: 'nummer;naam;centrum\n9;Ans;De Mussen\n9;Bea;De Mussen\n' }))).toHaveLength(2);
  });

  it('of two centres may have the same number', async () => {
    const { changes, problems } = await planned({ mensen: 'nummer;naam;centrum\n9;Ans;De Mussen\n9;Bea;Allekanten\n' });
    expect(problems).toEqual([]);
    expect(changes.people).toMatchObject([{ centreId: 'de-mussen' }, { centreId: 'allekanten' }]);
    expect(told(await planned({ mensen: 'nummer;naam\n9;Ans\n' }))).toEqual(['mensen 2 centrum: empty']);
  });

  it('keep the language that they chose themselves', async () => {
    const known = { ...KNOWN, people: KNOWN.people.map((one) => ({ ...one, spoken: true })) };
    const { changes, warnings } = await planned({ mensen: 'naam;taal;centrum\nHuda;pl;De Mussen\n' }, known);
    expect(changes).toEqual(NOTHING);
    expect(warnings).toMatchObject([{ what: 'own-language', about: ['Huda'] }]);
  });

  it('take part in a programme, with a coach', async () => {
    const file = { mensen: 'nummer;naam;rollen;centrum;coach;van\n5;Oleg;deelnemer;Allekanten;Joris;1-12-2026\n' };
    const first = await planned(file);
    expect(first.problems).toEqual([]);
    expect(first.changes.enrolments).toEqual([
      {
        id: '+enrolment:0',
        programmeId: 'werkfit',
        personId: '+people:0',
        coachId: PEOPLE.joris.id,
        from: '2026-12-01',
        until: null,
      },
    ]);
    const known = applied(KNOWN, first);
    expect((await planned(file, known)).changes).toEqual(NOTHING);
    const other = await planned({ mensen: file.mensen.replace('Joris', 'Dilara') }, known);
    expect(other.outcomes[0]?.fields).toEqual([{ field: 'coach', from: 'Joris', to: 'Dilara' }]);
    expect(other.changes).toMatchObject({
      people: [],
      enrolments: [{ id: '+enrolment:0', coachId: PEOPLE.dilara.id }],
    });
    expect(told(await planned({ mensen: file.mensen.replace('Joris', 'Niemand') }))).toEqual([
      'mensen 2 coach: not-there',
    ]);
  });
});

describe('children', () => {
  it('have one or two guardians, each on her days', async () => {
    const { changes, problems, outcomes } = await planned({
      kinderen:
        'naam;centrum;verzorger 1;dagen 1;verzorger 2;dagen 2\nSami;De Mussen;Jamila;ma-do;Daan;vr t/m zo\nMila;De Mussen;Emine;;;\n',
    });
    expect(problems).toEqual([]);
    expect(changes.children).toMatchObject([
      {
        guardians: [
          { personId: PEOPLE.jamila.id, weekdays: [1, 2, 3, 4] },
          { personId: PEOPLE.daan.id, weekdays: [5, 6, 7] },
        ],
      },
      { id: '+children:1', name: 'Mila', guardians: [{ personId: PEOPLE.emine.id, weekdays: [] }] },
    ]);
    expect(outcomes[0]?.fields?.map(({ field }) => field)).toEqual(['guardians']);
  });

  it('have nobody twice, and somebody', async () => {
    const rows = 'naam;centrum;verzorger 1;verzorger 2\nA;De Mussen;Jamila;jamila\nB;De Mussen;;\nC;De Mussen;Selam;\n';
    expect(told(await planned({ kinderen: rows }))).toEqual([
      'kinderen 2 verzorger 2: same-person',
      'kinderen 3 verzorger 1: empty',
      // She is of the other centre.
      'kinderen 4 verzorger 1: not-there',
    ]);
  });
});

describe('matches', () => {
  it('are made of people of the same file, every week', async () => {
    const { changes, problems, warnings } = await planned({
      mensen: PAIR,
      koppelingen: `${MATCH}\nM1;Werkplaats;1;Samira;dinsdag;14.00;60;Kamer 3;1-12-2026;31-5-2027\n`,
    });
    expect([problems, warnings]).toEqual([[], []]);
    expect(changes.matches).toMatchObject([
      {
        mentorId: '+people:0',
        menteeId: '+people:1',
        coordinatorId: null,
        rule: 'FREQ=WEEKLY;BYDAY=TU',
        start: '14:00',
        minutes: 60,
        from: '2026-12-01',
        until: '2027-05-31',
      },
    ]);
  });

  it('last six months, or twelve where they were extended', async () => {
    const until = async (day: string, extended = '') =>
      told(
        await planned({
          mensen: PAIR,
          koppelingen: `${MATCH};verlengd\nM1;Werkplaats;1;2;di;14:00;60;K;31-8-2026;${day};${extended}\n`,
        }),
      );
    expect(await until('28-2-2027')).toEqual([]);
    expect(await until('1-3-2027')).toEqual(['koppelingen 2 tot en met: six-months']);
    expect(await until('1-3-2027', 'ja')).toEqual([]);
    expect(await until('1-9-2027', 'ja')).toEqual(['koppelingen 2 tot en met: six-months']);
    expect(await until('1-8-2026')).toEqual(['koppelingen 2 tot en met: before-from']);
    expect(await until('1-8-3026')).toEqual(['koppelingen 2 tot en met: not-date']);
  });

  it('are known by who meets, and get their number then', async () => {
    const row = `${MATCH}\nM1;Werkplaats;Willem;Huda;woensdag;15:00;60;De Mussen, kamer 3;;\n`;
    const { changes, outcomes, problems } = await planned({ koppelingen: row });
    expect(problems).toEqual([]);
    expect(changes.matches).toMatchObject([
      { id: KNOWN.matches[0]?.id, externalId: 'M1', rule: 'FREQ=WEEKLY;BYDAY=WE' },
    ]);
    expect(outcomes[0]?.fields?.map(({ field }) => field)).toEqual(['externalId', 'rule', 'start']);
  });

  it('tell of a second one beside the first, of missing roles, and of what cannot be', async () => {
    const row = (mentor: string, mentee: string) =>
      `${MATCH}\nM9;Werkplaats;${mentor};${mentee};di;14:00;60;K;1-12-2026;1-3-2027\n`;
    const second = await planned({ koppelingen: row('Willem', 'Emine') });
    expect(second.warnings.map(({ what, about }) => [what, ...about])).toEqual([
      ['second-match', 'Willem', 'mentor'],
      ['second-match', 'Emine', 'mentee'],
    ]);
    expect((await planned({ koppelingen: row('Plamen', 'Jamila') })).warnings.map(({ what }) => what)).toEqual([
      'no-role',
      'no-role',
    ]);
    expect(told(await planned({ koppelingen: row('Willem', 'willem') }))).toEqual([
      'koppelingen 2 mentee: same-person',
    ]);
    expect(
      told(
        await planned({
          koppelingen: `${row('Nour', 'Jamila')}M8;Werkplaats;Nour;Jamila;vr;9:00;60;K;1-1-2027;1-2-2027\n`,
        }),
      ),
    ).toEqual(['koppelingen 3 mentee: twice']);
  });

  it('want a day or a rule, not two that differ', async () => {
    const row = (day: string, rule: string) => ({
      koppelingen: `${MATCH};regel\nM9;Werkplaats;Nour;Jamila;${day};14:00;60;K;1-12-2026;1-3-2027;"${rule}"\n`,
    });
    expect(told(await planned(row('', '')))).toEqual(['koppelingen 2 dag: empty']);
    expect(told(await planned(row('di', 'FREQ=WEEKLY;BYDAY=WE')))).toEqual(['koppelingen 2 regel: both']);
    expect(told(await planned(row('di', 'FREQ=WEEKLY;BYDAY=TU')))).toEqual([]);
    expect((await planned(row('', 'rrule:byday=fr,mo;freq=weekly;interval=2'))).changes.matches[0]?.rule).toBe(
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
    );
    for (const bad of ['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', 'FREQ=MONTHLY;BYDAY=MO', 'x'])
      expect(told(await planned(row('', bad)))).toEqual(['koppelingen 2 regel: not-rule']);
  });
});

describe('sessions and timetables', () => {
  const files = {
    mensen: 'nummer;naam;rollen;centrum;van\n5;Oleg;deelnemer;Allekanten;1-12-2026\n',
    lessen: `${LESSON};titel engels;voor wie;vrij in schoolvakanties;docent\nL1;Koken;Werkfit;ma, do;9:30;120;Keuken;1-12-2026;31-8-2027;Cooking;;nee;Joris\nL2;Gym;Werkfit;wo;9:30;240;Zaal;1-12-2026;31-8-2027;;;;\n`,
    rooster: 'les;deelnemer;van;tot en met\nL1;5;1-12-2026;\nGym;Oleg;1-1-2027;31-8-2027\n',
  };

  it('are added together', async () => {
    const { changes, problems, warnings } = await planned(files);
    expect([problems, warnings]).toEqual([[], []]);
    expect(changes.sessions).toMatchObject([
      {
        title: { nl: 'Koken', en: 'Cooking' },
        audience: 'people',
        rests: false,
        rule: 'FREQ=WEEKLY;BYDAY=MO,TH',
        teacherId: PEOPLE.joris.id,
      },
      { title: { nl: 'Gym' }, rests: true },
    ]);
    expect(changes.entries).toMatchObject([
      { sessionId: '+sessions:1', personId: '+people:0', childId: null, from: '2026-12-01', until: null },
      { sessionId: '+sessions:2', personId: '+people:0', until: '2027-08-31' },
    ]);
  });

  it('change nothing the second time', async () => {
    const first = await planned(files);
    const again = await planned(files, applied(KNOWN, first));
    expect(again.problems).toEqual([]);
    expect(again.changes).toEqual(NOTHING);
  });

  it('are the same entry with other days, and no entry twice', async () => {
    const known = applied(KNOWN, await planned(files));
    const moved = await planned({ rooster: 'les;deelnemer;van;tot en met\nL1;5;8-12-2026;1-3-2027\n' }, known);
    expect(moved.outcomes[0]?.fields).toEqual([
      { field: 'from', from: '2026-12-01', to: '2026-12-08' },
      { field: 'until', from: null, to: '2027-03-01' },
    ]);
    const twice = await planned(
      { rooster: 'les;deelnemer;van;tot en met\nL1;5;8-12-2026;1-3-2027\nL1;Oleg;1-2-2027;\n' },
      known,
    );
    expect(told(twice)).toEqual(['rooster 3 van: twice']);
  });

  it('are for those whom the session is for', async () => {
    const rows = 'les;deelnemer;kind\nVoetbal;Jamila;\nNaailes;;Noor\nVoetbal;;Noor\nVoetbal;;\nNaailes;Selam;Noor\n';
    expect(told(await planned({ rooster: rows }))).toEqual([
      'rooster 2 deelnemer: other-audience',
      'rooster 3 kind: other-audience',
      'rooster 5 kind: empty',
      'rooster 6 kind: both',
    ]);
  });

  it('tell of hours that do not build up from four to sixteen', async () => {
    const build = async (...rows: string[]) => {
      const entries = rows.map((row) => `${row}\n`).join('');
      const { warnings } = await planned({ ...files, rooster: `les;deelnemer;van;tot en met\n${entries}` });
      return warnings.map(({ what, about }) => [what, ...about.slice(1)]);
    };
    expect(await build('L1;5;1-12-2026;', 'L2;5;1-1-2027;')).toEqual([]);
    expect(await build('L1;5;1-12-2026;', 'L2;5;1-12-2026;')).toEqual([['hours-first', '1', '8']]);
    expect(await build('L1;5;1-12-2026;', 'L2;5;1-1-2027;28-2-2027')).toEqual([['hours-less', '4', '4']]);
    expect(await build('Naailes;5;1-12-2026;')).toEqual([['hours-range', '1', '2']]);
  });
});

describe('a file', () => {
  it('tells of sheets and columns that nobody knows, and goes on', async () => {
    const { warnings, problems } = await planned({
      mensen: 'nummer;naam;centrum;schoenmaat\n1;Ria;De Mussen;38\n',
      boodschappen: 'wat\nmelk\n',
    });
    expect(problems).toEqual([]);
    expect(warnings.map(({ what, about }) => [what, ...about])).toEqual([
      ['unknown-column', 'mensen', 'schoenmaat'],
      ['unknown-sheet', 'boodschappen'],
    ]);
  });

  it('is known by its columns where its name says nothing', async () => {
    const { changes } = await planned({
      'export 2026': 'Naam;Rol;Centrum\nRia;mentor;De Mussen\n',
      'koppelingen (2)': `${MATCH}\n`,
    });
    expect(changes.people).toHaveLength(1);
  });

  it('may not have a column twice', async () => {
    expect(told(await planned({ mensen: 'naam;voornaam;centrum\nA;B;De Mussen\n' }))).toContain(
      'mensen 1 naam: column-twice',
    );
  });

  it('as we give it as an example is one that we take, once', () => {
    const upload = fromSheets(templateOf('example', KNOWN, TEST_DAY));
    if (upload === null || upload === 'too-big') throw new Error('no tables');
    const first = plan(KNOWN, upload, TEST_DAY);
    expect([first.problems, first.warnings]).toEqual([[], []]);
    expect(first.outcomes).toHaveLength(12);
    expect(plan(applied(KNOWN, first), upload, TEST_DAY).changes).toEqual(NOTHING);
    const empty = fromSheets(templateOf('template', KNOWN, TEST_DAY));
    expect(empty).toEqual({ given: [], problems: [], warnings: [] });
  });
});
