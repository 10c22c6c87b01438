/**
 * What people chose of a family, as rows to learn from: what was ordered, of every version, and
 * what they finished and kept. Only from those who allow it, and by whom is known only here.
 */
import type { Configurator } from '#rules/configuration/index.ts';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import type { PersonalConfiguration } from '#rules/customers/learning/hidden-model.ts';
import type { Choices, Source, Variable } from '#rules/customers/learning/history.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { database } from '#app/utils/database.server.ts';
import { inSlices } from '#app/utils/in-slices.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openWith } from '../families/open-session.server.ts';
import { LEARNT_FROM } from './learning-choice.server.ts';

/** The newest are learnt from. */
const MOST_ORDERED = 5_000;
/** Of these the engine has to be asked what they come to. */
const MOST_KEPT = 500;

export interface PastChoice {
  readonly person: string;
  readonly product: Assignment;
  readonly source: Source;
  readonly on: Date;
  readonly versionId: string;
}

/** By whom: a customer who allows it, or a guest; a person who is gone from it is nobody. */
const LEARNABLE = [
  { customerId: null, guestId: { not: null } },
  { customerId: { not: null } },
] as const;

export async function familyHistory(familyId: string, now: Date): Promise<readonly PastChoice[]> {
  const ordered = await orderedProducts(familyId);
  const bought = new Set(ordered.map(textOf));
  const kept = await keptProducts(familyId, now);
  return [...ordered, ...kept.filter((one) => !bought.has(textOf(one)))];
}

const textOf = ({ person, product }: PastChoice): string =>
  JSON.stringify([person, Object.entries(product).sort(([a], [b]) => (a < b ? -1 : 1))]);

async function orderedProducts(familyId: string): Promise<readonly PastChoice[]> {
  const [guests, customers] = LEARNABLE;
  const lines = await database().orderLine.findMany({
    where: {
      familyVersion: { familyId },
      order: {
        status: { not: 'cancelled' },
        OR: [guests, { ...customers, customerRef: LEARNT_FROM }],
      },
    },
    orderBy: [{ order: { placedAt: 'desc' } }, { id: 'asc' }],
    take: MOST_ORDERED,
    select: {
      product: true,
      familyVersionId: true,
      order: { select: { customerId: true, guestId: true, placedAt: true } },
    },
  });
  return lines.map(({ product, familyVersionId, order }) => ({
    person: order.customerId ?? order.guestId ?? '',
    product: product as Assignment,
    source: 'order',
    on: order.placedAt,
    versionId: familyVersionId ?? '',
  }));
}

/** What somebody worked on until nothing was open, and which belongs to no quote. */
async function keptProducts(familyId: string, now: Date): Promise<readonly PastChoice[]> {
  const [guests, customers] = LEARNABLE;
  const rows = await database().configuration.findMany({
    where: {
      familyVersion: { familyId },
      revision: { gt: 0 },
      quoteLines: { none: {} },
      OR: [guests, { ...customers, customer: LEARNT_FROM }],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: MOST_KEPT,
    select: {
      decisions: true,
      familyVersionId: true,
      customerId: true,
      guestId: true,
      updatedAt: true,
    },
  });
  const configurators = new Map<string, Configurator>();
  for (const { familyVersionId: id } of rows) {
    if (!configurators.has(id)) configurators.set(id, await neutral(await loadFamilyVersion(id), now)); // prettier-ignore
  }
  function* finished(): Generator<void, readonly PastChoice[]> {
    const found: PastChoice[] = [];
    for (const row of rows) {
      const decisions = row.decisions as unknown as readonly Decision[];
      const state = configurators.get(row.familyVersionId)?.state(decisions);
      if (decisions.length > 0 && state?.complete) {
        found.push({
          person: row.customerId ?? row.guestId ?? '',
          product: state.product,
          source: 'saved',
          on: row.updatedAt,
          versionId: row.familyVersionId,
        });
      }
      yield;
    }
    return found;
  }
  return inSlices(finished());
}

/** Opened in the family's first market, for somebody with these preferences, if any. */
export async function neutral(
  version: LoadedVersion,
  now: Date,
  preferences: Readonly<Record<string, Scalar>> = {},
): Promise<Configurator> {
  const market = version.family.markets[0]?.id ?? '';
  const date = now.toISOString().slice(0, 10);
  return (await openWith(version, { preferences, market, channel: 'web', date })).configurator;
}

export interface Learnable {
  readonly variables: readonly Variable[];
  readonly history: readonly PersonalConfiguration[];
}

/** Of all that a version's model is learnt from, but the date. */
export const historyHash = (version: LoadedVersion, past: readonly PastChoice[]): string =>
  sha256(JSON.stringify([version.hash, past.map((one) => JSON.stringify(one)).sort()]));

/**
 * The history as a version sees it: by its variables that are chosen from options (what one types
 * or measures is nobody else's business), and whether each product could still be had.
 */
export async function learnable(
  version: LoadedVersion,
  past: readonly PastChoice[],
  now: Date,
): Promise<Learnable> {
  const configurator = await neutral(version, now);
  const asked = configurator
    .state([])
    .variables.filter(({ kind }) => kind === 'component' || kind === 'choice' || kind === 'quantity'); // prettier-ignore
  const values = new Map(
    asked.map(({ variable, options }) => [
      variable,
      new Map(options.map(({ value }) => [String(value), value])),
    ]),
  );
  const known = new Map<string, boolean>();
  const canBeHad = (choices: Choices): boolean => {
    const key = JSON.stringify(choices);
    const before = known.get(key);
    if (before !== undefined) return before;
    const decisions: Decision[] = [];
    for (const [variable, text] of Object.entries(choices)) {
      const value = values.get(variable)?.get(text);
      if (value !== undefined) decisions.push({ variable, value });
    }
    const isWhole = decisions.length === Object.keys(choices).length;
    const answer = isWhole && configurator.state(decisions).consistent;
    known.set(key, answer);
    return answer;
  };
  function* rows(): Generator<void, readonly PersonalConfiguration[]> {
    const history: PersonalConfiguration[] = [];
    for (const { person, product, source, on, versionId } of past) {
      const choices = Object.fromEntries(
        Object.entries(product).flatMap(([variable, value]) =>
          values.has(variable) ? [[variable, String(value)]] : [],
        ),
      );
      const stillValid = versionId === version.id || canBeHad(choices);
      history.push({ person, choices, source, on, stillValid });
      yield;
    }
    return history;
  }
  const variables = asked.map(({ variable, options }) => ({
    name: variable,
    values: options.map(({ value }) => String(value)),
  }));
  return { variables, history: await inSlices(rows()) };
}
