/** The configurator's first view, and everything the browser needs to go on without the server. */
import { redirect } from '@remix-run/node';
import { toKnownLocale } from '#components/i18n/locales.ts';
import { readChange } from '#components/configurator/intent.ts';
import type { OwnPreferences } from '#components/configurator/side-notes.tsx';
import type { ConfiguratorData } from '#components/configurator/use-configurator.ts';
import { settle, type Settled } from '#components/configurator/clash.ts';
import type { Engine } from '#components/configurator/engine.ts';
import { exactCount } from '#components/configurator/exact-count.ts';
import { StepOutlook, type Outlooks } from '#components/configurator/step-outlook.ts';
import { buildView } from '#components/configurator/view-model.ts';
import { questionsWithOptions } from '#components/configurator/view-steps.ts';
import type { ContextFacts, Decision, VariableId } from '#rules/configuration/types.ts';
import type { Family, PreferenceDefinition } from '#rules/model/family.ts';
import { translate } from '#rules/model/translate.ts';
import { can } from '#rules/policy/permissions.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { openConfiguration } from '#app/services/configurations/open-configuration.server.ts';
import { listPreferences } from '#app/services/customers/preferences.server.ts';
import { wantsMarks } from '#app/services/learning/learning-choice.server.ts';
import { recommenderOf } from '#app/services/learning/recommender-of.server.ts';
import { modelHash } from '#app/services/families/publish-model.server.ts';
import { promiseBasisAt } from '#app/services/workshop/promise-date.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';
import { presentLive, wordsIn } from './live.server.ts';

export interface ConfiguratorPageData {
  readonly data: ConfiguratorData;
  readonly shareUrl: string;
  readonly ownPreferences: OwnPreferences;
  readonly undoChange?: Change | undefined;
  /** The quote whose line this is, for staff who work on it. */
  readonly quote?: { readonly number: string; readonly href: string } | undefined;
}

/** Whether a condition anywhere in a family reads the fact: a fact is named by nothing else. */
const readsFact = (family: Family, fact: string): boolean =>
  JSON.stringify(family).includes(`"fact":"${fact}"`);
const known = new WeakMap<Family, { readonly segment: boolean; readonly tier: boolean }>();

/** Looked for once in each family. */
function factsRead(family: Family) {
  const read = known.get(family) ?? {
    segment: readsFact(family, 'segment'),
    tier: readsFact(family, 'tier'),
  };
  known.set(family, read);
  return read;
}

/** A page may be open to whoever was invited: how we see the customer is told only where rules ask for it. */
function shownFacts({ segment, tier, ...facts }: ContextFacts, family: Family): ContextFacts {
  const read = factsRead(family);
  return {
    ...facts,
    ...(segment !== undefined && read.segment && { segment }),
    ...(tier !== undefined && read.tier && { tier }),
  };
}

export async function presentConfigurator(
  actor: Actor,
  id: string,
  search: URLSearchParams,
): Promise<ConfiguratorPageData> {
  const opened = await openConfiguration(actor, id);
  const { configuration, version, configurator, facts, literals, priceListId } = opened;
  const { decisions, revision } = configuration;
  // Staff may look; they work on it only for its owner, or invited.
  if (opened.access.onlooker) throw redirect(paths.shared(configuration.shareToken));
  const locale = toKnownLocale(actor.locale);
  const basis = await promiseBasisAt(actor.now, version.family);
  const settled = settle(configurator, decisions, opened.state);
  const step = search.get('step') ?? undefined;
  const asked = askedIn(search);
  const recommender = (await marksAreWanted(actor, configuration))
    ? await recommenderOf(version.id)
    : undefined;
  const questions = questionsWithOptions(version.public, settled.state, step);
  const view = buildView({
    family: version.public,
    engine: configurator,
    settled,
    ...(configurator.backend === 'diagram' && settled.refused.length === 0
      ? {
          left: exactCount(configurator, settled),
          outlooks: outlooksNow(configurator, settled, questions),
        }
      : {}),
    marks: recommender?.marker.marks(settled.state, settled.kept, questions),
    context: facts,
    basis,
    decisions,
    locale,
    words: wordsIn(locale),
    step,
    asked,
  });
  return {
    data: {
      id,
      name: configuration.name,
      server: { decisions, revision },
      modelUrl: paths.familyModel(version.id, priceListId, modelHash(version, priceListId)),
      recommenderUrl: recommender && paths.recommender(version.id, recommender.hash),
      changesUrl: paths.configurationChanges(id),
      literals,
      context: shownFacts(facts, version.family),
      basis,
      view,
      live: await presentLive(actor, id, revision),
    },
    shareUrl: actor.origin + paths.shared(configuration.shareToken),
    ownPreferences: await ownPreferences(actor, version.public.preferences, locale),
    undoChange: readChange(search.get('undo') ?? undefined),
    quote: await quoteOf(actor, id),
  };
}

/** Those of whom it is configured for that are switched off, and whether they are theirs to switch. */
async function ownPreferences(
  actor: Actor,
  asked: readonly PreferenceDefinition[],
  locale: string,
): Promise<OwnPreferences> {
  const customerId = actor.actingFor ?? actor.user?.customerId;
  const known = customerId === undefined ? [] : await listPreferences(actor);
  const off = new Set(known.filter(({ enabled }) => !enabled).map(({ key }) => key));
  return {
    profileUrl: paths.profile(),
    switchable: customerId !== undefined,
    unused: asked
      .filter(({ id }) => off.has(id))
      .map(({ id, title }) => ({ id, title: translate(title, locale) })),
  };
}

/** Neither whom it belongs to nor who looks at it has switched marks off. */
async function marksAreWanted(
  actor: Actor,
  { customerId }: { readonly customerId: string | null },
): Promise<boolean> {
  const own = actor.actingFor ?? actor.user?.customerId;
  const people = new Set([customerId, own].filter((id) => typeof id === 'string'));
  const answers = await Promise.all([...people].map(wantsMarks));
  return answers.every((wants) => wants);
}

/** What a moment is enough for: a page that waits shows less than one whose numbers come later. */
function outlooksNow(
  engine: Engine,
  { kept }: Settled,
  questions: ReadonlySet<VariableId>,
): Outlooks {
  const outlook = new StepOutlook(engine, kept, questions);
  const end = performance.now() + OUTLOOK_MS;
  const enough = (): boolean => performance.now() > end;
  while (!outlook.isDone && !enough()) outlook.seek(enough);
  return outlook.known;
}

/** The draft one of whose lines is configured here. */
async function quoteOf(actor: Actor, configurationId: string) {
  if (!can(actor.user?.role, 'quotes:write')) return undefined;
  const line = await database().quoteLine.findFirst({
    where: { configurationId, quote: { status: 'draft' } },
    select: { quote: { select: { number: true } } },
  });
  return line ? { number: line.quote.number, href: paths.quote(line.quote.number) } : undefined;
}

const OUTLOOK_MS = 20;

/** The option a page without JavaScript asks about: `?why=<variable>&value=<value>`. */
function askedIn(search: URLSearchParams): Decision | undefined {
  const variable = search.get('why');
  const value = search.get('value');
  if (!variable || !value) return undefined;
  return { variable, value: /^-?\d{1,9}$/.test(value) ? Number(value) : value };
}
