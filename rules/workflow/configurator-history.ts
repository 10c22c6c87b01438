/**
 * What the configurator machine remembers, and how each event changes it; pure functions.
 *
 * Invariants:
 * - `decisions` holds the same choices as `saved` with every pending change applied in order;
 * - what others changed is merged into every snapshot of the history, so undo takes back only
 *   what was done here; a snapshot that would change nothing is none;
 * - a pending change leaves the queue only when the server took it or refused it, and keeps its
 *   key until then, so that sent again it is taken once.
 */
import type { Change, Decisions } from './configurator-change.ts';
import { applyTo, changeBetween, isEmpty, sameDecisions, without } from './configurator-change.ts';

const HISTORY_LIMIT = 200;

export interface PendingChange {
  readonly key: string;
  readonly change: Change;
}

export interface ConfiguratorContext {
  /** What names this page; its changes are numbered after it. */
  readonly page: string;
  readonly made: number;
  readonly decisions: Decisions;
  /** What the server last said it holds, and its revision. */
  readonly saved: Decisions;
  readonly revision: number;
  /** Changes the server has not taken yet, oldest first; the first is on its way. */
  readonly pending: readonly PendingChange[];
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
  /** Of this page alone. */
  readonly page: string;
}

export function begin({ decisions, revision, page }: ConfiguratorInput): ConfiguratorContext {
  return {
    page,
    made: 0,
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
  key = `${context.page}-${context.made + 1}`,
): ConfiguratorContext {
  const change = changeBetween(context.decisions, decisions);
  return {
    ...context,
    ...history,
    decisions,
    made: context.made + 1,
    refusal: undefined,
    pending: [...context.pending, { key, change }],
  };
}

/** Makes a change; one without effect is not noted. `key`: of one an earlier page has made. */
export function makeChange(
  context: ConfiguratorContext,
  change: Change,
  key?: string,
): ConfiguratorContext {
  const decisions = applyTo(context.decisions, change);
  if (isEmpty(changeBetween(context.decisions, decisions))) return context;
  const past = [...context.past, context.decisions].slice(-HISTORY_LIMIT);
  return moveTo(context, decisions, { past, future: [] }, key);
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

const onTop = (saved: Decisions, pending: readonly PendingChange[]): Decisions =>
  pending.reduce((decisions, { change }) => applyTo(decisions, change), saved);

/** The choices of `wanted`, each in the place it has here already. */
const arranged = (here: Decisions, wanted: Decisions): Decisions =>
  applyTo(here, changeBetween(here, wanted));

/** Takes over what the server holds; `foreign` is what others did since it was last heard. */
function merge(
  context: ConfiguratorContext,
  server: ServerState,
  foreign: Change,
  pending: readonly PendingChange[],
): ConfiguratorContext {
  const rebase = (snapshot: Decisions): Decisions => applyTo(snapshot, foreign);
  const decisions = arranged(context.decisions, onTop(server.decisions, pending));
  const [past, future] = isEmpty(foreign)
    ? [context.past, context.future]
    : [context.past.map(rebase), context.future.map(rebase)];
  return {
    ...context,
    saved: server.decisions,
    revision: server.revision,
    pending,
    decisions,
    past: past.filter((one, index) => !sameDecisions(one, past[index + 1] ?? decisions)),
    future: future.filter((one, index) => !sameDecisions(one, future[index - 1] ?? decisions)),
  };
}

/** An answer may be older than news that overtook it. */
const newest = ({ saved, revision }: ConfiguratorContext, server: ServerState): ServerState =>
  server.revision > revision ? server : { decisions: saved, revision };

/** The oldest pending change was taken. */
export function accepted(context: ConfiguratorContext, server: ServerState): ConfiguratorContext {
  const [sent, ...rest] = context.pending;
  const held = newest(context, server);
  const expected = sent ? applyTo(context.saved, sent.change) : context.saved;
  const foreign = changeBetween(expected, held.decisions);
  return { ...merge(context, held, foreign, rest), attempts: 0 };
}

/** The oldest pending change was refused: it is dropped, and so are the steps built on it. */
export function refused(
  context: ConfiguratorContext,
  server: ServerState,
  code: string,
): ConfiguratorContext {
  const pending = context.pending.slice(1);
  const { decisions: saved, revision } = newest(context, server);
  return {
    ...context,
    saved,
    revision,
    pending,
    decisions: onTop(saved, pending),
    past: [],
    future: [],
    attempts: 0,
    refusal: code,
  };
}

/**
 * News from the server; what is older than we know is ignored. Own pending changes stay on top.
 * Whether the first of them is in the news already cannot be told, so what it touches counts as
 * own until its answer is here.
 */
export function synchronised(
  context: ConfiguratorContext,
  server: ServerState,
): ConfiguratorContext {
  if (server.revision <= context.revision) return context;
  const [sent] = context.pending;
  const done = changeBetween(context.saved, server.decisions);
  return merge(context, server, sent ? without(done, sent.change) : done, context.pending);
}
