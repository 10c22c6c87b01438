/**
 * The configurator as a statechart: choices at once, saving behind them.
 *
 *   resting ──a change is pending──▶ sending ──taken or refused──▶ resting
 *                                     │  ╰─failed──▶ waiting ──a while, or `retry`──▶ sending
 *                                     ╰─ended (session over, configuration gone)──▶ ended
 *
 * Choices, undo, redo and news from the server are taken in every state. One change is sent at a time, in order.
 * The machine does no I/O: its actor `save` is provided by whoever runs it.
 */
import { assign, fromPromise, setup } from 'xstate';
import type { Change } from './configurator-change.ts';
import type {
  ConfiguratorContext,
  ConfiguratorInput,
  PendingChange,
  ServerState,
} from './configurator-history.ts';
import {
  accepted,
  begin,
  makeChange,
  redo,
  refused,
  synchronised,
  undo,
} from './configurator-history.ts';

/** What became of a change that reached the server. */
export type SaveOutcome =
  | ({ readonly kind: 'saved' } & ServerState)
  | ({ readonly kind: 'refused'; readonly code: string } & ServerState)
  | { readonly kind: 'ended'; readonly code: string };

export type ConfiguratorEvent =
  | { readonly type: 'change'; readonly change: Change; readonly key?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'synchronise'; readonly server: ServerState }
  | { readonly type: 'retry' };

export type SaveInput = PendingChange;

const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 30_000;

/** Milliseconds to wait before attempt number `attempts` + 1. */
export const retryDelay = (attempts: number): number =>
  Math.min(FIRST_DELAY * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY);

const nothingToSend: SaveInput = { key: '', change: { set: [], unset: [] } };

export const configuratorMachine = setup({
  types: {
    context: {} as ConfiguratorContext,
    events: {} as ConfiguratorEvent,
    input: {} as ConfiguratorInput,
  },
  actors: {
    save: fromPromise<SaveOutcome, SaveInput>(() =>
      Promise.reject(new Error('whoever runs the machine provides `save`')),
    ),
  },
  guards: {
    somethingIsPending: ({ context }) => context.pending.length > 0,
    canUndo: ({ context }) => context.past.length > 0,
    canRedo: ({ context }) => context.future.length > 0,
    wasTaken: (_, outcome: SaveOutcome) => outcome.kind === 'saved',
    wasRefused: (_, outcome: SaveOutcome) => outcome.kind === 'refused',
  },
  actions: {
    makeChange: assign(({ context, event }) =>
      event.type === 'change' ? makeChange(context, event.change, event.key) : context,
    ),
    undo: assign(({ context }) => undo(context)),
    redo: assign(({ context }) => redo(context)),
    synchronise: assign(({ context, event }) =>
      event.type === 'synchronise' ? synchronised(context, event.server) : context,
    ),
    accept: assign(({ context }, outcome: SaveOutcome) =>
      outcome.kind === 'saved' ? accepted(context, outcome) : context,
    ),
    refuse: assign(({ context }, outcome: SaveOutcome) =>
      outcome.kind === 'refused' ? refused(context, outcome, outcome.code) : context,
    ),
    noteEnd: assign((_, outcome: SaveOutcome) =>
      outcome.kind === 'ended' ? { refusal: outcome.code } : {},
    ),
    countFailure: assign({ attempts: ({ context }) => context.attempts + 1 }),
  },
  delays: { retryDelay: ({ context }) => retryDelay(context.attempts) },
}).createMachine({
  id: 'configurator',
  context: ({ input }) => begin(input),
  on: {
    change: { actions: 'makeChange' },
    undo: { guard: 'canUndo', actions: 'undo' },
    redo: { guard: 'canRedo', actions: 'redo' },
    synchronise: { actions: 'synchronise' },
  },
  initial: 'resting',
  states: {
    resting: {
      always: { guard: 'somethingIsPending', target: 'sending' },
    },
    sending: {
      invoke: {
        src: 'save',
        input: ({ context }) => context.pending[0] ?? nothingToSend,
        onDone: [
          {
            guard: { type: 'wasTaken', params: ({ event }) => event.output },
            target: 'resting',
            actions: { type: 'accept', params: ({ event }) => event.output },
          },
          {
            guard: { type: 'wasRefused', params: ({ event }) => event.output },
            target: 'resting',
            actions: { type: 'refuse', params: ({ event }) => event.output },
          },
          {
            target: 'ended',
            actions: { type: 'noteEnd', params: ({ event }) => event.output },
          },
        ],
        onError: { target: 'waiting', actions: 'countFailure' },
      },
    },
    waiting: {
      after: { retryDelay: 'sending' },
      on: { retry: 'sending' },
    },
    /** Nothing more can be sent until the page is loaded anew; the changes are kept. */
    ended: {},
  },
});
