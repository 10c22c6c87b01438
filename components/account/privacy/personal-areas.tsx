/**
 * All that is known, area by area, for people to read: on the privacy page, and in the document one
 * takes away. It needs no router, so links around it are the page's.
 */
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Money } from '#components/ui/money.tsx';
import type { AreaId, ShownArea, ShownEntry, ShownFact } from './types.ts';

/** A message by a key that comes with the data; the key's last part where there is none. */
function useMessage(): (key: string) => string {
  const t = useTranslations();
  return (key) => {
    const known = key as Parameters<typeof t>[0];
    return t.has(known) ? t(known) : (key.split('.').at(-1) ?? key);
  };
}

function Fact({ fact }: { readonly fact: ShownFact }) {
  const t = useTranslations('privacy');
  const message = useMessage();
  const { text, moment, money } = fact;
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-quiet">{t(`facts.${fact.label}`)}</dt>
      <dd className="whitespace-pre-line wrap-anywhere">
        {text}
        {fact.message === undefined ? null : message(fact.message)}
        {moment === undefined ? null : <Moment at={moment} time />}
        {money === undefined ? null : <Money {...money} />}
      </dd>
    </div>
  );
}

function Entry({ entry }: { readonly entry: ShownEntry }) {
  const message = useMessage();
  const title = entry.titleMessage === undefined ? entry.title : message(entry.titleMessage);
  return (
    <li className="border-t border-line py-3 text-sm">
      {title === undefined && entry.at === undefined ? null : (
        <p className="flex flex-wrap justify-between gap-x-4">
          <strong className="font-medium wrap-anywhere">{title}</strong>
          {entry.at === undefined ? null : <Moment at={entry.at} time />}
        </p>
      )}
      {entry.facts.length > 0 ? (
        <dl>
          {entry.facts.map((fact, index) => (
            <Fact key={index} fact={fact} />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

export function PersonalAreas({
  areas,
  open = false,
  correct,
}: {
  readonly areas: readonly ShownArea[];
  /** All of them unfolded: for a document. */
  readonly open?: boolean;
  /** Where something of an area is put right; shown below it. */
  readonly correct?: (area: AreaId) => React.ReactNode;
}) {
  const t = useTranslations('privacy');
  return (
    <>
      {areas.map((area) => (
        <details key={area.id} open={open} className="border-t border-line py-3">
          <summary className="min-h-6 cursor-pointer font-semibold">
            {t('area', { area: t(`areas.${area.id}`), count: area.entries.length + area.more })}
          </summary>
          <p className="mt-2 max-w-[70ch] text-sm text-quiet">{t(`areaText.${area.id}`)}</p>
          {area.entries.length > 0 ? (
            <ul className="mt-3">
              {area.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
          ) : (
            <p className="mt-3 text-sm">{t('nothing')}</p>
          )}
          {area.more > 0 ? <p className="text-sm">{t('more', { count: area.more })}</p> : null}
          {correct?.(area.id)}
        </details>
      ))}
    </>
  );
}
