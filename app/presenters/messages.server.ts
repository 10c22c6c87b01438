/** What the page of messages shows. */
import type { ShownJourney } from '#components/messages/journey-list.tsx';
import { currentWording } from '#rules/customers/consent/purposes.ts';
import { translate } from '#rules/model/translate.ts';
import { listJourneys, previewMessage } from '#app/services/messages/list-messages.server.ts';
import type { Actor } from '#app/utils/actor.ts';

/** Languages there are words in. */
const LOCALES = ['en', 'sv'] as const;

export async function presentJourneys(actor: Actor): Promise<readonly ShownJourney[]> {
  const { locale } = actor;
  const languages = new Intl.DisplayNames([locale], { type: 'language' });
  return (await listJourneys(actor)).map(({ journey, ...figures }) => ({
    ...figures,
    id: journey.id,
    title: translate(journey.title, locale),
    because: translate(journey.because, locale),
    purpose: translate(currentWording(journey.purpose).title, locale),
    channels: journey.channels,
    afterDays: journey.afterDays,
    previews: LOCALES.map((each) => ({
      locale: each,
      language: languages.of(each) ?? each,
      ...previewMessage(journey.id, each),
    })),
  }));
}
