/** The line above the product: its name, whether it is saved, sharing, undo and redo. */
import { Check, CloudOff, LoaderCircle, Pencil, Redo2, Share2, Undo2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { IntentForm } from './intent-form.tsx';
import type { Change } from '#rules/workflow/configurator-change.ts';

export type SavingState = 'saved' | 'saving' | 'notSaved' | 'ended';

export interface HeaderBarProps {
  readonly familyTitle: string;
  readonly name: string;
  readonly saving: SavingState;
  readonly shareUrl: string;
  /** Where the owner invites others; others have none. */
  readonly inviteUrl?: string | undefined;
  /** Only whose it is names it. */
  readonly owned: boolean;
  /** Who else is on it. */
  readonly together?: React.ReactNode;
  /** Undo and redo in the browser; without JavaScript undo posts the change back. */
  readonly history?:
    | { readonly undo?: (() => void) | undefined; readonly redo?: (() => void) | undefined }
    | undefined;
  readonly undoChange?: Change | undefined;
}

export const HeaderBar = memo(function HeaderBar(props: HeaderBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 lg:px-6">
      <Name key={props.name} {...props} />
      <Saving state={props.saving} />
      {props.together}
      <div className="ms-auto flex items-center gap-1">
        <History {...props} />
        <Clear />
        <Share url={props.shareUrl} inviteUrl={props.inviteUrl} />
      </div>
    </div>
  );
});

function Name({ name, familyTitle, owned }: HeaderBarProps) {
  const t = useTranslations('configurator');
  return (
    <div className="min-w-0">
      <h1 className="truncate font-semibold">{name || familyTitle}</h1>
      {owned && (
        <details className="text-sm">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 text-quiet hover:text-ink [&::-webkit-details-marker]:hidden">
            <Pencil size={14} strokeWidth={1.5} aria-hidden />
            {t('rename')}
          </summary>
          <IntentForm intent="rename" className="flex flex-wrap items-center gap-2 py-2">
            <input
              name="name"
              aria-label={t('name')}
              defaultValue={name}
              required
              maxLength={120}
              className="min-h-8 rounded-md border border-line bg-raised px-2"
            />
            <button className={buttonClass('secondary', 'dense')}>{t('saveName')}</button>
          </IntentForm>
        </details>
      )}
    </div>
  );
}

const SAVING = {
  saved: { icon: Check, look: 'text-success' },
  saving: { icon: LoaderCircle, look: 'text-quiet' },
  notSaved: { icon: CloudOff, look: 'text-warning' },
  ended: { icon: CloudOff, look: 'text-danger' },
} as const;

function Saving({ state }: { readonly state: SavingState }) {
  const t = useTranslations('configurator');
  const { icon: Icon, look } = SAVING[state];
  return (
    <p role="status" className={`flex items-center gap-1.5 text-sm ${look}`}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      {t(state)}
    </p>
  );
}

const TOOL =
  'inline-flex size-10 items-center justify-center rounded-md border border-transparent hover:border-line disabled:opacity-40 aria-disabled:opacity-40';

function History({ history, undoChange }: HeaderBarProps) {
  const t = useTranslations('configurator');
  if (!history) {
    return undoChange ? (
      <IntentForm intent="apply" fields={{ change: JSON.stringify(undoChange), undone: 1 }}>
        <button className={TOOL} title={t('undo')}>
          <Undo2 size={18} strokeWidth={1.5} aria-hidden />
          <span className="sr-only">{t('undo')}</span>
        </button>
      </IntentForm>
    ) : null;
  }
  return (
    <>
      {(['undo', 'redo'] as const).map((kind) => {
        const Icon = kind === 'undo' ? Undo2 : Redo2;
        return (
          <button
            key={kind}
            type="button"
            title={t(kind)}
            aria-disabled={history[kind] === undefined}
            onClick={() => history[kind]?.()}
            className={TOOL}
          >
            <Icon size={18} strokeWidth={1.5} aria-hidden />
            <span className="sr-only">{t(kind)}</span>
          </button>
        );
      })}
    </>
  );
}

function Clear() {
  const t = useTranslations('configurator');
  return (
    <IntentForm intent="clear">
      <button className={buttonClass('quiet', 'dense')}>{t('clear')}</button>
    </IntentForm>
  );
}

function Share({
  url,
  inviteUrl,
}: {
  readonly url: string;
  readonly inviteUrl: string | undefined;
}) {
  const t = useTranslations('configurator');
  const live = useTranslations('live');
  const [copied, setCopied] = useState(false);
  return (
    <details className="relative">
      <summary
        className={`${buttonClass('quiet', 'dense')} list-none [&::-webkit-details-marker]:hidden`}
      >
        <Share2 size={16} strokeWidth={1.5} aria-hidden />
        {t('share')}
      </summary>
      <div className="absolute end-0 top-full z-30 mt-1 w-80 max-w-[90vw] rounded-md border border-line bg-raised p-3 shadow-lg">
        <label className="text-sm">
          {t('shareLink')}
          <input
            readOnly
            value={url}
            onFocus={(event) => event.target.select()}
            className="mt-1 min-h-9 w-full rounded-md border border-line bg-paper px-2 font-mono text-xs"
          />
        </label>
        <button
          type="button"
          onClick={() => {
            void navigator.clipboard.writeText(url).then(() => setCopied(true));
          }}
          className={`${buttonClass('secondary', 'dense')} mt-2`}
        >
          {copied ? t('linkCopied') : t('copyLink')}
        </button>
        {inviteUrl && (
          <p className="mt-3 border-t border-line pt-3 text-sm">
            <a href={inviteUrl} className="text-accent underline underline-offset-4">
              {live('togetherLink')}
            </a>
          </p>
        )}
      </div>
    </details>
  );
}
