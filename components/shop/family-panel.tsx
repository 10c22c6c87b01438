/** One family on the storefront: the product first, then why, what it costs, and the way in. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/button.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { PriceTag } from './price-tag.tsx';
import type { FamilyFigures, ShownFamily } from './types.ts';

export function FamilyPanel({
  family,
  href,
  first,
}: {
  readonly family: ShownFamily;
  readonly href: string;
  /** The first family has the page's stage; the others follow. */
  readonly first: boolean;
}) {
  const t = useTranslations('shop');
  const titleId = `family-${family.id}`;
  return (
    <section
      aria-labelledby={titleId}
      className={`grid items-center gap-x-12 gap-y-6 lg:grid-cols-12 ${first ? '' : 'border-t border-line pt-12'}`}
    >
      <Link to={href} tabIndex={-1} aria-hidden className="lg:col-span-7">
        <PictureFrame picture={family.picture} className="sm:p-8" />
      </Link>
      <div className="lg:col-span-5">
        <h2 id={titleId} className="text-quiet">
          {family.title}
        </h2>
        <p className="mt-2 text-xl font-semibold tracking-tight text-balance">{family.tagline}</p>
        <p className="mt-4 max-w-[60ch] text-quiet">{family.description}</p>
        <Figures figures={family.figures} />
        <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-4">
          <ButtonLink to={href} look="primary">
            {t('seeFamily', { noun: family.noun })}
          </ButtonLink>
          <p>
            <span className="block text-lg font-semibold">
              <PriceTag price={family.price} />
            </span>
            <span className="text-sm text-quiet">{t('priceNote')}</span>
          </p>
        </div>
      </div>
    </section>
  );
}

/** What makes it one's own, in three numbers. */
export function Figures({ figures }: { readonly figures: FamilyFigures }) {
  const t = useTranslations('shop.figures');
  return (
    <dl className="mt-6 grid max-w-md grid-cols-3 gap-4 border-y border-line py-4">
      {(['modules', 'components', 'buildDays'] as const).map((key) => (
        <div key={key} className="flex flex-col-reverse justify-end">
          <dt className="text-sm text-quiet">{t(key)}</dt>
          <dd className="text-lg font-semibold">{figures[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
