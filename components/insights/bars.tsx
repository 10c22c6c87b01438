/** Bars beside their figures, as wide as they count; they run with the reading direction. */
import { useFormatter } from 'use-intl';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** What stands behind the count, such as its share of the first. */
  readonly note?: string | undefined;
}

export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const format = useFormatter();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <figure className="min-w-0 rounded-md border border-line bg-raised p-4">
      <figcaption className="mb-3 text-sm font-medium">{label}</figcaption>
      <dl className="flex flex-col gap-2 text-sm">
        {bars.map(({ id, label: name, count, note }) => (
          <div key={id}>
            <dt className="text-quiet">{name}</dt>
            <dd className="flex items-center gap-3 tabular-nums">
              <span className="h-4 min-w-0 flex-1" aria-hidden="true">
                <span
                  className="block h-full rounded-sm bg-accent"
                  style={{
                    inlineSize: `${(100 * count) / most}%`,
                    minInlineSize: count > 0 ? 2 : 0,
                  }}
                />
              </span>
              <span className="min-w-24 text-end">
                {format.number(count)}
                {note === undefined ? null : <span className="ms-2 text-quiet">{note}</span>}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
