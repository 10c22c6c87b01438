/**
 * What the configurator machine remembers, and how each event changes it; pure functions.
 *
 * Invariants:
 * - `decisions` holds the same choices as `saved` with every pending change applied in order;
 * - what another tab changed is merged into every snapshot of the history, so undo takes back
 *   only what was done here;
 * - a pending change leaves the queue only when the server took it or refused it.
 */
import type { Change, Decisions } from './configurator-change.ts';
import { applyTo, changeBetween, isEmpty } from './configurator-change.ts';

const HISTORY_LIMIT = 200;

export interface ConfiguratorContext {
  readonly decisions: Decisions;
  /** What the server last said it holds, and its revision. */
  readonly saved: Decisions;
  readonly revision: number;
  /** Changes the server has not taken yet, oldest first. */
  readonly pending: readonly Change[];
  readonly past: readonly Decisions[];
  readonly future: readonly Decisions[];
  /** Failed attempts to send since the last success. */
  readonly attempts: number;
  /** Why the server refused the latest refused change, until the next change. */
  readonly refusal?: string | undefined;
}

export interface ConfiguratorInput {
  readonly decisions: Decisions;
  readonly revision: number;
}

export function begin({ decisions, revision }: ConfiguratorInput): ConfiguratorContext {
  return {
    decisions,
    saved: decisions,
    revision,
    pending: [],
    past: [],
    future: [],
    attempts: 0,
    refusal: undefined,
  };
}

function moveTo(
  context: ConfiguratorContext,
  decisions: Decisions,
  history: Pick<ConfiguratorContext, 'past' | 'future'>,
): ConfiguratorContext {
  const change = changeBetween(context.decisions, decisions);
  return {
    ...context,
    ...history,
    decisions,
    refusal: undefined,
    pending: [...context.pending, change],
  };
}

/** Makes a change; one without effect is not noted. */
export function makeChange(context: ConfiguratorContext, change: Change): ConfiguratorContext {
  const decisions = applyTo(context.decisions, change);
  if (isEmpty(changeBetween(context.decisions, decisions))) return context;
  const past = [...context.past, context.decisions].slice(-HISTORY_LIMIT);
  return moveTo(context, decisions, { past, future: [] });
}

export function undo(context: ConfiguratorContext): ConfiguratorContext {
  const target = context.past.at(-1);
  if (!target) return context;
  return moveTo(context, target, {
    past: context.past.slice(0, -1),
    future: [context.decisions, ...context.future],
  });
}

export function redo(context: ConfiguratorContext): ConfiguratorContext {
  const [target, ...future] = context.future;
  if (!target) return context;
  return moveTo(context, target, { past: [...context.past, context.decisions], future });
}

export interface ServerState {
  readonly decisions: Decisions;
  readonly revision: number;
}

/** Takes over what the server holds; `expected` is what it would hold if nobody else wrote. */
function merge(
  context: ConfiguratorContext,
  server: ServerState,
  expected: Decisions,
  pending: readonly Change[],
): ConfiguratorContext {
  const foreign = changeBetween(expected, server.decisions);
  const base = { ...context, saved: server.decisions, revision: server.revision, pending };
  if (isEmpty(foreign)) return base;
  const rebase = (snapshot: Decisions): Decisions => applyTo(snapshot, foreign);
  return {
    ...base,
    decisions: pending.reduce(applyTo, rebase(context.decisions)),
    past: context.past.map(rebase),
    future: context.future.map(rebase),
  };
}

/** The oldest pending change was taken. */
export function accepted(context: ConfiguratorContext, server: ServerState): ConfiguratorContext {
  const [sent, ...rest] = context.pending;
  const expected = sent ? applyTo(context.saved, sent) : context.saved;
  return { ...merge(context, server, expected, rest), attempts: 0 };
}

/** The oldest pending change was refused: it is dropped, and so are the steps built on it. */
export function refused(
  context: ConfiguratorContext,
  server: ServerState,
  code: string,
): ConfiguratorContext {
  const pending = context.pending.slice(1);
  return {
    ...context,
    saved: server.decisions,
    revision: server.revision,
    pending,
    decisions: pending.reduce(applyTo, server.decisions),
    past: [],
    future: [],
    attempts: 0,
    refusal: code,
  };
}

/** News from the server while nothing is pending; what is older than we know is ignored. */
export function synchronised(
  context: ConfiguratorContext,
  server: ServerState,
): ConfiguratorContext {
  if (context.pending.length > 0 || server.revision <= context.revision) return context;
  return merge(context, server, context.saved, []);
}
