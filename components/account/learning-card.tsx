/** One switch over what is learnt: of one's own orders, or of what others chose. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';

export function LearningCard({
  choice,
  on,
}: {
  readonly choice: 'othersChoices' | 'ownOrders';
  readonly on: boolean;
}) {
  const t = useTranslations('account.profile');
  return (
    <section aria-labelledby={choice} className="border-t border-line py-6">
      <h2 id={choice} className="text-lg font-semibold">
        {t(`learning.${choice}.title`)}
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-quiet">{t(`learning.${choice}.text`)}</p>
      <Form method="post" preventScrollReset className="mt-3 flex flex-wrap items-center gap-3">
        <Badge tone={on ? 'success' : 'warning'}>{t(on ? 'on' : 'off')}</Badge>
        <input type="hidden" name="choice" value={choice} />
        <input type="hidden" name="on" value={String(!on)} />
        <Button name="intent" value="learning" size="dense">
          {t(on ? 'switchOff' : 'switchOn')}
          <span className="sr-only">: {t(`learning.${choice}.title`)}</span>
        </Button>
      </Form>
    </section>
  );
}
