/** The configurator: one configuration, every choice a form post or, with JavaScript, a click. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { LiveConfigurator } from '#components/configurator/live-configurator.tsx';
import { QuoteBar } from '#components/quotes/quote-bar.tsx';
import { presentConfigurator } from '#app/presenters/configurator.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { answerIntent } from './answer-intent.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const { searchParams } = new URL(request.url);
  return presentConfigurator(actor, params['id'] ?? '', searchParams).catch((error: unknown) =>
    throwAppError(error, request),
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  return answerIntent(actor, params['id'] ?? '', request);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageMeta(matches, () => data && (data.data.name || data.data.view.familyTitle)),
  ...(data
    ? [
        {
          tagName: 'link' as const,
          rel: 'preload',
          href: data.data.modelUrl,
          as: 'fetch',
          crossOrigin: 'anonymous' as const,
        },
      ]
    : []),
];

export default function Configurator() {
  const { quote, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useTranslations('errors');
  return (
    <>
      {quote ? <QuoteBar {...quote} /> : null}
      <LiveConfigurator
        {...page}
        key={page.data.id}
        alert={refused && t(refused.code as Parameters<typeof t>[0])}
      />
    </>
  );
}
