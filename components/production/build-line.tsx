/** One product as the workshop sees it: picture, what to build, parts, work. */
import { useLocale, useTranslations } from 'use-intl';
import { Choices } from '#components/orders/choices.tsx';
import { LinePicture } from '#components/orders/line-picture.tsx';
import type { ShownBuildLine } from '#components/orders/types.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { formatMoney } from '#components/ui/money.tsx';
import type { CostComparison } from '#rules/bom/cost.ts';
import { translate } from '#rules/model/translate.ts';
import { BomTable } from './bom-table.tsx';
import { CostTable } from './cost-table.tsx';
import { Operations } from './operations.tsx';

export function BuildLine({
  line,
  cost,
}: {
  readonly line: ShownBuildLine;
  /** For whoever may know it. */
  readonly cost?: CostComparison | undefined;
}) {
  const t = useTranslations('production');
  const locale = useLocale();
  const minutes = line.routing.reduce((sum, { setup, run }) => sum + setup + run, 0);
  return (
    <article className="flex flex-col gap-6">
      <div className="grid gap-6 rounded-md border border-line bg-raised p-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <LinePicture picture={line.picture} />
        <div>
          <h2 className="text-lg font-semibold wrap-anywhere">{line.name}</h2>
          <p className="text-quiet">
            {translate(line.product, locale)} · {t('pieces', { count: line.quantity })} ·{' '}
            {t('partsCount', { count: line.bom.length })} ·{' '}
            {t('totalTime', { count: Math.ceil(minutes) })}
          </p>
          <ul className="mt-3 flex flex-wrap gap-2">
            {line.sheets.map(({ unit, href }) => (
              <li key={unit}>
                <a href={href} className={buttonClass('secondary', 'dense')}>
                  {line.sheets.length > 1 ? t('buildSheetUnit', { unit }) : t('buildSheetPdf')}
                </a>
              </li>
            ))}
          </ul>
          {line.notes.length > 0 ? (
            <div className="mt-4 border-s-2 border-warning ps-3 text-sm">
              <p className="font-medium">{t('notes')}</p>
              <ul className="mt-1 flex flex-col gap-1">
                {line.notes.map((note, index) => (
                  <li key={index}>{translate(note, locale)}</li>
                ))}
              </ul>
            </div>
          ) : null}
        </div>
      </div>
      {cost ? (
        <section>
          <h3 className="mb-3 font-semibold">{t('cost.title')}</h3>
          <details>
            <summary className="mb-3 min-h-6">
              {t('cost.lead', {
                difference: formatMoney(locale, cost.difference, cost.currency, { signed: true }),
              })}
            </summary>
            <CostTable name={line.name} comparison={cost} />
          </details>
        </section>
      ) : null}
      <section>
        <h3 className="mb-3 font-semibold">{t('modules')}</h3>
        <p className="mb-3 text-sm text-quiet">{t('deviations')}</p>
        <Choices marked groups={line.groups} />
      </section>
      <section>
        <h3 className="mb-3 font-semibold">{t('bom')}</h3>
        <details>
          <summary className="mb-3 min-h-6">{t('partsCount', { count: line.bom.length })}</summary>
          <BomTable name={line.name} lines={line.bom} />
        </details>
      </section>
      <section>
        <h3 className="mb-3 font-semibold">{t('routing')}</h3>
        <Operations operations={line.routing} />
      </section>
    </article>
  );
}
