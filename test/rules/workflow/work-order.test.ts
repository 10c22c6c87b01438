/** The work order: every state, every event in it, legal exactly where a second account says so. */
import { describe, expect, it } from 'vitest';
import { NEEDS, REQUIREMENTS } from '#rules/workflow/work-order-guards.ts';
import { nextWorkOrder, planWorkOrder, workOrderMachine } from '#rules/workflow/work-order.ts';
import {
  REFUSALS,
  WORK_ORDER_STATES,
  type Refusal,
  type WorkOrderEvent,
  type WorkOrderSnapshot,
} from '#rules/workflow/work-order-types.ts';
import { anna, boss, EVENTS, happening, isLegal, PLAN } from './work-order-model.ts';

const keyOf = ({ state, operations }: WorkOrderSnapshot) => JSON.stringify([state, operations]);

/** Every snapshot that can be reached, with a shortest way to it. Breadth first. */
function reachable(): Map<string, { snapshot: WorkOrderSnapshot; path: WorkOrderEvent[] }> {
  const start = planWorkOrder(PLAN);
  const found = new Map([[keyOf(start), { snapshot: start, path: [] as WorkOrderEvent[] }]]);
  for (const { snapshot, path } of found.values()) {
    for (const event of EVENTS) {
      const result = nextWorkOrder(snapshot, event);
      if (!result.ok || found.has(keyOf(result.value))) continue;
      found.set(keyOf(result.value), { snapshot: result.value, path: [...path, event] });
    }
  }
  return found;
}

const everything = [...reachable().values()];

describe('every state and every event', () => {
  it('reaches every state, every status of an operation and of a check', () => {
    const states = new Set(everything.map(({ snapshot }) => snapshot.state));
    expect([...states].sort()).toEqual([...WORK_ORDER_STATES].sort());
    const operations = everything.flatMap(({ snapshot }) => snapshot.operations);
    expect(new Set(operations.map(({ status }) => status)).size).toBe(6);
    expect(new Set(operations.flatMap(({ checks }) => checks)).size).toBe(4);
    expect(everything.length).toBeGreaterThan(100);
  });

  it('takes every transition of the machine somewhere', () => {
    const taken = new Set<string>();
    for (const { snapshot } of everything) {
      for (const event of EVENTS) {
        if (nextWorkOrder(snapshot, event).ok) taken.add(`${snapshot.state} ${event.type}`);
      }
    }
    const known = Object.entries(workOrderMachine.root.states).flatMap(([state, node]) =>
      node.ownEvents.map((type) => `${state} ${type}`),
    );
    expect([...taken].sort()).toEqual(known.sort());
  });

  it('takes what is legal and refuses the rest with a reason, the snapshot untouched', () => {
    const given = new Set<Refusal>();
    for (const { snapshot } of everything) {
      const before = structuredClone(snapshot);
      for (const event of EVENTS) {
        const result = nextWorkOrder(snapshot, event);
        expect(result.ok, `${snapshot.state} ${JSON.stringify(event)}`).toBe(
          isLegal(snapshot, event),
        );
        expect(snapshot).toEqual(before);
        if (result.ok) continue;
        expect(REFUSALS).toContain(result.error);
        given.add(result.error);
      }
    }
    expect([...given].sort()).toEqual([...REFUSALS].sort());
  });

  it('goes on after a round trip through JSON as if nothing had happened', () => {
    for (const { snapshot } of everything) {
      const stored = JSON.parse(JSON.stringify(snapshot)) as WorkOrderSnapshot;
      expect(stored).toEqual(snapshot);
      for (const event of EVENTS) {
        expect(nextWorkOrder(stored, event)).toEqual(nextWorkOrder(snapshot, event));
      }
    }
  });

  it('has no dead end: from everywhere it can be shipped or is cancelled', () => {
    const keys = new Map(everything.map(({ snapshot }) => [keyOf(snapshot), snapshot]));
    const back = new Map<string, string[]>();
    for (const [key, snapshot] of keys) {
      for (const event of EVENTS) {
        const result = nextWorkOrder(snapshot, event);
        if (!result.ok) continue;
        const to = keyOf(result.value);
        back.set(to, [...(back.get(to) ?? []), key]);
      }
    }
    const good = [...keys].flatMap(([key, { state }]) => (state === 'shipped' ? [key] : []));
    const reached = new Set(good);
    for (const key of reached) for (const from of back.get(key) ?? []) reached.add(from);
    const lost = [...keys].filter(([key]) => !reached.has(key)).map(([, { state }]) => state);
    expect([...new Set(lost)]).toEqual(['cancelled']);
  });

  it('keeps the order of operations: what has begun has only finished work before it', () => {
    for (const { snapshot } of everything) {
      const [wheels, motor] = snapshot.operations;
      if (motor?.status === 'running' || motor?.status === 'paused') {
        expect(wheels?.status).toBe('done');
      }
      if (motor?.status === 'ready') expect(wheels?.status).toBe('done');
      if (motor?.status === 'waiting') expect(wheels?.status).not.toBe('done');
    }
  });

  it('uses every requirement', () => {
    expect(new Set(Object.values(NEEDS).flat()).size).toBe(Object.keys(REQUIREMENTS).length);
  });
});

const run = (events: readonly WorkOrderEvent[], from = planWorkOrder(PLAN)): WorkOrderSnapshot =>
  events.reduce((snapshot, event) => {
    const result = nextWorkOrder(snapshot, event);
    if (!result.ok) throw new Error(`${event.type} refused: ${result.error}`);
    return result.value;
  }, from);

const wheelsMeasured = (value: number) => [
  happening({ type: 'release' }),
  happening({ type: 'start', operation: 'wheels' }),
  happening({ type: 'check', operation: 'wheels', check: 0, result: { kind: 'measure', value } }),
];
const fitMotor = (passed: boolean) => [
  happening({ type: 'complete', operation: 'wheels' }),
  happening({ type: 'start', operation: 'motor' }),
  happening({ type: 'part', operation: 'motor', line: 'motor', numbers: [' S-1 '] }),
  happening({ type: 'check', operation: 'motor', check: 0, result: { kind: 'confirm', passed } }),
];

describe('a unit that is not right at once', () => {
  it('fails outside the limits, passes on them', () => {
    expect(run(wheelsMeasured(0.5)).operations[0]?.checks).toEqual(['passed']);
    expect(run(wheelsMeasured(0.51)).operations[0]?.checks).toEqual(['failed']);
  });

  it('does the earlier operation again, then checks the later one anew', () => {
    const failed = run([...wheelsMeasured(0.2), ...fitMotor(false)]);
    const rework = happening({
      type: 'rework',
      operation: 'motor',
      check: 0,
      redo: 'wheels',
      reason: 'the axle is bent',
    });
    const reopened = run([rework], failed);
    expect(reopened.operations.map(({ status, checks }) => [status, ...checks])).toEqual([
      ['rework', 'open'],
      ['waiting', 'open'],
    ]);
    // The number of the motor that is in there is still known.
    expect(reopened.operations[1]?.parts).toEqual({ motor: ['S-1'] });
    expect(nextWorkOrder(reopened, happening({ type: 'start', operation: 'motor' }))).toEqual({
      ok: false,
      error: 'waits-for-earlier-operation',
    });
  });

  it('is accepted with a concession only by whom it is permitted', () => {
    const failed = run(wheelsMeasured(0.9));
    const concede = { type: 'concede', operation: 'wheels', check: 0, reason: 'scratch' } as const;
    expect(nextWorkOrder(failed, happening(concede, anna))).toEqual({
      ok: false,
      error: 'may-not-concede',
    });
    const accepted = run([happening(concede, boss), ...fitMotor(true)], failed);
    expect(accepted.operations[0]).toMatchObject({ status: 'done', checks: ['conceded'] });
  });

  it('interrupts what runs when the whole unit is put on hold', () => {
    const held = run([happening({ type: 'pause', reason: 'no parts' })], run(wheelsMeasured(0.2)));
    expect(held.operations.map(({ status }) => status)).toEqual(['paused', 'waiting']);
    const resumed = run([happening({ type: 'resume' })], held);
    expect(resumed.operations[0]?.status).toBe('paused');
  });

  it('is completed at once when it has no operations', () => {
    expect(run([happening({ type: 'release' })], planWorkOrder({ operations: [] })).state).toBe(
      'completed',
    );
  });
});
