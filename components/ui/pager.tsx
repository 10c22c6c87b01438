/** Steps through the pages of a long list. */
import { Link } from '@remix-run/react';

export function Pager({
  label,
  page,
  pages,
  hrefOf,
  previous,
  next,
}: {
  /** 'Page 2 of 7' */
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  readonly previous: string;
  readonly next: string;
}) {
  if (pages <= 1) return null;
  const link = 'inline-flex min-h-8 items-center text-accent underline underline-offset-4';
  return (
    <nav aria-label={label} className="flex items-center gap-6 text-sm">
      {page > 1 ? (
        <Link to={hrefOf(page - 1)} rel="prev" className={link}>
          {previous}
        </Link>
      ) : null}
      <span className="text-quiet tabular-nums">{label}</span>
      {page < pages ? (
        <Link to={hrefOf(page + 1)} rel="next" className={link}>
          {next}
        </Link>
      ) : null}
    </nav>
  );
}
