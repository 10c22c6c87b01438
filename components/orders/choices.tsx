/**
 * Everything that was chosen for one product, by module group. For the workshop, what is not as
 * usual stands out.
 */
import { useLocale } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import type { ShownChoiceGroup } from './types.ts';

export function Choices({
  groups,
  marked = false,
  heading: Heading = 'h4',
}: {
  readonly groups: readonly ShownChoiceGroup[];
  readonly marked?: boolean;
  /** The level below the heading it stands under. */
  readonly heading?: 'h3' | 'h4' | undefined;
}) {
  const locale = useLocale();
  return (
    <div className="gap-x-10 sm:columns-2">
      {groups.map((group) => (
        <section key={group.id} className="mb-6 break-inside-avoid">
          <Heading className="border-b border-line pb-1 text-sm font-semibold">
            {translate(group.title, locale)}
          </Heading>
          <dl className="text-sm">
            {group.choices.map((choice) => (
              <div
                key={choice.variable}
                className="grid grid-cols-[minmax(6rem,2fr)_3fr] gap-4 border-b border-line py-1.5 last:border-b-0"
              >
                <dt className="text-quiet">{translate(choice.title, locale)}</dt>
                <dd className={`wrap-anywhere ${marked && choice.deviates ? 'font-semibold' : ''}`}>
                  {choice.quantity > 1 ? `${choice.quantity} × ` : ''}
                  {translate(choice.value, locale)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
