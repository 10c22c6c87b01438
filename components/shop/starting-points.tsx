/** Ways to begin: a first choice, what it makes of the product, and one click to go on from it. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { PriceTag } from './price-tag.tsx';
import type { StartingPoint } from './types.ts';

export function StartingPoints({
  points,
  action,
}: {
  readonly points: readonly StartingPoint[];
  readonly action: string;
}) {
  const t = useTranslations('shop');
  return (
    <ul className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      {points.map((point) => (
        <li
          key={point.value}
          className="flex flex-col gap-3 rounded-md border border-line bg-raised p-4"
        >
          <PictureFrame picture={point.picture} />
          <h3 className="font-semibold">{point.title}</h3>
          {point.description === undefined ? null : (
            <p className="text-sm text-quiet">{point.description}</p>
          )}
          <div className="mt-auto flex flex-wrap items-center justify-between gap-3 pt-2">
            <p className="font-medium">
              <PriceTag price={point.price} />
            </p>
            <Form method="post" action={action}>
              <input type="hidden" name="variable" value={point.variable} />
              <input type="hidden" name="value" value={point.value} />
              <Button size="dense">
                {t('startHere')}
                <span className="sr-only">: {point.title}</span>
              </Button>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  );
}
