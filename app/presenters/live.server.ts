/** The work together as the page shows it: names instead of ids, nothing secret of anybody. */
import { createTranslator } from 'use-intl/core';
import { toKnownLocale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import type { EntryView, LiveData, LiveNews } from '#components/configurator/live/types.ts';
import { wordsOf } from '#components/configurator/use-words.ts';
import type { Words } from '#components/configurator/view-names.ts';
import { namesOf, type Names } from '#components/configurator/view-names.ts';
import { loadFamilyVersion } from '#app/services/families/load-family-version.server.ts';
import type { AuthoredEntry } from '#app/services/live/change-log.server.ts';
import { liveState, type LiveState } from '#app/services/live/follow.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

/** The configurator's few words outside React. */
export function wordsIn(locale: string): Words {
  const known = toKnownLocale(locale);
  const messages = messagesOf(known);
  const t = createTranslator({ locale: known, messages, namespace: 'configurator' });
  return wordsOf((key, values) => t(key, values as never));
}

export async function presentNews(state: LiveState): Promise<LiveNews> {
  const { actor, access, people } = state;
  const { configuration, role } = access;
  const { public: family } = await loadFamilyVersion(configuration.familyVersionId);
  const locale = toKnownLocale(actor.locale);
  const names = namesOf(family, locale, wordsIn(locale));
  const { guestId: me } = actor.session;
  return {
    revision: configuration.revision,
    decisions: configuration.decisions,
    role,
    entries: state.entries.map((entry) => entryView(entry, names, me)),
    suggestions: state.suggestions.map((entry) => entryView(entry, names, me)),
    people: people.map(({ guestId, ...person }) => ({ ...person, me: guestId === me })),
  };
}

/** With the entry that led to where the page is. */
export async function presentLive(actor: Actor, id: string, revision: number): Promise<LiveData> {
  const state = await liveState(actor, id, revision - 1);
  const { owner } = state.access;
  return {
    url: paths.live(id),
    suggestionsUrl: paths.suggestions(id),
    invitationsUrl: owner ? paths.invitations(id) : undefined,
    owner,
    news: await presentNews(state),
  };
}

function entryView(entry: AuthoredEntry, names: Names, me: string): EntryView {
  const { set, unset } = entry.change;
  const { sequence, kind, guestId, authorName: author } = entry;
  const parts = [
    ...set.map(({ variable, value }) => ({
      variable,
      title: names.variable(variable),
      value: names.value(variable, value),
    })),
    ...unset.map((variable) => ({ variable, title: names.variable(variable) })),
  ];
  return { sequence, kind, mine: guestId === me, author, parts };
}
