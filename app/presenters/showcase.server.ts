/**
 * Families as the storefront shows them: the same for every visitor of a market and a language,
 * so they are worked out once for each published version, market, language and day.
 */
import { marketFor } from '#app/services/families/context-facts.server.ts';
import {
  newestVersion,
  newestVersions,
  type LoadedVersion,
} from '#app/services/families/load-family-version.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ShownFamily, StartingPoint } from '#components/shop/types.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { translate } from '#rules/model/translate.ts';
import { moduleComponents, variablesOf } from '#rules/model/variables.ts';
import { anonymous, presentLowestPrice, presentProduct } from './product.server.ts';

const KEPT = 200;
const STARTING_POINTS = 4;

export interface FamilyPage {
  readonly family: ShownFamily;
  readonly startingPoints: readonly StartingPoint[];
}

const kept = new Map<string, Promise<unknown>>();

/** The result of `work` for this version as any visitor like the actor sees it. */
function once<T>(name: string, actor: Actor, version: LoadedVersion, work: () => Promise<T>) {
  const market = marketFor(version.family, actor.market);
  const day = actor.now.toISOString().slice(0, 10);
  const key = [name, version.id, market, actor.locale, day].join(' ');
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) return known;
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && !oldest.done) kept.delete(oldest.value);
  const made = work();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

/** Every published family, as configured by its defaults. */
export async function presentShop(actor: Actor): Promise<readonly ShownFamily[]> {
  const versions = await newestVersions();
  return Promise.all(versions.map((version) => presentFamily(actor, version)));
}

/** One family with ways to begin; `not-found` where there is none. */
export async function presentFamilyPage(actor: Actor, familyId: string): Promise<FamilyPage> {
  const version = await newestVersion(familyId);
  return {
    family: await presentFamily(actor, version),
    startingPoints: await once('starts', actor, version, () => startingPoints(actor, version)),
  };
}

function presentFamily(actor: Actor, version: LoadedVersion): Promise<ShownFamily> {
  return once('family', actor, version, async () => {
    const anyone = anonymous(actor);
    const { family } = version;
    const words = (text: Parameters<typeof translate>[0]) => translate(text, actor.locale);
    return {
      id: family.id,
      title: words(family.title),
      tagline: words(family.tagline),
      description: words(family.description),
      noun: words(family.noun),
      figures: {
        modules: family.modules.length + family.characteristics.length,
        components: family.components.length,
        buildDays: family.buildDays,
      },
      groups: family.groups.map(({ id, title, description }) => ({
        id,
        title: words(title),
        ...(description && { text: words(description) }),
      })),
      picture: (await presentProduct(anyone, version)).picture,
      price: await presentLowestPrice(anyone, version),
    };
  });
}

/**
 * Products that begin with a component of the family's first module, the choice that shapes them
 * most; of one kind, or alike in looks, only the first, of the others the most different ones.
 */
async function startingPoints(actor: Actor, version: LoadedVersion): Promise<StartingPoint[]> {
  const { family } = version;
  const [module] = family.modules;
  const variable = variablesOf(version.public).find(({ owner }) => owner === module?.id)?.id;
  if (module === undefined || variable === undefined) return [];
  const candidates = new Map<string, Candidate>();
  for (const value of moduleComponents(family, module)) {
    const kind = kindOf(family, value);
    // One of each kind is enough: the others are not even worked out.
    if (kind !== undefined && candidates.has(kind)) continue;
    const candidate = await startingPoint(actor, version, variable, value);
    const look = candidate && (kind ?? lookOf(candidate.point, module.id));
    if (candidate && look !== undefined && !candidates.has(look)) candidates.set(look, candidate);
  }
  return mostDifferent([...candidates.values()], STARTING_POINTS).map(({ point }) => point);
}

interface Candidate {
  readonly point: StartingPoint;
  readonly product: Assignment;
}

/** The first, then each time the one that differs most from the nearest of those chosen. */
function mostDifferent(candidates: readonly Candidate[], count: number): readonly Candidate[] {
  const chosen = candidates.slice(0, 1);
  while (chosen.length < Math.min(count, candidates.length)) {
    const rest = candidates
      .filter((one) => !chosen.includes(one))
      .map((one) => ({
        one,
        distance: Math.min(...chosen.map(({ product }) => differences(one.product, product))),
      }));
    // The family's own order decides between equals.
    const [best] = rest.sort((a, b) => b.distance - a.distance);
    if (!best) break;
    chosen.push(best.one);
  }
  return candidates.filter((one) => chosen.includes(one));
}

const differences = (one: Assignment, other: Assignment): number =>
  Object.keys(one).filter((variable) => one[variable] !== other[variable]).length;

/** The first attribute of a component where that is a word, such as the kind of a frame. */
function kindOf(family: Family, id: string): string | undefined {
  const component = family.components.find((one) => one.id === id);
  const type = family.componentTypes.find((one) => one.id === component?.type);
  const first = type?.attributes[0];
  const said = first && component?.attributes[first.id];
  return typeof said === 'string' ? said : undefined;
}

/** How the module itself is drawn; where it has no drawing of its own, the whole picture. */
function lookOf({ picture: { layers } }: StartingPoint, module: string): string {
  const own = layers.filter(({ variable }) => variable === module);
  return own.length > 0 ? own.map(({ id }) => id).join(' ') : JSON.stringify(layers);
}

async function startingPoint(
  actor: Actor,
  version: LoadedVersion,
  variable: string,
  value: string,
): Promise<Candidate | undefined> {
  const component = version.family.components.find(({ id }) => id === value);
  if (component === undefined) return undefined;
  const product = await presentProduct(anonymous(actor), version, [{ variable, value }]);
  if (!product.consistent) return undefined;
  const { title, description } = component;
  const point = {
    variable,
    value,
    title: translate(title, actor.locale),
    description: description && translate(description, actor.locale),
    picture: product.picture,
    price: product.price,
  };
  return { point, product: product.product };
}
