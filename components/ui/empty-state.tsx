/** Where there is nothing yet: what would be here, and how to get it. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: string;
  readonly action?: React.ReactNode;
}) {
  return (
    <div className="rounded-md border border-dashed border-line px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      {text === undefined ? null : <p className="mx-auto mt-2 max-w-prose text-quiet">{text}</p>}
      {action === undefined ? null : <div className="mt-6 flex justify-center">{action}</div>}
    </div>
  );
}
