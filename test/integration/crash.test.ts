import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SCRIPT = fileURLToPath(new URL('./order-process.ts', import.meta.url));

/** Kills the process `afterMs` after it began to order; says whether it had finished. */
function orderAndKill(url: string, given: unknown, afterMs: number): Promise<'done' | 'killed'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, url, JSON.stringify(given)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let faults = '';
    child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      const before = output;
      output += chunk.toString();
      if (!before.includes('begin') && output.includes('begin')) {
        setTimeout(() => child.kill('SIGKILL'), afterMs);
      }
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (output.includes('done')) resolve('done');
      else if (code === null) resolve('killed');
      else reject(new Error(`the ordering process failed:\n${faults}`));
    });
  });
}

onEachDatabase('a process killed while ordering', ({ url }) => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('leaves one whole order or none, and a retry makes it one', async () => {
    const ends = new Set<string>();
    for (const afterMs of [0, 60, 110, 150, 200, 280, 5000]) {
      const actor = await userActor('customer');
      await filledCart(actor);
      const form = await orderForm(actor, `crash-after-${afterMs}`);
      ends.add(await orderAndKill(url(), { actor, form }, afterMs));

      const where = { idempotencyKey: form.idempotencyKey };
      const found = await database().order.findMany({ where, include: { lines: true } });
      const customerId = actor.user?.customerId ?? '';
      const left = await database().cartLine.count({ where: { customerId } });
      const told = await database().interaction.count({ where: { customerId, kind: 'ordered' } });
      const traces = { orders: found.length, lines: found[0]?.lines.length ?? 0, left, told };
      const whole = { orders: 1, lines: 1, left: 0, told: 1 };
      const none = { orders: 0, lines: 0, left: 1, told: 0 };
      expect([whole, none], `killed after ${afterMs} ms`).toContainEqual(traces);

      const { id } = await placeOrder(actor, form);
      expect(found.length === 0 || found[0]?.id === id).toBe(true);
      expect(await database().order.count({ where: { customerId } })).toBe(1);
    }
    expect(ends, 'both ends were seen').toEqual(new Set(['killed', 'done']));
  }, 180_000);
});
