/**
 * What a rep waits for, over HTTP from the product's own server on PostgreSQL, and the passes in the
 * background, with 1,000, 10,000 and 100,000 made-up customers of ten contacts and one order each.
 */
import { performance } from 'node:perf_hooks';
import { seededRandom } from '#rules/kernel/random.ts';
import { findDuplicates } from '#app/services/customers/find-duplicates.server.ts';
import { writeValues } from '#app/services/customers/value-customers.server.ts';
import { database, switchDatabase } from '#app/utils/database.server.ts';
import { databaseUrl } from '../setup/database-url.ts';
import { administer } from '../setup/postgresql-administration.ts';
import { startPostgresql } from '../setup/postgresql.ts';
import { fillWithCustomers } from './customers/fill.ts';
import { makePeople, type Person } from './customers/people.ts';
import { quantile } from './figures.ts';
import { startTestServer, visitor } from './test-server.ts';

const DATABASE = 'kitwright_customers_bench';
const SIZES = [1_000, 10_000, 100_000];
const ASKED = 200;
const LIMIT_MS = 100;

type Visitor = ReturnType<typeof visitor>;
type Address = (person: Person, random: () => number) => string;

const data = (path: string, search: string): string =>
  `${path}.data?${new URLSearchParams({ search }).toString()}`;
const words = ({ name }: Person): readonly [string, string] => {
  const [first = '', last = ''] = name.split(' ');
  return [first, last];
};

/** The box is asked as one types, so it is asked for beginnings of every length. */
const QUESTIONS: Readonly<Record<string, Address>> = {
  'search: the first letters of a name': ({ name }, random) =>
    data('/sales/find', name.slice(0, 1 + Math.floor(random() * 4))),
  'search: first name and the beginning of the last': (person, random) => {
    const [first, last] = words(person);
    return data('/sales/find', `${first} ${last.slice(0, 1 + Math.floor(random() * 5))}`);
  },
  'search: whole name': ({ name }) => data('/sales/find', name),
  'search: phone number': ({ phone, email }) => data('/sales/find', phone || email),
  'search: e-mail': ({ email }) => data('/sales/find', email),
  'list of customers, searched': ({ name }) => data('/sales/customers', name.slice(0, 3)),
  'client page': ({ id }) => `/sales/customers/${id}`,
  'timeline of one channel': ({ id }) => `/sales/customers/${id}?channel=phone`,
  'segments and their counts': () => '/sales/value',
};

const postgresql = await startPostgresql();
if (postgresql === undefined) throw new Error('PostgreSQL is not installed');
const url = databaseUrl(postgresql.url, DATABASE);
await administer(postgresql.url, [`CREATE DATABASE ${DATABASE}`]);
const server = await startTestServer(url);
try {
  switchDatabase(url);
  const rep = visitor(server.origin);
  await rep('/sign-in', { intent: 'demo', role: 'sales-manager' });
  const figures = new Map<string, number[]>();
  const note = (name: string, value: number): void => {
    figures.set(name, [...(figures.get(name) ?? []), value]);
  };
  const now = new Date();
  for (const [nth, size] of SIZES.entries()) {
    const started = performance.now();
    const filled = await fillWithCustomers(SIZES[nth - 1] ?? 0, size, now);
    console.error(`${size} customers: ${JSON.stringify(filled)} in ${seconds(started)} s`);
    await timed('reckoning what all are worth (s)', note, () => writeValues(now));
    await timed('duplicates, first pass (s)', note, () => findDuplicates(now));
    await timed('duplicates, later passes (s)', note, () => findDuplicates(now));
    await database().$executeRawUnsafe('ANALYZE');
    for (const [name, address] of Object.entries(QUESTIONS)) {
      note(name, await askMany(rep, address, [...makePeople(size, 1)]));
    }
  }
  print(figures);
} finally {
  await database().$disconnect();
  server.stop();
  await administer(postgresql.url, [`DROP DATABASE ${DATABASE} WITH (FORCE)`]);
  await postgresql.stop();
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

async function timed(
  name: string,
  note: (name: string, value: number) => void,
  work: () => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  await work();
  note(name, (performance.now() - started) / 1000);
}

/** The time of 95 of 100 answers, ms; the first tenth warms up. */
async function askMany(rep: Visitor, address: Address, people: Person[]): Promise<number> {
  const random = seededRandom(7);
  const times: number[] = [];
  for (let asked = 0; asked < ASKED * 1.1; asked += 1) {
    const person = people[Math.floor(random() * people.length)] as Person;
    const path = address(person, random);
    const started = performance.now();
    const answer = await rep(path);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    if (asked >= ASKED * 0.1) times.push(performance.now() - started);
  }
  return quantile(times, 0.95);
}

function print(figures: ReadonlyMap<string, readonly number[]>): void {
  const cells = SIZES.map((size) => `${size.toLocaleString('en')}`);
  console.log(`| p95 in ms, unless said otherwise | ${cells.join(' | ')} | most to least |`);
  console.log(`| --- |${' ---: |'.repeat(SIZES.length + 1)}`);
  for (const [name, values] of figures) {
    const ratio = (values.at(-1) as number) / (values[0] as number);
    const shown = values.map((value) => value.toFixed(1));
    const missed = !name.endsWith('(s)') && (values.at(-1) as number) > LIMIT_MS;
    console.log(
      `| ${name} | ${shown.join(' | ')} | ${ratio.toFixed(2)} ×${missed ? ' (missed)' : ''} |`,
    );
  }
}
