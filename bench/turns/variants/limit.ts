import { openPool } from '../peer.ts';
import { mustBe } from '../result.ts';
import { CONVERSATIONS, measure, TURNS } from '../scenario.ts';

/** The same three rows as ours, and the report, by one prepared function call a turn, with the state in the process. */
const SCHEMA = `
CREATE TABLE state (id int PRIMARY KEY, version int NOT NULL, session jsonb NOT NULL) WITH (fillfactor = 70);
CREATE TABLE line (conversation int, turn int, position int, content jsonb NOT NULL, PRIMARY KEY (conversation, turn, position));
CREATE TABLE report (conversation int PRIMARY KEY, data jsonb NOT NULL);
CREATE FUNCTION take(conv int, expected int, next jsonb, heard jsonb, said jsonb, data jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE state SET session = next, version = version + 1 WHERE id = conv AND version = expected;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO line VALUES (conv, expected + 1, 0, heard), (conv, expected + 1, 1, said);
  IF data IS NOT NULL THEN INSERT INTO report VALUES (conv, data); END IF;
  RETURN true;
END $$;
INSERT INTO state SELECT i, 0, '{}' FROM generate_series(0, ${CONVERSATIONS - 1}) i`;

const TAKE = { name: 'take', text: 'SELECT take($1, $2, $3, $4, $5, $6) AS taken' };
const QUESTIONS = ['menu', 'which', 'until', 'reason', 'reason-more', 'done'];

export async function limit(url: string) {
  const pool = openPool(url);
  await pool.query(SCHEMA);
  const states = Array.from({ length: CONVERSATIONS }, () => ({ step: 0, answers: [] as string[] }));
  const result = await measure(async (conversation, turn, text) => {
    const state = states[conversation] as (typeof states)[number];
    state.answers.push(text);
    state.step++;
    const report = state.step === QUESTIONS.length ? JSON.stringify({ answers: state.answers }) : null;
    const rows = [JSON.stringify(state), JSON.stringify({ text }), JSON.stringify({ key: QUESTIONS[turn] })];
    const { rows: verdict } = await pool.query({ ...TAKE, values: [conversation, turn, ...rows, report] });
    if (!verdict[0].taken) throw new Error('a turn was not taken');
  });
  const { rows } = await pool.query(
    'SELECT (SELECT count(*)::int FROM report) AS reports, (SELECT count(*)::int FROM line) AS lines',
  );
  mustBe('reports', rows[0].reports, CONVERSATIONS);
  mustBe('lines', rows[0].lines, TURNS * 2);
  await pool.end();
  return result;
}
