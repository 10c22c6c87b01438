/**
 * One option more for each product of a cart: what the family's own rules offer for this customer's needs,
 * else what most often goes with such a product. Always one that can be had with everything chosen; never
 * what they refused lately, or left out of this product knowingly.
 */
import { LEAST_CHANCE, isHeldOut, NOT_AGAIN_DAYS } from '#rules/customers/cross-sell.ts';
import { NONE } from '#rules/model/terms.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { applyTo, decide } from '#rules/workflow/configurator-change.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database, isUniqueViolation } from '#app/utils/database.server.ts';
import type { Cart, CartLine } from '../cart/read-cart.server.ts';
import { wantsMarks } from '../learning/learning-choice.server.ts';
import { recommenderOf } from '../learning/recommender-of.server.ts';

const DAY_MS = 86_400_000;

interface Candidate {
  readonly variable: string;
  readonly value: string;
  readonly reason: 'needs' | 'together';
  /** Of the rule that offers it. */
  readonly rule?: string | undefined;
  /** How often it goes with the rest, 0 to 1. */
  readonly chance?: number | undefined;
}

export interface Proposal extends Candidate {
  readonly id: string;
  /** What the total of one product rises by, tax included, in minor units. */
  readonly difference: number;
}

/** By cart line; nothing is proposed where prices have changed, which comes first. */
export async function proposeForCart(
  actor: Actor,
  cart: Cart,
): Promise<ReadonlyMap<string, Proposal>> {
  const proposals = new Map<string, Proposal>();
  for (const line of cart.lines) {
    if (!line.valid || line.changed) continue;
    const proposal = await proposeFor(actor, line);
    if (proposal) proposals.set(line.id, proposal);
  }
  return proposals;
}

async function proposeFor(actor: Actor, line: CartLine): Promise<Proposal | undefined> {
  const owner = ownerOf(actor);
  const since = new Date(actor.now.getTime() - NOT_AGAIN_DAYS * DAY_MS);
  const refused = await database().crossSell.findMany({
    where: {
      ...owner,
      familyId: line.version.familyId,
      status: 'refused',
      decidedAt: { gte: since },
    },
    select: { variable: true, value: true },
  });
  const here = await database().crossSell.findMany({
    where: { configurationId: line.configuration.id },
  });
  const chosen = new Set(line.configuration.decisions.map(({ variable }) => variable));
  for (const candidate of await candidates(actor, line)) {
    const { variable, value } = candidate;
    const isThis = (one: { variable: string; value: string }): boolean =>
      one.variable === variable && one.value === value;
    // Whoever decided to leave it empty need not be asked.
    if (chosen.has(variable) || refused.some(isThis)) continue;
    const difference = differenceWith(line, candidate);
    if (difference === undefined) continue;
    const known = here.find(isThis);
    if (known && known.status !== 'open') continue;
    const row = known ?? (await note(actor, line, candidate));
    return row?.group === 'shown' ? { ...candidate, id: row.id, difference } : undefined;
  }
  return undefined;
}

/** What the customer's needs ask for before what others chose. */
async function candidates(actor: Actor, line: CartLine): Promise<readonly Candidate[]> {
  const { version, assessment, configuration } = line;
  const { state } = assessment;
  const needed = version.public.rules.flatMap(({ id, event }): Candidate[] => {
    if (event.type !== 'offer' || !state.advice.includes(id)) return [];
    const { variable, value } = event.params;
    return typeof value === 'string' && value !== NONE && state.product[variable] === NONE
      ? [{ variable, value, reason: 'needs', rule: id }]
      : [];
  });
  const person = actor.actingFor ?? actor.user?.customerId ?? configuration.customerId;
  if (typeof person === 'string' && !(await wantsMarks(person))) return needed;
  const recommender = await recommenderOf(version.id);
  const together = (recommender?.marker.additions(state) ?? [])
    .filter(({ probability }) => probability >= LEAST_CHANCE)
    .map(({ variable, value, probability }): Candidate => {
      return { variable, value, reason: 'together', chance: probability };
    });
  return [...needed, ...together];
}

/** Undefined where it cannot be had with everything that is chosen. */
function differenceWith(
  { version, assessment, configuration, unitPrice }: CartLine,
  { variable, value }: Candidate,
): number | undefined {
  const decisions = applyTo(configuration.decisions, decide({ variable, value }));
  const after = assessment.configurator.state(decisions);
  if (!after.consistent || !after.complete || after.product[variable] !== value) return undefined;
  return priceOf(version.public, assessment.facts, after.product).total - unitPrice.total;
}

async function note(actor: Actor, line: CartLine, { variable, value, reason }: Candidate) {
  const person = actor.actingFor ?? actor.user?.customerId ?? actor.session.guestId;
  const named = { configurationId: line.configuration.id, variable, value };
  try {
    return await database().crossSell.create({
      data: {
        ...ownerOf(actor),
        ...named,
        ...{ familyId: line.version.familyId, reason, at: actor.now },
        group: isHeldOut(person) ? 'held-out' : 'shown',
      },
    });
  } catch (error) {
    // Another tab was as quick.
    if (!isUniqueViolation(error)) throw error;
    return database().crossSell.findUnique({ where: { configurationId_variable_value: named } });
  }
}
