/** The one `h1` of a page, what the page is for, and what can be done with it as a whole. */
export function PageHeader({
  title,
  lead,
  actions,
}: {
  readonly title: string;
  readonly lead?: React.ReactNode;
  readonly actions?: React.ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
        {lead === undefined ? null : <p className="mt-2 max-w-[70ch] text-quiet">{lead}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}

const WIDTHS = { narrow: 'max-w-lg', text: 'max-w-3xl', wide: 'max-w-7xl' } as const;

/** The page's column: narrow for one form, text for reading, wide for tables and shop. */
export function Page({
  width = 'wide',
  children,
}: {
  readonly width?: keyof typeof WIDTHS;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={`mx-auto flex w-full flex-col gap-8 px-4 py-8 sm:py-12 ${WIDTHS[width]}`}>
      {children}
    </div>
  );
}
