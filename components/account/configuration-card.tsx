/** A saved configuration: how it looks, what it costs, and what can be done with it. */
import { Form, Link } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { PictureFrame } from '../shop/picture-frame.tsx';
import { PriceTag } from '../shop/price-tag.tsx';
import type { ShownPicture, ShownPrice } from '../shop/types.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CONTROL_CLASS, type FieldModel } from '../ui/field.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface SavedCard {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  /** ISO time. */
  readonly updatedAt: string;
  readonly picture: ShownPicture;
  readonly price?: ShownPrice | undefined;
  readonly state: 'complete' | 'open' | 'clash';
  readonly href: string;
  readonly deleteHref: string;
  readonly shareUrl: string;
}

const TONES = { complete: 'success', open: 'neutral', clash: 'warning' } as const;
const SUMMARY = 'inline-flex min-h-8 items-center underline underline-offset-4';

export function ConfigurationCard({
  card,
  nameErrors,
}: {
  readonly card: SavedCard;
  readonly nameErrors?: readonly string[] | undefined;
}) {
  const t = useTranslations('account.saved');
  const format = useFormatter();
  return (
    <article
      aria-labelledby={`saved-${card.id}`}
      className="flex flex-col gap-4 rounded-md border border-line bg-raised p-4"
    >
      <Link to={card.href} tabIndex={-1} aria-hidden>
        <PictureFrame picture={card.picture} />
      </Link>
      <div>
        <h2 id={`saved-${card.id}`} className="font-semibold wrap-anywhere">
          <Link to={card.href} className="hover:underline">
            {card.name}
          </Link>
        </h2>
        <p className="text-sm text-quiet">{card.family}</p>
      </div>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-lg font-semibold">
          <PriceTag price={card.price} />
        </span>
        <Badge tone={TONES[card.state]}>{t(`state.${card.state}`)}</Badge>
      </p>
      <p className="text-sm text-quiet">
        {t('updated', {
          when: format.dateTime(new Date(card.updatedAt), {
            dateStyle: 'medium',
            timeStyle: 'short',
          }),
        })}
      </p>
      <div className="mt-auto flex flex-wrap gap-2">
        <ButtonLink to={card.href} look="primary" size="dense">
          {t('open')}
          <span className="sr-only">: {card.name}</span>
        </ButtonLink>
        <Form method="post">
          <input type="hidden" name="id" value={card.id} />
          <Button name="intent" value="copy" size="dense">
            {t('copy')}
            <span className="sr-only">: {card.name}</span>
          </Button>
        </Form>
        <ButtonLink to={card.deleteHref} look="quiet" size="dense">
          {t('delete')}
          <span className="sr-only">: {card.name}</span>
        </ButtonLink>
      </div>
      <div className="border-t border-line pt-2">
        <Share card={card} />
        <Rename card={card} errors={nameErrors} />
      </div>
    </article>
  );
}

function Share({ card }: { readonly card: SavedCard }) {
  const t = useTranslations('account.saved');
  const id = `share-${card.id}`;
  return (
    <details className="text-sm">
      <summary className={SUMMARY}>
        {t('share')}
        <span className="sr-only">: {card.name}</span>
      </summary>
      <label htmlFor={id} className="mt-2 mb-1 block text-quiet">
        {t('shareLabel')}
      </label>
      <input id={id} readOnly value={card.shareUrl} dir="ltr" className={CONTROL_CLASS} />
    </details>
  );
}

function Rename({
  card,
  errors,
}: {
  readonly card: SavedCard;
  readonly errors: readonly string[] | undefined;
}) {
  const t = useTranslations('account.saved');
  const field: FieldModel = {
    id: `name-${card.id}`,
    name: 'name',
    key: card.name,
    initialValue: card.name,
    errors,
  };
  return (
    <details className="text-sm" open={errors !== undefined}>
      <summary className={SUMMARY}>
        {t('rename')}
        <span className="sr-only">: {card.name}</span>
      </summary>
      <Form method="post" preventScrollReset className="mt-2 flex flex-col gap-3">
        <input type="hidden" name="id" value={card.id} />
        <TextField field={field} label={t('name')} maxLength={120} autoComplete="off" />
        <div>
          <Button name="intent" value="rename" size="dense">
            {t('saveName')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
