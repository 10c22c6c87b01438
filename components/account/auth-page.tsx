/** The narrow page around one form of the way in. */
import { Page, PageHeader } from '../ui/page-header.tsx';

export function AuthPage({
  title,
  lead,
  children,
  aside,
}: {
  readonly title: string;
  readonly lead?: React.ReactNode;
  readonly children: React.ReactNode;
  /** Other ways to go on. */
  readonly aside?: React.ReactNode;
}) {
  return (
    <Page width="narrow">
      <PageHeader title={title} lead={lead} />
      {children}
      {aside === undefined ? null : (
        <div className="flex flex-col gap-2 border-t border-line pt-6 text-sm">{aside}</div>
      )}
    </Page>
  );
}

export const TEXT_LINK = 'text-accent underline underline-offset-4 hover:decoration-2';
