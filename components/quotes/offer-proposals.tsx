/** Lines the client is changing: copies to play with, until they are sent to the rep. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import type { ShownOffer } from './types.ts';

export function Proposals({ offer }: { readonly offer: ShownOffer }) {
  const t = useTranslations('quotes.offer');
  if (offer.proposals.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {offer.proposals.map(({ id, position, href }) => (
        <li key={id} className="rounded-md border border-info bg-raised p-4">
          <p className="font-medium">{t('changing', { position: position ?? 0 })}</p>
          <Form method="post" className="mt-2 flex flex-col gap-2">
            <input type="hidden" name="commentId" value={id} />
            <input type="hidden" name="name" value={offer.client.name} />
            <label className="flex flex-col gap-1 text-sm">
              {t('proposalWords')}
              <textarea
                name="text"
                rows={2}
                maxLength={2000}
                className="rounded-md border border-quiet bg-raised p-2"
              />
            </label>
            <div className="flex flex-wrap gap-3">
              <ButtonLink size="dense" to={href}>
                {t('goOn')}
              </ButtonLink>
              <Button size="dense" look="primary" name="do" value="send-proposal">
                {t('sendProposal', { name: offer.ownerName ?? '' })}
              </Button>
            </div>
          </Form>
        </li>
      ))}
    </ul>
  );
}
