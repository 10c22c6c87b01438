/** Demo mode: one click into each role, with what one can do there. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ROLES } from '#rules/policy/permissions.ts';
import { Button } from '../ui/button.tsx';

export function DemoRoles({ next }: { readonly next: string | undefined }) {
  const t = useTranslations('auth.demo');
  const role = useTranslations('common.role');
  return (
    <section aria-labelledby="demo-title" className="rounded-md border border-line bg-raised p-4">
      <h2 id="demo-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 text-sm text-quiet">{t('lead')}</p>
      <ul className="mt-4 flex flex-col divide-y divide-line">
        {ROLES.map((name) => (
          <li key={name} className="py-3 last:pb-0">
            <Form method="post" className="flex flex-wrap items-center justify-between gap-3">
              <input type="hidden" name="intent" value="demo" />
              <input type="hidden" name="role" value={name} />
              {next === undefined ? null : <input type="hidden" name="next" value={next} />}
              <p className="min-w-48 flex-1">
                <span className="block font-medium">{role(name)}</span>
                <span className="text-sm text-quiet">{t(name)}</span>
              </p>
              <Button size="dense">
                {t('enter')}
                <span className="sr-only"> {role(name)}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
