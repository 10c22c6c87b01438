/** The configurator machine: every state reached, undo and redo exact, no change ever lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, SimulatedClock } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Change, Decisions } from '#rules/workflow/configurator-change.ts';
import { applyTo, decide, retract, sameDecisions } from '#rules/workflow/configurator-change.ts';
import type { SaveInput, SaveOutcome } from '#rules/workflow/configurator.ts';
import { configuratorMachine, retryDelay } from '#rules/workflow/configurator.ts';

const red = decide({ variable: 'colour', value: 'red' });
const blue = decide({ variable: 'colour', value: 'blue' });
const flush = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A server under the test's control: it holds decisions, and answers when it is told to. */
class Server {
  decisions: Decisions = [];
  revision = 0;
  private waiting:
    | { change: Change; resolve: (outcome: SaveOutcome) => void; reject: (error: Error) => void }
    | undefined;

  receive(change: Change): Promise<SaveOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting = { change, resolve, reject };
    });
  }
  get busy(): boolean {
    return this.waiting !== undefined;
  }
  write(change: Change): void {
    this.decisions = applyTo(this.decisions, change);
    this.revision += 1;
  }
  private take() {
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }
  accept(): void {
    const request = this.take();
    if (!request) return;
    this.write(request.change);
    request.resolve({ kind: 'saved', decisions: this.decisions, revision: this.revision });
  }
  refuse(): void {
    const { decisions, revision } = this;
    this.take()?.resolve({ kind: 'refused', code: 'configuration-invalid', decisions, revision });
  }
  end(): void {
    this.take()?.resolve({ kind: 'ended', code: 'session-expired' });
  }
  loseRequest(): void {
    this.take()?.reject(new Error('offline'));
  }
  loseAnswer(): void {
    const request = this.take();
    if (!request) return;
    this.write(request.change);
    request.reject(new Error('offline'));
  }
}

function open(initial: Decisions = []) {
  const server = new Server();
  server.decisions = initial;
  const clock = new SimulatedClock();
  const actor = createActor(
    configuratorMachine.provide({
      actors: {
        save: fromPromise<SaveOutcome, SaveInput>(({ input }) => server.receive(input.change)),
      },
    }),
    { input: { decisions: initial, revision: 0, page: 'here' }, clock },
  ).start();
  return {
    server,
    clock,
    actor,
    get context() {
      return actor.getSnapshot().context;
    },
    get state() {
      return actor.getSnapshot().value;
    },
    async drain() {
      for (let turn = 0; turn < 500 && this.context.pending.length > 0; turn += 1) {
        clock.increment(60_000);
        await flush();
        server.accept();
        await flush();
      }
    },
  };
}

describe('the states', () => {
  it('reaches every state by a shortest path', () => {
    const outcome = (output: SaveOutcome) =>
      ({ type: 'xstate.done.actor.0.configurator.sending', output }) as never;
    const paths = getShortestPaths(configuratorMachine, {
      input: { decisions: [], revision: 0, page: 'here' },
      limit: 200,
      events: [
        { type: 'change', change: red },
        { type: 'undo' },
        { type: 'redo' },
        { type: 'retry' },
        outcome({ kind: 'saved', decisions: red.set, revision: 1 }),
        outcome({ kind: 'ended', code: 'session-expired' }),
        { type: 'xstate.error.actor.0.configurator.sending', error: new Error('offline') } as never,
      ],
      serializeState: (snapshot) =>
        JSON.stringify([snapshot.value, snapshot.context.pending.length > 0]),
    });
    const reached = new Set(paths.map((path) => path.state.value));
    expect(reached).toEqual(new Set(['resting', 'sending', 'waiting', 'ended']));
  });

  it('sends one change at a time and rests when all are taken', async () => {
    const page = open();
    page.actor.send({ type: 'change', change: red });
    page.actor.send({ type: 'change', change: decide({ variable: 'bell', value: 'brass' }) });
    expect(page.state).toBe('sending');
    page.server.accept();
    await flush();
    expect(page.context.pending).toHaveLength(1);
    page.server.accept();
    await flush();
    expect(page.state).toBe('resting');
    expect(page.server.decisions).toEqual(page.context.decisions);
  });

  it('waits longer after every failure, and not at all once told to retry', async () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(retryDelay)).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000,
    ]);
    const page = open();
    page.actor.send({ type: 'change', change: red });
    page.server.loseRequest();
    await flush();
    expect(page.state).toBe('waiting');
    page.clock.increment(999);
    expect(page.state).toBe('waiting');
    page.clock.increment(1);
    expect(page.state).toBe('sending');
    page.server.loseRequest();
    await flush();
    page.actor.send({ type: 'retry' });
    expect(page.state).toBe('sending');
    page.server.accept();
    await flush();
    expect(page.context.attempts).toBe(0);
  });

  it('keeps what could not be sent when the session has ended', async () => {
    const page = open();
    page.actor.send({ type: 'change', change: red });
    page.server.end();
    await flush();
    expect(page.state).toBe('ended');
    expect(page.context.refusal).toBe('session-expired');
    page.actor.send({ type: 'change', change: blue });
    expect(page.state).toBe('ended');
    expect(page.context.pending).toEqual([
      { key: 'here-1', change: red },
      { key: 'here-2', change: blue },
    ]);
  });

  it('drops a refused change, says why, and takes over what the server holds', async () => {
    const page = open();
    page.actor.send({ type: 'change', change: red });
    page.actor.send({ type: 'change', change: decide({ variable: 'bell', value: 'brass' }) });
    page.server.write(decide({ variable: 'frame', value: 'l' }));
    page.server.refuse();
    await flush();
    expect(page.context.refusal).toBe('configuration-invalid');
    expect(page.context.decisions.map(({ variable }) => variable)).toEqual(['frame', 'bell']);
    await page.drain();
    expect(sameDecisions(page.server.decisions, page.context.decisions)).toBe(true);
  });

  it('does not send again what an earlier visit had sent after all', () => {
    const page = open(red.set);
    page.actor.send({ type: 'change', change: red });
    expect(page.state).toBe('resting');
    expect(page.context.past).toEqual([]);
  });

  it('ignores news older than what it knows', async () => {
    const page = open();
    page.actor.send({ type: 'change', change: red });
    await page.drain();
    page.actor.send({ type: 'synchronise', server: { decisions: [], revision: 0 } });
    expect(page.context.decisions).toEqual(red.set);
  });
});

const variable = fc.constantFrom('frame', 'motor', 'wheels');
const change = fc.oneof(
  fc.record({ variable, value: fc.integer({ min: 0, max: 4 }) }).map(decide),
  variable.map(retract),
);

describe('undo and redo', () => {
  it('restores every earlier step exactly, and every later one again', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const page = open();
        const seen = [page.context.decisions];
        for (const one of changes) {
          page.actor.send({ type: 'change', change: one });
          if (seen.at(-1) !== page.context.decisions) seen.push(page.context.decisions);
        }
        for (let step = seen.length - 2; step >= 0; step -= 1) {
          page.actor.send({ type: 'undo' });
          expect(page.context.decisions).toEqual(seen[step]);
        }
        expect(page.actor.getSnapshot().can({ type: 'undo' })).toBe(false);
        for (let step = 1; step < seen.length; step += 1) {
          page.actor.send({ type: 'redo' });
          expect(page.context.decisions).toEqual(seen[step]);
        }
        expect(page.actor.getSnapshot().can({ type: 'redo' })).toBe(false);
      }),
    );
  });

  it('takes back only what was done here, not what another tab did meanwhile', async () => {
    const page = open();
    page.actor.send({ type: 'change', change: red });
    await page.drain();
    page.server.write(decide({ variable: 'bell', value: 'brass' }));
    const { decisions, revision } = page.server;
    page.actor.send({ type: 'synchronise', server: { decisions, revision } });
    page.actor.send({ type: 'undo' });
    await page.drain();
    expect(page.server.decisions).toEqual([{ variable: 'bell', value: 'brass' }]);
  });
});

describe('saving', () => {
  type Step =
    | { do: 'click'; change: Change }
    | { do: 'undo' | 'redo' | 'focus' | 'accept' | 'loseRequest' | 'loseAnswer' | 'later' }
    | { do: 'elsewhere'; value: number };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: change.map((one): Step => ({ do: 'click', change: one })) },
    {
      weight: 6,
      arbitrary: fc
        .constantFrom<Step['do'][]>(
          ...(['undo', 'redo', 'focus', 'accept', 'loseRequest', 'loseAnswer', 'later'] as never[]),
        )
        .map((name) => ({ do: name }) as unknown as Step),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 9 }).map((value): Step => ({ do: 'elsewhere', value })),
    },
  );

  it('loses no change, whatever becomes of the requests and whoever else writes', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const page = open();
        let elsewhere: number | undefined;
        for (const one of steps) {
          if (one.do === 'click') page.actor.send({ type: 'change', change: one.change });
          else if (one.do === 'undo' || one.do === 'redo') page.actor.send({ type: one.do });
          else if (one.do === 'elsewhere') {
            elsewhere = one.value;
            page.server.write(decide({ variable: 'gift', value: one.value }));
          } else if (one.do === 'focus') {
            const { decisions, revision } = page.server;
            page.actor.send({ type: 'synchronise', server: { decisions, revision } });
          } else if (one.do === 'later') page.clock.increment(60_000);
          else {
            if (page.server.busy) answered += 1;
            page.server[one.do]();
          }
          await flush();
        }
        const wanted = page.context.decisions.filter(({ variable: id }) => id !== 'gift');
        await page.drain();
        page.actor.send({ type: 'synchronise', server: page.server });
        expect(page.state).toBe('resting');
        expect(sameDecisions(page.server.decisions, page.context.decisions)).toBe(true);
        expect(
          sameDecisions(
            page.server.decisions.filter(({ variable: id }) => id !== 'gift'),
            wanted,
          ),
        ).toBe(true);
        const gift = page.server.decisions.find(({ variable: id }) => id === 'gift');
        expect(gift?.value).toBe(elsewhere);
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(100);
  });
});
