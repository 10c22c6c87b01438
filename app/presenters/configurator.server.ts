/** The configurator's first view, and everything the browser needs to go on without the server. */
import { redirect } from '@remix-run/node';
import { createTranslator } from 'use-intl/core';
import { messagesOf, toKnownLocale } from '#components/i18n/messages.ts';
import { readChange } from '#components/configurator/intent.ts';
import type { ConfiguratorData } from '#components/configurator/use-configurator.ts';
import { settle } from '#components/configurator/clash.ts';
import { wordsOf } from '#components/configurator/use-words.ts';
import { buildView } from '#components/configurator/view-model.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { can } from '#rules/policy/permissions.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { openConfiguration } from '#app/services/configurations/open-configuration.server.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { paths } from '#app/utils/paths.ts';

export interface ConfiguratorPageData {
  readonly data: ConfiguratorData;
  readonly shareUrl: string;
  readonly profileUrl: string;
  readonly undoChange?: Change | undefined;
  /** The quote whose line this is, for staff who work on it. */
  readonly quote?: { readonly number: string; readonly href: string } | undefined;
}

export async function presentConfigurator(
  actor: Actor,
  id: string,
  search: URLSearchParams,
): Promise<ConfiguratorPageData> {
  const opened = await openConfiguration(actor, id);
  const { configuration, version, configurator, facts, literals, priceListId } = opened;
  const { decisions, revision } = configuration;
  if (!isOwner(actor, configuration)) throw redirect(paths.shared(configuration.shareToken));
  const locale = toKnownLocale(actor.locale);
  const t = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: 'configurator',
  });
  const view = buildView({
    family: version.public,
    engine: configurator,
    settled: settle(configurator, decisions, opened.state),
    context: facts,
    decisions,
    locale,
    words: wordsOf((key, values) => t(key, values as never)),
    step: search.get('step') ?? undefined,
    asked: askedIn(search),
  });
  return {
    data: {
      id,
      name: configuration.name,
      server: { decisions, revision },
      modelUrl: paths.familyModel(version.id, version.hash),
      changesUrl: paths.configurationChanges(id),
      priceListId,
      literals,
      context: facts,
      view,
    },
    shareUrl: actor.origin + paths.shared(configuration.shareToken),
    profileUrl: paths.profile(),
    undoChange: readChange(search.get('undo') ?? undefined),
    quote: await quoteOf(actor, id),
  };
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

/** Staff may look at a customer's configuration; they change it only when they act for them. */
function isOwner(
  actor: Actor,
  { customerId, guestId }: { readonly customerId: string | null; readonly guestId: string | null },
): boolean {
  const owner = ownerOf(actor);
  return (
    (!('customerId' in owner) || owner.customerId === customerId) &&
    (!('guestId' in owner) || owner.guestId === guestId)
  );
}

/** The option a page without JavaScript asks about: `?why=<variable>&value=<value>`. */
function askedIn(search: URLSearchParams): Decision | undefined {
  const variable = search.get('why');
  const value = search.get('value');
  if (!variable || !value) return undefined;
  return { variable, value: /^-?\d{1,9}$/.test(value) ? Number(value) : value };
}
