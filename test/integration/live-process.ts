/**
 * A process of its own on a configuration: says each state it hears, and makes the changes it is
 * told on its input, each line a key and a change.
 */
import { createInterface } from 'node:readline';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { follow } from '#app/services/live/follow.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { switchDatabase } from '#app/utils/database.server.ts';

const [url = '', given = '', id = '', since = '0'] = process.argv.slice(2);
const actor = JSON.parse(given) as Actor;
const who = () => Promise.resolve({ ...actor, now: new Date() });
switchDatabase(url);

createInterface({ input: process.stdin }).on('line', (line) => {
  const { key, change } = JSON.parse(line) as { key: string; change: unknown };
  void who().then((now) => applyChange(now, { id, key, change }));
});

const gone = new AbortController();
for await (const state of await follow({ id, since: Number(since), who, gone: gone.signal })) {
  if (state === 'quiet') continue;
  const { decisions, revision } = state.access.configuration;
  const entries = state.entries.map(({ sequence, key }) => ({ sequence, key }));
  process.stdout.write(`${JSON.stringify({ revision, decisions, entries })}\n`);
}
