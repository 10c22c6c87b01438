/** The code one gives to friends, and the one a friend gave. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { plainField } from '../ui/field.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface FriendsProps {
  readonly code: string;
  readonly friends: { readonly all: number; readonly rewarded: number };
  readonly mayNameReferrer: boolean;
  readonly points: number;
  readonly welcome: number;
  /** A code that was refused: what was typed, and why. */
  readonly refused?: { readonly typed: string; readonly code: string } | undefined;
}

export function Friends(props: FriendsProps) {
  const { code, friends, mayNameReferrer, points, welcome, refused } = props;
  const t = useTranslations('loyalty');
  return (
    <section aria-labelledby="friends" className="flex flex-col gap-4">
      <div>
        <h2 id="friends" className="text-lg font-semibold">
          {t('friends')}
        </h2>
        <p className="mt-1 max-w-[70ch] text-sm text-quiet">
          {t('friendsText', { points, welcome })}
        </p>
      </div>
      <p>
        {t('yourCode')}{' '}
        <span className="font-mono text-lg font-semibold" data-testid="referral-code">
          {code}
        </span>
        <span className="block text-sm text-quiet">{t('friendsSoFar', friends)}</span>
      </p>
      {mayNameReferrer && (
        <Form method="post" preventScrollReset className="flex max-w-md flex-col gap-3">
          <TextField
            field={{
              ...plainField('code', refused?.typed),
              errors: refused ? [refused.code] : undefined,
            }}
            label={t('friendsCode')}
            hint={t('friendsCodeHint')}
            autoComplete="off"
            maxLength={40}
          />
          <div>
            <Button name="intent" value="friend">
              {t('enterCode')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
