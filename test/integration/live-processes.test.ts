/** Several processes on one database; on PostgreSQL each hears what is done in the others. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision } from '#rules/configuration/types.ts';
import { replay } from '#rules/workflow/change-log.ts';
import { sameDecisions } from '#rules/workflow/configurator-change.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { getConfiguration } from '#app/services/configurations/get-configuration.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { readLog } from '#app/services/live/change-log.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SCRIPT = fileURLToPath(new URL('./live-process.ts', import.meta.url));

interface Heard {
  readonly revision: number;
  readonly decisions: readonly Decision[];
  readonly entries: readonly { readonly sequence: number; readonly key: string }[];
}

class LiveProcess {
  readonly heard: Heard[] = [];
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private noticed: (() => void) | undefined;

  constructor(url: string, actor: Actor, id: string, since = 0) {
    const given = [url, JSON.stringify(actor), id, String(since)];
    this.child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...given], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (!this.child.stdout) throw new Error('its output is piped');
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.heard.push(JSON.parse(line) as Heard);
      this.noticed?.();
    });
  }

  change(key: string, variable: string, value: string | number): void {
    const change = { kind: 'decide', variable, value };
    this.child.stdin?.write(`${JSON.stringify({ key, change })}\n`);
  }

  async until(holds: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(holds);
      if (found) return found;
      await new Promise<void>((resolve) => (this.noticed = resolve));
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

const HEIGHTS = [300, 310, 320, 330, 340, 350];

onEachDatabase('two processes', ({ provider, url }) => {
  const processes: LiveProcess[] = [];
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });
  afterAll(() => Promise.all(processes.map((one) => one.kill())));

  async function setting() {
    const owner = await userActor('customer', { now: new Date() });
    const { id } = await createConfiguration(owner, { familyId: 'lamp' });
    const sales = await userActor('sales', { now: new Date() });
    const rep = { ...sales, actingFor: owner.user?.customerId };
    const start = async (actor: Actor, since?: number): Promise<LiveProcess> => {
      const started = new LiveProcess(url(), actor, id, since);
      processes.push(started);
      await started.until(() => true);
      return started;
    };
    const [one, other] = await Promise.all([start(owner), start(rep)]);
    return { id, owner, rep, start, one, other };
  }

  it('write one log, each key once', async () => {
    const { id, owner, one, other } = await setting();
    for (const [index, height] of HEIGHTS.entries()) {
      for (const each of [one, other]) each.change(`height-${index}`, 'height', height);
    }
    one.change('shade-of-one', 'shade', 'wool');
    other.change('foot-of-other', 'foot', 'steel');
    const last = HEIGHTS.length + 2;
    const revision = async () => (await getConfiguration(owner, id)).revision;
    await expect.poll(revision, { timeout: 30_000 }).toBe(last);
    const log = await readLog(id, last + 1);
    expect(log.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const stored = await getConfiguration(owner, id);
    expect(sameDecisions(replay(log), stored.decisions)).toBe(true);
  }, 120_000);

  // On SQLite each process tells only itself.
  if (provider === 'sqlite') return;

  it('hear each other, in one order, and nothing is lost when one dies', async () => {
    const { id, owner, rep, start, one, other } = await setting();
    one.change('first-of-one', 'foot', 'steel');
    expect((await other.until(({ revision }) => revision === 1)).entries).toEqual([
      { sequence: 1, key: 'first-of-one' },
    ]);

    for (const [index, height] of HEIGHTS.entries()) {
      one.change(`height-${index}-of-one`, 'height', height);
      other.change(`shade-${index}-of-other`, 'shade', index % 2 === 0 ? 'wool' : 'paper');
    }
    const last = 1 + 2 * HEIGHTS.length;
    await Promise.all([one, other].map((each) => each.until(({ revision }) => revision === last)));
    const orders = [one, other].map(({ heard }) => heard.flatMap(({ entries }) => entries));
    expect(orders[0]?.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: last }, (_, index) => index + 1),
    );
    expect(orders[1]).toEqual(orders[0]);

    await other.kill();
    one.change('while-dead-1', 'colour', 'red');
    one.change('while-dead-2', 'engraving', 'Elsa');
    await one.until(({ revision }) => revision === last + 2);
    const again = await start(rep, last);
    const missed = await again.until(() => true);
    expect(missed.entries.map(({ key }) => key).sort()).toEqual(['while-dead-1', 'while-dead-2']);
    const stored = await getConfiguration(owner, id);
    expect(sameDecisions(missed.decisions, stored.decisions)).toBe(true);
  }, 120_000);
});
