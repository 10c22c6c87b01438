/**
 * Several people on one configuration: whatever is overtaken, lost, sent again or heard late, the
 * log replays to what the server holds and every page ends there, each thing done once.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, SimulatedClock } from 'xstate';
import type { LogEntry } from '#rules/workflow/change-log.ts';
import { openSuggestions, replay } from '#rules/workflow/change-log.ts';
import type { Change, Decisions } from '#rules/workflow/configurator-change.ts';
import { applyTo, decide, retract, sameDecisions } from '#rules/workflow/configurator-change.ts';
import type { SaveInput, SaveOutcome } from '#rules/workflow/configurator.ts';
import { configuratorMachine } from '#rules/workflow/configurator.ts';

const flush = async () => {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
};

/** The server as the services are meant to work: one log, each key once. */
class Log {
  readonly entries: LogEntry[] = [];
  decisions: Decisions = [];

  append({ key, change }: SaveInput): void {
    if (this.entries.some((entry) => entry.key === key)) return;
    const sequence = this.entries.length + 1;
    this.entries.push({ sequence, key, kind: 'changed', change });
    this.decisions = applyTo(this.decisions, change);
  }
  get state() {
    return { decisions: this.decisions, revision: this.entries.length };
  }
}

/** A page, and the wires between it and the log: nothing arrives by itself. */
function open(log: Log, name: string) {
  const clock = new SimulatedClock();
  let request:
    | { input: SaveInput; resolve: (outcome: SaveOutcome) => void; reject: (e: Error) => void }
    | undefined;
  let answer: SaveOutcome | undefined;
  const heard: ReturnType<typeof stateOf>[] = [];
  const save = fromPromise<SaveOutcome, SaveInput>(
    ({ input }) =>
      new Promise((resolve, reject) => {
        request = { input, resolve, reject };
        answer = undefined;
      }),
  );
  const actor = createActor(configuratorMachine.provide({ actors: { save } }), {
    input: { ...log.state, page: name },
    clock,
  }).start();
  const moves = {
    /** The request reaches the server; it may do so again after its answer was lost. */
    reach() {
      if (!request) return;
      log.append(request.input);
      answer = { kind: 'saved', ...log.state };
    },
    answer() {
      if (!request || !answer) return;
      request.resolve(answer);
      request = undefined;
    },
    lose() {
      request?.reject(new Error('offline'));
      request = undefined;
    },
    later: () => clock.increment(60_000),
    /** The stream notes the state of now; the page hears of it when it arrives. */
    stream: () => heard.push(stateOf(log)),
    hear() {
      const server = heard.shift();
      if (server) actor.send({ type: 'synchronise', server });
    },
    undo: () => actor.send({ type: 'undo' }),
    redo: () => actor.send({ type: 'redo' }),
  };
  return {
    moves,
    change: (change: Change) => actor.send({ type: 'change', change }),
    get context() {
      return actor.getSnapshot().context;
    },
    async drain() {
      for (let turn = 0; turn < 300 && this.context.pending.length > 0; turn += 1) {
        moves.later();
        await flush();
        moves.reach();
        moves.answer();
        await flush();
      }
    },
    reconnect: () => actor.send({ type: 'synchronise', server: stateOf(log) }),
  };
}

const stateOf = (log: Log) => ({ ...log.state });

type Page = ReturnType<typeof open>;
type Move = keyof Page['moves'];
const MOVES = ['reach', 'answer', 'lose', 'later', 'stream', 'hear', 'undo', 'redo'] as const;

const variable = fc.constantFrom('frame', 'motor', 'wheels', 'colour');
const change = fc.oneof(
  fc.record({ variable, value: fc.integer({ min: 0, max: 3 }) }).map(decide),
  variable.map(retract),
);
interface Step {
  readonly page: number;
  readonly does: Change | Move;
}
const step: fc.Arbitrary<Step> = fc.record({
  page: fc.integer({ min: 0, max: 2 }),
  does: fc.oneof<fc.MaybeWeightedArbitrary<Change | Move>[]>(
    { weight: 3, arbitrary: change },
    { weight: 7, arbitrary: fc.constantFrom<Move>(...MOVES) },
  ),
});

describe('several pages on one log', () => {
  it('end with the same choices, which are those of the log', async () => {
    let crossed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        const log = new Log();
        const pages = ['a', 'b', 'c'].map((name) => open(log, name));
        for (const { page, does } of steps) {
          const here = pages[page] as Page;
          if (typeof does === 'string') here.moves[does]();
          else here.change(does);
          await flush();
          const { saved, pending, decisions } = here.context;
          const wanted = pending.reduce((sofar, one) => applyTo(sofar, one.change), saved);
          expect(sameDecisions(decisions, wanted), 'own changes on top').toBe(true);
        }
        for (const page of pages) await page.drain();
        for (const page of pages) page.reconnect();
        const keys = log.entries.map(({ key }) => key);
        expect(new Set(keys).size, 'each change once').toBe(keys.length);
        if (new Set(keys.map((key) => key[0])).size > 1) crossed += 1;
        expect(sameDecisions(replay(log.entries), log.decisions)).toBe(true);
        for (const { context } of pages) {
          expect(context.pending).toEqual([]);
          expect(sameDecisions(context.decisions, log.decisions)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(crossed, 'runs with more than one author').toBeGreaterThan(100);
  });

  it('undo what they did themselves, and nothing of what others did', async () => {
    const own = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
    const others = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.integer()), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(own, others, async (values, foreign) => {
        const log = new Log();
        const here = open(log, 'here');
        for (const [index, value] of values.entries()) {
          here.change(decide({ variable: 'mine', value }));
          for (const [at, theirs] of foreign.filter(([when]) => when === index)) {
            const theirChange = decide({ variable: `theirs-${at}`, value: theirs });
            log.append({ key: `theirs-${log.entries.length}`, change: theirChange });
            here.reconnect();
          }
        }
        await here.drain();
        for (let turn = 0; turn < values.length; turn += 1) here.moves.undo();
        await here.drain();
        here.reconnect();
        const left = here.context.decisions.filter(({ variable: id }) => id === 'mine');
        expect(left).toEqual([]);
        const theirs = replay(log.entries.filter(({ key }) => key.startsWith('theirs')));
        expect(sameDecisions(here.context.decisions, theirs)).toBe(true);
        expect(sameDecisions(log.decisions, theirs)).toBe(true);
      }),
    );
  });

  it('do not offer to undo what another has undone already', async () => {
    const log = new Log();
    const here = open(log, 'here');
    here.change(decide({ variable: 'frame', value: 1 }));
    await here.drain();
    log.append({ key: 'theirs', change: retract('frame') });
    here.reconnect();
    expect(here.context.past).toEqual([]);
    here.moves.undo();
    expect(here.context.pending).toEqual([]);
  });
});

describe('a change whose answer was lost', () => {
  it('does not undo, when sent again, what another chose after it', async () => {
    const log = new Log();
    const here = open(log, 'here');
    here.change(decide({ variable: 'frame', value: 1 }));
    here.moves.reach();
    here.moves.lose();
    await flush();
    log.append({ key: 'theirs', change: decide({ variable: 'frame', value: 2 }) });
    await here.drain();
    expect(log.entries.map(({ key }) => key)).toEqual(['here-1', 'theirs']);
    expect(here.context.decisions).toEqual([{ variable: 'frame', value: 2 }]);
  });
});

describe('news that overtakes the answer', () => {
  it('takes nothing back when the older answer comes', async () => {
    const log = new Log();
    const here = open(log, 'here');
    here.change(decide({ variable: 'frame', value: 1 }));
    here.moves.reach();
    log.append({ key: 'theirs', change: decide({ variable: 'motor', value: 2 }) });
    here.reconnect();
    here.moves.answer();
    await flush();
    expect(here.context.revision).toBe(2);
    expect(sameDecisions(here.context.decisions, log.decisions)).toBe(true);
    here.moves.undo();
    await here.drain();
    expect(log.decisions).toEqual([{ variable: 'motor', value: 2 }]);
  });
});

describe('suggestions', () => {
  const entry = (sequence: number, kind: LogEntry['kind'], suggestion?: number): LogEntry => ({
    sequence,
    key: `key-${sequence}`,
    kind,
    change: decide({ variable: 'frame', value: sequence }),
    suggestion,
  });

  it('change nothing until they are taken, and are open until they are answered', () => {
    const log = [entry(1, 'changed'), entry(2, 'suggested'), entry(3, 'suggested')];
    expect(replay(log)).toEqual([{ variable: 'frame', value: 1 }]);
    expect(openSuggestions(log).map(({ sequence }) => sequence)).toEqual([2, 3]);
    const refused = [...log, entry(4, 'refused', 2)];
    expect(replay(refused)).toEqual(replay(log));
    expect(openSuggestions(refused).map(({ sequence }) => sequence)).toEqual([3]);
    const taken = [...refused, entry(5, 'taken', 3)];
    expect(replay(taken)).toEqual([{ variable: 'frame', value: 5 }]);
    expect(openSuggestions(taken)).toEqual([]);
  });
});
