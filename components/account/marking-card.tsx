/** The switch: options marked by what others chose, or not. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';

export function MarkingCard({ on }: { readonly on: boolean }) {
  const t = useTranslations('account.profile');
  return (
    <section aria-labelledby="marking" className="border-t border-line py-6">
      <h2 id="marking" className="text-lg font-semibold">
        {t('marking.title')}
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-quiet">{t('marking.text')}</p>
      <Form method="post" preventScrollReset className="mt-3 flex flex-wrap items-center gap-3">
        <Badge tone={on ? 'success' : 'warning'}>{t(on ? 'on' : 'off')}</Badge>
        <input type="hidden" name="on" value={String(!on)} />
        <Button name="intent" value="marking" size="dense">
          {t(on ? 'switchOff' : 'switchOn')}
          <span className="sr-only">: {t('marking.title')}</span>
        </Button>
      </Form>
    </section>
  );
}
